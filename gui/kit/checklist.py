"""Steps below each other, readable from a metre away: sign, title, state in a word, what is missing, a button."""

from collections.abc import Callable, Mapping, Sequence

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QWidget

from gui.kit.base import column, named, reveal, row
from gui.kit.buttons import Button
from gui.kit.reworded import Reworded, RewordedPage
from gui.kit.surfaces import Badge, tone_colour
from gui.kit.text import Sign, Text
from gui.kit.values import ChecklistStep, StepState, Tone
from gui.theme import GRID

_SIGNS = {
    StepState.DONE: ("done", Tone.GOOD),
    StepState.OPEN: ("todo", Tone.NEUTRAL),
    StepState.DOING: ("doing", Tone.INFO),
    StepState.BLOCKED: ("blocked", Tone.DANGER),
    StepState.NOT_NEEDED: ("remove", Tone.NEUTRAL),
}


class Checklist(QWidget):
    """`asked(key)` tells that the button of a step was pressed."""

    asked = Signal(str)

    def __init__(self, name: str, steps: Sequence[ChecklistStep] = ()) -> None:
        """Show steps in the order given."""
        super().__init__()
        named(self, name)
        self._page = RewordedPage(
            lambda: _Step(self.asked.emit), lambda step: step.key, _NOTHING, ruled=True
        )
        column(self._page, gap=0, parent=self)
        self.show_steps(steps)

    def show_steps(self, steps: Sequence[ChecklistStep]) -> None:
        """Replace all steps; the button that had the focus has it again."""
        self._page.show_lines(steps)

    def button(self, key: str) -> Button:
        """The button of a step.

        Raises:
            KeyError: it has none.
        """
        return self._page.button("open", key)


_NOTHING = ChecklistStep("", "–", StepState.NOT_NEEDED, "–")


class _Step(Reworded):
    def __init__(self, ask: Callable[[str], object]) -> None:
        super().__init__()
        self._step = _NOTHING
        self.setMinimumHeight(7 * GRID)
        self._title = Text("", "muted", wrap=True)
        self._detail = Text("", "muted", wrap=True)
        self._sign = Sign("remove", size=24)
        self._count = Text("", "muted")
        self._state = Badge("–")
        self._button = Button("–", lambda: ask(self._step.key))
        box = row(self._sign, gap=2 * GRID, parent=self)
        box.setContentsMargins(GRID, GRID, GRID, GRID)
        box.addLayout(column(self._title, self._detail, gap=2), 1)
        box.addWidget(self._count)
        box.addWidget(self._state, 0, Qt.AlignmentFlag.AlignVCenter)
        box.addWidget(self._button)

    @property
    def buttons(self) -> Mapping[str, Button]:
        return {"open": self._button} if self._step.action else {}

    def show_line(self, line: ChecklistStep) -> None:
        self._step = line
        sign, tone = _SIGNS[line.state]
        named(self, f"{line.title}: {line.state_word}. {line.detail}")
        self._sign.show_icon(sign, tone_colour(tone))
        self._title.setText(line.title)
        self._title.set_role("muted" if line.state is StepState.NOT_NEEDED else "strong")
        self._detail.setText(line.detail)
        self._detail.set_role("danger" if line.state is StepState.BLOCKED else "muted")
        reveal(self._detail, shown=bool(line.detail))
        self._count.setText(line.count)
        reveal(self._count, shown=bool(line.count))
        self._state.show_text(line.state_word, tone)
        if line.action:
            self._button.set_word(line.action)
        reveal(self._button, shown=bool(line.action))
