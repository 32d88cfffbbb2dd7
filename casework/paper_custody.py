"""Filling the papers of custody from a person: intake record, identity document, rights, mail, medical forms.

Medical forms bear who he is alone: their findings are written by hand. Refuses coordinates and a diagnosis.
"""

from collections.abc import Callable, Collection

from sqlmodel import col, select

from casework import access, paper_notices
from casework.paper_notices import captured_of, officer_of, power_of, subject_of
from casework.paper_subjects import Subject
from casework.paper_values import given, health_values, identity_of, moment, word
from casework.person_cards import number_of
from casework.registration import ISSUED
from casework.workspace import Workspace
from models.field_classes import FieldClass
from models.property_rules import KEPT, Disposition
from models.tables import (
    RightsNoticeRow,
)
from papers.content.answers import BLANK, NOT_GIVEN, Given, Issue
from papers.content.identity import IdentityDocumentContent
from papers.content.intake import CarriedDocument, IntakeContent
from papers.content.mail import MailContent
from papers.content.medical import MedicalContent
from papers.content.notice import RightsNoticeContent
from papers.form import Content


def intake_content(workspace: Workspace, issue: Issue, person_id: str) -> IntakeContent:
    """K2: everything asked and told at intake, for him to hear read back."""
    subject = subject_of(workspace, person_id)
    person = subject.person
    told = _rights_told(workspace, person_id)
    first_aid = person.first_aid and access.sees(workspace, FieldClass.M)
    return IntakeContent(
        issue,
        identity_of(person),
        registrar=officer_of(workspace),
        pow_number=given(person.prisoner_number),
        tag_number=given(person.tag_number),
        other_names=given(person.other_names),
        sex=word(f"field.sex_{person.sex}", person.sex),
        language=word(f"lang.{person.language}", person.language),
        interpreter=given(person.interpreter),
        power=power_of(person),
        place_of_birth=given(person.place_of_birth),
        father_first_name=given(person.father_first_name),
        mother_maiden_name=given(person.mother_maiden_name),
        person_to_inform=given(person.inform_name),
        inform_address=given(person.inform_address),
        home_address=given(person.home_address),
        mail_address=given(person.mail_address),
        unit=given(person.unit_volunteered),
        captured_at=given(captured_of(person)),
        captured_place=given(person.captured_place),
        capturing_unit=given(person.capturing_unit),
        handed_over_by=given(person.handed_over_by),
        health=health_values(person.health),
        first_aid=word(f"answer.{person.first_aid}") if first_aid else NOT_GIVEN,
        handling_code=given(person.handling_code),
        documents=tuple(
            CarriedDocument(
                word(f"document.{each.document_kind}", each.document_kind),
                given(each.number),
                given(each.issuer),
                given(each.holder_as_printed),
                given(""),
            )
            for each in subject.documents
        ),
        left_with_prisoner=given(_named(subject, {Disposition.LEFT_WITH})),
        in_safe_keeping=given(_named(subject, KEPT)),
        packet_and_seal=subject.packet_and_seal,
        receipts=subject.receipts,
        notice_given=given(moment(told.given_at, workspace.offset_minutes()) if told else ""),
    )


def _named(subject: Subject, dispositions: Collection[str]) -> str:
    return "; ".join(
        item.description or f"{item.amount} {item.currency}".strip()
        for item in subject.items
        if item.disposition in dispositions and not item.withdrawn
    )


def identity_content(workspace: Workspace, issue: Issue, person_id: str) -> IdentityDocumentContent:
    """K3: the document supplied to him because he had none (art. 18(2))."""
    subject = subject_of(workspace, person_id)
    issued = any(each.document_kind == ISSUED for each in subject.documents)
    return IdentityDocumentContent(
        issue,
        identity_of(subject.person),
        issued_by=officer_of(workspace),
        pow_number=given(number_of(subject.person)),
        power=power_of(subject.person),
        issued_on=Given(issue.local_time) if issued else BLANK,
    )


def rights_content(workspace: Workspace, issue: Issue, person_id: str) -> RightsNoticeContent:
    """K4: the notice, with how it was explained to him if it was."""
    person = subject_of(workspace, person_id).person
    told = _rights_told(workspace, person_id)
    return RightsNoticeContent(
        issue,
        identity_of(person),
        given_by=officer_of(workspace),
        pow_number=given(person.prisoner_number),
        tag_number=given(person.tag_number),
        read_aloud_in=word(f"lang.{told.language}", told.language) if told else BLANK,
        interpreter=given(told.interpreter) if told else BLANK,
        given_at=given(moment(told.given_at, workspace.offset_minutes())) if told else BLANK,
        outcome=f"paper.notice_{told.outcome}" if told else "",
    )


def _rights_told(workspace: Workspace, person_id: str) -> RightsNoticeRow | None:
    with workspace.vault.session() as session:
        return session.exec(
            select(RightsNoticeRow)
            .where(RightsNoticeRow.person_id == person_id)
            .order_by(col(RightsNoticeRow.given_at).desc())
        ).first()


def mail_content(workspace: Workspace, issue: Issue, person_id: str) -> MailContent:
    """C1 and C2: his sender's lines; whom he writes to and what is his own."""
    person = subject_of(workspace, person_id).person
    name = f"{person.surname} {person.first_names} {person.patronymic}".strip()
    birth = ", ".join(part for part in (person.place_of_birth, person.born) if part)
    return MailContent(
        issue,
        sender=Given(name) if name else BLANK,
        sender_birth=Given(birth) if birth else BLANK,
        prisoner_number=Given(person.prisoner_number) if person.prisoner_number else BLANK,
        camp_name=Given(person.mail_address) if person.mail_address else BLANK,
    )


def medical_content(workspace: Workspace, issue: Issue, person_id: str) -> MedicalContent:
    """M1 to M4, M6 and M7: who he is; the rest is the doctor's hand."""
    person = subject_of(workspace, person_id).person
    return MedicalContent(
        issue,
        identity_of(person),
        pow_number=given(person.prisoner_number),
        tag_number=given(person.tag_number),
        power=power_of(person),
        examined_at=BLANK,
        place=Given(workspace.station.name),
    )


ABOUT_ONE: dict[str, Callable[[Workspace, Issue, str], Content]] = {
    "k2": intake_content,
    "k3": identity_content,
    "k4": rights_content,
    "c1": mail_content,
    "c2": mail_content,
    "d1": paper_notices.death_content,
    "r1": paper_notices.repatriation_content,
    **dict.fromkeys(("m1", "m2", "m3", "m4", "m6", "m7"), medical_content),
}
"""Form → what fills it from one person."""
