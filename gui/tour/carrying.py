"""What goes between the registers of the tour, by stick and by hub, and how much of it.

Refuses to pass over a bundle that was not believed: it is noted and fails a check.
"""

from collections.abc import Mapping
from dataclasses import dataclass, field
from pathlib import Path

from casework import exchange, hub_settings
from casework.exchange_views import ExchangeReport, MediumView
from gui.exchange.card import CarrierCard
from gui.exchange.faces import Outcome
from gui.exchange.hub_dialog import HubDialog
from gui.exchange.screen import ExchangeScreen
from gui.kit.values import Tone
from gui.tour.registers import Post
from gui.tour.stage import Stage, StageError
from models.clock import HandClock

_MOST_ROUNDS = 6


@dataclass(slots=True)
class Carried:
    """Sums over all exchanges of one way of carrying, seen from the registers."""

    exchanges: int = 0
    bundles_written: int = 0
    bytes_written: int = 0
    bundles_read: int = 0
    bytes_read: int = 0


@dataclass(slots=True)
class Courier:
    """Brings the stick from register to register; time passes on the road."""

    stick: Path
    clock: HandClock
    by_stick: Carried = field(default_factory=Carried)
    by_hub: Carried = field(default_factory=Carried)
    wrong: list[str] = field(default_factory=list[str])

    def bring(self, *stops: Post) -> None:
        """Bring the stick to each in turn."""
        for post in stops:
            self.clock.advance(minutes=50)
            report = post.do(lambda here: exchange.exchange_medium(here, str(self.stick)))
            carried = self.by_stick
            carried.exchanges += 1
            carried.bundles_written += report.bundles_written
            carried.bytes_written += report.went_bytes
            carried.bundles_read += report.bundles_read
            carried.bytes_read += report.came_bytes
            self._note(report)

    def bring_to(self, stage: Stage, picture: str) -> Outcome:
        """Bring the stick to where somebody sits before a window and presses the button; what the card then tells.

        Raises:
            StageError: it was not carried out, or not all of it was believed.
        """
        self.clock.advance(minutes=50)
        screen = self.look(stage, "")
        view = next(each for each in self._media(stage) if each.path == str(self.stick))
        before = self._bundles()
        outcome = _pressed(stage, screen.carriers.cards[view.path], picture)
        new = [size for name, size in self._bundles().items() if name not in before]
        carried = self.by_stick
        carried.exchanges += 1
        carried.bundles_written += len(new)
        carried.bytes_written += sum(new)
        carried.bundles_read += view.for_us
        carried.bytes_read += view.for_us_bytes
        return outcome

    def look(self, stage: Stage, picture: str) -> ExchangeScreen:
        """The exchange screen with the stick in it, and a picture of it if that has a name."""
        screen = stage.go(ExchangeScreen, "exchange")
        screen.add_folder(str(self.stick))
        stage.settle()
        if picture:
            stage.picture(picture)
        return screen

    def over_hub(self, url: str, first: Stage, *posts: Post) -> int:
        """`first` names the hub in its window and presses the button; then all exchange until nothing is new.

        Open windows try the hub by themselves meanwhile.

        Returns:
            In how many rounds; 0 if it never ended.
        """
        screen = first.go(ExchangeScreen, "exchange")
        screen.carriers.hub.other.click()
        dialog = first.window.findChild(HubDialog)
        if dialog is None:
            raise StageError(HubDialog.__name__)
        first.type(url, dialog.address)
        first.picture("73-hub-address", dialog)
        dialog.verb.click()
        first.wait_for(screen.carriers.hub.act.isVisible)
        _pressed(first, screen.carriers.hub, "74-exchange-hub")
        for each in posts:
            each.do(lambda here: hub_settings.set_hub(here, url))
        for number in range(1, _MOST_ROUNDS + 1):
            moved = 0
            for each in posts:
                self.clock.advance(minutes=1)
                report = each.do(exchange.exchange_hub)
                self._note(report)
                moved += report.came + report.went
            if not moved:
                return number
        return 0

    def count_hub(self, counters: Mapping[str, int]) -> None:
        """What went through the hub, as the hub itself counted it: one bundle there and one back each time."""
        carried = self.by_hub
        answered = counters.get('exchanges_total{result="answered"}', 0)
        carried.exchanges = carried.bundles_written = carried.bundles_read = answered
        carried.bytes_written = counters.get('octets_total{direction="received"}', 0)
        carried.bytes_read = counters.get('octets_total{direction="sent"}', 0)

    def _media(self, stage: Stage) -> tuple[MediumView, ...]:
        workspace = stage.desk.session
        return stage.do(lambda: exchange.media(workspace, (str(self.stick),)))

    def _bundles(self) -> dict[str, int]:
        """Name and size of every bundle on the stick."""
        return {file.name: file.stat().st_size for file in self.stick.rglob("*.scb")}

    def _note(self, report: ExchangeReport) -> None:
        troubles = (*report.refused, *((report.stopped,) if report.stopped else ()))
        self.wrong += [type(each).__name__ for each in troubles]
        self.wrong += [f"forked: {each}" for each in report.forked]
        self.wrong += [f"rolled back: {each}" for each in report.rolled_back]


def _pressed(stage: Stage, card: CarrierCard, picture: str) -> Outcome:
    card.act.click()
    stage.wait_for(lambda: card.outcome is not None)
    stage.picture(picture)
    if card.outcome is None or card.outcome.tone is not Tone.GOOD:
        raise StageError(picture)
    return card.outcome
