"""Filling K1, B1, B2 and P1 from a person: tags, capture cards, receipt for property and money."""

from casework.paper_subjects import read_subjects
from casework.paper_values import (
    answered,
    given,
    health_values,
    identity_of,
    moment,
    rank_of,
    word,
)
from casework.person_cards import number_of
from casework.workspace import Workspace
from models.property_rules import ItemClass
from models.tables import PropertyItemRow
from papers.content.answers import BLANK, Answer, Given, Issue, PersonIdentity, Signatory
from papers.content.card import CardContent
from papers.content.receipt import MoneySum, PropertyItem, ReceiptContent
from papers.content.tag import TagContent, TagSheetContent


def tags_content(
    workspace: Workspace, issue: Issue, person_ids: tuple[str, ...]
) -> TagSheetContent:
    """K1: capture tags of these people."""
    subjects = read_subjects(workspace, person_ids)
    officer = workspace.officer
    return TagSheetContent(
        issue,
        tuple(
            TagContent(
                tag_number=Given(subject.person.tag_number),
                identity=identity_of(subject.person),
                code=subject.person.tag_number,
                power=word(f"country.{subject.person.power.lower()}", subject.person.power),
                language=word(f"lang.{subject.person.language}", subject.person.language),
                captured_at=given(
                    f"{subject.person.captured_on} {subject.person.captured_time}".strip()
                ),
                capturing_unit=given(subject.person.capturing_unit),
                packet_and_seal=subject.packet_and_seal,
                property_items=given(", ".join(_named(item) for item in subject.held)),
                officer=Signatory(officer.name, officer.rank, officer.position, officer.unit),
            )
            for subject in (subjects[person_id] for person_id in person_ids)
        ),
    )


def _named(item: PropertyItemRow) -> str:
    if item.item_class == ItemClass.MONEY.value:
        return f"{item.amount} {item.currency}"
    return item.description or item.receipt_number


def card_content(
    workspace: Workspace, issue: Issue, person_id: str, *, family: bool
) -> CardContent:
    """B1 or B2: the capture card, prefilled for the prisoner to correct and sign."""
    subject = read_subjects(workspace, (person_id,))[person_id]
    person = subject.person
    identity: PersonIdentity = identity_of(person)
    to_inform = ", ".join(part for part in (person.inform_name, person.inform_address) if part)
    captured = f"{person.captured_on} {person.captured_time}".strip()
    return CardContent(
        issue=issue,
        addressee=given(to_inform) if family and to_inform else BLANK,
        power=word(f"country.{person.power.lower()}", person.power),
        surname=identity.surname,
        first_names=_joined(identity.first_names, person.patronymic),
        father_first_name=given(person.father_first_name),
        date_of_birth=identity.date_of_birth,
        place_of_birth=given(person.place_of_birth),
        rank=rank_of(person),
        service_number=identity.service_number,
        next_of_kin_address=given(person.inform_address),
        captured_on=given(captured) if captured else BLANK,
        health=health_values(person.health),
        prisoner_number=given(number_of(person)),
        camp_name=given(person.mail_address) if person.mail_address else BLANK,
    )


def _joined(first_names: Answer, patronymic: str) -> Answer:
    if isinstance(first_names, Given) and patronymic:
        return Given(f"{first_names.text} {patronymic}", first_names.from_document)
    return first_names


def receipt_content(workspace: Workspace, issue: Issue, person_id: str) -> ReceiptContent:
    """P1: the itemised receipt for what is held of one person."""
    subject = read_subjects(workspace, (person_id,))[person_id]
    officer = workspace.officer
    unit = officer.unit or workspace.station.unit
    order = next((item for item in subject.money if item.ordering_officer), None)
    taken_at = subject.standing.first_event_at if subject.standing else 0
    return ReceiptContent(
        issue=issue,
        identity=identity_of(subject.person),
        issuer=Signatory(officer.name, officer.rank, officer.position, unit),
        ordering_officer=(
            Signatory(order.ordering_officer, order.ordering_rank, "", order.ordering_unit)
            if order
            else Signatory()
        ),
        pow_number=given(subject.person.prisoner_number),
        tag_number=given(subject.person.tag_number),
        items=tuple(
            PropertyItem(
                answered(
                    " · ".join(filter(None, (item.description, item.receipt_number))),
                    item.item_class,
                ),
                Given(str(item.quantity)),
                given(item.condition),
                given(item.reason),
            )
            for item in subject.held
            if item.item_class != ItemClass.MONEY.value
        ),
        money=tuple(
            MoneySum(
                Given(item.amount),
                given(item.currency),
                given(item.denominations),
                given(item.register_number or item.receipt_number),
            )
            for item in subject.money
        ),
        packet_and_seal=subject.packet_and_seal,
        taken_at=given(moment(taken_at, workspace.offset_minutes())),
    )
