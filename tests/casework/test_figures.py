"""Figures of a period, against what was recorded."""

from casework import custody_events, departures, endings, person_files, reception
from casework.figure_views import Chart, Figure, FiguresView
from casework.figures import figures
from casework.workspace import Workspace
from models.clock import HandClock
from models.duties import DAY, HOUR
from tests.casework.moves import SAFETY
from tests.casework.people import START, a_person
from tests.casework.test_transfers import ready

MIDNIGHT = START - START % DAY


def named(view: FiguresView, name: str) -> Figure:
    return next(figure for figure in view.figures if figure.name == name)


def numbers(figure: Figure) -> dict[str, int]:
    return {bar.label: bar.value for bar in figure.bars}


def test_intakes_by_day(workspace: Workspace, hand: HandClock) -> None:
    a_person(workspace)
    a_person(workspace, service_number="АБ-2")
    hand.advance(hours=48)
    a_person(workspace, service_number="АБ-3")
    figure = named(figures(workspace, MIDNIGHT, MIDNIGHT + 4 * DAY), "intakes")
    assert figure.chart is Chart.COLUMNS
    assert [bar.value for bar in figure.bars if bar.value] == [2, 1]
    assert figure.total == 3
    assert [bar.label for bar in figure.bars] == sorted(bar.label for bar in figure.bars)


def test_long_periods_are_told_by_week_and_by_month(workspace: Workspace) -> None:
    a_person(workspace)
    by_week = named(figures(workspace, MIDNIGHT - 100 * DAY, MIDNIGHT + DAY), "intakes")
    by_month = named(figures(workspace, MIDNIGHT - 400 * DAY, MIDNIGHT + DAY), "intakes")
    assert sum(bar.value for bar in by_week.bars) == sum(bar.value for bar in by_month.bars) == 1
    assert 14 <= len(by_week.bars) <= 16
    assert {len(bar.label) for bar in by_month.bars} == {7}


def test_this_period_against_the_one_before(workspace: Workspace, hand: HandClock) -> None:
    transfer_id, _ = ready(workspace)
    departures.seal_list(workspace, transfer_id)
    hand.advance(hours=26)
    departures.depart(workspace, transfer_id, None, SAFETY)
    a_person(workspace, service_number="АБ-9")
    figure = named(figures(workspace, MIDNIGHT + DAY, MIDNIGHT + 2 * DAY), "compared")
    pairs = {bar.label: (bar.value, bar.before) for bar in figure.bars}
    assert pairs["figures.came_in"] == (1, 3)
    assert pairs["figures.left"] == (3, 0)
    assert pairs["figures.died"] == (0, 0)


def test_what_was_withdrawn_or_corrected_is_not_counted_twice(
    workspace: Workspace, hand: HandClock
) -> None:
    saved = a_person(workspace)
    (first,) = person_files.open_file(workspace, saved.person_id).timeline
    hand.advance(hours=1)
    custody_events.record_event(
        workspace,
        saved.person_id,
        first.event,
        first.occurred_at - HOUR,
        first.place,
        note="помилка запису",
        corrects=first.event_id,
    )
    view = figures(workspace, MIDNIGHT, MIDNIGHT + DAY)
    assert named(view, "intakes").total == 1
    assert numbers(named(view, "compared"))["figures.came_in"] == 1


def test_the_funnel_of_a_transfer_with_one_missing(workspace: Workspace, hand: HandClock) -> None:
    transfer_id, ids = ready(workspace)
    other, _ = ready_again(workspace)
    departures.seal_list(workspace, transfer_id)
    departures.depart(workspace, transfer_id, None, SAFETY)
    hand.advance(hours=2)
    for person_id in ids[:2]:
        reception.tick(workspace, transfer_id, person_id, "present")
    reception.tick(workspace, transfer_id, ids[2], "absent", "hospital")
    reception.arrive(workspace, transfer_id, "Мороз", "капітан", "Camp West-1")
    one = named(figures(workspace, MIDNIGHT, MIDNIGHT + DAY, transfer_id=transfer_id), "funnel")
    assert [bar.value for bar in one.bars] == [3, 3, 3, 2, 0]
    assert one.about
    every = named(figures(workspace, MIDNIGHT, MIDNIGHT + DAY), "funnel")
    assert [bar.value for bar in every.bars] == [4, 3, 3, 2, 0]
    assert not every.about
    view = figures(workspace, MIDNIGHT, MIDNIGHT + DAY)
    assert {each.id for each in view.transfers} == {transfer_id, other}
    assert next(each for each in view.transfers if each.id == transfer_id).number == one.about
    before = figures(workspace, MIDNIGHT - DAY, MIDNIGHT, transfer_id=transfer_id)
    assert before.transfers == ()
    assert not any(bar.value for bar in named(before, "funnel").bars)


def test_who_went_to_another_power_stands_in_the_period(
    workspace: Workspace, hand: HandClock
) -> None:
    person_id = a_person(workspace).person_id
    hand.advance(hours=1)
    handing = endings.Handing("PL", hand.now(), "Суми", "угода", "Мороз", "Новак")
    endings.hand_to_power(workspace, person_id, handing)
    figure = named(figures(workspace, MIDNIGHT, MIDNIGHT + DAY), "compared")
    assert numbers(figure)["figures.other_power"] == 1


def ready_again(workspace: Workspace) -> tuple[str, str]:
    from casework import transfers  # noqa: PLC0415 - beside `ready`, which takes three

    person_id = a_person(workspace, service_number="АБ-77").person_id
    transfer_id = transfers.open_transfer(workspace, transfers.TransferDraft()).transfer_id
    transfers.add_people(workspace, transfer_id, (person_id,))
    return transfer_id, person_id


def test_strength_stands_in_the_same_view(workspace: Workspace) -> None:
    a_person(workspace)
    view = figures(workspace, MIDNIGHT, MIDNIGHT + DAY)
    assert numbers(named(view, "held_by_state")) == {"state.collection_point": 1}
    assert numbers(named(view, "held_by_power")) == {"country.ru": 1}
    past = figures(workspace, MIDNIGHT, MIDNIGHT + DAY, moment=START - DAY)
    assert named(past, "held_by_state").bars == ()
    assert named(past, "held_by_state").total == 0


def test_places_of_capture_are_the_settlements_they_name(workspace: Workspace) -> None:
    for place, people in (
        ("Суджа", 2),
        ("суджа, вул. Довга, 112", 1),
        ("м. Рильськ 48.2755 37.1812", 1),
        ("Рильськ", 1),
        ("", 1),
    ):
        for _ in range(people):
            a_person(workspace, service_number="", captured_place=place)
    held = named(figures(workspace, START - DAY, START + DAY), "held_by_place")
    assert numbers(held) == {
        "Суджа": 3,
        "Рильськ": 1,
        "figures.no_settlement": 1,
        "figures.not_known": 1,
    }
    assert sum(bar.value for bar in held.bars) == held.total
