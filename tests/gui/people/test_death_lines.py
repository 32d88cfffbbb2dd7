"""What the file says of a death, and to whom."""

from casework import custody_events, deaths, person_files
from gui.people import death_lines
from resources.words import words
from tests.casework.people import a_person, given

EN = words("en")


def dead(workspace, cause="illness"):
    person_id = a_person(workspace).person_id
    report = deaths.DeathReport(
        workspace.now(), "Шпиталь 5", cause, "серцева недостатність", "nobody", "Савченко"
    )
    deaths.record_death(workspace, person_id, report)
    return person_id


def said(workspace, person_id):
    file = person_files.open_file(workspace, person_id)
    return {name: value for name, _, value in death_lines.facts_of(file, EN)}


def test_of_the_living_nothing_is_said(workspace):
    assert said(workspace, a_person(workspace).person_id) == {}


def test_cause_examination_and_grave_stand_in_the_file(workspace, clock):
    person_id = dead(workspace)
    assert said(workspace, person_id) == {"cause": "Illness: серцева недостатність"}
    clock.advance(hours=2)
    deaths.examine(workspace, person_id, deaths.Examined(clock.now(), "Савченко", "лікар"))
    clock.advance(hours=4)
    burial = deaths.Burial(clock.now(), "Суми, кладовище 2", "ряд 4, могила 11", grave_marked=True)
    deaths.bury(workspace, person_id, burial)
    told = said(workspace, person_id)
    assert told["examined"].startswith("Савченко, лікар · 17 Nov 2026")
    assert told["buried"].startswith("17 Nov 2026")
    assert (told["burial_place"], told["grave"]) == ("Суми, кладовище 2", "ряд 4, могила 11")
    assert told["grave_marked"] == EN("answer.yes")


def test_a_cause_nobody_stated_is_said_to_be_lacking(workspace, clock):
    person_id = a_person(workspace).person_id
    clock.advance(hours=1)
    custody_events.record_event(
        workspace, person_id, "admitted_to_hospital", clock.now(), "Шпиталь 5"
    )
    wrong = person_files.open_file(workspace, person_id).timeline[-1]
    custody_events.record_event(
        workspace,
        person_id,
        "died",
        clock.now(),
        "Шпиталь 5",
        note="помилка запису",
        corrects=wrong.event_id,
        second_officer="майор Гук",
    )
    assert said(workspace, person_id) == {"cause": EN("death.cause_not_stated")}


def test_who_may_not_know_is_not_told(workspace):
    person_id = dead(workspace)
    given(workspace, "property_officer")
    assert said(workspace, person_id) == {}
