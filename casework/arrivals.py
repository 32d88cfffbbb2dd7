"""What the arrival of a transfer is in the custody of each who stood there; refuses to record it.

Who is not on the list came along all the same: he departed with the others, and arrives with them.
"""

from collections.abc import Mapping
from dataclasses import dataclass

from sqlmodel import col, select

from casework.departures import standings_of
from casework.transfer_facts import lines_of
from casework.workspace import Workspace
from models.custody import ARRIVALS, MOVABLE, Event, State, transition
from models.errors import Block, StepBlocked
from models.exchange_lists import Accepted
from models.ids import new_id
from models.records import CustodyEvent, Transfer, TransferLine
from models.tables import CustodyEventRow, StandingRow
from models.transfer_facts import Outcome

_CAME = (Outcome.PRESENT.value, Outcome.NOT_ON_LIST.value)


def arrivals_of(workspace: Workspace, transfer: Transfer, at: int) -> tuple[CustodyEvent, ...]:
    """What happened to everybody who stood there; who was not taken over goes back into custody.

    Raises:
        StepBlocked: custody does not lead there from where one of them stands, or what is recorded of him contradicts.
    """
    came = [line for line in lines_of(workspace, transfer.id) if line.outcome in _CAME]
    standings = standings_of(workspace, tuple(line.person_id for line in came))
    arrival = _Arrival(workspace, transfer, at, _last_events(workspace, standings))
    moves = {line.person_id: arrival.moves(line, standings[line.person_id]) for line in came}
    forked = tuple(person for person, standing in standings.items() if standing.forked)
    stuck = tuple(person for person, found in moves.items() if found is None)
    blocks = (Block("custody_contradicts", "122", forked),) if forked else ()
    if stuck := tuple(person for person in stuck if person not in forked):
        blocks += (Block("cannot_arrive", "46", stuck),)
    if blocks:
        raise StepBlocked(blocks)
    return tuple(
        fact
        for person, found in moves.items()
        for fact in arrival.facts(standings[person], found or ())
    )


def _last_events(
    workspace: Workspace, standings: Mapping[str, StandingRow]
) -> dict[str, CustodyEventRow]:
    """The last event of each of them who is not in transit, by person: few, however long the list is."""
    asked = [row.last_event_id for row in standings.values() if row.state != State.IN_TRANSIT]
    if not asked:
        return {}
    with workspace.vault.session() as session:
        rows = session.exec(select(CustodyEventRow).where(col(CustodyEventRow.id).in_(asked)))
        return {row.person_id: row for row in rows}


@dataclass(frozen=True, slots=True)
class _Arrival:
    workspace: Workspace
    transfer: Transfer
    at: int
    last_events: Mapping[str, CustodyEventRow]

    @property
    def event(self) -> Event:
        return ARRIVALS.get(self.transfer.destination_kind, Event.REACHED_CAMP)

    def moves(self, line: TransferLine, standing: StandingRow) -> tuple[Event, ...] | None:
        """What the arrival is for him, or nothing when custody does not lead there from where he stands."""
        state = State(standing.state)
        if line.accepted == Accepted.NOT_ACCEPTED:
            return (Event.CAME_BACK,) if state is State.IN_TRANSIT else ()
        if self._stands_here(standing):
            return ()
        move = transition(state, self.event)
        if move and not move.opens_episode:
            return (self.event,)
        if self._came_along(line) and state in MOVABLE:
            return (Event.DEPARTED, self.event)
        return None

    def _stands_here(self, standing: StandingRow) -> bool:
        """Whether he is where the transfer leads already: recorded by who receives it before its arrival was."""
        here, move = self.workspace.station.id, transition(State.IN_TRANSIT, self.event)
        received = self.transfer.destination_station == here
        received |= self.transfer.origin_station not in ("", here)
        return bool(
            received and move and standing.state == move.target and standing.station_id == here
        )

    def _came_along(self, line: TransferLine) -> bool:
        """Whether he was not on the list, or was recaptured and brought along by who had lost him."""
        last = self.last_events.get(line.person_id)
        return line.added_on_arrival or (last is not None and last.event == Event.RECAPTURED)

    def facts(self, standing: StandingRow, moves: tuple[Event, ...]) -> tuple[CustodyEvent, ...]:
        """The moves as facts, one after the other; none of them before what is recorded of him already."""
        last = self.last_events.get(standing.person_id)
        follows, earliest = standing.last_event_id, last.occurred_at if last else 0
        found: list[CustodyEvent] = []
        for event in moves:
            at = self.transfer.departed_at if event is Event.DEPARTED else self.at
            earliest = max(earliest, at)
            back = event is Event.CAME_BACK
            fact = CustodyEvent(
                id=new_id(self.workspace.clock),
                person_id=standing.person_id,
                event=event.value,
                follows=follows,
                station_id=self.workspace.station.id,
                occurred_at=earliest,
                recorded_at=self.workspace.now(),
                place=self.workspace.station.name if back else self.transfer.destination,
                transfer_id=self.transfer.id,
            )
            found.append(fact)
            follows = fact.id
        return tuple(found)
