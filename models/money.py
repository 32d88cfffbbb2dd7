"""Sums of money as typed and as the register keeps them, and what a ledger comes to; refuses what is no sum.

A sum is a decimal number; in the register it is text without exponent (`12400.50`).
"""

from collections import defaultdict
from collections.abc import Iterable
from decimal import Decimal, InvalidOperation
from enum import StrEnum

_LARGEST = Decimal(10) ** 15
_DECIMALS = 4
_UNREADABLE = Decimal(1)


def amount_of(typed: str) -> Decimal | None:
    """A sum of money as typed (`1 234,50`), or nothing when it is no positive sum below 10^15 with 4 decimals."""
    found = signed_amount_of(typed)
    return found if found is not None and found > 0 else None


def signed_amount_of(typed: str) -> Decimal | None:
    """A sum as typed, with its sign, or nothing when it is no sum other than zero."""
    plain = "".join(typed.split()).replace("\u202f", "").replace(",", ".").replace("\u2212", "-")
    try:
        amount = Decimal(plain)
    except InvalidOperation:
        return None
    if not amount.is_finite() or not amount or not abs(amount) < _LARGEST:
        return None
    exponent = amount.as_tuple().exponent
    return amount if isinstance(exponent, int) and exponent >= -_DECIMALS else None


def written(amount: Decimal) -> str:
    """A sum as the register keeps it."""
    return f"{amount:f}"


def balances(entries: Iterable[tuple[str, str]]) -> dict[str, Decimal]:
    """What (currency, sum) pairs come to in each currency, zeros left out, by currency.

    What is no sum was refused when it was typed; one from elsewhere counts as 1, so that it stays in sight as open.
    """
    found: defaultdict[str, Decimal] = defaultdict(Decimal)
    for currency, text in entries:
        found[currency] += _sum(text)
    return {currency: balance for currency, balance in sorted(found.items()) if balance}


def _sum(text: str) -> Decimal:
    try:
        amount = Decimal(text)
    except InvalidOperation:
        return _UNREADABLE
    return amount if amount.is_finite() else _UNREADABLE


class Route(StrEnum):
    """Where a sum goes that was taken; the words are `route.*`."""

    ACCOUNT = "account"
    """Into his account: the Detaining Power's own currency, and what was converted at his request (art. 18(4), 59)."""
    IN_KIND = "in_kind"
    """Kept as it is and given back: foreign currency (art. 18(4), 119)."""


def route_of(currency: str, own: str) -> Route:
    """Where a sum goes when he asks for nothing else."""
    return Route.ACCOUNT if currency == own else Route.IN_KIND


class EntryKind(StrEnum):
    """What an entry of an account is for; the words are `account.*`."""

    TAKEN = "taken"
    """Money that was taken from him (art. 59)."""
    CONVERTED = "converted"
    """Foreign money changed at his request (art. 59)."""
    PAY = "pay"
    """Monthly advance of pay (art. 60)."""
    WORK = "work"
    """Working pay (art. 62)."""
    RECEIVED = "received"
    """Sent to him (art. 63)."""
    PAID_OUT = "paid_out"
    """Paid to him in cash or in kind (art. 58, 64)."""
    SENT = "sent"
    """Paid to others at his wish (art. 63)."""
    CORRECTION = "correction"
    """A counter-entry that takes back another one."""
    CLOSING = "closing"
    """The balance certified in the statement at the end of captivity (art. 66)."""


REQUESTED = frozenset({EntryKind.CONVERTED, EntryKind.SENT})
"""What is done only at his written request, dated and signed (art. 18(4), 63(3), 64)."""

INCOMING = frozenset(
    {EntryKind.TAKEN, EntryKind.CONVERTED, EntryKind.PAY, EntryKind.WORK, EntryKind.RECEIVED}
)
BY_HAND = (
    EntryKind.PAY,
    EntryKind.WORK,
    EntryKind.RECEIVED,
    EntryKind.PAID_OUT,
    EntryKind.SENT,
)
"""What an officer enters; the others follow from what he does."""


class Countersigned(StrEnum):
    """Who countersigned or initialled an entry (art. 65); the words are `countersigned.*`."""

    PRISONER = "prisoner"
    REPRESENTATIVE = "representative"
    DECLINED = "declined"
    UNABLE = "unable"


class RequestSigned(StrEnum):
    """How he signed a written request (Annex V); the words are `request_signed.*`. Nothing: not stated."""

    SIGNED = "signed"
    MARKED = "marked"
