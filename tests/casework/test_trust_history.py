"""Who did what about whom registers trust: by name, with time and reason, for those who may see it."""

from dataclasses import replace

import pytest

from casework import own_officers, trust, trust_history
from models.errors import NotYourRole
from models.field_classes import Role
from tests.casework.fleet import a_fleet


@pytest.fixture
def fleet(tmp_path):
    with a_fleet(tmp_path, "camp") as found:
        yield found


def test_every_act_is_read_with_its_officer_the_newest_first(fleet):
    bureau, camp = fleet.at["bureau"], fleet.at["camp"]
    fleet.clock.advance(minutes=5)
    trust.rotate_keys(bureau)
    trust.revoke(bureau, camp.author.device.text, "lost on the road")
    acts = trust_history.acts(bureau)
    who = f"{bureau.officer.rank} {bureau.officer.name}"
    name = "ZAH1 " + camp.author.device.text[-4:]
    # The camp's own joining came with its first bundle.
    assert [(each.act, each.device, each.reason) for each in acts[:2]] == [
        ("revoked", name, "lost on the road"),
        ("keys_changed", "", ""),
    ]
    # Enrolled here and joined there at the same moment.
    first = {each.act: each for each in acts[2:]}
    assert set(first) == {"enrolled", "joined"}
    assert acts[0].roster_version == trust.trust_of(bureau).roster.version
    assert (acts[0].officer, acts[0].station) == (who, "National Information Bureau")
    assert acts[0].laptop == "NIB " + bureau.author.device.text[-4:]
    assert acts[0].done_at == bureau.now()
    assert {each.device for each in first.values()} == {name}
    assert first["joined"].station == "Camp Zakhid-1"


def test_the_acts_about_one_device_alone(fleet):
    bureau, camp = fleet.at["bureau"], fleet.at["camp"]
    trust.rotate_keys(bureau)
    about = trust_history.acts(bureau, camp.author.device.text)
    assert {each.act for each in about} == {"joined", "enrolled"}
    assert trust_history.acts(bureau, bureau.author.device.text) == ()


@pytest.mark.parametrize("role", Role)
def test_they_are_read_by_whoever_sees_the_system(fleet, role):
    bureau = fleet.at["bureau"]
    with bureau.vault.write() as cursor:
        own = own_officers.find(cursor, bureau.officer.id)
        own_officers.keep(cursor, replace(own, words=role.value))
    assert trust_history.may_see(bureau) is (role is Role.AUDITOR)
    if role is Role.AUDITOR:
        assert trust_history.acts(bureau)
    else:
        with pytest.raises(NotYourRole):
            trust_history.acts(bureau)
