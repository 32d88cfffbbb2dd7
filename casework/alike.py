"""Whom of the register a person looks like, and why; refuses to decide whether it is one man."""

from collections import defaultdict
from collections.abc import Iterable, Mapping

from sqlmodel import Session, col, select

from casework import access, going_on, remarks
from casework.drafts import DocumentDraft, PersonDraft
from casework.duplicate_views import LikelyDuplicate
from casework.workspace import Workspace
from models.clock import to_datetime
from models.field_classes import FieldClass
from models.likeness import LIKELY, Identity, Likeness, NameForm, compare, joined
from models.partial_date import DateRefusedError, PartialDate, from_iso
from models.records import Person
from models.service_numbers import match_key
from models.tables import DocumentRow, PersonRow, StandingRow
from store import search_find
from store.unit_of_work import load

_CANDIDATES = 12
_LONGEST = 200
_OWN = "own"


def likely_duplicates(
    workspace: Workspace, draft: PersonDraft, at_least: float = LIKELY
) -> tuple[LikelyDuplicate, ...]:
    """Records that look like this one (score `at_least`), the likeliest first, each with its reasons."""
    return _told(workspace, _alike(workspace, draft, at_least))


def likely_men(workspace: Workspace, draft: PersonDraft) -> tuple[LikelyDuplicate, ...]:
    """The same of men: instead of a record set aside the one that goes on, with what either has alike."""
    found: dict[str, Likeness] = {}
    for person_id, like in _alike(workspace, draft, LIKELY).items():
        kept = going_on.followed(workspace, person_id)
        found[kept] = joined(found[kept], like) if kept in found else like
    return _told(workspace, found)


def as_recorded(workspace: Workspace, person_id: str) -> PersonDraft:
    """What is recorded of somebody, to be held against others.

    Raises:
        RecordMissing: there is nobody with this identifier.
    """
    person = load(workspace.vault, Person, person_id).value
    fields = {name: str(value) for name, value in person.model_dump().items()}
    with workspace.vault.session() as session:
        rows = session.exec(select(DocumentRow).where(DocumentRow.person_id == person_id)).all()
    documents = tuple(DocumentDraft(number=row.number, belongs=row.belongs) for row in rows)
    return PersonDraft(person_id, fields, documents=documents)


def likeness(workspace: Workspace, person_id: str, other_id: str) -> Likeness:
    """How like two recorded people are, whatever speaks against it.

    Raises:
        RecordMissing: one of them is not here.
    """
    one, other = (as_recorded(workspace, each) for each in (person_id, other_id))
    return compare(_identity_in(one), _identity_in(other))


def _alike(workspace: Workspace, draft: PersonDraft, at_least: float) -> dict[str, Likeness]:
    today = to_datetime(workspace.now(), workspace.offset_minutes()).date()
    try:
        born = remarks.date_of(draft.fields.get("born", ""), today)
    except DateRefusedError:
        born = None
    sought = _identity_in(draft.with_field("born", born.iso() if born else ""))
    ids = _candidates(workspace, draft)
    with workspace.vault.session() as session:
        documents = _documents(session, ids)
        people = [person for each in ids if (person := session.get(PersonRow, each))]
        likes = {
            person.id: compare(sought, _identity(person.model_dump(), documents[person.id]))
            for person in people
        }
    return {person_id: like for person_id, like in likes.items() if like.score >= at_least}


def _candidates(workspace: Workspace, draft: PersonDraft) -> tuple[str, ...]:
    name = " ".join(draft.fields.get(part, "") for part in ("surname", "first_names"))
    typed = (name[:_LONGEST].strip(), draft.fields.get("service_number", "")[:_LONGEST].strip())
    with workspace.vault.read() as cursor:
        hits = [
            hit for each in typed if each for hit in search_find.find(cursor, each, _CANDIDATES)
        ]
    return tuple(dict.fromkeys(hit.person_id for hit in hits))


def _told(workspace: Workspace, likes: Mapping[str, Likeness]) -> tuple[LikelyDuplicate, ...]:
    custody = access.sees(workspace, FieldClass.C)
    found: list[LikelyDuplicate] = []
    with workspace.vault.session() as session:
        for person_id, like in likes.items():
            person = session.get_one(PersonRow, person_id)
            standing = session.get(StandingRow, person_id)
            found.append(
                LikelyDuplicate(
                    person_id,
                    f"{person.surname} {person.first_names}".strip() or person.tag_number,
                    person.born,
                    person.tag_number,
                    standing.place if standing and custody else "",
                    like.score,
                    like.reasons,
                    like.evidence,
                )
            )
    return tuple(sorted(found, key=lambda duplicate: -duplicate.score))


def _documents(session: Session, ids: tuple[str, ...]) -> defaultdict[str, frozenset[str]]:
    rows = session.exec(
        select(DocumentRow.person_id, DocumentRow.number, DocumentRow.belongs).where(
            col(DocumentRow.person_id).in_(ids)
        )
    ).all()
    found: defaultdict[str, frozenset[str]] = defaultdict(frozenset)
    for person_id, number, belongs in rows:
        found[person_id] |= _numbers(((number, belongs),))
    return found


def _numbers(documents: Iterable[tuple[str, str]]) -> frozenset[str]:
    """The numbers of papers that are his own: another man's name no reason."""
    keys = (match_key(number) for number, belongs in documents if belongs in {_OWN, ""})
    return frozenset(key for key in keys if key)


def _identity_in(draft: PersonDraft) -> Identity:
    papers = ((paper.number, paper.belongs) for paper in draft.documents)
    return _identity(draft.fields, _numbers(papers))


def _identity(fields: dict[str, str], documents: frozenset[str]) -> Identity:
    native = NameForm(
        fields.get("surname", ""),
        f"{fields.get('first_names', '')} {fields.get('patronymic', '')}".strip(),
    )
    latin = NameForm(fields.get("surname_latin", ""), fields.get("first_names_latin", ""))
    other = tuple(NameForm(each.strip()) for each in fields.get("other_names", "").split(","))
    return Identity(
        names=tuple(form for form in (native, latin, *other) if form.surname or form.given),
        born=_stored_date(fields.get("born", "")),
        service_number=fields.get("service_number", ""),
        father=fields.get("father_first_name", ""),
        documents=documents,
    )


def _stored_date(born: str) -> PartialDate | None:
    try:
        return from_iso(born) if born else None
    except DateRefusedError:
        return None
