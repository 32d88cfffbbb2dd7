"""Identifiers of records: UUID version 7 (RFC 9562), so that what is made together lies together on disk."""

import secrets
from uuid import UUID

from models.clock import Clock

_VERSION = 7 << 76
_VARIANT = 0b10 << 62


def new_id(clock: Clock) -> str:
    """A new UUIDv7 in its usual written form: 48 bits of milliseconds, then 74 random bits."""
    random_high = secrets.randbits(12)
    random_low = secrets.randbits(62)
    milliseconds = clock.now() & ((1 << 48) - 1)
    return str(UUID(int=milliseconds << 80 | _VERSION | random_high << 64 | _VARIANT | random_low))


def made_at(identifier: str) -> int:
    """The instant an identifier of ours was made, in milliseconds: its first 48 bits."""
    return UUID(identifier).int >> 80
