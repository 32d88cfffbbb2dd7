"""Filling T0, T1 and T2 from a transfer: the lists, the custody record, the prisoner's extract."""

from casework.paper_notices import officer_of
from casework.paper_subjects import Subject, read_subjects
from casework.paper_values import given, identity_of, local_day, moment, word, written
from casework.person_cards import number_of
from casework.reception import counts
from casework.registration import ISSUED
from casework.transfer_facts import lines_of, transfer_row
from casework.transfer_people import is_ours
from casework.workspace import Workspace
from models import records
from models.errors import RecordMissing
from models.property_rules import Disposition
from models.records import Station
from models.tables import TransferRow
from papers.content.answers import BLANK, NOT_GIVEN, Answer, Given, Issue, Signatory, Word
from papers.content.transfer import (
    EvacuationContent,
    ExtractContent,
    TransferContent,
    TransferLine,
)
from resources.words import words
from store.unit_of_work import load


def transfer_content(
    workspace: Workspace, issue: Issue, transfer_id: str, *, arrived: bool
) -> TransferContent:
    """T1: the list and the custody transfer record; `arrived` fills in the reception."""
    row = transfer_row(workspace, transfer_id)
    lines = lines_of(workspace, transfer_id)
    subjects = read_subjects(workspace, tuple(line.person_id for line in lines))
    _, embarked, came = counts(workspace, transfer_id)
    return TransferContent(
        issue=issue,
        releasing=Signatory(row.releasing_name, row.releasing_rank, "", row.releasing_unit),
        escort=Signatory(row.escort_name, row.escort_rank, "", row.escort_unit),
        receiving=Signatory(row.receiving_name, row.receiving_rank, "", row.receiving_unit),
        reason=word(f"transfer.reason.{row.reason}", row.reason),
        legal_basis=_basis(row),
        from_place=_place(_origin(workspace, row)),
        to_place=row.destination,
        departs_at=moment(row.departed_at, workspace.offset_minutes()),
        arrives_at=moment(row.arrived_at, workspace.offset_minutes()) if arrived else "",
        escort_size=row.escort_size,
        vehicles=row.vehicle,
        lines=tuple(
            _transfer_line(workspace, row, line, subjects[line.person_id], arrived=arrived)
            for line in lines
            if not line.added_on_arrival
        ),
        embarked=str(embarked) if embarked else "",
        arrived=str(came) if arrived and row.arrived_at else "",
        discrepancies=_discrepancies(issue, lines, subjects) if arrived else (),
        remarks=row.note,
    )


def evacuation_content(
    workspace: Workspace, issue: Issue, transfer_id: str, *, arrived: bool
) -> EvacuationContent:
    """T0: the list of those evacuated (art. 20(2)), its lines those of the transfer."""
    listed = transfer_content(workspace, issue, transfer_id, arrived=arrived)
    return EvacuationContent(
        issue,
        compiler=officer_of(workspace),
        escort=listed.escort,
        provisions=BLANK,
        from_place=listed.from_place,
        to_place=listed.to_place,
        departs_at=listed.departs_at,
        arrives_at=listed.arrives_at,
        escort_size=listed.escort_size,
        vehicles=listed.vehicles,
        lines=listed.lines,
        embarked=listed.embarked,
        arrived=listed.arrived,
        discrepancies=listed.discrepancies,
    )


_MOVES = "46-48"
_BASES = {
    "judicial": f"{_MOVES}, 103",
    "exchange": f"6, {_MOVES}, 119",
    "repatriation": "118, 119",
    "medical_repatriation": "109, 110",
    "neutral_country": "109-111",
    "other_power": f"12, {_MOVES}",
}


def _basis(row: TransferRow) -> Answer:
    """The articles by which people are moved so, and the agreement or order that was recorded beside them.

    An exchange rests on a special agreement (art. 6) and is carried out as a repatriation is (art. 119).
    """
    articles = _BASES.get(row.destination_kind, "19, 20" if row.reason == "evacuation" else _MOVES)
    return Given("; ".join(part for part in (f"GC III {articles}", row.legal_basis) if part))


def _origin(workspace: Workspace, row: TransferRow) -> Station:
    """The station that sends, which is not this one where the list came from another register."""
    if is_ours(workspace, row):
        return workspace.station
    try:
        return load(workspace.vault, Station, row.origin_station).value
    except RecordMissing:
        return workspace.station


def _place(station: Station) -> str:
    return f"{station.name}, {station.unit}".strip(", ")


_OUTCOMES = {
    "absent": "xfer.absent",
    "other_person": "xfer.other_person",
    "not_on_list": "xfer.not_on_list",
}


def _discrepancies(
    issue: Issue, lines: tuple[records.TransferLine, ...], subjects: dict[str, Subject]
) -> tuple[str, ...]:
    found: list[str] = []
    for line in lines:
        if line.outcome in _OUTCOMES:
            person = subjects[line.person_id].person
            cause = " ".join(part for part in (line.outcome_cause, line.outcome_note) if part)
            name = " ".join(part for part in (person.surname, person.first_names) if part)
            key = _OUTCOMES[line.outcome]
            said = " · ".join(dict.fromkeys(words(language)(key) for language in issue.languages))
            found.append(f"{line.line_number}. {person.tag_number} {name}: {said}. {cause}")
    return tuple(found)


def _transfer_line(
    workspace: Workspace,
    row: TransferRow,
    line: records.TransferLine,
    subject: Subject,
    *,
    arrived: bool,
) -> TransferLine:
    person = subject.person
    own = [each for each in subject.documents if each.belongs != "another"]
    issued = [each for each in own if each.document_kind == ISSUED]
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
            ", ".join(each.number or each.document_kind for each in own if each not in issued)
        ),
        identity_document=given(", ".join(each.number for each in issued)),
        packet_and_seal=subject.open_packets,
        money_receipts=subject.open_receipts,
        baggage_kg=given(line.baggage_kg),
        capture_cards=_cards(subject, workspace.offset_minutes()),
        notice_given=given(moment(row.notice_given_at, workspace.offset_minutes())),
        new_address=given(row.destination_address),
        complaint=Word("xfer.no_complaint")
        if line.complaint_asked == "none"
        else written(line.complaint_asked),
        injuries_received=word(f"answer.{line.injuries_received}", line.injuries_received)
        if arrived and line.injuries_received
        else BLANK,
    )


def _fitness(line: records.TransferLine) -> Answer:
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


def _cards(subject: Subject, offset: int) -> Answer:
    """The latest card sent to each addressee: arrival makes new ones due and does not undo these."""
    latest: dict[str, int] = {}
    for card in subject.cards:
        latest[card.addressee] = max(card.sent_at, latest.get(card.addressee, 0))
    sent = [
        f"{form} {local_day(latest[addressee], offset)}"
        for form, addressee in (("B1", "family"), ("B2", "agency"))
        if latest.get(addressee)
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
    subject = read_subjects(workspace, (person_id,))[person_id]
    officer = workspace.officer
    left = [
        item
        for item in subject.items
        if item.disposition == Disposition.LEFT_WITH.value and not item.withdrawn
    ]
    return ExtractContent(
        issue=issue,
        identity=identity_of(subject.person),
        pow_number=given(number_of(subject.person)),
        from_place=Given(_origin(workspace, row).name),
        to_place=given(row.destination),
        departs_at=given(moment(row.departed_at, workspace.offset_minutes()))
        if row.departed_at
        else BLANK,
        new_address=given(row.destination_address),
        baggage_kg=given(line.baggage_kg),
        own_effects=given(", ".join(item.description for item in left if item.description)),
        packet_and_seal=subject.open_packets,
        money_receipts=subject.open_receipts,
        given_by=Signatory(officer.name, officer.rank, officer.position, officer.unit),
    )
