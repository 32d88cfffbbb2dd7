"""A correction takes the place of what it corrects, also where that only said that nothing happened."""

from casework import conflicts, custody_events, person_files
from casework.workspace import Workspace
from models.clock import HandClock
from models.records import CustodyEvent
from store.unit_of_work import load
from tests.casework.apart import forked, only, other, person, the_register_stays_whole
from tests.store.invented import OtherLaptop

__all__ = ["other", "person", "the_register_stays_whole"]


def test_an_event_that_was_withdrawn_comes_back_to_its_own_place(
    workspace: Workspace, other: OtherLaptop, person: str, hand: HandClock
) -> None:
    departed = forked(workspace, other, person, hand)
    found = only(workspace)
    kept = next(w for w in found.ways if w.settling == "keep" and w.state == "held_back")
    conflicts.settle_custody(workspace, found, kept.key, "він у шпиталі")
    timeline = person_files.open_file(workspace, person).timeline
    withdrawal = next(each for each in timeline if each.corrects == departed)
    held = next(each for each in timeline if each.event == "held_back")
    assert load(workspace.vault, CustodyEvent, withdrawal.event_id).value.follows == held.event_id
    hand.advance(hours=2)
    custody_events.record_event(
        workspace,
        person,
        "departed",
        withdrawal.occurred_at,
        "Sumy",
        note="усе ж поїхав",
        corrects=withdrawal.event_id,
    )
    file = person_files.open_file(workspace, person)
    back = next(each for each in file.timeline if each.corrects == withdrawal.event_id)
    assert load(workspace.vault, CustodyEvent, back.event_id).value.follows == ""
    # It stands where it stood: beside the account that was kept, so that people decide anew.
    assert file.card.conflicted
    assert {account[0].id for account in only(workspace).accounts} == {held.event_id, back.event_id}
