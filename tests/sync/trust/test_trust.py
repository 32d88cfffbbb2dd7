"""What is believed: never older, never another authority's, each device by its own roster line."""

from dataclasses import replace

import pytest

from models.errors import (
    AuthorityForeign,
    BundleTooLarge,
    BundleTooNew,
    DeviceNotValid,
    DeviceRevoked,
    DeviceUnknown,
    RosterExpired,
    RosterRolledBack,
    SignatureInvalid,
)
from sync.trust import registrar
from sync.trust.root import MAX_ROOTS
from sync.trust.roster import sign_roster
from sync.trust.trust import Trust
from tests.sync.trust.damage import cuts, flips
from tests.sync.trust.parties import (
    BUREAU_STATION,
    CAMP_STATION,
    DAY,
    NOW,
    OTHER_AUTHORITY,
    authority,
    closings,
    device,
    enrolled,
    key,
    public,
)

CAMP = device(2).id


def revoked(trust: Trust, reason: str = "Загублено", until: int | None = 17) -> Trust:
    return registrar.revoke(trust, [key(10)], CAMP, reason, until, NOW + 5)


def test_a_device_of_the_roster_may_speak_in_its_compartment() -> None:
    trust = enrolled(authority())
    found = trust.judge(CAMP, "register", NOW)
    assert (found.name, found.station) == ("laptop 2", CAMP_STATION.id)
    assert trust.key_of(CAMP) == public(2)
    for unknown in ((CAMP, "medical"), (device(3).id, "register")):
        with pytest.raises(DeviceUnknown) as refused:
            trust.judge(*unknown, NOW)
        assert len(refused.value.device) == 36
    with pytest.raises(DeviceUnknown):
        trust.key_of(device(3).id)


def test_a_device_is_valid_for_its_time_and_not_after() -> None:
    trust = enrolled(authority(), now=NOW + DAY)
    trust.judge(CAMP, "register", NOW)  # our clock is a day behind the authority's
    end = NOW + DAY + registrar.DEVICE_LIFE
    later = registrar.reissue(trust, [key(10)], end - 1)
    later.judge(CAMP, "register", end - 1)
    with pytest.raises(DeviceNotValid) as refused:
        later.judge(CAMP, "register", end)
    assert (refused.value.valid_from, refused.value.valid_until) == (NOW + DAY, end)
    coming = replace(trust.roster.devices[1], valid_from=NOW + 9 * DAY)
    with pytest.raises(DeviceNotValid):
        registrar.reissue(trust, [key(10)], NOW, devices=[coming]).judge(
            CAMP, "register", NOW + 8 * DAY
        )


def test_a_revoked_device_is_refused_by_name_and_reason_even_by_an_expired_roster() -> None:
    trust = revoked(enrolled(authority()))
    for now in (NOW, trust.expires_at + DAY):
        with pytest.raises(DeviceRevoked) as refused:
            trust.judge(CAMP, "register", now)
        assert (refused.value.name, refused.value.reason) == ("laptop 2", "Загублено")
        assert refused.value.since == NOW + 5
    assert closings(trust) == {CAMP: 17}
    assert trust.key_of(CAMP) == public(2)
    assert closings(revoked(enrolled(authority()), until=None)) == {}


def test_nobody_is_believed_once_the_roster_or_the_root_has_expired() -> None:
    trust = enrolled(authority())
    trust.judge(CAMP, "register", trust.expires_at - 1)
    with pytest.raises(RosterExpired) as refused:
        trust.judge(CAMP, "register", trust.expires_at)
    assert refused.value.expired_at == NOW + registrar.ROSTER_LIFE
    old_root = registrar.reissue(trust, [key(10)], NOW + registrar.ROOT_LIFE - 1)
    with pytest.raises(RosterExpired) as refused:
        old_root.judge(CAMP, "register", NOW + registrar.ROOT_LIFE)
    assert refused.value.expired_at == NOW + registrar.ROOT_LIFE


def test_who_receives_what() -> None:
    trust = enrolled(authority())
    assert [each.device for each in trust.bureau_devices] == [device(1).id]
    assert [each.device for each in trust.devices_of(CAMP_STATION.id)] == [CAMP]
    assert revoked(trust).devices_of(CAMP_STATION.id) == ()
    assert trust.stations == (BUREAU_STATION, CAMP_STATION)
    assert trust.station(CAMP_STATION.id) == CAMP_STATION
    known = {each.id: each for each in revoked(trust).known_devices}
    assert (known[CAMP].public_key, known[CAMP].closed) == (public(2), 17)
    assert known[device(1).id].closed is None


def test_the_newer_roster_is_believed_and_the_older_left_unread() -> None:
    first = authority()
    second = enrolled(first)
    third = revoked(second)
    assert first.believes(third.roots, third.roster_document, NOW) == third
    assert first.believes((), second.roster_document, NOW) == second
    for older in (first, second, third):
        assert third.believes(older.roots, older.roster_document, NOW) is third
    assert third.believes((), None, NOW) is third


def test_a_newer_roster_that_has_expired_is_not_believed() -> None:
    newer = enrolled(authority())
    with pytest.raises(RosterExpired):
        authority().believes(newer.roots, newer.roster_document, newer.expires_at)


def test_two_rosters_of_one_version_are_never_taken_for_each_other() -> None:
    one = enrolled(authority())
    other = enrolled(authority(), 3)
    with pytest.raises(RosterRolledBack) as refused:
        one.believes(other.roots, other.roster_document, NOW)
    assert (refused.value.found, refused.value.known) == (2, 2)


def test_two_authorities_never_mix() -> None:
    ours, theirs = enrolled(authority()), enrolled(authority(OTHER_AUTHORITY))
    for roots, roster in (
        (theirs.roots, theirs.roster_document),
        ((), theirs.roster_document),
        (theirs.roots, ours.roster_document),
        (theirs.roots, None),
    ):
        with pytest.raises(AuthorityForeign):
            ours.believes(roots, roster, NOW)
    with pytest.raises(AuthorityForeign):
        Trust.read(ours.roots, theirs.roster_document)


def test_keys_are_rotated_and_the_old_ones_speak_no_more() -> None:
    first = enrolled(authority())
    second = registrar.rotate(first, [key(10)], [key(11)], NOW)
    third = registrar.rotate(second, [key(11)], [key(12)], NOW)
    assert first.believes(third.roots, third.roster_document, NOW) == third
    assert third.believes(first.roots, first.roster_document, NOW) is third
    assert third.root.keys == (public(12),)
    assert third.judge(CAMP, "register", NOW) == first.judge(CAMP, "register", NOW)
    forged = sign_roster(replace(third.roster, version=99), [key(10), key(11)])
    with pytest.raises(SignatureInvalid):
        third.believes((), forged, NOW)
    with pytest.raises(SignatureInvalid):
        first.believes((), third.roster_document, NOW)
    # The roots alone would leave nothing to believe: neither is taken.
    with pytest.raises(SignatureInvalid):
        first.believes(third.roots, None, NOW)


def test_a_second_root_of_one_version_is_refused() -> None:
    first = authority()
    ours = registrar.rotate(first, [key(10)], [key(11)], NOW)
    theirs = registrar.rotate(first, [key(10)], [key(12)], NOW)
    for roster in (theirs.roster_document, None):
        with pytest.raises(SignatureInvalid) as refused:
            ours.believes(theirs.roots, roster, NOW)
        assert refused.value.part == "root"


def test_a_device_keeps_its_key_for_life() -> None:
    trust = enrolled(authority())
    changed = replace(trust.roster.devices[1], public_key=public(7))
    exchanged = registrar.reissue(trust, [key(10)], NOW, devices=[changed])
    with pytest.raises(SignatureInvalid):
        trust.believes((), exchanged.roster_document, NOW)


def test_an_endless_chain_is_not_followed() -> None:
    trust = authority()
    with pytest.raises(BundleTooLarge):
        trust.believes([bytes([n % 251]) for n in range(MAX_ROOTS + 1)], None, NOW)


def test_damaged_documents_never_make_another_trust() -> None:
    first = authority()
    newer = registrar.rotate(first, [key(10)], [key(11)], NOW)
    errors = (SignatureInvalid, AuthorityForeign, BundleTooNew)
    believed = 0
    for damaged in (*cuts(newer.roots[1]), *flips(newer.roots[1])):
        try:
            trust = first.believes([damaged], newer.roster_document, NOW)
        except errors:
            continue
        believed += 1
        assert (trust.root, trust.roster) == (newer.root, newer.roster)
    assert believed == 0
