from dataclasses import replace

import pytest

from casework.views import DutyView, TodayView, TransferCard
from gui.kit.values import Tone
from gui.today.presenter import Act, board
from models.duties import DAY, HOUR, DutyKind, Urgency
from resources.words import SCREEN_LANGUAGES, words

NOW = 1_794_900_000_000
"""2026-11-17 07:20 UTC."""
EN = words("en")
EMPTY = TodayView((), 0, (), 0, 0, 0, 0, 0)


def duty(name="Іваненко Сергій", **changes):
    made = DutyView(
        kind="capture_card_family",
        subject_kind="person",
        subject_id=name,
        subject_name=name,
        event_id="event",
        article="70",
        due_at=NOW + 5 * DAY,
        urgency="open",
    )
    return replace(made, **changes)


def view(*duties, **changes):
    return replace(EMPTY, duties=duties, duties_total=len(duties), held_now=27, **changes)


def test_one_kind_of_duty_equally_urgent_is_one_group():
    names = [f"Person {n}" for n in range(27)]
    shown = board(view(*(duty(name) for name in names)), NOW, EN)
    (group,) = shown.groups
    assert group.subject_ids == tuple(names)
    assert group.who.startswith("27 people: Person 0, Person 1, Person 2")
    assert (group.act, group.form, group.addressee) == (Act.PRINT_CARDS, "b1", "family")
    assert group.act_word == "Print the cards"
    assert group.article == "GC III art. 70"


def test_statements_of_account_are_printed_from_here():
    owed = [duty(f"Person {n}", kind="statement_of_account", article="66") for n in range(2)]
    (group,) = board(view(*owed), NOW, EN).groups
    assert (group.act, group.form, group.addressee) == (Act.PRINT_STATEMENTS, "r2", "")
    assert group.act_word == "Print the statements"


def test_four_notices_about_three_people_name_each_once():
    names = ("Person 0", "Person 1", "Person 2", "Person 0")
    (group,) = board(view(*(duty(name) for name in names)), NOW, EN).groups
    assert group.who == "Person 0, Person 1, Person 2"
    assert len(group.lines) == group.number == len(names)


def test_where_not_all_are_at_hand_duties_are_counted_and_not_people():
    owed = duty("Person 0")
    counts = ((owed.kind, owed.urgency, 5000),)
    (group,) = board(view(owed, counts=counts), NOW, EN).groups
    assert group.who == "5\u202f000 due: Person 0…"


def test_overdue_stands_first_with_its_word_and_sign():
    late = duty("Late", due_at=NOW - 2 * DAY, urgency="overdue", kind="capture_card_agency")
    first, second = board(view(duty(), late), NOW, EN).groups
    assert (first.urgency, first.tone, first.form) == ("Overdue", Tone.DANGER, "b2")
    assert second.urgency == "To do"


def test_days_that_differ_say_which_is_the_first():
    group = board(view(duty("B", due_at=NOW + 6 * DAY), duty("A")), NOW, EN).groups[0]
    assert group.due == "first in 5 days · 22 November 2026"
    assert group.subject_ids == ("A", "B")


def test_custody_that_forks_is_settled():
    (group,) = board(
        view(duty(kind="custody_forked"), duty("B", kind="custody_forked")), NOW, EN
    ).groups
    assert (group.act, group.act_word) == (Act.SETTLE, "Settle the first of them")


def test_every_transfer_stands_alone_and_opens():
    moves = [
        duty(f"T{n}", kind="transfer_under_way", subject_kind="transfer", urgency="overdue")
        for n in range(2)
    ]
    groups = board(view(*moves), NOW, EN).groups
    assert [group.act for group in groups] == [Act.OPEN_TRANSFER] * 2
    assert {group.who for group in groups} == {"T0", "T1"}


@pytest.mark.parametrize("language", SCREEN_LANGUAGES)
@pytest.mark.parametrize("kind", list(DutyKind))
@pytest.mark.parametrize("urgency", list(Urgency))
def test_every_duty_of_the_convention_has_its_words(kind, urgency, language):
    shown = board(view(duty(kind=kind.value, urgency=urgency.value)), NOW, words(language))
    (group,) = shown.groups
    assert group.title
    assert group.urgency


def test_more_than_is_shown_is_said():
    shown = board(replace(view(duty()), duties_total=200_000), NOW, EN)
    assert shown.shown_only == "The 1 duty due first is shown."
    assert shown.count == "200\u202f000 duties"


def test_nobody_and_nothing_owed_are_two_different_good_states():
    nobody = board(EMPTY, NOW, EN)
    done = board(view(), NOW, EN)
    assert nobody.nobody
    assert not done.nobody
    assert nobody.empty_title != done.empty_title
    assert done.groups == ()


@pytest.mark.parametrize("language", SCREEN_LANGUAGES)
def test_figures_of_a_large_register_can_be_read_alone_and_in_a_sentence(language):
    shown = board(replace(view(), duties_total=600_000, held_now=100_000), NOW, words(language))
    assert "600\u202f000" in shown.count
    assert shown.figures[0].number == "100\u202f000"


@pytest.mark.parametrize("language", SCREEN_LANGUAGES)
@pytest.mark.parametrize("stage", ["preparation", "sealed", "under_way", "arrived"])
def test_a_transfer_says_where_it_goes_and_how_far_it_is(stage, language):
    card = TransferCard("id", "SUD2-T-000004-8", stage, "Camp West 1", "camp", "", 40, NOW - HOUR)
    (tile,) = board(view(transfers=(card,)), NOW, words(language)).transfers
    assert tile.number == "SUD2-T-000004-8"
    assert "Camp West 1" in tile.line
    assert "40" in tile.line
    assert tile.stage
    assert tile.since
