"""The derived table `standing`: where each person stands and what is owed, from the records touched."""

from collections import Counter
from typing import Any

from models.collation import sort_key
from models.custody import Fact, standing
from models.duties import CARD_LIMIT
from models.records import CaptureCard, CustodyEvent, Person, PropertyItem
from store.compartment import Cursor, Derivation

_COLUMNS = (
    "person_id, state, place, station_id, since, last_event_id, transfer_id, forked, first_event_at,"
    " cards_event_id, cards_armed_at, family_card_due_at, agency_card_due_at, unsealed_items,"
    " name_key"
)
_INSERT = f"INSERT OR REPLACE INTO standing ({_COLUMNS}) VALUES ({', '.join('?' * 15)})"
_EVENTS = (
    "SELECT person_id, station_id, id, event, follows, corrects, occurred_at, recorded_at, place,"
    " transfer_id"
    " FROM custody_event WHERE person_id IN ({marks})"
)
_CARDS = (
    'SELECT person_id, "trigger", addressee FROM capture_card'
    " WHERE person_id IN ({marks}) AND (sent_at > 0 OR declined)"
)
_UNSEALED = (
    "SELECT person_id FROM property_item WHERE person_id IN ({marks})"
    " AND disposition = 'held' AND packet_id = '' AND NOT withdrawn"
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
    for person_id, station_id, *parts in rows(_EVENTS):
        facts[person_id].append(Fact(*parts))
        stations[parts[0]] = station_id
    served = {tuple(row) for row in rows(_CARDS)}
    unsealed = Counter(row[0] for row in rows(_UNSEALED))
    names = {person_id: " ".join(parts) for person_id, *parts in rows(_NAMES)}
    cursor.executemany(
        _INSERT,
        [
            (
                *_row(person_id, known, stations, served, unsealed[person_id]),
                sort_key(names.get(person_id, "")),
            )
            for person_id, known in facts.items()
        ],
    )


def _row(
    person_id: str,
    known: list[Fact],
    stations: dict[str, str],
    served: set[tuple[Any, ...]],
    unsealed: int,
) -> tuple[Any, ...]:
    now = standing(known)
    due = now.cards_armed_at + CARD_LIMIT if now.cards_event_id else 0
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
        0 if (person_id, now.cards_event_id, "family") in served else due,
        0 if (person_id, now.cards_event_id, "agency") in served else due,
        unsealed,
    )


def _clear(cursor: Cursor) -> None:
    cursor.execute("DELETE FROM standing")


STANDINGS = Derivation(
    name="standing",
    subject={
        Person.kind: "id",
        CustodyEvent.kind: "person_id",
        CaptureCard.kind: "person_id",
        PropertyItem.kind: "person_id",
    },
    refresh=_refresh,
    clear=_clear,
)
