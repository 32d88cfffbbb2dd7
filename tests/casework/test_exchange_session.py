"""What is not to be believed is refused with its own error, and the register stays as it was."""

import zlib
from collections.abc import Iterator
from pathlib import Path

import cbor2
import pytest

from casework import exchange, trust
from gui.messages import message_for
from models.errors import (
    AuthorityForeign,
    BundleDamaged,
    BundleNotForUs,
    BundleTooLarge,
    BundleTooNew,
    DeviceRevoked,
    DeviceUnknown,
    MediumRemoved,
    RosterExpired,
)
from resources.words import SCREEN_LANGUAGES, words
from store import journal
from sync.bundle import encoding
from sync.bundle.content import Content, Recipient
from tests.casework.fleet import Fleet, a_fleet, open_register
from tests.casework.people import a_person
from tests.sync.bundle.bundles import AUTHORITY, HOLDINGS, deflated, sealed_statement, signed

BUNDLES = Path("SAFE-CONDUCT") / "bundles"


@pytest.fixture
def fleet(tmp_path: Path) -> Iterator[Fleet]:
    with a_fleet(tmp_path, "point", "camp") as found:
        yield found


def bundles_on(fleet):
    return sorted((fleet.stick / BUNDLES).iterdir())


def held(workspace):
    with workspace.vault.read() as cursor:
        cursor.execute("SELECT device, count(*), count(body) FROM entry GROUP BY device")
        return cursor.fetchall()


def kinds(report):
    return [type(error) for error in report.refused]


def test_a_revoked_device_is_refused_by_its_name_and_reason(fleet):
    point = fleet.at["point"]
    a_person(point)
    fleet.carry("point")
    trust.revoke(fleet.at["bureau"], point.author.device.text, "laptop stolen")
    before = held(fleet.at["bureau"])
    (report,) = fleet.carry("bureau")
    assert [(type(e), e.reason) for e in report.refused] == [(DeviceRevoked, "laptop stolen")]
    assert held(fleet.at["bureau"]) == before


def test_who_learns_of_a_revocation_refuses_too(fleet):
    point = fleet.at["point"]
    trust.revoke(fleet.at["bureau"], point.author.device.text, "laptop stolen")
    fleet.carry("bureau", "camp")
    a_person(point)
    fleet.carry("point")
    (report,) = fleet.carry("camp")
    assert kinds(report) == [DeviceRevoked]


def test_two_authorities_never_mix(fleet, tmp_path):
    point = fleet.at["point"]
    a_person(point)
    stranger = open_register(tmp_path / "elsewhere", "camp", fleet.clock)
    try:
        trust.found_authority(stranger)
        fleet.carry("point")
        report = exchange.exchange_medium(stranger, str(fleet.stick))
        assert report.refused == ()  # nothing on it is sealed to a stranger
        assert report.came == 0
        assert len(held(stranger)) == 1
    finally:
        stranger.close()


def test_an_altered_bundle_is_refused_and_the_next_one_brings_everything(fleet):
    a_person(fleet.at["point"])
    fleet.carry("point")
    for file in bundles_on(fleet):
        data = bytearray(file.read_bytes())
        data[-7] ^= 1
        file.write_bytes(bytes(data))
    before = held(fleet.at["bureau"])
    (report,) = fleet.carry("bureau")
    assert kinds(report) == [BundleDamaged]
    assert held(fleet.at["bureau"]) == before
    for file in bundles_on(fleet):
        file.unlink()
    *_, taken = fleet.carry("point", "bureau")
    assert taken.came == 1


def test_a_cut_bundle_and_rubbish_under_our_names_are_refused(fleet):
    a_person(fleet.at["point"])
    fleet.carry("point")
    for file in bundles_on(fleet):
        file.write_bytes(file.read_bytes()[:-100])
    (fleet.stick / BUNDLES / ("ab" * 16 + ".scb")).write_bytes(b"nothing of ours" * 50)
    (fleet.stick / BUNDLES / ("cd" * 16 + ".scb")).write_bytes(bytes(6 << 20))
    (report,) = fleet.carry("bureau")
    assert set(kinds(report)) == {BundleDamaged, BundleTooLarge}
    assert report.came == 0


def test_taking_the_same_bundle_twice_changes_nothing(fleet, tmp_path):
    a_person(fleet.at["point"])
    fleet.carry("point")
    kept = {file.name: file.read_bytes() for file in bundles_on(fleet)}
    fleet.carry("bureau")
    after = held(fleet.at["bureau"])
    for name, data in kept.items():
        (fleet.stick / BUNDLES / name).write_bytes(data)
    (report,) = fleet.carry("bureau")
    assert report.came == 0
    assert held(fleet.at["bureau"]) == after


def test_an_expired_roster_stops_exchange_and_nothing_else(fleet):
    a_person(fleet.at["point"])
    fleet.carry("point")
    fleet.clock.advance(hours=24 * 900)
    a_person(fleet.at["camp"])
    (report,) = fleet.carry("camp")
    assert all(isinstance(error, (RosterExpired, BundleNotForUs)) for error in report.refused)
    assert report.came == 0


def test_a_stick_that_is_gone_says_so(fleet, tmp_path):
    with pytest.raises(MediumRemoved):
        exchange.exchange_medium(fleet.at["point"], str(tmp_path / "not-there"))


def test_a_bundle_of_another_authority_sealed_to_us_is_refused(fleet, tmp_path):
    """A register that left for another authority still knows our keys."""
    point = fleet.at["point"]
    a_person(point)
    fleet.carry("bureau")
    with point.vault.write() as cursor:
        cursor.execute("SELECT count(*) FROM authority")
        assert cursor.fetchone()[0] == 2  # its own first one, left, and the bureau's
    session = exchange.Session(point)
    foreign = session.party.trust
    assert foreign.authority == exchange.Session(fleet.at["bureau"]).party.trust.authority
    lone = open_register(tmp_path / "elsewhere", "camp", fleet.clock)
    try:
        own = trust.found_authority(lone)
        party = exchange.Session(lone).party
        recipient = [d for d in foreign.roster.devices if d.device == point.author.device.id]
        sealed = exchange.packing.pack(party.believing(own), recipient).sealed
    finally:
        lone.close()
    before = held(point)
    with pytest.raises(AuthorityForeign):
        session.take(sealed)
    assert held(point) == before


def everything(workspace):
    """All rows of all tables of a register, but for when sticks were looked at."""
    with workspace.vault.read() as cursor:
        cursor.execute(
            "SELECT name FROM sqlite_master WHERE type = 'table' AND name NOT LIKE 'sqlite_%'"
        )
        names = sorted(row[0] for row in cursor.fetchall())
        found = {}
        for name in names:
            cursor.execute(f'SELECT * FROM "{name}"')
            found[name] = sorted(map(repr, cursor.fetchall()))
    # What it says to others anew is its own doing.
    return {name: rows for name, rows in found.items() if name not in {"sent_bundle", "peer"}}


def crafted(sender, reader, frames, version=1):
    """A bundle of an enrolled device with keys in order and a content that no honest program makes."""
    device, trusted = sender.author.device, exchange.Session(sender).party.trust
    introduction = cbor2.dumps(
        [
            version,
            device.id,
            device.public_key,
            trusted.authority,
            sender.now(),
            list(trusted.roots),
            trusted.roster_document,
        ]
    )
    own = reader.author.device
    recipients = (Recipient(own.id, own.receiving_key),)
    return sealed_statement(introduction + frames, device, recipients)


def nested(levels):
    return b"\x81" * levels + b"\x80"


def unreadable_entry(sender):
    """A chain that holds, of one entry whose body says nothing anybody can read."""
    device = sender.author.device
    with sender.vault.read() as cursor:
        before = journal.newest(cursor, device.id)
    entry = journal.chained(before, device, sender.author.hybrid.tick(), b"\xff no body")
    segment = signed((entry,), device)
    return encoding.encode(
        Content(sender=device.id, authority=AUTHORITY, made_at=0, segments=(segment,))
    )


HOSTILE = {
    "a zip bomb": (lambda _: deflated(HOLDINGS, *[[99, bytes(4 << 20)]] * 20), BundleTooLarge),
    "an endless count": (lambda _: deflated(b"\x9b" + b"\xff" * 8), BundleDamaged),
    "a large count": (lambda _: deflated(b"\x9a\x00\xff\xff\xff"), BundleDamaged),
    "a nest": (lambda _: deflated(HOLDINGS, nested(100_000)), BundleDamaged),
    "a length that lies": (lambda _: zlib.compress(b"\xff\xff\xff\xff\x00"), BundleTooLarge),
    "text for numbers": (lambda _: deflated([0, {"../../etc": "passwd"}, {}, {}]), BundleDamaged),
    "a segment of words": (lambda _: deflated(HOLDINGS, [1, *["x"] * 9]), BundleDamaged),
    "no stream": (lambda _: b"not compressed at all", BundleDamaged),
    "an unreadable entry": (unreadable_entry, BundleDamaged),
}


@pytest.mark.parametrize("name", HOSTILE)
def test_what_an_enrolled_device_made_to_do_harm_changes_nothing_and_is_said(fleet, name):
    point, bureau = fleet.at["point"], fleet.at["bureau"]
    a_person(bureau, surname="Канарейкин")
    make, expected = HOSTILE[name]
    folder = fleet.stick / BUNDLES
    for file in folder.iterdir():
        file.unlink()
    before = everything(bureau)
    (folder / f"{bytes(16).hex()}.scb").write_bytes(crafted(point, bureau, make(point)))
    (report,) = fleet.carry("bureau")
    assert kinds(report) == [expected]
    assert everything(bureau) == before
    for language in SCREEN_LANGUAGES:
        said = message_for(report.refused[0], words(language))
        assert said.happened
        assert said.next_step
        assert "Канарейкин" not in said.happened + said.saved + said.next_step


def test_a_bundle_of_a_newer_program_waits_for_the_newer_program(fleet):
    point, bureau = fleet.at["point"], fleet.at["bureau"]
    folder = fleet.stick / BUNDLES
    before = everything(bureau)
    newer = folder / f"{bytes(16).hex()}.scb"
    newer.write_bytes(crafted(point, bureau, b"whatever comes then", version=2))
    (report,) = fleet.carry("bureau")
    assert kinds(report) == [BundleTooNew]
    assert everything(bureau) == before
    # It is not ours to throw away: a newer program will read it.
    assert newer.exists()


def test_a_stranger_who_knows_our_keys_is_refused_by_his_number(fleet, tmp_path):
    bureau = fleet.at["bureau"]
    stranger = open_register(tmp_path / "elsewhere", "camp", fleet.clock)
    try:
        own = stranger.author.device
        trusted = exchange.Session(bureau).party.trust
        introduction = [1, own.id, own.public_key, trusted.authority, bureau.now(), [], None]
        ours = Recipient(bureau.author.device.id, bureau.author.device.receiving_key)
        sealed = sealed_statement(cbor2.dumps(introduction) + deflated(HOLDINGS), own, (ours,))
    finally:
        stranger.close()
    before = everything(bureau)
    (fleet.stick / BUNDLES / f"{bytes(16).hex()}.scb").write_bytes(sealed)
    (report,) = fleet.carry("bureau")
    assert kinds(report) == [DeviceUnknown]
    assert everything(bureau) == before
