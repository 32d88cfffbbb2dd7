"""Whoever was told of otherwise is found with the instant of the first entry that wrote it."""

from casework import bureau, people, person_files
from casework.workspace import Workspace
from models.clock import HandClock
from store.told import told_otherwise
from tests.casework.conftest import hand, workspace
from tests.scenarios.test_custody import registered

__all__ = ["hand", "workspace"]


def found(workspace: Workspace, *person_ids: str) -> dict[str, list[tuple[object, ...]]]:
    with workspace.vault.read() as cursor:
        return told_otherwise(cursor, person_ids)


def test_the_first_change_after_the_last_notice_says_since_when(
    workspace: Workspace, hand: HandClock
) -> None:
    one, other = (registered(workspace, service_number=f"АБ-{n}") for n in range(2))
    bureau.send(workspace, (), bureau.Sending("exchange"))
    assert found(workspace, one, other) == {}
    assert found(workspace) == {}
    hand.advance(hours=3)
    first = hand.now()
    for surname, born in (("Мельниченко", "1988-09-30"), ("Мельниченко", "1990-02-01")):
        file = person_files.open_file(workspace, one)
        people.amend(workspace, file, {"surname": surname, "born": born}, "за паспортом")
        hand.advance(hours=1)
    (told,) = bureau.pending(workspace)
    assert found(workspace, one, other) == {one: [(told.event_id, first)]}
