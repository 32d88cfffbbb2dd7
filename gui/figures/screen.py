"""Figures of the station: what to count above, charts with their tables below; refuses to count by itself.

It counts again when the choice changes, when somebody comes back to the room, and when something was saved while
it is in sight. Counting is done on the vault thread; while it takes long it says so.
"""

from PySide6.QtGui import QAction, QShowEvent
from PySide6.QtWidgets import QMenu, QVBoxLayout, QWidget

from casework import figures
from casework.figure_views import FiguresView
from gui.desk import Desk, Screen
from gui.figures.card import FigureCard
from gui.figures.presenter import (
    NOW,
    OWN_DATES,
    OWN_MOMENT,
    PERIODS,
    YESTERDAY,
    Shown,
    Wish,
    asked,
    funnels,
    shown,
)
from gui.figures.saving import FigureSaving
from gui.jobs import Ticket
from gui.kit.base import column, named, reveal, row, single_shot
from gui.kit.buttons import Button
from gui.kit.fields import LineEdit, Select
from gui.kit.labelled import LabelledField
from gui.kit.menus import drop
from gui.kit.scroll import ScrollPage
from gui.kit.text import Text, title
from gui.kit.values import FINE, Choice, FieldState, Tone
from gui.theme import GRID

_SETTLED = 400
"""Milliseconds after the last key in a date before it counts."""


class FiguresScreen(Screen):
    """The room `figures`."""

    help_page = "figures"

    def __init__(self, desk: Desk) -> None:
        """Empty until it is shown."""
        super().__init__(desk)
        self.view: FiguresView | None = None
        self._cards: dict[str, FigureCard] = {}
        self._ticket: Ticket | None = None
        self._shown: tuple[Shown, ...] = ()
        self.saving = FigureSaving(desk, self)
        self._build()
        self._soon = single_shot(self, _SETTLED, self.count)
        desk.jobs.changed.connect(self._changed)

    def arrive(self, **what: object) -> None:
        """Count, and put the cursor on the period."""
        self.count()
        self.period.setFocus()

    def showEvent(self, event: QShowEvent) -> None:
        """Count when it comes into sight."""
        super().showEvent(event)
        self.count()

    def wish(self) -> Wish:
        """What is chosen above."""
        return Wish(
            self.period.key(),
            self.since.text(),
            self.until.text(),
            self.at.key(),
            self.at_day.text(),
            self.at_hour.text(),
            self.known.key() == "known_then",
            self.transfer.key(),
        )

    def count(self) -> None:
        """Have the figures counted as they are wished for."""
        workspace = self.desk.session
        if workspace is None:
            return
        wish = self.wish()
        reveal(self._own_dates, shown=wish.period == OWN_DATES)
        reveal(self._own_moment, shown=wish.at == OWN_MOMENT)
        question = asked(wish, self.desk.clock.now())
        problems = dict(question.problems)
        for name, field in self._dated.items():
            said = self.desk.words(problems[name]) if name in problems else ""
            field.set_state(FieldState(Tone.DANGER, said) if said else FINE)
        if problems:
            return
        if self._ticket:
            self._ticket.cancel()
        self._waiting.setText(self.desk.words("figures.counting"))
        self._ticket = self.desk.jobs.run(
            self,
            lambda: figures.figures(
                workspace,
                question.since,
                question.until,
                moment=question.moment,
                as_known_then=wish.as_known_then,
                transfer_id=wish.transfer_id,
            ),
            self._show,
        )

    # -- building ----------------------------------------------------------------------------------

    def _build(self) -> None:
        words = self.desk.words
        self._waiting = Text("", "muted")
        self.export = Button(words("figures.export"), self.open_menu, icon="save")
        head = row(title(words("frame.figures")), self._waiting, None, self.export, gap=2 * GRID)
        self._list: QVBoxLayout = column(gap=GRID + 4)
        self._list.setContentsMargins(0, 0, GRID, 0)
        self._holder = QWidget()
        self._holder.setLayout(self._list)
        self.page = ScrollPage(words("figures.list"), self._holder)
        outer = column(head, self._choices(), gap=2 * GRID, margin=2 * GRID + 4, parent=self)
        outer.addWidget(self.page, 1)

    def _choices(self) -> QWidget:
        words = self.desk.words
        periods = [Choice(key, words(f"figures.{key}")) for key in (*PERIODS, OWN_DATES)]
        moments = [Choice(key, words(f"figures.{key}")) for key in (NOW, YESTERDAY, OWN_MOMENT)]
        known = [Choice(key, words(f"figures.{key}")) for key in ("known_now", "known_then")]
        self.period = Select(words("figures.period"), periods, "days_30")
        self.at = Select(words("figures.strength_at"), moments, NOW)
        self.known = Select(words("figures.known"), known, "known_now")
        self.transfer = Select(words("figures.of_transfer"))
        for select in (self.period, self.at, self.known, self.transfer):
            select.chosen.connect(self.count)
        self.since, since = self._dated_line("figures.since")
        self.until, until = self._dated_line("figures.until")
        self.at_day, day = self._dated_line("figures.at_day")
        self.at_hour, hour = self._dated_line("figures.at_hour")
        self._dated = {"since": since, "until": until, "at_day": day, "at_hour": hour}
        self._own_dates, self._own_moment = QWidget(), QWidget()
        row(since, until, gap=GRID, parent=self._own_dates)
        row(day, hour, gap=GRID, parent=self._own_moment)
        holder = QWidget()
        line = row(gap=2 * GRID, parent=holder)
        for field, share in (
            (LabelledField(words("figures.period"), self.period), 3),
            (self._own_dates, 4),
            (LabelledField(words("figures.strength_at"), self.at), 3),
            (self._own_moment, 4),
            (LabelledField(words("figures.known"), self.known), 3),
        ):
            line.addWidget(field, share)
        for part in (self._own_dates, self._own_moment):
            reveal(part, shown=False)
        return holder

    def _dated_line(self, key: str) -> tuple[LineEdit, LabelledField]:
        editor = LineEdit(self.desk.words(key))
        editor.textEdited.connect(self._typed)
        return editor, LabelledField(self.desk.words(key), editor)

    # -- showing -----------------------------------------------------------------------------------

    def _show(self, view: FiguresView) -> None:
        self.view = view
        self._waiting.setText("")
        self.transfer.set_choices(funnels(view, self.desk.words), self.transfer.key())
        self._shown = shown(view, self.desk.words)
        for figure in self._shown:
            if card := self._cards.get(figure.name):
                card.show_figure(figure)
            else:
                card = self._cards[figure.name] = FigureCard(figure, self.desk.words)
                self._list.addWidget(card)
                if figure.name == "funnel":
                    said = self.desk.words("figures.of_transfer")
                    card.put_above(LabelledField(said, self.transfer))
        self._holder.updateGeometry()

    def _typed(self, _text: str) -> None:
        self._soon.start()

    def _changed(self, _touched: object) -> None:
        if self.isVisible():
            self._soon.start()

    # -- saving ------------------------------------------------------------------------------------

    def open_menu(self) -> QMenu:
        """As what the figures can be saved."""
        words = self.desk.words
        menu = named(QMenu(self), words("figures.export"))
        for way in self.saving.WAYS:
            action = QAction(words(f"figures.export_{way}"), menu)
            action.triggered.connect(lambda _on=False, way=way: self.save(way))
            menu.addAction(action)
        return drop(menu, self.export)

    def save(self, way: str) -> None:
        """Ask where to, and save as `pdf`, `png` or `xlsx`."""
        if self.view is not None:
            self.saving.save(way, self.view, self._holder)
