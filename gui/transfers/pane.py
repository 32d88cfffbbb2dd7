"""One transfer: its head, the checklist, its people; beside each other where there is room, else one at a time.

Tells what is asked; refuses to record anything.
"""

from functools import partial

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QAction, QResizeEvent
from PySide6.QtWidgets import QHBoxLayout, QMenu, QStackedWidget, QWidget

from casework.views import TransferFile
from gui.kit.base import clear, column, named, reveal, row
from gui.kit.buttons import Button, Chip, PrimaryButton, bind
from gui.kit.checklist import Checklist
from gui.kit.menus import drop
from gui.kit.scroll import ScrollPage
from gui.kit.surfaces import Badge, Banner, message_text
from gui.kit.text import ElidedLabel, title
from gui.kit.values import Message, Tone
from gui.theme import GRID
from gui.transfers.pages import PeoplePage
from gui.transfers.presenter import Act, Board
from gui.transfers.roll_call_page import RollCallPage
from models.transfer_facts import Stage
from resources.words import Words

WIDE = 1240
"""From this width on checklist and people stand beside each other."""

_IN_MENU = (Act.DETAILS, Act.PACKETS, Act.UNSEAL, Act.CLOSE, Act.CLOSE_UNDER_NAME, Act.CANCEL)
_ON_LIST_FIRST = frozenset({Stage.UNDER_WAY})


class TransferPane(QWidget):
    """`act_asked(Act)` tells what is to be done, `print_asked(form, blank)` which paper is wanted.

    `scans_asked()` wants the signed papers of the transfer to be seen.
    """

    act_asked = Signal(object)
    scans_asked = Signal()
    print_asked = Signal(str, bool)

    def __init__(self, words: Words) -> None:
        """Empty until `show_board`."""
        super().__init__()
        self._words = words
        self._board: Board | None = None
        self._on_people = False
        self.people = PeoplePage(words)
        self.roll_call = RollCallPage(words)
        self.checklist = Checklist(words("transfers.checklist"))
        self.checklist.asked.connect(self._step_asked)
        self._messages = column()
        outer = column(gap=GRID + 4, parent=self)
        outer.addLayout(self._head())
        outer.addLayout(self._bar())
        outer.addLayout(self._messages)
        self._lists = QStackedWidget()
        self._lists.addWidget(self.people)
        self._lists.addWidget(self.roll_call)
        self._scroll = ScrollPage(words("transfers.checklist"), self.checklist)
        body = row(gap=3 * GRID)
        body.addWidget(self._scroll, 9)
        body.addWidget(self._lists, 10)
        outer.addLayout(body, 1)

    def _head(self) -> QHBoxLayout:
        self.number = title("")
        self.stage = Badge("")
        self.destination = ElidedLabel("", "heading")
        self.facts = ElidedLabel("", "small")
        self.next = PrimaryButton("–", self._next_asked, key="Ctrl+Return")
        first = row(self.number, self.stage, gap=GRID + 4)
        first.addWidget(self.destination, 1)
        told = column(first, self.facts, gap=2)
        line = row(gap=2 * GRID)
        line.addLayout(told, 1)
        line.addWidget(self.next, 0, Qt.AlignmentFlag.AlignTop)
        return line

    def _bar(self) -> QHBoxLayout:
        words = self._words
        self.steps_chip = Chip(words("transfers.checklist"))
        self.people_chip = Chip(words("transfers.people_tab"))
        for chip, shown in ((self.steps_chip, False), (self.people_chip, True)):
            chip.clicked.connect(partial(self._turn_to, people=shown))
            chip.setToolTip("Ctrl+E")
        bind("Ctrl+E", self, self._turn_over)
        self.print = Button(
            words("transfers.print_list"), partial(self._print, "t1"), key="Ctrl+P", icon="print"
        )
        self.extracts = Button(words("transfers.print_extracts"), partial(self._print, "t2"))
        self.scans = Button(words("attachment.scans"), self.scans_asked.emit, icon="document")
        # Where there is no room for them, they are lines of the menu.
        self.extracts.hide()
        self.scans.hide()
        self.more = Button(words("ui.more"), self._show_menu, icon="more")
        line = row(self.steps_chip, self.people_chip, None, gap=GRID)
        for button in (self.print, self.extracts, self.scans, self.more):
            line.addWidget(button)
        return line

    def show_board(self, board: Board, file: TransferFile) -> None:
        """Show one transfer as it stands."""
        before = self._board
        if before is None or (before.id, before.stage) != (board.id, board.stage):
            self._on_people = board.stage in _ON_LIST_FIRST
        if before is not None and before.id != board.id:
            self.clear_message()
        if board != before:
            self._show_head(board)
            if before is None or board.steps != before.steps:
                self.checklist.show_steps(board.steps)
        self._board = board
        ticking = board.stage in {Stage.UNDER_WAY, Stage.ARRIVED, Stage.CLOSED}
        page = self.roll_call if ticking else self.people
        page.show_file(file)
        self._lists.setCurrentWidget(page)
        self._arrange()

    def show_message(self, message: Message) -> None:
        """Say in place why something was refused."""
        words = self._words
        self.clear_message()
        word = words(f"ui.{_TONE_WORDS.get(message.tone, message.tone.value)}")
        banner = Banner(
            message_text(message), message.tone, word=word, close_word=words("ui.dismiss")
        )
        banner.dismissed.connect(self.clear_message)
        self._messages.addWidget(banner)

    def clear_message(self) -> None:
        """It was read."""
        clear(self._messages)

    def show_people(self) -> None:
        """Turn to the people, where only one page has room."""
        self._turn_to(people=True)

    def chosen_ids(self) -> tuple[str, ...]:
        """The people marked in the table that is shown; one line under the cursor is no choice."""
        page = self._lists.currentWidget()
        chosen = page.table.chosen_ids() if isinstance(page, (PeoplePage, RollCallPage)) else ()
        return chosen if len(chosen) > 1 or self._on_people else ()

    def focus_next(self) -> None:
        """Put the cursor on what is to be done next."""
        page = self._lists.currentWidget()
        if self._on_people and isinstance(page, RollCallPage) and page.scan.isVisibleTo(self):
            page.scan.setFocus()
        elif self.next.isVisibleTo(self):
            self.next.setFocus()
        else:
            self.more.setFocus()

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Beside each other, or one at a time."""
        super().resizeEvent(event)
        self._arrange()

    def _show_head(self, board: Board) -> None:
        self.number.setText(board.number)
        self.stage.show_text(board.stage_word, board.tone)
        self.destination.set_text(board.destination)
        self.facts.set_text(board.facts)
        self.steps_chip.set_word(f"{self._words('transfers.checklist')}: {board.progress}")
        self.people_chip.set_word(f"{self._words('transfers.people_tab')}: {board.people}")
        reveal(self.next, shown=board.next_act is not None)
        if board.next_act is not None:
            self.next.set_word(self._words(f"transfers.act.{board.next_act}"))

    def _arrange(self) -> None:
        wide = self.width() >= WIDE
        self._scroll.setVisible(wide or not self._on_people)
        self._lists.setVisible(wide or self._on_people)
        for button in (self.scans, self.extracts):
            reveal(button, shown=wide)
        for chip, on in (
            (self.steps_chip, not self._on_people),
            (self.people_chip, self._on_people),
        ):
            reveal(chip, shown=not wide)
            chip.setChecked(on)

    def _turn_to(self, *_checked: bool, people: bool) -> None:
        self._on_people = people
        self._arrange()

    def _turn_over(self) -> None:
        self._turn_to(people=not self._on_people)
        page = self._lists.currentWidget()
        if not self._on_people:
            self.focus_next()
        elif isinstance(page, (PeoplePage, RollCallPage)):
            page.table.setFocus()

    def _next_asked(self) -> None:
        if self._board and self._board.next_act:
            self.act_asked.emit(self._board.next_act)

    def _step_asked(self, key: str) -> None:
        if self._board and key in self._board.acts:
            self.act_asked.emit(self._board.acts[key])

    def _print(self, form: str) -> None:
        self.print_asked.emit(form, False)  # noqa: FBT003 - a signal has no keywords

    def _show_menu(self) -> None:
        if self._board is None:
            return
        menu = named(QMenu(self), self._words("ui.more"))
        blank = QAction(self._words("transfers.print_blank"), menu)
        blank.triggered.connect(partial(self.print_asked.emit, "t1", True))  # noqa: FBT003
        evacuated = QAction(f"{self._words('form.t0')}  T0", menu)
        evacuated.triggered.connect(partial(self.print_asked.emit, "t0", False))  # noqa: FBT003
        menu.addActions([evacuated, blank])
        for button in (self.extracts, self.scans):
            if not button.isVisible():
                action = QAction(button.word(), menu)
                action.triggered.connect(button.clicked.emit)
                menu.addAction(action)
        for act in _IN_MENU:
            if act in self._board.allowed:
                action = QAction(self._words(f"transfers.act.{act}"), menu)
                action.triggered.connect(partial(self.act_asked.emit, act))
                menu.addAction(action)
        drop(menu, self.more)


_TONE_WORDS = {Tone.DANGER: "error", Tone.WARN: "warning"}
