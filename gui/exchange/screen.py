"""Agreeing with other registers: sticks and the hub as cards, who lags behind, whom we trust.

While it is in sight it looks once a second for sticks, and never while an exchange runs. An exchange waits for
sticks and networks on the carriers' thread, so that everybody else goes on working. Refuses to run two at once.
"""

from itertools import pairwise
from pathlib import Path

from PySide6.QtCore import Qt, QTimer
from PySide6.QtGui import QHideEvent, QShowEvent
from PySide6.QtWidgets import QApplication, QFileDialog, QWidget

from casework import exchange, hub_settings
from casework.exchange_views import ExchangeReport, ExchangeView, MediumView
from gui.desk import Desk, Screen
from gui.exchange.alone import AloneCard
from gui.exchange.authority import ASK, AuthorityCard
from gui.exchange.carriers import Carriers
from gui.exchange.device_acts import DeviceActs
from gui.exchange.faces import HUB
from gui.exchange.head import Head
from gui.exchange.hub_dialog import HubDialog
from gui.exchange.peers import PeersCard
from gui.exchange.presenter import BACKUP, RENEW, SETTLE, Standing, board
from gui.exchange.running import Running, Watch
from gui.exchange.trust_acts import TrustActs
from gui.kit.base import column, row
from gui.kit.buttons import Button
from gui.kit.scroll import ScrollPage
from gui.kit.surfaces import Badge
from gui.kit.text import title
from gui.kit.values import Tone
from gui.theme import GRID
from models.errors import SafeConductError, VaultLocked
from models.trust_acts import Concern

_LOOK_EVERY = 1_000
_MINUTE = 60_000
_SIDE_WIDTH = 304


class ExchangeScreen(Screen):
    """The room `exchange`."""

    def __init__(self, desk: Desk) -> None:
        """Empty until the register has been read."""
        super().__init__(desk)
        self._view: ExchangeView | None = None
        self._standing = Standing()
        self._folders: tuple[str, ...] = ()
        self._hub_error: SafeConductError | None = None
        self._looking = self._reading = self._arriving = False
        self.running = Running(desk, self)
        self.acts = TrustActs(desk, self)
        self.devices = DeviceActs(desk, self)
        self._build()
        self._listen()
        self._poll = QTimer(self)
        self._poll.setInterval(_LOOK_EVERY)
        self._poll.timeout.connect(self.look)
        self._minute = QTimer(self)
        self._minute.timeout.connect(self.refresh)
        self._minute.start(_MINUTE)

    def arrive(self, **what: object) -> None:
        """Read the register, look for sticks, and put the cursor on the first thing to do."""
        self._arriving = True
        self.refresh()
        self.look()

    def refresh(self, *_touched: object) -> None:
        """Look again at who holds what; nothing happens while the register is locked or this is hidden."""
        workspace = self.desk.session
        wanted = self.isVisible() or self._view is None
        if workspace is None or self._reading or self.running.busy or not wanted:
            return
        self._reading = True
        self.desk.jobs.run(
            self, lambda: exchange.overview(workspace), self._show, self._reading_failed
        )

    def look(self) -> None:
        """Look for sticks, unless the last look has not come back yet."""
        workspace, folders = self.desk.session, self._folders
        if workspace is None or self._looking or self.running.busy or not self.isVisible():
            return
        self._looking = True
        # A stick that dies answers late; nobody's save waits for it: only questions to the register go there.
        on_vault = self.desk.jobs.do
        self.desk.carriers.run(
            self,
            lambda: exchange.media(workspace, folders, on_vault),
            self._show_media,
            self._look_failed,
        )

    def before_lock(self) -> None:
        """Stop the exchange: the register is closed behind it."""
        self.running.cancel()

    def showEvent(self, event: QShowEvent) -> None:
        """Look for sticks from now on."""
        super().showEvent(event)
        self._poll.start()

    def hideEvent(self, event: QHideEvent) -> None:
        """Nobody looks on: leave the sticks alone."""
        super().hideEvent(event)
        self._poll.stop()

    # -- how it stands -----------------------------------------------------------------------------

    def _build(self) -> None:
        words = self.desk.words
        self._count = Badge("", Tone.WARN)
        self.folder = Button(words("exchange.choose_folder"), self._choose_folder, icon="open")
        top = row(title(words("ui.data_exchange")), self._count, None, self.folder, gap=2 * GRID)
        self.head = Head(words)
        self.carriers = Carriers(words)
        self.alone = AloneCard(words)
        self.peers = PeersCard(words)
        self.alone.hide()
        self.peers.hide()
        self.authority = AuthorityCard(words)
        left = column(self.carriers, self.alone, gap=2 * GRID)
        left.addWidget(self.peers, 1)
        left.addStretch(0)
        side = QWidget()
        side.setFixedWidth(_SIDE_WIDTH)
        column(self.authority, None, parent=side)
        middle = row(gap=2 * GRID)
        middle.addLayout(left, 1)
        middle.addWidget(side, 0, Qt.AlignmentFlag.AlignTop)
        holder = QWidget()
        inner = column(self.head, gap=2 * GRID, parent=holder)
        inner.setContentsMargins(0, 0, GRID, 0)
        inner.addLayout(middle, 1)
        outer = column(top, gap=2 * GRID, margin=2 * GRID + 4, parent=self)
        outer.addWidget(ScrollPage(words("ui.data_exchange"), holder), 1)

    def _listen(self) -> None:
        self.head.act_asked.connect(self._do)
        self.alone.act_asked.connect(self._do)
        self.authority.act_asked.connect(self.acts.do)
        self.authority.history_asked.connect(self.devices.show_acts)
        self.peers.opened.connect(self.devices.show_device)
        for acts in (self.acts, self.devices):
            acts.told.connect(self.authority.tell)
            acts.changed.connect(self.refresh)
        self.running.told.connect(self.carriers.show_progress)
        self.carriers.exchange_asked.connect(self.exchange)
        self.carriers.cancel_asked.connect(self.running.cancel)
        self.carriers.arranged.connect(self._put_in_order)
        self.carriers.hub_asked.connect(self.set_hub)
        self.carriers.settle_asked.connect(self._settle)
        self.carriers.arrivals_asked.connect(self._open_arrivals)
        self.desk.jobs.changed.connect(self.refresh)

    def _show(self, view: ExchangeView) -> None:
        self._reading = False
        self._view = self.devices.view = view
        now, words = self.desk.clock.now(), self.desk.words
        shown = board(view, self._standing, now, words)
        self._count.show_text(shown.badge, shown.delivery_tone)
        self.head.show_board(shown)
        self.alone.setVisible(shown.alone)
        self.peers.setVisible(not shown.alone)
        self.peers.table.show_lines(shown.peers)
        self.authority.show_view(view)
        self.carriers.show_hub(view.hub, now, self._hub_error)
        self._put_in_order()

    def _put_in_order(self) -> None:
        """Tab goes in reading order, also to cards and warnings that came later."""
        controls: list[QWidget] = [self.folder, *self.head.buttons, *self.carriers.controls()]
        controls += [
            self.alone.backup,
            self.peers.details,
            self.peers.table,
            *self.authority.buttons.values(),
        ]
        for before, after in pairwise(controls):
            self.setTabOrder(before, after)

    def _show_media(self, media: tuple[MediumView, ...]) -> None:
        self._looking = False
        self.carriers.show_media(media)
        if self._arriving:
            self._arriving = False
            self._put_cursor()

    def _put_cursor(self) -> None:
        """On the first thing to do, unless the officer went somewhere by himself meanwhile."""
        focus = QApplication.focusWidget()
        # Qt itself puts it on the first control of a window that becomes active.
        if focus is not None and focus is not self.folder and self.isAncestorOf(focus):
            return
        ask = self.authority.buttons[ASK]
        if self.alone.isVisible() and self.carriers.empty.isVisible() and ask.isVisible():
            ask.setFocus()
        else:
            self.carriers.focus_first()

    def _look_failed(self, error: SafeConductError) -> None:
        self._looking = False
        self._poll.stop()
        if not isinstance(error, VaultLocked):
            self.desk.show_error(error)

    def _reading_failed(self, error: SafeConductError) -> None:
        self._reading = False
        if not isinstance(error, VaultLocked):
            self.desk.show_error(error)

    # -- what is done ------------------------------------------------------------------------------

    def exchange(self, key: str) -> None:
        """Exchange with the hub, or with the stick or folder of that path."""
        workspace, on_vault = self.desk.session, self.desk.jobs.do
        if workspace is None or self.running.busy:
            return

        def call(watch: Watch) -> ExchangeReport:
            told, cancelled = watch.note, watch.cancelled
            if key == HUB:
                return exchange.exchange_hub(workspace, told, cancelled, on_vault)
            return exchange.exchange_medium(workspace, key, told, cancelled, on_vault)

        def done(report: ExchangeReport) -> None:
            self._ended(key, report)

        def failed(error: SafeConductError) -> None:
            self._failed(key, error)

        self.carriers.begin(key)
        self.running.start(call, done, failed)

    def _ended(self, key: str, report: ExchangeReport) -> None:
        self._standing = self._standing.after(report)
        if key == HUB:
            self._hub_error = report.stopped
        self.carriers.end(key, report)
        self.desk.state_changed.emit()
        self.refresh()
        self.look()

    def _failed(self, key: str, error: SafeConductError) -> None:
        if key == HUB:
            self._hub_error = error
        self.carriers.end(key, None)
        if isinstance(error, VaultLocked):
            return
        self.desk.show_error(error)
        self.refresh()
        self.look()

    def add_folder(self, folder: str) -> None:
        """Treat a folder like a stick until the register is locked."""
        self._folders = tuple(dict.fromkeys((*self._folders, folder)))
        self.look()

    def set_hub(self) -> None:
        """Ask for the address of the hub."""
        url = self._view.hub.url if self._view else ""
        HubDialog(self.window(), self.desk.words, url, self._keep_hub).open()

    def _keep_hub(self, url: str, certificate: str) -> None:
        workspace, words = self.desk.session, self.desk.words
        if self._view and url == self._view.hub.url and not certificate:
            return
        self._hub_error = None

        def kept(_nothing: object) -> None:
            self.desk.notice(words("exchange.hub_saved"))
            self.refresh()

        self.desk.jobs.run(self, lambda: hub_settings.set_hub(workspace, url, certificate), kept)

    def _choose_folder(self) -> None:
        name = self.desk.words("exchange.choose_folder_title")
        if chosen := QFileDialog.getExistingDirectory(self, name):
            self.add_folder(str(Path(chosen)))

    def _do(self, act: str) -> None:
        if act == SETTLE:
            self._settle()
        elif act == RENEW:
            self.acts.renew()
        elif act == BACKUP:
            self.desk.go("settings", section="safety")
        else:
            self.devices.deal_with(Concern(act))

    def _settle(self, _key: str = "") -> None:
        self.desk.go("conflicts")

    def _open_arrivals(self, transfers: tuple[str, ...]) -> None:
        what = {"transfer": transfers[0]} if len(transfers) == 1 else {}
        self.desk.go("transfers", **what)
