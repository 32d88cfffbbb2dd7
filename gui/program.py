"""Puts the program together: application, theme, desk, window at once; refuses to import what is slow.

`run` is called by the front door. The registers' verbs, SQLModel and ReportLab come on the vault
thread once the window stands (`gui.loading`).
"""

import argparse
import gc
import sys
from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path

from platformdirs import user_data_path
from PySide6.QtCore import QTimer
from PySide6.QtWidgets import QApplication

from gui import last_resort
from gui.desk import Desk
from gui.icons import application_icon
from gui.jobs import Jobs
from gui.loading import Loader
from gui.preferences import PreferencesFile
from gui.theme import Theme
from gui.window import Window
from models.clock import Clock, SystemClock

NAME = "Safe Conduct"


@dataclass(frozen=True, slots=True)
class Arguments:
    """`home` holds the registers of this laptop, `settings` the small file of preferences."""

    home: Path
    settings: Path | None = None


@dataclass(slots=True)
class Program:
    """What must live as long as the program."""

    application: QApplication
    desk: Desk
    loader: Loader
    window: Window


def arguments_of(words: Sequence[str]) -> Arguments:
    """Read the command line: `--data FOLDER`, `--settings FOLDER`."""
    parser = argparse.ArgumentParser(prog="safe-conduct")
    parser.add_argument(
        "--data", type=Path, default=user_data_path("safe-conduct", appauthor=False)
    )
    parser.add_argument("--settings", type=Path, default=None)
    found = parser.parse_args(list(words))
    return Arguments(found.data, found.settings)


def build(arguments: Arguments, application: QApplication, clock: Clock | None = None) -> Program:
    """Everything but the event loop; the window is not yet shown."""
    application.setApplicationName(NAME)
    application.setDesktopFileName("safe-conduct")
    application.setWindowIcon(application_icon())
    jobs = Jobs()
    desk = Desk(
        jobs=jobs,
        theme=Theme(application),
        clock=clock or SystemClock(),
        preferences=PreferencesFile(arguments.settings),
    )
    last_resort.install(desk.show_error)
    loader = Loader(jobs)
    return Program(application, desk, loader, Window(desk, loader, arguments.home))


def run(arguments: Sequence[str] = ()) -> int:
    """Run the program until its window is closed; returns the exit code."""
    application = QApplication([NAME, *arguments[:0]])
    program = build(arguments_of(arguments), application)
    # What was imported stays: searched for rubbish again and again, it held an answer up by 130 ms.
    program.loader.loaded.connect(gc.freeze)
    program.window.showMaximized()
    QTimer.singleShot(0, program.window.activateWindow)
    code = application.exec()
    program.desk.carriers.stop(wait=False)
    program.desk.jobs.stop()
    return code


if __name__ == "__main__":
    sys.exit(run(sys.argv[1:]))
