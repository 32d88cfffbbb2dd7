"""Who was held at any moment, computed from the custody events: as known now, or as known then.

*As known now* takes every event and every decision on a category until the moment, whenever it was recorded; *as
known then* only what had been recorded by then. Rank, Power and place of capture are those that are known now. Refuses
to keep a second account: whom nothing after the moment concerns stood where `standing` has him; of the others only
those are computed of whom something was known by then.
"""

from collections import Counter
from collections.abc import Callable, Iterable
from dataclasses import dataclass
from typing import Any

from casework.workspace import Workspace
from models import ranks
from models.custody import HELD, State
from models.custody_order import Fact, chain
from models.errors import Interrupted
from models.legal import LegalCategory
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
_DECIDED = (
    "SELECT person_id, category, decided_at, recorded_at FROM legal_decision"
    " WHERE person_id IN ({marks}) ORDER BY recorded_at, id"
)
_LATER = {
    False: "SELECT person_id FROM custody_event WHERE occurred_at > :moment"
    " UNION ALL SELECT person_id FROM legal_decision WHERE decided_at > :moment",
    True: "SELECT person_id FROM custody_event WHERE recorded_at > :moment OR occurred_at > :moment"
    " UNION ALL SELECT person_id FROM legal_decision WHERE recorded_at > :moment OR decided_at > :moment",
}
_CHANGED = "SELECT DISTINCT person_id FROM custody_event WHERE person_id IN ({later}) AND {known}"
_KNOWN = {
    False: "occurred_at <= :moment",
    True: "recorded_at <= :moment AND occurred_at <= :moment",
}
_UNCHANGED = (
    "SELECT s.state, p.legal_category, p.rank_key, p.power, p.captured_place, count(*)"
    " FROM standing s JOIN person p ON p.id = s.person_id"
    " WHERE s.station_id = :here AND s.person_id NOT IN ({later}) GROUP BY 1, 2, 3, 4, 5"
)

SIDES = ("state", "category", "rank_group", "power", "place")
"""By what people are counted."""

_COUNTED = frozenset(state.value for state in (*HELD, State.IN_TRANSIT))
AWAY = (State.ESCAPED.value, State.ON_PAROLE.value)
"""States of those whom the station answers for and does not hold."""


@dataclass(slots=True)
class Strength:
    """How many this station holds, by each of `SIDES` (side → word or text → people), and how many are `away`."""

    counts: dict[str, Counter[str]]
    away: Counter[str]

    @property
    def total(self) -> int:
        """All who are held."""
        return sum(self.counts["state"].values())

    def add(self, state: str, person: tuple[str, ...], people: int = 1) -> None:
        """Count people of one kind: held or away; whoever's custody has ended is not counted."""
        if state in AWAY:
            self.away[state] += people
        if state not in _COUNTED:
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
    """Whom this station held at a moment, and who was away from it.

    Raises:
        Interrupted: `cancelled` said so.
    """
    found = Strength({side: Counter() for side in SIDES}, Counter())
    known = _known(moment, as_known_then)
    here, later = workspace.station.id, _LATER[as_known_then]
    asked = {"moment": moment, "here": here}
    with workspace.vault.read() as cursor:
        for *row, people in cursor.execute(_UNCHANGED.format(later=later), asked).fetchall():
            found.add(row[0], tuple(row[1:]), people)
        those = _CHANGED.format(later=later, known=_KNOWN[as_known_then])
        rows = cursor.execute(those, asked).fetchall()
        changed = [person_id for (person_id,) in rows]
        for start in range(0, len(changed), _CHUNK):
            if cancelled and cancelled():
                raise Interrupted
            _count(cursor, found, changed[start : start + _CHUNK], here, known)
            if progress:
                progress(min(start + _CHUNK, len(changed)), len(changed))
    return found


def rank_group(rank_key: str) -> str:
    """The category of art. 60 of a rank, as a word key; an unknown rank is its own group."""
    try:
        return f"figures.rank_{ranks.by_key(rank_key).category.value}"
    except KeyError:
        return "figures.rank_none"


_Known = Callable[[int, int], bool]
"""Whether what was so at the first instant and was recorded at the second is taken."""


def _known(moment: int, as_known_then: bool) -> _Known:  # noqa: FBT001 - one of two accounts
    def known(occurred_at: int, recorded_at: int) -> bool:
        return occurred_at <= moment and (not as_known_then or recorded_at <= moment)

    return known


def _count(
    cursor: Any,  # noqa: ANN401 - the driver's own cursor
    found: Strength,
    person_ids: list[str],
    here: str,
    known: _Known,
) -> None:
    """Count these people as they stood."""
    marks = ", ".join("?" * len(person_ids))
    people: dict[str, tuple[str, ...]] = {
        row[0]: tuple(row[1:])
        for row in cursor.execute(_PEOPLE.format(marks=marks), person_ids).fetchall()
    }
    events: dict[str, list[tuple[str, Fact]]] = {}
    for person_id, station_id, *parts in cursor.execute(
        _EVENTS.format(marks=marks), person_ids
    ).fetchall():
        events.setdefault(person_id, []).append((station_id, Fact(*parts)))
    categories = _categories(cursor, person_ids, known)
    for person_id, person in people.items():
        facts = events.get(person_id, [])
        then = [each for each in facts if known(each[1].occurred_at, each[1].recorded_at)]
        state, station = _stood(then)
        if station == here:
            category = categories.get(person_id, person[0])
            found.add(state, (category, *person[1:]))


def _categories(cursor: Any, person_ids: list[str], known: _Known) -> dict[str, str]:  # noqa: ANN401 - as above
    """The category of each of whom there is a decision: what was recorded last, before the first one presumed."""
    found: dict[str, str] = {}
    decided = _DECIDED.format(marks=", ".join("?" * len(person_ids)))
    for person_id, category, decided_at, recorded_at in cursor.execute(decided, person_ids):
        found.setdefault(person_id, LegalCategory.PRESUMED.value)
        if known(decided_at, recorded_at):
            found[person_id] = category
    return found


def _stood(facts: Iterable[tuple[str, Fact]]) -> tuple[str, str]:
    """State, and the station that answered for him."""
    stations = {fact.id: station for station, fact in facts}
    ordered, forked = chain(fact for _, fact in facts)
    stood = standing_of(ordered, forked=forked)
    return stood.state.value, stations.get(stood.last_event_id, "")
