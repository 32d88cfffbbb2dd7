"""Half-filled forms of this laptop, kept through lock and crash; never journalled, never sent."""

from dataclasses import dataclass, field
from typing import Any

import cbor2

from models.clock import Clock
from store.compartment import Cursor


@dataclass(frozen=True, slots=True)
class Draft:
    """One half-filled form: `content` is plain maps, lists, text and numbers."""

    id: str
    kind: str
    content: dict[str, Any] = field(repr=False)
    changed_at: int = 0


def keep(cursor: Cursor, draft: Draft, clock: Clock) -> None:
    """Write a draft, in place of what was kept under its identifier."""
    cursor.execute(
        "INSERT INTO draft (id, kind, body, changed_at) VALUES (?, ?, ?, ?)"
        " ON CONFLICT (id) DO UPDATE SET kind = excluded.kind, body = excluded.body,"
        " changed_at = excluded.changed_at",
        (draft.id, draft.kind, cbor2.dumps(draft.content), clock.now()),
    )


def find(cursor: Cursor, identifier: str) -> Draft | None:
    """One draft, or nothing."""
    cursor.execute("SELECT id, kind, body, changed_at FROM draft WHERE id = ?", (identifier,))
    row = cursor.fetchone()
    return None if row is None else _draft(row)


def of_kind(cursor: Cursor, kind: str) -> list[Draft]:
    """All drafts of one kind of form, the latest first."""
    cursor.execute(
        "SELECT id, kind, body, changed_at FROM draft WHERE kind = ?"
        " ORDER BY changed_at DESC, id DESC",
        (kind,),
    )
    return [_draft(row) for row in cursor.fetchall()]


def drop(cursor: Cursor, identifier: str) -> None:
    """Forget a draft, as when its form has been saved: in the same transaction."""
    cursor.execute("DELETE FROM draft WHERE id = ?", (identifier,))


def _draft(row: tuple[str, str, bytes, int]) -> Draft:
    return Draft(row[0], row[1], cbor2.loads(row[2]), row[3])
