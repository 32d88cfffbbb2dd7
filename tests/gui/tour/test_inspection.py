"""What the tour looks for past the verbs is found where it is, and only there."""

import pytest

from gui.tour import inspection
from tests.casework.fleet import a_fleet
from tests.casework.people import a_person


@pytest.fixture
def fleet(tmp_path):
    with a_fleet(tmp_path, "point", "camp") as found:
        a_person(found.at["point"], surname="Канарейкин")
        found.carry("point", "bureau", "camp")
        yield found


def test_a_word_is_found_in_every_register_that_holds_it_and_in_no_other(fleet):
    words = {"Канарейкин", "Снегирёв"}
    for place, expected in (("point", {"Канарейкин"}), ("bureau", {"Канарейкин"}), ("camp", set())):
        assert inspection.found_in(fleet.at[place], words) == expected


def test_withheld_entries_are_counted_as_held_but_not_whole(fleet):
    held, whole = inspection.entries(fleet.at["bureau"])
    assert held == whole
    assert inspection.entries(fleet.at["camp"]) == (held, whole - 1)


def test_chains_are_the_same_only_where_everything_came(fleet):
    assert inspection.newest(fleet.at["bureau"]) == inspection.newest(fleet.at["camp"])
    a_person(fleet.at["point"])
    assert inspection.newest(fleet.at["bureau"]) != inspection.newest(fleet.at["point"])


def test_a_word_in_a_file_or_its_name_is_found_and_none_in_a_vault(fleet, tmp_path):
    assert inspection.found_in_files((tmp_path,), {"Канарейкин"}) == frozenset()
    (tmp_path / "Канарейкин.txt").write_bytes(b"")
    (tmp_path / "list").write_text("… Снегирёв …", encoding="utf-8")
    assert inspection.found_in_files((tmp_path,), {"Канарейкин", "Снегирёв", "Чижов"}) == {
        "Канарейкин",
        "Снегирёв",
    }
