"""Sealed packets: what is refused, and what is never lost."""

from sqlmodel import select

from casework import (
    packet_acts,
    packets,
)
from casework.hands import Hand
from casework.packets import SealCheck
from models.packets import PacketAct, SealState
from models.tables import PropertyItemRow
from tests.casework.belongings import (
    SECOND,
    escaped,
    events_of,
    file_of,
    guards,
    refused,
    sealed_for,
    transfer_of,
    workspace,
)
from tests.casework.people import WATCH

__all__ = ["workspace"]


def test_another_number_on_the_seal_is_a_broken_seal(workspace):
    person, packet = sealed_for(workspace, WATCH)
    transfer = transfer_of(workspace, person)
    other = {packet.id: SealCheck(seal_number="9999", discrepancy="інший номер")}
    packets.receive(workspace, transfer, Hand("Гнатюк"), other)
    (event,) = events_of(workspace, packet.id)
    assert (event.event, event.seal_number) == (PacketAct.FOUND_BROKEN, "9999")


def test_an_open_packet_does_not_travel(workspace):
    person, packet = sealed_for(workspace, WATCH)
    transfer = transfer_of(workspace, person)
    packet_acts.open_packet(workspace, packet.id, SECOND, "перевірка вмісту")
    assert guards(lambda: packets.hand_over(workspace, transfer, Hand("Гнатюк"))) == {"packet_open"}


def test_what_lies_in_the_future_is_refused(workspace):
    person, packet = sealed_for(workspace, WATCH)
    escaped(workspace, person)
    later = workspace.now() + 3_600_000
    assert refused(lambda: packet_acts.forward(workspace, packet.id, Hand("НІБ"), at=later)) == {
        "occurred_at": "settling.in_future"
    }
    transfer = transfer_of(workspace, person)
    assert refused(lambda: packets.receive(workspace, transfer, Hand("Гнатюк"), at=later)) == {
        "occurred_at": "settling.in_future"
    }


def test_a_note_of_five_thousand_lines_loses_nothing_else(workspace):
    person, packet = sealed_for(workspace, WATCH)
    packet_acts.found_broken(workspace, packet.id, "рядок Ω 漢字 אב\n" * 5000)
    (seen,) = file_of(workspace, person).property.packets
    assert seen.state == SealState.BROKEN
    assert seen.discrepancies == (" ".join(["рядок Ω 漢字 אב"] * 5000),)
    with workspace.vault.session() as session:
        assert session.exec(select(PropertyItemRow)).one().settled == ""
