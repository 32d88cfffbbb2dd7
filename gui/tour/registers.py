"""The registers of the tour: a collection point in its window, a bureau and a camp beside it, one authority.

Who asks to be enrolled leaves a file, who answers another; both stay in the folder of the tour. Refuses to let
anybody join whose fingerprints were not compared at both ends.
"""

from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path
from typing import TypeVar

from casework import enrolment, registers, trust
from casework.registers import NewRegister
from casework.workspace import Workspace
from gui.tour.hub import Hub
from gui.tour.stage import REGISTERS, Stage, StageError
from gui.unlock.screen import UnlockScreen
from models.clock import HandClock
from models.errors import SafeConductError
from sync.trust.registrar import Admission
from sync.trust.roster import BUREAU, HUB

Answer = TypeVar("Answer")

STICK = "stick"
"""The folder that stands for the stick."""

CAMP_NAME = "Табір «Захід-1»"
_AUTHORITY = "Збройні Сили України"
_BUREAU = NewRegister(
    authority=_AUTHORITY,
    station_name="Національне інформаційне бюро",
    station_code="NIB",
    officer_name="Лисенко О. Д.",
    officer_rank="підполковник",
    passphrase="nine herons over the quiet mill",  # noqa: S106 - of a fictitious register
)
_CAMP = NewRegister(
    authority=_AUTHORITY,
    station_name=CAMP_NAME,
    station_code="ZAH1",
    officer_name="Гук В. В.",
    officer_rank="капітан",
    passphrase="a green lamp behind the third door",  # noqa: S106 - of a fictitious register
)


@dataclass(slots=True)
class Post:
    """One register of the tour; `stage` is its window, if it is looked at."""

    name: str
    workspace: Workspace
    stage: Stage | None = None

    @property
    def staged(self) -> Stage:
        """Its window.

        Raises:
            StageError: nobody looks at it.
        """
        if self.stage is None:
            raise StageError(self.name)
        return self.stage

    def do(self, act: Callable[[Workspace], Answer]) -> Answer:
        """Do an act of casework where this register's acts are done."""
        if self.stage is None:
            return self._directly(act)
        return self.stage.do(lambda: act(self.workspace))

    def _directly(self, act: Callable[[Workspace], Answer]) -> Answer:
        try:
            return act(self.workspace)
        except SafeConductError as error:
            raise StageError(type(error).__name__) from None


@dataclass(slots=True)
class Fleet:
    """All of them; the hub is a station without a screen, in a process of its own."""

    point: Post
    bureau: Post
    camp: Post
    hub: Hub

    @property
    def posts(self) -> tuple[Post, Post, Post]:
        """The three with a register that officers open."""
        return self.point, self.bureau, self.camp

    def leave(self) -> None:
        """Close what stands beside the collection point; also after the tour broke off."""
        self.hub.stop()
        if self.camp.stage is not None:
            self.camp.stage.leave()
        self.bureau.workspace.close()


def beside(point: Post, to: Path, clock: HandClock) -> Fleet:
    """Open a bureau and a camp beside the collection point, and make the keys of a hub."""
    made = registers.create(to / "bureau" / REGISTERS, _BUREAU, clock)
    trust.found_authority(made)
    registers.create(to / "camp" / REGISTERS, _CAMP, clock).close()
    if point.stage is not None:
        point.stage.aside()
    stage = Stage(to, clock, "camp")
    camp = Post("camp", _unlocked(stage, _CAMP.passphrase), stage)
    (to / STICK).mkdir()
    hub = Hub(to / "hub")
    hub.found()
    return Fleet(point, Post("bureau", made), camp, hub)


def _unlocked(stage: Stage, passphrase: str) -> Workspace:
    screen = stage.window.findChild(UnlockScreen)
    if screen is None:
        raise StageError(UnlockScreen.__name__)
    stage.front()
    stage.wait_for(lambda: stage.program.loader.is_loaded)
    stage.type(passphrase, screen.passphrase.edit)
    stage.picture("07-camp-unlock")
    screen.unlock_button.click()
    stage.wait_for(lambda: stage.desk.session is not None)
    stage.settle()
    return stage.desk.session


def enrol(fleet: Fleet, to: Path, clock: HandClock) -> bool:
    """Hub, camp and collection point ask the bureau and join; whether all fingerprints agreed."""
    folder = to / "enrolment"
    folder.mkdir()
    agreed = [_enrol_hub(fleet, folder)]
    for each in (fleet.camp, fleet.point):
        clock.advance(minutes=20)
        agreed.append(_enrol(fleet.bureau, each, folder))
    return all(agreed)


def _enrol(bureau: Post, asking: Post, folder: Path) -> bool:
    asked, answered = folder / f"{asking.name}.request", folder / f"{asking.name}.answer"
    asked.write_bytes(asking.do(enrolment.enrolment_request))
    request = asked.read_bytes()
    shown = bureau.do(lambda here: enrolment.look_at_request(here, request))
    if shown.fingerprint != asking.do(enrolment.own_fingerprint):
        return False
    answered.write_bytes(bureau.do(lambda here: enrolment.answer_request(here, request)))
    answer = answered.read_bytes()
    told = asking.do(lambda here: enrolment.look_at_answer(here, answer))
    if told.fingerprint != bureau.do(trust.authority).fingerprint:
        return False
    asking.do(lambda here: enrolment.join(here, answer))
    return True


def _enrol_hub(fleet: Fleet, folder: Path) -> bool:
    asked, answered = folder / "hub.request", folder / "hub.answer"
    own = fleet.hub.request(asked)
    request = asked.read_bytes()
    shown = fleet.bureau.do(lambda here: enrolment.look_at_request(here, request))
    if shown.fingerprint != own:
        return False
    granted = Admission(roles=(BUREAU, HUB))
    answered.write_bytes(
        fleet.bureau.do(lambda here: enrolment.answer_request(here, request, granted))
    )
    return fleet.hub.join(answered) == fleet.bureau.do(trust.authority).fingerprint
