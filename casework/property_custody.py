"""A prisoner's property: what may be taken, receipts, sealed packets (GC III art. 18).

Refuses, with the article, to record as taken what the Convention leaves with him; captured materiel is
recorded apart and never becomes his property.
"""

from sqlmodel import col, select

from casework.access import needs
from casework.drafts import ItemDraft
from casework.money_register import next_line
from casework.workspace import Workspace
from models import currencies, text
from models.errors import Block, InputRefused, NotAllowedByArticle, RecordMissing, StepBlocked
from models.field_classes import FieldClass
from models.ids import new_id
from models.money import amount_of, route_of, written
from models.numbers import NumberSeries
from models.property_rules import (
    KEPT,
    VERDICTS,
    Disposition,
    ItemClass,
    Verdict,
    refusal,
    sealed_of,
)
from models.records import Packet, PropertyItem
from models.tables import PropertyItemRow, StandingRow
from models.touched import Touched
from store.unit_of_work import Edit, load

_LIMIT = 500


def disposition_of(item: ItemDraft) -> Disposition:
    """What is done with it: as chosen, else what is usual for its class."""
    chosen = item.disposition or VERDICTS[ItemClass(item.item_class)].usual.value
    return Disposition(chosen)


def refusal_of(item: ItemDraft) -> Verdict | None:
    """The verdict that forbids taking it, or nothing."""
    return refusal(ItemClass(item.item_class), disposition_of(item))


def missing_in(item: ItemDraft) -> tuple[str, ...]:
    """Word keys of what the Convention wants recorded with it and is not there yet."""
    disposition = disposition_of(item)
    if disposition not in KEPT:
        return ()
    verdict = VERDICTS[ItemClass(item.item_class)]
    missing: list[str] = []
    if disposition is Disposition.STORED and not item.reason:
        missing.append("property.needs_storing_reason")
    if verdict.needs_order and not (
        item.ordering_officer and item.ordering_rank and item.ordering_unit
    ):
        missing.append("property.needs_ordering_officer")
    if verdict.needs_reason and not item.reason:
        missing.append("property.needs_reason")
    if item.item_class == ItemClass.MONEY:
        missing += _missing_in_money(item)
    return tuple(missing)


def _missing_in_money(item: ItemDraft) -> list[str]:
    missing: list[str] = []
    if not item.currency:
        missing.append("property.needs_currency")
    elif not currencies.is_known(currencies.folded(item.currency)):
        missing.append("property.unknown_currency")
    if amount_of(item.amount) is None:
        missing.append("property.needs_amount")
    return missing


def require_lawful(item: ItemDraft) -> None:
    """Let only pass what may be recorded.

    Raises:
        NotAllowedByArticle: it may not be taken from him.
        InputRefused: the order, the reason or the sum is missing.
    """
    if verdict := refusal_of(item):
        raise NotAllowedByArticle(verdict.article, verdict.why)
    if missing := missing_in(item):
        raise InputRefused(dict.fromkeys(missing[:1], missing[0]) | {key: key for key in missing})


def add_to(record: Edit, workspace: Workspace, person_id: str, item: ItemDraft) -> PropertyItem:
    """Write one item inside a save that is under way; what is kept gets a receipt, money a line in the register.

    The caller has asked `require_lawful` before.
    """
    disposition = disposition_of(item)
    held = disposition in KEPT
    receipt = record.next_number(NumberSeries.RECEIPT) if held else None
    money = item.item_class == ItemClass.MONEY
    amount, currency = amount_of(item.amount), currencies.folded(item.currency)
    kept = PropertyItem.model_validate(
        {
            "id": new_id(workspace.clock),
            "person_id": person_id,
            "item_class": item.item_class,
            "description": _line(item.description),
            "quantity": max(1, item.quantity),
            "condition": _line(item.condition),
            "disposition": disposition.value,
            "reason": _line(item.reason),
            "currency": currency,
            "amount": written(amount) if amount is not None else "",
            "denominations": _line(item.denominations),
            "ordering_officer": _line(item.ordering_officer),
            "ordering_rank": _line(item.ordering_rank),
            "ordering_unit": _line(item.ordering_unit),
            "receipt_number": str(receipt) if receipt else "",
            "register_number": next_line(record, receipt) if receipt and money else "",
            "route": route_of(currency, workspace.station.currency).value if held and money else "",
        }
    )
    record.add(kept)
    return kept


def _line(typed: str) -> str:
    return text.clean(typed, limit=_LIMIT).text


def add_item(workspace: Workspace, person_id: str, item: ItemDraft) -> Touched:
    """Record one more object or sum of money of a person.

    Raises:
        NotAllowedByArticle: it may not be taken from him.
        InputRefused: the order, the reason or the sum is missing.
    """
    require_lawful(item)
    with workspace.edit("property.add") as record:
        add_to(record, workspace, person_id, item)
    return record.touched


@needs(FieldClass.D)
def withdraw_item(workspace: Workspace, item_id: str, reason: str) -> Touched:
    """Take an item recorded by mistake off the list; its line stays, with the reason.

    Raises:
        InputRefused: no reason was given.
        StepBlocked: it was returned or settled already.
    """
    if not reason.strip():
        raise InputRefused({"reason": "people.reason_needed"})
    item = load(workspace.vault, PropertyItem, item_id)
    if item.value.settled:
        raise StepBlocked((Block("already_settled", "18(6)", (item.value.person_id,)),))
    with workspace.edit("property.withdraw", reason=reason.strip()) as record:
        record.change(item, withdrawn=True, settled_reason=_line(reason))
    return record.touched


def seal_packet(workspace: Workspace, person_id: str, seal_number: str) -> Touched:
    """Close what lies in no packet yet (`unsealed_ids`) into one sealed packet with a new number.

    Raises:
        InputRefused: the number of the seal is missing.
        RecordMissing: nothing is waiting to be sealed.
    """
    seal = _line(seal_number)
    if not seal:
        raise InputRefused({"seal_number": "property.needs_seal"})
    waiting = unsealed_ids(workspace, person_id)
    if not waiting:
        raise RecordMissing(PropertyItem.kind)
    with workspace.edit("property.seal_packet") as record:
        packet = Packet(
            id=new_id(workspace.clock),
            person_id=person_id,
            number=str(record.next_number(NumberSeries.PACKET)),
            seal_number=seal,
            sealed_at=workspace.now(),
            sealed_by=workspace.officer.id,
        )
        record.add(packet)
        for item_id in waiting:
            record.change(load(workspace.vault, PropertyItem, item_id), packet_id=packet.id)
    return record.touched


def unsealed_ids(workspace: Workspace, person_id: str) -> tuple[str, ...]:
    """The held items of a person that lie in no sealed packet; of who is gone also what was stored for him."""
    with workspace.vault.session() as session:
        standing = session.get(StandingRow, person_id)
        sealed = sealed_of(standing.state if standing else "")
        return tuple(
            session.exec(
                select(PropertyItemRow.id).where(
                    PropertyItemRow.person_id == person_id,
                    col(PropertyItemRow.disposition).in_(sealed),
                    PropertyItemRow.packet_id == "",
                    PropertyItemRow.settled == "",
                    col(PropertyItemRow.withdrawn).is_(False),
                )
            )
        )
