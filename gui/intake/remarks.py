"""A line of fields with what is to be said about them below, over its whole width; refuses to cut a sentence.

A remark in the width of a field for a time of day would be six lines high.
"""

from collections.abc import Mapping, Sequence
from functools import partial

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QWidget

from gui.binding import Binding
from gui.kit.base import column, describe, dress, row
from gui.kit.hint import Hint
from gui.kit.labelled import LabelledField
from gui.kit.text import Sign, Text
from gui.kit.values import SIGNS, FieldState, Tone
from gui.theme import GRID
from resources.words import Words

_ROLES = {Tone.WARN: "warn", Tone.DANGER: "danger"}


class RemarkedRow(QWidget):
    """Fields beside each other; a remark begins with the label of its field where there are several."""

    def __init__(
        self,
        binding: Binding,
        word: Words,
        fields: Mapping[str, LabelledField],
        stretch: Sequence[int] = (),
    ) -> None:
        """`fields` are bound already; `stretch` shares out the width, 1 each if nothing is said."""
        super().__init__()
        self._binding, self._word = binding, word
        self._labels = {name: field.label.text() for name, field in fields.items()}
        self._lines: dict[str, tuple[QWidget, Sign, Text]] = {}
        line = row(gap=GRID)
        shares = stretch or (1,) * len(fields)
        for field, share in zip(fields.values(), shares, strict=True):
            line.addWidget(field, share, Qt.AlignmentFlag.AlignTop)
        box = column(line, gap=2, parent=self)
        for name in fields:
            holder = QWidget()
            sign, text = Sign("info", "muted", 16), Text("", "small", wrap=True)
            said = row(gap=6, parent=holder)
            said.addWidget(sign, 0, Qt.AlignmentFlag.AlignTop)
            said.addWidget(text, 1)
            holder.hide()
            box.addWidget(holder)
            self._lines[name] = (holder, sign, text)
            binding.speak_for(name, partial(self.say, name))
        self._hint = Hint()
        box.addWidget(self._hint)
        for field in fields.values():
            field.hint_in(self._hint)

    def say(self, name: str, state: FieldState) -> None:
        """What is to be said about one of the fields."""
        holder, sign, text = self._lines[name]
        role = _ROLES.get(state.tone, "small")
        control = self._binding.control(name)
        dress(control, tone=state.tone.value)
        describe(control, said=state.text)
        several = len(self._lines) > 1
        said = self._word("intake.remark", field=self._labels[name], said=state.text)
        text.setText(said if several else state.text)
        text.set_role(role)
        sign.show_icon(SIGNS[state.tone], "muted" if role == "small" else role)
        holder.setVisible(bool(state.text))
