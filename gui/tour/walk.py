"""The tour from the first run to registers that agree; leaves vaults, papers, pictures and `tour.json`.

Walks through the program's own window on fictitious people, checks what it finds, and says so by its exit
code: 0 when every check holds. Refuses to write over a folder that already holds something.
"""

import json
import sys
import time
from collections.abc import Callable
from dataclasses import asdict
from pathlib import Path

from casework import duties, integrity, registers
from gui.tour import agreement, arrivals, endings, exchanging, expected, onward
from gui.tour.agreement import Journey
from gui.tour.carrying import Courier
from gui.tour.looks import look_everywhere
from gui.tour.registers import STICK, Fleet, Post, beside, enrol
from gui.tour.stage import Stage, StageError
from gui.tour.twice import look_alike
from models.clock import HandClock, SystemClock
from models.duties import DAY, HOUR
from models.errors import SafeConductError

_DAYS = 6
"""What is told takes a little less: the hub knows no other time than the machine's, so it ends about now."""

Checks = dict[str, bool]
Lap = Callable[[str], None]


def walk(to: Path) -> int:
    """Walk the tour into the folder `to`; the exit code."""
    if to.exists() and any(to.iterdir()):
        print(f"{to} is not empty: nothing was done. Name a new folder.", file=sys.stderr)
        return 2
    to.mkdir(parents=True, exist_ok=True)
    began = time.monotonic()
    report: dict[str, object] = {}
    checks: dict[str, bool] = {}
    timings: dict[str, float] = {}
    try:
        _walk(to, report, checks, timings)
    except (StageError, SafeConductError) as stopped:
        why = f"{type(stopped).__name__} {stopped}"
        checks[f"the tour came to its end (stopped at: {why})"] = False
    timings["whole"] = time.monotonic() - began
    report |= {
        "checks": checks,
        "seconds": {name: round(seconds, 2) for name, seconds in timings.items()},
    }
    (to / "tour.json").write_text(
        json.dumps(report, ensure_ascii=False, indent=2) + "\n", encoding="utf-8"
    )
    failed = [name for name, holds in checks.items() if not holds]
    for name in failed:
        print(f"not so: {name}", file=sys.stderr)
    print(f"{len(checks) - len(failed)} of {len(checks)} checks hold; see {to / 'tour.json'}")
    return 1 if failed or not checks else 0


def begins_at(now: int) -> int:
    """The instant at which the tour begins that ends shortly before `now`: at 04:00 UTC, days before."""
    return (now // DAY - _DAYS) * DAY + 4 * HOUR


def _walk(to: Path, report: dict[str, object], checks: Checks, timings: dict[str, float]) -> None:
    clock = HandClock(begins_at(SystemClock().now()))
    stage = Stage(to, clock)
    mark = time.monotonic()

    def lap(name: str) -> None:
        nonlocal mark
        timings[name] = time.monotonic() - mark
        mark = time.monotonic()

    workspace = arrivals.create_register(stage)
    lap("create the register")
    ids = arrivals.record_everybody(stage, workspace)
    lap("record 27 people")
    expected.check_people(stage, workspace, ids, checks)
    fleet = beside(Post("point", workspace, stage), to, clock)
    lap("open a bureau and a camp, found a hub")
    try:
        journey = Journey(fleet, Courier(to / STICK, clock), ids, checks)
        told = _together(journey, to, lap)
        said = [*stage.said, *(fleet.camp.stage.said if fleet.camp.stage else ())]
        checks["nothing unforeseen was said on the way"] = not said
        report |= _told(to, journey, told)
    finally:
        fleet.leave()
    folder = workspace.folder
    stage.leave()
    lap("lock")
    expected.check_unlocks(folder, clock, checks)
    checks["every paper is a PDF with pages"] = all(
        (to / name).read_bytes().startswith(b"%PDF") for name in told.papers
    )
    pictures = _pictures(fleet)
    checks["every picture is there"] = all((to / name).stat().st_size > 0 for name in pictures)


def _together(journey: Journey, to: Path, lap: Lap) -> onward.Told:
    fleet, checks = journey.fleet, journey.checks
    point, camp = fleet.point.staged, fleet.camp.staged
    agreed = enrol(fleet, to, point.clock)
    checks["the fingerprints agree at both ends of every enrolment"] = agreed
    camp.aside()
    point.front()
    agreement.introduce(journey)
    lap("enrol three, introduce them by stick")
    here = fleet.point.workspace
    onward.two_to_hospital(point, here, journey.ids)
    onward.register(point, here, journey.ids, checks)
    told = onward.to_the_camp(point, here, journey.ids, to, fleet.camp.workspace.station.id)
    lap("to the camp, with papers")
    checks["nobody is put on a list twice"] = told.refused[0] == "AlreadyOnList"
    checks["an unready list is not sealed"] = told.refused[1] == "StepBlocked"
    checks["the capturing unit does not ask for complaints"] = told.refused[2] == "StepBlocked"
    checks["nobody goes to a camp unregistered but under a name"] = told.refused[3] == "StepBlocked"
    checks["nobody departs uncounted"] = told.refused[4] == "StepBlocked"
    point.aside()
    camp.front()
    agreement.send(journey, told)
    onward.received(camp, fleet.camp.workspace, told, to)
    camp.aside()
    point.front()
    agreement.bring_receipt(journey, told)
    checks["no transfer is closed over packets nobody signed for"] = (
        told.refused[-1] == "StepBlocked"
    )
    lap("reception at the camp, the receipt by stick")
    expected.check_reception(point, here, told, checks)
    agreement.disagree(journey)
    lap("a conflict by stick")
    look_everywhere(point, journey.ids, told.transfer_id)
    lap("pictures of every screen")
    agreement.settle(journey)
    lap("the conflict settled")
    look_alike(point, here, journey.ids[min(onward.IN_HOSPITAL)], checks)
    lap("a man recorded twice, and a namesake")
    point.aside()
    camp.front()
    endings.at_the_camp(camp, fleet.camp.workspace, told.listed, checks)
    lap("at the camp: escape, death, property, figures")
    exchanging.exchange(camp, fleet.camp.workspace, told, to, checks)
    lap("an exchange, one missing, one not on the list")
    point.clock.instant = max(point.clock.now(), SystemClock().now())
    agreement.over_the_hub(journey, told)
    lap("the last exchanges over the hub")
    agreement.agreed(journey, told)
    return told


def _told(to: Path, journey: Journey, told: onward.Told) -> dict[str, object]:
    """What `tour.json` says of it all."""
    fleet, checks = journey.fleet, journey.checks
    found = {post.name: post.do(integrity.check) for post in fleet.posts}
    checks["the register is what was written into it"] = found["point"].ok
    checks["so are the bureau's and the camp's"] = found["bureau"].ok and found["camp"].ok
    today = fleet.point.do(duties.today)
    return {
        "people": len(journey.ids),
        "on the list": len(told.listed),
        "duties": today.duties_total,
        "entries": found["point"].entries,
        "head code": fleet.point.do(registers.head_code),
        "registers": [
            {
                "name": post.name,
                "entries": found[post.name].entries,
                "head code": post.do(registers.head_code),
                "vault": str(post.workspace.vault.path.relative_to(to)),
            }
            for post in fleet.posts
        ],
        "carried": {
            "stick": asdict(journey.courier.by_stick),
            "hub": asdict(journey.courier.by_hub),
        },
        "conflicts": {"made": journey.conflicts_made, "settled": journey.conflicts_settled},
        "hub": journey.counters,
        "papers": told.papers,
        "pictures": _pictures(fleet),
        "vault": str(fleet.point.workspace.vault.path.relative_to(to)),
    }


def _pictures(fleet: Fleet) -> list[str]:
    return [name for post in fleet.posts if post.stage for name in post.stage.taken]
