"""A prisoner's property and money, the packets they lie in, and his account."""

from typing import ClassVar

from sqlmodel import Field

from models.records.base import Record


class PropertyItem(Record):
    """One object or sum of money of a person, and what became of it (GC III art. 18).

    `register_number` is its line in the special register of money (art. 18(4)); `route` says whether a sum goes to
    his account or is held in kind (art. 59). `settled` is how it ended (`models.property_settling.Settled`), with
    the condition in which he got it back, whether he signed, how much of it he got, and the reason where he did not
    get all of it back (art. 68); for a line taken off the list it is why.
    """

    kind: ClassVar[str] = "property_item"

    person_id: str = Field(default="", index=True)
    item_class: str = ""
    description: str = ""
    quantity: int = 1
    condition: str = ""
    disposition: str = ""
    reason: str = ""
    currency: str = ""
    amount: str = ""
    denominations: str = ""
    ordering_officer: str = ""
    ordering_rank: str = ""
    ordering_unit: str = ""
    packet_id: str = Field(default="", index=True)
    receipt_number: str = ""
    withdrawn: bool = False
    register_number: str = ""
    route: str = ""
    conversion_requested: bool = False
    settled: str = ""
    settled_at: int = 0
    settled_condition: str = ""
    settled_signature: str = ""
    settled_reason: str = ""
    settled_quantity: int = 0
    settled_amount: str = ""


class Packet(Record):
    """A sealed packet of one person's property, with its seal."""

    kind: ClassVar[str] = "packet"

    person_id: str = Field(default="", index=True)
    number: str = ""
    seal_number: str = ""
    sealed_at: int = 0
    sealed_by: str = ""


class PacketEvent(Record):
    """Something that happened to a sealed packet: handed over, received, found broken, opened, returned, forwarded.

    Its custody goes from hand to hand like that of its owner (GC III art. 18(6), 122(9)).
    """

    kind: ClassVar[str] = "packet_event"
    fact: ClassVar[bool] = True

    packet_id: str = Field(default="", index=True)
    person_id: str = Field(default="", index=True)
    event: str = ""
    occurred_at: int = 0
    recorded_at: int = 0
    seal_number: str = ""
    seal_intact: bool = False
    transfer_id: str = ""
    from_name: str = ""
    from_rank: str = ""
    from_unit: str = ""
    to_name: str = ""
    to_rank: str = ""
    to_unit: str = ""
    discrepancy: str = ""
    note: str = ""


class AccountEntry(Record):
    """One entry of a prisoner's account (GC III art. 64-65), countersigned by him or his representative.

    `amount` is a decimal number with its sign: what comes in is positive. `countersigned` is `prisoner`,
    `representative`, `declined` or `unable`. `requested_on` is the day his written request is dated, with how he
    signed it and who witnessed his mark (art. 63, 64): nothing where it was not stated.
    """

    kind: ClassVar[str] = "account_entry"
    fact: ClassVar[bool] = True

    person_id: str = Field(default="", index=True)
    number: str = ""
    entered_at: int = 0
    entry: str = ""
    currency: str = ""
    amount: str = ""
    item_id: str = ""
    ordering_officer: str = ""
    ordering_rank: str = ""
    ordering_unit: str = ""
    countersigned: str = ""
    countersigned_by: str = ""
    note: str = ""
    corrects: str = ""
    requested_on: str = ""
    request_signed: str = ""
    request_witness: str = ""
