"""Brings in the heavy half of the program behind the window's back; refuses to import it earlier.

SQLModel, SQLCipher and ReportLab take longer to import than a window takes to appear: the verbs are
imported on the vault thread, as its first job, and whatever is asked of it waits its turn behind. The
screens follow on the GUI thread, one at a turn of the event loop: a class of Qt's that comes into being
on another thread ends the program when a screen reader asks at that moment what a widget is (PySide
6.11.3 builds its meta-objects without a lock).
"""

from collections.abc import Callable
from importlib import import_module
from typing import Any

from PySide6.QtCore import QObject, QTimer, Signal

from gui.jobs import Jobs

REGISTERS = "casework.registers"
VERBS = (
    REGISTERS,
    "casework.accounts",
    "casework.attachments",
    "casework.bureau",
    "casework.bureau_lists",
    "casework.bureau_register",
    "casework.commissions",
    "casework.complaints",
    "casework.conflicts",
    "casework.counting",
    "casework.custody_events",
    "casework.death_causes",
    "casework.deaths",
    "casework.delivery",
    "casework.departures",
    "casework.duties",
    "casework.endings",
    "casework.enrolment",
    "casework.escapes",
    "casework.exchange",
    "casework.exports",
    "casework.figure_papers",
    "casework.figures",
    "casework.handover",
    "casework.hub_settings",
    "casework.inspections",
    "casework.integrity",
    "casework.legal",
    "casework.legal_documents",
    "casework.officers",
    "casework.packet_acts",
    "casework.packets",
    "casework.paper",
    "casework.people",
    "casework.person_files",
    "casework.proceedings",
    "casework.property_returns",
    "casework.recorded_twice",
    "casework.reception",
    "casework.registration",
    "casework.remarks",
    "casework.representatives",
    "casework.restoring",
    "casework.roll_calls",
    "casework.settling",
    "casework.station_clocks",
    "casework.tracing",
    "casework.tracing_files",
    "casework.transfer_candidates",
    "casework.transfer_checks",
    "casework.transfers",
    "sync.carriers.backoff",
)
"""What the screens need and knows no Qt: 1.4 s of import on the slowest machine measured."""
SHELL = "gui.shell"
SCREENS = (
    "gui.bureau.screen",
    "gui.conflicts.screen",
    "gui.exchange.screen",
    "gui.figures.screen",
    "gui.intake.screen",
    "gui.people.screen",
    "gui.settings.screen",
    "gui.today.screen",
    "gui.transfers.screen",
    SHELL,
)
"""What knows Qt: 4 to 40 ms each once the verbs are there."""


class Loader(QObject):
    """The heavy modules, once they are there; `loaded` tells the GUI thread.

    `registers` is for jobs, and for the GUI thread after `loaded`; `shell` is there after `finish`.
    """

    loaded = Signal()

    def __init__(self, jobs: Jobs) -> None:
        """Nothing is imported before `start`."""
        super().__init__()
        self._jobs = jobs
        self._loaded = False
        self._waiting = list(SCREENS)
        self._then: Callable[[], object] | None = None

    def start(self, then: Callable[[], object] | None = None) -> None:
        """Import as the next job; `then` is called on the GUI thread when all is there."""
        self._then = then
        self._jobs.run(self, _import_verbs, self._next_screen)

    def finish(self) -> None:
        """Have all that is missing now: for the GUI thread, before the frame is shown."""
        for name in (*VERBS, *self._waiting):
            import_module(name)
        self._waiting.clear()

    @property
    def is_loaded(self) -> bool:
        """Whether the GUI thread may use what is heavy."""
        return self._loaded

    @property
    def shell(self) -> Any:  # noqa: ANN401 - a module
        """`gui.shell`: all screens, and what the frame asks."""
        return import_module(SHELL)

    @property
    def registers(self) -> Any:  # noqa: ANN401 - a module
        """The verbs of `casework.registers`."""
        return import_module(REGISTERS)

    @property
    def restoring(self) -> Any:  # noqa: ANN401 - a module
        """The verbs of `casework.restoring`."""
        return import_module("casework.restoring")

    @property
    def screens(self) -> Any:  # noqa: ANN401 - a module's table
        """Name → factory of every screen of the frame (`gui.shell.SCREENS`)."""
        return self.shell.SCREENS

    def _next_screen(self, _imported: object = None) -> None:
        if self._waiting:
            import_module(self._waiting.pop(0))
            QTimer.singleShot(0, self, self._next_screen)
            return
        self._loaded = True
        self.loaded.emit()
        if self._then:
            self._then()


def _import_verbs() -> None:
    for name in VERBS:
        import_module(name)
