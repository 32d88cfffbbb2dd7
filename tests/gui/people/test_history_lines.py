import pytest

from casework import people, person_files, told_apart, upheld
from casework.duplicate_views import SaidThere
from gui.people.history_lines import history_of
from resources.words import SCREEN_LANGUAGES, words
from tests.casework.people import a_person

EN = words("en")


def test_history_shows_the_old_value_beside_the_new_with_the_reason(workspace, clock):
    saved = a_person(workspace)
    clock.advance(minutes=5)
    file = person_files.open_file(workspace, saved.person_id)
    people.amend(workspace, file, {"rank": "сержант"}, "за квитком")
    newest, first = history_of(person_files.history(workspace, saved.person_id), EN)
    assert newest.changed == (("Rank", "старший сержант", "сержант"),)
    assert (newest.reason, newest.officer) == ("за квитком", "сержант Коваль М. І.")
    assert "Surname: Мельников" in first.first
    assert first.changed == ()


@pytest.mark.parametrize("language", SCREEN_LANGUAGES)
def test_what_was_kept_against_a_record_set_aside_is_told_in_a_sentence(workspace, clock, language):
    kept = a_person(workspace)
    other = a_person(workspace, service_number="АБ-2")
    clock.advance(minutes=5)
    said = SaidThere("born", "1988-09-30", "1988-10-03", {})
    upheld.uphold(workspace, kept.person_id, other.person_id, said, "за квитком")
    word = words(language)
    newest, _ = history_of(person_files.history(workspace, kept.person_id), word)
    asked = word("field.date_of_birth")
    assert newest.said == (word("twice.upheld", field=asked, number=other.tag_number),)
    assert (newest.reason, newest.changed, newest.first) == ("за квитком", (), ())


@pytest.mark.parametrize("language", SCREEN_LANGUAGES)
def test_what_is_said_and_withdrawn_is_told_in_a_sentence_each(workspace, clock, language):
    one, other = (a_person(workspace, service_number=f"АБ-{n}") for n in range(2))
    clock.advance(minutes=5)
    told_apart.tell_apart(workspace, one.person_id, other.tag_number, "брати")
    clock.advance(minutes=5)
    told_apart.take_back(workspace, one.person_id, other.person_id, "фото однакові")
    word = words(language)
    back, told, _ = history_of(person_files.history(workspace, one.person_id), word)
    assert told.said == (
        word("intake.remark", field=word("twice.told_apart"), said=other.tag_number),
    )
    assert back.said == (word("twice.told_apart_withdrawn", number=other.tag_number),)
    assert (told.reason, back.reason) == ("брати", "фото однакові")
    assert (told.changed, back.changed, told.first, back.first) == ((), (), (), ())
