"""Sixth part of the tour, at the camp: an exchange with one missing and one who is not on the list.

Refuses to hand anybody over of whom the record does not say that he was asked, agreed, counted and taken over.
"""

from dataclasses import dataclass
from pathlib import Path

from casework import (
    counting,
    departures,
    duties,
    exchange_lists,
    handover,
    paper,
    person_files,
    property_returns,
    reception,
    transfer_checks,
    transfer_files,
    transfers,
    wishes,
)
from casework.transfers import TransferDraft
from casework.workspace import Workspace
from gui.tour.endings import OTHER_OFFICER
from gui.tour.forms import blocked, fill, state
from gui.tour.onward import Told, keep
from gui.tour.stage import Stage
from models.custody import State
from models.exchange_lists import Accepted, Agreed, Cause, Phase

PROPOSED = (8, 9, 10, 11, 12)
"""Places of those the camp proposes, in the list of those who came to it."""
STRUCK, MISSING, STRANGER = 12, 9, 13
"""Whom the other side strikes, who is not brought to the border, who is brought without standing on the list."""

BORDER = TransferDraft(
    reason="exchange",
    destination="КПП «Гоптівка»",
    destination_kind="exchange",
    destination_address="через Міжнародний Комітет Червоного Хреста",
    escort_name="Ткач О. О.",
    escort_rank="старший лейтенант",
    escort_unit="Військова служба правопорядку",
)


@dataclass(frozen=True, slots=True)
class _Exchange:
    """The register it goes out from and who is concerned."""

    stage: Stage
    workspace: Workspace
    told: Told
    transfer_id: str

    def at(self, *places: int) -> tuple[str, ...]:
        """The people at these places."""
        return tuple(self.told.listed[place] for place in places)

    @property
    def agreed(self) -> tuple[str, ...]:
        """Whom both sides want to see handed over."""
        return self.at(*(place for place in PROPOSED if place != STRUCK))


def exchange(
    stage: Stage, workspace: Workspace, told: Told, to: Path, checks: dict[str, bool]
) -> None:
    """From the proposal to the closing; what is looked for is written into `checks`."""
    stage.clock.advance(hours=2)
    transfer_id = stage.do(lambda: transfers.open_transfer(workspace, BORDER)).transfer_id
    one = _Exchange(stage, workspace, told, transfer_id)
    _agree(one)
    _ready(one, checks)
    _leave(one)
    _hand_over(one, checks)
    _settle(one, to, checks)


def _agree(one: _Exchange) -> None:
    """Five are proposed, four agreed: each version is kept."""
    stage, workspace, transfer_id = one.stage, one.workspace, one.transfer_id
    proposed = one.at(*PROPOSED)
    stage.do(lambda: transfers.add_people(workspace, transfer_id, proposed))
    stage.do(lambda: exchange_lists.make_version(workspace, transfer_id, Phase.PROPOSED))
    for people, said in ((one.agreed, Agreed.AGREED), (one.at(STRUCK), Agreed.STRUCK)):
        stage.do(
            lambda people=people, said=said: exchange_lists.set_agreed(
                workspace, transfer_id, people, said
            )
        )
    for phase in (Phase.AGREED, Phase.PREPARED):
        stage.do(lambda phase=phase: exchange_lists.make_version(workspace, transfer_id, phase))


def _ready(one: _Exchange, checks: dict[str, bool]) -> None:
    """Examined, looked at, told where to; each asked in private, the first of them in the window."""
    stage, workspace, transfer_id = one.stage, one.workspace, one.transfer_id
    people = one.agreed
    stage.do(
        lambda: transfer_checks.set_fitness(workspace, transfer_id, people, "fit", "Савченко Л. П.")
    )
    stage.do(
        lambda: transfer_checks.give_notice(
            workspace, transfer_id, BORDER.destination_address, "ru"
        )
    )
    stage.do(lambda: handover.note_injuries(workspace, transfer_id, people, "no"))
    asked = handover.Asked("Гнатюк О. С., лікар", "Табір «Захід-1»")
    stage.do(lambda: handover.ask_complaints(workspace, transfer_id, people, asked))
    stage.desk.go("transfers", transfer=transfer_id)
    stage.picture("39-exchange-not-asked")
    refused = blocked(lambda: departures.seal_list(workspace, transfer_id))
    checks["no list is closed before everybody was asked in private"] = refused == {
        "return_not_settled"
    }
    fill(
        stage,
        (people[0], "wish", "40-asked-in-private"),
        {"wish": "at_once", "asked_by": "Лис А. А."},
    )
    said = wishes.Asked("at_once", "Лис А. А., майор", "ru", workspace.now())
    for person_id in people[1:]:
        stage.do(lambda person_id=person_id: wishes.ask(workspace, person_id, said))


def _leave(one: _Exchange) -> None:
    """Sealed, counted by two, gone."""
    stage, workspace, transfer_id = one.stage, one.workspace, one.transfer_id
    stage.do(lambda: departures.seal_list(workspace, transfer_id))
    for counter in ("старшина Мороз", "сержант Бойко"):
        stage.do(
            lambda counter=counter: counting.count(
                workspace, transfer_id, counter, len(one.agreed), counting.BEFORE_DEPARTURE
            )
        )
    stage.do(lambda: departures.depart(workspace, transfer_id))
    stage.clock.advance(hours=3)


def _hand_over(one: _Exchange, checks: dict[str, bool]) -> None:
    """One is not there, one is there whom the list does not name: both are said, neither is lost."""
    stage, workspace, transfer_id = one.stage, one.workspace, one.transfer_id
    (missing,), (stranger,) = one.at(MISSING), one.at(STRANGER)
    stage.do(
        lambda: reception.tick(workspace, transfer_id, missing, "absent", Cause.NOT_BROUGHT.value)
    )
    stage.do(lambda: reception.tick_all_present(workspace, transfer_id))
    stage.do(
        lambda: reception.add_unlisted(workspace, transfer_id, stranger, "привезли замість іншого")
    )
    stage.desk.go("transfers", transfer=transfer_id)
    stage.picture("41-exchange-roll-call")
    stage.do(
        lambda: exchange_lists.accept(
            workspace, transfer_id, (stranger,), Accepted.NOT_ACCEPTED, Cause.NOT_ON_LIST
        )
    )
    stage.do(lambda: exchange_lists.accept_all_present(workspace, transfer_id))
    stage.do(lambda: reception.arrive(workspace, transfer_id, "Иванов", "полковник", "комиссия"))
    gone = tuple(person for person in one.agreed if person != missing)
    checks["who was taken over is exchanged, and nobody else"] = [
        state(stage, workspace, person) for person in (*gone, missing, stranger, *one.at(STRUCK))
    ] == [State.EXCHANGED] * len(gone) + [State.IN_TRANSIT, State.INTERNED, State.INTERNED]
    owed = {
        (duty.kind, duty.subject_id) for duty in stage.do(lambda: duties.today(workspace)).duties
    }
    checks["the one who was not brought stays owed until the record says where he is"] = (
        "unaccounted",
        missing,
    ) in owed


def _settle(one: _Exchange, to: Path, checks: dict[str, bool]) -> None:
    """Nothing is closed before property is given back and each statement printed."""
    stage, workspace, transfer_id = one.stage, one.workspace, one.transfer_id
    for counter in ("старшина Мороз", "сержант Бойко"):
        stage.do(
            lambda counter=counter: counting.count(
                workspace, transfer_id, counter, len(one.agreed), counting.ON_ARRIVAL
            )
        )
    refused = blocked(lambda: reception.close(workspace, transfer_id))
    checks["an exchange is not closed over open property and unprinted statements"] = (
        "statement_missing" in refused
    )
    file = stage.do(lambda: transfer_files.open_file(workspace, transfer_id))
    for person_id in (line.person_id for line in file.lines if line.accepted == Accepted.ACCEPTED):
        _give_back(one, person_id)
        statement = stage.do(
            lambda person_id=person_id: paper.compose(workspace, "r2", (person_id,), "uk", "ru")
        )
        keep(stage, workspace, statement, one.told, to, "exchange")
    stage.do(lambda: reception.close(workspace, transfer_id))
    stage.desk.go("transfers", transfer=transfer_id)
    stage.picture("42-exchange-closed")
    phases = [
        version.phase
        for version in stage.do(lambda: exchange_lists.versions(workspace, transfer_id))
    ]
    checks["every version of the list is kept, the last is who was handed over"] = phases == [
        "proposed",
        "agreed",
        "prepared",
        "handed_over",
    ]


def _give_back(one: _Exchange, person_id: str) -> None:
    stage, workspace = one.stage, one.workspace
    file = stage.do(lambda: person_files.open_file(workspace, person_id))
    held = [item for item in file.items if item.disposition == "held" and not item.withdrawn]
    if held:
        returned = [property_returns.Returned(item.id, item.condition, "signed") for item in held]
        stage.do(lambda: property_returns.give_back(workspace, person_id, returned, OTHER_OFFICER))
