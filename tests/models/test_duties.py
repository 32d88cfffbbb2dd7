"""Duties against the clock."""

import pytest

from models.duties import (
    CARD_LIMIT,
    DAY,
    HOUR,
    LONGEST,
    RULES,
    Duty,
    DutyKind,
    Urgency,
    arising,
    later_by,
    parse_clocks,
    write_clocks,
)
from resources.words import SCREEN_LANGUAGES, words


@pytest.mark.parametrize(
    ("now", "urgency"),
    [
        (0, Urgency.OPEN),
        (6 * DAY - 1, Urgency.OPEN),
        (6 * DAY, Urgency.DUE_TODAY),
        (7 * DAY - 1, Urgency.DUE_TODAY),
        (7 * DAY, Urgency.OVERDUE),
    ],
)
def test_a_capture_card_is_due_within_a_week(now: int, urgency: Urgency) -> None:
    duty = Duty(DutyKind.CAPTURE_CARD_FAMILY, "p", "e", 0, CARD_LIMIT)
    assert duty.due_at == 7 * DAY
    assert duty.urgency(now) is urgency
    assert duty.article == "70"


def test_every_duty_has_its_rule_and_its_word() -> None:
    assert set(RULES) == set(DutyKind)
    for language in SCREEN_LANGUAGES:
        assert not [kind for kind in DutyKind if not words(language).has(f"duty.{kind.value}")]


def test_a_duty_runs_from_what_made_it_due() -> None:
    duty = arising(DutyKind.BUREAU_NOTICE, "p", "e", 5)
    assert (duty.armed_at, duty.due_at) == (5, 5 + DAY)


def test_a_station_may_set_its_own_clocks_and_only_tighten_those_of_the_law() -> None:
    clocks = {DutyKind.BUREAU_NOTICE: 12 * HOUR, DutyKind.CAPTURE_CARD_FAMILY: 99 * DAY}
    assert write_clocks(clocks) == f"bureau_notice={12 * HOUR}"
    text = (
        f"bureau_notice={12 * HOUR};capture_card_family={8 * DAY};levitation=3;transit_dwell=soon"
    )
    assert parse_clocks(text) == {DutyKind.BUREAU_NOTICE: 12 * HOUR}
    assert parse_clocks("") == {}
    assert write_clocks({DutyKind.BUREAU_NOTICE: DAY}) == ""
    assert parse_clocks(f"capture_card_family={2 * DAY}") == {DutyKind.CAPTURE_CARD_FAMILY: 2 * DAY}


def test_what_is_counted_back_from_a_plan_can_only_be_told_sooner() -> None:
    rule = RULES[DutyKind.TRIAL_NOTICE]
    assert not rule.allows(20 * DAY)
    assert rule.allows(30 * DAY)
    assert later_by(f"trial_notice={30 * DAY};bureau_notice={HOUR}") == {
        DutyKind.TRIAL_NOTICE: -9 * DAY,
        DutyKind.BUREAU_NOTICE: HOUR - DAY,
    }


@pytest.mark.parametrize("kind", DutyKind)
def test_no_limit_of_law_is_loosened_and_none_is_nothing(kind: DutyKind) -> None:
    rule = RULES[kind]
    looser = rule.limit - 1 if rule.before else rule.limit + 1
    assert not rule.allows(0)
    assert not rule.allows(LONGEST + 1)
    assert rule.allows(looser) is not (rule.law or rule.dated or not rule.limit)
