"""What screens are given of property and money: small frozen views; refuses to carry rows."""

from dataclasses import dataclass

from models.packets import SealState
from models.property_settling import is_open


@dataclass(frozen=True, slots=True)
class ItemView:
    """One object or sum of money."""

    id: str
    item_class: str
    description: str
    quantity: int
    condition: str
    disposition: str
    reason: str
    currency: str
    amount: str
    denominations: str
    ordering_officer: str
    packet_number: str
    seal_number: str
    receipt_number: str
    withdrawn: bool
    packet_id: str = ""
    register_number: str = ""
    route: str = ""
    settled: str = ""
    settled_at: int = 0
    settled_condition: str = ""
    settled_signature: str = ""
    settled_reason: str = ""
    settled_quantity: int = 0
    settled_amount: str = ""

    @property
    def is_open(self) -> bool:
        """Whether it is held and still to be settled."""
        return is_open(disposition=self.disposition, settled=self.settled, withdrawn=self.withdrawn)


@dataclass(frozen=True, slots=True)
class PacketEventView:
    """One thing that happened to a packet."""

    event: str
    occurred_at: int
    giver: str
    taker: str
    seal_number: str
    discrepancy: str
    note: str


@dataclass(frozen=True, slots=True)
class PacketView:
    """One sealed packet: its seal as it stands, who has it, every discrepancy, how many items in it are open."""

    id: str
    number: str
    seal_number: str
    state: str
    holder: str
    discrepancies: tuple[str, ...]
    open_items: int
    events: tuple[PacketEventView, ...]

    @property
    def holds_something(self) -> bool:
        """Whether what was sealed in, or part of it, still lies in it: kept here, or forwarded as it is."""
        return bool(self.open_items) or self.state == SealState.FORWARDED


@dataclass(frozen=True, slots=True)
class EntryView:
    """One entry of an account; `corrected` once a counter-entry takes it back; nothing of a request: not stated."""

    id: str
    number: str
    entered_at: int
    entry: str
    currency: str
    amount: str
    countersigned: str
    countersigned_by: str
    note: str
    corrects: str
    corrected: bool
    requested_on: str = ""
    request_signed: str = ""
    request_witness: str = ""


@dataclass(frozen=True, slots=True)
class PropertyView:
    """Property beside the items themselves: packets, account, balances by currency, the Detaining Power's currency."""

    packets: tuple[PacketView, ...] = ()
    entries: tuple[EntryView, ...] = ()
    balances: tuple[tuple[str, str], ...] = ()
    own_currency: str = ""


@dataclass(frozen=True, slots=True)
class ClosedAccount:
    """One line of the certified list of closed accounts (art. 66(2))."""

    person_id: str
    name: str
    number: str
    closed_at: int
    currency: str
    amount: str
