"""Tries the bureau's hub in the background while a register is open; politely, and in silence.

Refuses to make anybody wait: it runs on the carriers' thread, and only when that one is idle. What came of it stands
on the exchange screen; an error is no message, for an officer without a network would read nothing else.
"""

import random
from threading import Event

from PySide6.QtCore import QObject, QTimer

from casework import exchange, hub_settings
from casework.exchange_views import ExchangeReport, HubView
from gui.desk import Desk
from models.errors import HubBusy, SafeConductError
from sync.carriers.backoff import Backoff

LOOK_EVERY = 5_000
"""Milliseconds between two looks whether it is time."""

QUIET = 60_000
"""Milliseconds from an exchange that went well to the next."""

_SECOND = 1000


class HubWatch(QObject):
    """One per window; `error` is what the last try came to, nothing if it went well."""

    def __init__(self, desk: Desk, parent: QObject) -> None:
        """It begins with the first register that is opened."""
        super().__init__(parent)
        self._desk = desk
        self._backoff = Backoff(random.SystemRandom().uniform)
        self._next = 0
        self._busy = False
        self._stop = Event()
        self.error: SafeConductError | None = None
        self._timer = QTimer(self)
        self._timer.timeout.connect(self.look)
        desk.session_changed.connect(self._session_changed)

    def look(self) -> None:
        """Try the hub if one is set and it is time."""
        workspace = self._desk.session
        due = self._desk.clock.now() >= self._next
        if workspace is None or self._busy or not due or self._desk.carriers.waiting():
            return
        self._busy = True
        self._desk.jobs.run(self, lambda: hub_settings.hub(workspace), self._try, self._failed)

    def _try(self, hub: HubView) -> None:
        workspace, stop, on_vault = self._desk.session, self._stop, self._desk.jobs.do
        if not hub.url or workspace is None:
            self._busy = False
            self._next = self._desk.clock.now() + QUIET
            return
        self._desk.carriers.run(
            self,
            lambda: exchange.exchange_hub(workspace, cancelled=stop.is_set, on_vault=on_vault),
            self._went,
            self._failed,
        )

    def _went(self, report: ExchangeReport) -> None:
        if report.stopped is not None:
            self._failed(report.stopped)
            return
        self._busy, self.error = False, None
        self._backoff.succeeded()
        self._next = self._desk.clock.now() + QUIET
        self._desk.state_changed.emit()

    def _failed(self, error: SafeConductError) -> None:
        self._busy, self.error = False, error
        asked = error.retry_after if isinstance(error, HubBusy) else None
        self._next = self._desk.clock.now() + round(self._backoff.failed(asked) * _SECOND)
        self._desk.state_changed.emit()

    def _session_changed(self, workspace: object) -> None:
        self._stop.set()
        self._stop = Event()
        self._busy = False
        if workspace is None:
            self._timer.stop()
        else:
            self._next = 0
            self._timer.start(LOOK_EVERY)
