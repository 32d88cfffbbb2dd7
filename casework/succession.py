"""After a disk was put back: this laptop goes on under a new identity, so that it never contradicts its old one.

What the old identity wrote after the backup may be held by others; it is taken in like anybody's entries. Refuses to
give out a number again: the new identity numbers under a prefix of its own.
"""

from casework.workspace import Workspace
from models.numbers import NumberSeries
from models.records import NumberBlock
from store import device as devices
from store import settings
from store.unit_of_work import Author
from sync.taking import SUCCESSION_DUE
from sync.trust import predecessors
from sync.trust.predecessors import Predecessor

LAST_NUMBER = 999_999
PREDECESSORS = "trust.predecessors"
"""The setting that says whose place this laptop's identity took."""
_LONGEST_PREFIX = 6
_LETTERS = "BCDEFGHJKLMNPQRSTUVWXYZ"


def is_due(workspace: Workspace) -> bool:
    """Whether an exchange showed that this disk was put back, or that another writes under its name."""
    with workspace.vault.read() as cursor:
        return bool(settings.get(cursor, SUCCESSION_DUE))


def succeed(workspace: Workspace) -> None:
    """Go on under a new device and a new prefix of numbers; what was recorded stays as it is."""
    with workspace.vault.write() as cursor:
        old = workspace.author.device
        device = devices.succeed(cursor, workspace.clock)
        before = predecessors.from_text(settings.get(cursor, PREDECESSORS))
        chain = (*before, predecessors.sign(old, device.id, device.public_key))
        settings.put(cursor, PREDECESSORS, predecessors.to_text(chain[-predecessors.MOST :]))
        # The old identity's next number may have been given out after the backup.
        cursor.execute("DELETE FROM counter")
        cursor.execute(f"SELECT DISTINCT prefix FROM {NumberBlock.kind}")
        taken = {row[0] for row in cursor.fetchall()}
    author = workspace.author
    workspace.author = Author(device, author.officer_id, author.clock, author.hybrid)
    prefix = _prefix(workspace.station.code, taken)
    with workspace.edit("register.succeed") as record:
        for series in NumberSeries:
            record.open_block(series, prefix, 1, LAST_NUMBER)
    # Last of all: an identity without numbers of its own is replaced once more.
    with workspace.vault.write() as cursor:
        settings.drop(cursor, SUCCESSION_DUE)


def predecessors_of(workspace: Workspace) -> tuple[Predecessor, ...]:
    """The identities this laptop had before, each vouching for the next."""
    with workspace.vault.read() as cursor:
        return predecessors.from_text(settings.get(cursor, PREDECESSORS))


def _prefix(code: str, taken: set[str]) -> str:
    stem = code[: _LONGEST_PREFIX - 1]
    two = (f"{stem[:-1]}{first}{second}" for first in _LETTERS for second in _LETTERS)
    return next(
        each for each in (*(f"{stem}{letter}" for letter in _LETTERS), *two) if each not in taken
    )
