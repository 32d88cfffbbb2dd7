"""What is done to one sealed packet: found broken, opened, sealed anew, sent to the Bureau (GC III art. 122(9)).

Refuses to open a packet before fewer than two officers, to use a seal twice, and to send a packet to the Bureau while
its owner is in custody, that is not sealed, or that holds the Detaining Power's own money: that is shown in the
statement of art. 66.
"""

from sqlmodel import select

from casework.access import needs
from casework.hands import Hand, cleaned_line, moment, own_hand, second_officer
from casework.packets import event_of, ways
from casework.workspace import Workspace
from models.custody import LEAVES_EFFECTS
from models.errors import Block, InputRefused, NotAllowedByArticle, StepBlocked
from models.field_classes import FieldClass
from models.money import Route
from models.packets import PacketAct, SealState
from models.property_rules import ItemClass
from models.property_settling import Settled, is_open
from models.records import Packet, PropertyItem
from models.tables import PacketEventRow, PropertyItemRow, StandingRow
from models.touched import Touched
from store.unit_of_work import Edit, load


def found_broken(
    workspace: Workspace, packet_id: str, discrepancy: str, at: int | None = None
) -> Touched:
    """Record that the seal of a packet in our keeping was found broken; it stays in sight for ever.

    Raises:
        InputRefused: nothing was said of what was found.
        StepBlocked: it is not sealed.
    """
    packet = load(workspace.vault, Packet, packet_id).value
    _require_state(workspace, packet, SealState.SEALED)
    found = cleaned_line(discrepancy)
    if not found:
        raise InputRefused({"discrepancy": "packets.broken_needs_word"})
    occurred_at = moment(workspace, at)
    ours = own_hand(workspace)
    with workspace.edit("packet.found_broken", occurred_at=occurred_at) as record:
        told = {"discrepancy": found, "occurred_at": occurred_at}
        record.add(event_of(workspace, packet, PacketAct.FOUND_BROKEN, (Hand(), ours), told))
    return record.touched


@needs(FieldClass.D)
def open_packet(workspace: Workspace, packet_id: str, second: Hand, why: str) -> Touched:
    """Open a packet before two officers: the one at the table and `second`.

    Raises:
        InputRefused: no second officer, or no reason.
        StepBlocked: it is open already, or not here any more.
    """
    packet = load(workspace.vault, Packet, packet_id).value
    _require_state(workspace, packet, SealState.SEALED, SealState.BROKEN)
    witness = second_officer(workspace, second)
    reason = cleaned_line(why)
    if not reason:
        raise InputRefused({"note": "people.reason_needed"})
    with workspace.edit("packet.open", reason=reason) as record:
        open_in(record, workspace, packet, witness, reason)
    return record.touched


def open_in(record: Edit, workspace: Workspace, packet: Packet, witness: Hand, reason: str) -> None:
    """Open a packet inside a save that is under way; the caller has asked who is there."""
    hands = own_hand(workspace), witness
    record.add(event_of(workspace, packet, PacketAct.OPENED, hands, {"note": reason}))


@needs(FieldClass.D)
def reseal(
    workspace: Workspace, packet_id: str, seal_number: str, second: Hand, note: str = ""
) -> Touched:
    """Close an open or broken packet with a new seal before two officers.

    Raises:
        InputRefused: no second officer, no seal number, or a number that was used before.
        StepBlocked: it is sealed, or not here any more.
    """
    loaded = load(workspace.vault, Packet, packet_id)
    _require_state(workspace, loaded.value, SealState.OPEN, SealState.BROKEN)
    witness = second_officer(workspace, second)
    seal = cleaned_line(seal_number)
    if not seal:
        raise InputRefused({"seal_number": "property.needs_seal"})
    if seal in _seals_of(workspace, loaded.value):
        raise InputRefused({"seal_number": "packets.seal_used"})
    with workspace.edit("packet.reseal") as record:
        changed = record.change(loaded, seal_number=seal).value
        told = {"note": cleaned_line(note), "seal_intact": True}
        hands = own_hand(workspace), witness
        record.add(event_of(workspace, changed, PacketAct.RESEALED, hands, told))
    return record.touched


def _seals_of(workspace: Workspace, packet: Packet) -> set[str]:
    """Every seal this packet ever bore."""
    with workspace.vault.session() as session:
        rows = session.exec(
            select(PacketEventRow.seal_number).where(PacketEventRow.packet_id == packet.id)
        )
        return {packet.seal_number, *rows}


@needs(FieldClass.D)
def forward(workspace: Workspace, packet_id: str, carrier: Hand, at: int | None = None) -> Touched:
    """Send a sealed packet to the Information Bureau by `carrier`; what lies in it is settled by this.

    Raises:
        NotAllowedByArticle: it holds the Detaining Power's own money.
        StepBlocked: it is not sealed, nothing in it is open any more, or its owner is in custody and keeps it near him.
        InputRefused: nobody carries it, or the time lies in the future.
    """
    packet = load(workspace.vault, Packet, packet_id).value
    _require_state(workspace, packet, SealState.SEALED)
    _require_left(workspace, packet.person_id)
    held = open_items(workspace, packet_id)
    if not held:
        raise StepBlocked((Block("already_settled", "122(9)", (packet.person_id,)),))
    own = workspace.station.currency
    if any(
        item.item_class == ItemClass.MONEY and (item.currency == own or item.route == Route.ACCOUNT)
        for item in held
    ):
        raise NotAllowedByArticle("122(9)", "packets.own_currency")
    taker = carrier.required("packets.who_needed")
    occurred_at = moment(workspace, at)
    with workspace.edit("packet.forward", occurred_at=occurred_at) as record:
        told = {"seal_intact": True, "occurred_at": occurred_at}
        hands = own_hand(workspace), taker
        record.add(event_of(workspace, packet, PacketAct.FORWARDED, hands, told))
        for item in held:
            record.change(
                load(workspace.vault, PropertyItem, item.id),
                settled=Settled.FORWARDED.value,
                settled_at=occurred_at,
            )
    return record.touched


@needs(FieldClass.D)
def open_items(workspace: Workspace, packet_id: str) -> tuple[PropertyItemRow, ...]:
    """What lies in a packet and is not settled yet."""
    with workspace.vault.session() as session:
        rows = session.exec(select(PropertyItemRow).where(PropertyItemRow.packet_id == packet_id))
        return tuple(
            row
            for row in rows
            if is_open(disposition=row.disposition, settled=row.settled, withdrawn=row.withdrawn)
        )


def _require_left(workspace: Workspace, person_id: str) -> None:
    with workspace.vault.session() as session:
        standing = session.get(StandingRow, person_id)
    if standing is None or standing.state not in LEAVES_EFFECTS:
        raise StepBlocked((Block("owner_in_custody", "122(9)", (person_id,)),))


def _require_state(workspace: Workspace, packet: Packet, *allowed: SealState) -> None:
    state = ways(workspace, (packet.id,))[packet.id].state
    if state not in allowed:
        raise StepBlocked((Block(f"packet_is_{state.value}", "18(6)", (packet.person_id,)),))
