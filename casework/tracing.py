"""Enquiries about missing and captured people (GC III art. 122(7)): received, searched, linked by a human, answered.

Refuses to link anybody by itself, to say nobody was found before it was searched, and to tell an enquirer what is not
for him (`models.enquiries`). Nothing is sent from here, and nobody is contacted: an answer is kept, signed as notices
are, and handed over by an officer.
"""

from collections.abc import Mapping

from casework import access, alike, remarks
from casework.bureau_content import signed
from casework.custody_events import require_past, require_texts
from casework.drafts import PersonDraft
from casework.duplicate_views import LikelyDuplicate
from casework.tracing_files import ASKED, may_tell, meant
from casework.workspace import Workspace
from models.clock import to_datetime
from models.enquiries import OUTLET, TELLS, Enquirer, Outcome, condition_of
from models.errors import Block, InputRefused, StepBlocked
from models.field_classes import FieldClass, may_go_out
from models.ids import new_id
from models.numbers import NumberSeries
from models.partial_date import DateRefusedError
from models.records import Person, TracingEnquiry
from models.touched import Touched
from store.unit_of_work import Loaded, load

_LIKE = 35
"""The score from which somebody is shown as perhaps the one who is sought: families know little and spell freely."""


def register(workspace: Workspace, fields: Mapping[str, str], received_at: int = 0) -> str:
    """Write down an enquiry under a number of its own; gives its identifier. It is owed until it is answered.

    Raises:
        NotYourRole: enquiries are for the registrar and the Bureau.
        InputRefused: who asks is missing or unknown, nobody is sought, the date of birth is none, or it lies in the
            future.
    """
    access.require(workspace, FieldClass.B)
    require_texts({"from_name": fields.get("from_name", "")})
    if fields.get("from_channel") not in set(Enquirer):
        raise InputRefused({"from_channel": "custody.needed"})
    if not any(fields.get(name, "").strip() for name in ("sought_surname", "sought_number")):
        raise InputRefused({"sought_surname": "custody.needed"})
    at = received_at or workspace.now()
    require_past(workspace, at)
    texts = {name: _cleaned(name, fields.get(name, "")) for name in ASKED}
    texts["sought_born"] = _born(workspace, texts["sought_born"])
    identifier = new_id(workspace.clock)
    with workspace.edit("enquiry.register", occurred_at=at) as record:
        number = str(record.next_number(NumberSeries.FORM))
        record.add(TracingEnquiry(id=identifier, number=number, received_at=at, **texts))  # pyright: ignore[reportArgumentType] - texts of text fields
    return identifier


def _cleaned(name: str, typed: str) -> str:
    as_long = "note" if name in {"note", "from_address", "sought_last_known"} else name
    return remarks.cleaned(as_long, typed).text


def _born(workspace: Workspace, typed: str) -> str:
    today = to_datetime(workspace.now(), workspace.offset_minutes()).date()
    try:
        found = remarks.date_of(typed, today)
    except DateRefusedError as refused:
        raise InputRefused({"sought_born": refused.fault.value}) from None
    return found.iso() if found else ""


def search(workspace: Workspace, enquiry_id: str) -> tuple[LikelyDuplicate, ...]:
    """Who of the register may be meant, the likeliest first, each with the reasons; that it was searched is recorded.

    Raises:
        NotYourRole: enquiries are for the registrar and the Bureau.
        RecordMissing: there is no such enquiry.
    """
    access.require(workspace, FieldClass.A, FieldClass.B)
    enquiry = load(workspace.vault, TracingEnquiry, enquiry_id)
    asked = enquiry.value
    draft = PersonDraft(
        "",
        {
            "surname": asked.sought_surname,
            "first_names": asked.sought_first_names,
            "father_first_name": asked.sought_father,
            "born": asked.sought_born,
            "service_number": asked.sought_number,
        },
    )
    found = alike.likely_duplicates(workspace, draft, at_least=_LIKE)
    if not asked.answered_at:
        with workspace.edit("enquiry.search") as record:
            record.change(enquiry, searched_at=workspace.now())
    return found


def link(workspace: Workspace, enquiry_id: str, person_id: str) -> Touched:
    """An officer says who is meant; an empty `person_id` takes it back. Nobody is linked otherwise.

    Raises:
        NotYourRole: enquiries are for the registrar and the Bureau.
        RecordMissing: there is no such enquiry or person.
        StepBlocked: it is answered.
    """
    access.require(workspace, FieldClass.A, FieldClass.B)
    enquiry = _open(workspace, enquiry_id)
    if person_id:
        load(workspace.vault, Person, person_id)
    with workspace.edit("enquiry.link") as record:
        record.change(enquiry, person_id=person_id)
    return record.touched


def answer(
    workspace: Workspace, enquiry_id: str, outcome: str, *, authenticated: str = "signature"
) -> Touched:
    """Answer an enquiry with what this enquirer may be told, signed; that ends what is owed.

    Raises:
        NotYourRole: enquiries are for the registrar and the Bureau, the fields of an answer too.
        RecordMissing: there is no such enquiry.
        InputRefused: the outcome is unknown, or how the paper is authenticated is missing.
        StepBlocked: it is answered already; nobody is linked, or it was not searched; or this enquirer may not be
            told and is passed on to the Bureau.
    """
    access.require(workspace, FieldClass.A, FieldClass.B, FieldClass.C)
    require_texts({"authenticated": authenticated})
    if outcome not in set(Outcome):
        raise InputRefused({"outcome": "custody.needed"})
    enquiry = _open(workspace, enquiry_id)
    claims = _claims(workspace, enquiry.value, Outcome(outcome))
    with workspace.edit("enquiry.answer") as record:
        record.change(
            enquiry,
            answer=signed(workspace, claims),
            answered_at=workspace.now(),
            answered_by=workspace.officer.name,
            answered_rank=workspace.officer.rank,
            authenticated_way=authenticated,
        )
    return record.touched


def _claims(workspace: Workspace, enquiry: TracingEnquiry, outcome: Outcome) -> dict[str, object]:
    claims: dict[str, object] = {
        "number": enquiry.number,
        "enquirer": enquiry.from_channel,
        "outcome": outcome.value,
        "authority": workspace.station.authority,
        "station": workspace.station.code,
        "answered_at": workspace.now(),
    }
    if outcome is Outcome.PASSED_ON:
        return claims
    if outcome is Outcome.NOT_FOUND:
        if enquiry.person_id:
            raise _blocked("enquiry_linked")
        if not enquiry.searched_at:
            raise _blocked("enquiry_not_searched")
        return claims
    if not enquiry.person_id:
        raise _blocked("enquiry_not_linked")
    person, state = meant(workspace, enquiry.person_id)
    enquirer = Enquirer(enquiry.from_channel)
    if not may_tell(workspace, enquirer, person, state):
        raise _blocked("enquiry_not_for_him")
    values = person.model_dump()
    outlet = OUTLET[enquirer]
    claims["condition"] = condition_of(state)
    claims["told"] = {
        name: values[name]
        for name in TELLS[enquirer]
        if values[name] and may_go_out(Person.kind, name, outlet)
    }
    return claims


def _blocked(guard: str) -> StepBlocked:
    return StepBlocked((Block(guard, "122(7)"),))


def _open(workspace: Workspace, enquiry_id: str) -> Loaded[TracingEnquiry]:
    enquiry = load(workspace.vault, TracingEnquiry, enquiry_id)
    if enquiry.value.answered_at:
        raise _blocked("enquiry_answered")
    return enquiry
