"""Reading one person: the file with its timeline, and the history of every field; refuses to change anything."""

from dataclasses import fields as fields_of
from typing import Any

from sqlmodel import col, select

from casework import (
    access,
    going_on,
    paper_classes,
    recorded_twice,
    representative_files,
    said_elsewhere,
    told_apart,
    upheld,
)
from casework.access import Sight
from casework.capture_cards import ADDRESSEES
from casework.death_accounts import recorded_of
from casework.legal_document_files import documents_of
from casework.officers import officer_names
from casework.open_cases import open_cases
from casework.person_cards import cards_by_id
from casework.printings import printings_of
from casework.property_files import items_of, property_of
from casework.property_views import PropertyView
from casework.transfer_facts import ON_OPEN_LIST
from casework.views import (
    CardView,
    ConflictView,
    DocumentView,
    FieldChange,
    PersonFile,
    TimelineEntry,
)
from casework.wishes import wishes_of
from casework.workspace import Workspace, of_one_state
from models.custody import START, TRANSITIONS, State, moved
from models.custody_order import Fact, chain
from models.duties import CARD_LIMIT
from models.field_classes import FieldClass
from models.records import CustodyEvent, Person
from models.tables import (
    CaptureCardRow,
    CustodyEventRow,
    DocumentRow,
    StandingRow,
    TransferLineRow,
    TransferRow,
)
from store.history import changes_of, conflicts_of, writers_of
from store.unit_of_work import load


@of_one_state
def open_file(workspace: Workspace, person_id: str) -> PersonFile:
    """Everything of one person that the officer who is here may see.

    Raises:
        RecordMissing: there is nobody with this identifier.
    """
    sight = access.sight(workspace)
    custody, belongings = sight.of(FieldClass.C), sight.of(FieldClass.D)
    seen = load(workspace.vault, Person, person_id)
    with workspace.vault.session() as session:
        standing = session.get(StandingRow, person_id)
        open_transfer = session.exec(
            select(TransferRow.id)
            .join(TransferLineRow, col(TransferLineRow.transfer_id) == TransferRow.id)
            .where(
                TransferLineRow.person_id == person_id,
                *ON_OPEN_LIST,
            )
        ).first()
    items = items_of(workspace, person_id) if belongings else ()
    state = State(standing.state) if standing else State.UNRECORDED
    forms = paper_classes.offered(sight)
    fields = {name: str(value) for name, value in seen.value.model_dump().items()}
    return PersonFile(
        card=cards_by_id(workspace, (person_id,))[person_id],
        fields=sight.visible(Person.kind, fields),
        timeline=_timeline(workspace, person_id) if custody else (),
        items=items,
        property=property_of(workspace, person_id, items) if belongings else PropertyView(),
        documents=_documents(workspace, person_id) if custody else (),
        capture_cards=_cards(workspace, person_id, standing) if custody else (),
        printings=tuple(each for each in printings_of(workspace, person_id) if each.form in forms),
        conflicts=_conflicts(workspace, person_id, sight),
        possible_events=tuple(
            row.event.value
            for row in TRANSITIONS
            if row.by_itself and state in row.sources and state is not State.IN_TRANSIT
        )
        if custody
        else (),
        open_transfer_id=(open_transfer or "") if custody else "",
        seen=seen,
        wishes=wishes_of(workspace, person_id),
        sees=sight.classes,
        others=tuple(each for each in TOLD_OF if not sight.of(each)),
        forms=forms,
        legal_documents=documents_of(workspace, person_id),
        representative=representative_files.of_person(workspace, person_id) if custody else None,
        representative_here=representative_files.here(workspace),
        goes_on=going_on.goes_on(workspace, person_id) if custody else None,
        also_recorded=said_elsewhere.of_records(
            workspace, seen.value, recorded_twice.also_recorded(workspace, seen.value)
        )
        if custody
        else (),
        told_apart=told_apart.others(workspace, person_id) if custody else (),
        cases=open_cases(workspace, person_id, sight),
        death=recorded_of(workspace, person_id) if state is State.DIED else {},
    )


TOLD_OF = (FieldClass.B, FieldClass.C, FieldClass.D, FieldClass.M)
"""Classes of which everybody may know that there is something: every file has them. That a photograph, a proceeding or
a wish exists says something by itself."""


_EVENT: tuple[Any, ...] = (
    *(getattr(CustodyEventRow, each.name) for each in fields_of(Fact)),
    CustodyEventRow.note,
)
"""A fact as `models.custody_order` orders it, and its note: of 500 events whole rows take twice as long."""

_GROUNDS = (
    "told_by",
    "last_seen_at",
    "authority",
    "decided_by",
    "decided_at",
    "override_by",
    "second_officer",
)
_WITH_GROUNDS = (
    f"SELECT id, {', '.join(_GROUNDS)} FROM custody_event WHERE person_id = ?"
    " AND (told_by <> '' OR last_seen_at > 0 OR authority <> '' OR decided_by <> '' OR override_by <> ''"
    " OR second_officer <> '')"
)
"""Of the few events of which more was said than when and where."""


def _timeline(workspace: Workspace, person_id: str) -> tuple[TimelineEntry, ...]:
    with workspace.vault.session() as session:
        selected = session.exec(select(*_EVENT).where(CustodyEventRow.person_id == person_id)).all()
    officers = officer_names(workspace)
    told: list[tuple[Fact, str]] = [(Fact(*row[:-1]), row[-1]) for row in selected]
    facts = [fact for fact, _ in told]
    in_force, _ = chain(facts)
    place = {fact.id: number for number, fact in enumerate(in_force)}
    states: dict[str, str] = {}
    position = START
    for fact in in_force:
        position = moved(position, fact.event) or position
        states[fact.id] = position.state.value
    corrected = {fact.corrects for fact in facts if fact.corrects}
    with workspace.vault.read() as cursor:
        writers = writers_of(
            cursor, workspace.vault.compartment, CustodyEvent.kind, [fact.id for fact in facts]
        )
        said = {row[0]: row[1:] for row in cursor.execute(_WITH_GROUNDS, (person_id,)).fetchall()}
    return tuple(
        TimelineEntry(
            event_id=row.id,
            event=row.event,
            state=states.get(row.id, ""),
            occurred_at=row.occurred_at,
            recorded_at=row.recorded_at,
            late_by=max(0, row.recorded_at - row.occurred_at),
            place=row.place,
            note=note,
            officer=officers.get(writers[row.id], ""),
            corrects=row.corrects,
            corrected=row.id in corrected,
            transfer_id=row.transfer_id,
            grounds=tuple(
                (name, value)
                for name, value in zip(_GROUNDS, said.get(row.id, ()), strict=False)
                if value
            ),
        )
        for row, note in sorted(
            told,
            key=lambda each: (
                each[0].occurred_at,
                each[0].recorded_at,
                place.get(each[0].id, -1),
                each[0].id,
            ),
        )
    )


def _documents(workspace: Workspace, person_id: str) -> tuple[DocumentView, ...]:
    with workspace.vault.session() as session:
        rows = session.exec(
            select(DocumentRow).where(DocumentRow.person_id == person_id).order_by(DocumentRow.id)
        ).all()
    return tuple(
        DocumentView(
            row.id,
            row.document_kind,
            row.number,
            row.issuer,
            row.holder_as_printed,
            row.held_by,
            row.belongs,
        )
        for row in rows
    )


def _cards(
    workspace: Workspace, person_id: str, standing: StandingRow | None
) -> tuple[CardView, ...]:
    with workspace.vault.session() as session:
        rows = session.exec(
            select(CaptureCardRow).where(CaptureCardRow.person_id == person_id)
        ).all()
    views = [
        CardView(
            row.addressee,
            row.trigger,
            row.trigger_at + CARD_LIMIT,
            row.written_at,
            row.sent_at,
            row.declined,
        )
        for row in rows
    ]
    if standing and standing.cards_event_id:
        known = {row.addressee for row in rows if row.trigger == standing.cards_event_id}
        views += [
            CardView(
                addressee,
                standing.cards_event_id,
                standing.cards_armed_at + CARD_LIMIT,
                0,
                0,
                declined=False,
            )
            for addressee in ADDRESSEES
            if addressee not in known
        ]
    return tuple(sorted(views, key=lambda view: -view.due_at))


def _conflicts(workspace: Workspace, person_id: str, sight: Sight) -> tuple[ConflictView, ...]:
    with workspace.vault.read() as cursor:
        found = conflicts_of(cursor, workspace.vault.compartment, Person.kind, person_id)
    return tuple(ConflictView(name) for name in found if sight.shows(Person.kind, name))


@of_one_state
def history(
    workspace: Workspace, person_id: str, field: str | None = None
) -> tuple[FieldChange, ...]:
    """Every change of a person's fields (or of one field) that the officer who is here sees, the newest first.

    Among them, as a field `told_apart`, of whom an officer said that he is another man, and, as a field `upheld`,
    what he found right here against a record set aside.
    """
    sight = access.sight(workspace)
    officers = officer_names(workspace)
    with workspace.vault.read() as cursor:
        changes = changes_of(cursor, workspace.vault.compartment, Person.kind, person_id)
    made = [
        FieldChange(
            change.field,
            str(change.before),
            str(change.after),
            officers.get(change.officer_id, ""),
            change.recorded_at,
            change.verb,
            change.reason,
        )
        for change in changes
        if sight.shows(Person.kind, change.field)
    ]
    if sight.of(FieldClass.C):
        made += told_apart.history(workspace, person_id)
    if sight.of(FieldClass.B):
        made += upheld.history(workspace, person_id)
    asked = (each for each in made if field in (None, each.field))
    return tuple(sorted(asked, key=lambda each: -each.recorded_at))
