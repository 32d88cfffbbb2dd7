"""Who somebody is: asked five items, found again however he is written, never mistaken for the papers he carries."""

from datetime import date
from pathlib import Path

import pytest

from casework import alike, intake, legal, people, person_files, recorded_twice, registers
from casework.drafts import DocumentDraft
from casework.people import PeopleQuery
from casework.registers import NewRegister
from casework.strength import strength
from casework.workspace import Workspace
from models import numbers
from models.answers import ASKED_ITEMS
from models.clock import HandClock
from models.numbers import NumberSeries
from store.numbers import Counters
from tests.casework.fleet import a_fleet
from tests.casework.people import STATION, a_draft, a_person, given
from tests.scenarios.test_custody import owed, registered
from tests.store.vaults import CHEAP

TODAY = date(2026, 11, 17)
FATHER = {"father_first_name": "Павел", "place_of_birth": "Пенза"}


@pytest.mark.parametrize(
    "typed",
    [
        "Мельников",
        "Мельніков",
        "Melnikov",
        "Mel'nikov",
        "Mielnikow",
        "мелников",
        "Игорь Мельников",
        "30.09.1988",
        "1988-09-30",
        "АБ-200201",
        "АБ200201",
        "AБ-200201",
        "200201",
    ],
)
def test_row_6_of_what_went_wrong_nobody_is_lost_by_a_spelling(
    workspace: Workspace, typed: str
) -> None:
    person_id = registered(workspace, **FATHER)
    for n in range(20):
        a_person(
            workspace,
            surname=f"Гречко{chr(0x430 + n)}",
            first_names="Тарас",
            patronymic="",
            born="1971-01-01",
            service_number=f"ЯЯ-99{n:04}",
        )
    assert people.find(workspace, PeopleQuery(typed)).ids[0] == person_id


@pytest.mark.parametrize("typed", ["Ким Чол Су Ён Хо", "Kim Chol Su Yong Ho", "김철수 용호"])
def test_row_6_of_what_went_wrong_the_fathers_name_tells_namesakes_apart(
    workspace: Workspace, typed: str
) -> None:
    same = {
        "surname": "김",
        "first_names": "철수",
        "patronymic": "",
        "power": "KP",
        "language": "ko",
    }
    for n in range(12):
        a_person(workspace, **same, father_first_name="명길", service_number=f"{n}")
    person_id = a_person(workspace, **same, father_first_name="용호", service_number="77").person_id
    assert people.find(workspace, PeopleQuery(typed)).ids[0] == person_id
    assert people.quick_find(workspace, typed)[0].id == person_id
    file = person_files.open_file(workspace, person_id)
    people.amend(workspace, file, {"father_first_name": "명길"}, "зі слів")
    assert people.find(workspace, PeopleQuery("용호")).ids == ()


def test_row_6_of_what_went_wrong_who_may_not_know_the_father_does_not_find_by_him(
    workspace: Workspace,
) -> None:
    person_id = a_person(workspace, father_first_name="Всеволод").person_id
    assert people.quick_find(workspace, "Всеволод")[0].id == person_id
    given(workspace, "medic")
    assert people.quick_find(workspace, "Всеволод") == ()
    assert people.find(workspace, PeopleQuery("Всеволод")).ids == ()


@pytest.mark.parametrize("number", ["tag_number", "prisoner_number"])
def test_row_6_of_what_went_wrong_both_his_numbers_find_him(
    workspace: Workspace, number: str
) -> None:
    person_id = registered(workspace)
    a_person(workspace, surname="Гречко", service_number="")
    card = person_files.open_file(workspace, person_id).card
    assert people.find(workspace, PeopleQuery(getattr(card, number))).ids[0] == person_id


def test_rows_11_and_52_papers_in_another_mans_name_are_not_who_he_is(workspace: Workspace) -> None:
    carried = DocumentDraft(
        number="МТ 1234567", holder_as_printed="Сидоренко Пётр", belongs="another"
    )
    person_id = a_person(workspace, documents=(carried,)).person_id
    file = person_files.open_file(workspace, person_id)
    assert file.card.name_native == "Мельников Игорь Павлович"
    (document,) = file.documents
    assert (document.holder_as_printed, document.belongs) == ("Сидоренко Пётр", "another")
    assert "identity_document" in owed(workspace, person_id), "he has none of his own"
    own = DocumentDraft(number="МТ 7654321", holder_as_printed="Мельников И. П.", belongs="own")
    people.add_document(workspace, person_id, own)
    assert "identity_document" not in owed(workspace, person_id)


def test_row_11_of_what_went_wrong_a_doubtful_paper_is_kept_as_doubtful(
    workspace: Workspace,
) -> None:
    carried = DocumentDraft(holder_as_printed="Мельников И.", belongs="uncertain")
    person_id = a_person(workspace, documents=(carried,)).person_id
    assert "identity_document" in owed(workspace, person_id)


def test_row_1_only_the_five_items_of_article_17_want_an_answer(workspace: Workspace) -> None:
    assert ASKED_ITEMS == ("surname", "first_names", "rank", "born", "service_number")
    answers = {f"{item}_answer": "declined" for item in ASKED_ITEMS}
    silent = a_draft(workspace, **dict.fromkeys(ASKED_ITEMS, ""), **answers)
    assert intake.asked_settled(silent) == (5, 5)
    saved = intake.register(workspace, silent)
    fields = person_files.open_file(workspace, saved.person_id).fields
    assert {name: fields[f"{name}_answer"] for name in ASKED_ITEMS} == dict.fromkeys(
        ASKED_ITEMS, "declined"
    )


def test_row_6_retained_personnel_are_counted_apart_and_keep_their_number(
    workspace: Workspace, hand: HandClock
) -> None:
    doctor, soldier = registered(workspace), registered(workspace, service_number="АБ-2")
    before = person_files.open_file(workspace, doctor).card.prisoner_number
    decision = legal.Decision(
        "retained_medical", hand.now(), "полковник Мельник", "лікар, посвідчення"
    )
    legal.decide(workspace, doctor, decision)
    assert dict(strength(workspace, hand.now()).counts["category"]) == {
        "retained_medical": 1,
        "presumed": 1,
    }
    assert person_files.open_file(workspace, doctor).card.prisoner_number == before
    assert person_files.open_file(workspace, soldier).fields["legal_category"] == "presumed"


def test_row_13_two_laptops_give_ten_thousand_numbers_each_and_none_twice(tmp_path: Path) -> None:
    given: list[set[str]] = []
    for code in ("SUD2", "ZAH1"):
        new = NewRegister(**STATION | {"station_code": code})
        opened = registers.create(tmp_path / code, new, HandClock(1_794_900_000_000), CHEAP)
        with opened.vault.write() as cursor:
            counters = Counters(cursor, opened.author.device.id)
            given += [
                {str(counters.next(series)) for _ in range(10_000)}
                for series in (NumberSeries.TAG, NumberSeries.PRISONER)
            ]
            counters.save()
        opened.close()
    assert [len(each) for each in given] == [10_000] * 4
    assert len(set[str]().union(*given)) == 40_000
    assert all(numbers.is_valid(each) for each in given[1])


def test_row_13_a_number_is_not_used_again_after_somebody_left(
    workspace: Workspace, hand: HandClock
) -> None:
    seen: set[str] = set()
    for n in range(30):
        person_id = registered(workspace, service_number=f"АБ-{n}")
        card = person_files.open_file(workspace, person_id).card
        seen |= {card.tag_number, card.prisoner_number}
    assert len(seen) == 60


def test_row_51_an_odd_number_warns_and_saves(workspace: Workspace) -> None:
    odd = "AБ-12"  # the first letter is a Latin one
    draft = a_draft(workspace, service_number=odd)
    found = intake.check(draft, TODAY)
    assert found["service_number"].level.value == "warning"
    saved = intake.register(workspace, draft)
    assert person_files.open_file(workspace, saved.person_id).fields["service_number"] == odd


def test_row_18_of_what_went_wrong_the_second_entry_of_one_man_is_pointed_out(
    workspace: Workspace,
) -> None:
    person_id = registered(workspace)
    again = a_draft(workspace, surname="Melnikov", first_names="Igor", patronymic="")
    likely = alike.likely_duplicates(workspace, again)
    assert likely[0].person_id == person_id
    assert likely[0].reasons
    saved = intake.register(workspace, again)
    assert saved.person_id != person_id, "pointed out, never merged by itself"


def test_row_18_of_what_went_wrong_a_man_recorded_by_two_laptops_is_counted_once(
    tmp_path: Path,
) -> None:
    """A point and the bureau write down one man; where both records have met, two officers decide."""
    with a_fleet(tmp_path, "point") as fleet:
        there, here = fleet.at["point"], fleet.at["bureau"]
        a_person(there)
        fleet.clock.advance(minutes=5)
        again = a_person(here, surname="Melnikov", first_names="Igor", patronymic="").person_id
        fleet.agree("point", "bureau")
        (other,) = recorded_twice.suspected(here, again)
        assert other.reasons
        same = recorded_twice.SameMan(other.tag_number, "обидва дні на пункті", "Гнатюк")
        recorded_twice.set_aside(here, again, same)
        states = sorted(
            person_files.open_file(here, each).card.state for each in (again, other.person_id)
        )
        assert states == ["collection_point", "recorded_twice"]


def test_row_18_of_what_went_wrong_what_the_record_set_aside_says_is_not_lost(
    tmp_path: Path,
) -> None:
    """Two registers find it in the file of the record that goes on, and both take it over at once."""
    with a_fleet(tmp_path, "point") as fleet:
        there, here = fleet.at["point"], fleet.at["bureau"]
        kept = a_person(there, born="1988").person_id
        fleet.clock.advance(minutes=5)
        left = a_person(there, born="1988-10-03", **FATHER).person_id
        fleet.agree("point", "bureau", "point")
        number = person_files.open_file(here, left).card.tag_number
        same = recorded_twice.SameMan(number, "той самий жетон", "Гнатюк")
        recorded_twice.set_aside(here, kept, same)
        fleet.agree("point", "bureau", "point")
        for at in (there, here):
            file = person_files.open_file(at, kept)
            (other,) = file.also_recorded
            said = {each.field: each for each in other.says}
            assert {name: each.there for name, each in said.items()} == {
                "born": "1988-10-03",
                **FATHER,
            }
            people.amend(at, file, dict(said["born"].changes), f"за записом {number}")
        # One of them takes over what the other corrects by hand: as always, people decide between the two.
        for at, father in ((there, FATHER["father_first_name"]), (here, "Петро")):
            file = person_files.open_file(at, kept)
            people.amend(at, file, {"father_first_name": father}, "зі слів")
        fleet.agree("point", "bureau", "point")
        for at in (there, here):
            file = person_files.open_file(at, kept)
            assert file.fields["born"] == "1988-10-03"
            assert [each.field for each in file.conflicts] == ["father_first_name"]
            steps = person_files.history(at, kept, "born")
            assert [each.after for each in steps if each.reason] == ["1988-10-03", "1988-10-03"]
            assert person_files.open_file(at, left).fields["father_first_name"] == "Павел"


def test_row_47_a_group_is_recorded_one_by_one_with_what_it_shares(workspace: Workspace) -> None:
    draft = intake.start(workspace, {"captured_place": "Суджа", "captured_on": "2026-11-17"}, 30)
    seen: set[str] = set()
    for n in range(30):
        fields = {**draft.fields, "surname": f"Гречко{n}", "service_number": f"АБ-{n}"}
        saved = intake.register(
            workspace,
            type(draft)(draft.id, fields, (), (), draft.group_position, draft.group_size),
        )
        shown = person_files.open_file(workspace, saved.person_id).fields
        assert shown["captured_place"] == "Суджа"
        seen.add(shown["group_id"])
        draft = intake.next_person(workspace, draft)
    assert len(seen) == 1
    assert people.find(workspace, PeopleQuery()).total == 30
