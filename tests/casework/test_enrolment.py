"""Joining an authority by two files: history kept, practice and strangers kept out."""

from collections.abc import Iterator
from pathlib import Path

import pytest

from casework import enrolment, integrity, people, registers, trust
from casework.people import PeopleQuery
from casework.registers import NewRegister
from casework.workspace import Workspace
from models.clock import HandClock
from models.errors import (
    DeviceUnknown,
    EnrolmentRefused,
    RosterExpired,
    RosterRolledBack,
    SignatureInvalid,
)
from store import device as devices
from sync.trust.registrar import Admission
from tests.casework.people import STATION, a_person
from tests.store.vaults import CHEAP

WORD = "nine rivers under the old clock"


def made(folder: Path, hand: HandClock, name: str, code: str) -> Workspace:
    facts = STATION | {"station_name": name, "station_code": code, "passphrase": WORD}
    return registers.create(folder, NewRegister(**facts), hand, CHEAP)


@pytest.fixture
def camp(tmp_path: Path, hand: HandClock) -> Iterator[Workspace]:
    opened = made(tmp_path / "camp", hand, "Camp West-1", "W1")
    yield opened
    opened.close()


@pytest.fixture
def stranger(tmp_path: Path, hand: HandClock) -> Iterator[Workspace]:
    opened = made(tmp_path / "stranger", hand, "CP Elsewhere", "ELS")
    yield opened
    opened.close()


def refusal(call, *arguments) -> str:
    with pytest.raises(EnrolmentRefused) as refused:
        call(*arguments)
    return refused.value.reason


def test_a_laptop_that_worked_alone_joins_and_keeps_its_history(
    workspace: Workspace, camp: Workspace, hand: HandClock
) -> None:
    person = a_person(camp)
    alone, own = trust.trust_of(camp), camp.author.device
    request = enrolment.enrolment_request(camp, "  Намет   3 ")
    seen = enrolment.look_at_request(workspace, request)
    assert seen.fingerprint == enrolment.own_fingerprint(camp)
    assert (seen.name, seen.station, seen.station_code) == ("Намет 3", "Camp West-1", "W1")
    assert (seen.known, seen.station_known, seen.code_taken) == (False, False, False)
    answer = enrolment.answer_request(workspace, request)
    offered = enrolment.look_at_answer(camp, answer)
    assert offered.fingerprint == trust.authority(workspace).fingerprint
    assert (offered.station, offered.leaves) == ("Camp West-1", STATION["authority"])
    assert trust.trust_of(camp) == alone
    joined = enrolment.join(camp, answer)
    assert (joined.fingerprint, joined.station) == (offered.fingerprint, "Camp West-1")
    now = trust.trust_of(camp)
    assert now == trust.trust_of(workspace)
    assert now.judge(own.id, "register", hand.now()).roles == ("station",)
    view = trust.authority(camp)
    assert (view.alone, view.holds_keys, view.left) == (False, False, (STATION["authority"],))
    assert not trust.authority(workspace).alone
    with camp.vault.read() as cursor:
        assert devices.own(cursor).id == own.id
        assert (
            devices.public_key(cursor, workspace.author.device.id)
            == workspace.author.device.public_key
        )
    assert people.find(camp, PeopleQuery()).ids == (person.person_id,)
    a_person(camp, surname="Другий")
    assert integrity.check(camp).ok


def test_an_answer_is_used_once_and_by_its_laptop(
    workspace: Workspace, camp: Workspace, stranger: Workspace
) -> None:
    answer = enrolment.answer_request(workspace, enrolment.enrolment_request(camp))
    assert refusal(enrolment.join, stranger, answer) == "enrolment.other_device"
    enrolment.join(camp, answer)
    assert refusal(enrolment.join, camp, answer) == "enrolment.other_request"


def test_the_last_requests_may_be_answered_in_any_order(
    workspace: Workspace, camp: Workspace, hand: HandClock
) -> None:
    requests: list[bytes] = []
    for _ in range(9):
        hand.advance(minutes=1)
        requests.append(enrolment.enrolment_request(camp))
    oldest, second = (enrolment.answer_request(workspace, each) for each in requests[:2])
    assert refusal(enrolment.join, camp, oldest) == "enrolment.other_request"
    enrolment.join(camp, second)


def test_an_older_answer_of_the_same_authority_is_refused(
    workspace: Workspace, camp: Workspace, hand: HandClock
) -> None:
    enrolment.join(camp, enrolment.answer_request(workspace, enrolment.enrolment_request(camp)))
    late = enrolment.answer_request(workspace, enrolment.enrolment_request(camp))
    newer = trust.renew(workspace)
    trust.believe(camp, newer.roots, newer.roster_document)
    with pytest.raises(RosterRolledBack):
        enrolment.join(camp, late)
    again = enrolment.answer_request(workspace, enrolment.enrolment_request(camp))
    assert enrolment.join(camp, again).left == ""


def test_an_answer_that_lay_for_a_year_is_refused(
    workspace: Workspace, camp: Workspace, hand: HandClock
) -> None:
    answer = enrolment.answer_request(workspace, enrolment.enrolment_request(camp))
    before = trust.trust_of(camp)
    hand.advance(days=365)
    with pytest.raises(RosterExpired):
        enrolment.join(camp, answer)
    assert trust.trust_of(camp).fingerprint == before.fingerprint


def test_a_camp_cannot_enrol_others(
    workspace: Workspace, camp: Workspace, stranger: Workspace
) -> None:
    enrolment.join(camp, enrolment.answer_request(workspace, enrolment.enrolment_request(camp)))
    request = enrolment.enrolment_request(stranger)
    assert refusal(enrolment.answer_request, camp, request) == "enrolment.no_keys"


def test_a_bureau_with_laptops_of_its_own_does_not_leave_them(
    workspace: Workspace, camp: Workspace, stranger: Workspace
) -> None:
    enrolment.join(camp, enrolment.answer_request(workspace, enrolment.enrolment_request(camp)))
    answer = enrolment.answer_request(stranger, enrolment.enrolment_request(workspace))
    before = trust.trust_of(workspace)
    assert refusal(enrolment.join, workspace, answer) == "enrolment.others_depend"
    assert trust.trust_of(workspace) == before
    trust.revoke(workspace, camp.author.device.text, "moves with us")
    assert enrolment.join(workspace, answer).left == STATION["authority"]


def test_practice_and_earnest_are_kept_apart(workspace: Workspace, camp: Workspace) -> None:
    camp.station = camp.station.model_copy(update={"practice": True})
    request = enrolment.enrolment_request(camp)
    assert enrolment.look_at_request(workspace, request).practice
    assert refusal(enrolment.answer_request, workspace, request) == "enrolment.practice"


def test_a_station_that_is_known_must_be_chosen(workspace: Workspace, camp: Workspace) -> None:
    request = enrolment.enrolment_request(camp)
    bureau = workspace.station.id
    chosen = Admission(station=bureau, roles=("bureau",), name="Second desk")
    enrolment.join(camp, enrolment.answer_request(workspace, request, chosen))
    device = {each.id: each for each in trust.devices(camp)}[camp.author.device.text]
    assert (device.station_id, device.name, device.roles) == (bureau, "Second desk", ("bureau",))


def test_two_stations_with_one_code_are_pointed_out(
    workspace: Workspace, tmp_path: Path, hand: HandClock
) -> None:
    twin = made(tmp_path / "twin", hand, "CP Sudzha-2 bis", "SUD2")
    try:
        assert enrolment.look_at_request(workspace, enrolment.enrolment_request(twin)).code_taken
    finally:
        twin.close()


def test_what_is_no_request_and_no_answer_changes_nothing(
    workspace: Workspace, camp: Workspace
) -> None:
    request = enrolment.enrolment_request(camp)
    answer = enrolment.answer_request(workspace, request)
    ours, theirs = trust.trust_of(workspace), trust.trust_of(camp)
    for wrong in (b"", b"PK\x03\x04", answer, request[:-1]):
        with pytest.raises(SignatureInvalid):
            enrolment.answer_request(workspace, wrong)
    for wrong in (b"", request, answer[:-1], answer[:-1] + bytes([answer[-1] ^ 1])):
        with pytest.raises(SignatureInvalid):
            enrolment.join(camp, wrong)
    assert (trust.trust_of(workspace), trust.trust_of(camp)) == (ours, theirs)


def test_a_laptop_nobody_enrolled_is_unknown(
    workspace: Workspace, stranger: Workspace, hand: HandClock
) -> None:
    with pytest.raises(DeviceUnknown):
        trust.trust_of(workspace).judge(stranger.author.device.id, "register", hand.now())
