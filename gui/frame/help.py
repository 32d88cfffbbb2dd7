"""The page of help for a screen, read from `resources/help`; refuses to leave the program for it."""

from collections.abc import Callable

from PySide6.QtCore import Qt
from PySide6.QtGui import QBrush, QColor, QTextDocument, QTextFrameFormat, QTextTable
from PySide6.QtWidgets import QTextBrowser, QWidget

import resources
from gui.frame.presenter import help_files
from gui.kit.base import named
from gui.kit.buttons import Button
from gui.kit.dialog import Dialog
from gui.kit.surfaces import Banner
from gui.kit.values import Tone
from gui.theme import GRID, active
from resources.words import Words

_WIDTH, _HEIGHT = 100 * GRID, 70 * GRID
"""The least: it fits into the smallest window."""


def help_button(words: Words, show: Callable[[], object]) -> Button:
    """Leads to the panel, also by F1: who has never seen a page finds it here."""
    return Button(words("help.button"), show, key="F1", icon="help", kind="quiet")


def help_page(language: str, page: str) -> tuple[str, str]:
    """The page in the best language there is, as (language, Markdown); two empty texts when there is none."""
    for spoken, file in help_files(language, page):
        path = resources.path("help", spoken, file)
        if path.is_file():
            return spoken, path.read_text(encoding="utf-8")
    return "", ""


class HelpPanel(Dialog):
    """One help page, with a word when it is not in the language of the screen."""

    def __init__(self, parent: QWidget, words: Words, page: str) -> None:
        """`page` is the screen's name."""
        super().__init__(parent, words("frame.help"))
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        spoken, text = help_page(words.language, page)
        if spoken and spoken != words.language:
            self.body.addWidget(Banner(words("frame.help_english"), Tone.INFO))
        browser = named(QTextBrowser(), words("frame.help"))
        browser.setOpenLinks(False)
        browser.setMarkdown(text or words("frame.help_missing"))
        _rule(browser.document())
        self.body.addWidget(browser, 1)
        self.add_cancel(words("ui.close"))
        browser.setFocus()
        self.setMinimumSize(_WIDTH, _HEIGHT)
        self.resize(_WIDTH, parent.height() - 8 * GRID)

    def ask_for_help(self) -> None:
        """It is here already."""


def _rule(document: QTextDocument) -> None:
    """Tables in the colours of the palette: what Qt draws by itself glares at night."""
    for frame in document.rootFrame().childFrames():
        if isinstance(frame, QTextTable):
            form = frame.format()
            form.setBorderBrush(QBrush(QColor(active().line)))
            form.setBorderStyle(QTextFrameFormat.BorderStyle.BorderStyle_Solid)
            form.setCellPadding(GRID - 2)
            frame.setFormat(form)
