"""The prisoners' representative: chosen, approved, followed, ended; what cannot be is refused in words."""

import pytest

from casework import person_files, representative_files, representatives
from casework.representatives import Choice, Ending
from casework.workspace import Workspace
from models.clock import HandClock
from models.duties import DAY, HOUR
from models.errors import InputRefused, NotYourRole, RecordMissing
from models.ids import new_id
from tests.casework.people import a_person, given
from tests.scenarios.test_bad_input import escaped


def chosen(workspace: Workspace, how: str = "elected", **fields: str) -> str:
    """Somebody who is held here is chosen now, and approved where he is elected."""
    person_id = a_person(workspace, **fields).person_id
    again(workspace, person_id, how)
    return person_id


def again(workspace: Workspace, person_id: str, how: str = "elected") -> None:
    at = workspace.now()
    approval = (at, "майор Лис") if how == "elected" else (0, "")
    representatives.choose(workspace, person_id, Choice(how, at, *approval))


def office(workspace: Workspace, person_id: str) -> tuple[str, str]:
    mine = person_files.open_file(workspace, person_id).representative
    assert mine
    return mine.office, mine.ended


def test_what_must_be_said(workspace: Workspace, hand: HandClock) -> None:
    person_id = a_person(workspace).person_id
    for wrong in (
        Choice("", hand.now()),
        Choice("by lot", hand.now()),
        Choice("elected", hand.now() + DAY),
        Choice("elected", hand.now(), hand.now(), " "),
        Choice("elected", hand.now(), hand.now() - HOUR, "Лис"),
        Choice("elected", hand.now(), hand.now() + HOUR, "Лис"),
    ):
        with pytest.raises(InputRefused):
            representatives.choose(workspace, person_id, wrong)
    with pytest.raises(RecordMissing):
        representatives.choose(workspace, new_id(workspace.clock), Choice("elected", hand.now()))
    assert representative_files.here(workspace) is None


def test_nobody_who_is_not_held_here_is_chosen(workspace: Workspace, hand: HandClock) -> None:
    person_id = a_person(workspace).person_id
    hand.advance(hours=1)
    escaped(workspace, person_id)
    with pytest.raises(InputRefused) as refused:
        representatives.choose(workspace, person_id, Choice("elected", hand.now()))
    assert refused.value.problems == {"person_id": "representative.not_here"}


def test_who_is_elected_acts_once_approved(workspace: Workspace, hand: HandClock) -> None:
    person_id = a_person(workspace).person_id
    representatives.choose(workspace, person_id, Choice("elected", hand.now()))
    assert office(workspace, person_id) == ("awaits_approval", "")
    assert representative_files.here(workspace).acts_as == ""
    hand.advance(hours=5)
    with pytest.raises(InputRefused):
        representatives.approve(workspace, person_id, hand.now(), "")
    representatives.approve(workspace, person_id, hand.now(), "майор Лис")
    assert office(workspace, person_id) == ("in_force", "")
    assert representative_files.here(workspace).acts_as == "Мельников Игорь Павлович"


def test_there_is_one_at_a_time(workspace: Workspace, hand: HandClock) -> None:
    first = chosen(workspace)
    hand.advance(days=180)
    second = chosen(workspace, "senior_officer", surname="Абрамов", service_number="АБ-2")
    assert office(workspace, first) == ("ended", "succeeded")
    assert office(workspace, second) == ("in_force", "")
    assert [each.person_id for each in representative_files.open_ones(workspace)] == [second]
    with pytest.raises(InputRefused) as refused:
        representatives.choose(workspace, first, Choice("elected", hand.now() - DAY))
    assert refused.value.problems == {"at": "representative.before_former"}
    hand.advance(days=1)
    again(workspace, second, "senior_officer")
    assert len(representative_files.open_ones(workspace)) == 1


def test_an_end_has_its_reason_where_the_protecting_power_is_told(
    workspace: Workspace, hand: HandClock
) -> None:
    person_id = chosen(workspace)
    hand.advance(days=2)
    for wrong in (
        Ending("dismissed", hand.now(), " "),
        Ending("succeeded", hand.now()),
        Ending("", hand.now()),
        Ending("resigned", hand.now() + HOUR),
        Ending("resigned", hand.now() - 3 * DAY),
    ):
        with pytest.raises(InputRefused):
            representatives.end(workspace, person_id, wrong)
    with pytest.raises(InputRefused):
        representatives.tell_power(workspace, person_id, hand.now())
    representatives.end(workspace, person_id, Ending("dismissed", hand.now(), "перешкоджав"))
    with pytest.raises(InputRefused):
        representatives.end(workspace, person_id, Ending("resigned", hand.now()))
    with pytest.raises(InputRefused):
        representatives.tell_power(workspace, person_id, hand.now() - HOUR)
    representatives.tell_power(workspace, person_id, hand.now())
    with pytest.raises(InputRefused):
        representatives.tell_power(workspace, person_id, hand.now())


def test_who_was_recorded_by_mistake_never_was_it(workspace: Workspace, hand: HandClock) -> None:
    person_id = chosen(workspace)
    representatives.end(workspace, person_id, Ending("mistake", hand.now()))
    assert person_files.open_file(workspace, person_id).representative is None
    assert representative_files.rows(workspace) == []


def test_everybody_knows_who_it_is_and_few_how_it_ended(
    workspace: Workspace, hand: HandClock
) -> None:
    person_id = chosen(workspace)
    given(workspace, "legal_officer")
    file = person_files.open_file(workspace, person_id)
    assert file.representative is None
    assert file.representative_here
    assert (file.representative_here.office, file.representative_here.approved_by) == (
        "in_force",
        "",
    )
    for act in (
        lambda: again(workspace, person_id),
        lambda: representatives.approve(workspace, person_id, hand.now(), "Лис"),
        lambda: representatives.end(workspace, person_id, Ending("resigned", hand.now())),
        lambda: representatives.tell_power(workspace, person_id, hand.now()),
    ):
        with pytest.raises(NotYourRole):
            act()
