"""Settings: one section at a time, chosen at the left; refuses to know what a section does."""

from PySide6.QtCore import QSize, Qt, Signal
from PySide6.QtWidgets import QListWidget, QListWidgetItem, QStackedWidget, QWidget

from gui.desk import Desk, Screen
from gui.kit.base import column, named, row
from gui.kit.scroll import ScrollPage
from gui.kit.text import title
from gui.settings.about import AboutSection
from gui.settings.clocks import ClocksSection
from gui.settings.erase import EraseSection
from gui.settings.look import LookSection
from gui.settings.officers import OfficersSection
from gui.settings.presenter import section_choices
from gui.settings.safety import SafetySection
from gui.settings.station import StationSection
from gui.theme import GRID

_LIST_WIDTH = 248
_PAGE_WIDTH = 760
_ITEM_HEIGHT = 40


class SettingsScreen(Screen):
    """Signals: `erased()` when the register is gone; `idle_changed(int)` in minutes; `restore_asked()`."""

    erased = Signal()
    idle_changed = Signal(int)
    restore_asked = Signal()

    def __init__(self, desk: Desk) -> None:
        """Sections are built at once: none of them reads the register before it is shown."""
        super().__init__(desk)
        words = desk.words
        look, erase = LookSection(desk), EraseSection(desk)
        look.idle_changed.connect(self.idle_changed)
        erase.erased.connect(self.erased)
        safety = SafetySection(desk)
        safety.restore_asked.connect(self.restore_asked)
        self.sections: dict[str, QWidget] = {
            "station": StationSection(desk),
            "officers": OfficersSection(desk),
            "clocks": ClocksSection(desk),
            "look": look,
            "safety": safety,
            "erase": erase,
            "about": AboutSection(desk),
        }
        self.list = named(QListWidget(), words("settings.sections"))
        self.list.setFixedWidth(_LIST_WIDTH)
        self._pages = QStackedWidget()
        for choice in section_choices(words):
            item = QListWidgetItem(choice.label)
            item.setData(Qt.ItemDataRole.UserRole, choice.key)
            item.setSizeHint(QSize(0, _ITEM_HEIGHT))
            self.list.addItem(item)
            self._pages.addWidget(self._page(choice.label, self.sections[choice.key]))
        self.list.currentRowChanged.connect(self._show)
        body = row(gap=2 * GRID)
        self.list.setFixedHeight(self.list.count() * _ITEM_HEIGHT + 2 * GRID)
        self.list.setVerticalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        body.addWidget(self.list, 0, Qt.AlignmentFlag.AlignTop)
        body.addWidget(self._pages, 1)
        outer = column(title(words("ui.settings")), gap=2 * GRID, margin=3 * GRID, parent=self)
        outer.addLayout(body, 1)
        self.list.setCurrentRow(0)

    def arrive(self, **what: object) -> None:
        """Show the section asked for (`section="safety"`), else the one shown last."""
        wanted = str(what.get("section", ""))
        if wanted in self.sections:
            self.list.setCurrentRow(list(self.sections).index(wanted))
        self._show(self.list.currentRow())
        self.list.setFocus()

    def _page(self, name: str, section: QWidget) -> QWidget:
        holder = QWidget()
        section.setMaximumWidth(_PAGE_WIDTH)
        line = row(gap=0, parent=holder)
        line.addWidget(section, 100)
        line.addStretch(1)
        return ScrollPage(name, holder)

    def _show(self, place: int) -> None:
        if place < 0:
            return
        self._pages.setCurrentIndex(place)
        section = list(self.sections.values())[place]
        refresh = getattr(section, "refresh", None)
        if callable(refresh) and self.desk.session is not None:
            refresh()
