"""The opened register an officer works in: vault, clock, author; refuses to outlive its vault.

Every verb takes a `Workspace` first. One thread uses it (`gui.jobs`, or the tour).
"""

from collections.abc import Callable
from contextlib import AbstractContextManager, suppress
from dataclasses import dataclass, field
from functools import wraps
from pathlib import Path
from typing import Concatenate, ParamSpec, TypeVar

from casework.session_views import SessionView
from models.clock import Clock, local_offset_minutes
from models.errors import DiskFull, DiskReadOnly
from models.records import Officer, Station
from store import journal
from store.key_slots import KeySlots, Opened
from store.unit_of_work import Author, Edit, edit
from store.vault import Vault
from store.witness import PURPOSE, Head, Verdict, Witness

P = ParamSpec("P")
R = TypeVar("R")


@dataclass(slots=True)
class Workspace:
    """One register, opened by one officer."""

    folder: Path
    vault: Vault
    slots: KeySlots
    opened: Opened = field(repr=False)
    author: Author
    clock: Clock
    station: Station
    officer: Officer
    verdict: Verdict = Verdict.NO_WITNESS

    @property
    def session(self) -> SessionView:
        """Who works where, for the frame of every screen."""
        return SessionView(
            authority=self.station.authority,
            station=self.station.name,
            station_code=self.station.code,
            officer=self.officer.name,
            officer_rank=self.officer.rank,
            officer_id=self.officer.id,
            practice=self.station.practice,
        )

    def now(self) -> int:
        """The present instant in milliseconds."""
        return self.clock.now()

    def offset_minutes(self) -> int:
        """How far local time is east of UTC now, in minutes."""
        return local_offset_minutes(self.now())

    def edit(
        self, verb: str, reason: str = "", occurred_at: int | None = None
    ) -> AbstractContextManager[Edit]:
        """One save: all that is written inside the block becomes one entry of the journal, or nothing does."""
        return edit(self.vault, self.author, verb, reason=reason, occurred_at=occurred_at)

    def newest_head(self) -> Head:
        """The newest entry of this laptop's own chain."""
        device = self.author.device.id
        with self.vault.read() as cursor:
            number, digest = journal.newest(cursor, device)
        return Head(device, number, digest)

    def remember_head(self) -> None:
        """Write the newest head down beside the vault, so that an older copy put back is noticed."""
        self._witness().write(self.newest_head())

    def compare_witness(self) -> Verdict:
        """What the witness beside the vault says about the journal."""

        def hash_at(head: Head) -> bytes | None:
            with self.vault.read() as cursor:
                cursor.execute(
                    "SELECT hash FROM entry WHERE device = ? AND number = ?",
                    (head.device, head.number),
                )
                found = cursor.fetchone()
            return found[0] if found else None

        return self._witness().compare(self.newest_head(), hash_at)

    def close(self) -> None:
        """Write the newest head down, close the vault and overwrite the keys; may be called twice."""
        if not self.vault.locked:
            with suppress(DiskFull, DiskReadOnly):
                self.remember_head()
            self.vault.close()
        self.opened.forget()

    def _witness(self) -> Witness:
        return Witness(self.vault.path, self.vault.subkey(PURPOSE))


def of_one_state(
    reading: Callable[Concatenate[Workspace, P], R],
) -> Callable[Concatenate[Workspace, P], R]:
    """For what reads in many places and is shown at once: all of it is of one state of the register."""

    @wraps(reading)
    def read(workspace: Workspace, *args: P.args, **kwargs: P.kwargs) -> R:
        with workspace.vault.one_state():
            return reading(workspace, *args, **kwargs)

    return read
