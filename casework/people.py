"""Finding people, and correcting what is recorded of them; refuses to overwrite: each correction is a new entry."""

import json
from dataclasses import dataclass, replace

from sqlalchemy import func
from sqlalchemy.orm import Mapped
from sqlmodel import col, select
from sqlmodel.sql.expression import SelectOfScalar

from casework import access, remarks
from casework.access import Sight
from casework.drafts import DocumentDraft
from casework.person_cards import cards
from casework.views import PersonCard, PersonFile
from casework.workspace import Workspace
from models.answers import ASKED_ITEMS, Answer, settle
from models.clock import to_datetime
from models.errors import InputRefused
from models.field_classes import FIELDS, FieldClass
from models.ids import new_id
from models.owed_notices import SERIOUSLY_WOUNDED
from models.records import Document, Person
from models.tables import FORKED, PersonRow, StandingRow
from models.touched import Touched
from store import search_find
from store.unit_of_work import Loaded

_FOUND_BY_TEXT = 400

SORTS = {
    "name": col(StandingRow.name_key),
    "tag": col(PersonRow.tag_number),
    "latin": col(PersonRow.surname_latin),
    "rank": col(PersonRow.rank),
    "born": col(PersonRow.born),
    "state": col(StandingRow.state),
    "place": col(StandingRow.place),
    "since": col(StandingRow.since),
    "health": col(PersonRow.health),
    "power": col(PersonRow.power),
    "service_number": col(PersonRow.service_number),
}

_OF_CUSTODY = frozenset({"state", "place", "since"})
_OF_STANDING = _OF_CUSTODY | {"name"}

REASON_NEEDED = frozenset(
    {
        "surname",
        "first_names",
        "patronymic",
        "born",
        "rank",
        "service_number",
        "power",
    }
)
"""Identity: a change of these needs a reason, as for any correction of what the Bureau was told (GC III art. 122)."""


@dataclass(frozen=True, slots=True)
class PeopleQuery:
    """What the people table is asked to show."""

    text: str = ""
    states: tuple[str, ...] = ()
    place: str = ""
    health: tuple[str, ...] = ()
    powers: tuple[str, ...] = ()
    conflicted: bool = False
    sort: str = "since"
    descending: bool = True


@dataclass(frozen=True, slots=True)
class PeopleFound:
    """The people a query finds, in order, by identifier only: a table of 100,000 asks for the lines it shows."""

    ids: tuple[str, ...]
    total: int


@dataclass(frozen=True, slots=True)
class FilterChoices:
    """What the filters can offer, each with how many people it would show."""

    states: tuple[tuple[str, int], ...]
    places: tuple[tuple[str, int], ...]
    powers: tuple[tuple[str, int], ...]
    health: tuple[tuple[str, int], ...]
    conflicted: int = 0


def find(workspace: Workspace, query: PeopleQuery) -> PeopleFound:
    """The people a query finds; with a text, the best matches first.

    What the officer who is here does not see is neither asked nor sorted by.
    """
    query = _answerable(query, access.sight(workspace))
    column = SORTS[query.sort]
    statement = select(StandingRow.person_id)
    if query.health or query.powers or query.sort not in _OF_STANDING:
        statement = statement.join(PersonRow, col(PersonRow.id) == StandingRow.person_id)
    if query.states:
        statement = statement.where(col(StandingRow.state).in_(query.states))
    if query.place:
        statement = statement.where(StandingRow.place == query.place)
    if query.health:
        statement = statement.where(col(PersonRow.health).in_(query.health))
    if query.powers:
        statement = statement.where(col(PersonRow.power).in_(query.powers))
    if query.conflicted:
        statement = statement.where(FORKED)
    if query.text.strip():
        ids = _found_by_text(workspace, query.text, statement)
    else:
        order = column.desc() if query.descending else column.asc()
        second = col(StandingRow.person_id)
        ids = _all_of(
            workspace, statement.order_by(order, second.desc() if query.descending else second)
        )
    return PeopleFound(ids, len(ids))


def _all_of(workspace: Workspace, ordered: SelectOfScalar[str]) -> tuple[str, ...]:
    """Every identifier in this order, handed over as one text: as rows, ten thousand cost four times as much."""
    each = ordered.subquery().c.person_id
    with workspace.vault.session() as session:
        return tuple(json.loads(session.exec(select(func.json_group_array(each))).one()))


def _answerable(query: PeopleQuery, sight: Sight) -> PeopleQuery:
    if sight.of(FieldClass.C):
        return query
    sort = "name" if query.sort in _OF_CUSTODY else query.sort
    descending = query.descending and sort == query.sort
    return replace(query, states=(), place="", conflicted=False, sort=sort, descending=descending)


def _found_by_text(
    workspace: Workspace, text: str, statement: SelectOfScalar[str]
) -> tuple[str, ...]:
    best = found_by(workspace, text, _FOUND_BY_TEXT)
    with workspace.vault.session() as session:
        allowed = set(session.exec(statement.where(col(StandingRow.person_id).in_(best))))
    return tuple(person_id for person_id in best if person_id in allowed)


def quick_find(workspace: Workspace, text: str, limit: int = 8) -> tuple[PersonCard, ...]:
    """The best matches for the search field at the top of every screen."""
    return cards(workspace, found_by(workspace, text, limit))


def found_by(workspace: Workspace, text: str, limit: int) -> tuple[str, ...]:
    """Whom a typed text most likely means, the likeliest first; by his father's name to those who may know it."""
    fathers = access.sees(workspace, FIELDS[Person.kind, "father_first_name"])
    with workspace.vault.read() as cursor:
        hits = search_find.find(cursor, text, limit, fathers=fathers)
    return tuple(hit.person_id for hit in hits)


def filters(workspace: Workspace) -> FilterChoices:
    """What the filters of the people table can offer to the officer who is here."""
    custody = access.sees(workspace, FieldClass.C)
    with workspace.vault.session() as session:

        def counted(column: Mapped[str]) -> tuple[tuple[str, int], ...]:
            rows = session.execute(select(column, func.count()).group_by(column)).all()  # pyright: ignore[reportDeprecated]
            return tuple((str(value), int(n)) for value, n in rows if value)

        return FilterChoices(
            states=counted(col(StandingRow.state)) if custody else (),
            places=counted(col(StandingRow.place)) if custody else (),
            powers=counted(col(PersonRow.power)),
            health=counted(col(PersonRow.health)),
            conflicted=session.exec(
                select(func.count()).select_from(StandingRow).where(FORKED)
            ).one()
            if custody
            else 0,
        )


def amend(
    workspace: Workspace, file: PersonFile, changes: dict[str, str], reason: str = ""
) -> Touched:
    """Correct fields of a person as they were seen in `file`.

    Raises:
        NotYourRole: one of the fields is not for the officer who is here.
        InputRefused: a date does not exist, a text is too long, or a reason is wanted and missing; the legal
            category is changed by a decision alone (`casework.legal`).
    """
    access.require(workspace, *{FIELDS[Person.kind, name] for name in changes})
    today = to_datetime(workspace.now(), workspace.offset_minutes()).date()
    found = remarks.errors(remarks.check({**file.fields, **changes}, today))
    problems = {name: key for name, key in found.items() if name in changes}
    if not reason.strip() and REASON_NEEDED & changes.keys():
        problems["reason"] = "people.reason_needed"
    if "legal_category" in changes:
        problems["legal_category"] = "legal.by_decision"
    if problems:
        raise InputRefused(problems)
    seen = file.seen
    if not isinstance(seen, Loaded):
        raise TypeError(type(seen).__name__)
    settled = {name: remarks.cleaned(name, typed).text for name, typed in changes.items()}
    for name in remarks.DATE_FIELDS & settled.keys():
        when = remarks.date_of(settled[name], today)
        settled[name] = when.iso() if when else ""
    for item in set(ASKED_ITEMS) & settled.keys():
        mark = f"{item}_answer"
        settled[mark] = settle(
            settled[item], Answer(settled.get(mark, file.fields.get(mark, "")))
        ).value
    serious = settled.get("health") == SERIOUSLY_WOUNDED and not seen.value.serious_since
    more = {"serious_since": workspace.now()} if serious else dict[str, int]()
    with workspace.edit("people.amend", reason=reason.strip()) as record:
        record.change(seen, **settled, **more)
    return record.touched


def add_document(workspace: Workspace, person_id: str, document: DocumentDraft) -> Touched:
    """Record one more paper the person carries."""
    with workspace.edit("people.add_document") as record:
        record.add(
            Document(
                id=new_id(workspace.clock),
                person_id=person_id,
                document_kind=document.document_kind,
                number=remarks.cleaned("number", document.number).text,
                issuer=remarks.cleaned("issuer", document.issuer).text,
                holder_as_printed=remarks.cleaned(
                    "holder_as_printed", document.holder_as_printed
                ).text,
                belongs=document.belongs,
                note=document.note,
            )
        )
    return record.touched
