"""Brings in the heavy half of the program on the vault thread; refuses to import it earlier.

SQLModel, SQLCipher and ReportLab take longer to import than a window takes to appear. The screens
that stand before the register is open therefore know them only through a `Loader`, whose calls are
made inside jobs: the import is the first job, and whatever is asked of it waits its turn behind.
"""

from collections.abc import Callable
from importlib import import_module
from typing import Any

from PySide6.QtCore import QObject, Signal

from gui.jobs import Jobs

REGISTERS = "casework.registers"
HEAVY = "gui.shell"
"""The module that stands for everything heavy: all screens, and with them all verbs."""


class Loader(QObject):
    """The heavy modules, once they are there; `loaded` tells the GUI thread.

    The properties are for calls that run as jobs, and for the GUI thread after `loaded`.
    """

    loaded = Signal()

    def __init__(self, jobs: Jobs) -> None:
        """Nothing is imported before `start`."""
        super().__init__()
        self._jobs = jobs
        self._loaded = False

    def start(self, then: Callable[[], object] | None = None) -> None:
        """Import as the next job; `then` is called on the GUI thread when all is there."""

        def came(_heavy: object) -> None:
            self._loaded = True
            self.loaded.emit()
            if then:
                then()

        self._jobs.run(self, lambda: import_module(HEAVY), came)

    @property
    def is_loaded(self) -> bool:
        """Whether the GUI thread may use what is heavy."""
        return self._loaded

    @property
    def shell(self) -> Any:  # noqa: ANN401 - a module
        """`gui.shell`, imported now if it has to be."""
        return import_module(HEAVY)

    @property
    def registers(self) -> Any:  # noqa: ANN401 - a module
        """The verbs of `casework.registers`."""
        return import_module(REGISTERS)

    @property
    def screens(self) -> Any:  # noqa: ANN401 - a module's table
        """Name → factory of every screen of the frame (`gui.shell.SCREENS`)."""
        return self.shell.SCREENS
