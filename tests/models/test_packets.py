"""The way of a packet follows from what happened to it, in whatever order it was told."""

from itertools import permutations

from models.packets import Happened, PacketAct, SealState, way_of


def _at(place, act, **more):
    return Happened(act, place * 1000, place * 1000, f"{place:036d}", **more)


WAY = (
    _at(1, PacketAct.HANDED_OVER, seal_intact=True, holder="конвой"),
    _at(2, PacketAct.FOUND_BROKEN, holder="табір", discrepancy="зірвано"),
    _at(3, PacketAct.OPENED),
    _at(4, PacketAct.RESEALED, seal_intact=True),
)


def test_each_step_leaves_its_seal_and_holder():
    states = [way_of(WAY[:n]).state for n in range(5)]
    assert states == [
        SealState.SEALED,
        SealState.SEALED,
        SealState.BROKEN,
        SealState.OPEN,
        SealState.SEALED,
    ]
    assert way_of(WAY[:1]).holder == "конвой"
    assert way_of(WAY).holder == "табір"


def test_a_seal_once_found_broken_is_never_forgotten():
    assert way_of(WAY).discrepancies == ("зірвано",)


def test_the_order_of_telling_does_not_matter():
    assert {way_of(told) for told in permutations(WAY)} == {way_of(WAY)}


def test_handing_on_a_broken_packet_does_not_mend_it():
    assert way_of((_at(1, PacketAct.HANDED_OVER, seal_intact=False),)).state is SealState.BROKEN


def test_an_act_of_a_newer_program_changes_nothing():
    assert way_of((*WAY, _at(5, "weighed"))).state is SealState.SEALED


def test_what_was_sent_to_the_bureau_is_gone():
    sent = _at(5, PacketAct.FORWARDED, seal_intact=True, holder="НІБ")
    assert way_of((*WAY, sent)).state is SealState.FORWARDED
