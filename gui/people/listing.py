"""The table of people with its search, order and filters; refuses to hold more lines than were seen.

100,000 people open at once: the answer is their identifiers, the lines come as they come into sight, the
newest wish first.
"""

from PySide6.QtCore import QEvent, QModelIndex, QObject, Qt, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QStackedWidget, QWidget

from casework import people
from casework.people import FilterChoices
from casework.views import PersonCard
from gui.desk import Desk
from gui.jobs import Ticket
from gui.kit.base import column, named, reveal, row, single_shot
from gui.kit.buttons import IconButton
from gui.kit.fields import LineEdit
from gui.kit.surfaces import Badge, EmptyState
from gui.kit.table import DataTable
from gui.kit.text import Text, title
from gui.people.columns import people_columns
from gui.people.fetching import LineFetcher
from gui.people.filters import FilterBar
from gui.people.lists import ListsButton
from gui.people.looking import Looked, look
from gui.people.order import OrderBar, mark_heading
from gui.people.presenter import DEFAULT_COLUMNS, PeoplePresenter
from gui.theme import GRID

TABLE = "people"
_PAUSE = 160
_ANCHOR_NONE, _ANCHOR_KEEP, _ANCHOR_PERSON = "none", "keep", "person"


class Listing(QWidget):
    """`chosen(person_id)` when the cursor comes to rest on somebody, `opened(person_id)` on Enter.

    `emptied(bool)` tells whether the register holds nobody at all.
    """

    chosen = Signal(str)
    opened = Signal(str)
    emptied = Signal(bool)

    def __init__(self, desk: Desk, head: QWidget) -> None:
        """The line of title, search and filters is put into `head`, which spans the screen."""
        super().__init__()
        self._desk, self.presenter = desk, PeoplePresenter()
        self._lines = LineFetcher(self, desk, self.presenter)
        self._ticket: Ticket | None = None
        self._restoring = False
        self._wants_focus = False
        self._build(head)
        self._pause = single_shot(self, _PAUSE, self._searched)

    def refresh(self) -> None:
        """Ask again: same question, same place, same person; then what the filters offer by now."""
        self._ask(_ANCHOR_KEEP)
        self.count_choices()

    def go_to(self, person_id: str, *, anew: bool) -> None:
        """Put the cursor on a person; asks anew, without filters if need be, unless he stands there already."""
        self.presenter.chosen = person_id
        there = self.presenter.place_of(person_id) >= 0
        if there and not anew:
            self._restoring = True
            self._put_back(_ANCHOR_PERSON)
            self._restoring = False
            return
        if self.presenter.filtered and not there:
            self.presenter.clear()
            self.search.setText("")
        self._ask(_ANCHOR_PERSON)

    def search_for(self, text: str) -> None:
        """Ask for this text."""
        self.search.setText(text)
        self._searched()

    def focus_table(self) -> None:
        """The keyboard goes to the line of the chosen person, as soon as there are lines."""
        self._wants_focus = not self.presenter.found.total
        if self._wants_focus:
            self.search.setFocus()
            return
        self.table.setFocus()
        if not self.table.currentIndex().isValid():
            self.table.go_to(max(self.presenter.place_of(self.presenter.chosen), 0))

    # -- building ----------------------------------------------------------------------------------

    def _build(self, head: QWidget) -> None:
        words = self._desk.words
        self.search = LineEdit(words("people.search"), placeholder=words("people.search"))
        self.search.setClearButtonEnabled(False)
        self.search.setMinimumWidth(26 * GRID)
        self.search.textEdited.connect(self._typed)
        self.search.installEventFilter(self)
        self.count = Badge("")
        self._tables()
        titles = {made.key: made.title for made in self.table.rows.columns}
        self.order_bar = OrderBar(words, titles)
        self.order_bar.asked.connect(self._sort)
        self.order, self.direction = self.order_bar.choice, self.order_bar.direction
        self.columns = IconButton("columns", words("ui.columns"), self._choose_columns)
        self.filters = FilterBar(words)
        self.filters.toggled.connect(self._toggle)
        self.filters.conflicts_asked.connect(self._ask_conflicts)
        self.filters.clear_asked.connect(self._clear)
        line = row(title(words("frame.people")), self.count, gap=2 * GRID)
        line.addWidget(self.search, 3)
        line.addStretch(1)
        line.addWidget(self.order_bar)
        line.addWidget(self.columns)
        self.lists = ListsButton(self._desk, lambda: self.presenter.found.ids)
        line.addWidget(self.lists)
        column(line, self.filters, gap=GRID + 4, parent=head)
        self._show_order()

    def _tables(self) -> None:
        desk, words = self._desk, self._desk.words
        self.table: DataTable[PersonCard] = DataTable(
            words("people.table"),
            people_columns(words, desk.clock.now),
            words,
            shown=desk.columns(TABLE) or DEFAULT_COLUMNS,
            key=lambda card: card.id,
        )
        self.table.columns_changed.connect(self._keep_columns)
        self.table.sort_asked.connect(self._sort)
        self.table.opened.connect(self._open)
        self.table.selectionModel().currentRowChanged.connect(self._moved)
        self._nobody = EmptyState(
            words("today.nobody"),
            words("today.nobody_detail"),
            icon="people",
            action=words("today.begin_intake"),
            act=lambda: desk.go("intake"),
        )
        self._none = EmptyState(
            words("people.none_found"),
            words("people.none_found_hint"),
            icon="search",
            action=words("filter.clear"),
            act=self._clear,
        )
        self._loading = Text(words("ui.loading"), "muted")
        self._stack = named(QStackedWidget(), words("people.table"))
        for part in (self._loading, self.table, self._nobody, self._none):
            self._stack.addWidget(part)
        column(self._stack, parent=self)

    # -- what the officer does ---------------------------------------------------------------------

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """↓ and Enter lead from the search into the table, Escape empties it."""
        if watched is self.search and event.type() == QEvent.Type.KeyPress:
            return isinstance(event, QKeyEvent) and self._search_key(Qt.Key(event.key()))
        return super().eventFilter(watched, event)

    def _search_key(self, key: Qt.Key) -> bool:
        if key in {Qt.Key.Key_Down, Qt.Key.Key_Return, Qt.Key.Key_Enter}:
            self._pause.stop()
            self._searched()
            self.table.setFocus()
            self.table.go_to(0 if self.search.text() else max(self.table.currentIndex().row(), 0))
            return True
        if key == Qt.Key.Key_Escape and self.search.text():
            self.search_for("")
            return True
        return False

    def _typed(self, _text: str) -> None:
        self._pause.start()

    def _searched(self) -> None:
        if self.presenter.search(self.search.text()):
            self._ask(_ANCHOR_NONE)

    def _toggle(self, facet: str, key: str) -> None:
        if self.presenter.toggle(facet, key):
            self._ask(_ANCHOR_NONE)

    def _ask_conflicts(self, wanted: bool) -> None:  # noqa: FBT001 - a slot of `clicked`
        if self.presenter.only_conflicts(wanted=wanted):
            self._ask(_ANCHOR_NONE)

    def _clear(self) -> None:
        self.search.setText("")
        if self.presenter.clear():
            self._ask(_ANCHOR_PERSON)
        self.search.setFocus()

    def _sort(self, key: str, descending: bool) -> None:  # noqa: FBT001 - a slot
        if self.presenter.query.text or not self.presenter.sort(key, descending=descending):
            self._show_order()
            return
        self._ask(_ANCHOR_PERSON)

    def _choose_columns(self) -> None:
        self.table.choose_columns()

    def _keep_columns(self, keys: tuple[str, ...]) -> None:
        self._desk.keep_columns(TABLE, keys)

    def _moved(self, now: QModelIndex, _before: QModelIndex) -> None:
        ids = self.presenter.found.ids
        if self._restoring or not 0 <= now.row() < len(ids):
            return
        self.presenter.chosen = ids[now.row()]
        self.chosen.emit(self.presenter.chosen)

    def _open(self, card: PersonCard) -> None:
        self.opened.emit(card.id)

    # -- asking and showing ------------------------------------------------------------------------

    def _ask(self, anchor: str) -> None:
        workspace, query = self._desk.session, self.presenter.query
        if workspace is None:
            return
        if self._ticket:
            self._ticket.cancel()
        top = max(self.table.rowAt(0), 0) if anchor == _ANCHOR_KEEP else 0
        person = "" if anchor == _ANCHOR_NONE else self.presenter.chosen
        self._ticket = self._desk.jobs.run(
            self,
            lambda: look(workspace, query, top, person),
            lambda looked: self._show(looked, anchor),
        )

    def count_choices(self) -> None:
        """Counting takes longer than finding: the lines are shown first."""
        workspace = self._desk.session
        if workspace is not None:
            self._desk.jobs.run(self, lambda: people.filters(workspace), self._offer)

    def _offer(self, choices: FilterChoices) -> None:
        self.presenter.choices = choices
        self._show_facets()

    def _show(self, looked: Looked, anchor: str) -> None:
        self._ticket = None
        self._lines.forget()
        self.presenter.came(looked.found, looked.cards)
        bars = (self.table.verticalScrollBar(), self.table.horizontalScrollBar())
        before = tuple(bar.value() for bar in bars)
        self._restoring = True
        try:
            self.table.set_source(looked.found.total, self._lines.fetch)
            self._put_back(anchor)
        finally:
            self._restoring = False
        bars[1].setValue(before[1])
        if anchor == _ANCHOR_KEEP:
            bars[0].setValue(before[0])
        self._show_order()
        self._show_facets()
        self._show_count()
        if self._wants_focus and looked.found.total and self.search.hasFocus():
            self.focus_table()
        self._wants_focus = False

    def _put_back(self, anchor: str) -> None:
        place = self.presenter.place_of(self.presenter.chosen) if self.presenter.chosen else -1
        if place >= 0:
            self.table.go_to(place)
        if anchor == _ANCHOR_NONE:
            self.table.scrollToTop()

    def _show_count(self) -> None:
        words, total = self._desk.words, self.presenter.found.total
        self.count.show_text(words.count("people.count", total) if total else "")
        empty = self._none if self.presenter.filtered else self._nobody
        self._stack.setCurrentWidget(self.table if total else empty)
        some = bool(total) or self.presenter.filtered
        for part in (self.order_bar, self.columns):
            reveal(part, shown=some)
        self.emptied.emit(not some)

    def _show_facets(self) -> None:
        presenter = self.presenter
        self.filters.show_facets(
            presenter.facets(self._desk.words),
            conflicts=presenter.query.conflicted,
            to_settle=presenter.choices.conflicted,
            filtered=presenter.filtered,
        )
        reveal(self.filters, shown=bool(presenter.found.total) or presenter.filtered)

    def _show_order(self) -> None:
        asked = self.presenter.query
        self.order_bar.show_order(asked)
        keys = [made.key for made in self.table.rows.columns]
        mark_heading(self.table.horizontalHeader(), asked, keys)
