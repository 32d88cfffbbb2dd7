"""Who opens this register and with which roles, kept where no exchange reaches; refuses to ask an officer's record.

That record travels, so another register can write it. The journal tells of every change of roles made here; what
counts is the setting, written together with the entry.
"""

from collections.abc import Iterable
from dataclasses import dataclass

from models.field_classes import Role, roles_of
from models.records import Officer
from store import settings
from store.compartment import Cursor

_PREFIX = "officer."


@dataclass(frozen=True, slots=True)
class OwnOfficer:
    """One officer of this register: the slot his passphrase opens, and the words of his roles (blank: every role)."""

    id: str
    slot_id: str
    words: str = ""

    @property
    def roles(self) -> frozenset[Role]:
        """What he is here for."""
        return roles_of(self.words)


def keep(cursor: Cursor, officer: OwnOfficer) -> None:
    """Write down, in the transaction of the entry that says so, who opens this register as what."""
    settings.put(cursor, _PREFIX + officer.id, f"{officer.slot_id} {officer.words}")


def find(cursor: Cursor, officer_id: str) -> OwnOfficer | None:
    """An officer of this register; nothing for one of another."""
    kept = settings.get(cursor, _PREFIX + officer_id)
    return _read(officer_id, kept) if kept else None


def everybody(cursor: Cursor) -> tuple[OwnOfficer, ...]:
    """All officers of this register, those who were added first before the others."""
    return tuple(
        _read(key.removeprefix(_PREFIX), kept)
        for key, kept in settings.everything(cursor).items()
        if key.startswith(_PREFIX)
    )


def adopted(cursor: Cursor, slot_ids: Iterable[str]) -> dict[str, OwnOfficer]:
    """The officers of this register by their slots; of a register made before they were kept, by their records."""
    if not (found := everybody(cursor)):
        cursor.execute(f"SELECT id, slot_id, roles FROM {Officer.kind}")
        opening = frozenset(slot_ids)
        found = tuple(OwnOfficer(*row) for row in cursor.fetchall() if row[1] in opening)
        for each in found:
            keep(cursor, each)
    return {each.slot_id: each for each in found}


def _read(officer_id: str, kept: str) -> OwnOfficer:
    slot_id, _, words = kept.partition(" ")
    return OwnOfficer(officer_id, slot_id, words)
