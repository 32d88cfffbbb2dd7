"""What an officer does at the table, cut at any moment: intake, amend, seal, print, change of passphrase.

Each act is acknowledged when the verb has returned, which is when the screen says *Saved*.
"""

from collections.abc import Sequence
from dataclasses import replace
from itertools import pairwise
from pathlib import Path

from casework import (
    departures,
    intake,
    integrity,
    officers,
    paper,
    people,
    person_cards,
    person_files,
    property_custody,
    registers,
    transfer_checks,
    transfer_files,
    transfers,
)
from casework.people import PeopleQuery
from casework.registers import NewRegister, Register
from casework.transfers import TransferDraft
from casework.workspace import Workspace
from models.clock import HandClock
from models.errors import WrongPassphrase
from tests.casework.moves import SAFETY
from tests.casework.people import MONEY, START, STATION, WATCH, a_draft
from tests.power.journeys import Acknowledge, Journey, register
from tests.store.vaults import CHEAP

PASSPHRASES = (
    STATION["passphrase"],
    "nine rivers under the old clock",
    "eleven geese walk to the mill",
)


def _create(folder: Path) -> Workspace:
    return registers.create(folder, NewRegister(**STATION), HandClock(START), CHEAP)


def _open(folder: Path, passphrases: Sequence[str] = PASSPHRASES[:1]) -> Workspace:
    for passphrase in passphrases:
        try:
            return registers.unlock(
                Register(folder / "register", practice=False), passphrase, HandClock(START)
            )
        except WrongPassphrase:
            continue
    raise AssertionError(passphrases)


def _sound(workspace: Workspace) -> None:
    report = integrity.check(workspace)
    assert report.ok, report


def _after(acknowledged: Sequence[str], word: str) -> list[str]:
    return [each.removeprefix(word) for each in acknowledged if each.startswith(word)]


def walk_intake(folder: Path, acknowledge: Acknowledge) -> None:
    workspace = _create(folder)
    acknowledge("created")
    for number in range(6):
        draft = a_draft(workspace, surname=f"Гречко {number}", items=(WATCH, MONEY))
        intake.keep_draft(workspace, draft)
        acknowledge(f"draft {draft.id}")
        saved = intake.register(workspace, draft)
        acknowledge(f"saved {saved.tag_number}")
    left = replace(a_draft(workspace, surname="Напів"), items=(WATCH,))
    intake.keep_draft(workspace, left)
    acknowledge(f"draft {left.id}")


def judge_intake(folder: Path, acknowledged: Sequence[str]) -> None:
    if "created" not in acknowledged:
        # Half a register is no register: what is listed can be opened, or nothing is listed.
        for listed in registers.registers(folder):
            registers.unlock(listed, STATION["passphrase"], HandClock(START)).close()
        return
    workspace = _open(folder)
    try:
        cards = person_cards.cards(workspace, people.find(workspace, PeopleQuery()).ids)
        tags = [card.tag_number for card in cards]
        assert set(_after(acknowledged, "saved ")) <= set(tags)
        assert len(tags) == len(set(tags))
        drafts = _after(acknowledged, "draft ")
        if drafts and len(_after(acknowledged, "saved ")) < len(drafts):
            kept = {draft.id for draft in intake.drafts(workspace)}
            assert drafts[-1] in kept or len(tags) == len(drafts)
        _sound(workspace)
    finally:
        workspace.close()


def walk_amend(folder: Path, acknowledge: Acknowledge) -> None:
    workspace = _create(folder)
    person = intake.register(workspace, a_draft(workspace)).person_id
    acknowledge(f"person {person}")
    for number in range(10):
        file = person_files.open_file(workspace, person)
        people.amend(workspace, file, {"place_of_birth": f"Місто {number}"})
        acknowledge(f"amended {number}")


def judge_amend(folder: Path, acknowledged: Sequence[str]) -> None:
    if not (persons := _after(acknowledged, "person ")):
        return
    workspace = _open(folder)
    try:
        steps = person_files.history(workspace, persons[0], "place_of_birth")
        assert len(steps) >= len(_after(acknowledged, "amended "))
        assert person_files.open_file(workspace, persons[0]).fields["place_of_birth"] == (
            steps[0].after if steps else ""
        )
        _sound(workspace)
    finally:
        workspace.close()


def walk_transfer(folder: Path, acknowledge: Acknowledge) -> None:
    workspace = _create(folder)
    ids = tuple(
        intake.register(
            workspace, a_draft(workspace, surname=f"Гречко {n}", items=(WATCH,))
        ).person_id
        for n in range(3)
    )
    draft = TransferDraft(destination="Табір", escort_name="Ткач")
    transfer = transfers.open_transfer(workspace, draft).transfer_id
    acknowledge(f"transfer {transfer}")
    transfers.add_people(workspace, transfer, ids)
    transfer_checks.set_fitness(workspace, transfer, ids, "fit", "Савченко")
    for number, person in enumerate(ids):
        property_custody.seal_packet(workspace, person, f"00471{number}")
        acknowledge(f"packet {person}")
    transfer_checks.give_notice(workspace, transfer, "Табір, п/с 77", "ru")
    departures.seal_list(workspace, transfer, SAFETY)
    acknowledge("stage sealed")
    preview = paper.compose(workspace, "t1", (transfer,), "uk", "en")
    paper.issue(workspace, preview, "pdf")
    acknowledge(f"printed {preview.digest}")
    departures.depart(workspace, transfer, None, SAFETY)
    acknowledge("stage under_way")


_STAGES = ("preparation", "sealed", "under_way")


def judge_transfer(folder: Path, acknowledged: Sequence[str]) -> None:
    if not (found := _after(acknowledged, "transfer ")):
        return
    workspace = _open(folder)
    try:
        file = transfer_files.open_file(workspace, found[0])
        stages = _after(acknowledged, "stage ")
        assert _STAGES.index(file.card.stage) >= _STAGES.index(
            stages[-1] if stages else "preparation"
        )
        for person in _after(acknowledged, "packet "):
            assert not property_custody.unsealed_ids(workspace, person)
        if file.card.stage != "preparation":
            assert file.fields["sealed_digest"] == departures.list_digest(workspace, found[0])
        digests = {printing.digest for printing in file.printings}
        assert set(_after(acknowledged, "printed ")) <= digests
        moving = {line.person.state for line in file.lines}
        assert (
            moving <= {"in_transit"}
            if file.card.stage == "under_way"
            else "in_transit" not in moving
        )
        _sound(workspace)
    finally:
        workspace.close()


def walk_second_officer(folder: Path, acknowledge: Acknowledge) -> None:
    workspace = _create(folder)
    acknowledge("created")
    officers.add_officer(workspace, "Шевчук Л.", "лейтенант", "", "82 одшбр", PASSPHRASES[1])
    acknowledge("added")
    workspace.close()


def judge_second_officer(folder: Path, acknowledged: Sequence[str]) -> None:
    if "created" not in acknowledged:
        return
    register_found = Register(folder / "register", practice=False)
    try:
        registers.unlock(register_found, PASSPHRASES[1], HandClock(START)).close()
    except WrongPassphrase:
        assert "added" not in acknowledged
    workspace = _open(folder)
    assert len(workspace.slots.ids) == len(officers.officers(workspace))
    workspace.close()


def walk_passphrase(folder: Path, acknowledge: Acknowledge) -> None:
    workspace = _create(folder)
    person = intake.register(workspace, a_draft(workspace)).person_id
    acknowledge(f"person {person}")
    for number, (old, new) in enumerate(pairwise(PASSPHRASES), start=1):
        officers.change_passphrase(workspace, old, new)
        acknowledge(f"passphrase {number}")
    workspace.close()
    acknowledge("locked")


def judge_passphrase(folder: Path, acknowledged: Sequence[str]) -> None:
    if not (persons := _after(acknowledged, "person ")):
        return
    changed = int((_after(acknowledged, "passphrase ") or ["0"])[-1])
    workspace = _open(folder, PASSPHRASES[changed:])
    try:
        assert person_files.open_file(workspace, persons[0]).card.id == persons[0]
        assert not registers.put_back(workspace)
    finally:
        workspace.close()


register(Journey("intake", walk_intake, judge_intake))
register(Journey("amend", walk_amend, judge_amend))
register(Journey("seal_and_print", walk_transfer, judge_transfer))
register(Journey("passphrase_of_an_officer", walk_passphrase, judge_passphrase))
register(Journey("second_officer", walk_second_officer, judge_second_officer))
