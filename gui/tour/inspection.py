"""What lies in a register, asked past the verbs: how much of its journal is whole, whether a word is anywhere in it.

Only looks. The one place where the tour sees more than an officer could.
"""

from collections.abc import Collection, Iterable
from pathlib import Path

from casework.workspace import Workspace


def entries(workspace: Workspace) -> tuple[int, int]:
    """Entries of the journal, and how many of them are held with their bodies."""
    with workspace.vault.read() as cursor:
        cursor.execute("SELECT count(*), count(body) FROM entry")
        held, whole = cursor.fetchone()
    return held, whole


def said_in_private(workspace: Workspace) -> int:
    """How many wishes on return a register holds."""
    with workspace.vault.read() as cursor:
        cursor.execute("SELECT count(*) FROM wish")
        return cursor.fetchone()[0]


def newest(workspace: Workspace) -> dict[bytes, tuple[int, bytes]]:
    """The number and hash of the newest entry of every chain."""
    with workspace.vault.read() as cursor:
        cursor.execute("SELECT device, max(number), hash FROM entry GROUP BY device")
        return {device: (number, digest) for device, number, digest in cursor.fetchall()}


def found_in(workspace: Workspace, words: Collection[str]) -> frozenset[str]:
    """Which of the words stand anywhere in a register: in any column of any table, bodies of entries among them."""
    wanted = {word: word.encode() for word in words}
    found: set[str] = set()
    with workspace.vault.read() as cursor:
        cursor.execute("SELECT name FROM sqlite_master WHERE type = 'table'")
        for (table,) in cursor.fetchall():
            cursor.execute(f'SELECT * FROM "{table}"')
            for row in cursor.fetchall():
                for content in _contents(row):
                    found |= {word for word, octets in wanted.items() if octets in content}
    return frozenset(found)


def found_in_files(folders: Iterable[Path], words: Collection[str]) -> frozenset[str]:
    """Which of the words stand legibly in a file, or in the name of one."""
    found: set[str] = set()
    for folder in folders:
        for file in folder.rglob("*"):
            content = file.read_bytes() if file.is_file() else b""
            found |= {word for word in words if word.encode() in content or word in file.name}
    return frozenset(found)


def _contents(row: Iterable[object]) -> Iterable[bytes]:
    for value in row:
        if isinstance(value, bytes):
            yield value
        elif isinstance(value, str):
            yield value.encode()
