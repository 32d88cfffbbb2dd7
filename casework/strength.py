"""Who was held at any moment, computed from the custody events: as known now, or as known then.

*As known now* takes every event that happened until the moment, whenever it was recorded; *as known then* only
what had been recorded by then. Refuses to keep a second account: where people stand now is read from `standing`,
and only those whom an event after the moment concerns are computed anew.
"""

from collections import Counter
from collections.abc import Callable, Iterable
from dataclasses import dataclass
from typing import Any

from casework.workspace import Workspace
from models import ranks
from models.custody import CLOSED, State
from models.custody_order import Fact, chain
from models.errors import Interrupted
from models.standing import standing_of

Progress = Callable[[int, int], None]

_CHUNK = 500
_EVENTS = (
    "SELECT person_id, station_id, id, event, follows, corrects, occurred_at, recorded_at, place,"
    " transfer_id FROM custody_event WHERE person_id IN ({marks})"
)
_PEOPLE = (
    "SELECT id, legal_category, rank_key, power, captured_place FROM person WHERE id IN ({marks})"
)
_NOW = (
    "SELECT s.state, p.legal_category, p.rank_key, p.power, p.captured_place, count(*)"
    " FROM standing s JOIN person p ON p.id = s.person_id WHERE s.station_id = ?"
    " GROUP BY 1, 2, 3, 4, 5"
)
_LATER = {
    False: "SELECT DISTINCT person_id FROM custody_event WHERE occurred_at > ?",
    True: "SELECT DISTINCT person_id FROM custody_event WHERE recorded_at > ?1 OR occurred_at > ?1",
}

SIDES = ("state", "category", "rank_group", "power", "place")
"""By what people are counted."""

_NOT_COUNTED = frozenset({state.value for state in CLOSED} | {State.UNRECORDED.value})


@dataclass(slots=True)
class Strength:
    """How many this station answers for, by each of `SIDES`: side → word or text → people."""

    counts: dict[str, Counter[str]]

    @property
    def total(self) -> int:
        """All of them."""
        return sum(self.counts["state"].values())

    def add(self, state: str, person: tuple[str, ...], people: int = 1) -> None:
        """Count people of one kind; whoever's custody has ended is not counted."""
        if state in _NOT_COUNTED:
            return
        category, rank_key, power, place = person
        for side, value in zip(
            SIDES, (state, category, rank_group(rank_key), power, place), strict=True
        ):
            self.counts[side][value] += people


def strength(
    workspace: Workspace,
    moment: int,
    *,
    as_known_then: bool = False,
    progress: Progress | None = None,
    cancelled: Callable[[], bool] | None = None,
) -> Strength:
    """Whom this station answered for at a moment.

    Raises:
        Interrupted: `cancelled` said so.
    """
    found = Strength({side: Counter() for side in SIDES})
    here = workspace.station.id
    with workspace.vault.read() as cursor:
        for *row, people in cursor.execute(_NOW, (here,)).fetchall():
            found.add(row[0], tuple(row[1:]), people)
        rows = cursor.execute(_LATER[as_known_then], (moment,)).fetchall()
        changed = [person_id for (person_id,) in rows]
        for start in range(0, len(changed), _CHUNK):
            if cancelled and cancelled():
                raise Interrupted
            _recount(
                cursor, found, changed[start : start + _CHUNK], here, _known(moment, as_known_then)
            )
            if progress:
                progress(min(start + _CHUNK, len(changed)), len(changed))
    for side in SIDES:
        found.counts[side] = +found.counts[side]
    return found


def rank_group(rank_key: str) -> str:
    """The category of art. 60 of a rank, as a word key; an unknown rank is its own group."""
    try:
        return f"figures.rank_{ranks.by_key(rank_key).category.value}"
    except KeyError:
        return "figures.rank_none"


def _known(moment: int, as_known_then: bool) -> Callable[[Fact], bool]:  # noqa: FBT001 - one of two accounts
    def known(fact: Fact) -> bool:
        return fact.occurred_at <= moment and (not as_known_then or fact.recorded_at <= moment)

    return known


def _recount(
    cursor: Any,  # noqa: ANN401 - the driver's own cursor
    found: Strength,
    person_ids: list[str],
    here: str,
    known: Callable[[Fact], bool],
) -> None:
    """Take these people out as they stand now, and count them as they stood."""
    marks = ", ".join("?" * len(person_ids))
    people = {
        row[0]: tuple(row[1:])
        for row in cursor.execute(_PEOPLE.format(marks=marks), person_ids).fetchall()
    }
    events: dict[str, list[tuple[str, Fact]]] = {}
    for person_id, station_id, *parts in cursor.execute(
        _EVENTS.format(marks=marks), person_ids
    ).fetchall():
        events.setdefault(person_id, []).append((station_id, Fact(*parts)))
    for person_id, person in people.items():
        facts = events.get(person_id, [])
        state, station = _stood(facts)
        if station == here:
            found.add(state, person, -1)
        state, station = _stood([each for each in facts if known(each[1])])
        if station == here:
            found.add(state, person)


def _stood(facts: Iterable[tuple[str, Fact]]) -> tuple[str, str]:
    """State, and the station that answered for him."""
    stations = {fact.id: station for station, fact in facts}
    ordered, forked = chain(fact for _, fact in facts)
    stood = standing_of(ordered, forked=forked)
    return stood.state.value, stations.get(stood.last_event_id, "")
