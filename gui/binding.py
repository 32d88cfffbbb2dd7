"""Named fields of a page: one name leads to its control, its value and its state line; decides nothing.

A page is filled by `show` without telling anybody, and tells by `typed` and `left` what the officer did.
"""

from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass, replace
from functools import partial

from PySide6.QtCore import QObject, Signal
from PySide6.QtWidgets import QRadioButton, QWidget
from shiboken6 import isValid

from gui.kit.answer import AnswerField
from gui.kit.fields import LineEdit, SegmentedChoice, Select
from gui.kit.labelled import LabelledField
from gui.kit.looked_over import look_over
from gui.kit.values import FINE, Choice, FieldState
from resources.words import Words

_FEW = 3


@dataclass(frozen=True, slots=True)
class _Bound:
    control: QWidget
    show: Callable[[str], object]
    say: Callable[[FieldState], object] | None = None


class Binding(QObject):
    """The fields of one page by name."""

    typed = Signal(str, str)
    left = Signal(str)

    def __init__(self, words: Words, parent: QObject | None = None) -> None:
        """Empty until fields are added; those of free text are looked over."""
        super().__init__(parent)
        self._words = words
        self._bound: dict[str, _Bound] = {}

    def line(
        self, name: str, label: str, *, spoken: str = "", placeholder: str = ""
    ) -> LabelledField:
        """A line of text; `spoken` is the full term where the label is a short one."""
        editor = LineEdit(spoken or label, placeholder=placeholder)
        holder = self._labelled(label, editor, spoken)
        look_over(holder, name, self._words)
        self.add_line(name, editor, holder)
        return holder

    def select(
        self, name: str, label: str, choices: Sequence[Choice], *, spoken: str = ""
    ) -> LabelledField:
        """One of a list. A key that the list does not have is shown as it is, never dropped."""
        control = Select(spoken or label, choices)
        control.setMinimumContentsLength(_FEW)
        holder = self._labelled(label, control, spoken)
        control.chosen.connect(partial(self.typed.emit, name))
        self._bound[name] = _Bound(control, partial(_show_key, control), holder.set_state)
        return holder

    def choice(self, name: str, control: SegmentedChoice) -> SegmentedChoice:
        """Radio buttons."""
        control.chosen.connect(partial(self.typed.emit, name))
        self._bound[name] = _Bound(control, control.set_key)
        return control

    def answered(
        self, name: str, label: str, field: AnswerField, *, spoken: str = ""
    ) -> LabelledField:
        """A question of art. 17; its mark is the page's own affair."""
        holder = self._labelled(label, field, spoken)
        field.edited.connect(partial(self.typed.emit, name))
        field.left.connect(partial(self._leave, name, field.editor))
        show = partial(_show_text, field.editor)
        self._bound[name] = _Bound(field.editor, show, holder.set_state)
        return holder

    def add_line(self, name: str, editor: LineEdit, holder: LabelledField | None = None) -> None:
        """A line editor that stands somewhere already."""
        editor.textEdited.connect(partial(self.typed.emit, name))
        editor.left.connect(partial(self._leave, name, editor))
        say = holder.set_state if holder else None
        self._bound[name] = _Bound(editor, partial(_show_text, editor), say)

    def names(self) -> tuple[str, ...]:
        """All fields in the order in which they were added."""
        return tuple(self._bound)

    def in_order(self) -> list[QWidget]:
        """Whatever takes the keys, in that order: of radio buttons every one."""
        found: list[QWidget] = []
        for bound in self._bound.values():
            found += bound.control.findChildren(QRadioButton) or [bound.control]
        return found

    def control(self, name: str) -> QWidget:
        """What is typed into or chosen from.

        Raises:
            KeyError: there is no such field.
        """
        return self._bound[name].control

    def show(self, values: Mapping[str, str], only: Iterable[str] | None = None) -> None:
        """Show these values; a name without a value is shown empty."""
        for name in self._bound if only is None else only:
            if name in self._bound:
                self._bound[name].show(values.get(name, ""))

    def tell(self, states: Mapping[str, FieldState]) -> None:
        """Show the state of every field; one without a state is fine."""
        for name, bound in self._bound.items():
            if bound.say:
                bound.say(states.get(name, FINE))

    def quiet(self, name: str) -> None:
        """Take back what was said about a field: it is being typed anew."""
        if say := self._bound[name].say:
            say(FINE)

    def speak_for(self, name: str, say: Callable[[FieldState], object]) -> None:
        """Have what is to be said about a field said elsewhere than below it."""
        self._bound[name] = replace(self._bound[name], say=say)

    def focus(self, name: str) -> None:
        """Put the cursor there."""
        self._bound[name].control.setFocus()

    def _leave(self, name: str, editor: LineEdit) -> None:
        """A long text that was left shows its beginning, not its end."""
        if isValid(self):  # a page that is being destroyed still takes the cursor out of its fields
            editor.setCursorPosition(0)
            self.left.emit(name)

    def _labelled(self, label: str, control: QWidget, spoken: str) -> LabelledField:
        holder = LabelledField(label, control)
        if spoken:
            holder.label.setToolTip(spoken)
        return holder


def _show_text(editor: LineEdit, text: str) -> None:
    if editor.text() != text:
        editor.setText(text)
        editor.setCursorPosition(0)


def _show_key(control: Select, key: str) -> None:
    if key and control.findData(key) < 0:
        control.addItem(key, key)
    control.set_key(key)
