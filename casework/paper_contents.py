"""Filling the frozen contents of printed forms from the register; refuses what may never stand on paper.

No NATO code, no diagnosis, no coordinates, nothing about how a person came is read here.
"""

from dataclasses import dataclass

from sqlmodel import col, select

from casework.paper_values import (
    answered,
    given,
    health_values,
    identity_of,
    moment,
    packet_text,
    rank_of,
    word,
    written,
)
from casework.reception import counts
from casework.transfer_files import lines_of, transfer_row
from casework.workspace import Workspace
from models.errors import RecordMissing
from models.property_rules import Disposition, ItemClass
from models.records import Person
from models.tables import (
    CaptureCardRow,
    DocumentRow,
    PacketRow,
    PersonRow,
    PropertyItemRow,
    StandingRow,
    TransferLineRow,
    TransferRow,
)
from papers.content import (
    BLANK,
    NOT_GIVEN,
    Answer,
    CardContent,
    ExtractContent,
    Given,
    Issue,
    MoneySum,
    PersonIdentity,
    PropertyItem,
    ReceiptContent,
    Signatory,
    TagContent,
    TagSheetContent,
    TransferContent,
    TransferLine,
    Word,
)


@dataclass(frozen=True, slots=True)
class _Subject:
    """A person with what hangs on him, read once."""

    person: PersonRow
    standing: StandingRow | None
    items: tuple[PropertyItemRow, ...]
    packets: tuple[PacketRow, ...]
    documents: tuple[DocumentRow, ...]
    cards: tuple[CaptureCardRow, ...]

    @property
    def held(self) -> tuple[PropertyItemRow, ...]:
        return tuple(
            item
            for item in self.items
            if item.disposition == Disposition.HELD.value and not item.withdrawn
        )

    @property
    def money(self) -> tuple[PropertyItemRow, ...]:
        return tuple(item for item in self.held if item.item_class == ItemClass.MONEY.value)

    @property
    def packet_and_seal(self) -> Answer:
        return given("; ".join(packet_text(packet) for packet in self.packets))

    @property
    def receipts(self) -> Answer:
        return given(", ".join(item.receipt_number for item in self.money))


def _subjects(workspace: Workspace, ids: tuple[str, ...]) -> dict[str, _Subject]:
    with workspace.vault.session() as session:
        people = session.exec(select(PersonRow).where(col(PersonRow.id).in_(ids))).all()
        standings = session.exec(
            select(StandingRow).where(col(StandingRow.person_id).in_(ids))
        ).all()
        items = session.exec(
            select(PropertyItemRow).where(col(PropertyItemRow.person_id).in_(ids))
        ).all()
        packets = session.exec(select(PacketRow).where(col(PacketRow.person_id).in_(ids))).all()
        documents = session.exec(
            select(DocumentRow).where(col(DocumentRow.person_id).in_(ids))
        ).all()
        cards = session.exec(
            select(CaptureCardRow).where(col(CaptureCardRow.person_id).in_(ids))
        ).all()
    if missing := set(ids) - {person.id for person in people}:
        raise RecordMissing(Person.kind if missing else "")
    standing_of = {row.person_id: row for row in standings}
    return {
        person.id: _Subject(
            person,
            standing_of.get(person.id),
            tuple(item for item in items if item.person_id == person.id),
            tuple(packet for packet in packets if packet.person_id == person.id),
            tuple(document for document in documents if document.person_id == person.id),
            tuple(card for card in cards if card.person_id == person.id),
        )
        for person in people
    }


def transfer_content(
    workspace: Workspace, issue: Issue, transfer_id: str, *, arrived: bool
) -> TransferContent:
    """T1: the list and the custody transfer record; `arrived` fills in the reception."""
    row = transfer_row(workspace, transfer_id)
    lines = lines_of(workspace, transfer_id)
    subjects = _subjects(workspace, tuple(line.person_id for line in lines))
    listed, embarked, came = counts(workspace, transfer_id)
    return (
        TransferContent(
            issue=issue,
            releasing=Signatory(row.releasing_name, row.releasing_rank, "", row.releasing_unit),
            escort=Signatory(row.escort_name, row.escort_rank, "", row.escort_unit),
            receiving=Signatory(row.receiving_name, row.receiving_rank, "", row.receiving_unit),
            reason=word(f"transfer.reason.{row.reason}", row.reason),
            legal_basis=Given("GC III 46-48"),
            from_place=f"{workspace.station.name}, {workspace.station.unit}".strip(", "),
            to_place=row.destination,
            departs_at=moment(row.departed_at, workspace.offset_minutes()),
            arrives_at=moment(row.arrived_at, workspace.offset_minutes()) if arrived else "",
            escort_size=row.escort_size,
            vehicles=row.vehicle,
            lines=tuple(
                _transfer_line(workspace, row, line, subjects[line.person_id])
                for line in lines
                if not line.added_on_arrival
            ),
            embarked=str(embarked) if embarked else "",
            arrived=str(came) if arrived and row.arrived_at else "",
            discrepancies=_discrepancies(lines, subjects) if arrived else (),
            remarks=row.note,
        )
        if listed or lines
        else TransferContent.blank(issue)
    )


_OUTCOME_SIGNS = {
    "absent": "xfer.absent",
    "other_person": "xfer.other_person",
    "not_on_list": "xfer.not_on_list",
}


def _discrepancies(
    lines: tuple[TransferLineRow, ...], subjects: dict[str, _Subject]
) -> tuple[str, ...]:
    found: list[str] = []
    for line in lines:
        if line.outcome in _OUTCOME_SIGNS:
            person = subjects[line.person_id].person
            cause = " ".join(part for part in (line.outcome_cause, line.outcome_note) if part)
            name = " ".join(part for part in (person.surname, person.first_names) if part)
            found.append(f"{line.line_number}. {person.tag_number} {name}: {cause}")
    return tuple(found)


def _transfer_line(
    workspace: Workspace, row: TransferRow, line: TransferLineRow, subject: _Subject
) -> TransferLine:
    person = subject.person
    own = tuple(document for document in subject.documents if document.belongs != "another")
    return TransferLine(
        identity=identity_of(person),
        pow_number=given(person.prisoner_number),
        tag_number=given(person.tag_number),
        code=person.tag_number,
        sex=word(f"field.sex_{person.sex}") if person.sex else NOT_GIVEN,
        power=word(f"country.{person.power.lower()}", person.power),
        legal_category=word(f"legal.{person.legal_category}", person.legal_category),
        language=word(f"lang.{person.language}", person.language),
        interpreter=given(person.interpreter),
        fitness=_fitness(line),
        examiner=given(line.fitness_by),
        visible_injuries=word(f"answer.{line.visible_injuries}", line.visible_injuries),
        medical_envelope=given(line.medical_envelope),
        protection=given(person.handling_code),
        own_documents=given(
            ", ".join(document.number or document.document_kind for document in own)
        ),
        packet_and_seal=subject.packet_and_seal,
        money_receipts=subject.receipts,
        baggage_kg=given(line.baggage_kg),
        capture_cards=_cards(subject, workspace.offset_minutes()),
        notice_given=given(moment(row.notice_given_at, workspace.offset_minutes())),
        new_address=given(row.destination_address),
        complaint=Word("xfer.no_complaint")
        if line.complaint_asked == "none"
        else written(line.complaint_asked),
    )


def _fitness(line: TransferLineRow) -> Answer:
    if line.fitness == "fit":
        return Word("med.fit_move")
    if line.fitness == "conditions":
        return Word("med.fit_conditions", line.conditions)
    if line.fitness == "unfit":
        return (
            Word("med.unfit_safety", line.override_by)
            if line.override_by
            else Word("med.unfit_move")
        )
    return NOT_GIVEN


def _cards(subject: _Subject, offset: int) -> Answer:
    trigger = subject.standing.cards_event_id if subject.standing else ""
    sent = [
        f"{'B1' if card.addressee == 'family' else 'B2'} {moment(card.sent_at, offset)[:10]}"
        for card in sorted(subject.cards, key=lambda card: card.addressee, reverse=True)
        if card.trigger == trigger and card.sent_at
    ]
    return given(", ".join(sent))


def extract_content(
    workspace: Workspace, issue: Issue, transfer_id: str, person_id: str
) -> ExtractContent:
    """T2: what one prisoner is told of his transfer."""
    row = transfer_row(workspace, transfer_id)
    line = next(
        (line for line in lines_of(workspace, transfer_id) if line.person_id == person_id), None
    )
    if line is None:
        raise RecordMissing(TransferLine.__name__)
    subject = _subjects(workspace, (person_id,))[person_id]
    officer = workspace.officer
    left = [
        item
        for item in subject.items
        if item.disposition == Disposition.LEFT_WITH.value and not item.withdrawn
    ]
    return ExtractContent(
        issue=issue,
        identity=identity_of(subject.person),
        pow_number=given(subject.person.prisoner_number or subject.person.tag_number),
        from_place=Given(workspace.station.name),
        to_place=given(row.destination),
        departs_at=given(moment(row.departed_at, workspace.offset_minutes()))
        if row.departed_at
        else BLANK,
        new_address=given(row.destination_address),
        baggage_kg=given(line.baggage_kg),
        own_effects=given(", ".join(item.description for item in left if item.description)),
        packet_and_seal=subject.packet_and_seal,
        money_receipts=subject.receipts,
        given_by=Signatory(officer.name, officer.rank, officer.position, officer.unit),
    )


def tags_content(
    workspace: Workspace, issue: Issue, person_ids: tuple[str, ...]
) -> TagSheetContent:
    """K1: capture tags of these people."""
    subjects = _subjects(workspace, person_ids)
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
    subject = _subjects(workspace, (person_id,))[person_id]
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
        prisoner_number=given(person.prisoner_number or person.tag_number),
        camp_name=given(person.mail_address) if person.mail_address else BLANK,
    )


def _joined(first_names: Answer, patronymic: str) -> Answer:
    if isinstance(first_names, Given) and patronymic:
        return Given(f"{first_names.text} {patronymic}", first_names.from_document)
    return first_names


def receipt_content(workspace: Workspace, issue: Issue, person_id: str) -> ReceiptContent:
    """P1: the itemised receipt for what is held of one person."""
    subject = _subjects(workspace, (person_id,))[person_id]
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
                answered(item.description, item.item_class),
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
                given(item.receipt_number),
            )
            for item in subject.money
        ),
        packet_and_seal=subject.packet_and_seal,
        taken_at=given(moment(taken_at, workspace.offset_minutes())),
    )
