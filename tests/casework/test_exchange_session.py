"""What is not to be believed is refused with its own error, and the register stays as it was."""

from collections.abc import Iterator
from pathlib import Path

import pytest

from casework import exchange, trust
from models.errors import (
    AuthorityForeign,
    BundleDamaged,
    BundleNotForUs,
    BundleTooLarge,
    DeviceRevoked,
    MediumRemoved,
    RosterExpired,
)
from tests.casework.fleet import Fleet, a_fleet, open_register
from tests.casework.people import a_person

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
