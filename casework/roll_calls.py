"""The roll-call of a station: who should be there, two who count, and what becomes of who is missing.

Refuses to close over a number that does not agree. Who is missing is found, or his escape, death, hospital, release
or transfer is on record; nobody is written off, and whoever stands there without a record must be recorded.
"""

from dataclasses import dataclass

from sqlmodel import and_, col, or_, select

from casework import access, remarks
from casework.custody_events import require_past, require_texts
from casework.person_cards import CARD, NOTHING_OWED, card_of
from casework.views import PersonCard
from casework.workspace import Workspace
from models.custody import HELD, State
from models.errors import Block, InputRefused, RecordMissing, StepBlocked
from models.ids import new_id
from models.records import RollCall, RollCallLine
from models.roll_calls import Count, Found, same_counter
from models.tables import PersonRow, RollCallLineRow, RollCallRow, StandingRow
from models.touched import Touched
from store.unit_of_work import load

COUNTED = tuple(HELD - {State.HOSPITALISED, State.JUDICIAL_DETENTION})
"""Whoever is in hospital or before a court is not here to be counted."""


@dataclass(frozen=True, slots=True)
class CalledLine:
    """One name: `found` is empty while nobody has answered for it; `note` says how he was found."""

    person: PersonCard
    found: str
    note: str = ""


@dataclass(frozen=True, slots=True)
class RollCallView:
    """A roll-call as it stands; the numbers are told once both have counted, so that the second counts himself."""

    id: str
    called_at: int
    place: str
    closed_at: int
    expected: int
    first_counter: str
    second_counter: str
    first: int | None
    second: int | None
    lines: tuple[CalledLine, ...]
    blocks: tuple[Block, ...]

    @property
    def complete(self) -> bool:
        """Whether both have counted."""
        return self.second is not None


def call(workspace: Workspace, place: str = "", at: int | None = None) -> tuple[str, Touched]:
    """Begin a roll-call; one that is open goes on.

    Returns:
        Its identifier, and what was touched.

    Raises:
        InputRefused: it lies in the future.
    """
    called_at = at if at is not None else workspace.now()
    require_past(workspace, called_at, "called_at")
    if open_one := _open(workspace):
        return open_one, Touched()
    roll_call_id = new_id(workspace.clock)
    with workspace.edit("roll_call.call", occurred_at=called_at) as record:
        record.add(
            RollCall(
                id=roll_call_id,
                called_at=called_at,
                place=remarks.cleaned("place", place).text or workspace.station.name,
                expected=len(_expected(workspace)),
                station_id=workspace.station.id,
            )
        )
    return roll_call_id, record.touched


def _open(workspace: Workspace) -> str:
    with workspace.vault.session() as session:
        found = session.exec(
            select(RollCallRow.id)
            .where(RollCallRow.closed_at == 0, RollCallRow.station_id == workspace.station.id)
            .order_by(col(RollCallRow.called_at).desc())
        ).first()
    return found or ""


def _expected(workspace: Workspace) -> frozenset[str]:
    with workspace.vault.session() as session:
        return frozenset(
            session.exec(
                select(StandingRow.person_id).where(
                    StandingRow.station_id == workspace.station.id,
                    col(StandingRow.state).in_(COUNTED),
                )
            )
        )


def count(workspace: Workspace, roll_call_id: str, counter: str, number: int) -> Touched:
    """Record how many somebody counted: the first, then the second; when both have counted, they begin anew.

    Raises:
        InputRefused: the counter is not named, has counted already, or the number is none.
        StepBlocked: it is closed.
    """
    require_texts({"counter": counter})
    if number < 0:
        raise InputRefused({"number": "roll_call.number_needed"})
    name = remarks.cleaned("counter", counter).text
    found = load(workspace.vault, RollCall, roll_call_id)
    _require_open(found.value)
    if found.value.first_counter and not found.value.second_counter:
        if same_counter(found.value.first_counter, name):
            raise InputRefused({"counter": "roll_call.another_counter"})
        changes: dict[str, str | int] = {"second_counter": name, "second_count": number}
    else:
        changes = {
            "first_counter": name,
            "first_count": number,
            "second_counter": "",
            "second_count": 0,
        }
    with workspace.edit("roll_call.count") as record:
        record.change(found, **changes)
    return record.touched


def answer(
    workspace: Workspace,
    roll_call_id: str,
    person_ids: tuple[str, ...],
    found: Found,
    note: str = "",
) -> Touched:
    """Record that these people answered, are missing, or were found again; how he was found is said.

    Raises:
        InputRefused: who was missing is found without a word on where.
        StepBlocked: it is closed.
    """
    _require_open(load(workspace.vault, RollCall, roll_call_id).value)
    if found is Found.FOUND:
        require_texts({"note": note}, "roll_call.found_where")
    said = {"outcome": found.value, "note": remarks.cleaned("note", note).text}
    with workspace.vault.session() as session:
        known = {
            row.person_id: row.id
            for row in session.exec(
                select(RollCallLineRow).where(RollCallLineRow.roll_call_id == roll_call_id)
            )
        }
    with workspace.edit("roll_call.answer") as record:
        for person_id in person_ids:
            if person_id in known:
                record.change(load(record, RollCallLine, known[person_id]), **said)
                continue
            record.add(
                RollCallLine(
                    id=new_id(workspace.clock),
                    roll_call_id=roll_call_id,
                    person_id=person_id,
                    outcome=said["outcome"],
                    note=said["note"],
                )
            )
    return record.touched


def close(workspace: Workspace, roll_call_id: str) -> Touched:
    """Close a roll-call that agrees with the record.

    What became of each who was missing is kept from the record: the state in which he stands by now.

    Raises:
        StepBlocked: two have not counted, the numbers do not agree, or somebody is still missing.
    """
    found = load(workspace.vault, RollCall, roll_call_id)
    _require_open(found.value)
    if blocks := _blocks(workspace, found.value):
        raise StepBlocked(blocks)
    expected = _expected(workspace)
    with workspace.edit("roll_call.close") as record:
        record.change(found, closed_at=workspace.now(), expected=len(expected))
        for line in _lines(workspace, roll_call_id):
            if line.outcome == Found.MISSING and line.person_id not in expected:
                kept = load(record, RollCallLine, line.id)
                record.change(kept, cause=_state(workspace, line.person_id))
    return record.touched


def _require_open(roll_call: RollCall) -> None:
    if roll_call.closed_at:
        raise StepBlocked((Block("is_closed", "46"),))


def _blocks(workspace: Workspace, roll_call: RollCall) -> tuple[Block, ...]:
    expected = _expected(workspace)
    counted = Count(
        len(expected),
        roll_call.first_counter,
        roll_call.first_count,
        roll_call.second_counter,
        roll_call.second_count,
    )
    missing = tuple(
        line.person_id
        for line in _lines(workspace, roll_call.id)
        if line.outcome == Found.MISSING and line.person_id in expected
    )
    found: list[Block] = []
    if missing:
        found.append(Block("still_missing", "122", missing))
    if not counted.complete:
        found.append(Block("two_counters", "46"))
    elif not counted.agrees:
        found.append(Block(_why(counted), "46"))
    return tuple(found)


def _why(counted: Count) -> str:
    if counted.first != counted.second:
        return "counts_differ"
    return "too_few" if counted.first < counted.expected else "too_many"


def _lines(workspace: Workspace, roll_call_id: str) -> tuple[RollCallLineRow, ...]:
    with workspace.vault.session() as session:
        return tuple(
            session.exec(
                select(RollCallLineRow).where(RollCallLineRow.roll_call_id == roll_call_id)
            )
        )


def _state(workspace: Workspace, person_id: str) -> str:
    with workspace.vault.session() as session:
        standing = session.get(StandingRow, person_id)
    return standing.state if standing else ""


def view(workspace: Workspace, roll_call_id: str) -> RollCallView:
    """One roll-call with everybody who should be there, by name; of a closed one only who was spoken of.

    Raises:
        RecordMissing: there is none.
    """
    with workspace.vault.session() as session:
        row = session.get(RollCallRow, roll_call_id)
    if row is None:
        raise RecordMissing(RollCall.kind)
    said = {line.person_id: line for line in _lines(workspace, roll_call_id)}
    spoken_of = col(PersonRow.id).in_(
        select(RollCallLineRow.person_id).where(RollCallLineRow.roll_call_id == roll_call_id)
    )
    here = and_(StandingRow.station_id == workspace.station.id, col(StandingRow.state).in_(COUNTED))
    with workspace.vault.session() as session:
        people = session.exec(
            select(*CARD)
            .join(StandingRow, col(StandingRow.person_id) == PersonRow.id)
            .where(spoken_of if row.closed_at else or_(here, spoken_of))
            .order_by(col(StandingRow.name_key), col(PersonRow.id))
        ).all()
    roll_call = load(workspace.vault, RollCall, roll_call_id).value
    complete = bool(row.first_counter and row.second_counter)
    sight = access.sight(workspace)
    return RollCallView(
        id=row.id,
        called_at=row.called_at,
        place=row.place,
        closed_at=row.closed_at,
        expected=row.expected if row.closed_at else len(_expected(workspace)),
        first_counter=row.first_counter,
        second_counter=row.second_counter,
        first=row.first_count if complete else None,
        second=row.second_count if complete else None,
        lines=tuple(
            CalledLine(
                card_of(row, NOTHING_OWED, sight),
                said[row[0]].outcome if row[0] in said else "",
                said[row[0]].note if row[0] in said else "",
            )
            for row in people
        ),
        blocks=() if row.closed_at else _blocks(workspace, roll_call),
    )
