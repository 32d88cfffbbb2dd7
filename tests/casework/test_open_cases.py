"""Which cases go on about a person, who sees them, and that nobody chooses among several but the officer."""

import pytest

from casework import commissions, deaths, person_files, proceedings
from casework.case_views import CaseKind
from casework.open_cases import meant
from models.duties import DAY
from models.errors import InputRefused, RecordMissing
from models.field_classes import FieldClass
from tests.casework.people import a_person, given


def cases(workspace, person_id):
    return [
        (each.kind, each.about, each.told)
        for each in person_files.open_file(workspace, person_id).cases
    ]


def test_what_goes_on_is_in_the_file_and_what_has_ended_is_not(workspace, hand):
    person_id = a_person(workspace).person_id
    tried = {"charge": "вбивство", "provision": "115"}
    proceedings.open_proceeding(workspace, person_id, "judicial", tried)
    hand.advance(hours=1)
    proceedings.open_proceeding(workspace, person_id, "disciplinary", {"charge": "непокора"})
    commissions.record_decision(
        workspace, person_id, commissions.Decided("A", "д-р Вебер", hand.now())
    )
    deaths.open_enquiry(workspace, person_id, "", "injury")
    assert cases(workspace, person_id) == [
        (CaseKind.PROCEEDING, "judicial", "вбивство"),
        (CaseKind.PROCEEDING, "disciplinary", "непокора"),
        (CaseKind.DECISION, "A", "д-р Вебер"),
        (CaseKind.ENQUIRY, "injury", ""),
    ]
    judicial, _ = proceedings.open_ones(workspace, person_id)
    proceedings.go_on(workspace, judicial, {"ended_at": hand.now()})
    assert cases(workspace, person_id)[0] == (CaseKind.PROCEEDING, "disciplinary", "непокора")


def test_cases_are_seen_by_those_whose_class_they_are(workspace, hand):
    person_id = a_person(workspace).person_id
    proceedings.open_proceeding(workspace, person_id, "disciplinary", {"charge": "непокора"})
    deaths.open_enquiry(workspace, person_id, "", "injury")
    decided = commissions.Decided("NC", "д-р Вебер", hand.now())
    commissions.record_decision(workspace, person_id, decided)
    given(workspace, "registrar")
    file = person_files.open_file(workspace, person_id)
    given(workspace, "")
    assert FieldClass.L not in file.sees
    assert {each.kind for each in file.cases} == {CaseKind.DECISION}


def test_what_is_still_owed_about_a_case_keeps_it_open(workspace, hand):
    person_id = a_person(workspace).person_id
    decided = commissions.Decided("A", "д-р Вебер", hand.now() - DAY)
    commissions.record_decision(workspace, person_id, decided)
    (decision,) = commissions.open_ones(workspace, person_id)
    commissions.go_on(workspace, decision, {"executed_at": hand.now()})
    assert commissions.open_ones(workspace, person_id) == (decision,), "nobody was notified"
    commissions.go_on(workspace, decision, {"notified_at": hand.now()})
    assert commissions.open_ones(workspace, person_id) == ()
    deaths.open_enquiry(workspace, person_id, "", "injury")
    (enquiry,) = deaths.inquiries_of(workspace, person_id)
    report = {"report_at": hand.now(), "report_reference": "7/26", "outcome": "нещасний випадок"}
    deaths.report_enquiry(workspace, enquiry, report)
    assert deaths.inquiries_of(workspace, person_id) == (enquiry,), "the Power was not told"
    deaths.report_enquiry(workspace, enquiry, {"power_told_at": hand.now()})
    assert deaths.inquiries_of(workspace, person_id) == ()


def test_one_case_needs_no_choice_and_several_are_never_chosen_among():
    assert meant(CaseKind.DECISION, ("a",), "") == "a"
    assert meant(CaseKind.DECISION, ("a", "b"), "b") == "b"
    with pytest.raises(InputRefused) as refused:
        meant(CaseKind.DECISION, ("a", "b"), "")
    assert refused.value.problems == {"case_id": "form.choose"}
    with pytest.raises(RecordMissing):
        meant(CaseKind.DECISION, (), "")
