"""Figures of a station: who came, who is held, how a transfer went, this period against the one before.

Counted from custody events in force and transfer lists; corrections count in place of what they correct, and what
was withdrawn does not. Refuses to name anybody.
"""

from collections import Counter
from datetime import date, timedelta

from casework.custody_events import CORRECTED
from casework.figure_views import Bar, Chart, Figure, FiguresView, FunnelOf
from casework.strength import AWAY, SIDES, Progress, Strength, strength
from casework.workspace import Workspace, of_one_state
from models.custody import Event
from models.duties import DAY
from models.places import settlement_of
from models.text import folded

_COUNTED = (
    "SELECT event, occurred_at, person_id FROM custody_event"
    " WHERE occurred_at >= ? AND occurred_at < ? AND station_id = ? AND event <> 'withdrawn'"
    f" AND NOT {CORRECTED}"
)
_LISTS = (
    "SELECT t.sealed_at > 0, t.departed_at > 0, l.outcome, l.added_on_arrival, t.closed_at > 0"
    " FROM transfer t JOIN transfer_line l ON l.transfer_id = t.id"
    " WHERE NOT l.withdrawn AND t.cancelled_at = 0 AND t.opened_at >= ? AND t.opened_at < ?"
    " AND (? = '' OR t.id = ?)"
)
_BEGUN = (
    "SELECT id, number, destination FROM transfer"
    " WHERE cancelled_at = 0 AND opened_at >= ? AND opened_at < ? ORDER BY opened_at DESC, id DESC"
)
_CAME = ("present", "not_on_list")

INTAKES = frozenset({Event.CAPTURED.value, Event.REACHED_COLLECTION_POINT.value})

COMPARED = (
    ("figures.came_in", INTAKES),
    ("figures.left", frozenset({Event.DEPARTED.value})),
    ("figures.arrived", frozenset({Event.REACHED_CAMP.value, Event.REACHED_TRANSIT_CAMP.value})),
    ("figures.to_hospital", frozenset({Event.ADMITTED_TO_HOSPITAL.value})),
    ("figures.escaped", frozenset({Event.ESCAPED.value})),
    ("figures.recaptured", frozenset({Event.RECAPTURED.value})),
    (
        "figures.went_home",
        frozenset(
            {
                Event.EXCHANGED.value,
                Event.REPATRIATED.value,
                Event.REPATRIATED_MEDICAL.value,
                Event.ACCOMMODATED_IN_NEUTRAL_COUNTRY.value,
            }
        ),
    ),
    (
        "figures.released",
        frozenset(
            {
                Event.RELEASED.value,
                Event.RELEASED_IN_PLACE.value,
                Event.HANDED_TO_CIVIL_CUSTODY.value,
            }
        ),
    ),
    ("figures.other_power", frozenset({Event.TRANSFERRED_TO_OTHER_POWER.value})),
    ("figures.died", frozenset({Event.DIED.value})),
)
"""What is set against the period before: word key → events."""

_MINUTE = 60_000
_EPOCH = date(1970, 1, 1)
_LONGEST_BY_DAY = 45
_LONGEST_BY_WEEK = 210
_MOST_PLACES = 12


@of_one_state
def figures(
    workspace: Workspace,
    since: int,
    until: int,
    *,
    moment: int | None = None,
    as_known_then: bool = False,
    transfer_id: str = "",
    progress: Progress | None = None,
) -> FiguresView:
    """All figures of the period from `since` until before `until` and of the strength at `moment` (now, if not given).

    `transfer_id` narrows the funnel to one transfer of the period; without it, or when it was opened at another time,
    all of them stand in it.
    """
    at = workspace.now() if moment is None else moment
    held = strength(workspace, at, as_known_then=as_known_then, progress=progress)
    events = _events(workspace, since, until)
    before = _events(workspace, since - (until - since), since)
    begun = _begun(workspace, since, until)
    chosen = next((each for each in begun if each.id == transfer_id), None)
    return FiguresView(
        since,
        until,
        at,
        as_known_then,
        (
            *(_held_by(side, held) for side in SIDES),
            _away(held),
            _intakes(workspace, events, since, until),
            _compared(events, before),
            _funnel(workspace, since, until, chosen),
        ),
        begun,
    )


_Events = list[tuple[str, int, str]]


def _events(workspace: Workspace, since: int, until: int) -> _Events:
    """Event, instant and person of what this station recorded as having happened in a period."""
    with workspace.vault.read() as cursor:
        return cursor.execute(_COUNTED, (since, until, workspace.station.id)).fetchall()


def _held_by(side: str, held: Strength) -> Figure:
    counts = _by_settlement(held.counts[side]) if side == "place" else held.counts[side]
    bars = [Bar(_label(side, value), people) for value, people in counts.most_common()]
    if side == "rank_group":
        bars.sort(key=lambda bar: bar.label)
    elif len(bars) > _MOST_PLACES:
        rest = sum(bar.value for bar in bars[_MOST_PLACES:])
        bars = [*bars[:_MOST_PLACES], Bar("figures.other", rest)]
    return Figure(f"held_by_{side}", Chart.BARS, tuple(bars), held.total)


def _away(held: Strength) -> Figure:
    """Those whom the station answers for and does not hold, each state with its number."""
    bars = tuple(Bar(_label("state", state), held.away[state]) for state in AWAY)
    return Figure("away", Chart.BARS, bars, held.away.total())


def _by_settlement(counts: Counter[str]) -> Counter[str]:
    """Places by the settlements they name, each as it is mostly spelled: nothing more exact leaves (GC III art. 23)."""
    found, spelled = Counter[str](), dict[str, str]()
    for place, people in counts.most_common():
        named = settlement_of(place) or ("figures.no_settlement" if place else "")
        found[spelled.setdefault(folded(named), named)] += people
    return found


def _label(side: str, value: str) -> str:
    if not value:
        return "figures.not_known"
    stem = {"state": "state.", "category": "legal.", "power": "country."}.get(side, "")
    return f"{stem}{value.lower() if side == 'power' else value}"


def _intakes(workspace: Workspace, events: _Events, since: int, until: int) -> Figure:
    """People who came, by day, week or month as the period is long; who came twice in one of them counts once."""
    offset = workspace.offset_minutes()
    step = _step(since, until)
    days = range((since + offset * _MINUTE) // DAY, -(-(until + offset * _MINUTE) // DAY))
    bins = {day: _bin(_EPOCH + timedelta(days=day), step) for day in days}
    came: dict[str, set[str]] = {label: set() for label in bins.values()}
    for event, at, person in events:
        if event in INTAKES:
            came[bins[(at + offset * _MINUTE) // DAY]].add(person)
    bars = tuple(Bar(label, len(people)) for label, people in came.items())
    return Figure("intakes", Chart.COLUMNS, bars, len(set().union(*came.values())))


def _step(since: int, until: int) -> str:
    days = (until - since) // DAY
    return "day" if days <= _LONGEST_BY_DAY else "week" if days <= _LONGEST_BY_WEEK else "month"


def _bin(day: date, step: str) -> str:
    # Not by a format: each would import the clock anew, which took half the time of the whole screen.
    if step == "month":
        return day.isoformat()[:7]
    first = day - timedelta(days=day.weekday()) if step == "week" else day
    return first.isoformat()


def _compared(events: _Events, before: _Events) -> Figure:
    now, then = _people_by_word(events), _people_by_word(before)
    return Figure(
        "compared", Chart.PAIRS, tuple(Bar(word, now[word], then[word]) for word, _ in COMPARED)
    )


def _people_by_word(events: _Events) -> Counter[str]:
    """How often each of `COMPARED` happened; what two events say of one man at one instant counts once."""
    words = {event: word for word, kinds in COMPARED for event in kinds}
    happened = {(words[event], at, person) for event, at, person in events if event in words}
    return Counter(word for word, _, _ in happened)


def _begun(workspace: Workspace, since: int, until: int) -> tuple[FunnelOf, ...]:
    with workspace.vault.read() as cursor:
        return tuple(FunnelOf(*row) for row in cursor.execute(_BEGUN, (since, until)))


def _funnel(workspace: Workspace, since: int, until: int, chosen: FunnelOf | None) -> Figure:
    transfer_id, number = (chosen.id, chosen.number) if chosen else ("", "")
    with workspace.vault.read() as cursor:
        rows = cursor.execute(_LISTS, (since, until, transfer_id, transfer_id)).fetchall()
    listed = [row for row in rows if not row[3]]
    steps = (
        ("figures.listed", len(listed)),
        ("figures.sealed", sum(1 for row in listed if row[0])),
        ("figures.embarked", sum(1 for row in listed if row[1])),
        ("figures.arrived_present", sum(1 for row in listed if row[2] in _CAME)),
        ("figures.closed", sum(1 for row in listed if row[2] in _CAME and row[4])),
    )
    bars = tuple(Bar(label, value) for label, value in steps)
    return Figure("funnel", Chart.FUNNEL, bars, about=number)
