"""Asks for one line before something is done: a reason, the number of a seal; refuses an empty one."""

from collections.abc import Callable

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QWidget

from gui.kit.dialog import Dialog
from gui.kit.fields import LineEdit
from gui.kit.labelled import LabelledField
from gui.kit.looked_over import look_over
from gui.kit.values import FieldState, Tone
from gui.theme import GRID
from resources.words import Words


class LineDialog(Dialog):
    """`done(line)` is called with what was typed; `needed` is said when nothing was."""

    def __init__(
        self,
        parent: QWidget,
        words: Words,
        heading: tuple[str, str],
        *,
        name: str,
        label: str,
        needed: str,
        verb: str,
        done: Callable[[str], object],
    ) -> None:
        """`heading` is the title and a sentence, `name` the field that is asked; all but it are words already."""
        super().__init__(parent, *heading)
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        self._needed, self._done = needed, done
        self.setMinimumWidth(60 * GRID)
        self.line = LineEdit(label)
        self.field = LabelledField(label, self.line)
        look_over(self.field, name, words)
        self.body.addWidget(self.field)
        self.add_cancel(words("ui.cancel"))
        self.verb = self.add_verb(verb, self._finish, kind="primary", closes=False)
        self.line.setFocus()

    def _finish(self) -> None:
        typed = self.line.text().strip()
        if not typed:
            self.field.set_state(FieldState(Tone.DANGER, self._needed))
            self.line.setFocus()
            self.adjustSize()
            return
        self.accept()
        self._done(typed)
