"""Steps below each other, readable from a metre away: sign, title, state in a word, what is missing, a button."""

from collections.abc import Sequence

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QWidget

from gui.kit.base import clear, column, named, row
from gui.kit.buttons import Button
from gui.kit.surfaces import Badge, Line, tone_colour
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
        self._buttons: dict[str, Button] = {}
        self._box = column(gap=0, parent=self)
        self.show_steps(steps)

    def show_steps(self, steps: Sequence[ChecklistStep]) -> None:
        """Replace all steps; the button that had the focus has it again."""
        focused = next((key for key, button in self._buttons.items() if button.hasFocus()), "")
        clear(self._box)
        self._buttons = {}
        for place, step in enumerate(steps):
            if place:
                self._box.addWidget(Line())
            self._box.addWidget(self._line(step))
        if focused in self._buttons:
            self._buttons[focused].setFocus()

    def _line(self, step: ChecklistStep) -> QWidget:
        sign, tone = _SIGNS[step.state]
        line = named(QWidget(), f"{step.title}: {step.state_word}. {step.detail}")
        line.setMinimumHeight(7 * GRID)
        calm = step.state is StepState.NOT_NEEDED
        title = Text(step.title, "muted" if calm else "strong", wrap=True)
        head = row(title, gap=GRID)
        head.setStretch(0, 1)
        words = column(head, gap=2)
        if step.detail:
            role = "danger" if step.state is StepState.BLOCKED else "muted"
            words.addWidget(Text(step.detail, role, wrap=True))
        box = row(Sign(sign, tone_colour(tone), 24), gap=2 * GRID, parent=line)
        box.setContentsMargins(GRID, GRID, GRID, GRID)
        box.addLayout(words, 1)
        if step.count:
            box.addWidget(Text(step.count, "muted"))
        box.addWidget(Badge(step.state_word, tone), 0, Qt.AlignmentFlag.AlignVCenter)
        if step.action:
            button = Button(step.action, lambda: self.asked.emit(step.key))
            self._buttons[step.key] = button
            box.addWidget(button)
        return line
