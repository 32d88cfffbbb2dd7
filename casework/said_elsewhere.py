"""What records set aside say that the one which goes on does not say or says otherwise; refuses to decide who is right.

Nothing is taken over by itself: `SaidThere.changes` is what a correction of the record that goes on would write, and
`casework.people.amend` writes it like any other. What an officer upheld against it is not told again
(`casework.upheld`).
"""

from collections.abc import Iterator, Sequence

from sqlmodel import col, select

from casework import access, upheld
from casework.access import Sight
from casework.drafts import DocumentDraft
from casework.duplicate_views import OtherRecord, SaidThere, SetAside
from casework.person_cards import NOTHING_OWED, owed_to
from casework.workspace import Workspace
from models.answers import ASKED_ITEMS
from models.records import Person
from models.service_numbers import match_key
from models.tables import DocumentRow
from models.text import folded
from store.loaded import load_by_ids

_NOT_SAID = frozenset(
    {"id", "tag_number", "prisoner_number", "group_id", "rank_key", "latin_scheme"}
)
"""What the program gave a record, and what only comes along with another field."""

BY_AN_ACT = frozenset({"legal_category", "serious_since"})
"""What no correction writes: a decision does, and a report of a serious case."""

_ADDED = {"other_names": ", ", "note": "; "}
"""Fields that hold several things: what the other record says is added to what stands here, with this between."""

_DATES = frozenset({"born", "captured_on"})

_WITH = {
    "rank": ("rank_key",),
    "surname_latin": ("latin_scheme",),
    "first_names_latin": ("latin_scheme",),
}
"""What is taken over with a field, because it says how that was written; of an asked item its answer too."""

FIELDS = tuple(
    name for name in Person.model_fields if name not in _NOT_SAID and not name.endswith("_answer")
)
"""The fields that are compared."""


def of_records(
    workspace: Workspace, kept: Person, others: Sequence[OtherRecord]
) -> tuple[SetAside, ...]:
    """What each of these records, set aside for the one that goes on, says otherwise and these eyes may see."""
    if not others:
        return ()
    sight = access.sight(workspace)
    ids = [each.person_id for each in others]
    there = {each.value.id: each.value for each in load_by_ids(workspace.vault, Person, ids)}
    owed = owed_to(workspace, ids, sight)
    papers = _papers(workspace, [kept.id, *ids])
    known = {_key(each) for each in papers[kept.id]}
    decided = upheld.decided(workspace, kept.id)
    return tuple(
        SetAside(
            each.person_id,
            each.number,
            tuple(
                said
                for said in _said(sight, kept, there[each.person_id])
                if (each.person_id, upheld.compared(said)) not in decided
            ),
            tuple(paper for paper in papers[each.person_id] if _key(paper) not in known),
            owed.get(each.person_id, NOTHING_OWED).duties,
        )
        for each in others
    )


def _said(sight: Sight, here: Person, there: Person) -> Iterator[SaidThere]:
    for name in FIELDS:
        if not sight.shows(Person.kind, name):
            continue
        ours, theirs = _text(here, name), _text(there, name)
        if theirs and not _says(name, ours, theirs):
            yield SaidThere(name, ours, theirs, _changes(name, ours, there))
        elif name in ASKED_ITEMS and not (ours or theirs):
            mark = f"{name}_answer"
            if (answer := _text(there, mark)) and not _text(here, mark):
                yield SaidThere(mark, "", answer, {mark: answer})


def _text(person: Person, name: str) -> str:
    value = getattr(person, name)
    return "" if value == Person.model_fields[name].default else str(value)


def _says(name: str, ours: str, theirs: str) -> bool:
    """Whether this record says it already: the same words, a more exact date, a name among others."""
    one, other = folded(ours), folded(theirs)
    if name in _DATES:
        return one.startswith(other.removeprefix("~"))
    if name in _ADDED:
        held = {part.strip() for part in one.split(_ADDED[name].strip())}
        return all(part.strip() in held for part in other.split(_ADDED[name].strip()))
    return one == other


def _changes(name: str, ours: str, there: Person) -> dict[str, str]:
    if name in BY_AN_ACT:
        return {}
    if name in _ADDED and ours:
        return {name: f"{ours}{_ADDED[name]}{_text(there, name)}"}
    answer = (f"{name}_answer",) if name in ASKED_ITEMS else ()
    return {each: _text(there, each) for each in (name, *_WITH.get(name, ()), *answer)}


def _papers(workspace: Workspace, ids: Sequence[str]) -> dict[str, list[DocumentDraft]]:
    found: dict[str, list[DocumentDraft]] = {each: [] for each in ids}
    with workspace.vault.session() as session:
        rows = session.exec(
            select(DocumentRow).where(col(DocumentRow.person_id).in_(ids)).order_by(DocumentRow.id)
        )
        for row in rows:
            paper = DocumentDraft(
                row.document_kind,
                row.number,
                row.issuer,
                row.holder_as_printed,
                row.belongs,
                row.note,
            )
            found[row.person_id].append(paper)
    return found


def _key(paper: DocumentDraft) -> tuple[str, str]:
    """What makes a paper the same one: its number, whatever was typed around it; without one, what else is known."""
    number = match_key(paper.number)
    return (number, "") if number else (paper.document_kind, folded(paper.holder_as_printed))
