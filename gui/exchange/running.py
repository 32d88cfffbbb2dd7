"""One exchange at a time on the carriers' thread: how far it is, and how to stop it; refuses a second one.

What the worker holds is a plain `Watch`, never a widget: the screen may be gone before the exchange is.
"""

from collections.abc import Callable
from threading import Event

from PySide6.QtCore import QElapsedTimer, QObject, QTimer, Signal

from casework.exchange_views import ExchangeReport, Step
from gui.desk import Desk
from models.errors import SafeConductError

_LOOK_EVERY = 150


class Watch:
    """Handed to the worker: it leaves its newest step here and asks whether to go on."""

    def __init__(self) -> None:
        """Nothing told, nothing cancelled."""
        self.step: Step | None = None
        self._cancelled = Event()

    def note(self, step: Step) -> None:
        """Called on the other thread, as often as it likes."""
        self.step = step

    def cancel(self) -> None:
        """Stop at the next good moment; what was done stays done."""
        self._cancelled.set()

    def cancelled(self) -> bool:
        """Whether to stop."""
        return self._cancelled.is_set()


Call = Callable[[Watch], ExchangeReport]


class Running(QObject):
    """Signals: `told(Step or None, milliseconds of this stage, cancelling)`, several times a second while it runs."""

    told = Signal(object, int, bool)

    def __init__(self, desk: Desk, parent: QObject) -> None:
        """Idle."""
        super().__init__(parent)
        self._desk = desk
        self._watch: Watch | None = None
        self._stage = ""
        self._since = QElapsedTimer()
        self._look = QTimer(self)
        self._look.setInterval(_LOOK_EVERY)
        self._look.timeout.connect(self._tell)

    @property
    def busy(self) -> bool:
        """Whether an exchange waits or runs."""
        return self._watch is not None

    def start(
        self,
        call: Call,
        then: Callable[[ExchangeReport], object],
        failed: Callable[[SafeConductError], object],
    ) -> None:
        """Have it done; `then` or `failed` is called on this thread. Nothing happens while another runs."""
        if self.busy:
            return
        watch = self._watch = Watch()
        self._stage = ""
        self._since.start()
        self._look.start()
        self._tell()

        def ended(report: ExchangeReport) -> None:
            self._end()
            then(report)

        def broken(error: SafeConductError) -> None:
            self._end()
            failed(error)

        self._desk.carriers.run(self, lambda: call(watch), ended, broken)

    def cancel(self) -> None:
        """Ask it to stop; its report still comes."""
        if self._watch:
            self._watch.cancel()
            self._tell()

    def _end(self) -> None:
        self._look.stop()
        self._watch = None

    def _tell(self) -> None:
        if self._watch is None:
            return
        step = self._watch.step
        stage = step.stage if step else ""
        if stage != self._stage:
            self._stage = stage
            self._since.restart()
        self.told.emit(step, self._since.elapsed(), self._watch.cancelled())
