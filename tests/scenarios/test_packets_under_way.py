"""Sealed packets of a transfer from the sealing of the list to its closing (domain 9, row 27)."""

from casework import departures, packet_acts, packets, property_custody, reception, transfer_files
from casework.hands import Hand
from casework.workspace import Workspace
from models.clock import HandClock
from tests.casework.handovers import blocked, gone, ready, some
from tests.casework.moves import SAFETY, counted, received
from tests.casework.people import WATCH


def test_feature_27_a_packet_opened_after_the_list_was_sealed_stays_until_it_is_sealed_anew(
    workspace: Workspace, hand: HandClock
) -> None:
    (person,) = ids = some(workspace, 1, items=(WATCH,))
    property_custody.seal_packet(workspace, person, "0047112")
    transfer_id = ready(workspace, ids)
    departures.seal_list(workspace, transfer_id)
    counted(workspace, transfer_id, 1)
    (packet,) = packets.packets_on(workspace, transfer_id)
    second = Hand("Мельник", "лейтенант", "пункт збору")
    packet_acts.open_packet(workspace, packet.packet_id, second, "скарга на вміст")
    assert blocked(lambda: departures.depart(workspace, transfer_id, None, SAFETY)) == {
        "packet_open"
    }
    hand.advance(minutes=1)
    packet_acts.reseal(workspace, packet.packet_id, "0047113", second)
    hand.advance(minutes=1)
    packet_acts.found_broken(workspace, packet.packet_id, "печатку зірвано при навантаженні")
    assert blocked(lambda: departures.depart(workspace, transfer_id)) == {"packet_broken"}
    departures.depart(workspace, transfer_id, None, SAFETY)


def test_feature_27_a_transfer_is_not_closed_before_somebody_signed_for_each_packet(
    workspace: Workspace, hand: HandClock
) -> None:
    ids = some(workspace, 2, items=(WATCH,))
    for number, person in enumerate(ids):
        property_custody.seal_packet(workspace, person, f"004711{number}")
    transfer_id = gone(workspace, ids)
    hand.advance(hours=2)
    reception.tick(workspace, transfer_id, ids[0], "present")
    reception.tick(workspace, transfer_id, ids[1], "absent", "не було у машині")
    reception.arrive(workspace, transfer_id, "Гук", "капітан", "Camp West-1")
    received(workspace, transfer_id, ids[:1])
    (step,) = (
        each
        for each in transfer_files.open_file(workspace, transfer_id).steps
        if each.name == "packets"
    )
    assert [block.subjects for block in step.blocks] == [ids[:1]]
    assert blocked(lambda: reception.close(workspace, transfer_id)) == {"packets_not_signed_for"}
    packets.hand_over(workspace, transfer_id, Hand("Ткач", "капітан", "конвой"))
    reception.close(workspace, transfer_id)
