"""Registering (GC III art. 122(4)): a lifelong number, papers, rights explained; refuses to register half.

What is missing is told for each person, with the act that mends it; declined and unable are answers (art. 17).
"""

from collections.abc import Iterable
from dataclasses import dataclass

from sqlmodel import col, select

from casework import remarks
from casework.custody_events import next_event, require_past, require_texts
from casework.workspace import Workspace
from models.answers import ASKED_ITEMS
from models.custody import Event
from models.errors import Block, StepBlocked
from models.ids import new_id
from models.numbers import NumberSeries
from models.records import Document, Person, RightsNotice
from models.tables import DocumentRow, PersonRow, RightsNoticeRow, StandingRow
from models.touched import Touched
from store.unit_of_work import load

ISSUED = "issued_identity"
"""The kind of a document that the Detaining Power supplied because he had none (art. 18(2))."""

NOTICE_VERSION = "1"
"""The version of the notice of rights (K4) that is explained."""


@dataclass(frozen=True, slots=True)
class Registrable:
    """One person before registering: what is `missing` (guards), in the order in which it is done."""

    person_id: str
    missing: tuple[str, ...]


def missing_for(workspace: Workspace, person_ids: Iterable[str]) -> tuple[Registrable, ...]:
    """What each of these people lacks before he can be registered."""
    ids = tuple(person_ids)
    with workspace.vault.session() as session:
        people = {
            row.id: row for row in session.exec(select(PersonRow).where(col(PersonRow.id).in_(ids)))
        }
        standings = {
            row.person_id: row
            for row in session.exec(select(StandingRow).where(col(StandingRow.person_id).in_(ids)))
        }
        papers = set(
            session.exec(
                select(DocumentRow.person_id).where(
                    col(DocumentRow.person_id).in_(ids),
                    DocumentRow.belongs == "own",
                    DocumentRow.held_by == "prisoner",
                )
            )
        )
        told = {
            row.person_id: row.given_at
            for row in session.exec(
                select(RightsNoticeRow)
                .where(col(RightsNoticeRow.person_id).in_(ids))
                .order_by(col(RightsNoticeRow.given_at))
            )
        }
    return tuple(
        Registrable(
            person_id,
            tuple(
                guard
                for guard, lacking in (
                    ("not_asked", not _asked(people[person_id])),
                    ("no_identity_document", person_id not in papers),
                    (
                        "rights_not_explained",
                        told.get(person_id, 0)
                        < max(
                            1, standings[person_id].episode_since if person_id in standings else 1
                        ),
                    ),
                )
                if lacking
            ),
        )
        for person_id in ids
        if person_id in people
    )


def _asked(person: PersonRow) -> bool:
    return all(getattr(person, f"{item}_answer") for item in ASKED_ITEMS)


def register_people(
    workspace: Workspace, person_ids: tuple[str, ...], at: int | None = None
) -> Touched:
    """Register these people; who has no prisoner-of-war number yet is given one, for life.

    Raises:
        StepBlocked: somebody lacks something (`missing_for`); nobody is registered.
        TransitionRefused: somebody is not in custody.
    """
    lacking: dict[str, list[str]] = {}
    for each in missing_for(workspace, person_ids):
        for guard in each.missing:
            lacking.setdefault(guard, []).append(each.person_id)
    if lacking:
        raise StepBlocked(
            tuple(Block(guard, _ARTICLES[guard], tuple(ids)) for guard, ids in lacking.items())
        )
    registered_at = at if at is not None else workspace.now()
    events = [
        next_event(workspace, person_id, Event.REGISTERED, registered_at, "")
        for person_id in person_ids
    ]
    with workspace.edit("custody.register", occurred_at=registered_at) as record:
        for person_id, event in zip(person_ids, events, strict=True):
            person = load(workspace.vault, Person, person_id)
            if not person.value.prisoner_number:
                number = str(record.next_number(NumberSeries.PRISONER))
                record.change(person, prisoner_number=number)
            record.add(event)
    return record.touched


_ARTICLES = {"not_asked": "17", "no_identity_document": "18(2)", "rights_not_explained": "41"}


def issue_identity_documents(workspace: Workspace, person_ids: tuple[str, ...]) -> Touched:
    """Record that these people were supplied with an identity document (art. 18(2)); who has one gets no second."""
    lacking = {
        each.person_id
        for each in missing_for(workspace, person_ids)
        if "no_identity_document" in each.missing
    }
    with workspace.edit("custody.issue_identity_document") as record:
        for person_id in person_ids:
            if person_id in lacking:
                record.add(
                    Document(
                        id=new_id(workspace.clock),
                        person_id=person_id,
                        document_kind=ISSUED,
                        number=str(record.next_number(NumberSeries.FORM)),
                        issuer=workspace.station.authority,
                        belongs="own",
                    )
                )
    return record.touched


@dataclass(frozen=True, slots=True)
class Explained:
    """How the notice of rights was explained: `outcome` is `received` or `refused`."""

    language: str
    outcome: str = "received"
    interpreter: str = ""
    at: int = 0


def explain_rights(
    workspace: Workspace, person_ids: tuple[str, ...], explained: Explained
) -> Touched:
    """Record that these people were told their rights in a language they understand (art. 41, 69).

    Raises:
        InputRefused: the language is missing, or it would lie in the future.
    """
    require_texts({"language": explained.language})
    at = explained.at or workspace.now()
    require_past(workspace, at)
    with workspace.edit("custody.explain_rights", occurred_at=at) as record:
        for person_id in person_ids:
            record.add(
                RightsNotice(
                    id=new_id(workspace.clock),
                    person_id=person_id,
                    given_at=at,
                    language=explained.language,
                    interpreter=remarks.cleaned("interpreter", explained.interpreter).text,
                    version=NOTICE_VERSION,
                    way="read",
                    outcome=explained.outcome,
                    given_by=f"{workspace.officer.rank} {workspace.officer.name}".strip(),
                )
            )
    return record.touched
