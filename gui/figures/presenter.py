"""Turns figures into charts with words, and what is chosen above them into instants; refuses to count.

Knows no Qt.
"""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date, timedelta

from casework.figure_papers import plain
from casework.figure_views import Bar, Chart, Figure, FiguresView
from gui.kit.values import Choice
from models.clock import instant_of, local_offset_minutes, to_datetime
from models.duties import DAY
from models.partial_date import DateRefusedError, parse
from resources.words import Words, grouped

PERIODS = {"days_7": 7, "days_30": 30, "days_90": 90, "days_365": 365}
"""Ready-made periods that end today: word → days."""

KNOWN_NOW = frozenset(f"held_by_{side}" for side in ("rank_group", "power", "place"))
"""Figures that count people as then known by what is known of them now."""

OWN_DATES = "own_dates"
NOW, YESTERDAY, OWN_MOMENT = "now", "yesterday", "own_moment"


@dataclass(frozen=True, slots=True)
class Wish:
    """What is chosen above the charts; days and hour as typed."""

    period: str = "days_30"
    since: str = ""
    until: str = ""
    at: str = NOW
    at_day: str = ""
    at_hour: str = ""
    as_known_then: bool = False
    transfer_id: str = ""


@dataclass(frozen=True, slots=True)
class Asked:
    """The wish as instants (`until` not included), or field → word key of what cannot be read."""

    since: int = 0
    until: int = 0
    moment: int | None = None
    problems: tuple[tuple[str, str], ...] = ()


@dataclass(frozen=True, slots=True)
class ShownLine:
    """One line of chart and table."""

    label: str
    value: int
    before: int
    share: str


@dataclass(frozen=True, slots=True)
class Shown:
    """One figure in words: `heads` are those of its table, `note` what it counts."""

    name: str
    title: str
    note: str
    chart: Chart
    heads: tuple[str, ...]
    lines: tuple[ShownLine, ...]
    empty: str

    def row(self, line: ShownLine) -> tuple[str, ...]:
        """A line as it stands in the table."""
        if self.chart is Chart.PAIRS:
            return line.label, grouped(line.value), grouped(line.before), line.share
        return line.label, grouped(line.value), line.share


def asked(wish: Wish, now: int) -> Asked:
    """What the wish means at `now`."""
    problems: list[tuple[str, str]] = []
    today = _local(now)
    if wish.period == OWN_DATES:
        first = _day(wish.since, today, "since", problems)
        last = _day(wish.until, today, "until", problems)
        if not problems and last < first:
            problems.append(("until", "figures.until_before_since"))
    else:
        last = today
        first = today - timedelta(days=PERIODS[wish.period] - 1)
    moment = _moment(wish, now, problems)
    if problems:
        return Asked(problems=tuple(problems))
    return Asked(_midnight(first), _midnight(last + timedelta(days=1)), moment)


def _moment(wish: Wish, now: int, problems: list[tuple[str, str]]) -> int | None:
    if wish.at == NOW:
        return None
    if wish.at == YESTERDAY:
        return now - DAY
    day = _day(wish.at_day, _local(now), "at_day", problems)
    hours, _, minutes = (wish.at_hour.strip() or "24:00").partition(":")
    if not (hours.isdecimal() and minutes.isdecimal()) or int(hours) > 24 or int(minutes) > 59:  # noqa: PLR2004 - a clock
        problems.append(("at_hour", "people.time_needed"))
        return None
    return min(now, _midnight(day) + (int(hours) * 60 + int(minutes)) * 60_000)


def _day(typed: str, today: date, field: str, problems: list[tuple[str, str]]) -> date:
    try:
        read = parse(typed, today) if typed.strip() else None
    except DateRefusedError as refused:
        problems.append((field, refused.fault.value))
        return today
    if read is None or not read.month or not read.day:
        problems.append((field, "people.date_whole"))
        return today
    return date(read.year, read.month, read.day)


def _local(instant: int) -> date:
    return to_datetime(instant, local_offset_minutes(instant)).date()


def _midnight(day: date) -> int:
    guess = instant_of(to_datetime(0).replace(year=day.year, month=day.month, day=day.day))
    return guess - local_offset_minutes(guess) * 60_000


def shown(view: FiguresView, words: Words) -> tuple[Shown, ...]:
    """All figures in words, in their order."""
    return tuple(_figure(figure, view, words) for figure in view.figures)


def _figure(figure: Figure, view: FiguresView, words: Words) -> Shown:
    whole = figure.total if figure.total is not None else _first(figure.bars)
    lines = tuple(
        ShownLine(
            _label(bar.label, figure.chart, words),
            bar.value,
            bar.before,
            _change(bar) if figure.chart is Chart.PAIRS else _share(bar.value, whole),
        )
        for bar in figure.bars
    )
    last = "figures.change" if figure.chart is Chart.PAIRS else "figures.share"
    heads = [words(f"figures.head_{figure.chart.value}"), words("figures.head_value")]
    if figure.chart is Chart.PAIRS:
        heads = [heads[0], words("figures.head_now"), words("figures.head_before")]
    return Shown(
        figure.name,
        words(f"figures.title_{figure.name}"),
        _note(figure, view, words),
        figure.chart,
        (*heads, words(last)),
        lines,
        words("figures.nothing"),
    )


def _note(figure: Figure, view: FiguresView, words: Words) -> str:
    if figure.name.startswith("held_by_") or figure.name == "away":
        then = "figures.known_then_both" if figure.name in KNOWN_NOW else "figures.known_then"
        known = words(then if view.as_known_then else "figures.known_now")
        total = words.count("figures.people", figure.total or 0)
        return words(
            "figures.note_held", people=total, when=moment_in_words(view.moment), known=known
        )
    if figure.about:
        return words("figures.note_transfer", number=figure.about)
    first, last = _local(view.since).isoformat(), _local(view.until - 1).isoformat()
    if figure.total is not None:
        people = words.count("figures.people", figure.total)
        return words("figures.note_people", people=people, first=first, last=last)
    return words("figures.note_period", first=first, last=last)


def funnels(view: FiguresView, words: Words) -> tuple[Choice, ...]:
    """Of what the funnel can be: all transfers of the period, or one of them."""
    return (
        Choice("", words("figures.all_transfers")),
        *(
            Choice(each.id, " · ".join(part for part in (each.number, each.destination) if part))
            for each in view.transfers
        ),
    )


def moment_in_words(instant: int) -> str:
    """Local day and hour, with UTC beside."""
    local = to_datetime(instant, local_offset_minutes(instant))
    return f"{local:%Y-%m-%d %H:%M} ({to_datetime(instant):%H:%M} UTC)"


def _label(label: str, chart: Chart, words: Words) -> str:
    if chart is Chart.COLUMNS:
        return label[5:] if len(label) > 7 else label  # noqa: PLR2004 - month and day of an ISO date
    try:
        return words(label)
    except KeyError:
        return plain(label)


def _share(value: int, whole: int) -> str:
    return f"{value * 100 / whole:.0f} %" if whole else "–"


def _change(bar: Bar) -> str:
    difference = bar.value - bar.before
    return "=" if not difference else f"{difference:+d}".replace("-", "−")


def _first(bars: Sequence[Bar]) -> int:
    return bars[0].value if bars else 0
