"""The tour from the first run to a closed reception; leaves vault, papers, pictures and `tour.json`.

Walks through the program's own window on fictitious people, checks what it finds, and says so by its exit
code: 0 when every check holds. Refuses to write over a folder that already holds something.
"""

import json
import sys
import time
from pathlib import Path

from casework import duties, integrity, people, person_files, reception, registers, transfer_files
from casework.people import PeopleQuery
from casework.registers import Register
from casework.workspace import Workspace
from gui.tour import arrivals, onward
from gui.tour.looks import look_everywhere
from gui.tour.stage import Stage, StageError
from models.clock import HandClock
from models.custody import State

START = 1_794_888_000_000
"""2026-11-17 04:00 UTC."""

PEOPLE = 27
LISTED = 25
WOUNDED = 4


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
    except StageError as stopped:
        checks[f"the tour came to its end (stopped at: {stopped})"] = False
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


def _walk(
    to: Path, report: dict[str, object], checks: dict[str, bool], timings: dict[str, float]
) -> None:
    clock = HandClock(START)
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
    _check_people(stage, workspace, ids, checks)
    onward.two_to_hospital(stage, workspace, ids)
    told = onward.to_the_camp(stage, workspace, ids, to)
    lap("to the camp, with papers")
    checks["nobody is put on a list twice"] = told.refused[0] == "AlreadyOnList"
    checks["an unready list is not sealed"] = told.refused[1] == "StepBlocked"
    onward.received(stage, workspace, told, to)
    lap("reception")
    _check_reception(stage, workspace, told, checks)
    look_everywhere(stage, ids, told.transfer_id)
    lap("pictures of every screen")
    today = stage.do(lambda: duties.today(workspace))
    found = stage.do(lambda: integrity.check(workspace))
    checks["the register is what was written into it"] = found.ok
    report |= {
        "people": len(ids),
        "on the list": len(told.listed),
        "duties": today.duties_total,
        "entries": found.entries,
        "head code": registers.head_code(workspace),
        "papers": told.papers,
        "pictures": stage.taken,
        "vault": str(workspace.vault.path.relative_to(to)),
    }
    checks["nothing unforeseen was said on the way"] = not stage.said
    folder = workspace.folder
    stage.leave()
    lap("lock")
    _check_unlocks(folder, clock, checks)
    checks["every paper is a PDF with pages"] = all(
        (to / name).read_bytes().startswith(b"%PDF") for name in told.papers
    )
    checks["every picture is there"] = all((to / name).stat().st_size > 0 for name in stage.taken)


def _check_people(
    stage: Stage, workspace: Workspace, ids: tuple[str, ...], checks: dict[str, bool]
) -> None:
    found = stage.do(lambda: people.find(workspace, PeopleQuery()))
    checks["27 people are in the register"] = set(found.ids) == set(ids) and len(ids) == PEOPLE
    cards = stage.do(lambda: people.cards(workspace, ids))
    wounded = [card for card in cards if card.health in ("slightly_wounded", "seriously_wounded")]
    wounded = [card for card in cards if card.health in ("slightly_wounded", "seriously_wounded")]
    checks["four are wounded"] = len(wounded) == WOUNDED
    files = [
        stage.do(lambda person=person: person_files.open_file(workspace, person)) for person in ids
    ]
    aided = [file for file in files if file.fields["first_aid"] == "yes" and file.card in wounded]
    checks["the four wounded were given first aid"] = len(aided) == WOUNDED
    koreans = [file for file in files if file.fields["power"] == "KP"]
    checks["two are North Koreans"] = len(koreans) == 2  # noqa: PLR2004
    checks["one of them carries papers in another's name"] = [
        document.belongs for file in koreans for document in file.documents
    ] == ["another"]
    answers = [file.fields["surname_answer"] for file in files]
    checks["one declines to answer, one is unable to"] = (
        answers.count("declined"),
        answers.count("unable"),
    ) == (1, 1)
    groups = {file.fields["group_id"] for file in files if file.fields["group_id"]}
    checks["three groups shared their circumstances"] = len(groups) == 3  # noqa: PLR2004
    checks["every tag number is its own"] = len({card.tag_number for card in cards}) == PEOPLE
    for typed in ("Щербаков", "Shcherbakov", "Kim Song Chol", "АБ-200201"):
        hits = stage.do(lambda typed=typed: people.quick_find(workspace, typed))
        checks[f"a search across scripts finds somebody ({len(typed)} letters)"] = bool(hits)


def _check_reception(
    stage: Stage, workspace: Workspace, told: onward.Told, checks: dict[str, bool]
) -> None:
    file = stage.do(lambda: transfer_files.open_file(workspace, told.transfer_id))
    checks["25 stood on the list"] = len(file.lines) == LISTED
    checks["24 arrived, one discrepancy"] = stage.do(
        lambda: reception.counts(workspace, told.transfer_id)
    ) == (LISTED, LISTED, LISTED - 1)
    states = [line.person.state for line in file.lines]
    checks["who arrived is interned"] = states.count(State.INTERNED) == LISTED - 1
    today = stage.do(lambda: duties.today(workspace))
    checks["the one who is missing stands on the first screen"] = "unaccounted" in {
        duty.kind for duty in today.duties
    }


def _check_unlocks(folder: Path, clock: HandClock, checks: dict[str, bool]) -> None:
    register = Register(folder, practice=False)
    again = registers.unlock(register, arrivals.PASSPHRASE, clock)
    try:
        total = people.find(again, PeopleQuery()).total
        checks["after locking, the passphrase opens the same register"] = total == PEOPLE
        checks["it was not put back to an older one"] = not registers.put_back(again)
    finally:
        again.close()
