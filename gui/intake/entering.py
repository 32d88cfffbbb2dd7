"""Reads what an officer types in haste: times of day, grid references, ranks; refuses to guess at half of one."""

import re

from models import ranks

LONGEST_RANK = 80
"""Characters; a longer text is no rank, and not worth comparing with all of them."""

_WHOLE_SPELLING = 97.0
_TIME = re.compile(r"(\d{1,2})\s*[:.\-h ]?\s*([0-5]\d)")
_GRID = re.compile(r"\d{1,2}[C-HJ-NP-X][A-HJ-NP-Z][A-HJ-NP-V](?:\d\d){1,5}")
_HOURS = 24
_NATO = re.compile(r"\s*o[rf][\s-]?\d{1,2}[abc]?\s*", re.IGNORECASE)


def rank_key(text: str) -> str:
    """The rank a text spells out in full, in any script or language; nothing for half a word."""
    best = ranks.complete(text, 1) if 0 < len(text.strip()) <= LONGEST_RANK else []
    return best[0].rank.key if best and best[0].score >= _WHOLE_SPELLING else ""


def is_nato_code(text: str) -> bool:
    """Whether a code stands where a rank should: it helps to find one and is none."""
    return bool(_NATO.fullmatch(text))


def time_of_day(typed: str) -> str:
    """`430`, `4.30`, `04h30` as `04:30`; nothing when it is no time of day."""
    found = _TIME.fullmatch(typed.strip().lower())
    if not found or int(found[1]) >= _HOURS:
        return ""
    return f"{int(found[1]):02d}:{found[2]}"


def grid(typed: str) -> str:
    """A whole MGRS reference in groups, `36U YC 123 456`; nothing when it is none."""
    plain = "".join(typed.upper().split())
    if not _GRID.fullmatch(plain):
        return ""
    figures = len(plain) - len(plain.rstrip("0123456789"))
    head, tail = plain[:-figures], plain[-figures:]
    half = figures // 2
    return f"{head[:-2]} {head[-2:]} {tail[:half]} {tail[half:]}"
