"""Shows the details of a device and who did what about it, and has a concern put aside; refuses to judge one."""

from casework import concerns, trust_history
from casework.exchange_views import ExchangeView
from casework.trust_views import TrustActView
from gui.exchange import devices
from gui.exchange.device_dialogs import ActsDialog, DealDialog, DeviceDialog
from gui.exchange.dialogs import Dialogs
from gui.exchange.presenter import PeerLine
from gui.kit.values import Choice
from models.trust_acts import Concern


class DeviceActs(Dialogs):
    """`view` is how it stood when the screen was last read."""

    view: ExchangeView | None = None

    def show_acts(self) -> None:
        """Who did what about devices and keys: read now, because somebody asks."""
        workspace, words = self._desk.session, self._desk.words

        def found(acts: tuple[TrustActView, ...]) -> None:
            self.open(ActsDialog(self.window(), words, acts))

        self.run(lambda: trust_history.acts(workspace), found)

    def show_device(self, line: PeerLine) -> None:
        """The details of the device in this line of the table."""
        workspace, words, view = self._desk.session, self._desk.words, self.view
        peer = (
            next((each for each in view.peers if each.device == line.device), None)
            if view
            else None
        )
        if view is None or peer is None:
            return

        def deal(concern: Concern) -> None:
            self.deal_with(concern, line.device)

        def read() -> tuple[TrustActView, ...] | None:
            return trust_history.acts(workspace, line.device) if view.shows_acts else None

        def found(acts: tuple[TrustActView, ...] | None) -> None:
            sheet = devices.sheet(peer, self._desk.clock.now(), words)
            self.open(DeviceDialog(self.window(), words, sheet, acts, deal))

        self.run(read, found)

    def deal_with(self, concern: Concern, device: str = "") -> None:
        """Ask why a concern is put aside, and of which device unless it is named."""
        workspace, words = self._desk.session, self._desk.words
        peers = self.view.peers if self.view else ()
        choices = [
            Choice(peer.device, " · ".join(part for part in (peer.name, peer.station) if part))
            for peer in devices.to_deal_with(peers, concern)
            if device in {"", peer.device}
        ]
        if not choices:
            return

        def done(chosen: tuple[str, ...], reason: str) -> None:
            self.run(
                lambda: concerns.deal_with(workspace, concern, chosen, reason),
                lambda _names: self.done(words("concern.dealt_now")),
            )

        self.open(DealDialog(self.window(), words, concern, choices, done))
