"""By what the table of people is sorted, for the keyboard: a list and a direction; refuses what has no order."""

from collections.abc import Mapping

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QHeaderView, QWidget

from casework.people import PeopleQuery
from gui.kit.base import row
from gui.kit.buttons import IconButton
from gui.kit.fields import Select
from gui.kit.text import Text
from gui.kit.values import Choice
from gui.people.presenter import SORTABLE
from gui.theme import GRID
from resources.words import Words

_BEST = "best"
_NEWEST_FIRST = frozenset({"since"})


class OrderBar(QWidget):
    """`asked(key, descending)`. While a text is searched for, the best match comes first and nothing else."""

    asked = Signal(str, bool)

    def __init__(self, words: Words, titles: Mapping[str, str]) -> None:
        """`titles` are the headings of the columns by key."""
        super().__init__()
        self._words, self._titles = words, titles
        self._query = PeopleQuery()
        self.choice = Select(words("people.sort_by"))
        self.choice.setMinimumContentsLength(12)
        self.choice.chosen.connect(self._chosen)
        self.direction = IconButton("chevron-down", words("people.sorted_down"), self._turn)
        label = Text(words("people.sort_by"), "label")
        label.setBuddy(self.choice)
        row(label, self.choice, self.direction, gap=2 * GRID, parent=self)

    def show_order(self, query: PeopleQuery) -> None:
        """Show by what is sorted now."""
        self._query = query
        keys = SORTABLE if query.sort in SORTABLE else (*SORTABLE, query.sort)
        choices = [Choice(key, self._titles[key]) for key in keys]
        if query.text:
            choices = [Choice(_BEST, self._words("people.sort_best"))]
        self.choice.set_choices(choices, query.sort)
        word = "people.sorted_down" if query.descending else "people.sorted_up"
        icon = "chevron-down" if query.descending else "chevron-up"
        self.direction.show_as(icon, self._words(word))
        for part in (self.choice, self.direction):
            part.setEnabled(not query.text)

    def _chosen(self, key: str) -> None:
        self.asked.emit(key, key in _NEWEST_FIRST)

    def _turn(self) -> None:
        self.asked.emit(self._query.sort, not self._query.descending)


def mark_heading(header: QHeaderView, query: PeopleQuery, keys: list[str]) -> None:
    """Show at the heading by which column is sorted, without asking for it again."""
    section = -1 if query.text else keys.index(query.sort)
    orders = Qt.SortOrder
    header.blockSignals(True)  # noqa: FBT003 - Qt takes no keyword
    header.setSortIndicator(
        section, orders.DescendingOrder if query.descending else orders.AscendingOrder
    )
    header.blockSignals(False)  # noqa: FBT003
    header.viewport().update()
