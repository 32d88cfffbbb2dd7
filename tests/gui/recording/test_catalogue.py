"""Every act: possible where custody allows it, worded in every language, and each duty of a form has its act."""

from dataclasses import replace

import pytest

from casework import person_files
from gui.recording.act import Asked
from gui.recording.catalogue import ACTS, SECTIONS, possible
from gui.recording.fields import Asks
from gui.today.recorded import AT_ONCE, RECORDED
from models.clock import HandClock
from models.custody import CLOSED, ENDED, State
from resources.words import SCREEN_LANGUAGES, words
from tests.casework.founded import a_register
from tests.casework.people import START, a_person, given
from tests.gui.opened import home, workspace

__all__ = ["home", "workspace"]


@pytest.fixture(scope="module")
def file(tmp_path_factory):
    """What is read of one person: nothing that a test could change."""
    with a_register(tmp_path_factory.mktemp("acts"), HandClock(START)) as opened:
        yield person_files.open_file(opened, a_person(opened).person_id)


def standing(file, state):
    return replace(file, card=replace(file.card, state=state))


@pytest.mark.parametrize("language", SCREEN_LANGUAGES)
@pytest.mark.parametrize("key", sorted(ACTS))
def test_every_act_and_each_of_its_fields_has_its_words(file, language, key):
    speak = words(language)
    assert speak.has(f"act.{key}")
    assert speak.has(f"act.section_{ACTS[key].section}")
    for asked in (Asked(1, speak, file), Asked(1, speak)):
        for field in ACTS[key].fields(asked):
            assert speak.has(field.label), field.label
            assert all(choice.label for choice in field.choices)
            assert field.choices or field.asks not in (Asks.CHOICE, Asks.SELECT)


def test_the_sections_hold_every_act():
    assert {act.section for act in ACTS.values()} == set(SECTIONS)


@pytest.mark.parametrize("state", sorted(State))
def test_what_is_offered_fits_the_state(file, state):
    offered = {act.key for acts in possible(standing(file, state)).values() for act in acts}
    assert ("captured_again" in offered) is (state in ENDED - {State.DIED})
    assert ("burial" in offered) is (state is State.DIED)
    assert ("recapture" in offered) is (state is State.ESCAPED)
    assert ("parole_end" in offered) is (state is State.ON_PAROLE)
    in_custody = state not in CLOSED | {State.ESCAPED, State.ON_PAROLE, State.UNRECORDED}
    assert ("escape" in offered) is in_custody
    assert ("register" in offered) is in_custody
    assert ("death" in offered) is (in_custody or state in (State.ESCAPED, State.ON_PAROLE))


def test_duties_name_acts_that_exist_and_can_be_done_for_many():
    assert set(RECORDED.values()) <= set(ACTS)
    assert all(ACTS[RECORDED[kind]].many for kind in AT_ONCE)


def offered_to(workspace, roles):
    person = a_person(workspace, service_number=f"АБ-{roles}").person_id
    given(workspace, roles)
    found = possible(person_files.open_file(workspace, person))
    given(workspace, "")
    return {act.key for acts in found.values() for act in acts}


def test_each_role_is_offered_what_is_its_own(workspace):
    registrar, medic = (offered_to(workspace, role) for role in ("registrar", "medic"))
    legal, repatriation = (
        offered_to(workspace, role) for role in ("legal_officer", "repatriation_officer")
    )
    assert {"escape", "bureau_told", "register"} <= registrar
    assert not {"proceeding", "enquiry", "wish"} & registrar
    assert {"inspection_arrival", "death", "death_examination", "complaint"} <= medic
    assert not {"escape", "burial", "bureau_told", "proceeding", "wish"} & medic
    assert {"proceeding", "legal_category", "enquiry", "complaint_pass_on"} <= legal
    assert "wish" in repatriation
    assert not {"escape", "proceeding"} & repatriation
