"""Filling the answer to an enquiry (N3), as it was given and signed; refuses what this enquirer may not be told.

What is told is read from the signed answer, never from the record anew, and looked at once more against what may
leave by this enquirer's outlet (`models.enquiries`).
"""

from casework import tracing_files
from casework.paper_values import given, moment, word
from casework.workspace import Workspace
from models.enquiries import OUTLET, TELLS, Enquirer
from models.errors import RecordMissing
from models.field_classes import may_go_out
from models.records import Person, TracingEnquiry
from papers.content.answers import NOT_GIVEN, Answer, Issue, Signatory, Word
from papers.content.enquiries import EnquiryAnswerContent, ToldField
from store.unit_of_work import load

LABELS = {
    "surname": "field.surname",
    "first_names": "field.first_names",
    "patronymic": "field.patronymic",
    "rank": "paper.rank",
    "born": "field.date_of_birth",
    "service_number": "field.service_number",
    "prisoner_number": "field.pow_no",
    "power": "field.power",
    "mail_address": "field.mail_address",
    "place_of_birth": "field.place_of_birth",
    "father_first_name": "field.father_first_name",
    "captured_on": "bureau.captured_on",
    "non_disclosure": "paper.passing_on",
}
"""Field of a person → its label on the paper, in the order in which it stands there."""


def number_and_codes(workspace: Workspace, enquiry_id: str) -> tuple[str, tuple[str, ...]]:
    """The number of the enquiry, and the signed answer as texts for symbols."""
    kept = load(workspace.vault, TracingEnquiry, enquiry_id).value
    return kept.number, tuple(kept.answer.split("\n")) if kept.answer else ()


def answer_content(workspace: Workspace, issue: Issue, enquiry_id: str) -> EnquiryAnswerContent:
    """N3 of an enquiry that was answered.

    Raises:
        NotYourRole: enquiries are for the registrar and the Bureau.
        RecordMissing: there is no such enquiry, it is not answered, or its signature does not hold.
    """
    file = tracing_files.enquiry_file(workspace, enquiry_id)
    answer, asked, offset = file.answer, file.fields, workspace.offset_minutes()
    if answer is None or not answer.genuine:
        raise RecordMissing(TracingEnquiry.kind)
    enquirer = Enquirer(asked["from_channel"])
    condition = Word(f"bureau.condition_{answer.condition}") if answer.condition else NOT_GIVEN
    return EnquiryAnswerContent(
        issue,
        enquirer=given(asked["from_name"]),
        enquirer_is=Word(f"bureau.enquirer_{enquirer}"),
        address=given(asked["from_address"]),
        received_at=given(moment(file.line.received_at, offset)),
        sought_surname=given(asked["sought_surname"]),
        sought_first_names=given(asked["sought_first_names"]),
        sought_father=given(asked["sought_father"]),
        sought_born=given(asked["sought_born"]),
        sought_number=given(asked["sought_number"]),
        answer=f"bureau.outcome_{answer.outcome}",
        answered_at=given(moment(file.line.answered_at, offset)),
        condition=condition,
        told=tuple(
            ToldField(label, _said(name, answer.told[name]))
            for name, label in LABELS.items()
            if name in answer.told and _may_stand(enquirer, name)
        ),
        signed_by=Signatory(file.answered_by, file.answered_rank, unit=workspace.station.name),
    )


def _may_stand(enquirer: Enquirer, name: str) -> bool:
    return name in TELLS[enquirer] and may_go_out(Person.kind, name, OUTLET[enquirer])


def _said(name: str, told: str) -> Answer:
    return word(f"country.{told.lower()}", told) if name == "power" else given(told)
