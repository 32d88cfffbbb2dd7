"""Asks for a few things in one dialog, said as values; refuses to judge them: what is refused is shown at its field."""

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QWidget

from gui.kit.base import describe, dress
from gui.kit.dialog import Dialog
from gui.kit.fields import LineEdit, SegmentedChoice
from gui.kit.labelled import LabelledField, field_row
from gui.kit.looked_over import look_over
from gui.kit.surfaces import Banner
from gui.kit.values import Choice, Tone
from gui.theme import GRID
from resources.words import Words


@dataclass(frozen=True, slots=True)
class Asked:
    """One field: what is asked, what stands in it, and the choices where it is one of a few.

    Fields of the same `row` stand beside each other.
    """

    name: str
    label: str
    value: str = ""
    choices: tuple[Choice, ...] = ()
    row: int = -1


class FormDialog(Dialog):
    """`done(values)` is called with what was typed, by name; the dialog stays until `accept`."""

    def __init__(
        self,
        parent: QWidget,
        words: Words,
        head: tuple[str, str],
        asked: Sequence[Asked],
        verb: str,
        done: Callable[[Mapping[str, str]], object],
    ) -> None:
        """`head` is the title and a sentence, words already, as are labels and the verb."""
        super().__init__(parent, *head)
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        self.setMinimumWidth(80 * GRID)
        self._words, self._done = words, done
        self.controls: dict[str, LineEdit | SegmentedChoice] = {}
        self._fields = {each.name: self._field(each) for each in asked}
        for names in _rows(asked):
            self.body.addWidget(field_row(*(self._fields[name] for name in names)))
        self.banner = Banner("", Tone.DANGER, word=words("ui.error"))
        self.banner.hide()
        self.body.addWidget(self.banner)
        self.add_cancel(words("ui.cancel"))
        self.verb = self.add_verb(verb, self._finish, kind="primary", closes=False)
        if asked:
            self._fields[asked[0].name].setFocus()

    def values(self) -> dict[str, str]:
        """What stands in the fields."""
        return {
            name: control.key() if isinstance(control, SegmentedChoice) else control.text().strip()
            for name, control in self.controls.items()
        }

    def refuse(self, problems: Mapping[str, str]) -> None:
        """Mark the fields that cannot be kept and say why over the whole width: field → word key."""
        for name, field in self._fields.items():
            dress(
                field.control,
                tone=(Tone.DANGER if name in problems else Tone.NEUTRAL).value,
            )
            said = self._words(problems[name]) if name in problems else ""
            describe(field.control, said=said)
        told = dict.fromkeys(self._words(key) for key in problems.values())
        self.banner.show_text(" ".join(told))
        self.banner.setVisible(bool(problems))
        if wrong := next((name for name in self._fields if name in problems), ""):
            self._fields[wrong].setFocus()
        self.fit()

    def _field(self, asked: Asked) -> LabelledField:
        if asked.choices:
            columns = 1 if len(asked.choices) <= 1 else 2
            control = SegmentedChoice(
                asked.label, asked.choices, current=asked.value, columns=columns
            )
        else:
            control = LineEdit(asked.label)
            control.setText(asked.value)
        self.controls[asked.name] = control
        field = LabelledField(asked.label, control)
        look_over(field, asked.name, self._words)
        return field

    def _finish(self) -> None:
        self.refuse({})
        self._done(self.values())


def _rows(asked: Sequence[Asked]) -> list[list[str]]:
    """Names of fields, line by line."""
    lines: dict[int, list[str]] = {}
    for place, each in enumerate(asked):
        lines.setdefault(each.row if each.row >= 0 else 1000 + place, []).append(each.name)
    return list(lines.values())
