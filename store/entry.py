"""One entry as bytes: header, salted body, hashes; refuses to know where entries are kept.

Both are deterministic CBOR (RFC 8949, section 4.2): the same facts give the same bytes, so a
hash over them means something. Whatever a newer program adds to the end of an array, or to a map of
fields, is read over here and kept in the bytes. The format is written down in `docs/journal.md`.
"""

import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from hashlib import sha256
from struct import Struct
from typing import Any, NamedTuple

import cbor2

from store.heads import Group, Head

VERSION = 1
SALT_BYTES = 16
NO_PREVIOUS = bytes(32)
MOST_BODY = 2 << 20
"""Bytes of one body: more of it no register takes in from another (`sync.bundle.limits`)."""

_ID_BYTES = 16
_HASH_BYTES = 32
_ID_TEXT = 36
# The engine holds numbers of 63 bits.
_LAST_NUMBER = 2**63 - 1
# Headers of version 1 as `encode_header` writes them, by their length, which tells how wide the number is.
_NUMBERED = (b"\x86\x01\x50", b"\x58\x20", b"\x1b", b"\x58\x20")
_PLAIN_HEADERS = {
    98: (Struct(">3s16scB2s32scQ2s32s"), b"\x18"),
    99: (Struct(">3s16scH2s32scQ2s32s"), b"\x19"),
    101: (Struct(">3s16scI2s32scQ2s32s"), b"\x1a"),
}
# What comes from another register is made by the ten thousand: this spares a call of Python for each.
_made = tuple.__new__
_BODY_PARTS, _CHANGE_PARTS, _GROUP_PARTS = 8, 3, 2
_CANONICAL_ID = re.compile(r"[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}")


class MalformedEntryError(ValueError):
    """Bytes that are no entry of ours; carries nothing of them."""


class Header(NamedTuple):
    """What is known of an entry even when its body is withheld."""

    device: bytes
    number: int
    previous: bytes
    time: int
    digest: bytes
    version: int = VERSION

    @property
    def head(self) -> Head:
        """The entry's name: device and number."""
        return self.device, self.number


class Change(NamedTuple):
    """What an entry says of one record."""

    kind: str
    record: str
    groups: tuple[Group, ...]


@dataclass(frozen=True, slots=True)
class Body:
    """Who, what, when, why, and the changes; instants in milliseconds since 1970 UTC."""

    salt: bytes
    officer: str
    verb: str
    occurred_at: int | None
    recorded_at: int
    offset_minutes: int
    reason: str
    changes: tuple[Change, ...]


def id_bytes(identifier: str) -> bytes:
    """The 16 bytes of an identifier; ValueError unless it is canonical and lower case."""
    if not _CANONICAL_ID.fullmatch(identifier):
        msg = "identifier"
        raise ValueError(msg)
    return bytes.fromhex(identifier.replace("-", ""))


def id_text(identifier: bytes) -> str:
    """The written form of 16 identifier bytes."""
    digits = identifier.hex()
    return f"{digits[:8]}-{digits[8:12]}-{digits[12:16]}-{digits[16:20]}-{digits[20:]}"


def encode_header(header: Header) -> bytes:
    """The canonical bytes of a header."""
    return cbor2.dumps(
        [
            header.version,
            header.device,
            header.number,
            header.previous,
            header.time,
            header.digest,
        ],
        canonical=True,
    )


def decode_header(data: bytes) -> Header:
    """A header from its bytes.

    Raises:
        MalformedEntryError: they are not a header.
    """
    plain = _PLAIN_HEADERS.get(len(data))
    if plain is not None:
        # Thousands come with every bundle, and nearly all are of this form.
        layout, wide = plain
        start, device, mark, number, before, previous, long, time, after, digest = layout.unpack(
            data
        )
        if mark == wide and (start, before, long, after) == _NUMBERED:
            return _made(Header, (device, number, previous, time, digest, VERSION))
    parts = _array(data, 6)
    version, device, number, previous, time, digest = parts[:6]
    # Written out: this is done for every entry that comes from another register.
    if not (
        type(device) is type(previous) is type(digest) is bytes
        and len(device) == _ID_BYTES
        and len(previous) == len(digest) == _HASH_BYTES
        and type(version) is type(number) is type(time) is int
        and version >= 0
        and number >= 0
        and time >= 0
    ):
        raise MalformedEntryError
    return Header(device, number, previous, time, digest, version)


def hash_of(data: bytes) -> bytes:
    """SHA-256: of a header its hash, of a body its digest."""
    return sha256(data).digest()


def encode_body(body: Body) -> bytes:
    """The canonical bytes of a body."""
    return cbor2.dumps(
        [
            body.salt,
            id_bytes(body.officer),
            body.verb,
            body.occurred_at,
            body.recorded_at,
            body.offset_minutes,
            body.reason,
            [
                [
                    change.kind,
                    id_bytes(change.record),
                    [[group.replaced, _packed(group.fields)] for group in change.groups],
                ]
                for change in body.changes
            ],
        ]
    )


def decode_body(data: bytes) -> Body:
    """A body from its bytes.

    Raises:
        MalformedEntryError: they are not a body.
    """
    salt, officer, verb, occurred_at, recorded_at, offset_minutes, reason, changes = _body(data)
    return Body(
        salt,
        id_text(officer),
        verb,
        occurred_at,
        recorded_at,
        offset_minutes,
        reason,
        tuple(changes),
    )


def decode_officer(data: bytes) -> str:
    """Only who made the entry: a body of ours was proved to be one when it was taken in.

    Raises:
        MalformedEntryError: it is not an array of the parts of a body, or names nobody.
    """
    officer = _array(data, _BODY_PARTS)[1]
    if type(officer) is not bytes or len(officer) != _ID_BYTES:
        raise MalformedEntryError
    return id_text(officer)


def decode_changes(data: bytes) -> Sequence[Change]:
    """Only what a body changes, proved to be as readable as by `decode_body`.

    Raises:
        MalformedEntryError: they are not a body.
    """
    return _body(data)[-1]


def _body(data: bytes) -> list[Any]:
    """The eight parts of a body; identifiers within the changes as text."""
    parts = _array(data, _BODY_PARTS)
    salt, officer, verb, occurred_at, recorded_at, offset_minutes, reason, changes = parts[
        :_BODY_PARTS
    ]
    if not (
        type(verb) is type(reason) is str
        and type(recorded_at) is type(offset_minutes) is int
        and (occurred_at is None or type(occurred_at) is int)
        and type(salt) is type(officer) is bytes
        and len(salt) == SALT_BYTES
        and len(officer) == _ID_BYTES
    ):
        raise MalformedEntryError
    try:
        parts[7:] = [[_change(change) for change in changes]]
    except (TypeError, ValueError, LookupError, AttributeError) as error:
        raise MalformedEntryError from error
    return parts


def _change(change: Sequence[Any]) -> Change:
    kind, record, groups = change if len(change) == _CHANGE_PARTS else change[:_CHANGE_PARTS]
    if type(kind) is not str or type(record) is not bytes or len(record) != _ID_BYTES:
        raise MalformedEntryError
    found = (_group(groups[0]),) if len(groups) == 1 else tuple([_group(each) for each in groups])
    return _made(Change, (kind, id_text(record), found))


def _group(group: Sequence[Any]) -> Group:
    replaced, fields = group if len(group) == _GROUP_PARTS else group[:_GROUP_PARTS]
    if bytes in map(type, fields.values()):
        for name, value in fields.items():
            if type(value) is bytes and len(value) == _ID_BYTES:
                fields[name] = id_text(value)
    heads = tuple([_named(pair) for pair in replaced]) if replaced != [] else ()
    return _made(Group, (heads, fields))


def _named(pair: Sequence[Any]) -> Head:
    device, number = pair
    if type(device) is not bytes or len(device) != _ID_BYTES or type(number) is not int:
        raise MalformedEntryError
    if not 0 < number <= _LAST_NUMBER:
        raise MalformedEntryError
    return device, number


def _packed(fields: Mapping[str, Any]) -> dict[str, Any]:
    # An identifier in a field takes 16 bytes instead of 37, and repeats the bytes of the record.
    return {
        name: bytes.fromhex(value.replace("-", ""))
        if type(value) is str and len(value) == _ID_TEXT and _CANONICAL_ID.fullmatch(value)
        else value
        for name, value in sorted(fields.items(), key=_place)
    }


def _place(item: tuple[str, Any]) -> tuple[int, bytes]:
    # Canonical order is that of the encoded keys: the shorter first. Sorting here is twice as fast
    # as asking the encoder to, which does not know that only maps of fields need it.
    name = item[0].encode()
    return len(name), name


def _array(data: bytes, least: int) -> list[Any]:
    try:
        parts = cbor2.loads(data)
    except (cbor2.CBORError, ValueError, TypeError, RecursionError, OverflowError) as error:
        raise MalformedEntryError from error
    if not isinstance(parts, list) or len(parts) < least:
        raise MalformedEntryError
    return parts
