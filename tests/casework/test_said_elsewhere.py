import pytest

from casework import (
    bureau,
    duties,
    inspections,
    legal,
    people,
    person_files,
    recorded_twice,
    registration,
)
from casework.drafts import DocumentDraft
from casework.recorded_twice import SameMan, set_aside
from models.field_classes import FIELDS, FieldClass
from models.records import Person
from tests.casework.people import WATCH, a_person, given

CARD = DocumentDraft("military_card", "АВ 123456", "", "Мельников", "own")
PASSPORT = DocumentDraft("passport", "45 11 889900", "ОВД", "Мельников Игорь", "own")


@pytest.fixture
def recorded(workspace, hand):
    """Records one man twice: as the valid defaults and otherwise; gives the file of the record that goes on."""

    def record(documents=(), here=None, **there):
        kept = a_person(workspace, documents=(CARD,), **here or {}).person_id
        hand.advance(minutes=20)
        left = a_person(workspace, items=(WATCH,), documents=documents, **there).person_id
        hand.advance(minutes=20)
        aside(workspace, kept, left)
        return person_files.open_file(workspace, kept)

    return record


def aside(workspace, kept, left):
    number = person_files.open_file(workspace, left).card.tag_number
    set_aside(workspace, kept, SameMan(number, "той самий жетон", "Гнатюк"))


def says(file):
    (other,) = file.also_recorded
    return {each.field: (each.here, each.there) for each in other.says}


def take_over(workspace, file, name, reason="за другим записом"):
    (said,) = [each for each in file.also_recorded[0].says if each.field == name]
    people.amend(workspace, file, dict(said.changes), reason)
    return person_files.open_file(workspace, file.card.id)


def test_what_both_say_is_not_told(recorded):
    assert says(recorded()) == {}


def test_what_one_says_alone_and_what_both_say_differently(recorded):
    told = says(recorded(born="1988-10-03", father_first_name="Павел", patronymic=""))
    assert told == {
        "born": ("1988-09-30", "1988-10-03"),
        "father_first_name": ("", "Павел"),
        # What follows the native form was written otherwise too.
        "first_names_latin": ("Igor Pavlovich", "Igor"),
    }


@pytest.mark.parametrize(
    ("name", "here", "there"),
    [
        ("born", "1988-09-30", "1988"),
        ("born", "1988-09-30", "~1988"),
        ("captured_on", "2026-11-17", "2026-11"),
        ("place_of_birth", "Пенза", " пенза"),
        ("other_names", "Гусар, Игорёк", "игорёк"),
    ],
)
def test_what_says_less_or_the_same_in_other_letters_is_not_told(recorded, name, here, there):
    assert name not in says(recorded(here={name: here}, **{name: there}))


@pytest.mark.parametrize(
    ("name", "here", "there"),
    [("born", "1988", "1988-09-30"), ("born", "1988-01", "1988-11"), ("born", "", "~1988")],
)
def test_a_date_that_says_more_or_another_is_told(recorded, name, here, there):
    assert says(recorded(here={name: here}, **{name: there}))[name] == (here, there)


def test_it_is_taken_over_by_a_correction_with_who_and_why(recorded, workspace):
    file = recorded(born="1988-10-03")
    after = take_over(workspace, file, "born")
    assert after.fields["born"] == "1988-10-03"
    assert says(after) == {}
    newest = person_files.history(workspace, file.card.id, "born")[0]
    assert (newest.before, newest.after, newest.reason) == (
        "1988-09-30",
        "1988-10-03",
        "за другим записом",
    )
    assert newest.officer
    left = person_files.open_file(workspace, file.also_recorded[0].person_id)
    assert left.fields["born"] == "1988-10-03", "the record set aside stays whole"


def test_what_the_bureau_was_told_is_corrected_to_it(recorded, workspace, hand):
    file = recorded(surname="Мельник")
    ids = (file.card.id,)
    registration.explain_rights(workspace, ids, registration.Explained("ru"))
    registration.issue_identity_documents(workspace, ids)
    registration.register_people(workspace, ids)
    bureau.send(workspace, ids, bureau.Sending("exchange"))
    before = {each.kind for each in duties.duties_of(workspace, file.card.id)}
    hand.advance(minutes=5)
    take_over(workspace, person_files.open_file(workspace, file.card.id), "surname")
    after = {each.kind for each in duties.duties_of(workspace, file.card.id)}
    assert after - before == {"bureau_correction"}


def test_another_correction_undoes_it(recorded, workspace):
    file = recorded(born="1988-10-03")
    people.amend(workspace, take_over(workspace, file, "born"), {"born": "1988-09-30"}, "помилка")
    after = person_files.open_file(workspace, file.card.id)
    assert says(after) == {"born": ("1988-09-30", "1988-10-03")}


def test_a_rank_comes_with_its_key_and_an_item_with_how_it_was_answered(recorded, workspace):
    file = recorded(here={"rank": "", "service_number": ""}, rank="майор")
    after = take_over(workspace, take_over(workspace, file, "rank"), "service_number")
    left = person_files.open_file(workspace, file.also_recorded[0].person_id)
    for name in ("rank", "rank_key", "rank_answer", "service_number", "service_number_answer"):
        assert after.fields[name] == left.fields[name] != ""
    assert says(after) == {}


def test_that_he_declined_is_said_where_he_was_not_asked_here(recorded, workspace):
    file = recorded(
        here={"service_number": ""}, service_number="", service_number_answer="declined"
    )
    assert says(file) == {"service_number_answer": ("", "declined")}
    after = take_over(workspace, file, "service_number_answer")
    assert after.fields["service_number_answer"] == "declined"
    assert says(after) == {}


def test_other_names_and_a_remark_are_added_to_those_that_stand_here(recorded, workspace):
    file = recorded(
        here={"other_names": "Гусар", "note": "сам зголосився"},
        other_names="Игорёк",
        note="просит сообщить сестре",
    )
    after = take_over(workspace, take_over(workspace, file, "other_names"), "note")
    assert after.fields["other_names"] == "Гусар, Игорёк"
    assert after.fields["note"] == "сам зголосився; просит сообщить сестре"
    assert says(after) == {}


def test_what_an_act_of_its_own_records_is_told_and_not_taken_over(workspace, hand):
    kept = a_person(workspace).person_id
    hand.advance(minutes=5)
    left = a_person(workspace).person_id
    inspections.mark_serious(workspace, left, hand.now())
    decision = legal.Decision("retained_medical", hand.now(), "полк. Ткаченко", "лікар")
    legal.decide(workspace, left, decision)
    hand.advance(minutes=5)
    aside(workspace, kept, left)
    (other,) = person_files.open_file(workspace, kept).also_recorded
    assert {each.field: dict(each.changes) for each in other.says} == {
        "legal_category": {},
        "serious_since": {},
    }


def test_papers_recorded_under_the_other_alone(recorded, workspace):
    same = DocumentDraft("military_card", "ав-123456", "ТЦК", "Мельников", "own")
    file = recorded(documents=(same, PASSPORT))
    assert file.also_recorded[0].papers == (PASSPORT,)
    people.add_document(workspace, file.card.id, PASSPORT)
    assert person_files.open_file(workspace, file.card.id).also_recorded[0].papers == ()


def test_what_is_still_owed_under_it_is_counted(recorded, workspace):
    (other,) = recorded().also_recorded
    assert other.owed == len(duties.duties_of(workspace, other.person_id)) == 2


def test_a_record_set_aside_for_one_that_was_set_aside_later_is_told_of_too(workspace, hand):
    ids = []
    for surname in ("Мельников", "Мельник", "Мельниченко"):
        ids.append(a_person(workspace, surname=surname).person_id)
        hand.advance(minutes=5)
    oldest, middle, youngest = ids
    aside(workspace, middle, youngest)
    hand.advance(minutes=5)
    aside(workspace, oldest, middle)
    others = person_files.open_file(workspace, oldest).also_recorded
    assert [each.person_id for each in others] == [middle, youngest]
    assert [each.says[0].there for each in others] == ["Мельник", "Мельниченко"]


def test_nobody_is_told_what_is_not_for_his_role(recorded, workspace):
    file = recorded(
        father_first_name="Павел", captured_place="Курськ", health="sick", first_aid="yes"
    )
    assert set(says(file)) == {"father_first_name", "captured_place", "health", "first_aid"}
    given(workspace, "commander")
    told = says(person_files.open_file(workspace, file.card.id))
    assert set(told) == {"captured_place", "health"}
    assert FIELDS[Person.kind, "father_first_name"] is FieldClass.B
    given(workspace, "medic")
    assert person_files.open_file(workspace, file.card.id).also_recorded == ()


def test_nothing_is_read_of_whom_nobody_recorded_twice(workspace):
    person_id = a_person(workspace).person_id
    file = person_files.open_file(workspace, person_id)
    assert recorded_twice.also_recorded(workspace, file.seen.value) == ()
    assert file.also_recorded == ()
