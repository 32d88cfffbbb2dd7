"""Whether this copy of the program has all it needs: tried in a temporary folder, in half a minute.

For an installed or packaged program on a new laptop: encryption, words, tables, fonts, forms, window.
Refuses to touch any register of the laptop.
"""

import os
import sys
import tempfile
import time
from collections.abc import Callable
from pathlib import Path

from PySide6.QtCore import QBuffer, QByteArray, QIODevice
from PySide6.QtPdf import QPdfDocument
from PySide6.QtWidgets import QApplication

from casework import integrity, paper, people, registers
from casework.people import PeopleQuery
from casework.workspace import Workspace
from gui.icons import application_icon
from gui.program import Arguments, build
from gui.settings.about import program_version
from models.clock import SystemClock
from resources.words import SCREEN_LANGUAGES, words

PEOPLE = 27


def run() -> int:
    """Try everything and say so line by line; 0 when all of it works."""
    os.environ.setdefault("QT_QPA_PLATFORM", "offscreen")
    application = QApplication.instance() or QApplication(["Safe Conduct"])
    print(f"Safe Conduct {program_version()} on Python {sys.version.split()[0]}")
    with tempfile.TemporaryDirectory(prefix="safe-conduct-selftest-") as folder:
        home = Path(folder)
        opened: list[Workspace] = []
        trials: tuple[tuple[str, Callable[[], bool]], ...] = (
            ("an encrypted register of fictitious people", lambda: _create(home, opened)),
            ("every entry and row checked", lambda: integrity.check(opened[0]).ok),
            ("found across scripts", lambda: bool(people.quick_find(opened[0], "Shcherbakov"))),
            ("every form, filled and blank", lambda: _forms(opened[0])),
            ("locked and unlocked", lambda: _unlock(opened)),
            ("words in every language", _words),
            ("icon", _icon),
            (
                "the window",
                lambda: isinstance(application, QApplication) and _window(home, application),
            ),
        )
        failed = sum(0 if _told(name, trial) else 1 for name, trial in trials)
        for workspace in opened:
            workspace.close()
    print(f"{len(trials) - failed} of {len(trials)} work")
    return 1 if failed else 0


def _told(name: str, trial: Callable[[], bool]) -> bool:
    began = time.monotonic()
    try:
        works = trial()
        why = ""
    except Exception as error:  # noqa: BLE001 - a missing library may raise anything; it is named, not shown
        works, why = False, f" ({type(error).__name__})"
    print(f"{'works' if works else 'FAILS':6} {name}{why}, {time.monotonic() - began:.2f} s")
    return works


def _create(home: Path, opened: list[Workspace]) -> bool:
    opened.append(registers.create_practice(home, SystemClock()))
    plain = opened[0].vault.path.read_bytes()[:16] == b"SQLite format 3\x00"
    return not plain and people.find(opened[0], PeopleQuery()).total == PEOPLE


def _unlock(opened: list[Workspace]) -> bool:
    folder = opened[0].folder
    opened.pop().close()
    opened.append(registers.open_practice(registers.Register(folder, practice=True), SystemClock()))
    return people.find(opened[0], PeopleQuery()).total == PEOPLE


def _forms(workspace: Workspace) -> bool:
    first = people.find(workspace, PeopleQuery()).ids[0]
    for form in paper.FORMS:
        for blank in (True, False):
            if form in ("t1", "t2") and not blank:
                continue
            shown = paper.compose(workspace, form, (first,), "uk", "ko", blank=blank)
            if not _has_pages(shown.pdf, shown.pages):
                return False
    return True


def _has_pages(pdf: bytes, pages: int) -> bool:
    document = QPdfDocument()
    buffer = QBuffer()
    buffer.setData(QByteArray(pdf))
    buffer.open(QIODevice.OpenModeFlag.ReadOnly)
    document.load(buffer)
    return document.pageCount() == pages > 0


def _words() -> bool:
    return all(words(language).has("ui.save") for language in SCREEN_LANGUAGES)


def _icon() -> bool:
    return not application_icon().pixmap(64, 64).isNull()


def _window(home: Path, application: QApplication) -> bool:
    program = build(Arguments(home / "none", home / "settings"), application)
    program.window.resize(1366, 768)
    program.window.show()
    application.processEvents()
    drawn = not program.window.grab().isNull()
    program.window.close()
    program.desk.jobs.stop()
    return drawn
