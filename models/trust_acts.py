"""What officers do about whom registers trust, and what can be wrong with a device; knows no proof (`sync.trust`)."""

from enum import StrEnum


class Concern(StrEnum):
    """What can be wrong with another device; sentences stand under `exchange.warn.*`."""

    FORKED = "forked"
    """Two entries bear one name: its disk was copied or put back, and its chain is closed."""
    ROLLED_BACK = "rolled_back"
    """It holds less than it said before: its disk was put back."""
    CLOCK = "clock"
    """Its clock is ahead of this laptop's, or this one's is behind."""
    SILENT = "silent"
    """It was not heard for a week."""


class TrustWord(StrEnum):
    """Words of `TrustAct.act`; sentences stand under `trust_act.*`."""

    JOINED = "joined"
    ENROLLED = "enrolled"
    REVOKED = "revoked"
    KEYS_CHANGED = "keys_changed"
    FORKED_SEEN = "forked_seen"
    ROLLED_BACK_SEEN = "rolled_back_seen"
    CLOCK_SEEN = "clock_seen"
    SILENT_SEEN = "silent_seen"


SEEN_AS = {
    Concern.FORKED: TrustWord.FORKED_SEEN,
    Concern.ROLLED_BACK: TrustWord.ROLLED_BACK_SEEN,
    Concern.CLOCK: TrustWord.CLOCK_SEEN,
    Concern.SILENT: TrustWord.SILENT_SEEN,
}
"""What an officer dealt with → the word that records it."""
