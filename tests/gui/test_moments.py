"""Day and hour as one instant."""

from datetime import date

import pytest

from gui.moments import as_typed, local_today, moment
from models.clock import local_offset_minutes
from tests.casework.people import START

TODAY = date(2026, 11, 17)


@pytest.mark.parametrize(("day", "hour"), [("17.11.2026", "7:20"), ("2026-11-17", "720")])
def test_day_and_hour_are_local(day, hour):
    read = moment(day, hour, TODAY)
    assert read.problem == ""
    assert read.instant == START - local_offset_minutes(START) * 60_000


@pytest.mark.parametrize(
    ("day", "hour", "field"),
    [
        ("", "7:20", "date"),
        ("11.2026", "7:20", "date"),
        ("31.02.2026", "7:20", "date"),
        ("18.11.2026", "7:20", "date"),
        ("17.11.2026", "", "time"),
        ("17.11.2026", "25:00", "time"),
    ],
)
def test_half_a_date_is_refused_at_its_field(day, hour, field):
    assert moment(day, hour, TODAY).field == field


def test_what_is_read_is_written_back():
    assert moment(*as_typed(START), local_today(START)).instant == START
