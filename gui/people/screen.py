"""The people of the register: a table, and the file of the chosen person beside it; refuses to load them all.

It looks again whenever something was saved that it shows; neither the cursor nor the page jumps.
"""

from PySide6.QtCore import Qt, QTimer
from PySide6.QtGui import QShowEvent
from PySide6.QtWidgets import QSplitter, QWidget

from casework import person_files, recorded_twice
from casework.duplicate_views import LikelyDuplicate
from casework.views import FieldChange, PersonFile
from gui.attachments.card import AttachmentsCard
from gui.desk import Desk, Screen
from gui.jobs import Ticket
from gui.kit.base import column, named, reveal
from gui.people import lines
from gui.people.acts import FileActs
from gui.people.file import FilePanel
from gui.people.history_lines import history_of
from gui.people.listing import Listing
from gui.theme import GRID
from models.errors import SafeConductError
from models.touched import Touched

_REST = 90
"""Milliseconds the cursor rests on a line before its file is opened: holding ↓ opens nothing on the way."""

_WIDE = 1500

_MOVES = frozenset({"person", "custody_event", "capture_card", "property_item", "packet"})
"""Kinds of records that the table shows something of."""

_SHOWN = _MOVES | {
    "document",
    "printing",
    "transfer",
    "transfer_line",
    "packet_event",
    "account_entry",
    "legal_document",
    "representative",
    "told_apart",
    "upheld",
}
"""Kinds of records that the file shows something of."""


class PeopleScreen(Screen):
    """Table on the left, file on the right. ↑ ↓ in the table, Enter to the file, Escape back."""

    def __init__(self, desk: Desk) -> None:
        """Empty until the register has been read."""
        super().__init__(desk)
        self._ticket: Ticket | None = None
        self._stale = True
        self._shares: tuple[int, int] | None = None
        self._build()
        self._rest = QTimer(self)
        self._rest.setSingleShot(True)
        self._rest.setInterval(_REST)
        self._rest.timeout.connect(self._open_chosen)
        self.acts = FileActs(desk, self)
        self.acts.history_came.connect(self._show_history)
        self.file.asked.connect(self._do)
        self.file.left.connect(self.listing.focus_table)
        self.listing.chosen.connect(self._choose)
        self.listing.opened.connect(self._enter)
        self.listing.emptied.connect(self._empty)
        desk.jobs.changed.connect(self._changed)

    def arrive(self, **what: object) -> None:
        """`person` opens that file, `query` sets the search."""
        person, query = what.get("person"), what.get("query")
        if isinstance(query, str) and query:
            self.listing.search_for(query)
        if isinstance(person, str) and person:
            self.open_person(person)
            if self._stale:
                self.listing.count_choices()
        elif self._stale:
            self.listing.refresh()
            if self.file.file is not None:
                self._open_chosen()
        self._stale = False
        self.listing.focus_table()
        QTimer.singleShot(0, self.file, self.file.prepare)

    def open_person(self, person_id: str) -> None:
        """Open a file, and put the cursor of the table on him."""
        # First what the officer looks at.
        self._load(person_id)
        self.listing.go_to(person_id, anew=self._stale)

    def _build(self) -> None:
        head = QWidget()
        self.listing = Listing(self.desk, head)
        self.attachments = AttachmentsCard(self.desk, "person")
        self.file = FilePanel(self.desk.words, (self.attachments,))
        self.splitter = named(QSplitter(Qt.Orientation.Horizontal), self.desk.words("frame.people"))
        self.splitter.setChildrenCollapsible(False)
        self.splitter.setHandleWidth(GRID + 4)
        self.splitter.addWidget(self.listing)
        self.splitter.addWidget(self.file)
        self.splitter.setStretchFactor(0, 9)
        self.splitter.setStretchFactor(1, 11)
        self.listing.setMinimumWidth(45 * GRID)
        outer = column(head, gap=GRID + 4, margin=2 * GRID + 4, parent=self)
        outer.addWidget(self.splitter, 1)

    def showEvent(self, event: QShowEvent) -> None:
        """On a wide screen the file gets the larger part: its cards stand in two pillars there."""
        super().showEvent(event)
        if self._shares is None:
            self._shares = (45, 55) if self.width() >= _WIDE else (50, 50)
            self.splitter.setSizes([share * 100 for share in self._shares])

    def _empty(self, nobody: bool) -> None:  # noqa: FBT001 - a slot
        reveal(self.file, shown=not nobody)

    def _choose(self, person_id: str) -> None:
        if self.file.file is None or self.file.file.card.id != person_id:
            self._rest.start()
        else:
            self._rest.stop()

    def _enter(self, person_id: str) -> None:
        """Enter: the keyboard goes to the file, as soon as it is there."""
        self._rest.stop()
        shown = self.file.file
        if shown is not None and shown.card.id == person_id:
            self.file.focus_file()
        else:
            self._load(person_id, focus=True)

    def _open_chosen(self) -> None:
        if person_id := self.listing.presenter.chosen:
            self._load(person_id)

    def _load(self, person_id: str, *, focus: bool = False) -> None:
        workspace = self.desk.session
        if workspace is None:
            return
        if self._ticket:
            self._ticket.cancel()

        def came(file: PersonFile) -> None:
            self._ticket = None
            self._show(file)
            if focus:
                self.file.focus_file()
            self.desk.jobs.run(
                self, lambda: recorded_twice.suspected(workspace, person_id), suspected
            )

        def suspected(found: tuple[LikelyDuplicate, ...]) -> None:
            if self.file.file is not None and self.file.file.card.id == person_id:
                self.file.other_records.show_suspected(found)

        self._ticket = self.desk.jobs.run(
            self, lambda: person_files.open_file(workspace, person_id), came, self._missing
        )

    def _show(self, file: PersonFile) -> None:
        self.file.show_file(file, self.desk.clock.now())
        titles = lines.titles_to_attach(file, self.desk.words)
        self.attachments.show_subject(file.card.id, titles)
        if self.file.history.is_open:
            self.acts.do(file, "history", "")

    def _missing(self, error: SafeConductError) -> None:
        self._ticket = None
        self.file.show_nobody()
        self.desk.show_error(error)

    def _do(self, act: str, key: str) -> None:
        if self.file.file is not None:
            self.acts.do(self.file.file, act, key)

    def _show_history(self, changes: tuple[FieldChange, ...]) -> None:
        self.file.history.show_acts(history_of(changes, self.desk.words))

    def _changed(self, touched: Touched) -> None:
        kinds = touched.records.keys()
        if not kinds & _SHOWN or self.desk.session is None:
            return
        if not self.isVisible():
            self._stale = True
            return
        # First what the officer looks at.
        if self.file.file is not None:
            self._load(self.file.file.card.id)
        if kinds & _MOVES:
            self.listing.refresh()
