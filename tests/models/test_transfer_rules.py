"""Each guard of a transfer alone: it stands in the way, says for whom, and goes when it is met."""

from dataclasses import replace

import pytest

from models.roll_calls import Count
from models.transfer_facts import LineFacts, Stage, TransferFacts, stage
from models.transfer_rules import (
    NEEDED_TO_SEAL,
    blocks_closing,
    blocks_departure,
    blocks_sealing,
    steps,
)

LINE = LineFacts("p1", "fit", overridden=False, unsealed_items=0, cards_settled=True, outcome="")
READY = TransferFacts(
    "Camp", "Camp, post 7", "Tkach", 5, 0, 0, 0, 0, 0, (LINE,), destination_kind="transit_camp"
)


def test_a_ready_transfer_is_not_stopped() -> None:
    assert blocks_sealing(READY) == ()


@pytest.mark.parametrize(
    ("facts", "guard", "subjects"),
    [
        (replace(READY, lines=()), "nobody_on_list", ()),
        (replace(READY, destination=""), "destination_missing", ()),
        (replace(READY, destination_kind="other_power"), "power_has_its_act", ()),
        (replace(READY, notice_given_at=0), "notice_missing", ()),
        (replace(READY, escort_name=""), "escort_missing", ()),
        (replace(READY, lines=(replace(LINE, fitness=""),)), "fitness_unknown", ("p1",)),
        (replace(READY, lines=(replace(LINE, fitness="unfit"),)), "unfit_to_move", ("p1",)),
        (
            replace(READY, lines=(LINE, replace(LINE, person_id="p2", unsealed_items=2))),
            "property_unsealed",
            ("p2",),
        ),
        (replace(READY, lines=(replace(LINE, packet_open=True),)), "packet_open", ("p1",)),
        (replace(READY, lines=(replace(LINE, packet_broken=True),)), "packet_broken", ("p1",)),
    ],
)
def test_each_guard_alone(facts: TransferFacts, guard: str, subjects: tuple[str, ...]) -> None:
    (block,) = blocks_sealing(facts)
    assert (block.guard, block.subjects) == (guard, subjects)
    assert block.overridable == (guard in {"unfit_to_move", "packet_broken"})


def test_a_named_override_lets_the_unfit_travel() -> None:
    assert (
        blocks_sealing(replace(READY, lines=(replace(LINE, fitness="unfit", overridden=True),)))
        == ()
    )


def test_cards_not_sent_are_shown_and_stop_nothing() -> None:
    facts = replace(READY, lines=(replace(LINE, cards_settled=False),))
    assert blocks_sealing(facts) == ()
    (step,) = [step for step in steps(facts) if step.name == "cards"]
    assert not step.done
    assert step.blocks[0].subjects == ("p1",)


def test_whose_captivity_has_ended_is_owed_no_card() -> None:
    lines = (
        replace(LINE, cards_settled=False, outcome="present", accepted="accepted"),
        replace(LINE, person_id="p2", cards_settled=False, outcome="absent"),
    )
    under_way = replace(READY, destination_kind="exchange", lines=lines, departed_at=2)

    def owed(facts: TransferFacts) -> tuple[str, ...]:
        (step,) = [step for step in steps(facts) if step.name == "cards"]
        return step.blocks[0].subjects

    assert owed(under_way) == ("p1", "p2")
    assert owed(replace(under_way, arrived_at=3)) == ("p2",)


def test_stages_in_their_order() -> None:
    reached = READY
    seen = [stage(reached)]
    for name in ("sealed_at", "departed_at", "arrived_at", "closed_at"):
        reached = replace(reached, **{name: 9})
        seen.append(stage(reached))
    assert seen == [Stage.PREPARATION, Stage.SEALED, Stage.UNDER_WAY, Stage.ARRIVED, Stage.CLOSED]
    assert stage(replace(READY, sealed_at=1, cancelled_at=9)) is Stage.CANCELLED


def test_no_packet_leaves_loose_or_open_after_the_list_was_sealed() -> None:
    sealed = replace(READY, sealed_at=1, counted=Count(1, "Huk", 1, "Moroz", 1))
    assert blocks_departure(sealed, 0) == ()
    for wrong, guard in (
        ({"unsealed_items": 1}, "property_unsealed"),
        ({"packet_open": True}, "packet_open"),
        ({"packet_broken": True}, "packet_broken"),
    ):
        facts = replace(sealed, lines=(replace(LINE, **wrong),))
        assert [block.guard for block in blocks_departure(facts, 0)] == [guard]


def test_somebody_signs_for_every_packet_of_who_came() -> None:
    held = replace(LINE, packets=2, packets_signed=1)
    missing = replace(held, person_id="p2", outcome="absent")
    facts = replace(READY, lines=(held, missing))
    assert "packets" not in {step.name for step in steps(facts)}
    for ours in (True, False):
        sealed = replace(facts, sealed_at=1, ours=ours)
        order = [step.name for step in steps(sealed)]
        assert (order.index("packets") < order.index("departed")) == ours
        (block,) = next(step for step in steps(sealed) if step.name == "packets").blocks
        assert (block.guard, block.subjects) == ("packets_not_signed_for", ("p1",))
        assert block.overridable
        assert block in blocks_closing(sealed)
    signed = replace(sealed, lines=(replace(held, packets_signed=2), missing))
    assert next(step for step in steps(signed) if step.name == "packets").done


def test_arrival_waits_for_every_tick() -> None:
    under_way = replace(READY, sealed_at=1, departed_at=2)
    arrived = {step.name: step for step in steps(under_way)}["arrived"]
    assert [block.guard for block in arrived.blocks] == ["not_ticked"]
    every = {
        step.name
        for kind in ("camp", "exchange")
        for step in steps(replace(READY, destination_kind=kind))
    }
    assert set(NEEDED_TO_SEAL) <= every
