"""A quiet sentence below fields, and the room kept for it so that nothing moves; refuses to bar anything."""

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QApplication, QScrollArea, QSizePolicy, QWidget

from gui.kit.base import reveal, row, single_shot
from gui.kit.text import Sign, Text

_LINES = 2
_GAP = 4


class Hint(QWidget):
    """One sentence, or nothing; where it speaks for several fields, the latest that has something to say."""

    def __init__(self) -> None:
        """Takes no room while it has nothing to say."""
        super().__init__()
        self._said: dict[str, str] = {}
        self._text = Text("", "small", wrap=True)
        line = row(gap=6, parent=self)
        line.addWidget(Sign("info", "accent", 16), 0, Qt.AlignmentFlag.AlignTop)
        line.addWidget(self._text, 1)
        self._soon = single_shot(self, 0, self._come_into_sight)
        self.hide()

    def say(self, name: str, text: str) -> None:
        """What there is to say about the field `name`; an empty text takes it back."""
        self._said.pop(name, None)
        if text:
            self._said[name] = text
        shown = next(reversed(self._said.values()), "")
        self._text.setText(shown)
        rooms = self.window().findChildren(HintRoom)
        if shown:
            # Before it is in sight: a window that has grown does not shrink again.
            for room in rooms:
                room.fit(self)
        reveal(self, shown=bool(shown))
        if not shown:
            for room in rooms:
                room.fit()
        self._soon.start()

    def _come_into_sight(self) -> None:
        """A page that scrolls shows the hint of the field that is typed into, or nobody would read it."""
        parent, typed_into = self.parentWidget(), QApplication.focusWidget()
        if self.isHidden() or parent is None or typed_into is None:
            return
        if not parent.isAncestorOf(typed_into):
            return
        above = parent.parentWidget()
        while above is not None and not isinstance(above, QScrollArea):
            above = above.parentWidget()
        if above is not None:
            above.ensureWidgetVisible(self, 0, _GAP)

    @property
    def text(self) -> str:
        """The sentence in sight."""
        return self._text.text()


class HintRoom(QWidget):
    """Stands at the end of `owner`: room for a hint of two lines, given up while there is one."""

    def __init__(self, owner: QWidget) -> None:
        """What stands below it stays where it is when a hint appears above."""
        super().__init__()
        self._owner = owner
        self.setSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Expanding)
        self.fit()

    def fit(self, coming: Hint | None = None) -> None:
        """Give room to the hints in sight and to the one that is `coming`, or take it back."""
        in_sight = (
            hint
            for hint in self._owner.findChildren(Hint)
            if hint is coming or hint.isVisibleTo(self._owner)
        )
        needed = _LINES * self.fontMetrics().lineSpacing() + _GAP
        self.setMinimumHeight(0 if any(in_sight) else needed)
