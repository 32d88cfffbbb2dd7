"""Who represents the prisoners, said in one sentence on every file."""

import pytest

from casework import person_files, representatives
from casework.representatives import Choice, Ending
from gui.recording.representative_words import representative_of
from resources.words import SCREEN_LANGUAGES, words
from tests.casework.people import a_person
from tests.casework.test_representatives import again, chosen
from tests.gui.opened import home, workspace
from tests.scenarios.test_bad_input import escaped

__all__ = ["home", "workspace"]


def said(workspace, person_id, language="en"):
    return representative_of(person_files.open_file(workspace, person_id), words(language))


def test_nothing_is_said_where_there_is_none(workspace):
    assert said(workspace, a_person(workspace).person_id) == ""


@pytest.mark.parametrize("language", SCREEN_LANGUAGES)
def test_every_file_names_him_and_his_own_says_what_he_is(workspace, clock, language):
    other = a_person(workspace, surname="Абрамов", service_number="АБ-2").person_id
    person_id = a_person(workspace).person_id
    representatives.choose(workspace, person_id, Choice("elected", clock.now()))
    waiting = said(workspace, person_id, language)
    assert waiting != said(workspace, other, language)
    representatives.approve(workspace, person_id, clock.now(), "Лис")
    assert "Мельников" in said(workspace, other, language)
    assert "CP Sudzha-2" in said(workspace, person_id, language)
    assert said(workspace, person_id, language) != waiting


def test_one_who_is_gone_is_pointed_out_and_one_who_was_it_says_why_no_more(workspace, clock):
    person_id = chosen(workspace)
    clock.advance(days=2)
    escaped(workspace, person_id)
    other = a_person(workspace, surname="Абрамов", service_number="АБ-2").person_id
    assert "is here no longer, another is to be elected" in said(workspace, other)
    assert "not there any more since 2026-11-19" in said(workspace, person_id)
    again(workspace, other)
    clock.advance(days=1)
    representatives.end(workspace, other, Ending("dismissed", clock.now(), "перешкоджав"))
    assert said(workspace, other) == (
        "Prisoners’ representative of CP Sudzha-2 2026-11-19 – 2026-11-20:"
        " Dismissed by the Detaining Power – перешкоджав"
    )
