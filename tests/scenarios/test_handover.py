"""A handover from the first name on a list to the last signature, row by row (domain 8 and 9)."""

import pytest

from casework import (
    complaints,
    counting,
    departures,
    duties,
    escapes,
    handover,
    person_cards,
    person_files,
    property_custody,
    reception,
    transfer_checks,
    transfer_files,
    transfers,
)
from casework.handover import Asked, Side
from casework.transfers import TransferDraft
from casework.workspace import Workspace
from models.clock import HandClock
from models.duties import DAY, HOUR
from models.errors import InputRefused
from models.transfer_facts import Override
from tests.casework.handovers import CAMP, blocked, gone, owed, ready, some
from tests.casework.moves import ASKED, SAFETY, counted, looked_at
from tests.casework.people import WATCH


def test_row_14_nobody_leaves_before_his_list_is_sealed(workspace: Workspace) -> None:
    transfer_id = ready(workspace, some(workspace))
    assert blocked(lambda: departures.depart(workspace, transfer_id, None, SAFETY)) == {
        "list_not_sealed"
    }
    departures.seal_list(workspace, transfer_id)
    counted(workspace, transfer_id, 3)
    departures.depart(workspace, transfer_id)


def test_rows_8_and_16_nobody_leaves_unexamined_or_examined_too_long_ago(
    workspace: Workspace, hand: HandClock
) -> None:
    ids = some(workspace)
    transfer_id = ready(workspace, ids)
    hand.advance(hours=25)
    assert blocked(lambda: departures.seal_list(workspace, transfer_id)) == {"fitness_stale"}
    later = hand.now() + HOUR
    with pytest.raises(InputRefused):
        transfer_checks.set_fitness(workspace, transfer_id, ids, "fit", "Савченко", at=later)
    transfer_checks.set_fitness(workspace, transfer_id, ids, "fit", "Савченко")
    departures.seal_list(workspace, transfer_id)
    counted(workspace, transfer_id, 3)
    hand.advance(hours=25)
    assert blocked(lambda: departures.depart(workspace, transfer_id)) == {"fitness_stale"}
    for nobody in (Override("", "обстріл"), Override("майор Бондаренко", " ")):
        with pytest.raises(InputRefused):
            departures.depart(workspace, transfer_id, None, nobody)
    departures.depart(workspace, transfer_id, None, SAFETY)
    fields = transfer_files.open_file(workspace, transfer_id).fields
    assert (fields["override_by"], fields["override_reason"]) == (SAFETY.by, SAFETY.reason)


def test_an_examination_is_judged_by_the_planned_departure(
    workspace: Workspace, hand: HandClock
) -> None:
    ids = some(workspace)
    transfer_id = ready(workspace, ids)
    later = {"planned_departure_at": hand.now() + 2 * DAY}
    transfers.amend_transfer(workspace, transfer_id, later)
    assert blocked(lambda: departures.seal_list(workspace, transfer_id)) == {"fitness_stale"}


def test_row_16_the_unfit_leave_only_under_a_name(workspace: Workspace) -> None:
    ids = some(workspace)
    transfer_id = ready(workspace, ids)
    transfer_checks.set_fitness(workspace, transfer_id, ids[:1], "unfit", "Савченко")
    assert blocked(lambda: departures.seal_list(workspace, transfer_id)) == {"unfit_to_move"}
    transfer_checks.override_fitness(workspace, transfer_id, ids[0], "майор Лис", "обстріл")
    departures.seal_list(workspace, transfer_id)


def test_row_17_notice_is_owed_before_the_planned_departure(
    workspace: Workspace, hand: HandClock
) -> None:
    draft = TransferDraft(destination="Camp West-1", planned_departure_at=hand.now() + 3 * DAY)
    transfer_id = transfers.open_transfer(workspace, draft).transfer_id
    assert owed(workspace, transfer_id)["departure_notice"] < hand.now() + 3 * DAY
    with pytest.raises(InputRefused):
        transfer_checks.give_notice(workspace, transfer_id, " ", "ru")
    with pytest.raises(InputRefused):
        transfer_checks.give_notice(workspace, transfer_id, "п/с 77", "ru", hand.now() + DAY)
    transfer_checks.give_notice(workspace, transfer_id, "п/с 77", "ru")
    assert "departure_notice" not in owed(workspace, transfer_id)


@pytest.mark.parametrize(
    ("kind", "limit", "why"),
    [
        ("camp", "30", "transfer.limit_too_high"),
        ("repatriation", "20", "transfer.limit_too_low"),
        ("exchange", "20", "transfer.limit_too_low"),
        ("camp", "багато", "transfer.limit_no_weight"),
    ],
)
def test_row_17_the_weight_rule_is_that_of_the_move(
    workspace: Workspace, kind: str, limit: str, why: str
) -> None:
    draft = TransferDraft(destination="x", destination_kind=kind, baggage_limit_kg=limit)
    with pytest.raises(InputRefused) as refused:
        transfers.open_transfer(workspace, draft)
    assert refused.value.problems == {"baggage_limit_kg": why}
    transfer_id = transfers.open_transfer(
        workspace, TransferDraft(destination="x", destination_kind=kind)
    ).transfer_id
    with pytest.raises(InputRefused):
        transfers.amend_transfer(workspace, transfer_id, {"baggage_limit_kg": limit})


def test_row_17_more_than_25_kg_is_never_refused(workspace: Workspace) -> None:
    ids = some(workspace)
    transfer_id = ready(workspace, ids)
    transfer_checks.set_line(workspace, transfer_id, ids[0], {"baggage_kg": "41"})
    departures.seal_list(workspace, transfer_id)


def test_row_17_mail_is_sent_on(workspace: Workspace, hand: HandClock) -> None:
    transfer_id = gone(workspace, some(workspace))
    assert "mail_forwarding" in owed(workspace, transfer_id)
    hand.advance(hours=1)
    handover.forward_mail(workspace, transfer_id)
    assert "mail_forwarding" not in owed(workspace, transfer_id)


def test_rows_9_and_30_injuries_are_looked_at_by_both_sides(
    workspace: Workspace, hand: HandClock
) -> None:
    ids = some(workspace)
    transfer_id = transfers.open_transfer(workspace, CAMP).transfer_id
    transfers.add_people(workspace, transfer_id, ids)
    assert {"injuries_not_noted", "complaints_not_asked"} <= blocked(
        lambda: departures.seal_list(workspace, transfer_id)
    )
    departures.cancel(workspace, transfer_id, "зразок")
    transfer_id = gone(workspace, ids)
    hand.advance(hours=3)
    reception.tick_all_present(workspace, transfer_id)
    reception.arrive(workspace, transfer_id, "Гук", "капітан", "Camp West-1")
    counted(workspace, transfer_id, 3, counting.ON_ARRIVAL)
    assert blocked(lambda: reception.close(workspace, transfer_id)) == {
        "injuries_not_received",
        "complaints_not_asked",
    }
    handover.note_injuries(workspace, transfer_id, ids[:1], "yes", Side.RECEIVES)
    handover.receive_as_released(workspace, transfer_id)
    handover.ask_complaints(workspace, transfer_id, ids, ASKED, Side.RECEIVES)
    reception.close(workspace, transfer_id)
    lines = transfer_files.open_file(workspace, transfer_id).lines
    assert [line.injuries_differ for line in lines] == [True, False, False]


def test_row_31_complaints_are_asked_on_leaving_and_on_coming_by_others(
    workspace: Workspace,
) -> None:
    ids = some(workspace, capturing_unit="82 одшбр")
    transfer_id = ready(workspace, ids)
    his = Asked("сержант Гук", "82 одшбр")
    assert blocked(lambda: handover.ask_complaints(workspace, transfer_id, ids, his)) == {
        "asked_by_capturing_unit"
    }
    departures.seal_list(workspace, transfer_id)
    counted(workspace, transfer_id, 3)
    departures.depart(workspace, transfer_id)
    reception.tick_all_present(workspace, transfer_id)
    assert blocked(
        lambda: handover.ask_complaints(workspace, transfer_id, ids, his, Side.RECEIVES)
    ) == {"asked_by_capturing_unit"}
    made = Asked("Лис", "ВСП", "made", "С-9/26")
    handover.ask_complaints(workspace, transfer_id, ids[:1], made, Side.RECEIVES)
    kinds = {duty.kind for duty in duties.duties_of(workspace, ids[0])}
    assert "complaint_forwarding" in kinds
    complaints.pass_on(workspace, ids[0], "Держава-покровителька")


def test_nobody_is_interned_unregistered(workspace: Workspace) -> None:
    ids = some(workspace)
    transfer_id = transfers.open_transfer(workspace, CAMP).transfer_id
    transfers.add_people(workspace, transfer_id, ids)
    transfer_checks.set_fitness(workspace, transfer_id, ids, "fit", "Савченко")
    transfer_checks.give_notice(workspace, transfer_id, "п/с 77", "ru")
    looked_at(workspace, transfer_id, ids)
    assert blocked(lambda: departures.seal_list(workspace, transfer_id)) == {"not_registered"}
    transfers.amend_transfer(workspace, transfer_id, {"destination_kind": "transit_camp"})
    departures.seal_list(workspace, transfer_id)


def test_row_3_a_move_that_has_not_arrived_alarms_after_a_day(
    workspace: Workspace, hand: HandClock
) -> None:
    transfer_id = gone(workspace, some(workspace))
    assert owed(workspace, transfer_id)["transfer_under_way"] == hand.now() + DAY


def test_row_5_when_it_was_and_when_it_was_written_are_both_kept(
    workspace: Workspace, hand: HandClock
) -> None:
    ids = some(workspace)
    transfer_id = ready(workspace, ids)
    departures.seal_list(workspace, transfer_id)
    counted(workspace, transfer_id, 3)
    left_at = hand.now()
    hand.advance(hours=6)
    departures.depart(workspace, transfer_id, left_at)
    entry = person_files.open_file(workspace, ids[0]).timeline[-1]
    assert (entry.event, entry.late_by) == ("departed", 6 * HOUR)


def test_whose_custody_ended_or_who_escaped_goes_on_no_list(
    workspace: Workspace, hand: HandClock
) -> None:
    (person_id,) = some(workspace, 1)
    transfer_id = transfers.open_transfer(workspace, CAMP).transfer_id
    told = escapes.Escape(hand.now(), hand.now() - HOUR, "CP", "уночі", "Гук")
    escapes.escape(workspace, person_id, told)
    assert blocked(lambda: transfers.add_people(workspace, transfer_id, (person_id,))) == {
        "cannot_be_moved"
    }


def test_two_open_transits_are_refused(workspace: Workspace) -> None:
    ids = some(workspace)
    gone(workspace, ids)
    other = transfers.open_transfer(workspace, CAMP).transfer_id
    assert blocked(lambda: transfers.add_people(workspace, other, ids[:1])) == {
        "cannot_be_moved",
        "on_another_transfer",
    }


def test_who_was_admitted_to_hospital_meanwhile_does_not_leave_with_them(
    workspace: Workspace, hand: HandClock
) -> None:
    ids = some(workspace)
    transfer_id = ready(workspace, ids)
    departures.seal_list(workspace, transfer_id)
    counted(workspace, transfer_id, 3)
    told = escapes.Escape(hand.now(), hand.now() - HOUR, "CP", "уночі", "Гук")
    escapes.escape(workspace, ids[0], told)
    assert blocked(lambda: departures.depart(workspace, transfer_id, None, SAFETY)) == {
        "cannot_be_moved"
    }


def test_times_that_cannot_be_are_refused(workspace: Workspace, hand: HandClock) -> None:
    ids = some(workspace)
    transfer_id = ready(workspace, ids)
    departures.seal_list(workspace, transfer_id)
    counted(workspace, transfer_id, 3)
    for at in (hand.now() + DAY, hand.now() - DAY):
        with pytest.raises(InputRefused):
            departures.depart(workspace, transfer_id, at)
    hand.advance(hours=1)
    departures.depart(workspace, transfer_id)
    reception.tick_all_present(workspace, transfer_id)
    for at in (hand.now() + DAY, hand.now() - 1):
        with pytest.raises(InputRefused):
            reception.arrive(workspace, transfer_id, "Гук", "", "", at)
    assert {card.state for card in person_cards.cards(workspace, ids)} == {"in_transit"}


def test_property_travels_under_seal(workspace: Workspace) -> None:
    ids = some(workspace, 1, items=(WATCH,))
    transfer_id = ready(workspace, ids)
    assert blocked(lambda: departures.seal_list(workspace, transfer_id, SAFETY)) == {
        "property_unsealed"
    }
    property_custody.seal_packet(workspace, ids[0], "0047112")
    departures.seal_list(workspace, transfer_id)
