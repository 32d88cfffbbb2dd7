"""Choices as instants, and figures as words."""

from dataclasses import replace

import pytest

from casework.figure_views import Bar, Chart, Figure, FiguresView
from gui.figures.presenter import Wish, asked, shown
from models.duties import DAY, HOUR
from resources.words import SCREEN_LANGUAGES, words

NOW = 1_794_900_000_000
EN = words("en")


def test_a_ready_made_period_ends_today():
    question = asked(Wish("days_7"), NOW)
    assert question.until - question.since == 7 * DAY
    assert question.since <= NOW < question.until
    assert question.moment is None


def test_own_dates_count_whole_days():
    question = asked(Wish("own_dates", "1.11.2026", "2026-11-03"), NOW)
    assert question.until - question.since == 3 * DAY


@pytest.mark.parametrize(
    ("wish", "field"),
    [
        (Wish("own_dates", "", "2026-11-03"), "since"),
        (Wish("own_dates", "2026-11-03", "31.2.2026"), "until"),
        (Wish("own_dates", "2026-11-03", "2026-11-01"), "until"),
        (Wish(at="own_moment", at_day="2026"), "at_day"),
        (Wish(at="own_moment", at_day="2026-11-03", at_hour="25:00"), "at_hour"),
        (Wish(at="own_moment", at_day="2026-11-03", at_hour="noon"), "at_hour"),
    ],
)
def test_what_cannot_be_read_is_said_beside_its_field(wish, field):
    found = dict(asked(wish, NOW).problems)
    assert field in found
    assert all(EN.has(key) for key in found.values())


def test_a_moment_is_yesterday_or_as_typed_and_never_in_the_future():
    assert asked(Wish(at="yesterday"), NOW).moment == NOW - DAY
    typed = asked(Wish(at="own_moment", at_day="2026-11-10", at_hour="6:30"), NOW).moment
    whole = asked(Wish(at="own_moment", at_day="2026-11-10"), NOW).moment
    assert whole - typed == 17 * HOUR + HOUR // 2
    assert asked(Wish(at="own_moment", at_day="2026-11-17"), NOW).moment <= NOW


VIEW = FiguresView(
    NOW - 7 * DAY,
    NOW,
    NOW,
    False,
    (
        Figure("held_by_state", Chart.BARS, (Bar("state.interned", 3), Bar("state.died", 1)), 4),
        Figure("held_by_power", Chart.BARS, (Bar("country.ru", 3), Bar("country.zz", 1)), 4),
        Figure("held_by_place", Chart.BARS, (Bar("Суджа", 3), Bar("figures.other", 1)), 4),
        Figure("intakes", Chart.COLUMNS, (Bar("2026-11-10", 2), Bar("2026-11", 2)), 4),
        Figure("compared", Chart.PAIRS, (Bar("figures.came_in", 2, 5),)),
        Figure("funnel", Chart.FUNNEL, (Bar("figures.listed", 4), Bar("figures.sealed", 2))),
    ),
)


@pytest.mark.parametrize("language", SCREEN_LANGUAGES)
def test_every_figure_has_its_words(language):
    for figure in shown(VIEW, words(language)):
        assert figure.title
        assert figure.note
        assert all(line.label and "." not in line.label for line in figure.lines)
        assert all(len(figure.row(line)) == len(figure.heads) for line in figure.lines)


def test_a_name_with_a_stop_in_it_stays_as_it_is():
    figure = Figure("held_by_place", Chart.BARS, (Bar("м. Суджа", 3),), 3)
    ((line,),) = (each.lines for each in shown(replace(VIEW, figures=(figure,)), EN))
    assert line.label == "м. Суджа"


def test_shares_and_changes():
    by_name = {figure.name: figure for figure in shown(VIEW, EN)}
    assert [line.share for line in by_name["held_by_state"].lines] == ["75 %", "25 %"]
    assert by_name["compared"].row(by_name["compared"].lines[0]) == ("Came in", "2", "5", "−3")
    assert [line.share for line in by_name["funnel"].lines] == ["100 %", "50 %"]
    assert [line.label for line in by_name["held_by_power"].lines][1] == "ZZ"
    assert [line.label for line in by_name["intakes"].lines] == ["11-10", "2026-11"]
