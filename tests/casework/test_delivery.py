"""What exists on this laptop alone is never called delivered."""

from casework.delivery import undelivered
from casework.workspace import Workspace
from models.clock import HandClock
from tests.casework.people import START, a_person


def test_every_entry_counts_until_somebody_has_it(workspace: Workspace, hand: HandClock) -> None:
    before = undelivered(workspace)
    assert before.oldest_at == START
    hand.advance(hours=3)
    a_person(workspace)
    after = undelivered(workspace)
    assert (after.entries, after.oldest_at) == (before.entries + 1, START)
