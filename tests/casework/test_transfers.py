"""From a list to a closed transfer: nobody departs unlisted, nobody is lost on the way."""

import pytest

from casework import (
    capture_cards,
    custody_events,
    departures,
    duties,
    handover,
    person_cards,
    person_files,
    property_custody,
    reception,
    transfer_checks,
    transfer_files,
    transfers,
)
from casework.handover import Side
from casework.transfers import TransferDraft
from casework.workspace import Workspace
from models.clock import HandClock
from models.duties import DAY
from models.errors import AlreadyOnList, InputRefused, StepBlocked
from tests.casework.moves import counted, looked_at, received, registered
from tests.casework.people import WATCH, a_person

CAMP = TransferDraft(
    destination="Camp West-1",
    destination_address="Camp West-1, field post 77",
    escort_name="Ткач",
    vehicle="AA 1234",
)


def opened(workspace: Workspace, draft: TransferDraft = CAMP) -> str:
    return transfers.open_transfer(workspace, draft).transfer_id


def ready(workspace: Workspace, count: int = 3) -> tuple[str, tuple[str, ...]]:
    ids = tuple(
        a_person(workspace, surname=f"Гречко{n}", service_number=f"АБ-20020{n}").person_id
        for n in range(count)
    )
    transfer_id = opened(workspace)
    transfers.add_people(workspace, transfer_id, ids)
    transfer_checks.set_fitness(workspace, transfer_id, ids, "fit", "Лікар Савченко")
    transfer_checks.give_notice(workspace, transfer_id, "Camp West-1, field post 77", "ru")
    registered(workspace, ids)
    looked_at(workspace, transfer_id, ids)
    return transfer_id, ids


def left(workspace: Workspace, transfer_id: str) -> None:
    counted(workspace, transfer_id, len(transfer_files.open_file(workspace, transfer_id).lines))
    departures.depart(workspace, transfer_id)


def guards(blocked: StepBlocked) -> set[str]:
    return {block.guard for block in blocked.blocks}


def test_an_empty_transfer_says_all_that_is_missing(workspace: Workspace) -> None:
    transfer_id = opened(workspace, TransferDraft())
    with pytest.raises(StepBlocked) as blocked:
        departures.seal_list(workspace, transfer_id)
    assert guards(blocked.value) == {
        "nobody_on_list",
        "destination_missing",
        "notice_missing",
        "escort_missing",
    }


def test_no_list_goes_to_another_power(workspace: Workspace) -> None:
    """Approval and acceptance belong to each (art. 12): the act of his file asks for them."""
    to_a_power = TransferDraft(destination="Polska", destination_kind="other_power")
    with pytest.raises(InputRefused) as refused:
        transfers.open_transfer(workspace, to_a_power)
    assert refused.value.problems == {"destination_kind": "transfer.power_has_its_act"}
    transfer_id = opened(workspace)
    with pytest.raises(InputRefused) as refused:
        transfers.amend_transfer(workspace, transfer_id, {"destination_kind": "other_power"})
    assert refused.value.problems == {"destination_kind": "transfer.power_has_its_act"}
    transfers.amend_transfer(workspace, transfer_id, {"destination": "Camp West-2"})
    assert transfer_files.open_file(workspace, transfer_id).fields["destination_kind"] == "camp"


def test_departure_needs_a_sealed_list(workspace: Workspace) -> None:
    transfer_id, _ = ready(workspace)
    with pytest.raises(StepBlocked) as blocked:
        departures.depart(workspace, transfer_id)
    assert guards(blocked.value) == {"list_not_sealed"}


def test_a_person_twice_is_refused(workspace: Workspace) -> None:
    transfer_id, ids = ready(workspace)
    with pytest.raises(AlreadyOnList):
        transfers.add_people(workspace, transfer_id, ids[:1])
    with pytest.raises(AlreadyOnList):
        transfers.add_people(workspace, opened(workspace), (ids[0], ids[0]))
    with pytest.raises(StepBlocked) as blocked:
        transfers.add_people(workspace, opened(workspace), ids[:1])
    assert guards(blocked.value) == {"on_another_transfer"}
    assert len(transfer_files.open_file(workspace, transfer_id).lines) == len(ids)


def test_the_unfit_stay_unless_somebody_signs_for_it(workspace: Workspace) -> None:
    transfer_id, ids = ready(workspace)
    transfer_checks.set_fitness(workspace, transfer_id, ids[:1], "unfit", "Лікар Савченко")
    with pytest.raises(StepBlocked) as blocked:
        departures.seal_list(workspace, transfer_id)
    (block,) = blocked.value.blocks
    assert (block.guard, block.article, block.subjects, block.overridable) == (
        "unfit_to_move",
        "47",
        ids[:1],
        True,
    )
    with pytest.raises(InputRefused):
        transfer_checks.override_fitness(workspace, transfer_id, ids[0], "", "обстріл")
    transfer_checks.override_fitness(workspace, transfer_id, ids[0], "майор Бондаренко", "обстріл")
    assert departures.seal_list(workspace, transfer_id)


def test_unsealed_property_stops_the_list(workspace: Workspace) -> None:
    transfer_id, _ = ready(workspace)
    owner = a_person(
        workspace, surname="Лаптев", service_number="АБ-111111", items=(WATCH,)
    ).person_id
    transfers.add_people(workspace, transfer_id, (owner,))
    transfer_checks.set_fitness(workspace, transfer_id, (owner,), "conditions", "Лікар", "лежачи")
    registered(workspace, (owner,))
    looked_at(workspace, transfer_id, (owner,))
    with pytest.raises(StepBlocked) as blocked:
        departures.seal_list(workspace, transfer_id)
    assert guards(blocked.value) == {"property_unsealed"}
    property_custody.seal_packet(workspace, owner, "0047112")
    departures.seal_list(workspace, transfer_id)
    (line,) = [
        line
        for line in transfer_files.open_file(workspace, transfer_id).lines
        if line.person_id == owner
    ]
    assert line.packets[0].endswith("/ 0047112")


def test_a_sealed_list_stands_until_it_is_unsealed_with_a_reason(workspace: Workspace) -> None:
    transfer_id, ids = ready(workspace)
    departures.seal_list(workspace, transfer_id)
    digest = transfer_files.open_file(workspace, transfer_id).fields["sealed_digest"]
    assert digest == departures.list_digest(workspace, transfer_id)
    with pytest.raises(StepBlocked):
        transfers.withdraw_person(workspace, transfer_id, ids[0], "хворий")
    with pytest.raises(InputRefused):
        departures.unseal_list(workspace, transfer_id, " ")
    departures.unseal_list(workspace, transfer_id, "один захворів")
    transfers.withdraw_person(workspace, transfer_id, ids[0], "хворий")
    departures.seal_list(workspace, transfer_id)
    file = transfer_files.open_file(workspace, transfer_id)
    assert file.fields["sealed_digest"] not in ("", digest)
    assert [line.person_id for line in file.withdrawn] == [ids[0]]


def test_the_whole_way_with_one_missing(workspace: Workspace, hand: HandClock) -> None:
    transfer_id, ids = ready(workspace)
    departures.seal_list(workspace, transfer_id)
    hand.advance(hours=1)
    left(workspace, transfer_id)
    assert {card.state for card in person_cards.cards(workspace, ids)} == {"in_transit"}
    hand.advance(hours=30)
    overdue = [duty for duty in duties.today(workspace).duties if duty.urgency == "overdue"]
    assert [duty.kind for duty in overdue if duty.subject_id == transfer_id] == [
        "transfer_under_way"
    ]
    with pytest.raises(StepBlocked) as blocked:
        reception.arrive(workspace, transfer_id, "Гук", "капітан", "Camp West-1")
    assert guards(blocked.value) == {"not_ticked"}
    with pytest.raises(InputRefused):
        reception.tick(workspace, transfer_id, ids[0], "absent")
    reception.tick(workspace, transfer_id, ids[0], "absent", "не було у машині")
    reception.tick_all_present(workspace, transfer_id)
    reception.arrive(workspace, transfer_id, "Гук", "капітан", "Camp West-1")
    assert reception.counts(workspace, transfer_id) == (3, 3, 2)
    absent, *present = person_cards.cards(workspace, ids)
    assert absent.state == "in_transit"
    assert {card.state for card in present} == {"interned"}
    kinds = {(duty.kind, duty.subject_id) for duty in duties.today(workspace).duties}
    assert ("unaccounted", ids[0]) in kinds
    received(workspace, transfer_id, ids[1:])
    reception.close(workspace, transfer_id)
    assert ("unaccounted", ids[0]) in {
        (duty.kind, duty.subject_id) for duty in duties.today(workspace).duties
    }
    assert transfer_files.transfers(workspace)[0].stage == "closed"


def test_somebody_not_on_the_list_is_received_and_marked(workspace: Workspace) -> None:
    transfer_id, ids = ready(workspace)
    stranger = a_person(workspace, surname="Невідомий", service_number="").person_id
    departures.seal_list(workspace, transfer_id)
    left(workspace, transfer_id)
    reception.add_unlisted(workspace, transfer_id, stranger, "сів у машину сам")
    file = transfer_files.open_file(workspace, transfer_id)
    assert [line.outcome for line in file.lines if line.added_on_arrival] == ["not_on_list"]
    reception.tick_all_present(workspace, transfer_id)
    reception.arrive(workspace, transfer_id, "Гук", "капітан", "Camp West-1")
    assert reception.counts(workspace, transfer_id) == (3, 3, 4)
    everybody = (*ids, stranger)
    assert {card.state for card in person_cards.cards(workspace, everybody)} == {"interned"}
    handover.note_injuries(workspace, transfer_id, (stranger,), "no", Side.RECEIVES)
    received(workspace, transfer_id, everybody)
    reception.close(workspace, transfer_id)
    assert transfer_files.transfers(workspace)[0].stage == "closed"


def test_times_that_cannot_be_are_refused(workspace: Workspace, hand: HandClock) -> None:
    transfer_id, _ = ready(workspace)
    departures.seal_list(workspace, transfer_id)
    with pytest.raises(InputRefused):
        departures.depart(workspace, transfer_id, hand.now() + DAY)
    with pytest.raises(InputRefused):
        departures.depart(workspace, transfer_id, hand.now() - DAY)
    left(workspace, transfer_id)
    reception.tick_all_present(workspace, transfer_id)
    with pytest.raises(InputRefused):
        reception.arrive(workspace, transfer_id, "Гук", "", "", hand.now() - DAY)


def test_capture_cards_are_owed_for_a_week_and_again_after_arrival(
    workspace: Workspace, hand: HandClock
) -> None:
    transfer_id, ids = ready(workspace, 1)
    owed = [
        duty for duty in duties.duties_of(workspace, ids[0]) if duty.kind.startswith("capture_card")
    ]
    due = hand.now() + 7 * DAY
    assert [(duty.article, duty.due_at) for duty in owed] == [("70", due)] * 2
    hand.advance(days=2)
    transfer_checks.set_fitness(workspace, transfer_id, ids, "fit", "Лікар Савченко")
    departures.seal_list(workspace, transfer_id)
    left(workspace, transfer_id)
    reception.tick_all_present(workspace, transfer_id)
    reception.arrive(workspace, transfer_id, "Гук", "капітан", "Camp West-1")
    owed = [
        duty for duty in duties.duties_of(workspace, ids[0]) if duty.kind.startswith("capture_card")
    ]
    assert {duty.kind for duty in owed} == {"capture_card_family", "capture_card_agency"}
    assert {duty.due_at for duty in owed} == {due}, "what was never sent is not put off by a move"
    capture_cards.card_sent(workspace, ids, "agency")
    capture_cards.card_declined(workspace, ids[0], owed[0].event_id, "family")
    assert not [
        duty for duty in duties.duties_of(workspace, ids[0]) if duty.kind.startswith("capture_card")
    ]
    hand.advance(days=8)
    hospital = custody_events.record_event(
        workspace, ids[0], "admitted_to_hospital", hand.now(), "Hospital 5"
    )
    assert hospital
    assert (
        len([d for d in duties.duties_of(workspace, ids[0]) if d.kind.startswith("capture_card")])
        == 2
    )
    states = [entry.state for entry in person_files.open_file(workspace, ids[0]).timeline]
    assert states == [
        "collection_point",
        "collection_point",
        "in_transit",
        "interned",
        "hospitalised",
    ]
