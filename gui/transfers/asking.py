"""A dialog that does one act on the register: fields, a refusal in place, one verb; closes only when it is saved."""

from collections.abc import Callable, Mapping
from dataclasses import dataclass, field

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QWidget

from casework.workspace import Workspace
from gui.binding import Binding
from gui.desk import Desk
from gui.kit.dialog import Dialog
from gui.kit.surfaces import Banner, message_text
from gui.kit.values import FINE, FieldState, Tone
from gui.people.presenter import known
from gui.theme import GRID
from gui.transfers import wording
from models.errors import InputRefused, SafeConductError


@dataclass(frozen=True)
class Question:
    """The words of a dialog: what it is, what it explains, its verb, and the verb of another way out."""

    title: str
    verb: str
    text: str = ""
    danger: bool = False
    other: str = ""
    other_stays: bool = False
    names: Mapping[str, str] = field(default_factory=dict[str, str])


class ActDialog(Dialog):
    """`acted(answer)` tells what the register answered; `values` holds what was typed, by field."""

    acted = Signal(object)

    def __init__(self, desk: Desk, parent: QWidget, question: Question) -> None:
        """Subclasses add their fields to `body` and say in `call` what is to be done."""
        tone = Tone.WARN if question.danger else None
        super().__init__(parent, question.title, question.text, tone=tone)
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        self.setMinimumWidth(80 * GRID)
        self.desk, self.words = desk, desk.words
        self.names = question.names
        self.values: dict[str, str] = {}
        self.binding = Binding(desk.words, self)
        self.binding.typed.connect(self._note)
        self.banner = Banner("", Tone.WARN)
        self.banner.hide()
        self.body.addWidget(self.banner)
        self.add_cancel(desk.words("ui.cancel"))
        if question.other:
            self.other = self.add_verb(
                question.other, self.turn_aside, closes=not question.other_stays
            )
        kind = "danger" if question.danger else "primary"
        key = "Ctrl+Return" if question.danger else ""
        self.verb = self.add_verb(question.verb, self.submit, kind=kind, closes=False, key=key)

    @property
    def workspace(self) -> Workspace:
        """The opened register."""
        return self.desk.session

    def show_values(self, values: Mapping[str, str], focus: str = "") -> None:
        """Fill the fields and put the cursor into one of them."""
        self.values |= values
        self.binding.show(self.values)
        if focus:
            self.binding.focus(focus)

    def typed(self, name: str) -> str:
        """What stands in a field."""
        return self.values.get(name, "").strip()

    def call(self) -> Callable[[], object] | None:
        """What the verb does, bound to what was typed; nothing when a field must be mended first."""
        raise NotImplementedError

    def turn_aside(self) -> None:
        """The other way out was taken; the dialog is closed already, unless `other_stays`."""

    def submit(self) -> None:
        """Do it, unless a field must be mended first."""
        self.banner.hide()
        if act := self.call():
            self.verb.setEnabled(False)
            self.desk.jobs.run(self, act, self._saved, self._refused)

    def after(self, answer: object) -> None:
        """It is saved: close. Who asks for several one after the other stays open instead."""
        self.accept()

    def refuse(self, name: str, key: str) -> None:
        """Say beside a field why it will not do, and go there."""
        self.binding.tell({name: FieldState(Tone.DANGER, self.words(key))})
        self.binding.focus(name)

    def _note(self, name: str, text: str) -> None:
        self.values[name] = text
        self.binding.quiet(name)
        self.noted(name)

    def noted(self, name: str) -> None:
        """A field was changed."""

    def _saved(self, answer: object) -> None:
        self.verb.setEnabled(True)
        self.desk.note_saved()
        self.acted.emit(answer)
        self.after(answer)

    def _refused(self, error: SafeConductError) -> None:
        self.verb.setEnabled(True)
        mine = set(self.binding.names())
        if isinstance(error, InputRefused) and mine.issuperset(error.problems):
            self.binding.tell(
                {
                    name: FieldState(Tone.DANGER, known(key, self.words, key))
                    for name, key in error.problems.items()
                }
            )
            self.binding.focus(next(iter(error.problems)))
            return
        self.binding.tell(dict.fromkeys(mine, FINE))
        told = wording.refusal(error, self.names, self.words)
        self.banner.show_text(message_text(told), told.tone)
        self.banner.show()
