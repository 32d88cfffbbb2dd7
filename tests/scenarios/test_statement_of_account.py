"""The statement at the end of captivity (GC III art. 66): the last word about his account, owed until it is printed."""

from collections.abc import Callable

import pytest

from casework import (
    accounts,
    counting,
    deaths,
    duties,
    endings,
    escapes,
    exchange_lists,
    reception,
    station_clocks,
    transfer_files,
)
from casework.workspace import Workspace
from models.clock import HandClock
from models.duties import DAY, HOUR
from tests.casework.exchanges import arrive, blocked, gone, some, stated
from tests.casework.moves import SAFETY, counted
from tests.casework.people import a_person
from tests.casework.releases import let_go_unstated

KIND = "statement_of_account"


def due(workspace: Workspace, person_id: str) -> int:
    """When his statement is due; 0 where none is owed."""
    owed = {each.kind: each for each in duties.duties_of(workspace, person_id)}
    assert KIND not in owed or owed[KIND].article == "66"
    return owed[KIND].due_at if KIND in owed else 0


def urgency(workspace: Workspace) -> str:
    """How it stands on the first screen."""
    found = [each.urgency for each in duties.today(workspace).duties if each.kind == KIND]
    return found[0] if found else ""


def released(workspace: Workspace, person_id: str) -> None:
    let_go_unstated(workspace, person_id)


def handed_to_a_power(workspace: Workspace, person_id: str) -> None:
    handing = endings.Handing("PL", workspace.now(), "Корчова", "угода 3", "Мельник", "Nowak")
    endings.hand_to_power(workspace, person_id, handing)


def escaped(workspace: Workspace, person_id: str) -> None:
    told = escapes.Escape(workspace.now(), workspace.now() - HOUR, "CP", "уночі", "Гук")
    escapes.escape(workspace, person_id, told)
    assert not due(workspace, person_id), "he may be recaptured"
    escapes.escape_succeeded(workspace, person_id, workspace.now(), "кордон", "повідомлення")


def died(workspace: Workspace, person_id: str) -> None:
    report = deaths.DeathReport(workspace.now(), "Шпиталь 5", "illness", "", "nobody", "Гук")
    deaths.record_death(workspace, person_id, report)


WAYS = [released, handed_to_a_power, escaped, died]


@pytest.mark.parametrize("ends", WAYS)
def test_article_66_whose_captivity_ended_is_owed_the_statement_until_it_says_all(
    workspace: Workspace, hand: HandClock, ends: Callable[[Workspace, str], None]
) -> None:
    person_id = a_person(workspace).person_id
    for entry in ("pay", "paid_out"):
        accounts.enter(workspace, person_id, accounts.Entered(entry, "400", "UAH"))
    hand.advance(days=2)
    assert not due(workspace, person_id)
    ends(workspace, person_id)
    ended_at = hand.now()
    assert due(workspace, person_id) == ended_at + 7 * DAY
    assert urgency(workspace) == "open"
    hand.instant = ended_at + 7 * DAY - 1
    assert urgency(workspace) == "due_today"
    hand.instant = ended_at + 7 * DAY
    assert urgency(workspace) == "overdue"
    stated(workspace, (person_id,))
    assert not due(workspace, person_id)
    hand.advance(days=1)
    for entry in ("received", "paid_out"):
        accounts.enter(workspace, person_id, accounts.Entered(entry, "50", "UAH"))
        hand.advance(hours=1)
    assert due(workspace, person_id) == ended_at + 15 * DAY, "from the first entry it lacks"
    stated(workspace, (person_id,))
    assert not urgency(workspace)


@pytest.mark.parametrize(("ends", "owed"), [*zip(WAYS, (True, False, False, False), strict=True)])
def test_article_66_without_an_account_only_who_is_released_is_given_one(
    workspace: Workspace,
    hand: HandClock,
    ends: Callable[[Workspace, str], None],
    owed: bool,
) -> None:
    person_id = a_person(workspace).person_id
    hand.advance(hours=2)
    ends(workspace, person_id)
    assert bool(due(workspace, person_id)) is owed


def test_one_given_on_leaving_is_not_owed_again(workspace: Workspace, hand: HandClock) -> None:
    person_id = a_person(workspace).person_id
    stated(workspace, (person_id,))
    hand.advance(hours=1)
    released(workspace, person_id)
    assert not due(workspace, person_id)


def test_a_station_sets_its_own_time(workspace: Workspace, hand: HandClock) -> None:
    station_clocks.set_clocks(workspace, {KIND: 2 * DAY})
    person_id = a_person(workspace).person_id
    released(workspace, person_id)
    assert due(workspace, person_id) == hand.now() + 2 * DAY


def _handed_over(workspace: Workspace, count: int) -> tuple[str, tuple[str, ...]]:
    ids = some(workspace, count)
    transfer_id = gone(workspace, ids)
    reception.tick_all_present(workspace, transfer_id)
    exchange_lists.accept_all_present(workspace, transfer_id)
    arrive(workspace, transfer_id)
    counted(workspace, transfer_id, count, counting.ON_ARRIVAL)
    return transfer_id, ids


def test_row_44_a_statement_older_than_the_account_closes_nothing(
    workspace: Workspace, hand: HandClock
) -> None:
    transfer_id, ids = _handed_over(workspace, 2)
    stated(workspace, ids)
    hand.advance(hours=1)
    for entry in ("pay", "paid_out"):
        accounts.enter(workspace, ids[0], accounts.Entered(entry, "400", "UAH"))
    assert blocked(lambda: reception.close(workspace, transfer_id)) == {"statement_older": ids[:1]}
    steps = {step.name: step for step in transfer_files.open_file(workspace, transfer_id).steps}
    assert not steps["settled"].done
    stated(workspace, ids[:1])
    reception.close(workspace, transfer_id)
    assert transfer_files.open_file(workspace, transfer_id).card.stage == "closed"


def test_row_44_a_list_closed_under_a_name_leaves_the_statement_owed(workspace: Workspace) -> None:
    transfer_id, (one, other) = _handed_over(workspace, 2)
    stated(workspace, (one,))
    reception.close(workspace, transfer_id, SAFETY)
    assert (bool(due(workspace, one)), bool(due(workspace, other))) == (False, True)
    stated(workspace, (other,))
    assert not due(workspace, other)
