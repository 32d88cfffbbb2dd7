"""Transfers by state on the left, one of them as a checklist with its people on the right.

It looks again whenever something it shows was saved; refuses to redraw what has not changed, so that
neither selection nor scroll position nor keyboard focus ever jumps.
"""

from dataclasses import dataclass

from PySide6.QtWidgets import QApplication, QStackedWidget, QWidget

from casework import transfer_files
from casework.views import TransferCard, TransferFile
from casework.workspace import Workspace, of_one_state
from gui.desk import Desk, Screen
from gui.kit.base import column, row
from gui.kit.buttons import Button
from gui.kit.fields import Check
from gui.kit.surfaces import Card, EmptyState
from gui.kit.text import title
from gui.theme import GRID
from gui.transfers.acts import Acts
from gui.transfers.listing import TransferList
from gui.transfers.pane import TransferPane
from gui.transfers.presenter import Act, board, groups
from models.errors import RecordMissing, SafeConductError
from models.touched import Touched

_LIST_WIDTH = 296
_SHOWN_KINDS = frozenset(
    {
        "transfer",
        "transfer_line",
        "person",
        "custody_event",
        "property_item",
        "packet",
        "packet_event",
        "capture_card",
        "complaint",
        "wish",
        "legal_document",
        "list_version",
        "printing",
        "proceeding",
    }
)


@dataclass(frozen=True, slots=True)
class _Looked:
    cards: tuple[TransferCard, ...]
    file: TransferFile | None


class TransfersScreen(Screen):
    """Compose, check, seal, depart, receive, close."""

    def __init__(self, desk: Desk) -> None:
        """Empty until the register has been read."""
        super().__init__(desk)
        self._current = ""
        self._looking = self._again = False
        self._arriving = False
        self.acts = Acts(desk, self)
        self._build()
        self.acts.opened.connect(self._opened)
        self.acts.done.connect(self._act_done)
        self.acts.refused.connect(self.pane.show_message)
        self.acts.roll_call_asked.connect(self._to_roll_call)
        desk.jobs.changed.connect(self._changed)

    def arrive(self, **what: object) -> None:
        """Show the transfer asked for, or the one that was open, or the first."""
        asked = what.get("transfer")
        if isinstance(asked, str) and asked:
            self._current = asked
        self._arriving = True
        self.refresh()

    def refresh(self) -> None:
        """Look again; once at a time, and nothing happens while the register is locked."""
        workspace = self.desk.session
        if workspace is None:
            return
        if self._looking:
            self._again = True
            return
        self._looking = True
        current, closed = self._current, self.closed.isChecked()
        self.desk.jobs.run(
            self, lambda: _look(workspace, current, include_closed=closed), self._show, self._lost
        )

    def _build(self) -> None:
        words = self.desk.words
        self.new = Button(words("transfers.new_button"), self.acts.new, key="Ctrl+N", icon="add")
        self.list = TransferList(words("transfers.list"))
        self.list.chosen.connect(self._open)
        self.closed = Check(words("transfers.show_closed"))
        self.closed.toggled.connect(self.refresh)
        left = QWidget()
        left.setFixedWidth(_LIST_WIDTH)
        column(title(words("frame.transfers")), self.new, self.list, self.closed, parent=left)
        self.pane = TransferPane(words)
        self._join()
        self._right = QStackedWidget()
        self.nothing = EmptyState(
            words("transfers.none"),
            words("transfers.none_hint"),
            icon="transfers",
            action=words("transfers.new_button"),
            act=self.acts.new,
        )
        self._right.addWidget(self.nothing)
        self._right.addWidget(self.pane)
        card = Card()
        card.body.addWidget(self._right)
        line = row(left, gap=2 * GRID, margin=2 * GRID, parent=self)
        line.addWidget(card, 1)

    def _join(self) -> None:
        pane, acts = self.pane, self.acts
        pane.act_asked.connect(acts.do)
        pane.print_asked.connect(acts.print)
        pane.scans_asked.connect(acts.scans)
        pane.people.add_asked.connect(self._add_people)
        pane.people.fitness_asked.connect(acts.fitness_of)
        pane.people.line_asked.connect(acts.line)
        pane.people.withdraw_asked.connect(acts.withdraw)
        pane.people.person_asked.connect(self._open_person)
        pane.roll_call.ticked.connect(acts.tick)
        pane.roll_call.odd.connect(acts.odd)
        pane.roll_call.unlisted_asked.connect(acts.unlisted)
        pane.roll_call.all_present_asked.connect(acts.all_present)
        pane.roll_call.person_asked.connect(self._open_person)
        pane.people.answer_asked.connect(acts.answer)
        pane.roll_call.accept_asked.connect(acts.accept)
        pane.roll_call.refuse_asked.connect(acts.refuse)
        acts.handover.chosen_of = pane.chosen_ids

    def _add_people(self) -> None:
        self.acts.do(Act.ADD_PEOPLE)

    def _changed(self, touched: Touched) -> None:
        if self.isVisible() and _SHOWN_KINDS & touched.records.keys():
            self.refresh()

    def _show(self, looked: _Looked) -> None:
        self._looking = False
        if self._again:
            self._again = False
            self.refresh()
            return
        words = self.desk.words
        self.list.show_groups(groups(looked.cards, words), self._current)
        file = looked.file
        if file is None and not self._current and (first := self.list.first()):
            self._open(first)
            return
        self.acts.file = file
        if file is not None:
            self.pane.show_board(board(file, words), file)
        self._right.setCurrentWidget(self.pane if file is not None else self.nothing)
        self._put_cursor()

    def _lost(self, error: SafeConductError) -> None:
        self._looking = self._again = False
        if isinstance(error, RecordMissing) and self._current:
            self._current = ""
            self.refresh()
        else:
            self.desk.show_error(error)

    def _put_cursor(self) -> None:
        """On arrival, and whenever what had the cursor is gone, it goes to what is to be done next."""
        focus = self.window().focusWidget()
        lost = not focus or focus is self.window() or not focus.isVisible()
        if self._arriving or (lost and QApplication.activeModalWidget() is None):
            if self.acts.file is None:
                self.new.setFocus()
            else:
                self.pane.focus_next()
        self._arriving = False

    def _open(self, transfer_id: str) -> None:
        if transfer_id != self._current or self.acts.file is None:
            self._current = transfer_id
            self.refresh()

    def _opened(self, transfer_id: str) -> None:
        self._current = transfer_id
        self._arriving = True
        self.refresh()

    def _act_done(self) -> None:
        self.pane.clear_message()
        self._put_cursor()

    def _to_roll_call(self) -> None:
        self.pane.show_people()
        self.pane.focus_next()

    def _open_person(self, person_id: str) -> None:
        self.desk.go("people", person=person_id)


@of_one_state
def _look(workspace: Workspace, current: str, *, include_closed: bool) -> _Looked:
    cards = transfer_files.transfers(workspace, include_closed=include_closed)
    return _Looked(cards, transfer_files.open_file(workspace, current) if current else None)
