"""Fields to type and choose in; refuses an unnamed control. Labels and remarks are `gui.kit.labelled`.

A line editor draws its own text cursor: Qt inverts the ground under its own, which is nearly white at night.
"""

from collections.abc import Sequence
from functools import partial

from PySide6.QtCore import QRect, Qt, Signal
from PySide6.QtGui import QFocusEvent, QPainter, QPaintEvent, QWheelEvent
from PySide6.QtWidgets import (
    QButtonGroup,
    QCheckBox,
    QComboBox,
    QGridLayout,
    QLineEdit,
    QListView,
    QPlainTextEdit,
    QRadioButton,
    QStyledItemDelegate,
    QWidget,
)

from gui.kit.base import named
from gui.kit.text import Text
from gui.kit.values import Choice
from gui.theme import GRID, TARGET, active

_CURSOR_WIDTH = 2
_CURSOR_INSET = 5
_LONGEST = 2**30


class LineEdit(QLineEdit):
    """One line of text. `left` tells that the officer went on to something else."""

    left = Signal()

    def __init__(self, name: str, *, placeholder: str = "", secret: bool = False) -> None:
        """`name` is what a screen reader says; `secret` shows dots."""
        super().__init__()
        named(self, name)
        self.setPlaceholderText(placeholder)
        self.setMinimumHeight(TARGET)
        # Qt would cut off what is pasted beyond 32,767 characters without a word.
        self.setMaxLength(_LONGEST)
        if secret:
            self.setEchoMode(QLineEdit.EchoMode.Password)
            self.setInputMethodHints(Qt.InputMethodHint.ImhSensitiveData)
        self._told: str | None = None
        self._showing = False
        self.textEdited.connect(self._note)
        self.textChanged.connect(self._changed)

    def setText(self, text: str | None) -> None:
        """Show a text without telling anybody."""
        self._showing, self._told = True, None
        super().setText(text)
        self._showing = False

    def clear(self) -> None:
        """Show nothing without telling anybody."""
        self.setText("")

    def _note(self, text: str) -> None:
        self._told = text

    def _changed(self, text: str) -> None:
        # What is written over the accessibility bus changes the text, but Qt does not call it edited.
        completer = self.completer()
        popup = completer.popup() if completer else None
        offering = popup is not None and popup.isVisible()
        if not self._showing and not offering and text == self.text() != self._told:
            self.textEdited.emit(text)

    def paintEvent(self, event: QPaintEvent) -> None:
        """Draw the cursor in the accent colour over Qt's own."""
        super().paintEvent(event)
        if self.hasFocus() and not self.isReadOnly() and not self.hasSelectedText():
            where = self.cursorRect()
            place = QRect(where.x() + _CURSOR_INSET - 1, where.y(), _CURSOR_WIDTH, where.height())
            QPainter(self).fillRect(place, active().accent)

    def focusOutEvent(self, event: QFocusEvent) -> None:
        """Tell that the field was left; a menu or another window over it is not leaving."""
        super().focusOutEvent(event)
        if event.reason() not in {
            Qt.FocusReason.PopupFocusReason,
            Qt.FocusReason.ActiveWindowFocusReason,
        }:
            self.left.emit()


class TextArea(QPlainTextEdit):
    """Several lines of plain text; Tab goes on to the next field."""

    def __init__(self, name: str, *, lines: int = 3, placeholder: str = "") -> None:
        """Room for `lines` lines before it scrolls."""
        super().__init__()
        named(self, name)
        self.setPlaceholderText(placeholder)
        self.setTabChangesFocus(True)
        self.setCursorWidth(0)
        self.setFixedHeight(lines * self.fontMetrics().lineSpacing() + 2 * GRID + 8)

    def paintEvent(self, event: QPaintEvent) -> None:
        """Draw the cursor in the accent colour."""
        super().paintEvent(event)
        if self.hasFocus() and not self.isReadOnly():
            place = self.cursorRect()
            place.setWidth(_CURSOR_WIDTH)
            QPainter(self.viewport()).fillRect(place, active().accent)


class Select(QComboBox):
    """One of a list; the wheel scrolls the page and never changes the choice behind one's back."""

    chosen = Signal(str)

    def __init__(self, name: str, choices: Sequence[Choice] = (), current: str = "") -> None:
        """`chosen` tells the key when the officer chose."""
        super().__init__()
        # Under X11 Qt gives a list's present value for its name: the name is heard as its description.
        named(self, name, name)
        self.setMinimumHeight(TARGET)
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.setSizeAdjustPolicy(QComboBox.SizeAdjustPolicy.AdjustToMinimumContentsLengthWithIcon)
        self.setMinimumContentsLength(6)
        self.setView(named(QListView(), name))
        self.setItemDelegate(QStyledItemDelegate(self))
        self.set_choices(choices, current)
        self.activated.connect(lambda: self.chosen.emit(self.key()))

    def set_choices(self, choices: Sequence[Choice], current: str = "") -> None:
        """Replace the list; the key `current` is chosen, or the first one."""
        self.clear()
        for choice in choices:
            self.addItem(choice.label, choice.key)
        self.set_key(current)

    def key(self) -> str:
        """The key chosen, empty when there is nothing to choose."""
        return str(self.currentData() or "")

    def set_key(self, key: str) -> None:
        """Choose by key; an unknown key chooses the first."""
        self.setCurrentIndex(max(self.findData(key), 0) if self.count() else -1)

    def wheelEvent(self, event: QWheelEvent) -> None:
        """Leave the wheel to the page."""
        event.ignore()


class OneChoice(Text):
    """What would be a list if there were more than one to choose from: said, and no stop of the keyboard."""

    def __init__(self, choice: Choice) -> None:
        """It is chosen."""
        super().__init__(choice.label, "strong", wrap=True)
        self._key = choice.key

    def key(self) -> str:
        """The key of the one."""
        return self._key


class Check(QCheckBox):
    """Yes or no."""

    def __init__(self, word: str, *, checked: bool = False) -> None:
        """Read it by `isChecked`, follow it by `toggled`."""
        super().__init__(word.replace("&", "&&"))
        named(self, word)
        self.setMinimumHeight(TARGET)
        self.setChecked(checked)


class SegmentedChoice(QWidget):
    """One of a few, all in sight: radio buttons below each other, or in `columns`."""

    chosen = Signal(str)

    def __init__(
        self, name: str, choices: Sequence[Choice], *, current: str = "", columns: int = 1
    ) -> None:
        """Nothing is chosen when `current` is no key: "not yet asked" stays visible as such."""
        super().__init__()
        named(self, name)
        self._group = QButtonGroup(self)
        self._group.setExclusive(True)
        self._buttons: dict[str, QRadioButton] = {}
        self._showing = False
        grid = QGridLayout(self)
        grid.setContentsMargins(0, 0, 0, 0)
        grid.setHorizontalSpacing(GRID)
        grid.setVerticalSpacing(2)
        for place, choice in enumerate(choices):
            button = named(QRadioButton(choice.label.replace("&", "&&")), choice.label, choice.hint)
            button.setToolTip(choice.hint)
            button.setMinimumHeight(TARGET)
            # A screen reader toggles a button without clicking it.
            button.toggled.connect(partial(self._toggled, choice.key))
            self._buttons[choice.key] = button
            self._group.addButton(button)
            grid.addWidget(button, place // columns, place % columns)
        self.set_key(current)

    def key(self) -> str:
        """The key chosen, or nothing."""
        return next((key for key, button in self._buttons.items() if button.isChecked()), "")

    def set_key(self, key: str) -> None:
        """Choose by key; an unknown key clears the choice."""
        self._showing = True
        self._group.setExclusive(False)
        for name, button in self._buttons.items():
            button.setChecked(name == key)
        self._group.setExclusive(True)
        self._showing = False
        self._lead_focus()

    def _lead_focus(self) -> None:
        """The focus given to the whole goes to what is chosen, else to the first."""
        buttons = sorted(self._buttons.values(), key=lambda button: not button.isChecked())
        if buttons:
            self.setFocusProxy(buttons[0])

    def _toggled(self, key: str, on: bool) -> None:  # noqa: FBT001 - a slot of `toggled`
        if on:
            self._lead_focus()
        if on and not self._showing:
            self.chosen.emit(key)

    def set_enabled(self, key: str, *, enabled: bool) -> None:
        """Allow or bar one of the choices."""
        self._buttons[key].setEnabled(enabled)
