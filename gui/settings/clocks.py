"""By when this station wants things done: a field for every limit, its article beside it; refuses to judge a limit."""

from functools import partial

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QGridLayout, QWidget

from casework import access, station_clocks
from casework.station_clocks import ClockView
from gui.desk import Desk
from gui.kit.base import clear, column, dress, named, row
from gui.kit.buttons import Button
from gui.kit.fields import LineEdit
from gui.kit.surfaces import Card
from gui.kit.text import Text
from gui.kit.values import Tone
from gui.settings.presenter import ClockLine, clock_lines, clock_refused, limits_of
from gui.theme import GRID
from models.errors import InputRefused, SafeConductError
from models.touched import Touched

_FIELD_WIDTH = 88


class ClocksSection(QWidget):
    """What was typed stands until it is kept, or until the section is shown anew."""

    def __init__(self, desk: Desk) -> None:
        super().__init__()
        self._desk = desk
        words = desk.words
        self._clocks: tuple[ClockView, ...] = ()
        self._lines: dict[str, ClockLine] = {}
        self.fields: dict[str, LineEdit] = {}
        self.told: dict[str, Text] = {}
        card = Card(words("settings.clocks"))
        card.body.addWidget(Text(words("settings.clocks_intro"), "muted", wrap=True))
        self.keep_button = Button(
            words("settings.clocks_do"), self.keep, key="Ctrl+S", icon="done", kind="primary"
        )
        self._barred = Text(words("settings.clocks_only_commander"), "muted", wrap=True)
        self._barred.hide()
        card.body.addLayout(row(self.keep_button, None))
        card.body.addWidget(self._barred)
        self._grid = QGridLayout()
        self._grid.setHorizontalSpacing(GRID)
        self._grid.setVerticalSpacing(GRID + 4)
        self._grid.setColumnStretch(0, 1)
        card.body.addLayout(self._grid)
        column(card, None, parent=self)

    def refresh(self) -> None:
        """Read the limits."""
        workspace = self._desk.session
        self._desk.jobs.run(
            self,
            lambda: (station_clocks.clocks(workspace), access.gives_roles(workspace)),
            lambda found: self._show(found[0], may_set=found[1]),
        )

    def keep(self) -> None:
        """Keep what was typed, or say beside each field why not."""
        typed = {kind: field.text() for kind, field in self.fields.items()}
        limits, problems = limits_of(self._clocks, typed)
        self._mark(problems)
        if problems:
            return
        workspace = self._desk.session
        self._desk.jobs.run(
            self, lambda: station_clocks.set_clocks(workspace, limits), self._kept, self._refused
        )

    def _show(self, clocks: tuple[ClockView, ...], *, may_set: bool) -> None:
        self._clocks = clocks
        self._lines = {line.kind: line for line in clock_lines(clocks, self._desk.words)}
        self.fields, self.told = {}, {}
        self.keep_button.setVisible(may_set)
        self._barred.setVisible(not may_set)
        clear(self._grid)
        for place, line in enumerate(self._lines.values()):
            field = LineEdit(line.title, placeholder=line.hint)
            field.setText(line.text)
            field.setReadOnly(not may_set)
            field.setFixedWidth(_FIELD_WIDTH)
            field.setAlignment(Qt.AlignmentFlag.AlignRight)
            field.textEdited.connect(partial(self._unmark, line.kind))
            told = Text("", "small", wrap=True)
            self.fields[line.kind], self.told[line.kind] = field, told
            words = column(Text(line.title, wrap=True), told, gap=2)
            self._grid.addLayout(words, place, 0)
            self._grid.addWidget(field, place, 1, Qt.AlignmentFlag.AlignTop)
            unit = Text(line.unit, "small")
            unit.setMinimumHeight(field.minimumHeight())
            self._grid.addWidget(unit, place, 2, Qt.AlignmentFlag.AlignTop)
            self._unmark(line.kind)

    def _unmark(self, kind: str, _text: str = "") -> None:
        line = self._lines[kind]
        self._tell(kind, f"{line.article} · {line.told}", Tone.NEUTRAL)

    def _mark(self, problems: dict[str, str]) -> None:
        for kind in self.fields:
            self._unmark(kind)
        for kind, key in problems.items():
            self._tell(kind, clock_refused(self._lines[kind], key, self._desk.words), Tone.DANGER)
        if problems:
            self.fields[next(iter(problems))].setFocus()

    def _tell(self, kind: str, said: str, tone: Tone) -> None:
        self.told[kind].setText(said)
        self.told[kind].set_role("danger" if tone is Tone.DANGER else "small")
        dress(self.fields[kind], tone=tone.value)
        named(self.fields[kind], self._lines[kind].title, said)

    def _kept(self, _touched: Touched) -> None:
        self._desk.note_saved()
        self._desk.notice(self._desk.words("settings.clocks_done"))
        self.refresh()

    def _refused(self, error: SafeConductError) -> None:
        if isinstance(error, InputRefused):
            self._mark(error.problems)
        else:
            self._desk.show_error(error)
