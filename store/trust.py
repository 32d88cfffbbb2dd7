"""Which authority this register belongs to, as bytes on disk; refuses two at once, and to judge what it keeps.

The `authority` table holds the present authority and those that were left. `know_devices` brings the devices of a
verified roster into the table of devices, where the journal looks for their keys.
"""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field
from typing import Protocol

import cbor2

from models.errors import AuthorityForeign, SignatureInvalid
from store.compartment import Cursor

_COLUMNS = "id, root, roster, private_keys, joined_at, left_at"


@dataclass(frozen=True, slots=True)
class Authority:
    """An authority as it is kept: signed documents as they came, and its own keys where this laptop has them.

    `roots` is the chain of roots from the first to the newest, `private_keys` Ed25519 keys of 32 bytes. Instants
    are milliseconds since 1970 UTC; `left_at` is 0 while the register belongs to it.
    """

    id: bytes
    roots: tuple[bytes, ...]
    roster: bytes
    private_keys: tuple[bytes, ...] = field(default=(), repr=False)
    joined_at: int = 0
    left_at: int = 0


@dataclass(frozen=True, slots=True)
class KnownDevice:
    """A device of another laptop: its keys, since when it is valid, the last number accepted if it was closed."""

    id: bytes
    public_key: bytes
    receiving_key: bytes
    opened_at: int
    closed: int | None = None


class Believed(Protocol):
    """A verified root and roster: a `sync.trust.trust.Trust`."""

    @property
    def authority(self) -> bytes:
        """The authority's identifier."""
        ...

    @property
    def roots(self) -> tuple[bytes, ...]:
        """The chain of signed roots."""
        ...

    @property
    def roster_document(self) -> bytes:
        """The signed roster."""
        ...

    @property
    def known_devices(self) -> tuple[KnownDevice, ...]:
        """The devices the roster names."""
        ...


def current(cursor: Cursor) -> Authority | None:
    """The authority this register belongs to; nothing before it has any."""
    cursor.execute(f"SELECT {_COLUMNS} FROM authority WHERE left_at = 0")
    row = cursor.fetchone()
    return None if row is None else _authority(*row)


def left(cursor: Cursor) -> tuple[Authority, ...]:
    """The authorities it belonged to before, in the order in which they were left."""
    cursor.execute(f"SELECT {_COLUMNS} FROM authority WHERE left_at > 0 ORDER BY left_at, id")
    return tuple([_authority(*row) for row in cursor.fetchall()])


def install(
    cursor: Cursor, believed: Believed, now: int, private_keys: Sequence[bytes] | None = None
) -> None:
    """Keep what is believed of the authority this register belongs to, or joins at `now` (milliseconds).

    Its devices become known as by `know_devices`. Private keys that are held stay unless others are given.

    Raises:
        AuthorityForeign: the register still belongs to another authority: `leave` that first.
        SignatureInvalid: as `know_devices`.
    """
    held = current(cursor)
    if held is not None and held.id != believed.authority:
        raise AuthorityForeign("")
    keys = None if private_keys is None else cbor2.dumps(list(private_keys), canonical=True)
    cursor.execute(
        f"INSERT INTO authority ({_COLUMNS}) VALUES (?, ?, ?, ?, ?, 0)"
        " ON CONFLICT (id) DO UPDATE SET root = excluded.root, roster = excluded.roster,"
        " private_keys = coalesce(excluded.private_keys, private_keys),"
        " joined_at = CASE left_at WHEN 0 THEN joined_at ELSE excluded.joined_at END, left_at = 0",
        (
            believed.authority,
            cbor2.dumps(list(believed.roots), canonical=True),
            believed.roster_document,
            keys,
            now,
        ),
    )
    know_devices(cursor, believed.known_devices)


def leave(cursor: Cursor, authority: bytes, now: int) -> None:
    """Belong to it no longer; its documents stay, its private keys are forgotten."""
    cursor.execute(
        "UPDATE authority SET left_at = max(?, 1), private_keys = NULL WHERE id = ?",
        (now, authority),
    )


def know_devices(cursor: Cursor, devices: Iterable[KnownDevice]) -> None:
    """Enter the devices of a verified roster where the journal looks for their keys.

    A device that was closed stays closed, at the lower number if there are two. This laptop's own devices are left
    as they are: what others think of them changes nothing about its own chain.

    Raises:
        SignatureInvalid: a device is known here with another public key.
    """
    for each in devices:
        cursor.execute("SELECT public_key FROM device WHERE id = ?", (each.id,))
        row = cursor.fetchone()
        if row is not None and row[0] != each.public_key:
            raise SignatureInvalid("roster")
        cursor.execute(
            "INSERT INTO device (id, public_key, receiving_key, opened_at, closed)"
            " VALUES (?, ?, ?, ?, ?) ON CONFLICT (id) DO UPDATE SET"
            " receiving_key = excluded.receiving_key,"
            " closed = min(coalesce(closed, excluded.closed), coalesce(excluded.closed, closed))"
            " WHERE private_key IS NULL",
            (each.id, each.public_key, each.receiving_key, each.opened_at, each.closed),
        )


def _authority(
    identifier: bytes,
    roots: bytes,
    roster: bytes,
    private_keys: bytes | None,
    joined_at: int,
    left_at: int,
) -> Authority:
    keys = () if private_keys is None else tuple(cbor2.loads(private_keys))
    return Authority(identifier, tuple(cbor2.loads(roots)), roster, keys, joined_at, left_at)
