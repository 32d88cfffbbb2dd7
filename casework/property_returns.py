"""Giving back what was taken, and stating what is not given back (GC III art. 18(6), 68(2), 119).

Refuses to give anything back twice, more than was taken, or changed without a word on how it came to that.
"""

from collections.abc import Sequence
from dataclasses import dataclass
from decimal import Decimal

from casework.access import needs
from casework.hands import Hand, cleaned_line, second_officer
from casework.packet_acts import open_in
from casework.packets import ways
from casework.workspace import Workspace
from models.errors import Block, InputRefused, NotAllowedByArticle, StepBlocked
from models.field_classes import FieldClass
from models.money import amount_of, written
from models.packets import SealState
from models.property_rules import KEPT, Disposition, ItemClass
from models.property_settling import Settled, Signature
from models.records import Packet, PropertyItem
from models.text import folded
from models.touched import Touched
from store.unit_of_work import Loaded, load


@dataclass(frozen=True, slots=True)
class Returned:
    """One item as he got it back.

    `condition` is as it is now; where it differs from the condition at taking, or less is given back than was taken
    (`quantity`, for money `amount`; nothing means all), `difference` says how that came. `signature` is a word of
    `Signature`: nothing is taken for granted.
    """

    item_id: str
    condition: str = ""
    signature: str = ""
    difference: str = ""
    quantity: int = 0
    amount: str = ""


@needs(FieldClass.D)
def give_back(
    workspace: Workspace, person_id: str, returned: Sequence[Returned], second: Hand | None = None
) -> Touched:
    """Record that these items were given back, each with its condition and his signature.

    Sealed packets they lie in are opened by this before two officers; `second` is the other one.

    Raises:
        InputRefused: at the item's identifier: more than was taken, no sum, a difference without a word;
            `second_name`: a sealed packet needs two officers.
        StepBlocked: an item is settled already, or off the list, or another person's; a packet was sent away.
        NotAllowedByArticle: captured materiel, or what was never taken from him.
    """
    items = [_held(workspace, person_id, each.item_id) for each in returned]
    problems = {
        each.item_id: why
        for each, item in zip(returned, items, strict=True)
        if (why := _problem(each, item.value))
    }
    if problems:
        raise InputRefused(problems)
    opened = _to_open(workspace, items)
    witness = second_officer(workspace, second or Hand()) if opened else Hand()
    now = workspace.now()
    with workspace.edit("property.return") as record:
        for packet in opened:
            open_in(record, workspace, packet, witness, "")
        for each, item in zip(returned, items, strict=True):
            record.change(
                item,
                settled=Settled.RETURNED.value,
                settled_at=now,
                settled_condition=cleaned_line(each.condition) or item.value.condition,
                settled_signature=Signature(each.signature).value,
                settled_reason=cleaned_line(each.difference),
                settled_quantity=each.quantity or item.value.quantity,
                settled_amount=_amount(each, item.value),
            )
    return record.touched


@needs(FieldClass.D)
def state_not_returned(
    workspace: Workspace, person_id: str, item_ids: Sequence[str], reason: str
) -> Touched:
    """Settle items by the statement on what is not returned, with the reason (art. 68(2)); it is printed as R3.

    Raises:
        InputRefused: no reason was given.
        StepBlocked: an item is settled already, or off the list, or another person's.
        NotAllowedByArticle: captured materiel, or what was never taken from him.
    """
    said = cleaned_line(reason)
    if not said:
        raise InputRefused({"reason": "people.reason_needed"})
    items = [_held(workspace, person_id, item_id) for item_id in item_ids]
    with workspace.edit("property.state", reason=said) as record:
        for item in items:
            record.change(
                item,
                settled=Settled.STATED.value,
                settled_at=workspace.now(),
                settled_reason=said,
            )
    return record.touched


def differs(taken: str, now: str) -> bool:
    """Whether the condition at return is another than at taking; nothing said means the same."""
    return bool(folded(now)) and folded(now) != folded(taken)


def held_item(workspace: Workspace, item_id: str) -> Loaded[PropertyItem]:
    """An item that is held and not settled.

    Raises:
        StepBlocked: it is settled already, or off the list.
        NotAllowedByArticle: captured materiel, or what was never taken from him.
    """
    item = load(workspace.vault, PropertyItem, item_id)
    value = item.value
    if value.disposition == Disposition.MATERIEL:
        raise NotAllowedByArticle("18(1)", "property.materiel_apart")
    if value.disposition not in KEPT:
        raise NotAllowedByArticle("18(1)", "settling.never_taken")
    if value.settled or value.withdrawn:
        raise StepBlocked((Block("already_settled", "18(6)", (value.person_id,)),))
    return item


def packets_to_open(workspace: Workspace, items: Sequence[PropertyItem]) -> tuple[Packet, ...]:
    """The packets that must be opened before these items can be had.

    Raises:
        StepBlocked: one of them was sent away.
    """
    ids = sorted({item.packet_id for item in items if item.packet_id})
    stands = ways(workspace, ids)
    if gone := [
        item.person_id
        for item in items
        if item.packet_id in stands and stands[item.packet_id].state is SealState.FORWARDED
    ]:
        raise StepBlocked((Block("packet_is_forwarded", "122(9)", tuple(gone[:1])),))
    return tuple(
        load(workspace.vault, Packet, packet_id).value
        for packet_id in ids
        if stands[packet_id].state is not SealState.OPEN
    )


def _to_open(workspace: Workspace, items: Sequence[Loaded[PropertyItem]]) -> tuple[Packet, ...]:
    return packets_to_open(workspace, [item.value for item in items])


def _held(workspace: Workspace, person_id: str, item_id: str) -> Loaded[PropertyItem]:
    item = held_item(workspace, item_id)
    if item.value.person_id != person_id:
        raise StepBlocked((Block("not_his", "18(6)", (person_id,)),))
    return item


def _problem(each: Returned, item: PropertyItem) -> str:
    """The word key of what cannot be recorded like this, or nothing."""
    if each.signature not in Signature.__members__.values():
        return "settling.signature_needed"
    less, more = _less(each, item)
    if more:
        return more
    if (less or differs(item.condition, each.condition)) and not each.difference.strip():
        return "settling.difference_needed"
    return ""


def _less(each: Returned, item: PropertyItem) -> tuple[bool, str]:
    """Whether less is given back than was taken, and the word key where more is, or no sum at all."""
    if each.quantity < 0:
        return False, "settling.no_quantity"
    if each.quantity > item.quantity:
        return False, "settling.more_than_taken"
    less = bool(each.quantity) and each.quantity < item.quantity
    if item.item_class != ItemClass.MONEY or not each.amount.strip():
        return less, ""
    given, taken = amount_of(each.amount), amount_of(item.amount) or Decimal(0)
    if given is None:
        return less, "settling.no_sum"
    return less or given < taken, "settling.more_than_taken" if given > taken else ""


def _amount(each: Returned, item: PropertyItem) -> str:
    if item.item_class != ItemClass.MONEY:
        return ""
    given = amount_of(each.amount)
    return written(given) if given is not None else item.amount
