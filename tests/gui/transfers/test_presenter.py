from dataclasses import replace

import pytest

from casework.views import PersonCard, TransferCard, TransferFile, TransferLineView, TransferStep
from gui.kit.values import StepState
from gui.transfers.presenter import Act, board, groups
from models.errors import Block
from resources.words import SCREEN_LANGUAGES, words

NOW = 1_794_900_000_000
"""2026-11-17 07:20 UTC."""
EN = words("en")
EMPTY_FIELDS = (
    *("destination_address", "notice_language", "receiving_name", "receiving_rank"),
    *("escort_name", "escort_rank", "escort_unit", "escort_size", "vehicle"),
)
FIELDS = dict.fromkeys(EMPTY_FIELDS, "") | {"notice_given_at": "0", "arrived_at": "0"}
STEPS = [
    "people",
    "fitness",
    "property",
    "notice",
    "cards",
    "escort",
    "sealed",
    "departed",
    "arrived",
]


def a_card(stage="preparation", **changes):
    made = TransferCard("t1", "SUD2-T-000001-U", stage, "Camp West", "camp", "camp", 2, NOW)
    return replace(made, **changes)


def a_line(number, **changes):
    person = PersonCard(
        id=f"p{number}",
        tag_number=f"tag-{number}",
        prisoner_number="",
        name_native=f"Петренко {number}",
        name_latin="",
        rank="",
        born="1990",
        service_number="",
        state="collection_point",
        place="",
        since=NOW,
        health="",
        power="RU",
    )
    made = TransferLineView(
        id=f"l{number}",
        person_id=person.id,
        line_number=number,
        person=person,
        fitness="fit",
        fitness_by="",
        conditions="",
        override_by="",
        override_reason="",
        visible_injuries="",
        medical_envelope="",
        baggage_kg="",
        complaint_asked="",
        packets=(),
        unsealed_items=0,
        outcome="",
        outcome_cause="",
        outcome_note="",
        added_on_arrival=False,
    )
    return replace(made, **changes)


def a_file(stage="preparation", blocks=None, done=(), lines=5):
    blocks = blocks or {}
    steps = tuple(TransferStep(name, name in done, "", blocks.get(name, ())) for name in STEPS)
    listed = tuple(a_line(number) for number in range(1, lines + 1))
    return TransferFile(a_card(stage), FIELDS, steps, listed, (), ())


def step_of(shown, name):
    return next(step for step in shown.steps if step.key == name)


def test_groups_stand_in_the_order_of_the_journey_and_empty_ones_are_left_out():
    cards = (a_card("closed", id="c"), a_card("preparation", id="a"), a_card("under_way", id="b"))
    shown = groups(cards, EN)
    assert [group.tiles[0].id for group in shown] == ["a", "b", "c"]
    assert "2 people" in shown[0].tiles[0].spoken
    assert "07:20 UTC" in shown[0].tiles[0].since


def test_a_transfer_without_destination_says_so():
    assert groups((a_card(destination=""),), EN)[0].tiles[0].destination == (
        "Destination not given yet"
    )


def test_what_blocks_is_said_with_article_and_names_and_the_rest_is_counted():
    block = Block("fitness_unknown", "47", ("p1", "p2", "p3", "p4", "p5"))
    shown = board(a_file(blocks={"fitness": (block,)}), EN)
    step = step_of(shown, "fitness")
    assert step.state is StepState.BLOCKED
    assert "GC III art. 47" in step.detail
    assert "Петренко 1, Петренко 2, Петренко 3 and 2 more" in step.detail
    assert shown.acts["fitness"] is Act.FITNESS


def test_only_the_unfit_left_leads_to_the_named_decision():
    block = Block("unfit_to_move", "47", ("p2",), overridable=True)
    shown = board(a_file(blocks={"fitness": (block,)}), EN)
    assert shown.acts["fitness"] is Act.DECIDE_UNFIT


def test_a_missing_destination_leads_to_the_particulars():
    shown = board(a_file(blocks={"people": (Block("destination_missing", "46"),)}), EN)
    assert shown.acts["people"] is Act.DETAILS


def test_an_empty_list_pretends_nothing():
    shown = board(a_file(lines=0, done=("property",)), EN)
    assert step_of(shown, "property").state is StepState.OPEN
    assert {"fitness", "property", "cards"}.isdisjoint(shown.acts)


def test_cards_stay_due_without_blocking_the_list():
    done = ("people", "fitness", "property", "notice", "escort")
    block = Block("cards_not_sent", "70", ("p1",))
    shown = board(a_file(blocks={"cards": (block,)}, done=done), EN)
    assert step_of(shown, "cards").state is StepState.OPEN
    assert shown.next_act is Act.SEAL


@pytest.mark.parametrize(
    ("stage", "done", "blocks", "act"),
    [
        ("preparation", (), {}, Act.ADD_PEOPLE),
        ("preparation", ("people", "fitness", "property"), {}, Act.NOTICE),
        ("sealed", STEPS[:7], {}, Act.DEPART),
        ("under_way", STEPS[:8], {"arrived": (Block("not_ticked", "46", ("p1",)),)}, Act.ROLL_CALL),
        ("under_way", STEPS[:8], {}, Act.ARRIVE),
        ("arrived", STEPS, {}, Act.CLOSE),
        ("closed", STEPS, {}, None),
        ("cancelled", STEPS[:3], {}, None),
    ],
)
def test_the_large_button_offers_what_comes_next(stage, done, blocks, act):
    assert board(a_file(stage, blocks, done), EN).next_act is act


def test_sealing_says_what_it_waits_for_and_cannot_be_asked_before():
    shown = board(a_file(done=("people", "fitness", "property")), EN)
    assert "Notice of departure given, Escort named" in step_of(shown, "sealed").detail
    assert "sealed" not in shown.acts


def test_only_what_the_stage_allows_stands_in_the_menu():
    assert Act.CANCEL in board(a_file("sealed"), EN).allowed
    assert board(a_file("under_way"), EN).allowed == {Act.PACKETS}


@pytest.mark.parametrize("language", SCREEN_LANGUAGES)
def test_every_stage_has_its_words(language):
    spoken = words(language)
    for stage in ("preparation", "sealed", "under_way", "arrived", "closed", "cancelled"):
        shown = board(a_file(stage, done=STEPS[:4]), spoken)
        assert shown.stage_word
        assert all(step.title and step.state_word for step in shown.steps)
        assert groups((a_card(stage),), spoken)[0].title
    for act in Act:
        assert spoken.has(f"transfers.act.{act}")
