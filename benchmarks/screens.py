"""What an officer waits for: real windows over a camp of 10,000, a transfer of 1,000, a person of 500 events.

`python -m benchmarks.screens [PEOPLE]`. An act is measured from the key press until the vault thread is idle and the
window is painted, and beside it the longest stretch in which the window answered no key. Nobody in it is real.
"""

import gc
import os
import statistics
import sys
import tempfile
import time
from collections.abc import Callable
from pathlib import Path

os.environ.setdefault("QT_QPA_PLATFORM", "offscreen")

from PySide6.QtWidgets import QApplication

from benchmarks.exchange import entries
from casework import (
    counting,
    custody_events,
    departures,
    people,
    reception,
    transfer_checks,
    transfers,
)
from casework.people import PeopleQuery
from casework.transfers import TransferDraft
from casework.workspace import Workspace
from gui.tour import arrivals
from gui.tour.stage import Stage
from models.clock import HandClock
from models.errors import SafeConductError
from models.transfer_facts import Override
from store.bulk import append_many
from tests.casework.people import START

EVENTS = 500
LISTED = 1000
ROOMS = ("today", "people", "transfers", "exchange", "bureau", "figures", "settings")
_UNDER_NAME = Override("майор Бондаренко", "обстріл пункту")


_deaf = [0.0]
"""The longest stretch in milliseconds in which the window answered nothing, since `told` last said it."""


def waited(stage: Stage, act: Callable[[], object]) -> float:
    """Milliseconds until nothing waits any more and everything is painted."""
    began = time.perf_counter()
    _answered(act)
    while True:
        _answered(QApplication.processEvents)
        if not stage.desk.jobs.waiting():
            _answered(QApplication.processEvents)
            if not stage.desk.jobs.waiting():
                return (time.perf_counter() - began) * 1000
        time.sleep(0.0005)


def _answered(turn: Callable[[], object]) -> None:
    began = time.perf_counter()
    turn()
    _deaf[0] = max(_deaf[0], (time.perf_counter() - began) * 1000)


def told(name: str, taken: list[float]) -> None:
    """One line: how long it took in the middle and at the worst, and how long the window was deaf at the worst."""
    took = f"{statistics.median(taken):8.0f} ms  (worst {max(taken):.0f}; deaf {_deaf[0]:.0f})"
    print(f"{name:<52}{took}", flush=True)
    _deaf[0] = 0.0


def times(stage: Stage, acts: list[Callable[[], object]]) -> list[float]:
    """Each act once, after one that warms up."""
    waited(stage, acts[0])
    return [waited(stage, act) for act in acts[1:]]


def fill(workspace: Workspace, clock: HandClock, count: int) -> tuple[str, ...]:
    """So many people; the first of them has a long history."""
    append_many(workspace.vault, workspace.author, entries(count, clock, workspace.station.id))
    ids = people.find(workspace, PeopleQuery()).ids
    for number in range(EVENTS // 2):
        clock.advance(minutes=2)
        for event in ("admitted_to_hospital", "left_hospital"):
            clock.advance(minutes=1)
            custody_events.record_event(workspace, ids[0], event, clock.now(), f"шпиталь {number}")
    return ids


def a_transfer(workspace: Workspace, ids: tuple[str, ...]) -> str:
    """A transfer of these people, on its list, examined and told where they go."""
    draft = TransferDraft(destination="Табір «Захід-1»", destination_address="77", escort_name="Т")
    transfer_id = transfers.open_transfer(workspace, draft).transfer_id
    transfers.add_people(workspace, transfer_id, ids)
    transfer_checks.set_fitness(workspace, transfer_id, ids, "fit", "Савченко")
    transfer_checks.give_notice(workspace, transfer_id, "77", "uk")
    return transfer_id


def rooms(stage: Stage, count: int) -> None:
    """From one room into each other."""
    print(f"== {count:,} people")
    for room in ROOMS:
        told(room, times(stage, [lambda room=room: _there_and(stage, room)] * 6))


def _there_and(stage: Stage, room: str) -> None:
    stage.desk.go("intake" if room != "intake" else "today")
    stage.desk.go(room)


def person(stage: Stage, workspace: Workspace, ids: tuple[str, ...], clock: HandClock) -> None:
    """The file with the long history, beside one with a short one."""
    print(f"== a person with {EVENTS} events")

    def open_file(person_id: str) -> Callable[[], object]:
        return lambda: stage.desk.go("people", person=person_id)

    others = ids[1:8]
    told("a short file", times(stage, [open_file(each) for each in others]))
    taken: list[float] = []
    for each in others[:5]:
        waited(stage, open_file(each))
        taken.append(waited(stage, open_file(ids[0])))
    told("the long file", taken)
    taken = []
    for number in range(6):
        clock.advance(minutes=5)
        event = "left_hospital" if number % 2 else "admitted_to_hospital"
        taken.append(waited(stage, _changed(stage, workspace, ids[0], event)))
    told("one event more, seen in the file", taken[1:])


def _changed(
    stage: Stage, workspace: Workspace, person_id: str, event: str
) -> Callable[[], object]:
    def act() -> object:
        return custody_events.record_event(workspace, person_id, event, workspace.now(), "шпиталь")

    return _done(stage, act)


def transfer(stage: Stage, workspace: Workspace, ids: tuple[str, ...], clock: HandClock) -> None:
    """Its list and its roll-call."""
    print(f"== a transfer of {len(ids):,}")
    began = time.perf_counter()
    transfer_id = a_transfer(workspace, ids)
    told("listed and examined, all at once", [(time.perf_counter() - began) * 1000])

    def go() -> None:
        stage.desk.go("intake")
        stage.desk.go("transfers", transfer=transfer_id)

    told("opened", times(stage, [go] * 6))
    line = [
        _done(
            stage,
            lambda person=person: transfer_checks.set_fitness(
                workspace, transfer_id, (person,), "conditions", "Савченко", "сидячи"
            ),
        )
        for person in ids[:6]
    ]
    told("one examined anew, seen on the list", times(stage, line))
    seal = _done(stage, lambda: departures.seal_list(workspace, transfer_id, _UNDER_NAME))
    told("sealed", [waited(stage, seal)])
    clock.advance(minutes=30)
    for counter in ("Савченко", "Бондаренко"):
        counting.count(workspace, transfer_id, counter, len(ids))
    depart = _done(stage, lambda: departures.depart(workspace, transfer_id, None, _UNDER_NAME))
    told("departed", [waited(stage, depart)])
    ticks = [
        _done(
            stage, lambda person=person: reception.tick(workspace, transfer_id, person, "present")
        )
        for person in ids[:8]
    ]
    told("one name ticked, seen on the list", times(stage, ticks))
    rest = _done(stage, lambda: reception.tick_all_present(workspace, transfer_id))
    told("all others ticked at once", [waited(stage, rest)])
    clock.advance(hours=4)
    arrive = _done(
        stage, lambda: reception.arrive(workspace, transfer_id, "Гук", "капітан", "Захід-1")
    )
    told("arrived", [waited(stage, arrive)])


def _done(stage: Stage, act: Callable[[], object]) -> Callable[[], object]:
    return lambda: stage.desk.jobs.run(stage, act, lambda _: None, _refused)


def _refused(error: SafeConductError) -> None:
    """An act that was refused measures nothing."""
    print(f"refused: {error!r}", file=sys.stderr, flush=True)
    os._exit(1)


def main(count: int) -> None:
    """Build once, then look at everything."""
    with tempfile.TemporaryDirectory() as folder:
        clock = HandClock(START)
        stage = Stage(Path(folder), clock)
        sys.excepthook = sys.__excepthook__
        workspace = arrivals.create_register(stage)
        ids = fill(workspace, clock, count)
        stage.settle()
        gc.collect()
        gc.freeze()
        rooms(stage, count)
        person(stage, workspace, ids, clock)
        transfer(stage, workspace, ids[10 : 10 + LISTED], clock)
        stage.leave()


if __name__ == "__main__":
    main(int(sys.argv[1]) if len(sys.argv) > 1 else 10_000)
