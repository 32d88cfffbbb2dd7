"""What an officer can do about whom registers trust; refuses to know how trust is proved (`sync.trust`)."""

from enum import StrEnum


class TrustWord(StrEnum):
    """Words of `TrustAct.act`; sentences stand under `trust_act.*`."""

    JOINED = "joined"
    ENROLLED = "enrolled"
    REVOKED = "revoked"
    KEYS_CHANGED = "keys_changed"
