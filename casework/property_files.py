"""Reading the property of a person for his file: items, packets with their way, account; refuses to change anything."""

from sqlmodel import col, select

from casework.access import needs
from casework.hands import Hand
from casework.packets import ways
from casework.person_cards import number_of
from casework.property_views import (
    ClosedAccount,
    EntryView,
    ItemView,
    PacketEventView,
    PacketView,
    PropertyView,
)
from casework.workspace import Workspace
from models.field_classes import FieldClass
from models.money import EntryKind, balances, written
from models.tables import (
    AccountEntryRow,
    PacketEventRow,
    PacketRow,
    PersonRow,
    PropertyItemRow,
)


def items_of(workspace: Workspace, person_id: str) -> tuple[ItemView, ...]:
    """The objects and sums of a person, in the order they were recorded."""
    with workspace.vault.session() as session:
        rows = session.exec(
            select(PropertyItemRow, PacketRow)
            .join(PacketRow, col(PacketRow.id) == PropertyItemRow.packet_id, isouter=True)
            .where(PropertyItemRow.person_id == person_id)
            .order_by(PropertyItemRow.id)
        ).all()
    return tuple(
        ItemView(
            item.id,
            item.item_class,
            item.description,
            item.quantity,
            item.condition,
            item.disposition,
            item.reason,
            item.currency,
            item.amount,
            item.denominations,
            f"{item.ordering_rank} {item.ordering_officer}".strip(),
            packet.number if packet else "",
            packet.seal_number if packet else "",
            item.receipt_number,
            item.withdrawn,
            item.packet_id,
            item.register_number,
            item.route,
            item.settled,
            item.settled_at,
            item.settled_condition,
            item.settled_signature,
            item.settled_reason,
            item.settled_quantity,
            item.settled_amount,
        )
        for item, packet in rows
    )


def property_of(workspace: Workspace, person_id: str, items: tuple[ItemView, ...]) -> PropertyView:
    """Packets and account of a person whose items are known."""
    with workspace.vault.session() as session:
        entries = session.exec(
            select(AccountEntryRow)
            .where(AccountEntryRow.person_id == person_id)
            .order_by(col(AccountEntryRow.entered_at), AccountEntryRow.id)
        ).all()
    corrected = {row.corrects for row in entries if row.corrects}
    sums = balances((row.currency, row.amount) for row in entries)
    return PropertyView(
        packets=_packets(workspace, person_id, items),
        entries=tuple(
            EntryView(
                row.id,
                row.number,
                row.entered_at,
                row.entry,
                row.currency,
                row.amount,
                row.countersigned,
                row.countersigned_by,
                row.note,
                row.corrects,
                row.id in corrected,
                row.requested_on,
                row.request_signed,
                row.request_witness,
            )
            for row in sorted(entries, key=_place)
        ),
        balances=tuple((currency, written(amount)) for currency, amount in sums.items()),
        own_currency=workspace.station.currency,
    )


def _place(entry: AccountEntryRow) -> tuple[int, int, str]:
    return entry.entered_at, int(entry.number) if entry.number.isdecimal() else 0, entry.id


def _packets(
    workspace: Workspace, person_id: str, items: tuple[ItemView, ...]
) -> tuple[PacketView, ...]:
    with workspace.vault.session() as session:
        rows = session.exec(
            select(PacketRow).where(PacketRow.person_id == person_id).order_by(PacketRow.id)
        ).all()
        events = session.exec(
            select(PacketEventRow)
            .where(PacketEventRow.person_id == person_id)
            .order_by(col(PacketEventRow.occurred_at), PacketEventRow.id)
        ).all()
    stands = ways(workspace, [row.id for row in rows])
    return tuple(
        PacketView(
            row.id,
            row.number,
            row.seal_number,
            stands[row.id].state.value,
            stands[row.id].holder,
            stands[row.id].discrepancies,
            sum(1 for item in items if item.packet_id == row.id and item.is_open),
            tuple(_event(event) for event in events if event.packet_id == row.id),
        )
        for row in rows
    )


def _event(row: PacketEventRow) -> PacketEventView:
    return PacketEventView(
        row.event,
        row.occurred_at,
        str(Hand(row.from_name, row.from_rank, row.from_unit)),
        str(Hand(row.to_name, row.to_rank, row.to_unit)),
        row.seal_number,
        row.discrepancy,
        row.note,
    )


@needs(FieldClass.D)
def closed_accounts(
    workspace: Workspace, since: int = 0, until: int = 0
) -> tuple[ClosedAccount, ...]:
    """The accounts closed in a period, as the list for the Protecting Power names them (art. 66(2))."""
    query = (
        select(AccountEntryRow, PersonRow)
        .join(PersonRow, col(PersonRow.id) == AccountEntryRow.person_id)
        .where(
            AccountEntryRow.entry == EntryKind.CLOSING.value, AccountEntryRow.entered_at >= since
        )
        .order_by(col(AccountEntryRow.entered_at), AccountEntryRow.id)
    )
    if until:
        query = query.where(AccountEntryRow.entered_at < until)
    with workspace.vault.session() as session:
        rows = session.exec(query).all()
    return tuple(
        ClosedAccount(
            person.id,
            f"{person.surname} {person.first_names}".strip(),
            number_of(person),
            entry.entered_at,
            entry.currency,
            entry.amount.removeprefix("-"),
        )
        for entry, person in rows
    )
