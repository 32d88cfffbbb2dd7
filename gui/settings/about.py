"""Version, data folder, licences; refuses to reach out of the program."""

from importlib.metadata import PackageNotFoundError, version

from PySide6.QtWidgets import QApplication, QTextBrowser, QWidget

import resources
from gui.desk import Desk
from gui.kit.base import column, named, reveal, row
from gui.kit.buttons import Button
from gui.kit.surfaces import Card
from gui.kit.text import Text
from gui.settings.station import facts_grid
from gui.theme import GRID

NOTICE = "NOTICE"
_HEIGHT = 280


def program_version() -> str:
    """The version of this program, as it was packed."""
    try:
        return version("safe-conduct")
    except PackageNotFoundError:
        kept = resources.path("VERSION")
        return kept.read_text(encoding="utf-8").strip() if kept.is_file() else "1.0.0"


def notice_text() -> str:
    """What the program is built from, and under which licences; it lies beside the resources."""
    found = (resources.path(NOTICE), resources.path("..", NOTICE))
    return next((file.read_text(encoding="utf-8") for file in found if file.is_file()), "")


class AboutSection(QWidget):
    """What this program is and where its data lies."""

    def __init__(self, desk: Desk) -> None:
        super().__init__()
        self._desk = desk
        words = desk.words
        self._card = Card(words("frame.program"))
        self._card.body.addWidget(Text(words("settings.about_text"), "muted", wrap=True))
        self._folder = Text("", wrap=True)
        self._card.body.addLayout(facts_grid(((words("settings.version"), program_version()),)))
        self._card.body.addWidget(Text(words("settings.data_folder"), "label"))
        line = row(self._folder)
        line.setStretch(0, 1)
        line.addWidget(Button(words("settings.copy_folder"), self._copy, icon="copy"))
        self._card.body.addLayout(line)
        notice = Card(words("settings.notice"))
        browser = named(QTextBrowser(), words("settings.notice"))
        browser.setOpenLinks(False)
        browser.setPlainText(notice_text())
        browser.setMinimumHeight(_HEIGHT)
        notice.body.addWidget(browser)
        reveal(notice, shown=bool(notice_text()))
        column(self._card, notice, None, gap=2 * GRID, parent=self)

    def refresh(self) -> None:
        """Where the opened register lies."""
        self._folder.setText(str(self._desk.session.folder))

    def _copy(self) -> None:
        QApplication.clipboard().setText(self._folder.text())
