"""A laptop alone, its authority, the devices it enrols, revokes and renews."""

from collections.abc import Iterator
from pathlib import Path

import pytest
from sqlmodel import select

from casework import enrolment, registers, trust
from casework.registers import NewRegister, Register
from casework.workspace import Workspace
from models.clock import HandClock
from models.errors import (
    AuthorityForeign,
    DeviceRevoked,
    DeviceUnknown,
    EnrolmentRefused,
    InputRefused,
    RosterExpired,
)
from models.tables import TrustActRow
from store import device as devices
from store.entry import decode_body
from sync.trust import registrar
from tests.casework.people import STATION, a_person
from tests.store.invented import every_entry
from tests.store.vaults import CHEAP
from tests.sync.trust.parties import closings

WORD = "nine rivers under the old clock"


@pytest.fixture
def camp(tmp_path: Path, hand: HandClock) -> Iterator[Workspace]:
    facts = STATION | {"station_name": "Camp West-1", "station_code": "W1", "passphrase": WORD}
    opened = registers.create(tmp_path / "camp", NewRegister(**facts), hand, CHEAP)
    yield opened
    opened.close()


def enrol(bureau: Workspace, other: Workspace) -> None:
    request = enrolment.enrolment_request(other)
    enrolment.join(other, enrolment.answer_request(bureau, request))


def test_a_laptop_alone_is_its_own_authority(workspace: Workspace, hand: HandClock) -> None:
    founded = trust.trust_of(workspace)
    own = founded.judge(workspace.author.device.id, "register", hand.now())
    assert own.roles == ("bureau", "registrar")
    assert founded.root.name == STATION["authority"]
    assert [each.device for each in founded.bureau_devices] == [workspace.author.device.id]
    assert trust.trust_of(workspace) == trust.found_authority(workspace) == founded
    view = trust.authority(workspace)
    assert (view.alone, view.holds_keys, view.left) == (True, True, ())
    (device,) = trust.devices(workspace)
    assert (device.station, device.station_code, device.own) == ("CP Sudzha-2", "SUD2", True)
    assert device.name == f"SUD2 {workspace.author.device.text[-4:]}"


def test_trust_outlives_locking(workspace: Workspace, hand: HandClock) -> None:
    founded = trust.trust_of(workspace)
    workspace.close()
    again = registers.unlock(Register(workspace.folder, False), STATION["passphrase"], hand)
    try:
        assert trust.trust_of(again) == founded
    finally:
        again.close()


def test_a_laptop_alone_never_expires(workspace: Workspace, hand: HandClock) -> None:
    first = trust.trust_of(workspace)
    for _ in range(30):
        hand.advance(days=200)
        now = trust.trust_of(workspace)
        now.judge(workspace.author.device.id, "register", hand.now())
    assert now.root.version > 1
    assert now.fingerprint == first.fingerprint
    assert first.believes(now.roots, now.roster_document, hand.now()) == now


def test_a_clock_put_right_again_does_no_harm(workspace: Workspace, hand: HandClock) -> None:
    hand.advance(days=3650)
    trust.trust_of(workspace)
    hand.advance(days=-3650)
    own = workspace.author.device.id
    trust.trust_of(workspace).judge(own, "register", hand.now())
    trust.renew(workspace).judge(own, "register", hand.now())


def test_an_enrolled_camp_needs_its_bureau_to_renew(
    workspace: Workspace, camp: Workspace, hand: HandClock
) -> None:
    enrol(workspace, camp)
    own = camp.author.device.id
    hand.advance(days=366)
    with pytest.raises(RosterExpired):
        trust.trust_of(camp).judge(own, "register", hand.now())
    with pytest.raises(EnrolmentRefused) as refused:
        trust.renew(camp)
    assert refused.value.reason == "enrolment.no_keys"
    renewed = trust.renew(workspace, also=[camp.author.device.text])
    believed = trust.believe(camp, renewed.roots, renewed.roster_document)
    assert believed.judge(own, "register", hand.now()).valid_until > hand.now() + (
        registrar.DEVICE_LIFE - 1
    )
    assert trust.trust_of(camp) == renewed


def test_a_revoked_device_is_named_with_its_reason_everywhere(
    workspace: Workspace, camp: Workspace, hand: HandClock
) -> None:
    enrol(workspace, camp)
    lost = camp.author.device
    with pytest.raises(InputRefused):
        trust.revoke(workspace, lost.text, " ")
    with pytest.raises(DeviceUnknown):
        trust.revoke(workspace, workspace.officer.id, "x")
    with pytest.raises(EnrolmentRefused):
        trust.revoke(workspace, workspace.author.device.text, "x")
    newer = trust.revoke(workspace, lost.text, "  Загублено під Суджею ", accepted_until=2)
    with pytest.raises(DeviceRevoked) as refused:
        newer.judge(lost.id, "register", hand.now())
    assert refused.value.reason == "Загублено під Суджею"
    shown = {each.id: each for each in trust.devices(workspace)}[lost.text]
    assert (shown.revoked, shown.accepted_until, shown.revoked_at) == (True, 2, hand.now())
    with workspace.vault.read() as cursor:
        cursor.execute("SELECT closed FROM device WHERE id = ?", (lost.id,))
        assert cursor.fetchone() == (2,)
    trust.believe(camp, newer.roots, newer.roster_document)
    with camp.vault.read() as cursor:
        assert devices.own(cursor).id == lost.id
    a_person(camp)


def test_without_a_number_what_is_held_counts(workspace: Workspace, camp: Workspace) -> None:
    enrol(workspace, camp)
    newer = trust.revoke(workspace, camp.author.device.text, "Загублено")
    assert closings(newer) == {camp.author.device.id: 0}


def test_keys_are_rotated_and_others_follow(workspace: Workspace, camp: Workspace) -> None:
    enrol(workspace, camp)
    before = trust.trust_of(camp)
    rotated = trust.rotate_keys(workspace)
    assert rotated.fingerprint != before.fingerprint
    assert trust.believe(camp, rotated.roots, rotated.roster_document) == rotated
    trust.renew(workspace)
    with pytest.raises(EnrolmentRefused):
        trust.rotate_keys(camp)


def test_two_authorities_never_mix(workspace: Workspace, camp: Workspace) -> None:
    theirs = trust.trust_of(camp)
    ours = trust.trust_of(workspace)
    with pytest.raises(AuthorityForeign):
        trust.believe(workspace, theirs.roots, theirs.roster_document)
    assert trust.trust_of(workspace) == ours


def test_a_restored_laptop_takes_the_place_of_its_former_identity(
    workspace: Workspace, hand: HandClock
) -> None:
    founded = trust.trust_of(workspace)
    former = workspace.author.device
    with workspace.vault.write() as cursor:
        devices.succeed(cursor, hand)
    workspace.close()
    again = registers.unlock(Register(workspace.folder, False), STATION["passphrase"], hand)
    try:
        assert again.author.device.id != former.id
        now = trust.trust_of(again)
        assert now.fingerprint == founded.fingerprint
        own = now.judge(again.author.device.id, "register", hand.now())
        assert own.station == founded.roster.devices[0].station
        with pytest.raises(DeviceRevoked) as refused:
            now.judge(former.id, "register", hand.now())
        assert refused.value.reason == registrar.SUCCEEDED
        assert now.bureau_devices == (own,)
    finally:
        again.close()


def acts_of(workspace: Workspace) -> list[tuple[str, str, int, int, str]]:
    with workspace.vault.session() as session:
        rows = session.exec(select(TrustActRow).order_by(TrustActRow.id)).all()
    return [(r.act, r.device, r.roster_version, r.done_at, r.reason) for r in rows]


def test_every_act_of_trust_is_recorded_with_who_did_it_and_why(
    workspace: Workspace, camp: Workspace, hand: HandClock
) -> None:
    trust.trust_of(workspace)
    assert acts_of(workspace) == []
    hand.advance(minutes=1)
    enrol(workspace, camp)
    enrolled_at = hand.now()
    hand.advance(minutes=1)
    trust.rotate_keys(workspace)
    hand.advance(minutes=1)
    trust.revoke(workspace, camp.author.device.text, "lost on the road")
    versions = [each[2] for each in acts_of(workspace)]
    assert versions == sorted(versions)
    camp_device = camp.author.device.text
    assert [(act, device, why) for act, device, _, _, why in acts_of(workspace)] == [
        ("enrolled", camp_device, ""),
        ("keys_changed", "", ""),
        ("revoked", camp_device, "lost on the road"),
    ]
    assert acts_of(workspace)[0][3] == enrolled_at
    assert acts_of(workspace)[-1][2] == trust.trust_of(workspace).roster.version
    body = decode_body(every_entry(workspace.vault)[-1].body or b"")
    assert (body.officer, body.verb) == (workspace.officer.id, "trust.revoked")
    assert body.reason == "lost on the road"
    assert [each[:2] for each in acts_of(camp)] == [("joined", camp_device)]


def test_an_act_that_is_refused_is_not_recorded(workspace: Workspace, camp: Workspace) -> None:
    enrol(workspace, camp)
    before = acts_of(workspace), len(every_entry(workspace.vault))
    with pytest.raises(DeviceUnknown):
        trust.revoke(workspace, workspace.officer.id, "nobody of that name")
    with pytest.raises(EnrolmentRefused):
        trust.revoke(workspace, workspace.author.device.text, "oneself")
    with pytest.raises(EnrolmentRefused):
        trust.rotate_keys(camp)
    assert (acts_of(workspace), len(every_entry(workspace.vault))) == before


def test_a_renewal_nobody_asked_for_is_nobodys_act(workspace: Workspace, hand: HandClock) -> None:
    first = trust.trust_of(workspace).roster.version
    hand.advance(days=300)
    assert trust.trust_of(workspace).roster.version > first
    assert acts_of(workspace) == []
