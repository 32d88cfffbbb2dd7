from pathlib import Path

import pytest

from casework import people, person_files, recorded_twice, told_apart
from casework.drafts import DocumentDraft
from casework.recorded_twice import SameMan, set_aside
from casework.told_apart import take_back, tell_apart
from models.errors import InputRefused, NotYourRole, StepBlocked
from models.field_classes import FieldClass
from models.numbers import NumberSeries, format_number
from tests.casework.fleet import a_fleet
from tests.casework.people import a_person, given

BROTHERS = "брати, бачив обох разом"


@pytest.fixture
def brothers(workspace, hand):
    """Two records that look alike: one name, one year, the number of one of them unknown."""
    older = a_person(workspace).person_id
    hand.advance(minutes=20)
    younger = a_person(workspace, service_number="", born="1988").person_id
    hand.advance(minutes=20)
    return older, younger


def number(workspace, person_id):
    return file_of(workspace, person_id).card.tag_number


def file_of(workspace, person_id):
    return person_files.open_file(workspace, person_id)


def pointed_at(workspace, person_id):
    return [each.person_id for each in recorded_twice.suspected(workspace, person_id)]


def say(workspace, person_id, other_id, reason=BROTHERS):
    return tell_apart(workspace, person_id, number(workspace, other_id), reason)


def amend(workspace, person_id, **changes):
    people.amend(workspace, file_of(workspace, person_id), changes, "за квитком")


@pytest.mark.parametrize("said_from", [0, 1])
def test_neither_points_at_the_other_from_whichever_it_is_said(workspace, brothers, said_from):
    older, younger = brothers
    assert pointed_at(workspace, older) == [younger]
    assert pointed_at(workspace, younger) == [older]
    say(workspace, brothers[said_from], brothers[1 - said_from])
    for here, other in (brothers, brothers[::-1]):
        assert pointed_at(workspace, here) == []
        (told,) = file_of(workspace, here).told_apart
        assert (told.person_id, told.number) == (other, number(workspace, other))


def test_it_stands_in_the_history_of_both_with_who_and_why(workspace, brothers, hand):
    older, younger = brothers
    say(workspace, older, younger)
    hand.advance(minutes=5)
    take_back(workspace, younger, older, "фото однакові")
    for here, other in (brothers, brothers[::-1]):
        back, said = person_files.history(workspace, here, "told_apart")
        other_number = number(workspace, other)
        assert (said.before, said.after, said.reason) == ("", other_number, BROTHERS)
        assert (back.before, back.after, back.reason) == (other_number, "", "фото однакові")
        assert said.officer == back.officer == "сержант Коваль М. І."
        assert back.recorded_at == hand.now()
        assert file_of(workspace, here).told_apart == ()
        assert pointed_at(workspace, here) == [other]


def test_a_third_who_looks_like_both_is_still_pointed_at(workspace, brothers, hand):
    older, younger = brothers
    third = a_person(workspace, born="").person_id
    say(workspace, older, younger)
    assert pointed_at(workspace, older) == [third]
    assert pointed_at(workspace, younger) == []
    assert older in pointed_at(workspace, third)


@pytest.mark.parametrize(
    "changes",
    [{"service_number": "АБ-200201"}, {"born": "1988-09-30"}, {"father_first_name": "Павло"}],
    ids=["number", "born", "father"],
)
def test_whatever_makes_them_more_alike_brings_it_back(workspace, brothers, changes):
    older, younger = brothers
    if "father_first_name" in changes:
        amend(workspace, older, **changes)
    say(workspace, older, younger)
    amend(workspace, younger, **changes)
    assert pointed_at(workspace, older) == [younger]
    assert pointed_at(workspace, younger) == [older]
    say(workspace, younger, older, "номер переписано помилково")
    assert pointed_at(workspace, older) == []


def test_a_document_with_the_same_number_brings_it_back(workspace, brothers):
    older, younger = brothers
    card = DocumentDraft("military_card", number="АА 123456")
    people.add_document(workspace, older, card)
    say(workspace, older, younger)
    people.add_document(workspace, younger, DocumentDraft(number="AA123456", belongs="another"))
    assert pointed_at(workspace, older) == [], "the paper of another man"
    people.add_document(workspace, younger, card)
    (found,) = recorded_twice.suspected(workspace, older)
    assert "likeness.document" in found.reasons


def test_another_number_that_is_equal_is_new_evidence(workspace, hand):
    older, younger = (a_person(workspace).person_id for _ in range(2))
    say(workspace, older, younger)
    amend(workspace, older, service_number="АБ-300300")
    assert pointed_at(workspace, older) == [], "less speaks for it than before"
    amend(workspace, younger, service_number="АБ-300300")
    assert pointed_at(workspace, older) == [younger]


def test_what_spoke_against_it_and_does_no_more_brings_it_back(workspace):
    older = a_person(workspace, documents=(DocumentDraft(number="АА 123456"),)).person_id
    younger = a_person(
        workspace, service_number="АБ-9", documents=(DocumentDraft(number="АА 123456"),)
    ).person_id
    say(workspace, older, younger)
    assert pointed_at(workspace, older) == []
    amend(workspace, younger, service_number="")
    assert pointed_at(workspace, older) == [younger]


def test_less_alike_brings_nothing_back(workspace, brothers):
    older, younger = brothers
    say(workspace, older, younger)
    amend(workspace, younger, place_of_birth="Курськ")
    amend(workspace, younger, patronymic="")
    assert pointed_at(workspace, older) == []


def test_what_must_be_said(workspace, brothers):
    older, younger = brothers
    with pytest.raises(InputRefused) as refused:
        say(workspace, older, younger, " ")
    assert refused.value.problems == {"reason": "people.reason_needed"}
    stranger = format_number("SUD2", NumberSeries.TAG, 99)
    for typed, key in (
        ("п'ять", "twice.no_number"),
        (stranger, "twice.unknown_number"),
        (number(workspace, older), "twice.same_record"),
    ):
        with pytest.raises(InputRefused) as refused:
            tell_apart(workspace, older, typed, BROTHERS)
        assert refused.value.problems == {"number": key}
    with pytest.raises(InputRefused) as refused:
        take_back(workspace, older, younger, BROTHERS)
    assert refused.value.problems == {"other_id": "twice.not_told_apart"}
    assert pointed_at(workspace, older) == [younger]


def test_setting_one_aside_takes_it_back(workspace, brothers, hand):
    older, younger = brothers
    say(workspace, older, younger)
    hand.advance(minutes=5)
    set_aside(workspace, older, SameMan(number(workspace, younger), "той самий жетон", "Гнатюк"))
    kept = file_of(workspace, older)
    assert [each.person_id for each in kept.also_recorded] == [younger]
    assert kept.told_apart == ()
    with pytest.raises(StepBlocked) as blocked:
        say(workspace, older, younger)
    assert [each.guard for each in blocked.value.blocks] == ["set_aside_already"]


def test_only_who_sees_identity_and_custody_says_so(workspace, brothers):
    older, younger = brothers
    other = number(workspace, younger)
    given(workspace, "medic")
    with pytest.raises(NotYourRole) as refused:
        tell_apart(workspace, older, other, BROTHERS)
    assert refused.value.field_class in {FieldClass.A, FieldClass.C}
    with pytest.raises(NotYourRole):
        take_back(workspace, older, younger, BROTHERS)
    given(workspace, "registrar")
    say(workspace, older, younger)
    given(workspace, "medic")
    assert pointed_at(workspace, older) == [], "who may not see why is not pointed at them either"
    assert file_of(workspace, older).told_apart == ()
    assert person_files.history(workspace, older, "told_apart") == ()


@pytest.fixture
def two(tmp_path: Path):
    """A point and the bureau that hold the same two records, of which nobody has said anything."""
    with a_fleet(tmp_path, "point") as fleet:
        there, here = fleet.at["point"], fleet.at["bureau"]
        older = a_person(there).person_id
        fleet.clock.advance(minutes=5)
        younger = a_person(there, service_number="", born="1988").person_id
        fleet.agree("point", "bureau")
        yield fleet, there, here, (older, younger)


def test_it_travels_and_said_on_two_at_once_is_no_conflict(two):
    fleet, there, here, (older, younger) = two
    assert pointed_at(here, older) == [younger]
    say(there, older, younger)
    say(here, younger, older, "різні фото")
    fleet.agree("point", "bureau", "point")
    for register in (there, here):
        assert pointed_at(register, older) == pointed_at(register, younger) == []
        said = person_files.history(register, older, "told_apart")
        assert {each.reason for each in said} == {BROTHERS, "різні фото"}
        assert file_of(register, older).conflicts == ()
        assert not file_of(register, older).card.conflicted
    take_back(here, older, younger, "усе ж одна людина")
    fleet.agree("bureau", "point")
    for register in (there, here):
        assert pointed_at(register, older) == [younger], "both findings are taken back"


def test_told_apart_here_and_set_aside_there_stand_in_both_files(two):
    fleet, there, here, (older, younger) = two
    same = SameMan(number(here, younger), "той самий жетон", "Гнатюк")
    set_aside(here, older, same)
    say(there, older, younger)
    fleet.agree("point", "bureau", "point")
    for register in (there, here):
        left, kept = file_of(register, younger), file_of(register, older)
        assert left.card.state == "recorded_twice"
        assert [each.person_id for each in left.told_apart] == [left.goes_on.person_id] == [older]
        assert [each.person_id for each in kept.told_apart] == [younger]
        assert [each.person_id for each in kept.also_recorded] == [younger]


def test_of_two_findings_the_one_that_covers_more_holds(two):
    fleet, there, here, (older, younger) = two
    say(there, older, younger)
    amend(here, younger, service_number="АБ-200201")
    say(here, older, younger, "номер на обох однаковий, люди різні")
    fleet.agree("bureau", "point", "bureau")
    for register in (there, here):
        assert told_apart.of_person(register, older).by_other.keys() == {younger}
        assert pointed_at(register, older) == []
