"""The derived table `standing`: where each person stands, from the records touched."""

from collections import Counter
from typing import Any

from models.collation import sort_key
from models.custody_order import Fact
from models.records import CustodyEvent, Person, PropertyItem
from models.standing import standing
from store.compartment import Cursor, Derivation

_COLUMNS = (
    "person_id, state, place, station_id, since, last_event_id, transfer_id, forked, first_event_at,"
    " cards_event_id, cards_armed_at, unsealed_items, name_key, base, registered_at, episode,"
    " episode_since"
)
_INSERT = f"INSERT OR REPLACE INTO standing ({_COLUMNS}) VALUES ({', '.join('?' * 17)})"
EVENTS = (
    "SELECT person_id, station_id, id, event, follows, corrects, occurred_at, recorded_at, place,"
    " transfer_id"
    " FROM custody_event WHERE person_id IN ({marks})"
)
"""The custody events of some people: person, station, then the parts of a `Fact`."""

_UNSEALED = (
    "SELECT person_id FROM property_item WHERE person_id IN ({marks})"
    " AND disposition = 'held' AND packet_id = '' AND settled = '' AND NOT withdrawn"
)
_NAMES = "SELECT id, surname, first_names, patronymic FROM person WHERE id IN ({marks})"
_CHUNK = 500


def _refresh(cursor: Cursor, person_ids: set[str]) -> None:
    ordered = sorted(person_ids)
    for start in range(0, len(ordered), _CHUNK):
        _refresh_some(cursor, ordered[start : start + _CHUNK])


def _refresh_some(cursor: Cursor, person_ids: list[str]) -> None:
    marks = ", ".join("?" * len(person_ids))

    def rows(query: str) -> list[Any]:
        cursor.execute(query.format(marks=marks), person_ids)
        return cursor.fetchall()

    facts: dict[str, list[Fact]] = {person_id: [] for person_id in person_ids}
    stations: dict[str, str] = {}
    for person_id, station_id, *parts in rows(EVENTS):
        facts[person_id].append(Fact(*parts))
        stations[parts[0]] = station_id
    unsealed = Counter(row[0] for row in rows(_UNSEALED))
    names = {person_id: " ".join(parts) for person_id, *parts in rows(_NAMES)}
    cursor.executemany(
        _INSERT,
        [
            _row(person_id, known, stations, unsealed[person_id], names.get(person_id, ""))
            for person_id, known in facts.items()
        ],
    )


def _row(
    person_id: str, known: list[Fact], stations: dict[str, str], unsealed: int, name: str
) -> tuple[Any, ...]:
    now = standing(known)
    return (
        person_id,
        now.state.value,
        now.place,
        stations.get(now.last_event_id, ""),
        now.since,
        now.last_event_id,
        now.transfer_id,
        int(now.forked),
        now.first_event_at,
        now.cards_event_id,
        now.cards_armed_at,
        unsealed,
        sort_key(name),
        now.base.value,
        now.registered_at,
        now.episode,
        now.episode_since,
    )


def _clear(cursor: Cursor) -> None:
    cursor.execute("DELETE FROM standing")


STANDINGS = Derivation(
    name="standing",
    subject={
        Person.kind: "id",
        CustodyEvent.kind: "person_id",
        PropertyItem.kind: "person_id",
    },
    refresh=_refresh,
    clear=_clear,
)
