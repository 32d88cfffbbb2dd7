"""What the table asks for and says, without Qt."""

import subprocess
import sys

from casework import people
from casework.people import PeopleFound, PeopleQuery
from casework.views import PersonCard
from gui.people.presenter import (
    PeoplePresenter,
    marks_of,
    marks_sign,
    marks_spoken,
    name_of,
    when_exactly,
)
from resources.words import SCREEN_LANGUAGES, words
from tests.casework.people import START, a_person

EN = words("en")


def a_card(**more):
    known = {
        "id": "1",
        "tag_number": "SUD2-0000148-K",
        "prisoner_number": "",
        "name_native": "Мельников Игорь",
        "name_latin": "Melnikov Igor",
        "rank": "сержант",
        "born": "1994-03",
        "service_number": "",
        "state": "collection_point",
        "place": "Суджа",
        "since": START,
        "health": "",
        "power": "RU",
    }
    return PersonCard(**(known | more))


def test_a_question_is_asked_anew_only_when_it_changed():
    presenter = PeoplePresenter()
    assert presenter.search("  Мельников  Игорь ")
    assert not presenter.search("Мельников Игорь")
    assert presenter.toggle("state", "in_transit")
    assert presenter.query == PeopleQuery("Мельников Игорь", states=("in_transit",))
    assert presenter.filtered
    assert presenter.clear()
    assert not presenter.filtered


def test_filters_add_up_and_a_place_replaces_the_one_before():
    presenter = PeoplePresenter()
    for facet, key in (
        ("state", "captured"),
        ("state", "in_transit"),
        ("place", "A"),
        ("place", "B"),
    ):
        presenter.toggle(facet, key)
    assert presenter.query == PeopleQuery(states=("captured", "in_transit"), place="B")
    presenter.toggle("state", "captured")
    presenter.toggle("place", "B")
    assert presenter.query == PeopleQuery(states=("in_transit",))


def test_nothing_is_sorted_by_what_has_no_order():
    presenter = PeoplePresenter()
    assert not presenter.sort("marks", descending=True)
    assert presenter.sort("name", descending=False)
    assert (presenter.query.sort, presenter.query.descending) == ("name", False)


def test_clearing_keeps_the_order():
    presenter = PeoplePresenter()
    presenter.sort("name", descending=False)
    presenter.toggle("health", "sick")
    presenter.clear()
    assert presenter.query == PeopleQuery(sort="name", descending=False)


def test_filters_say_how_many_and_what_is_chosen(workspace):
    a_person(workspace)
    a_person(workspace, service_number="Б-2", power="KP", health="sick")
    presenter = PeoplePresenter(choices=people.filters(workspace))
    facets = {facet.key: facet for facet in presenter.facets(EN)}
    assert [choice.label for choice in facets["state"].offered] == ["Collection point  2"]
    assert facets["power"].summary == "Power"
    presenter.toggle("power", "KP")
    presenter.toggle("health", "recovered")
    facets = {facet.key: facet for facet in presenter.facets(EN)}
    assert facets["power"].summary == "Power: Democratic People’s Republic of Korea"
    assert ("recovered", "Recovered  0") in [(c.key, c.label) for c in facets["health"].offered]


def test_lines_are_given_only_when_all_are_at_hand():
    presenter = PeoplePresenter()
    cards = tuple(a_card(id=str(n)) for n in range(4))
    presenter.came(PeopleFound(tuple(str(n) for n in range(6)), 6), cards)
    assert presenter.lines(0, 4) == cards
    assert presenter.lines(0, 6) is None
    assert (presenter.place_of("5"), presenter.place_of("x")) == (5, -1)


def test_who_gave_no_name_is_called_by_his_number():
    assert name_of(a_card(name_native="", name_latin=""), EN) == "SUD2-0000148-K · name not given"
    assert name_of(a_card(name_native=""), EN) == "Melnikov Igor"


def test_what_is_owed_is_said_by_sign_and_word():
    late = a_card(duties=2, due_at=START - 1)
    soon = a_card(duties=2, due_at=START + 1)
    both = a_card(duties=1, due_at=START + 1, conflicted=True)
    assert (marks_of(late, START, EN), marks_sign(late, START)[0]) == ("Overdue", "late")
    assert (marks_of(soon, START, EN), marks_sign(soon, START)[0]) == ("2 duties", "todo")
    assert marks_of(both, START, EN) == "Conflict · 1 duty"
    assert marks_sign(both, START)[0] == "conflict"
    assert marks_of(a_card(), START, EN) == ""
    for language in SCREEN_LANGUAGES:
        assert "{" not in marks_spoken(both, START, words(language))


def test_a_time_stands_with_utc_beside():
    assert when_exactly(START, EN).endswith("(07:20 UTC)")
    assert when_exactly(0, EN) == ""


def test_the_presenter_knows_no_qt():
    code = "import sys, gui.people.presenter as p; sys.exit('PySide6' in sys.modules)"
    assert subprocess.run([sys.executable, "-c", code], check=False).returncode == 0
