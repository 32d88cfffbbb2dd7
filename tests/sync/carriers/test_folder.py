import os
import socket
import time
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path

import pytest

from models.errors import BundleDamaged, BundleTooLarge, Interrupted, MediumReadOnly
from sync.carriers import folder
from sync.carriers.files import CHUNK, create
from sync.carriers.folder import FolderMedium, Found, Listing
from tests.sync.carriers.bundles import a_bundle, an_id, folder_of, ids, names, the_one


def hostile_folder(path, files):
    """A folder of bundles full of what somebody else put there."""
    folder = folder_of(path)
    folder.mkdir(parents=True)
    for number in range(files):
        (folder / f"photo {number:05}.jpg").touch()
    secret = path / "secret"
    secret.write_bytes(b"not for reading")
    for name in (
        "a\nb.scb",
        "a\tb",
        "..scb",
        "\u202ebcs.txt",
        "ı" * 32 + ".scb",
        f"{'0' * 32}.scb\n",
    ):
        (folder / name).touch()
    (folder / os.fsdecode(b"\xff\xfe.scb")).touch()
    (folder / ("x" * 255)).touch()
    (folder / f"{1:032x}.scb").symlink_to(secret)
    (folder / f"{2:032x}.scb").symlink_to("/dev/zero")
    (folder / f"{3:032x}.scb").symlink_to(f"{3:032x}.scb")
    (folder / f"{4:032x}.scb").mkdir()
    os.mkfifo(folder / f"{5:032x}.scb")
    os.mkfifo(folder / f"{6:032x}-{6:016x}.part")
    (folder / f"{7:032x}-{7:016x}.part").symlink_to(secret)
    with socket.socket(socket.AF_UNIX) as listening:
        here = Path.cwd()
        os.chdir(folder)  # The name of a socket must be short.
        try:
            listening.bind(f"{8:032x}.scb")
        finally:
            os.chdir(here)
    return files + 14


def test_what_was_written_is_listed_and_read_back(tmp_path):
    medium = FolderMedium(tmp_path)
    assert medium.listing() == Listing()
    bundles = {an_id(number): a_bundle(number, size=number) for number in (3, 1, CHUNK * 2)}
    for bundle_id, data in bundles.items():
        assert medium.put(bundle_id, data)
    assert names(tmp_path) == [f"{each.hex()}.scb" for each in sorted(bundles)]
    listing = medium.listing()
    assert listing.foreign == 0
    assert [found.id for found in listing.bundles] == sorted(bundles)
    for found in listing.bundles:
        assert found.size == len(bundles[found.id])
        assert medium.read(found) == bundles[found.id]
        assert medium.head(found, 40) == bundles[found.id][:40]


def test_what_is_there_already_is_not_written_again_unless_it_differs(tmp_path):
    medium = FolderMedium(tmp_path)
    data = a_bundle(1)
    assert medium.put(an_id(1), data)
    file = folder_of(tmp_path) / f"{an_id(1).hex()}.scb"
    before = file.stat().st_ino
    assert not medium.put(an_id(1), data)
    assert file.stat().st_ino == before
    for broken in (data[:-1], bytes(len(data)), b""):
        file.write_bytes(broken)
        assert medium.put(an_id(1), data)
        assert file.read_bytes() == data


def test_names_in_capitals_are_the_same_bundle(tmp_path):
    medium = FolderMedium(tmp_path)
    medium.put(bytes.fromhex("ab" * 16), b"data")
    file = folder_of(tmp_path) / f"{'ab' * 16}.scb"
    file.rename(file.with_name(file.name.upper()))
    assert ids(medium) == [bytes.fromhex("ab" * 16)]
    assert medium.remove([bytes.fromhex("ab" * 16)]) == (bytes.fromhex("ab" * 16),)
    assert names(tmp_path) == []


def test_another_user_of_another_laptop_can_read_and_remove(tmp_path):
    before = os.umask(0o077)
    try:
        FolderMedium(tmp_path).put(an_id(1), b"data")
    finally:
        os.umask(before)
    folder = folder_of(tmp_path)
    assert (folder / f"{an_id(1).hex()}.scb").stat().st_mode & 0o777 == 0o644
    assert [each.stat().st_mode & 0o777 for each in (folder, folder.parent)] == [0o777, 0o777]


def test_only_what_was_delivered_is_removed(tmp_path):
    medium = FolderMedium(tmp_path)
    for number in range(4):
        medium.put(an_id(number), a_bundle(number))
    (folder_of(tmp_path) / "letter.txt").touch()
    assert medium.remove([]) == ()
    assert medium.remove([an_id(2), an_id(0), an_id(9)]) == (an_id(0), an_id(2))
    assert ids(medium) == [an_id(1), an_id(3)]
    assert (folder_of(tmp_path) / "letter.txt").exists()


def test_leftovers_are_no_bundles_and_are_cleaned_unless_they_are_being_written(tmp_path):
    medium = FolderMedium(tmp_path)
    medium.put(an_id(1), a_bundle(1))
    dead, alive = (
        folder_of(tmp_path) / f"{an_id(2).hex()}-{number:016x}.part" for number in range(2)
    )
    dead.write_bytes(b"half of a bund")
    handle = create(alive)
    assert ids(medium) == [an_id(1)]
    assert len(medium.listing().leftovers) == 2
    assert medium.clean() == 1
    assert (dead.exists(), alive.exists()) == (False, True)
    os.close(handle)
    assert medium.clean() == 1
    assert ids(medium) == [an_id(1)]


def test_ten_thousand_foreign_files_and_hostile_names_cost_nothing(tmp_path):
    foreign = hostile_folder(tmp_path, 10_000)
    medium = FolderMedium(tmp_path)
    medium.put(an_id(0xABC), b"ours")
    took = []
    for _ in range(3):
        begin = time.perf_counter()
        listing = medium.listing()
        took.append(time.perf_counter() - begin)
    assert [found.id for found in listing.bundles] == [an_id(0xABC)]
    assert listing.foreign == foreign
    assert min(took) < 0.2
    assert medium.clean() == 0
    assert len(list(folder_of(tmp_path).iterdir())) == foreign + 3
    assert (tmp_path / "secret").read_bytes() == b"not for reading"


def test_a_folder_without_end_is_looked_through_only_so_far(tmp_path, monkeypatch):
    medium = FolderMedium(tmp_path)
    for number in range(5):
        medium.put(an_id(number), b"x")
    monkeypatch.setattr(folder, "MOST_NAMES", 5)
    assert not medium.listing().more
    monkeypatch.setattr(folder, "MOST_NAMES", 3)
    assert (len(medium.listing().bundles), medium.listing().more) == (3, True)


def test_several_programs_write_and_clean_in_one_folder_at_once(tmp_path):
    def write(first):
        medium = FolderMedium(tmp_path)
        for number in range(first, first + 40):
            assert medium.put(an_id(number), bytes(5000))

    def clean(_):
        medium = FolderMedium(tmp_path)
        for _ in range(300):
            medium.clean()

    FolderMedium(tmp_path).put(an_id(0), b"x")
    with ThreadPoolExecutor(4) as pool:
        acts = [(write, 1), (write, 100), (clean, 0), (clean, 0)]
        for done in [pool.submit(act, first) for act, first in acts]:
            done.result()
    assert len(ids(FolderMedium(tmp_path))) == 81
    assert FolderMedium(tmp_path).listing().leftovers == ()


@pytest.mark.parametrize("number", range(1, 6))
def test_nothing_but_regular_files_is_opened(tmp_path, number):
    hostile_folder(tmp_path, 0)
    medium = FolderMedium(tmp_path)
    found = Found(an_id(number), f"{number:032x}.scb", 1)
    with pytest.raises(BundleDamaged):
        medium.read(found)
    with pytest.raises(BundleDamaged):
        medium.head(found, 10)


def test_writing_over_a_planted_link_leaves_alone_what_it_points_to(tmp_path):
    hostile_folder(tmp_path, 0)
    medium = FolderMedium(tmp_path)
    assert medium.put(an_id(1), b"ours")
    assert medium.put(an_id(5), b"ours")
    assert ids(medium) == [an_id(1), an_id(5)]
    assert (tmp_path / "secret").read_bytes() == b"not for reading"


@pytest.mark.parametrize("link", ["SAFE-CONDUCT", "SAFE-CONDUCT/bundles"])
def test_a_link_in_place_of_our_folder_is_not_followed(tmp_path, link):
    elsewhere = tmp_path / "elsewhere"
    FolderMedium(tmp_path / "elsewhere" if elsewhere.mkdir() else elsewhere).put(an_id(1), b"x")
    stick = tmp_path / "stick"
    (stick / link).parent.mkdir(parents=True)
    (stick / link).symlink_to(elsewhere / link, target_is_directory=True)
    medium = FolderMedium(stick)
    assert medium.listing() == Listing()
    assert medium.remove([an_id(1)]) == ()
    with pytest.raises(MediumReadOnly):
        medium.put(an_id(2), b"y")
    assert names(elsewhere) == [f"{an_id(1).hex()}.scb"]


def test_too_large_is_neither_written_nor_read(tmp_path):
    medium = FolderMedium(tmp_path, largest=1000)
    with pytest.raises(BundleTooLarge):
        medium.put(an_id(1), bytes(1001))
    assert medium.put(an_id(1), bytes(1000))
    with (folder_of(tmp_path) / f"{an_id(2).hex()}.scb").open("wb") as file:
        file.truncate(5 << 30)  # Larger than FAT can hold, and than memory should.
    first, second = medium.listing().bundles
    assert len(medium.read(first)) == 1000
    with pytest.raises(BundleTooLarge):
        medium.read(second)


def test_cancelling_between_chunks_leaves_nothing_behind(tmp_path):
    medium = FolderMedium(tmp_path)
    moved = []
    with pytest.raises(Interrupted):
        medium.put(an_id(1), bytes(4 * CHUNK), moved.append, lambda: len(moved) == 2)
    assert moved == [CHUNK, CHUNK]
    assert names(tmp_path) == []
    medium.put(an_id(1), bytes(4 * CHUNK))
    moved.clear()
    with pytest.raises(Interrupted):
        medium.read(the_one(medium), moved.append, lambda: len(moved) == 3)
    assert moved == [CHUNK] * 3
