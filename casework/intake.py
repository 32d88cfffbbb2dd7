"""Recording people who surrendered: drafts, checks, the save itself.

Saving what an officer knows is never blocked by what he does not know. Refuses to say how a person came:
that belongs to another compartment.
"""

from dataclasses import dataclass, replace
from datetime import date

from casework import apart_facts, property_custody, remarks
from casework.drafts import DRAFT_KIND, PersonDraft
from casework.remarks import Remark
from casework.workspace import Workspace
from models import ranks, transliteration
from models.answers import ASKED_ITEMS, Answer, settle
from models.clock import to_datetime
from models.custody import Event
from models.errors import InputRefused
from models.ids import new_id
from models.numbers import NumberSeries
from models.owed_notices import SERIOUSLY_WOUNDED
from models.records import CustodyEvent, Document, Person
from models.touched import Touched
from store import drafts as kept_drafts
from store.drafts import Draft
from store.numbers import Counters
from store.unit_of_work import Edit


@dataclass(frozen=True, slots=True)
class Registered:
    """What a save of one person gave."""

    person_id: str
    tag_number: str
    saved_at: int
    touched: Touched


def start(
    workspace: Workspace,
    shared: dict[str, str] | None = None,
    group_size: int = 1,
    group_position: int = 1,
) -> PersonDraft:
    """An empty form, with the circumstances the group shares."""
    fields = dict(shared or {})
    if group_size > 1 and not fields.get("group_id"):
        fields["group_id"] = new_id(workspace.clock)
    return PersonDraft(new_id(workspace.clock), fields, (), (), group_position, group_size)


def next_person(workspace: Workspace, draft: PersonDraft) -> PersonDraft:
    """The form for the next person of the same group."""
    position = draft.group_position + 1
    return start(workspace, draft.shared(), max(draft.group_size, position), position)


def next_tag(workspace: Workspace) -> str:
    """The tag number that the next saved person will get."""
    with workspace.vault.read() as cursor:
        return str(Counters(cursor, workspace.author.device.id).next(NumberSeries.TAG))


def keep_draft(workspace: Workspace, draft: PersonDraft) -> int:
    """Keep a half-filled form in the vault; gives the instant at which it was kept."""
    with workspace.vault.write() as cursor:
        kept_drafts.keep(cursor, Draft(draft.id, DRAFT_KIND, draft.to_plain()), workspace.clock)
    return workspace.now()


def drafts(workspace: Workspace) -> tuple[PersonDraft, ...]:
    """The half-filled forms left behind, newest first."""
    with workspace.vault.read() as cursor:
        kept = kept_drafts.of_kind(cursor, DRAFT_KIND)
    return tuple(PersonDraft.from_plain(draft.content) for draft in kept)


def discard_draft(workspace: Workspace, draft_id: str) -> None:
    """Throw a half-filled form away."""
    with workspace.vault.write() as cursor:
        kept_drafts.drop(cursor, draft_id)


def asked_settled(draft: PersonDraft) -> tuple[int, int]:
    """How many of the items of GC III art. 17 have an answer, of how many."""
    return sum(1 for item in ASKED_ITEMS if _answer(draft, item)), len(ASKED_ITEMS)


def check(draft: PersonDraft, today: date) -> dict[str, Remark]:
    """What there is to say about the form, field by field; only errors stop a save."""
    return remarks.check(draft.fields, today)


def propose_latin(draft: PersonDraft) -> tuple[str, str, str]:
    """Surname and first names in Latin letters with the scheme that made them (`models.transliteration`)."""
    surname = draft.fields.get("surname", "")
    first_names = " ".join(
        part for name in ("first_names", "patronymic") if (part := draft.fields.get(name, ""))
    )
    scheme = transliteration.default_scheme(surname or first_names, draft.fields.get("power", ""))
    return (
        transliteration.propose(surname, scheme),
        transliteration.propose(first_names, scheme),
        scheme.value,
    )


def register(workspace: Workspace, draft: PersonDraft, at: int | None = None) -> Registered:
    """Record one person: identity, custody, documents, property, and who he is not, in one entry of the journal.

    `at` is when he was received here (now, if not given).

    Raises:
        InputRefused: a date does not exist or a text is beyond its limit; the draft stays.
        NotAllowedByArticle: an article may not be taken from him (GC III art. 18).
    """
    received_at = at if at is not None else workspace.now()
    today = to_datetime(workspace.now(), workspace.offset_minutes()).date()
    if problems := remarks.errors(remarks.check(draft.fields, today)):
        raise InputRefused(problems)
    for item in draft.items:
        property_custody.require_lawful(item)
    fields = settled_fields(draft, today)
    person_id = new_id(workspace.clock)
    with workspace.edit("intake.register", occurred_at=received_at) as record:
        tag_number = str(record.next_number(NumberSeries.TAG))
        made: dict[str, str | int] = {**fields, "id": person_id, "tag_number": tag_number}
        if fields.get("health") == SERIOUSLY_WOUNDED:
            made["serious_since"] = received_at
        record.add(Person.model_validate(made))
        _add_custody(workspace, record, person_id, received_at)
        for document in draft.documents:
            record.add(
                Document(
                    id=new_id(workspace.clock),
                    person_id=person_id,
                    document_kind=document.document_kind,
                    number=document.number,
                    issuer=document.issuer,
                    holder_as_printed=document.holder_as_printed,
                    belongs=document.belongs,
                    note=document.note,
                )
            )
        for item in draft.items:
            property_custody.add_to(record, workspace, person_id, item)
        apart_facts.say_in(record, workspace, person_id, draft.apart)
        kept_drafts.drop(record.cursor, draft.id)
    return Registered(person_id, tag_number, workspace.now(), record.touched)


def _add_custody(workspace: Workspace, record: Edit, person_id: str, received_at: int) -> None:
    record.add(
        CustodyEvent(
            id=new_id(workspace.clock),
            person_id=person_id,
            event=Event.REACHED_COLLECTION_POINT.value,
            occurred_at=received_at,
            recorded_at=workspace.now(),
            place=workspace.station.name,
            station_id=workspace.station.id,
        )
    )


def settled_fields(draft: PersonDraft, today: date) -> dict[str, str]:
    """The fields as they will be kept: cleaned, dates in ISO form, answers settled, Latin forms proposed."""
    fields = {name: remarks.cleaned(name, typed).text for name, typed in draft.fields.items()}
    for name in remarks.DATE_FIELDS:
        when = remarks.date_of(fields.get(name, ""), today)
        fields[name] = when.iso() if when else ""
    for item in ASKED_ITEMS:
        fields[f"{item}_answer"] = settle(fields.get(item, ""), _answer(draft, item)).value
    if fields.get("rank") and not fields.get("rank_key"):
        rank = ranks.named(fields["rank"], fields.get("power", ""))
        fields["rank_key"] = rank.key if rank else ""
    if not fields.get("surname_latin") and not fields.get("first_names_latin"):
        proposed = propose_latin(replace(draft, fields=fields))
        fields["surname_latin"], fields["first_names_latin"], fields["latin_scheme"] = proposed
    return {name: text for name, text in fields.items() if text}


def _answer(draft: PersonDraft, item: str) -> Answer:
    marked = draft.fields.get(f"{item}_answer", "")
    return settle(draft.fields.get(item, "").strip(), Answer(marked))
