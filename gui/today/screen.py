"""The first screen after unlocking: duties by urgency, transfers, figures, what waits.

It looks again whenever something was saved, and once a minute; refuses to redraw what has not
changed, so that neither scroll position nor keyboard focus ever jumps.
"""

from functools import partial

from PySide6.QtCore import Qt, QTimer
from PySide6.QtWidgets import QApplication, QVBoxLayout, QWidget

from casework import capture_cards, duties, person_files
from casework.views import TodayView
from gui.desk import Desk, Screen
from gui.kit.base import clear, column, named, row
from gui.kit.buttons import Button
from gui.kit.scroll import ScrollPage
from gui.kit.surfaces import Badge, Card, EmptyState, Line
from gui.kit.text import ElidedLabel, Text, title
from gui.paper.screen import PaperDialog
from gui.recording.recorder import Recorder
from gui.theme import GRID
from gui.today.group import GroupCard, GroupState
from gui.today.presenter import Act, Board, DutyGroup, DutyLine, TransferTile, board

_MINUTE = 60_000
_SIDE_WIDTH = 328


class TodayScreen(Screen):
    """What is owed today, and beside it how things stand."""

    def __init__(self, desk: Desk) -> None:
        """Empty until the register has been read."""
        super().__init__(desk)
        self._board: Board | None = None
        self._arriving = False
        self._printing: DutyGroup | None = None
        self._states: dict[str, GroupState] = {}
        self._cards: dict[str, GroupCard] = {}
        self.recorder = Recorder(desk, self)
        self._build()
        desk.jobs.changed.connect(self.refresh)
        self._minute = QTimer(self)
        self._minute.timeout.connect(self.refresh)
        self._minute.start(_MINUTE)

    def arrive(self, **what: object) -> None:
        """Read the register and put the cursor on the first thing to do."""
        self._arriving = True
        self.refresh()

    def refresh(self, *_touched: object) -> None:
        """Look again; nothing happens while the register is locked."""
        workspace = self.desk.session
        if workspace is not None and (self.isVisible() or self._board is None):
            self.desk.jobs.run(self, lambda: duties.today(workspace), self._show)

    def _build(self) -> None:
        words = self.desk.words
        self._title = title(words("frame.today"))
        self._count = Badge("")
        head = row(self._title, self._count, None, gap=2 * GRID)
        self._list: QVBoxLayout = column(gap=GRID + 4)
        self._list.setContentsMargins(0, 0, GRID, 0)
        holder = QWidget()
        holder.setLayout(self._list)
        self._scroll = ScrollPage(words("today.duties_list"), holder)
        self._list.addWidget(Text(words("ui.loading"), "muted"))
        self._side: QVBoxLayout = column(gap=GRID + 4)
        side = QWidget()
        side.setFixedWidth(_SIDE_WIDTH)
        side.setLayout(self._side)
        body = row(gap=2 * GRID)
        body.addWidget(self._scroll, 1)
        body.addWidget(side)
        outer = column(head, gap=2 * GRID, margin=2 * GRID + 4, parent=self)
        outer.addLayout(body, 1)

    def _show(self, view: TodayView) -> None:
        now, words = self.desk.clock.now(), self.desk.words
        shown = board(view, now, words)
        focus = self._focused_group()
        if shown != self._board:
            self._show_board(shown)
        self._put_cursor(focus)

    def _show_board(self, shown: Board) -> None:
        self._board = shown
        self._count.show_text(shown.count if shown.groups else "")
        self._show_groups(shown)
        self._show_side(shown)

    def _put_cursor(self, focus: str) -> None:
        """Back to the group it was in; on arrival to the first thing to do."""
        if focus in self._cards:
            if not self._cards[focus].isAncestorOf(QApplication.focusWidget() or self):
                self._cards[focus].act_button.setFocus()
        elif self._arriving:
            ways = [card.act_button for card in self._cards.values()]
            for button in (ways or self._scroll.findChildren(Button))[:1]:
                button.setFocus()
        self._arriving = False

    def _focused_group(self) -> str:
        focus = QApplication.focusWidget()
        return next(
            (key for key, card in self._cards.items() if focus and card.isAncestorOf(focus)), ""
        )

    def _show_groups(self, shown: Board) -> None:
        clear(self._list)
        self._cards = {}
        if not shown.groups:
            self._list.addWidget(self._empty(shown))
        for place, group in enumerate(shown.groups):
            state = self._states.setdefault(group.key, GroupState())
            card = GroupCard(group, self.desk.words, state, first=not place)
            card.done_asked.connect(self._do)
            enquiry = group.act is Act.OPEN_ENQUIRY
            card.person_asked.connect(self._open_enquiry if enquiry else self._open_person)
            card.sent_told.connect(self._record_sent)
            card.declined_told.connect(self._record_declined)
            self._cards[group.key] = card
            self._list.addWidget(card)
        if shown.shown_only:
            self._list.addWidget(Text(shown.shown_only, "small", wrap=True))
        self._list.addStretch(1)

    def _empty(self, shown: Board) -> QWidget:
        words = self.desk.words
        card = Card()
        state = (
            EmptyState(
                shown.empty_title,
                shown.empty_detail,
                icon="intake",
                action=words("today.begin_intake"),
                act=lambda: self.desk.go("intake"),
            )
            if shown.nobody
            else EmptyState(shown.empty_title, shown.empty_detail, icon="done")
        )
        card.body.addWidget(state)
        card.setMinimumHeight(40 * GRID)
        return card

    def _show_side(self, shown: Board) -> None:
        words = self.desk.words
        clear(self._side)
        figures = Card()
        line = row(gap=GRID)
        for figure in shown.figures:
            number = Text(figure.number, "figure")
            word = Text(figure.word, "small", wrap=True)
            number.setAlignment(Qt.AlignmentFlag.AlignHCenter)
            word.setAlignment(Qt.AlignmentFlag.AlignHCenter | Qt.AlignmentFlag.AlignTop)
            part = column(number, word, gap=2)
            part.setStretch(1, 1)
            line.addLayout(part, 1)
        figures.body.addLayout(line)
        self._side.addWidget(figures)
        self._side.addWidget(self._transfers(shown, words("today.transfers")))
        self._side.addWidget(self._waiting(shown, words("today.waiting")))
        self._side.addStretch(1)

    def _transfers(self, shown: Board, heading: str) -> Card:
        card = Card(heading)
        if not shown.transfers:
            card.body.addWidget(Text(self.desk.words("today.no_transfers"), "muted", wrap=True))
        for place, tile in enumerate(shown.transfers[:MOST_TRANSFERS]):
            if place:
                card.body.addWidget(Line())
            card.body.addWidget(self._tile(tile))
        if (more := len(shown.transfers) - MOST_TRANSFERS) > 0:
            word = self.desk.words.count("today.and_more", more)
            card.body.addWidget(Button(word, lambda: self.desk.go("transfers"), kind="quiet"))
        return card

    def _tile(self, tile: TransferTile) -> QWidget:
        holder = QWidget()
        opened = Button(
            tile.number, partial(self._open_transfer, tile.id), kind="quiet", icon="open"
        )
        named(opened, f"{self.desk.words.count('today.open_transfer', 1)} {tile.number}")
        head = row(opened, None, Badge(tile.stage, tile.tone))
        column(head, ElidedLabel(tile.line), ElidedLabel(tile.since, "small"), gap=2, parent=holder)
        return holder

    def _waiting(self, shown: Board, heading: str) -> Card:
        card = Card(heading)
        if not shown.drafts and not shown.conflicts:
            nothing = self.desk.words("today.nothing_waiting")
            card.body.addWidget(Text(nothing, "muted", wrap=True))
        if shown.conflicts:
            go = partial(self.desk.go, "conflicts")
            card.body.addWidget(Button(shown.conflicts, go, icon="conflict"))
        if shown.drafts:
            card.body.addWidget(
                Button(shown.drafts, lambda: self.desk.go("intake", drafts=True), icon="edit")
            )
        return card

    def _open_transfer(self, transfer_id: str) -> None:
        self.desk.go("transfers", transfer=transfer_id)

    def _open_person(self, person_id: str) -> None:
        self.desk.go("people", person=person_id)

    def _open_enquiry(self, enquiry_id: str) -> None:
        self.desk.go("bureau", enquiry=enquiry_id)

    def _do(self, group: DutyGroup) -> None:
        first = group.lines[0]
        if group.act is Act.OPEN_TRANSFER:
            self._open_transfer(first.subject_id)
        elif group.act is Act.OPEN_ENQUIRY:
            self._open_enquiry(first.subject_id)
        elif group.act is Act.OPEN_PERSON:
            self._open_person(first.subject_id)
        elif group.act is Act.SETTLE:
            self.desk.go("conflicts", person=first.subject_id)
        elif group.act is Act.RECORD:
            self.recorder.open(group.record, group.subject_ids)
        elif group.act is Act.RECORD_FIRST:
            self._record_first(group.record, first)
        else:
            dialog = PaperDialog(self.desk, group.form, group.subject_ids, parent=self.window())
            self._printing = group
            dialog.issued.connect(self._printed)
            dialog.open()

    def _record_first(self, key: str, first: DutyLine) -> None:
        """The form about the first of them, with his file, on the very case that is owed something."""
        workspace = self.desk.session
        self.desk.jobs.run(
            self,
            lambda: person_files.open_file(workspace, first.subject_id),
            lambda file: self.recorder.open(
                key, (first.subject_id,), file, about=first.name, chosen=first.event_id
            ),
        )

    def _printed(self, papers: int) -> None:
        if self._printing:
            self._states[self._printing.key] = GroupState(printed=papers)
        self._board = None
        self.refresh()

    def _record_sent(self, group: DutyGroup, lines: tuple[DutyLine, ...]) -> None:
        workspace = self.desk.session
        ids = tuple(line.subject_id for line in lines)
        told = self.desk.words.count("today.sent_recorded", len(ids))
        self.desk.jobs.run(
            self,
            lambda: capture_cards.card_sent(workspace, ids, group.addressee),
            lambda _touched: self._recorded(group, told),
        )

    def _record_declined(self, group: DutyGroup, line: DutyLine) -> None:
        workspace = self.desk.session
        told = self.desk.words("today.declined_recorded")
        self.desk.jobs.run(
            self,
            lambda: capture_cards.card_declined(
                workspace, line.subject_id, line.event_id, group.addressee
            ),
            lambda _touched: self._recorded(group, told),
        )

    def _recorded(self, group: DutyGroup, told: str) -> None:
        self._states[group.key] = GroupState(names_shown=self._states[group.key].names_shown)
        self.desk.note_saved()
        self.desk.notice(told)


MOST_TRANSFERS = 6
"""So many transfers are named beside the duties; the rest stand on their own screen."""
