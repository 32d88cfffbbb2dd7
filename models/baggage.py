"""How much a prisoner may carry: a ceiling on transfers, a floor when he goes home; refuses to refuse anything.

GC III art. 48(2): a limit may be set, never above 25 kg. Art. 119(3): on repatriation at least 25 kg are always
allowed. What he carries is only ever flagged, and only under a ceiling.
"""

from enum import StrEnum

from models.exchange_lists import HOMEWARD

LIMIT_KG = 25
"""The ceiling of art. 48(2) and the floor of art. 119(3)."""


class Limit(StrEnum):
    """Why a limit cannot be set; the words are `transfer.limit_*`."""

    TOO_HIGH = "transfer.limit_too_high"
    TOO_LOW = "transfer.limit_too_low"
    NO_WEIGHT = "transfer.limit_no_weight"


def kilograms(text: str) -> float | None:
    """A weight as typed (`23`, `23,5`), or nothing when it is none."""
    plain = text.strip().replace(",", ".", 1)
    if not plain or not plain.replace(".", "", 1).isdigit() or not plain.isascii():
        return None
    return float(plain)


def too_heavy(destination_kind: str, text: str, limit: str = "") -> bool:
    """Whether baggage is flagged: above the limit set, or above 25 kg; never on the way home."""
    weight = kilograms(text)
    if weight is None or destination_kind in HOMEWARD:
        return False
    return weight > (kilograms(limit) or LIMIT_KG)


def limit_refused(destination_kind: str, text: str) -> Limit | None:
    """Why this limit cannot be set for this kind of move; nothing when it can. No limit is always right."""
    if not text.strip():
        return None
    weight = kilograms(text)
    if weight is None:
        return Limit.NO_WEIGHT
    if destination_kind in HOMEWARD:
        return Limit.TOO_LOW if weight < LIMIT_KG else None
    return Limit.TOO_HIGH if weight > LIMIT_KG else None
