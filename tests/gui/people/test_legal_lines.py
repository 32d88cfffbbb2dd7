"""The lines of wills and other legal papers: what became of each, and what may be done about it."""

from casework import legal_documents, person_files
from gui.kit.values import Tone
from gui.people import legal_lines
from resources.words import words
from tests.casework.people import a_person
from tests.casework.test_legal_documents import kept, passed

EN = words("en")


def lines(workspace, person_id):
    file = person_files.open_file(workspace, person_id)
    return [legal_lines.line_of(each, EN) for each in file.legal_documents]


def test_a_will_is_kept_passed_on_and_its_passing_stands_below_it(workspace):
    person_id = a_person(workspace).person_id
    kept(workspace, person_id, reference="конверт 3", transmission_asked=True)
    (line,) = lines(workspace, person_id)
    assert (line.title, line.mark, line.tone) == ("Will", "Kept", Tone.INFO)
    assert line.detail.startswith("конверт 3 · kept with юрист Лис · he asks that it be sent")
    assert line.acts == legal_lines.LINE_ACTS
    passed(workspace, person_id, "protecting_power")
    will, passing = lines(workspace, person_id)
    assert (will.mark, will.tone) == ("Passed on", Tone.GOOD)
    assert will.acts == ("legal_document_pass_on", "legal_document_correct")
    assert passing.title == "The paper itself → Protecting Power"
    assert passing.acts == ("legal_document_correct",)


def test_what_was_wrong_is_struck_through_beside_the_reason(workspace):
    person_id = a_person(workspace).person_id
    wrong = kept(workspace, person_id)
    legal_documents.correct(workspace, wrong, {"document_kind": "other"}, "сплутано")
    struck, right = lines(workspace, person_id)
    assert (struck.struck, struck.mark, struck.acts) == (True, "corrected", ())
    assert (right.struck, right.title) == (False, "Other legal paper")
    assert right.detail.endswith("сплутано")
    legal_documents.correct(workspace, right.key, {}, "не було", withdrawn=True)
    *all_struck, mistake = lines(workspace, person_id)
    assert all(line.struck for line in all_struck)
    assert (mistake.title, mistake.acts) == ("Recorded by mistake", ())


def test_what_was_given_back_is_only_corrected(workspace):
    person_id = a_person(workspace).person_id
    kept(workspace, person_id)
    legal_documents.give_back(workspace, person_id, workspace.now())
    will, back = lines(workspace, person_id)
    assert (will.mark, will.acts) == ("Given back to him", ("legal_document_correct",))
    assert (back.title, back.acts) == ("Given back to him", ("legal_document_correct",))
