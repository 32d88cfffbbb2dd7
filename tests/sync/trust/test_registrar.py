"""An authority's acts: each gives documents that others believe."""

from dataclasses import replace

import pytest

from models.errors import DeviceUnknown, EnrolmentRefused
from sync.trust import registrar
from sync.trust.registrar import Admission
from sync.trust.roster import BUREAU, STATION
from tests.sync.trust.parties import (
    BUREAU_STATION,
    CAMP_STATION,
    DAY,
    NOW,
    asking,
    authority,
    closings,
    device,
    enrolled,
    key,
    public,
)

KEYS = [key(10)]


def test_an_authority_founds_itself() -> None:
    trust = authority()
    assert (trust.root.version, trust.roster.version, trust.root.threshold) == (1, 1, 1)
    own = trust.judge(device(1).id, "register", NOW)
    assert own.roles == ("bureau", "registrar")
    (held,) = registrar.keys_of(trust, [key(11).private_bytes_raw(), key(10).private_bytes_raw()])
    assert held.private_bytes_raw() == key(10).private_bytes_raw()


def test_keys_of_another_authority_do_not_speak_for_this_one() -> None:
    other = [key(11).private_bytes_raw()]
    assert not registrar.speaks(authority(), other)
    assert not registrar.speaks(authority(), [])
    with pytest.raises(EnrolmentRefused):
        registrar.keys_of(authority(), other)


def test_renewal_gives_more_time_and_changes_nothing_else() -> None:
    trust = enrolled(authority())
    later = NOW + 300 * DAY
    renewed = registrar.renew(trust, KEYS, later, [device(1).id])
    assert renewed.roster.version == trust.roster.version + 1
    assert renewed.expires_at == later + registrar.ROSTER_LIFE
    assert renewed.roots == trust.roots
    own, camp = renewed.roster.devices
    assert own.valid_until == later + registrar.DEVICE_LIFE
    assert camp == trust.roster.devices[1]


def test_an_old_root_is_renewed_with_the_roster() -> None:
    trust = authority()
    later = NOW + registrar.ROOT_LIFE // 2 + 1
    renewed = registrar.renew(trust, KEYS, later, [])
    assert renewed.root.version == 2
    assert renewed.root.expires_at == later + registrar.ROOT_LIFE
    assert renewed.fingerprint == trust.fingerprint
    assert trust.believes(renewed.roots, renewed.roster_document, later) == renewed


def test_rotation_leaves_keys_held_elsewhere() -> None:
    trust = authority(keys=(10, 11))
    rotated = registrar.rotate(trust, KEYS, [key(12)], NOW)
    assert set(rotated.root.keys) == {public(11), public(12)}
    assert rotated.fingerprint != trust.fingerprint


def test_a_device_is_revoked_once_and_its_bound_only_falls() -> None:
    trust = enrolled(authority())
    camp = device(2).id
    once = registrar.revoke(trust, KEYS, camp, "Загублено", 17, NOW + 1)
    again = registrar.revoke(once, KEYS, camp, "Захоплено", 20, NOW + 2)
    found = again.device(camp)
    assert (found.revoked_at, found.revoked_reason, found.accepted_until) == (
        NOW + 1,
        "Захоплено",
        17,
    )
    assert closings(registrar.revoke(again, KEYS, camp, "x", 3, NOW)) == {camp: 3}
    with pytest.raises(DeviceUnknown):
        registrar.revoke(trust, KEYS, device(5).id, "x", None, NOW)


def test_a_device_is_enrolled_as_the_authority_grants_it() -> None:
    trust = enrolled(authority())
    camp = trust.device(device(2).id)
    assert (camp.roles, camp.station, camp.valid_from) == ((STATION,), CAMP_STATION.id, NOW)
    grant = Admission(
        station=BUREAU_STATION.id, roles=(BUREAU,), valid_until=NOW + DAY, name="Second desk"
    )
    other = registrar.enrol(authority(), KEYS, asking(), grant, NOW).device(device(2).id)
    assert (other.roles, other.station, other.name) == ((BUREAU,), BUREAU_STATION.id, "Second desk")
    assert other.valid_until == NOW + DAY
    at_bureau = registrar.enrol(authority(), KEYS, asking(), Admission(roles=(BUREAU,)), NOW)
    assert at_bureau.station(CAMP_STATION.id).bureau


def test_asking_again_keeps_station_and_beginning() -> None:
    trust = enrolled(authority())
    again = enrolled(trust, now=NOW + DAY)
    camp = again.device(device(2).id)
    assert (camp.valid_from, camp.station) == (NOW, CAMP_STATION.id)
    assert camp.valid_until == NOW + DAY + registrar.DEVICE_LIFE


@pytest.mark.parametrize(
    ("request_", "admission", "reason"),
    [
        (asking(3, CAMP_STATION), Admission(), "enrolment.station_choose"),
        (
            asking(3),
            Admission(station="0193a000-0000-7000-8000-0000000000ff"),
            "enrolment.station_unknown",
        ),
        (replace(asking(), public_key=public(9)), Admission(), "enrolment.key_changed"),
        (asking(1), Admission(), "enrolment.own_device"),
    ],
    ids=lambda value: value if isinstance(value, str) else "",
)
def test_what_only_the_authority_can_say_is_not_taken_from_a_request(
    request_, admission: Admission, reason: str
) -> None:
    with pytest.raises(EnrolmentRefused) as refused:
        registrar.enrol(enrolled(authority()), KEYS, request_, admission, NOW)
    assert refused.value.reason == reason


def test_a_revoked_device_is_not_enrolled_again() -> None:
    trust = registrar.revoke(enrolled(authority()), KEYS, device(2).id, "x", 1, NOW)
    with pytest.raises(EnrolmentRefused) as refused:
        enrolled(trust)
    assert refused.value.reason == "enrolment.revoked"
