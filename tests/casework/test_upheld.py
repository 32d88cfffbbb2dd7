"""What the record that goes on says can be found right: the contradiction is decided, and neither record changes."""

from pathlib import Path

import pytest

from casework import people, person_files, recorded_twice, upheld
from casework.recorded_twice import SameMan
from casework.workspace import Workspace
from models.clock import HandClock
from models.errors import InputRefused, NotYourRole
from tests.casework.fleet import a_fleet
from tests.casework.people import a_person, given


@pytest.fixture
def twice(workspace: Workspace, hand: HandClock) -> tuple[str, str]:
    """The record that goes on and the one set aside, which say different things."""
    kept = a_person(workspace)
    hand.advance(minutes=20)
    aside = a_person(workspace, born="1988-10-03", father_first_name="Павел", health="sick")
    same = SameMan(kept.tag_number, "той самий жетон", "лейтенант Гнатюк")
    recorded_twice.set_aside(workspace, aside.person_id, same)
    hand.advance(minutes=20)
    return kept.person_id, aside.person_id


def said_of(workspace: Workspace, kept: str):
    (other,) = person_files.open_file(workspace, kept).also_recorded
    return {each.field: each for each in other.says}


def keep(workspace: Workspace, twice: tuple[str, str], field: str, reason: str = "за квитком"):
    kept, aside = twice
    return upheld.uphold(workspace, kept, aside, said_of(workspace, kept)[field], reason)


def test_it_is_listed_no_more_and_both_records_stay_as_they_are(workspace, twice):
    kept, aside = twice
    before = [person_files.open_file(workspace, each).fields for each in twice]
    assert set(said_of(workspace, kept)) == {"born", "father_first_name", "health"}
    keep(workspace, twice, "born")
    assert set(said_of(workspace, kept)) == {"father_first_name", "health"}
    keep(workspace, twice, "father_first_name", "батька не назвав")
    assert set(said_of(workspace, kept)) == {"health"}
    assert [person_files.open_file(workspace, each).fields for each in (kept, aside)] == before


def test_it_stands_in_the_history_with_who_and_why(workspace, twice):
    kept, aside = twice
    keep(workspace, twice, "born")
    newest = person_files.history(workspace, kept)[0]
    number = person_files.open_file(workspace, aside).card.tag_number
    assert (newest.field, newest.before, newest.after) == ("upheld", number, "born")
    assert (newest.reason, newest.officer) == ("за квитком", "сержант Коваль М. І.")


@pytest.mark.parametrize("which", [0, 1])
def test_once_either_says_something_else_it_is_listed_again(workspace, twice, which):
    kept = twice[0]
    keep(workspace, twice, "born")
    file = person_files.open_file(workspace, twice[which])
    people.amend(workspace, file, {"born": "1988-11-11"}, "за паспортом")
    assert "born" in said_of(workspace, kept)


def test_a_reason_is_needed_and_the_field_must_be_his_to_see(workspace, twice):
    kept, aside = twice
    said = said_of(workspace, kept)
    with pytest.raises(InputRefused) as refused:
        keep(workspace, twice, "born", "  ")
    assert refused.value.problems == {"reason": "people.reason_needed"}
    given(workspace, "commander")
    with pytest.raises(NotYourRole):
        upheld.uphold(workspace, kept, aside, said["father_first_name"], "за квитком")
    upheld.uphold(workspace, kept, aside, said["health"], "оглянуто")
    assert "health" not in said_of(workspace, kept)
    given(workspace, "")
    assert set(said_of(workspace, kept)) == {"born", "father_first_name"}


def test_what_was_decided_at_the_bureau_is_decided_at_the_point(tmp_path: Path) -> None:
    with a_fleet(tmp_path, "point") as fleet:
        bureau, point = fleet.at["bureau"], fleet.at["point"]
        kept = a_person(point)
        fleet.clock.advance(minutes=20)
        aside = a_person(point, born="1988-10-03").person_id
        recorded_twice.set_aside(point, aside, SameMan(kept.tag_number, "жетон", "Гнатюк"))
        fleet.agree("point", "bureau")
        assert "born" in said_of(bureau, kept.person_id)
        keep(bureau, (kept.person_id, aside), "born")
        fleet.agree("bureau", "point")
        assert said_of(point, kept.person_id) == {}
