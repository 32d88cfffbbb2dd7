"""Attached files, piece by piece, known by the SHA-256 of their content; refuses a piece that leaves a gap.

A file whose whole content turns out not to have its hash is dropped and asked for again. One that was withdrawn is
neither asked for nor taken nor given; what is held of it stays.
"""

import hashlib
from collections.abc import Iterable, Iterator

from sqlalchemy import Connection, delete, func, select

from hub.database import add, chunks
from hub.schema import attachment, file_piece, file_whole, withdrawn
from hub.sealing import Sealing
from sync.bundle.content import Piece

MOST_WANTED = 500
"""Files asked for in one answer; further ones in the next."""

_STANDING = attachment.c.id.not_in(select(withdrawn.c.attachment))
"""Only what is attached to somebody now."""


class Files:
    """The attached files as one transaction sees them."""

    def __init__(self, connection: Connection, sealing: Sealing) -> None:
        """Within this transaction."""
        self._connection = connection
        self._sealing = sealing

    def take(self, piece: Piece) -> bool:
        """Keep a piece that continues a file which is attached to somebody; whether it was kept."""
        size = self._connection.scalar(
            select(attachment.c.size).where(attachment.c.hash == piece.hash, _STANDING).limit(1)
        )
        held = self._held([piece.hash]).get(piece.hash, 0)
        fresh = piece.content[held - piece.offset :] if piece.offset <= held else b""
        if size is None or not fresh or held + len(fresh) > size or self._whole(piece.hash):
            return False
        row = {
            "hash": piece.hash,
            "offset": held,
            "length": len(fresh),
            "sealed": self._sealing.seal_piece(piece.hash, held, fresh),
        }
        add(self._connection, file_piece, [row])
        if held + len(fresh) == size:
            self._finish(piece.hash)
        return True

    def wants(self) -> dict[bytes, int]:
        """Attached files that are not held whole: hash → bytes held from the start."""
        hashes = self._connection.scalars(
            select(attachment.c.hash)
            .outerjoin(file_whole, file_whole.c.hash == attachment.c.hash)
            .where(file_whole.c.hash.is_(None), _STANDING)
            .distinct()
            .order_by(attachment.c.hash)
            .limit(MOST_WANTED)
        ).all()
        return dict.fromkeys(hashes, 0) | self._held(hashes)

    def whose(self, hashes: Iterable[bytes]) -> dict[bytes, tuple[int, frozenset[str]]]:
        """Size in bytes and subjects of each of these files that is attached and held whole."""
        found: dict[bytes, tuple[int, set[str]]] = {}
        for some in chunks(sorted(hashes)):
            rows = self._connection.execute(
                select(attachment.c.hash, attachment.c.size, attachment.c.subject)
                .join(file_whole, file_whole.c.hash == attachment.c.hash)
                .where(attachment.c.hash.in_(some), _STANDING)
            )
            for digest, size, subject in rows:
                found.setdefault(digest, (size, set()))[1].add(subject)
        return {digest: (size, frozenset(whom)) for digest, (size, whom) in found.items()}

    def content(self, digest: bytes, start: int, most: int) -> Iterator[tuple[int, bytes]]:
        """Runs of a file from `start` on, at most `most` bytes together: offset and bytes."""
        rows = self._connection.execute(
            select(file_piece.c.offset, file_piece.c.length, file_piece.c.sealed)
            .where(file_piece.c.hash == digest, file_piece.c.offset + file_piece.c.length > start)
            .order_by(file_piece.c.offset)
            .execution_options(yield_per=4)
        )
        for offset, _, sealed in rows:
            if most <= 0:
                break
            run = self._sealing.open_piece(digest, offset, sealed)
            first = max(start - offset, 0)
            run, place = run[first : first + most], offset + first
            most -= len(run)
            yield place, run
        rows.close()

    def _held(self, hashes: Iterable[bytes]) -> dict[bytes, int]:
        found: dict[bytes, int] = {}
        for some in chunks(sorted(hashes)):
            rows = self._connection.execute(
                select(file_piece.c.hash, func.sum(file_piece.c.length))
                .where(file_piece.c.hash.in_(some))
                .group_by(file_piece.c.hash)
            )
            found.update({digest: int(length) for digest, length in rows})
        return found

    def _whole(self, digest: bytes) -> bool:
        return bool(
            self._connection.scalar(
                select(func.count()).select_from(file_whole).where(file_whole.c.hash == digest)
            )
        )

    def _finish(self, digest: bytes) -> None:
        whole = hashlib.sha256()
        rows = self._connection.execute(
            select(file_piece.c.offset, file_piece.c.sealed)
            .where(file_piece.c.hash == digest)
            .order_by(file_piece.c.offset)
            .execution_options(yield_per=4)
        )
        for offset, sealed in rows:
            whole.update(self._sealing.open_piece(digest, offset, sealed))
        if whole.digest() == digest:
            add(self._connection, file_whole, [{"hash": digest}])
        else:
            self._connection.execute(delete(file_piece).where(file_piece.c.hash == digest))
