"""The menu of acts that fit one person, a section below the other; refuses to show what is not possible."""

from collections.abc import Callable

from PySide6.QtCore import Qt
from PySide6.QtGui import QAction
from PySide6.QtWidgets import QMenu, QWidget

from casework.views import PersonFile
from gui.kit.base import named
from gui.recording.catalogue import possible
from resources.words import Words


def acts_menu(
    parent: QWidget, file: PersonFile, words: Words, chosen: Callable[[str], object]
) -> QMenu:
    """Sections as menus of their own, so that a short list is read first; `chosen(key)` is called."""
    menu = named(QMenu(parent), words("act.menu"))
    menu.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
    for section, acts in possible(file).items():
        below = menu.addMenu(words(f"act.section_{section}"))
        named(below, words(f"act.section_{section}"))
        for act in acts:
            action = QAction(words(f"act.{act.key}"), below)
            action.triggered.connect(lambda _on=False, key=act.key: chosen(key))
            below.addAction(action)
    return menu
