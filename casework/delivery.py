"""What nobody else has yet: entries that no other register has acknowledged.

Refuses to call anything delivered that was not acknowledged; as long as registers do not exchange, that is
every entry of this laptop.
"""

from dataclasses import dataclass

from casework.workspace import Workspace


@dataclass(frozen=True, slots=True)
class Undelivered:
    """How many entries, and when the oldest of them was recorded (milliseconds, 0 if there is none)."""

    entries: int
    oldest_at: int


def undelivered(workspace: Workspace) -> Undelivered:
    """The entries that exist on this laptop alone."""
    entries = workspace.newest_head().number
    return Undelivered(entries, workspace.first_entry_at() if entries else 0)
