"""The page of help for a screen, read from `resources/help`; refuses to leave the program for it."""

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QTextBrowser, QWidget

import resources
from gui.frame.presenter import help_files
from gui.kit.base import named
from gui.kit.dialog import Dialog
from gui.kit.surfaces import Banner
from gui.kit.values import Tone
from resources.words import Words


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
        browser.setMinimumSize(720, 440)
        self.body.addWidget(browser, 1)
        self.add_cancel(words("ui.close"))
        browser.setFocus()
