"""An act that goes on with a case names it: by itself where it is the only one, asked for where there are several."""

import pytest

from casework import person_files, proceedings
from casework.case_views import CaseKind
from gui.recording.act import Asked
from gui.recording.cases import which
from gui.recording.catalogue import ACTS
from models.duties import DAY
from models.errors import InputRefused
from resources.words import words
from tests.casework.people import a_person
from tests.gui.opened import home, workspace

__all__ = ["home", "workspace"]

RECEIPTS = ("power_received_at", "prisoner_received_at", "representative_received_at")


@pytest.fixture
def accused(workspace):
    return a_person(workspace).person_id


def tried(workspace, person_id):
    workspace.clock.advance(minutes=1)
    proceedings.open_proceeding(
        workspace,
        person_id,
        "judicial",
        {"charge": "вбивство", "provision": "115", "trial_at": workspace.now() + 40 * DAY},
    )
    return proceedings.open_ones(workspace, person_id)[0]


def punished(workspace, person_id):
    workspace.clock.advance(minutes=1)
    proceedings.open_proceeding(workspace, person_id, "disciplinary", {"charge": "непокора"})
    return proceedings.open_ones(workspace, person_id)[-1]


def asked(workspace, person_id, chosen=""):
    file = person_files.open_file(workspace, person_id)
    return Asked(workspace.now(), words("en"), file, chosen)


def names(workspace, person_id, chosen=""):
    fields = ACTS["proceeding_steps"].fields(asked(workspace, person_id, chosen))
    return [field.name for field in fields]


def received(workspace):
    return dict.fromkeys(RECEIPTS, workspace.now())


def test_without_a_case_there_is_nothing_to_choose(workspace, accused):
    assert which(asked(workspace, accused), CaseKind.PROCEEDING) == ()


def test_the_only_case_names_itself_and_is_asked_what_concerns_it(workspace, accused):
    case = tried(workspace, accused)
    (line,) = which(asked(workspace, accused), CaseKind.PROCEEDING)
    assert [each.key for each in line.choices] == [line.start] == [case]
    assert line.choices[0].label.startswith("Judicial · вбивство · ")
    assert {"trial_at", "court", "place", "confined_from"} < set(names(workspace, accused))
    assert "punishment_from" not in names(workspace, accused)


def test_of_several_the_first_field_asks_which_and_chooses_none(workspace, accused):
    tried(workspace, accused)
    punished(workspace, accused)
    fields = ACTS["proceeding_steps"].fields(asked(workspace, accused))
    assert fields[0].name == "case_id"
    assert fields[0].choices[0].key == fields[0].start == ""
    assert len(fields[0].choices) == 3
    with pytest.raises(InputRefused) as refused:
        ACTS["proceeding_steps"].call(workspace, (accused,), received(workspace))
    assert refused.value.problems == {"case_id": "form.choose"}


def test_what_was_pointed_at_is_the_case(workspace, accused):
    case = tried(workspace, accused)
    other = punished(workspace, accused)
    (line,) = which(asked(workspace, accused, case), CaseKind.PROCEEDING)
    assert [each.key for each in line.choices] == [case]
    assert "trial_at" not in names(workspace, accused, other)
    values = {"case_id": case, **received(workspace)}
    touched = ACTS["proceeding_steps"].call(workspace, (accused,), values)
    assert touched.records["proceeding"] == {case}


@pytest.mark.parametrize("key", ["commission_steps", "enquiry"])
def test_decisions_and_enquiries_ask_the_same_way(workspace, accused, key):
    begins = {"commission_steps": "commission", "enquiry": "enquiry_injury"}[key]
    for _ in range(2):
        values = {"decision": "A", "chairman": "д-р Вебер", "decided_at": workspace.now()}
        ACTS[begins].call(workspace, (accused,), values)
    fields = ACTS[key].fields(asked(workspace, accused))
    assert fields[0].name == "case_id"
    assert not fields[0].start
    first, second = (each.key for each in fields[0].choices if each.key)
    step = "notified_at" if key == "commission_steps" else "power_told_at"
    with pytest.raises(InputRefused):
        ACTS[key].call(workspace, (accused,), {step: workspace.now()})
    for each in (first, second):
        touched = ACTS[key].call(workspace, (accused,), {"case_id": each, step: workspace.now()})
        assert {each} in touched.records.values()
