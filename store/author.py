"""Who writes into the journal of this laptop, and the body of what he writes; refuses to write it down."""

from dataclasses import dataclass
from secrets import token_bytes

from models.clock import Clock, HybridClock, local_offset_minutes
from models.errors import RecordMissing
from store import device as devices
from store import journal
from store.access import OpenVault
from store.device import Device
from store.entry import SALT_BYTES, Body, Change, encode_body


@dataclass(frozen=True, slots=True)
class Author:
    """Who writes: this laptop's device, the officer, the clocks; one while the vault is open."""

    device: Device
    officer_id: str
    clock: Clock
    hybrid: HybridClock


def author_of(vault: OpenVault, officer_id: str, clock: Clock) -> Author:
    """The author for an opened vault; a vault without a device identity is given one."""
    with vault.write() as cursor:
        try:
            device = devices.own(cursor)
        except RecordMissing:
            device = devices.create(cursor, clock)
        return Author(
            device, officer_id, clock, HybridClock(clock, journal.newest_time(cursor, device.id))
        )


def body_of(
    author: Author,
    verb: str,
    reason: str,
    occurred_at: int | None,
    recorded_at: int,
    changes: tuple[Change, ...],
) -> bytes:
    """The body of an entry by this author, freshly salted."""
    return encode_body(
        Body(
            token_bytes(SALT_BYTES),
            author.officer_id,
            verb,
            occurred_at,
            recorded_at,
            local_offset_minutes(recorded_at),
            reason,
            changes,
        )
    )
