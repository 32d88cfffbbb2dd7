"""The chain on disk: gapless, signed at its newest entry, readable in order and one by one."""

import pytest

from models.clock import HandClock
from models.errors import ChainBroken, TooMuchAtOnce
from store import device, journal
from store.entry import MOST_BODY, decode_header, hash_of
from store.unit_of_work import edit
from tests.store.invented import NOON, OtherLaptop, author, every_entry, person, register


@pytest.fixture
def vault(tmp_path):
    with register(tmp_path) as opened:
        yield opened


def write(vault, me, clock, count):
    for number in range(count):
        with edit(vault, me, "intake") as record:
            record.add(person(clock, number))


def test_every_entry_names_the_hash_of_the_one_before(vault, clock):
    me = author(vault, clock)
    write(vault, me, clock, 4)
    previous = bytes(32)
    for number, each in enumerate(every_entry(vault), start=1):
        header = decode_header(each.header)
        assert (header.number, header.previous) == (number, previous)
        assert header.digest == hash_of(each.body)
        previous = hash_of(each.header)
        assert each.hash == previous


def test_one_checkpoint_a_device_over_its_newest_entry(vault, clock):
    me = author(vault, clock)
    write(vault, me, clock, 3)
    newest = every_entry(vault)[-1]
    with vault.read() as cursor:
        (signed,) = journal.checkpoints(cursor)
        key = device.public_key(cursor, me.device.id)
    assert (signed.number, signed.header_hash) == (3, newest.hash)
    assert device.vouches(key, newest.hash, signed.signature)
    assert not device.vouches(key, every_entry(vault)[0].hash, signed.signature)
    assert not device.vouches(b"short", newest.hash, signed.signature)


def test_entries_are_read_by_device_and_number_in_pieces(vault, clock, monkeypatch):
    monkeypatch.setattr(journal, "CHUNK", 2)
    me = author(vault, clock)
    write(vault, me, clock, 5)
    other = OtherLaptop(vault)
    for _ in range(3):
        other.write(verb="nothing")
    names = [each.head for each in every_entry(vault)]
    assert names == sorted(names)
    assert len(names) == 8
    with vault.read() as cursor:
        assert journal.devices(cursor) == sorted({me.device.id, other.device.id})
        assert journal.count(cursor) == 8
        mine = journal.entries(cursor, (me.device.id, 1), (me.device.id, 3))
        assert [each.number for each in mine] == [2, 3]
        assert journal.read(cursor, (me.device.id, 2)).number == 2
        assert journal.read(cursor, (me.device.id, 9)) is None
        assert journal.held(cursor, (me.device.id, 5))
        assert not journal.held(cursor, (me.device.id, 6))
        with pytest.raises(ChainBroken):
            journal.time_of(cursor, (me.device.id, 6))


def test_the_highest_head_seen_of_another_never_goes_down(vault):
    other = OtherLaptop(vault)
    first, time = other.make(verb="x")
    second, later = other.make(verb="x")
    other.deliver(first, time, [])
    other.deliver(second, later, [])
    with vault.write() as cursor:
        older = journal.Checkpoint(first.device, 1, first.hash, other.device.sign(first.hash))
        journal.insert(cursor, [], older)
        cursor.execute("SELECT number, header_hash FROM seen_head")
        assert cursor.fetchall() == [(2, second.hash)]


@pytest.mark.parametrize(
    ("start", "code"),
    [("0000000000", "0000-0000"), ("ffffffffff", "ZZZZ-ZZZZ"), ("0123456789", "04HM-ASW9")],
)
def test_a_head_code_is_forty_bits_in_crockfords_letters(start, code):
    assert journal.code_of(bytes.fromhex(start) + bytes(27)) == code


def test_a_restored_backup_goes_on_under_another_name(vault, clock):
    me = author(vault, clock)
    write(vault, me, clock, 2)
    with vault.write() as cursor:
        fresh = device.succeed(cursor, clock)
        assert device.own(cursor).id == fresh.id
        cursor.execute("SELECT closed, private_key FROM device WHERE id = ?", (me.device.id,))
        # Not closed: what others hold of it, and this backup does not, is still taken in.
        assert cursor.fetchone() == (None, None)
    again = author(vault, HandClock(NOON))
    write(vault, again, clock, 1)
    assert [each.head for each in every_entry(vault)] == sorted(
        [(me.device.id, 1), (me.device.id, 2), (fresh.id, 1)]
    )


def test_the_key_shows_itself_to_nobody(vault, clock):
    me = author(vault, clock)
    secret = me.device.private_key.private_bytes_raw()
    assert secret.hex() not in repr(me)
    assert repr(secret)[2:-1] not in repr(me)


def test_what_no_bundle_could_carry_is_not_written(vault, clock):
    me = author(vault, clock)
    write(vault, me, clock, 1)
    with pytest.raises(TooMuchAtOnce), edit(vault, me, "intake") as record:
        record.add(person(clock, 1, note="x" * MOST_BODY))
    assert len(every_entry(vault)) == 1
    with edit(vault, me, "intake") as record:
        record.add(person(clock, 1, note="x" * (MOST_BODY - 2000)))
    assert len(every_entry(vault)) == 2
