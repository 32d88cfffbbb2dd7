"""A control with its label above, its remark and hint below, and rows of such; refuses to know what is typed."""

from collections.abc import Sequence

from PySide6.QtCore import QEvent, QRect, Qt, QTimer
from PySide6.QtWidgets import QWidget

from gui.kit.base import column, describe, dress, named, reveal, row
from gui.kit.hint import Hint
from gui.kit.text import Sign, Text
from gui.kit.values import FINE, SIGNS, FieldState, Tone
from gui.theme import GRID

_TALLEST_LABEL = 1000


class LabelledField(QWidget):
    """A label, the control below it, and one line for its state: hint, warning or error.

    The label is two lines at most and never cut; the state line takes no room while it is empty.
    """

    def __init__(self, label: str, control: QWidget, *, note: str = "", hint: str = "") -> None:
        """`note` stands at the right end of the label, for example the article; the label is its buddy."""
        super().__init__()
        self.control = control
        self.label = Text(label, "label", wrap=True)
        self.label.setAlignment(Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignBottom)
        self.label.setBuddy(control)
        self.note = Text(note, "small")
        reveal(self.note, shown=bool(note))
        self._sign = Sign("info", "muted", 16)
        self._line = Text("", "small", wrap=True)
        self._state = QWidget()
        state = row(self._sign, gap=6, parent=self._state)
        state.addWidget(self._line, 1)
        head = row(gap=GRID)
        head.addWidget(self.label, 1)
        head.addWidget(self.note)
        self._box = column(head, control, self._state, gap=4, parent=self)
        self._hint: Hint | None = None
        self.setFocusProxy(control)
        if not control.accessibleName():
            named(control, label)
        self.set_state(FieldState(Tone.NEUTRAL, hint) if hint else FINE)

    def set_state(self, state: FieldState) -> None:
        """Show what is to be said about the value, beside it."""
        reveal(self._state, shown=bool(state.text))
        self._line.setText(state.text)
        role = {Tone.WARN: "warn", Tone.DANGER: "danger", Tone.GOOD: "good"}.get(
            state.tone, "small"
        )
        self._line.set_role(role)
        colour = "muted" if role == "small" else role
        self._sign.show_icon(SIGNS[state.tone], colour)
        target = self.control.focusProxy() or self.control
        dress(target, tone=state.tone.value)
        describe(target, said=state.text)

    def set_hint(self, text: str) -> None:
        """Show a hint below the field, or below its row; it is heard with the control."""
        if self._hint is None and text:
            self._hint = Hint()
            self._box.addWidget(self._hint)
        if self._hint is not None:
            self._hint.say(self.label.text(), text)
        describe(self.control.focusProxy() or self.control, hint=text)

    def hint_in(self, hint: Hint) -> None:
        """Have hints shown elsewhere than below the field itself."""
        self._hint = hint

    def set_label(self, label: str) -> None:
        """Change the label."""
        self.label.setText(label)


class FieldRow(QWidget):
    """Fields beside each other: whatever their labels need, the controls stand on one line."""

    def __init__(self, *fields: QWidget, stretch: Sequence[int] = ()) -> None:
        """`stretch` shares out the width."""
        super().__init__()
        self._fields = [field for field in fields if isinstance(field, LabelledField)]
        line = row(gap=GRID + 4)
        self._hint = Hint()
        column(line, self._hint, gap=4, parent=self)
        for field in self._fields:
            field.hint_in(self._hint)
        for place, field in enumerate(fields):
            share = stretch[place] if place < len(stretch) else 1
            line.addWidget(field, share, Qt.AlignmentFlag.AlignTop)
        # A layout forgets what changes while it is at work: levelling waits until it has finished.
        self._soon = QTimer(self)
        self._soon.setSingleShot(True)
        self._soon.timeout.connect(self._level)

    def event(self, event: QEvent) -> bool:
        """Level the labels after every change of layout."""
        handled = super().event(event)
        if event.type() in {QEvent.Type.Resize, QEvent.Type.LayoutRequest, QEvent.Type.Show}:
            self._soon.start(0)
        return handled

    def _level(self) -> None:
        labels = [field.label for field in self._fields if field.isVisibleTo(self)]
        needed = max((_wrapped_height(label) for label in labels), default=0)
        for label in labels:
            if label.minimumHeight() != needed:
                label.setMinimumHeight(needed)


def _wrapped_height(label: Text) -> int:
    # Asked itself, a label answers with at least the height it was last held to.
    room = QRect(0, 0, label.width(), _TALLEST_LABEL)
    return label.fontMetrics().boundingRect(room, Qt.TextFlag.TextWordWrap, label.text()).height()


def field_row(*fields: QWidget, stretch: Sequence[int] = ()) -> QWidget:
    """Fields beside each other, labels and controls on common lines; `stretch` shares out the width."""
    return FieldRow(*fields, stretch=stretch)
