import time

import pytest

from gui.transfers.moments import moment_values, typed_moment

NOW = 1_794_900_000_000
"""2026-11-17 07:20 UTC."""


@pytest.fixture
def kyiv(monkeypatch):
    monkeypatch.setenv("TZ", "Europe/Kyiv")
    time.tzset()
    yield
    monkeypatch.undo()
    time.tzset()


@pytest.mark.usefixtures("kyiv")
def test_what_is_typed_is_local_and_what_is_kept_is_utc():
    assert moment_values(NOW) == {"date": "2026-11-17", "time": "09:20"}
    assert typed_moment("2026-11-17", "09:20", NOW) == NOW
    assert typed_moment("17.11.2026", "920", NOW) == NOW


@pytest.mark.usefixtures("kyiv")
def test_the_hour_of_that_day_counts_not_of_today():
    summer = typed_moment("2026-07-01", "12:00", NOW)
    assert moment_values(summer) == {"date": "2026-07-01", "time": "12:00"}


@pytest.mark.parametrize(
    ("date", "hour"), [("", "09:20"), ("2026-11", "09:20"), ("2026-11-17", ""), ("x", "y")]
)
def test_half_a_moment_is_none(date, hour):
    assert typed_moment(date, hour, NOW) is None
