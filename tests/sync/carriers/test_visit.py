import pytest

from models.errors import (
    BundleDamaged,
    BundleTooLarge,
    DeviceUnknown,
    DiskFull,
    Interrupted,
    MediumBroken,
    MediumFull,
    MediumReadOnly,
    MediumRemoved,
    SignatureInvalid,
)
from sync.bundle import seal
from sync.bundle.content import Recipient
from sync.bundle.envelope import PEEK, key_name
from sync.carriers.files import CHUNK
from sync.carriers.folder import FolderMedium
from sync.carriers.report import FolderReport, Phase, Skipped
from sync.carriers.visit import LONGEST_HEAD, Reader, exchange_with
from tests.sync.bundle.bundles import OTHER, READER, SENDER, a_content, everybody
from tests.sync.carriers.bundles import (
    OURS,
    THEIRS,
    a_bundle,
    an_id,
    file_of,
    folder_of,
    ids,
    peek,
)
from tests.sync.carriers.registers import Register, lay


def test_a_stick_that_says_nothing_and_a_register_that_says_nothing(tmp_path):
    assert Register().meets(tmp_path) == FolderReport()
    assert list(tmp_path.iterdir()) == []


def test_takes_what_is_ours_leaves_what_is_not_writes_and_removes_in_this_order(tmp_path):
    lay(
        tmp_path,
        a_bundle(3, OURS),
        a_bundle(1, THEIRS, OURS, size=2000),
        a_bundle(2, THEIRS, size=500),
        a_bundle(4, OURS),
    )
    register = Register({an_id(9): a_bundle(9, THEIRS)}, [an_id(4), an_id(77)])
    report = register.meets(tmp_path)
    assert register.took == report.taken == [an_id(1), an_id(3), an_id(4)]
    assert register.order == ["take"] * 3 + ["give", "let go"]
    assert (report.for_others, report.bytes_for_others) == (1, len(a_bundle(2, THEIRS, size=500)))
    assert report.bytes_taken == 4000 + 4 * 8 + 3 * 54
    assert (report.written, report.removed) == ([an_id(9)], [an_id(4)])
    assert report.bytes_written == len(a_bundle(9, THEIRS))
    assert report.stopped is None
    assert ids(FolderMedium(tmp_path)) == [an_id(number) for number in (1, 2, 3, 9)]


def test_one_stick_serves_many_laptops_in_any_order(tmp_path):
    """Store and forward: each writes for the other two; everybody gets everything once it has gone round."""
    keys = [f"laptop {number}".encode() for number in range(3)]
    got = {key: set() for key in keys}
    sent = {}
    for turn in range(6):
        key = keys[turn % 3]
        number = turn + 1
        mine = a_bundle(number, *(each for each in keys if each != key))
        sent[an_id(number)] = key
        exchange_with(
            FolderMedium(tmp_path),
            lambda bundle, key=key: got[key].add(bundle[:16]),
            lambda mine=mine: [(mine[:16], mine)],
            lambda: [each for each in sent if all(each in got[k] for k in keys if k != sent[each])],
            reader=Reader(peek, {key}, lambda each, key=key: each not in got[key]),
        )
    assert got[keys[2]] == {each for each, key in sent.items() if key != keys[2]}
    # The first four have been read by both others: they have gone.
    assert ids(FolderMedium(tmp_path)) == [an_id(5), an_id(6)]


def test_real_bundles_find_their_reader_on_a_stick(stick):
    sealed = {}
    for recipients in ([READER], [OTHER], [OTHER, READER], [OTHER] * 20 + [READER]):
        names = [Recipient(each.id, each.receiving_key) for each in recipients]
        bundle = seal.seal(a_content(), SENDER, names)
        sealed[seal.peek(bundle).bundle_id] = bundle
    assert set(Register(sealed).meets(stick.path).written) == set(sealed)
    first, _, cut, altered = sealed
    for bundle_id, start, harm in ((cut, -1, b""), (altered, -20, bytes(20))):
        file = folder_of(stick.path) / f"{bundle_id.hex()}.scb"
        file.write_bytes(file.read_bytes()[:start] + harm)
    opened = []
    report = exchange_with(
        FolderMedium(stick.path),
        lambda bundle: opened.append(seal.open_sealed(bundle, READER, everybody).bundle_id),
        list,
        list,
        reader=Reader(seal.peek, {key_name(READER.receiving_key)}),
    )
    assert report.taken == opened == [first]
    assert report.for_others == 1
    assert {each.id: each.reason for each in report.skipped} == {
        cut: BundleDamaged("size"),
        altered: BundleDamaged("seal"),
    }


@pytest.mark.parametrize(
    ("harm", "part"),
    [
        (lambda data: b"", "envelope"),
        (lambda data: data[:10], "envelope"),
        (lambda data: data[:-1], "size"),
        (lambda data: data + b"x", "size"),
        (lambda data: data[:-40] + bytes([data[-40] ^ 1]) + data[-39:], "seal"),
        (lambda data: bytes(len(data)), "envelope"),
        (lambda data: bytes(15) + b"\x09" + data[16:], "envelope"),
    ],
)
def test_a_half_written_or_altered_bundle_is_skipped_and_told(tmp_path, harm, part):
    lay(tmp_path, *(a_bundle(number) for number in (1, 2, 3)))
    file_of(tmp_path, 2).write_bytes(harm(file_of(tmp_path, 2).read_bytes()))
    register = Register()
    report = register.meets(tmp_path)
    assert register.took == report.taken == [an_id(1), an_id(3)]
    assert report.skipped == [Skipped(an_id(2), BundleDamaged(part))]
    assert file_of(tmp_path, 2).exists()


def test_one_of_a_megabyte_too_much_is_not_even_opened(tmp_path):
    lay(tmp_path, a_bundle(1))
    with file_of(tmp_path, 2).open("wb") as file:
        file.truncate(1 << 40)
    (skipped,) = Register().meets(tmp_path).skipped
    assert isinstance(skipped.reason, BundleTooLarge)


@pytest.mark.parametrize("error", [DeviceUnknown("x"), SignatureInvalid("bundle")])
def test_one_not_to_be_believed_is_skipped_and_told(tmp_path, error):
    lay(tmp_path, a_bundle(1), a_bundle(2))

    class Wary(Register):
        def take(self, bundle):
            if bundle[:16] == an_id(1):
                raise error
            super().take(bundle)

    report = Wary().meets(tmp_path)
    assert report.taken == [an_id(2)]
    assert report.skipped == [Skipped(an_id(1), error)]


def test_an_error_of_the_register_is_passed_on(tmp_path):
    lay(tmp_path, a_bundle(1))

    class Full(Register):
        def take(self, bundle):
            raise DiskFull

    with pytest.raises(DiskFull):
        Full().meets(tmp_path)


def test_a_second_file_with_the_same_identifier_is_only_a_second_chance(tmp_path):
    number = 0xABCDEF
    lay(tmp_path, a_bundle(number))
    file = file_of(tmp_path, number)
    capitals = file.with_name(file.name.upper())
    capitals.write_bytes(file.read_bytes())
    assert Register().meets(tmp_path).taken == [an_id(number)]
    data = bytearray(file.read_bytes())
    data[-1] ^= 1
    capitals.write_bytes(data)
    report = Register().meets(tmp_path)
    assert report.taken == [an_id(number)]
    assert len(report.skipped) == 1


def test_recipients_are_seen_however_many_there_are(tmp_path):
    crowd = [number.to_bytes(8, "big") for number in range(5000)]
    lay(tmp_path, a_bundle(1, *crowd, OURS), a_bundle(2, *crowd))
    assert Register().meets(tmp_path).taken == [an_id(1)]
    assert PEEK <= LONGEST_HEAD


def test_what_is_known_already_is_not_read_again(tmp_path):
    lay(tmp_path, a_bundle(1), a_bundle(2), a_bundle(3, THEIRS))
    report = Register().meets(tmp_path, reader=Reader(peek, {OURS}, lambda each: each != an_id(1)))
    assert (report.taken, report.known, report.for_others) == ([an_id(2)], 1, 1)


def test_no_more_is_moved_in_one_exchange_than_may_be(tmp_path):
    lay(tmp_path, *(a_bundle(number, size=1000) for number in range(1, 6)))
    register = Register({an_id(number): a_bundle(number, THEIRS) for number in range(10, 20)})
    report = register.meets(tmp_path, reader=Reader(peek, {OURS}, most_bytes=3500))
    assert (report.taken, report.postponed) == ([an_id(1), an_id(2), an_id(3)], 2)
    assert (report.written, report.cut_short) == ([an_id(10), an_id(11), an_id(12)], True)
    report = Register().meets(tmp_path, reader=Reader(peek, {OURS}, lambda each: each > an_id(3)))
    assert report.taken == [an_id(4), an_id(5)]


def test_progress_counts_files_and_bytes_up_to_what_was_promised(tmp_path):
    ours = [a_bundle(number, size=CHUNK * number) for number in (1, 2)]
    lay(tmp_path, *ours, a_bundle(3, THEIRS))
    there = file_of(tmp_path, 3).read_bytes()
    register = Register({an_id(9): a_bundle(9, THEIRS, size=CHUNK), an_id(3): there})
    report = register.meets(tmp_path)
    assert (report.written, report.unchanged) == ([an_id(9)], [an_id(3)])
    last = {step.phase: step for step in register.steps}
    assert (last[Phase.LOOKING].files, last[Phase.LOOKING].of_files) == (3, 3)
    reading = last[Phase.READING]
    assert (reading.files, reading.bytes) == (reading.of_files, reading.of_bytes)
    assert (reading.files, reading.bytes) == (2, sum(map(len, ours)))
    assert (last[Phase.WRITING].files, last[Phase.WRITING].bytes) == (2, report.bytes_written)
    read = [step.bytes for step in register.steps if step.phase is Phase.READING]
    assert read == sorted(read)
    assert len(set(read)) == 1 + 2 + 3


@pytest.mark.parametrize("phase", list(Phase))
def test_cancelling_keeps_what_was_done_and_ends_soon(tmp_path, phase):
    lay(tmp_path, *(a_bundle(number, size=3 * CHUNK) for number in (1, 2)))
    register = Register({an_id(9): a_bundle(9, THEIRS, size=3 * CHUNK)}, [an_id(1)])
    begun = {Phase.LOOKING: 1, Phase.READING: 5 * CHUNK, Phase.WRITING: CHUNK}[phase]

    def cancelled():
        step = register.steps[-1] if register.steps else None
        return step and step.phase is phase and max(step.bytes, step.files) >= begun

    report = register.meets(tmp_path, cancelled)
    assert isinstance(report.stopped, Interrupted)
    taken = {Phase.LOOKING: [], Phase.READING: [an_id(1)], Phase.WRITING: [an_id(1), an_id(2)]}
    assert report.taken == register.took == taken[phase]
    assert report.written == report.removed == []
    assert ids(FolderMedium(tmp_path)) == [an_id(1), an_id(2)]
    assert FolderMedium(tmp_path).listing().leftovers == ()


def test_a_write_protected_stick_gives_and_takes_nothing(stick):
    lay(stick.path, a_bundle(1))
    (folder_of(stick.path) / f"{an_id(5).hex()}-{0:016x}.part").touch()
    stick.read_only()
    assert Register().meets(stick.path).stopped is None
    report = Register({an_id(9): a_bundle(9, THEIRS)}).meets(stick.path)
    assert report.taken == [an_id(1)]
    assert isinstance(report.stopped, MediumReadOnly)
    assert isinstance(Register((), [an_id(1)]).meets(stick.path).stopped, MediumReadOnly)


def test_on_a_full_stick_what_was_delivered_makes_room(stick):
    lay(stick.path, a_bundle(1, THEIRS, size=1 << 20))
    (folder_of(stick.path) / f"{an_id(5).hex()}-{0:016x}.part").write_bytes(bytes(1 << 20))
    register = Register({an_id(9): a_bundle(9, THEIRS, size=6 * CHUNK)}, [an_id(1)])

    def filled():
        if not stick.is_filled and register.steps[-1].bytes == 4 * CHUNK:
            stick.fill()

    report = register.meets(stick.path, filled)
    assert (report.cleaned, report.removed, report.written) == (1, [an_id(1)], [an_id(9)])
    assert (report.stopped, register.steps[-1].bytes) == (None, report.bytes_written)
    report = Register({an_id(10): a_bundle(10, size=6 * CHUNK)}).meets(stick.path)
    assert isinstance(report.stopped, MediumFull)
    assert ids(FolderMedium(stick.path)) == [an_id(9)]


@pytest.mark.parametrize("phase", [Phase.READING, Phase.WRITING])
def test_a_stick_pulled_out_in_the_middle(stick, phase):
    lay(stick.path, *(a_bundle(number, size=3 * CHUNK) for number in (1, 2)))
    register = Register({an_id(9): a_bundle(9, THEIRS, size=3 * CHUNK)}, [an_id(1)])

    def pulled():
        step = register.steps[-1]
        if step.phase is phase and step.bytes >= CHUNK and stick.path.is_mount():
            stick.pull()
        return False

    report = register.meets(stick.path, pulled)
    assert isinstance(report.stopped, MediumRemoved)
    assert report.taken == register.took == ([] if phase is Phase.READING else [an_id(1), an_id(2)])
    assert report.written == report.removed == []
    assert list(stick.path.iterdir()) == []


@pytest.mark.parametrize("lost", [1, 4])
def test_a_bad_place_costs_its_bundle_and_a_worn_out_stick_the_exchange(disk, lost):
    lay(disk.path, *(a_bundle(number, size=1 << 19) for number in range(8)))
    broken = [an_id(int(path.stem, 16)) for path in disk.lose(folder_of(disk.path), lost)]
    report = Register({an_id(9): a_bundle(9, THEIRS)}).meets(disk.path)
    assert all(isinstance(each.reason, MediumBroken) for each in report.skipped)
    assert len(report.skipped) == min(lost, 3)
    assert {each.id for each in report.skipped} <= set(broken)
    if lost == 1:
        assert report.stopped is None
        assert len(report.taken) == 7
    else:
        assert isinstance(report.stopped, MediumBroken)
        assert report.written == []
