"""What the tour expects of one register: who was recorded, how the list was received, that it opens again."""

from pathlib import Path

from casework import people, person_cards, person_files, reception, registers, transfer_files
from casework.people import PeopleQuery
from casework.registers import Register
from casework.workspace import Workspace
from gui.tour import arrivals, onward
from gui.tour.stage import Stage
from gui.tour.twice import RECORDED
from models.clock import HandClock
from models.custody import State

PEOPLE = 27
LISTED = 25
WOUNDED = 4


def check_people(
    stage: Stage, workspace: Workspace, ids: tuple[str, ...], checks: dict[str, bool]
) -> None:
    """Everybody who arrived is in the register as he was recorded."""
    found = stage.do(lambda: people.find(workspace, PeopleQuery()))
    checks["27 people are in the register"] = set(found.ids) == set(ids) and len(ids) == PEOPLE
    cards = stage.do(lambda: person_cards.cards(workspace, ids))
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


def check_reception(
    stage: Stage, workspace: Workspace, told: onward.Told, checks: dict[str, bool]
) -> None:
    """The list was received with one discrepancy."""
    file = stage.do(lambda: transfer_files.open_file(workspace, told.transfer_id))
    checks["25 stood on the list"] = len(file.lines) == LISTED
    checks["24 arrived, one discrepancy"] = stage.do(
        lambda: reception.counts(workspace, told.transfer_id)
    ) == (LISTED, LISTED, LISTED - 1)
    states = [line.person.state for line in file.lines]
    checks["who arrived is interned"] = states.count(State.INTERNED) == LISTED - 1


def check_unlocks(folder: Path, clock: HandClock, checks: dict[str, bool]) -> None:
    """The register opens again with its passphrase, as it was left."""
    register = Register(folder, practice=False)
    again = registers.unlock(register, arrivals.PASSPHRASE, clock)
    try:
        total = people.find(again, PeopleQuery()).total
        checks["after locking, the passphrase opens the same register"] = total == PEOPLE + RECORDED
        checks["it was not put back to an older one"] = not registers.put_back(again)
    finally:
        again.close()
