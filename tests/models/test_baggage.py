"""Two opposite rules: a ceiling on transfers, a floor on the way home."""

import pytest

from models.baggage import Limit, kilograms, limit_refused, too_heavy
from models.custody import ARRIVALS
from models.exchange_lists import HOMEWARD


@pytest.mark.parametrize("kind", sorted(ARRIVALS))
def test_baggage_is_flagged_above_the_ceiling_and_never_on_the_way_home(kind: str) -> None:
    assert too_heavy(kind, "25,5") is (kind not in HOMEWARD)
    assert not too_heavy(kind, "25")
    assert not too_heavy(kind, "")
    assert not too_heavy(kind, "багато")


def test_a_lower_limit_flags_earlier() -> None:
    assert too_heavy("camp", "21", "20")
    assert not too_heavy("camp", "19", "20")
    assert not too_heavy("exchange", "40", "25")


@pytest.mark.parametrize(
    ("kind", "limit", "refused"),
    [
        ("camp", "", None),
        ("camp", "25", None),
        ("camp", "12,5", None),
        ("camp", "25.1", Limit.TOO_HIGH),
        ("repatriation", "25", None),
        ("repatriation", "40", None),
        ("repatriation", "24.9", Limit.TOO_LOW),
        ("exchange", "0", Limit.TOO_LOW),
        ("camp", "-3", Limit.NO_WEIGHT),
        ("camp", "двадцять", Limit.NO_WEIGHT),
    ],
)
def test_a_limit_is_at_most_25_and_on_the_way_home_at_least(
    kind: str, limit: str, refused: Limit | None
) -> None:
    assert limit_refused(kind, limit) is refused


@pytest.mark.parametrize("typed", ["", " ", "-1", "1.2.3", "٢٣", "23 kg", "nan", "inf"])
def test_what_is_no_weight_is_none(typed: str) -> None:
    assert kilograms(typed) is None
