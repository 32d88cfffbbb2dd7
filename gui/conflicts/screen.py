"""What registers wrote apart, settled by people: the list at the left, one conflict at a time beside it.

It looks again whenever something was saved or came in; what is half decided stays. Refuses to settle by itself.
"""

from PySide6.QtCore import Qt
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QSplitter, QStackedWidget, QWidget

from casework import conflicts
from casework.conflict_views import CustodyConflict, FieldConflict, Inbox
from casework.workspace import Workspace
from gui.conflicts.detail import ConflictPanel
from gui.conflicts.presenter import ConflictsPresenter, Entry, consequence, page_of
from gui.conflicts.values import TYPED
from gui.desk import Desk, Screen
from gui.jobs import Ticket
from gui.kit.base import column, named, reveal, row, single_shot
from gui.kit.rows import Column
from gui.kit.surfaces import Badge, EmptyState
from gui.kit.table import DataTable
from gui.kit.text import Text, title
from gui.theme import GRID
from models.errors import InputRefused, SafeConductError
from models.touched import Touched
from resources.words import grouped

Conflict = FieldConflict | CustodyConflict

_REST = 90
"""Milliseconds the cursor rests on a line before it is opened: holding ↓ opens nothing on the way."""

_LIST_WIDTH = 42 * GRID


class ConflictsScreen(Screen):
    """↑ ↓ in the list, Enter to the choices, Ctrl+Enter settles, Escape back to the list."""

    help_page = "conflicts"

    def __init__(self, desk: Desk) -> None:
        """Empty until the register has been read."""
        super().__init__(desk)
        self.presenter = ConflictsPresenter()
        self.conflict: Conflict | None = None
        self._ticket: Ticket | None = None
        self._wanted = ("", "")
        self._field = ""
        self._deciding = self._listing = False
        self._build()
        self._rest = single_shot(self, _REST, self._open_chosen)
        self.table.current_changed.connect(self._moved)
        self.table.opened.connect(self._enter)
        self.panel.chosen.connect(self._choose)
        self.panel.asked.connect(self._settle)
        self.panel.opened.connect(self._open_file)
        desk.jobs.changed.connect(self._changed)

    def arrive(self, **what: object) -> None:
        """`person` or `transfer` shows the first conflict about them, `conflict` the one of that key.

        `field` is the one that is meant of a person: the name of a field, or `custody`.
        """
        self._field = str(what.get("field", ""))
        for kind in ("person", "transfer", "conflict"):
            if isinstance(found := what.get(kind), str) and found:
                self._wanted = kind, found
        self._look()
        self.table.setFocus()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Escape goes back to the list."""
        if event.key() == Qt.Key.Key_Escape:
            self._deciding = False
            self.table.setFocus()
        else:
            super().keyPressEvent(event)

    # -- building ----------------------------------------------------------------------------------

    def _build(self) -> None:
        words = self.desk.words
        self.count = Badge("")
        self.more = Text("", "small", wrap=True)
        columns = (
            Column[Entry]("about", words("conflicts.about"), lambda entry: entry.about, width=152),
            Column[Entry]("what", words("conflicts.what"), lambda entry: entry.what, width=120),
        )
        self.table: DataTable[Entry] = DataTable(
            words("conflicts.list"), columns, words, key=lambda entry: entry.key
        )
        self.table.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.panel = ConflictPanel(words)
        self._nothing = EmptyState(
            words("conflicts.none"), words("conflicts.none_hint"), icon="done"
        )
        self._loading = Text(words("ui.loading"), "muted")
        left = QWidget()
        left.setMinimumWidth(_LIST_WIDTH)
        keys = Text(words("conflicts.keys"), "small", wrap=True)
        column(self.table, self.more, keys, gap=GRID, parent=left).setStretch(0, 1)
        self.splitter = named(QSplitter(Qt.Orientation.Horizontal), words("conflicts.title"))
        self.splitter.setChildrenCollapsible(False)
        self.splitter.setHandleWidth(GRID + 4)
        self.splitter.addWidget(left)
        self.splitter.addWidget(self.panel)
        self.splitter.setStretchFactor(0, 0)
        self.splitter.setStretchFactor(1, 1)
        self.splitter.setSizes([_LIST_WIDTH, 4 * _LIST_WIDTH])
        self._stack = named(QStackedWidget(), words("conflicts.title"))
        for part in (self._loading, self.splitter, self._nothing):
            self._stack.addWidget(part)
        head = row(title(words("conflicts.title")), self.count, None, gap=2 * GRID)
        outer = column(head, gap=GRID + 4, margin=2 * GRID + 4, parent=self)
        outer.addWidget(self._stack, 1)

    # -- reading -----------------------------------------------------------------------------------

    def _look(self) -> None:
        workspace: Workspace | None = self.desk.session
        kind, wanted = self._wanted
        person = wanted if kind == "person" else ""
        if workspace is not None:
            self.desk.jobs.run(
                self, lambda: conflicts.inbox(workspace, person_id=person), self._listed
            )

    def _listed(self, inbox: Inbox) -> None:
        words, presenter = self.desk.words, self.presenter
        kind, wanted = self._wanted
        self._wanted = ("", "")
        presenter.inbox = inbox
        if kind == "conflict":
            presenter.choose(wanted)
        elif kind:
            presenter.choose_subject(kind, wanted, self._field)
        key = presenter.show(inbox)
        self.count.show_text(grouped(inbox.total) if inbox.total else "")
        self.more.setText(presenter.more(words))
        reveal(self.more, shown=bool(self.more.text()))
        self._listing = True
        self.table.set_rows(presenter.entries(words))
        self.table.go_to(presenter.place())
        self._listing = False
        self._stack.setCurrentWidget(self.splitter if key else self._nothing)
        if key:
            self._open_chosen()
        else:
            self.conflict, self._deciding = None, False
            self.panel.show_nothing()

    def _moved(self, entry: Entry | None) -> None:
        if not self._listing and entry is not None and entry.key != self.presenter.chosen:
            self.presenter.choose(entry.key)
            self._rest.start()

    def _enter(self, entry: Entry) -> None:
        self._rest.stop()
        self._deciding = True
        self.presenter.choose(entry.key)
        self._open_chosen()

    def _open_chosen(self) -> None:
        workspace: Workspace | None = self.desk.session
        key = self.presenter.chosen
        if workspace is None or not key:
            return
        if self._ticket:
            self._ticket.cancel()
        self._ticket = self.desk.jobs.run(
            self, lambda: conflicts.open_conflict(workspace, key), self._show
        )

    def _show(self, conflict: Conflict | None) -> None:
        self._ticket = None
        if conflict is None:
            self.desk.notice(self.desk.words("conflicts.settled_already"))
            return
        self.conflict = conflict
        self.panel.show_page(page_of(conflict, self.desk.words))
        if self._deciding:
            self.panel.focus_choice()

    def _changed(self, _touched: Touched) -> None:
        if self.isVisible():
            self._look()

    # -- what the officer does ---------------------------------------------------------------------

    def _choose(self, key: str, typed: str) -> None:
        if self.conflict is not None:
            told = consequence(self.conflict, key, typed, self.desk.words)
            self.panel.show_consequence(told)

    def _settle(self, key: str, typed: str, reason: str) -> None:
        workspace: Workspace | None = self.desk.session
        conflict = self.conflict
        if workspace is None or conflict is None:
            return

        def settle() -> Touched:
            if isinstance(conflict, CustodyConflict):
                return conflicts.settle_custody(workspace, conflict, key, reason)
            if key == TYPED:
                return conflicts.settle_field(workspace, conflict, typed=typed, reason=reason)
            choice = int(key) if key else -1
            return conflicts.settle_field(workspace, conflict, choice=choice, reason=reason)

        self._deciding = True
        self.desk.jobs.run(self, settle, self._settled, self._refused)

    def _settled(self, _touched: Touched) -> None:
        self.desk.note_saved()
        self.desk.notice(self.desk.words("conflicts.settled"))

    def _refused(self, error: SafeConductError) -> None:
        if isinstance(error, InputRefused):
            self.panel.refuse(error.problems)
        else:
            self.desk.show_error(error)

    def _open_file(self) -> None:
        if self.panel.page is not None:
            screen, word, identifier = self.panel.page.opens
            self.desk.go(screen, **{word: identifier})
