"""Sums of money as typed and as the register keeps them, and what a ledger comes to; refuses what is no sum.

A sum is a decimal number; in the register it is text without exponent (`12400.50`).
"""

from collections import defaultdict
from collections.abc import Iterable
from decimal import Decimal, InvalidOperation

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
