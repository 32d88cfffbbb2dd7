"""What a correction changes, and when it wants a reason."""

from datetime import date

import pytest

from casework import people, person_files
from gui.intake.entering import rank_key
from gui.people.amending import Amending
from models.answers import Answer
from resources.words import words
from tests.casework.people import a_person

TODAY = date(2026, 11, 17)


@pytest.fixture
def amending(workspace):
    saved = a_person(workspace, surname="Мельников", first_names="Игорь")
    return Amending(person_files.open_file(workspace, saved.person_id), TODAY)


def test_nothing_typed_changes_nothing(amending):
    amending.typed("surname", "Мельников ")
    assert amending.changes() == {}
    assert not amending.reason_wanted


def test_a_change_of_identity_wants_a_reason_another_does_not(amending):
    amending.typed("place_of_birth", "Пенза")
    assert not amending.reason_wanted
    assert amending.problems("") == {}
    amending.typed("surname", "Мельник")
    assert amending.reason_wanted
    assert amending.problems(" ") == {"reason": "people.reason_needed"}
    assert amending.problems("за квитком") == {}


def test_a_mark_is_changed_with_its_word(amending):
    amending.typed("service_number", "")
    amending.marked("service_number", Answer.DECLINED)
    changes = amending.changes()
    assert changes == {"service_number": "", "service_number_answer": "declined"}
    assert amending.changed() == ("service_number",)


def test_a_rank_carries_its_key(amending):
    amending.typed("rank", "майор")
    assert amending.changes() == {"rank": "майор", "rank_key": rank_key("майор")}
    assert rank_key("майор")
    assert amending.changed() == ("rank",)


def test_what_was_recorded_stands_beside(amending):
    amending.typed("rank", "майор")
    assert amending.states(words("en"))["rank"].text == "until now: старший сержант"
    amending.typed("born", "31.02.1988")
    assert amending.problems("x").keys() == {"born"}


def test_the_latin_form_follows_until_it_is_written_by_hand(workspace, amending):
    moved = amending.typed("surname", "Юрченко")
    assert moved == {"surname_latin"}
    assert amending.values["surname_latin"] == "Iurchenko"
    by_hand = Amending(amending.file, TODAY)
    by_hand.typed("surname_latin", "Melnikow")
    assert by_hand.typed("surname", "Юрченко") == frozenset()
    assert by_hand.values["surname_latin"] == "Melnikow"


def test_what_is_changed_is_what_is_saved(workspace, amending):
    amending.typed("place_of_birth", " Пенза ")
    people.amend(workspace, amending.file, amending.changes(), "")
    again = person_files.open_file(workspace, amending.file.card.id)
    assert again.fields["place_of_birth"] == "Пенза"


def test_what_is_taken_over_brings_all_that_comes_with_it(amending):
    amending.take_over({"rank": "майор", "rank_key": "ru_army_major", "rank_answer": "declined"})
    assert amending.changed() == ("rank",)
    assert amending.changes() == {
        "rank": "майор",
        "rank_key": "ru_army_major",
        "rank_answer": "declined",
    }


def test_a_latin_form_follows_a_surname_that_is_taken_over(amending):
    amending.take_over({"surname": "Шевченко", "surname_answer": "given"})
    assert amending.changes() == {"surname": "Шевченко", "surname_latin": "Shevchenko"}
