"""Contradicting custody of one person: the accounts to look at, and recording the way people chose.

The rules are `models.custody_disputes`. Refuses to change or delete an event: what did not happen is withdrawn
by a new one, with its reason, and stays in sight.
"""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, replace

from casework.conflict_views import AccountEvent, ConflictLine, CustodyConflict, CustodyWay
from casework.conflict_writers import Writers
from casework.views import PersonFile
from casework.workspace import Workspace
from models.custody_disputes import disputed
from models.custody_order import Fact
from models.custody_settling import Amendment, Way
from models.errors import InputRefused
from models.ids import new_id
from models.records import CustodyEvent
from models.touched import Touched
from store.compartment import Cursor
from store.loaded import load_many


@dataclass(frozen=True, slots=True)
class _Seen:
    """What the officer looked at: the events, and the ways that were offered."""

    events: Mapping[str, CustodyEvent]
    ways: tuple[Way, ...]


def opened(workspace: Workspace, cursor: Cursor, line: ConflictLine) -> CustodyConflict | None:
    """The first contradiction in the custody of the person of `line`; nothing if there is none."""
    person_id = line.subject_id
    events = {
        each.value.id: each.value
        for each in load_many(cursor, CustodyEvent, "person_id = ?", (person_id,))
    }
    found = disputed(map(_fact, events.values()))
    if found is None:
        return None
    shown = _Shown(Writers(workspace, cursor), events, _numbers(cursor, events.values()))
    return CustodyConflict(
        line=replace(line, newest_at=max(each.recorded_at for each in events.values())),
        dispute=found.kind.value,
        after=shown.event(found.after) if found.after else None,
        accounts=tuple(tuple(map(shown.event, account)) for account in found.accounts),
        ways=tuple(_way(str(place), way, events) for place, way in enumerate(found.ways)),
        person=None,
        seen=_Seen(events, found.ways),
    )


def with_person(conflict: CustodyConflict, person: PersonFile | None) -> CustodyConflict:
    """The conflict with the file of the person beside it."""
    return replace(conflict, person=person)


def settle(workspace: Workspace, conflict: CustodyConflict, way: str, reason: str) -> Touched:
    """Record what a way takes, as one entry.

    Raises:
        InputRefused: a reason is missing (`reason`), or no way was chosen (`value`).
    """
    seen = conflict.seen
    if not isinstance(seen, _Seen):
        raise TypeError(type(seen).__name__)
    problems = {} if reason.strip() else {"reason": "people.reason_needed"}
    if way not in {each.key for each in conflict.ways}:
        problems["value"] = "conflicts.choose_way"
    if problems:
        raise InputRefused(problems)
    with workspace.edit("conflicts.settle_custody", reason=reason.strip()) as record:
        for amendment in seen.ways[int(way)].amendments:
            record.add(_event(workspace, conflict, seen, amendment, reason.strip()))
    return record.touched


def _event(
    workspace: Workspace,
    conflict: CustodyConflict,
    seen: _Seen,
    amendment: Amendment,
    reason: str,
) -> CustodyEvent:
    return CustodyEvent(
        id=new_id(workspace.clock),
        person_id=conflict.line.subject_id,
        event=amendment.event,
        follows=amendment.follows,
        corrects=amendment.corrects,
        occurred_at=amendment.occurred_at,
        recorded_at=workspace.now(),
        place=amendment.place,
        # Whoever answered for him by that event still does: settling moves nobody.
        station_id=seen.events[amendment.repeats].station_id,
        transfer_id=amendment.transfer_id,
        note=reason,
    )


@dataclass(frozen=True, slots=True)
class _Shown:
    writers: Writers
    events: Mapping[str, CustodyEvent]
    numbers: Mapping[str, str]

    def event(self, fact: Fact) -> AccountEvent:
        record = self.events[fact.id]
        return AccountEvent(
            fact.id,
            record.event,
            record.occurred_at,
            record.place,
            record.note,
            self.numbers.get(record.transfer_id, ""),
            self.writers.of_fact(record.kind, record.id),
        )


def _way(key: str, way: Way, events: Mapping[str, CustodyEvent]) -> CustodyWay:
    times = [events[identifier].occurred_at for identifier in way.sequence]
    return CustodyWay(
        key=key,
        settling=way.settling.value,
        account=way.account,
        sequence=way.sequence,
        state=way.result.state.value,
        place=way.result.place,
        since=way.result.since,
        open_after=way.result.forked,
        against_times=times != sorted(times),
    )


def _numbers(cursor: Cursor, events: Iterable[CustodyEvent]) -> dict[str, str]:
    wanted = sorted({each.transfer_id for each in events if each.transfer_id})
    marks = ", ".join("?" * len(wanted))
    cursor.execute(f"SELECT id, number FROM transfer WHERE id IN ({marks})", wanted)
    return dict(cursor.fetchall())


def _fact(event: CustodyEvent) -> Fact:
    return Fact(
        event.id,
        event.event,
        event.follows,
        event.corrects,
        event.occurred_at,
        event.recorded_at,
        event.place,
        event.transfer_id,
    )
