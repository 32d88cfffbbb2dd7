"""A question of GC III art. 17: the words of the answer, and beside them how it was come by, in words.

Refuses to guess: an empty field without a mark says "not asked".
"""

from PySide6.QtCore import QEvent, QObject, QSize, Qt, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QPushButton, QWidget

from gui import icons
from gui.kit.base import dress, named, row
from gui.kit.fields import LineEdit
from gui.theme import TARGET, active
from models.answers import CYCLE, Answer, after, settle
from resources.words import Words

_SILENT = (Answer.DECLINED, Answer.UNABLE)


class AnswerField(QWidget):
    """A line editor and a small button; Alt+↓ goes through given, declined, unable, from a document.

    `edited(text)` while typing, `marked(Answer)` when the mark changes, `left()` when both were left.
    """

    edited = Signal(str)
    marked = Signal(object)
    left = Signal()

    def __init__(self, name: str, words: Words, editor: LineEdit | None = None) -> None:
        """`editor` may be a `SuggestEdit`; without it a plain line."""
        super().__init__()
        self._words = words
        self._answer = Answer.NOT_ASKED
        self.editor = editor or LineEdit(name)
        self.mark = QPushButton()
        self.mark.setProperty("kind", "mark")
        self.mark.setAutoDefault(False)
        self.mark.setMinimumHeight(TARGET)
        self.mark.setFocusPolicy(Qt.FocusPolicy.ClickFocus)
        self.mark.setLayoutDirection(Qt.LayoutDirection.RightToLeft)
        self.mark.setIconSize(QSize(14, 14))
        self.mark.setToolTip(words("ui.answer_mark", field=name))
        named(self.mark, words("ui.answer_mark", field=name))
        named(self, name)
        line = row(gap=6, parent=self)
        line.addWidget(self.editor, 1)
        line.addWidget(self.mark)
        self.setFocusProxy(self.editor)
        self.editor.installEventFilter(self)
        self.editor.textEdited.connect(self._typed)
        self.editor.left.connect(self.left)
        self.mark.clicked.connect(self.cycle)
        self._show()

    def text(self) -> str:
        """What stands in the field."""
        return self.editor.text()

    def answer(self) -> Answer:
        """How it was come by, as it would be recorded now."""
        return settle(self.text().strip(), self._answer)

    def set_value(self, text: str, answer: Answer) -> None:
        """Show text and mark without telling anybody."""
        self._answer = answer
        if self.editor.text() != text:
            self.editor.setText(text)
        self._show()

    def cycle(self) -> None:
        """The next mark; one that says there is no answer empties the field."""
        self._answer = after(self.answer())
        if self._answer in _SILENT and self.text():
            self.editor.clear()
            self.edited.emit("")
        self._show()
        self.marked.emit(self._answer)

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """Alt+↓ in the field."""
        if (
            event.type() == QEvent.Type.KeyPress
            and isinstance(event, QKeyEvent)
            and event.key() == Qt.Key.Key_Down
            and event.modifiers() & Qt.KeyboardModifier.AltModifier
        ):
            self.cycle()
            return True
        return super().eventFilter(watched, event)

    def changeEvent(self, event: QEvent) -> None:
        """Follow the palette and its own state."""
        super().changeEvent(event)
        if event.type() == QEvent.Type.PaletteChange and hasattr(self, "mark"):
            self._tint()

    def _typed(self, text: str) -> None:
        before = self._answer
        self._answer = settle(text.strip(), self._answer)
        if text.strip() and self._answer is Answer.NOT_ASKED:
            self._answer = Answer.GIVEN
        self._show()
        self.edited.emit(text)
        if self._answer is not before:
            self.marked.emit(self._answer)

    def _show(self) -> None:
        shown = self.answer() if not self._is_waiting() else self._answer
        word = self._words(f"ui.answer.{shown.value or 'not_asked'}")
        self.mark.setText(word)
        self.mark.setFixedWidth(self._mark_width())
        silent = shown in _SILENT
        self.editor.setPlaceholderText(self._words(f"answer.{shown.value}") if silent else "")
        dress(self.mark, tone="warn" if silent else "neutral")
        self.mark.setAccessibleDescription(word)
        self._tint()

    def _is_waiting(self) -> bool:
        return self._answer is Answer.FROM_DOCUMENT and not self.text().strip()

    def _mark_width(self) -> int:
        self.mark.ensurePolished()
        metrics = self.mark.fontMetrics()
        kinds = ("not_asked", *(answer.value for answer in CYCLE))
        return 42 + max(
            metrics.horizontalAdvance(self._words(f"ui.answer.{kind}")) for kind in kinds
        )

    def _tint(self) -> None:
        self.mark.setIcon(icons.icon("chevron-down", active().muted, 14))
