"""What happens to a person in custody: recorded as a fact, corrected by another, never overwritten.

`next_event` checks a step and gives the fact to record; larger acts (an escape, a death, a release) use it inside
a save of their own. Refuses a step that custody does not know, and one that belongs to a larger act.
"""

from collections.abc import Iterable, Mapping

from casework import remarks
from casework.custody_facts import facts_of
from casework.death_order import require_corrected_death
from casework.death_records import begin_by_correction
from casework.workspace import Workspace
from models.custody import BY_THEMSELVES, CLOSED, Event, State, transition
from models.custody_order import WITHDRAWN, Fact, Order
from models.errors import Block, InputRefused, RecordSetAside, StepBlocked, TransitionRefused
from models.ids import new_id
from models.records import CustodyEvent
from models.tables import CustodyEventRow, StandingRow
from models.touched import Touched

CORRECTED = (
    "EXISTS (SELECT 1 FROM custody_event later WHERE later.corrects = custody_event.id"
    " AND later.corrects <> '' AND +later.person_id = custody_event.person_id)"
)
"""In SQL: whether an event of `custody_event` was corrected or withdrawn.

The person stands in an expression, so that the engine goes by the index of corrections and not by that of persons.
"""

_CLOCK_SLACK = 60_000
"""A minute, so that *now* on the screen is never in the future of the clock that checks it."""


def record_event(
    workspace: Workspace,
    person_id: str,
    event: str,
    occurred_at: int,
    place: str,
    *,
    note: str = "",
    corrects: str = "",
    second_officer: str = "",
) -> Touched:
    """Record that something happened to a person in custody, or correct an event with a new one.

    Raises:
        TransitionRefused: custody does not move that way from where he stands.
        StepBlocked: it is part of a larger act, or what is recorded of him contradicts.
        InputRefused: it would lie in the future, before the event it follows or, a correction, after the one that
            follows it, or lacks a reason; an ending is
            corrected by two officers, and so is the correction of one.
    """
    known: list[Fact] = []
    if corrects:
        fact = _correction(workspace, person_id, corrects, (event, occurred_at, place, note))
        known += [each for each, _ in facts_of(workspace, (person_id,))[person_id]]
        _require_between(workspace, fact, known)
        fact.second_officer = _second(fact, known, second_officer)
    else:
        _require_by_itself(workspace, person_id, Event(event))
        fact = next_event(workspace, person_id, Event(event), occurred_at, place, note=note)
    with workspace.edit(
        "custody.record", reason=fact.note if corrects else "", occurred_at=occurred_at
    ) as record:
        record.add(fact)
        if corrects:
            begin_by_correction(workspace, record, fact, known)
    return record.touched


def _require_by_itself(workspace: Workspace, person_id: str, event: Event) -> None:
    with workspace.vault.session() as session:
        standing = session.get(StandingRow, person_id)
    move = transition(State(standing.state), event) if standing else None
    if not (move.by_itself if move else event in BY_THEMSELVES):
        raise StepBlocked((Block("has_an_act_of_its_own", "122", (person_id,)),))


def next_event(
    workspace: Workspace,
    person_id: str,
    event: Event,
    occurred_at: int,
    place: str,
    *,
    note: str = "",
    **more: str | int,
) -> CustodyEvent:
    """The fact that says what happened next to a person; `more` are further fields of it.

    Raises:
        TransitionRefused: custody does not move that way from where he stands, or his record was set aside.
        StepBlocked: what is recorded of him contradicts, and is to be settled first.
        InputRefused: it would lie in the future or before the event it follows.
    """
    with workspace.vault.session() as session:
        standing = session.get(StandingRow, person_id)
        last = session.get(CustodyEventRow, standing.last_event_id) if standing else None
    if standing and standing.forked:
        raise StepBlocked((Block("custody_contradicts", "122", (person_id,)),))
    state = State(standing.state) if standing else State.UNRECORDED
    if transition(state, event) is None:
        aside = state is State.RECORDED_TWICE
        raise (RecordSetAside if aside else TransitionRefused)(state.value, event.value)
    if last and occurred_at < last.occurred_at:
        raise InputRefused({"occurred_at": "custody.before_last"})
    require_past(workspace, occurred_at)
    said = {"event": event.value, "follows": last.id if last else "", **more}
    return _fact(workspace, person_id, (occurred_at, place, note), said)


def require_past(workspace: Workspace, instant: int, field: str = "occurred_at") -> None:
    """Let only pass what is not in the future; else raises `InputRefused`."""
    if instant > workspace.now() + _CLOCK_SLACK:
        raise InputRefused({field: "custody.in_future"})


def require_texts(texts: dict[str, str], why: str = "custody.needed") -> None:
    """Let only pass what was filled in (field → text); else raises `InputRefused` with every missing field."""
    if missing := {name: why for name, text in texts.items() if not text.strip()}:
        raise InputRefused(missing)


def _correction(
    workspace: Workspace, person_id: str, corrects: str, said: tuple[str, int, str, str]
) -> CustodyEvent:
    event, occurred_at, place, note = said
    with workspace.vault.session() as session:
        corrected = session.get(CustodyEventRow, corrects)
    if not note.strip():
        raise InputRefused({"reason": "people.reason_needed"})
    require_past(workspace, occurred_at)
    # What a withdrawal follows is the account that stands instead, not a place in the order.
    follows = corrected.follows if corrected and corrected.event != WITHDRAWN else ""
    transfer_id = corrected.transfer_id if corrected and corrected.event == event else ""
    fields = {
        "event": Event(event).value,
        "follows": follows,
        "corrects": corrects,
        "transfer_id": transfer_id,
    }
    return _fact(workspace, person_id, (occurred_at, place, note), fields)


def _require_between(workspace: Workspace, correction: CustodyEvent, facts: Iterable[Fact]) -> None:
    """Another time of an event lies between those of its neighbours; the time it had may stay, whatever it is."""
    order = Order(facts)
    corrected = order.known.get(correction.corrects)
    at = correction.occurred_at
    if corrected is None or correction.event == WITHDRAWN or at == corrected.occurred_at:
        return
    walked, origin = order.walk(), order.origin(corrected)
    place = next((n for n, each in enumerate(walked) if order.origin(each) is origin), None)
    if place is None:
        return
    if place and at < walked[place - 1].occurred_at:
        raise InputRefused({"occurred_at": "custody.before_previous"})
    if place + 1 < len(walked) and at > walked[place + 1].occurred_at:
        raise InputRefused({"occurred_at": "custody.after_next"})
    require_corrected_death(workspace, correction, order)


def _second(correction: CustodyEvent, facts: Iterable[Fact], second_officer: str) -> str:
    """Who confirms the correction of an ending beside the officer who records it."""
    known = {fact.id: fact for fact in facts}
    named = remarks.cleaned("second_officer", second_officer).text
    said, seen = correction.corrects, set[str]()
    while said in known and said not in seen:
        if known[said].event in ENDING and not named:
            raise InputRefused({"second_officer": "custody.second_officer_needed"})
        seen.add(said)
        said = known[said].corrects
    return named


def _fact(
    workspace: Workspace,
    person_id: str,
    told: tuple[int, str, str],
    fields: Mapping[str, str | int],
) -> CustodyEvent:
    occurred_at, place, note = told
    return CustodyEvent.model_validate(
        {
            **{
                name: remarks.cleaned(name, value).text if isinstance(value, str) else value
                for name, value in fields.items()
            },
            "id": new_id(workspace.clock),
            "person_id": person_id,
            "station_id": workspace.station.id,
            "occurred_at": occurred_at,
            "recorded_at": workspace.now(),
            "place": remarks.cleaned("place", place).text,
            "note": remarks.cleaned("note", note).text,
        }
    )


ENDING = frozenset(
    event.value
    for event in Event
    if any(row.target in CLOSED for state in State if (row := transition(state, event)))
)
"""Events that close a record: corrected by two officers, because somebody vanishes from the lists by them."""
