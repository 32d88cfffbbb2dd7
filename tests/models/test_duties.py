"""Duties against the clock."""

import pytest

from models.duties import ARTICLES, CARD_LIMIT, DAY, Duty, DutyKind, Urgency


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


def test_every_duty_names_its_article() -> None:
    assert set(ARTICLES) == set(DutyKind)
