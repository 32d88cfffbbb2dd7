"""Sealed packets on a transfer: each goes from hand to hand with its seal looked at (GC III art. 18(6), 48).

Each step is a fact. Refuses to let a packet travel open.
"""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace

from sqlmodel import col, select

from casework.hands import Hand, cleaned_line, moment, own_hand
from casework.workspace import Workspace
from models.errors import Block, InputRefused, StepBlocked
from models.ids import new_id
from models.packets import Happened, PacketAct, PacketWay, SealState, way_of
from models.records import Packet, PacketEvent
from models.tables import PacketEventRow, PacketRow, PropertyItemRow, TransferLineRow
from models.touched import Touched

CHANGES_HANDS = frozenset(
    {PacketAct.HANDED_OVER, PacketAct.RECEIVED, PacketAct.FOUND_BROKEN, PacketAct.FORWARDED}
)
"""What leaves a packet with somebody else than before."""


@dataclass(frozen=True, slots=True)
class SealCheck:
    """What whoever takes a packet over sees: the number on the seal, whether it is whole, and what is wrong if not."""

    intact: bool = True
    seal_number: str = ""
    discrepancy: str = ""


@dataclass(frozen=True, slots=True)
class TravellingPacket:
    """One packet of a person on a list, with how its seal stands and what was done on this transfer already."""

    packet_id: str
    person_id: str
    number: str
    seal_number: str
    state: SealState
    discrepancies: tuple[str, ...]
    handed_over: bool
    received: bool

    def as_record(self) -> Packet:
        """What an event needs to know of it."""
        return Packet(
            id=self.packet_id,
            person_id=self.person_id,
            number=self.number,
            seal_number=self.seal_number,
        )


def ways(workspace: Workspace, packet_ids: Sequence[str]) -> dict[str, PacketWay]:
    """How each of these packets stands."""
    events: dict[str, list[Happened]] = {packet_id: [] for packet_id in packet_ids}
    with workspace.vault.session() as session:
        for row in session.exec(
            select(PacketEventRow).where(col(PacketEventRow.packet_id).in_(packet_ids))
        ):
            events[row.packet_id].append(
                Happened(
                    row.event,
                    row.occurred_at,
                    row.recorded_at,
                    row.id,
                    row.seal_intact,
                    str(Hand(row.to_name, row.to_rank, row.to_unit))
                    if row.event in CHANGES_HANDS
                    else "",
                    row.discrepancy,
                )
            )
    return {packet_id: way_of(found) for packet_id, found in events.items()}


def packets_on(workspace: Workspace, transfer_id: str) -> tuple[TravellingPacket, ...]:
    """The packets that travel with the people of a list: those that still hold something of theirs."""
    with workspace.vault.session() as session:
        rows = session.exec(
            select(PacketRow)
            .join(TransferLineRow, col(TransferLineRow.person_id) == PacketRow.person_id)
            .where(
                TransferLineRow.transfer_id == transfer_id,
                col(TransferLineRow.withdrawn).is_(False),
                col(PacketRow.id).in_(
                    select(PropertyItemRow.packet_id).where(
                        PropertyItemRow.person_id == PacketRow.person_id,
                        PropertyItemRow.settled == "",
                        col(PropertyItemRow.withdrawn).is_(False),
                    )
                ),
            )
            .order_by(col(TransferLineRow.line_number), PacketRow.number)
        ).all()
        acts = session.exec(
            select(PacketEventRow.packet_id, PacketEventRow.event).where(
                PacketEventRow.transfer_id == transfer_id
            )
        ).all()
    done = set(acts)
    stands = ways(workspace, [row.id for row in rows])
    return tuple(
        TravellingPacket(
            row.id,
            row.person_id,
            row.number,
            row.seal_number,
            stands[row.id].state,
            stands[row.id].discrepancies,
            (row.id, PacketAct.HANDED_OVER) in done,
            any((row.id, act) in done for act in (PacketAct.RECEIVED, PacketAct.FOUND_BROKEN)),
        )
        for row in rows
    )


def hand_over(
    workspace: Workspace,
    transfer_id: str,
    receiver: Hand,
    checks: Mapping[str, SealCheck] | None = None,
    at: int | None = None,
) -> Touched:
    """Record that the packets of a transfer went out of our hands into those of the escort or the receiving station.

    `checks` says of packets by identifier what was seen of the seal; without one it was whole. Packets that were
    handed over on this transfer already are passed over.

    Raises:
        InputRefused: nobody receives, the time lies in the future, or a broken seal without a word on it.
        StepBlocked: a packet stands open (`packet_open`): it is sealed anew before it travels.
    """
    return _change_hands(workspace, transfer_id, PacketAct.HANDED_OVER, receiver, checks or {}, at)


def receive(
    workspace: Workspace,
    transfer_id: str,
    giver: Hand,
    checks: Mapping[str, SealCheck] | None = None,
    at: int | None = None,
) -> Touched:
    """Record that we took the packets of a transfer over from `giver`, each with its seal looked at.

    A seal that is broken, or bears another number than the list, is recorded with what was seen and stays in sight.

    Raises:
        InputRefused: nobody gave them, the time lies in the future, or a broken seal without a word on it.
    """
    return _change_hands(workspace, transfer_id, PacketAct.RECEIVED, giver, checks or {}, at)


def _change_hands(
    workspace: Workspace,
    transfer_id: str,
    act: PacketAct,
    other: Hand,
    checks: Mapping[str, SealCheck],
    at: int | None,
) -> Touched:
    other = other.required("packets.who_needed")
    occurred_at = moment(workspace, at)
    ours = own_hand(workspace)
    giver, taker = (ours, other) if act is PacketAct.HANDED_OVER else (other, ours)
    done = "handed_over" if act is PacketAct.HANDED_OVER else "received"
    waiting = [each for each in packets_on(workspace, transfer_id) if not getattr(each, done)]
    if act is PacketAct.HANDED_OVER:
        _require_closed(waiting)
    seen = {each.packet_id: _seen(act, each, checks.get(each.packet_id)) for each in waiting}
    with workspace.edit(f"packet.{act.value}", occurred_at=occurred_at) as record:
        for packet in waiting:
            found, check = seen[packet.packet_id]
            told = {
                "occurred_at": occurred_at,
                "seal_intact": check.intact,
                "seal_number": cleaned_line(check.seal_number) or packet.seal_number,
                "transfer_id": transfer_id,
                "discrepancy": cleaned_line(check.discrepancy),
            }
            record.add(event_of(workspace, packet.as_record(), found, (giver, taker), told))
    return record.touched


def event_of(
    workspace: Workspace,
    packet: Packet,
    act: PacketAct,
    hands: tuple[Hand, Hand],
    told: Mapping[str, str | int | bool],
) -> PacketEvent:
    """The fact that something happened to a packet, from one hand to the other; `told` are fields of `PacketEvent`."""
    giver, taker = hands
    now = workspace.now()
    return PacketEvent.model_validate(
        {
            "id": new_id(workspace.clock),
            "packet_id": packet.id,
            "person_id": packet.person_id,
            "event": act.value,
            "occurred_at": now,
            "recorded_at": now,
            "seal_number": packet.seal_number,
            "from_name": giver.name,
            "from_rank": giver.rank,
            "from_unit": giver.unit,
            "to_name": taker.name,
            "to_rank": taker.rank,
            "to_unit": taker.unit,
            **told,
        }
    )


def _require_closed(waiting: Sequence[TravellingPacket]) -> None:
    if opened := tuple(each.person_id for each in waiting if each.state is SealState.OPEN):
        raise StepBlocked((Block("packet_open", "18(6)", opened),))


def _seen(
    act: PacketAct, packet: TravellingPacket, check: SealCheck | None
) -> tuple[PacketAct, SealCheck]:
    """What was seen, as it is recorded: another number on the seal is a broken seal."""
    known = packet.state is SealState.SEALED
    if check is None:
        return act, SealCheck(intact=known)
    number = cleaned_line(check.seal_number)
    intact = check.intact and number in ("", packet.seal_number)
    if not intact and known and not check.discrepancy.strip():
        raise InputRefused({"discrepancy": "packets.broken_needs_word"})
    broken = not intact and act is PacketAct.RECEIVED
    return (PacketAct.FOUND_BROKEN if broken else act), replace(check, intact=intact)
