"""What the simulator's registers pass to each other, and how they read what stands in entries."""

import hmac
from dataclasses import dataclass, field
from functools import lru_cache
from hashlib import sha256

from models.custody_order import Fact
from store import device as devices
from store.entry import decode_body, decode_header
from store.heads import Group
from sync.bundle.content import Content

FIELDS = ("surname", "rank", "born")
DEFAULTS = dict.fromkeys(FIELDS, "")
vouches = lru_cache(100_000)(devices.vouches)
"""A signature that held once holds again: the same one reaches many registers."""


def vouches_quickly(key, header_hash, signature):
    return hmac.compare_digest(QuickPen.stamp(key, header_hash), signature)


@dataclass(frozen=True)
class QuickPen:
    """Signs with a keyed hash: most schedules are about order and not about curves, which cost most of the time."""

    id: bytes
    public_key: bytes

    @staticmethod
    def stamp(key, header_hash):
        return sha256(key + header_hash).digest()

    def sign(self, header_hash):
        return self.stamp(self.public_key, header_hash)


@lru_cache(50_000)
def changes_of(body):
    return decode_body(body).changes


@lru_cache(100_000)
def time_of(header):
    return decode_header(header).time


@lru_cache(50_000)
def people_of(body):
    """The persons an entry speaks of."""
    return frozenset(
        change.record if change.kind == "person" else change.groups[0].fields["person_id"]
        for change in changes_of(body)
    )


@dataclass(frozen=True)
class Member:
    """One device of the roster; `accepted_until` is the last entry believed of a revoked one."""

    key: bytes
    station: str
    accepted_until: int | None = None


@dataclass(frozen=True)
class Roster:
    version: int = 0
    members: dict = field(default_factory=dict)

    def with_member(self, device, member):
        return Roster(self.version + 1, self.members | {device: member})


@dataclass
class Parcel:
    """A bundle on its way, as `Content` with the roster beside it in the place of its signed bytes."""

    content: Content
    roster: Roster
    to: bytes
    covers: dict


@dataclass
class Peer:
    vector: dict = field(default_factory=dict)
    made_at: int = 0
    lacking: dict = field(default_factory=dict)


def whole(group):
    """A group that creates names every field."""
    return group if group.replaced else Group((), DEFAULTS | dict(group.fields))


def fact_of(change):
    facts = change.groups[0].fields
    return Fact(
        change.record,
        facts["event"],
        facts.get("follows", ""),
        facts.get("corrects", ""),
        facts["occurred_at"],
        facts["recorded_at"],
        facts.get("place", ""),
        facts.get("transfer_id", ""),
    )
