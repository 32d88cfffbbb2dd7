"""Who wrote an entry: officer, laptop, station, time by that laptop's clock, and what stood there before.

Read from the journal and the roster; refuses to name a station it was not told of.
"""

from typing import Any

from casework.conflict_views import SeenValue, Value, Writer
from casework.workspace import Workspace
from models.errors import TrustError
from models.records import Station
from store import heads
from store import trust as kept_trust
from store.compartment import Cursor
from store.entry import Body, decode_body
from store.heads import Head
from store.loaded import load_many
from store.plan import plan_of
from sync.trust.trust import Trust


class Writers:
    """Reads entries while one cursor is open."""

    def __init__(self, workspace: Workspace, cursor: Cursor) -> None:
        """Officers, stations and devices are read once."""
        self._cursor, self._kinds = cursor, workspace.vault.compartment.kinds
        self._own = workspace.author.device.id
        cursor.execute("SELECT id, rank, name FROM officer")
        self._officers: dict[str, str] = {
            row[0]: f"{row[1]} {row[2]}".strip() for row in cursor.fetchall()
        }
        cursor.execute("SELECT device, clock_ahead FROM peer")
        self._ahead: dict[bytes, int] = dict(cursor.fetchall())
        self._places = _places(cursor)
        self._bodies: dict[Head, Body | None] = {}

    def of_field(self, head: Head, kind: str, record: str, name: str) -> Writer:
        """Who wrote a field, and the values that stood there."""
        return self._writer(head, self._seen(head, kind, record, name))

    def of_fact(self, kind: str, record: str) -> Writer:
        """Who recorded a fact."""
        self._cursor.execute(f'SELECT heads FROM "{kind}" WHERE id = ?', (record,))
        found = self._cursor.fetchone()
        head = heads.decode(found[0]).default if found else None
        return self._writer(head, ()) if head else Writer("", "", "", own=False, held=False)

    def _writer(self, head: Head, seen: tuple[SeenValue, ...]) -> Writer:
        body = self._body(head)
        station, device = self._places.get(head[0], ("", ""))
        own = head[0] == self._own
        if body is None:
            return Writer("", station, device, own, held=False)
        return Writer(
            officer=self._officers.get(body.officer, ""),
            station=station,
            device=device,
            own=own,
            recorded_at=body.recorded_at,
            offset_minutes=body.offset_minutes,
            clock_ahead=0 if own else self._ahead.get(head[0], 0),
            reason=body.reason,
            seen=seen,
        )

    def _seen(self, head: Head, kind: str, record: str, name: str) -> tuple[SeenValue, ...]:
        body = self._body(head)
        replaced = () if body is None else _replaced(body, kind, record, name)
        return tuple(self._value(each, kind, record, name) for each in replaced)

    def _value(self, head: Head, kind: str, record: str, name: str) -> SeenValue:
        body = self._body(head)
        for change in body.changes if body else ():
            if (change.kind, change.record) == (kind, record):
                for group in change.groups:
                    if name in group.fields or not group.replaced:
                        default: Value = plan_of(self._kinds[kind]).defaults.get(name)
                        return SeenValue(group.fields.get(name, default))
        return SeenValue(None, held=False)

    def _body(self, head: Head) -> Body | None:
        if head not in self._bodies:
            self._cursor.execute("SELECT body FROM entry WHERE device = ? AND number = ?", head)
            found = self._cursor.fetchone()
            data = found[0] if found else None
            self._bodies[head] = None if data is None else decode_body(data)
        return self._bodies[head]


def _replaced(body: Body, kind: str, record: str, name: str) -> tuple[Head, ...]:
    for change in body.changes:
        if (change.kind, change.record) == (kind, record):
            for group in change.groups:
                if name in group.fields:
                    return group.replaced
    return ()


def _places(cursor: Cursor) -> dict[bytes, tuple[str, str]]:
    """Device → the names of its station and of itself: by the station it recorded, better by the roster."""
    found: dict[bytes, tuple[str, str]] = {}
    for loaded in load_many(cursor, Station):
        head = heads.decode(loaded.heads).default
        if head is not None:
            found[head[0]] = loaded.value.name, ""
    held: Any = kept_trust.current(cursor)
    if held is not None:
        try:
            trust = Trust.read(held.roots, held.roster)
        except TrustError:
            return found
        for device in trust.roster.devices:
            station = trust.station(device.station)
            known = found.get(device.device, ("", ""))[0]
            found[device.device] = station.name if station else known, device.name
    return found
