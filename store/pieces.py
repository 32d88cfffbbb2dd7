"""Attached files inside the vault, in pieces that come in order; refuses to know what is in them.

A file is named by the SHA-256 of its content (32 bytes). A record of the kind `attachment` announces it, and only
what was announced is taken in, so that nobody can fill a disk with what no officer attached.
"""

from collections.abc import Callable, Collection, Iterator, Mapping
from dataclasses import dataclass
from hashlib import sha256

from models.attached import AttachmentAct
from models.records import Attachment, AttachmentEvent
from store.compartment import Cursor

PIECE_BYTES = 128 << 10
MOST_BYTES = 1 << 20

WITHDRAWN = (
    f"SELECT attachment_id FROM {AttachmentEvent.kind} WHERE event = '{AttachmentAct.WITHDRAWN}'"
)
"""SQL: the attachments that were taken back. Their content stays, is shown to nobody and sent to nobody."""

_STANDING = (
    f"SELECT DISTINCT digest, size, subject_id FROM {Attachment.kind}"
    f" WHERE size > 0 AND id NOT IN ({WITHDRAWN})"
)
_KEEP = "INSERT INTO file_piece (hash, offset, content) VALUES (?, ?, ?)"
_HELD = (
    "INSERT INTO file (hash, size, held, subject) VALUES (?, ?, ?, ?)"
    " ON CONFLICT (hash) DO UPDATE SET held = excluded.held"
)


@dataclass(frozen=True, slots=True)
class Piece:
    """A run of a file's bytes from `offset` on; `size` is the whole file's, `subject` a person or a transfer."""

    hash: bytes
    size: int
    offset: int
    content: bytes
    subject: str = ""


def add(cursor: Cursor, content: bytes, subject: str) -> bytes:
    """Keep a file of this register's own; says its hash."""
    digest = sha256(content).digest()
    if _row(cursor, digest)[1] < len(content):
        _forget(cursor, digest)
        pieces = [
            (digest, start, content[start : start + PIECE_BYTES])
            for start in range(0, len(content), PIECE_BYTES)
        ]
        cursor.executemany(_KEEP, pieces)
        cursor.execute(_HELD, (digest, len(content), len(content), subject))
    return digest


def read(cursor: Cursor, digest: bytes) -> bytes | None:
    """A file's content, if all of it is held."""
    size, held, _ = _row(cursor, digest)
    if held < size or not size:
        return None
    cursor.execute("SELECT content FROM file_piece WHERE hash = ? ORDER BY offset", (digest,))
    return b"".join(row[0] for row in cursor.fetchall())


def wanted(cursor: Cursor) -> dict[bytes, int]:
    """The announced files that are not held whole, and how many bytes of each are."""
    return {digest: held for digest, (_, held, _) in _announced(cursor).items()}


def take(cursor: Cursor, piece: Piece) -> bool:
    """Keep what a piece adds to an announced file; says whether the file is whole now.

    What does not follow the bytes held is passed over, what comes again as well. A file that proves to have another
    hash is dropped and wanted anew.
    """
    announced = _announced(cursor).get(piece.hash)
    if announced is None:
        return False
    size, held, subject = announced
    fresh = piece.content[max(0, held - piece.offset) :]
    if not fresh or piece.offset > held or held + len(fresh) > size:
        return False
    cursor.execute(_KEEP, (piece.hash, held, fresh))
    cursor.execute(_HELD, (piece.hash, size, held + len(fresh), subject))
    if held + len(fresh) < size:
        return False
    if sha256(read(cursor, piece.hash) or b"").digest() == piece.hash:
        return True
    _forget(cursor, piece.hash)
    return False


def pieces_for(
    cursor: Cursor,
    wants: Mapping[bytes, int],
    *,
    may_see: Callable[[str], bool] | None = None,
    max_bytes: int = MOST_BYTES,
) -> Iterator[Piece]:
    """What another register wants (hash → bytes it holds), file after file, up to `max_bytes` in all.

    `may_see` is asked about the subjects of each file. What was withdrawn goes to nobody.
    """
    left = max_bytes
    subjects = _subjects(cursor, wants) if wants else {}
    for digest, start in sorted(wants.items()):
        size, held, _ = _row(cursor, digest)
        seen = [each for each in subjects.get(digest, ()) if may_see is None or may_see(each)]
        if held < size or not seen:
            continue
        cursor.execute(
            "SELECT offset, content FROM file_piece WHERE hash = ? AND offset + length(content) > ?"
            " ORDER BY offset LIMIT ?",
            (digest, start, left // PIECE_BYTES + 2),
        )
        for offset, content in cursor.fetchall():
            run = content[max(0, start - offset) :][:left]
            if not run:
                return
            yield Piece(digest, size, max(offset, start), run, seen[0])
            left -= len(run)


def _subjects(cursor: Cursor, wants: Collection[bytes]) -> dict[bytes, list[str]]:
    """Those of the wanted files that are attached to somebody now, and to whom; one file may be attached twice."""
    cursor.execute(_STANDING)
    found: dict[bytes, list[str]] = {}
    sought = {digest.hex(): digest for digest in wants}
    for text, _, subject in cursor.fetchall():
        if text in sought:
            found.setdefault(sought[text], []).append(subject)
    return found


def _announced(cursor: Cursor) -> dict[bytes, tuple[int, int, str]]:
    """Hash → size, bytes held and subject of every announced file that is not whole."""
    cursor.execute(_STANDING)
    found: dict[bytes, tuple[int, int, str]] = {}
    for text, size, subject in cursor.fetchall():
        try:
            digest = bytes.fromhex(text)
        except ValueError:
            continue
        held = _row(cursor, digest)[1]
        if held < size:
            found[digest] = size, held, subject
    return found


def _row(cursor: Cursor, digest: bytes) -> tuple[int, int, str]:
    cursor.execute("SELECT size, held, subject FROM file WHERE hash = ?", (digest,))
    return cursor.fetchone() or (0, 0, "")


def _forget(cursor: Cursor, digest: bytes) -> None:
    cursor.execute("DELETE FROM file_piece WHERE hash = ?", (digest,))
    cursor.execute("DELETE FROM file WHERE hash = ?", (digest,))
