"""Accounts of where somebody is: both are shown, one stands or both get an order, and no event is deleted."""

import pytest

from casework import conflicts, person_files
from casework.conflict_views import CUSTODY, CustodyConflict
from casework.workspace import Workspace
from models.clock import HandClock
from models.errors import InputRefused
from tests.casework.apart import forked, only, other, person, the_register_stays_whole
from tests.store.invented import NOON, OtherLaptop

__all__ = ["other", "person", "the_register_stays_whole"]


def test_two_accounts_of_where_he_is(
    workspace: Workspace, other: OtherLaptop, person: str, hand: HandClock
) -> None:
    forked(workspace, other, person, hand)
    assert conflicts.count(workspace) == 1
    found = only(workspace)
    assert isinstance(found, CustodyConflict)
    assert (found.dispute, found.line.kind) == ("fork", CUSTODY)
    assert found.after is not None
    assert found.after.event == "reached_collection_point"
    told = {account[0].event: account[0] for account in found.accounts}
    assert told.keys() == {"held_back", "departed"}
    assert told["held_back"].writer.officer == "сержант Коваль М. І."
    assert told["departed"].writer.recorded_at == NOON
    assert {way.state for way in found.ways} == {"held_back", "in_transit"}
    assert (
        conflicts.of_person(workspace, person) == (found.line,) or found.line.subject_id == person
    )


def test_the_account_that_stands_withdraws_the_other_and_deletes_nothing(
    workspace: Workspace, other: OtherLaptop, person: str, hand: HandClock
) -> None:
    departed = forked(workspace, other, person, hand)
    found = only(workspace)
    kept = next(w for w in found.ways if w.settling == "keep" and w.state == "held_back")
    conflicts.settle_custody(workspace, found, kept.key, "він у шпиталі")
    assert conflicts.count(workspace) == 0
    file = person_files.open_file(workspace, person)
    assert (file.card.state, file.card.conflicted) == ("held_back", False)
    withdrawal = next(each for each in file.timeline if each.corrects == departed)
    assert (withdrawal.event, withdrawal.note) == ("withdrawn", "він у шпиталі")
    assert next(each for each in file.timeline if each.event_id == departed).corrected


def test_both_happened_in_the_order_that_is_chosen(
    workspace: Workspace, other: OtherLaptop, person: str, hand: HandClock
) -> None:
    forked(workspace, other, person, hand)
    found = only(workspace)
    (order,) = (way for way in found.ways if way.settling == "order")
    assert not order.against_times
    conflicts.settle_custody(workspace, found, order.key, "спершу лікар, потім відправлення")
    file = person_files.open_file(workspace, person)
    assert (file.card.state, file.card.conflicted, file.card.place) == ("in_transit", False, "Sumy")


def test_custody_is_not_settled_without_a_choice_and_a_reason(
    workspace: Workspace, other: OtherLaptop, person: str, hand: HandClock
) -> None:
    forked(workspace, other, person, hand)
    with pytest.raises(InputRefused) as refused:
        conflicts.settle_custody(workspace, only(workspace), "", "")
    assert refused.value.problems.keys() == {"value", "reason"}
    assert conflicts.count(workspace) == 1
