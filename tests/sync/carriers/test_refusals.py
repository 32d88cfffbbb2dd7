"""What sticks really do: full, write-protected, pulled out, worn out; on file systems mounted for the test."""

import errno
import os
from itertools import count

import pytest

from models.errors import MediumBroken, MediumFull, MediumReadOnly, MediumRemoved
from sync.carriers.files import CHUNK
from sync.carriers.folder import FolderMedium, Listing
from sync.carriers.refusals import at_the_edge, medium_error
from tests.sync.carriers.bundles import a_bundle, an_id, folder_of, ids, names, the_one

MEBIBYTE = 1 << 20


def test_a_folder_that_is_not_there_is_a_stick_that_was_pulled_out(tmp_path):
    with pytest.raises(MediumRemoved):
        FolderMedium(tmp_path / "nowhere")
    gone = tmp_path / "gone"
    gone.mkdir()
    medium = FolderMedium(gone)
    gone.rmdir()
    for act in (medium.listing, medium.clean, lambda: medium.put(an_id(1), b"x")):
        with pytest.raises(MediumRemoved):
            act()


def test_a_full_stick_is_noticed_before_writing(stick):
    medium = FolderMedium(stick.path)
    medium.put(an_id(1), a_bundle(1))
    stick.fill(leaving=100_000)
    before = stick.path.joinpath("ballast").stat().st_size
    with pytest.raises(MediumFull) as told:
        medium.put(an_id(2), bytes(200_000))
    assert told.value.needed >= 200_000
    assert 90_000 <= told.value.free <= 110_000
    assert names(stick.path) == [f"{an_id(1).hex()}.scb"]
    stick.empty()
    assert medium.put(an_id(2), bytes(200_000))
    assert before > 3 * MEBIBYTE


def test_a_stick_that_fills_up_while_it_is_written_to_keeps_no_half(stick):
    medium = FolderMedium(stick.path)
    calls = count()
    with pytest.raises(MediumFull) as told:
        medium.put(an_id(1), bytes(8 * CHUNK), lambda _: stick.fill() if next(calls) == 1 else None)
    assert told.value.needed == 8 * CHUNK
    assert told.value.free < told.value.needed
    assert names(stick.path) == []
    stick.empty()
    assert medium.put(an_id(1), bytes(8 * CHUNK))


def test_a_stick_without_room_for_our_folders_is_full(stick):
    stick.fill()
    with pytest.raises(MediumFull):
        FolderMedium(stick.path).put(an_id(1), b"x")


def test_a_write_protected_stick_can_be_read(stick):
    medium = FolderMedium(stick.path)
    data = a_bundle(1)
    medium.put(an_id(1), data)
    (folder_of(stick.path) / f"{an_id(2).hex()}-{0:016x}.part").touch()
    stick.read_only()
    assert medium.read(the_one(medium)) == data
    assert not medium.put(an_id(1), data)
    for act in (
        lambda: medium.put(an_id(2), b"x"),
        lambda: medium.remove([an_id(1)]),
        medium.clean,
    ):
        with pytest.raises(MediumReadOnly):
            act()
    stick.writable()
    assert medium.remove([an_id(1)]) == (an_id(1),)


def test_an_empty_write_protected_stick_says_so(stick):
    stick.read_only()
    medium = FolderMedium(stick.path)
    assert medium.listing() == Listing()
    with pytest.raises(MediumReadOnly):
        medium.put(an_id(1), b"x")


@pytest.mark.parametrize("chunk", [0, 1, 3])
def test_a_stick_pulled_out_while_it_is_written_to(stick, chunk):
    medium = FolderMedium(stick.path)
    medium.put(an_id(1), b"x")
    calls = count()
    with pytest.raises(MediumRemoved):
        medium.put(
            an_id(2), bytes(4 * CHUNK), lambda _: stick.pull() if next(calls) == chunk else None
        )
    # What is left is the laptop's own empty folder: nothing may have been written into it.
    assert list(stick.path.iterdir()) == []
    for act in (
        medium.listing,
        medium.clean,
        lambda: medium.remove([an_id(1)]),
        lambda: medium.put(an_id(3), b"x"),
    ):
        with pytest.raises(MediumRemoved):
            act()
    assert list(stick.path.iterdir()) == []


def test_a_stick_pulled_out_while_it_is_read(stick):
    medium = FolderMedium(stick.path)
    medium.put(an_id(1), bytes(4 * CHUNK))
    found = the_one(medium)
    calls = count()
    with pytest.raises(MediumRemoved):
        medium.read(found, lambda _: stick.pull() if next(calls) == 1 else None)
    with pytest.raises(MediumRemoved):
        medium.read(found)


def test_a_stick_pulled_out_before_the_exchange_began(stick):
    device = stick.path.stat().st_dev
    FolderMedium(stick.path, device=device).listing()
    stick.pull()
    with pytest.raises(MediumRemoved):
        FolderMedium(stick.path, device=device)


def test_a_stick_with_bad_blocks(disk):
    medium = FolderMedium(disk.path)
    bundles = {an_id(number): os.urandom(MEBIBYTE) for number in range(5)}
    for bundle_id, data in bundles.items():
        medium.put(bundle_id, data)
    (lost,) = disk.lose(folder_of(disk.path), 1)
    medium = FolderMedium(disk.path)
    read, broken = [], []
    for found in medium.listing().bundles:
        try:
            assert medium.read(found) == bundles[found.id]
            read.append(found.id)
        except MediumBroken:
            broken.append(found.id)
    assert lost.name in {f"{each.hex()}.scb" for each in broken}
    assert read


def test_on_a_real_disk(disk):
    small_round(disk.path)


def test_on_fat(fat_stick):
    small_round(fat_stick.path)


def put_many(medium, numbers):
    for number in numbers:
        medium.put(an_id(number), bytes(MEBIBYTE))


def small_round(path):
    medium = FolderMedium(path)
    data = a_bundle(1, size=3 * CHUNK)
    assert medium.put(an_id(1), data)
    assert medium.put(an_id(2), data)
    assert medium.read(medium.listing().bundles[0]) == data
    assert medium.remove([an_id(1)]) == (an_id(1),)
    assert ids(medium) == [an_id(2)]
    with pytest.raises(MediumFull):
        put_many(medium, range(10, 100))
    assert medium.listing().leftovers == ()


@pytest.mark.parametrize(
    ("number", "error"),
    [
        (errno.ENOSPC, MediumFull),
        (errno.EDQUOT, MediumFull),
        (errno.EROFS, MediumReadOnly),
        (errno.EACCES, MediumReadOnly),
        (errno.ENODEV, MediumRemoved),
        (errno.ESTALE, MediumRemoved),
        (errno.EIO, MediumBroken),
        (errno.EINVAL, MediumBroken),
        (None, MediumBroken),
    ],
)
def test_each_refusal_has_its_meaning_and_names_no_file(tmp_path, number, error):
    with pytest.raises(error) as told, at_the_edge(tmp_path, tmp_path.stat().st_dev, 7):
        raise OSError(number, "refused", "/somewhere/surname.scb")
    assert told.value.__cause__ is None
    assert told.value.__suppress_context__
    assert "surname" not in f"{told.value} {told.value!r}"
    if error is MediumFull:
        assert told.value.needed == 7
        assert told.value.free > 0


@pytest.mark.parametrize(
    ("number", "error"),
    [
        (112, MediumFull),
        (19, MediumReadOnly),
        (21, MediumRemoved),
        (1167, MediumRemoved),
        (23, MediumBroken),
    ],
)
def test_windows_says_it_in_numbers_of_its_own(tmp_path, number, error):
    refused = OSError(errno.EINVAL, "refused")
    refused.winerror = number
    assert isinstance(medium_error(refused, tmp_path, tmp_path.stat().st_dev), error)


def test_an_input_error_of_a_device_that_is_gone_means_it_was_pulled_out(tmp_path):
    device = tmp_path.stat().st_dev
    there = tmp_path / f"{os.major(device)}:{os.minor(device)}"
    there.mkdir()
    refused = OSError(errno.EIO, "refused")
    if os.major(device) == 0:
        pytest.skip("temporary files are on no device here")
    assert isinstance(medium_error(refused, tmp_path, device, devices=tmp_path), MediumBroken)
    there.rmdir()
    assert isinstance(medium_error(refused, tmp_path, device, devices=tmp_path), MediumRemoved)


def test_another_file_system_in_its_place_is_another_stick(tmp_path):
    refused = OSError(errno.ENOSPC, "refused")
    other = tmp_path.stat().st_dev + 1
    assert isinstance(medium_error(refused, tmp_path, other), MediumRemoved)
