"""A long list shown a page at a time, built out of sight; refuses to lay out more than one page.

A page is filled before it has a parent that is shown: Qt lays the whole window out anew for every child that
appears in it (`QWidget::setVisible` activates the layouts above), so that 500 events took 38 s to appear one by
one; a page of 12 takes 30 ms.
"""

from collections.abc import Callable, Sequence
from typing import Any

from PySide6.QtWidgets import QApplication, QWidget

from gui.kit.base import clear, column, reveal, row
from gui.kit.buttons import Button
from resources.words import Words

PAGE = 12


class Page(QWidget):
    """What shows the lines of one page."""

    def show_lines(self, lines: Sequence[Any]) -> None:
        """Show these lines instead of those before."""
        raise NotImplementedError


class BuiltPage(Page):
    """A page that is built anew for other lines."""

    def __init__(self, make: Callable[[Sequence[Any]], QWidget]) -> None:
        """`make` builds lines into one widget."""
        super().__init__()
        self._make = make
        self._box = column(parent=self)

    def show_lines(self, lines: Sequence[Any]) -> None:
        """Build them."""
        clear(self._box)
        if lines:
            self._box.addWidget(self._make(lines))


class Pages(QWidget):
    """The lines of a list; buttons tell how many there are before and after those shown."""

    def __init__(
        self, words: Words, page: Page, size: int = PAGE, *, newest_last: bool = False
    ) -> None:
        """`size` lines at a time; a list whose newest lines come last begins with its last page."""
        super().__init__()
        self._words, self.page, self._size, self._newest_last = words, page, size, newest_last
        self._count, self._start = 0, 0
        self._line_of: Callable[[int], Any] = int
        self._shown: Sequence[Any] = ()
        self.before = Button(
            words("ui.lines_before", n=0), self._turn_back, icon="chevron-up", kind="quiet"
        )
        self.after = Button(
            words("ui.lines_after", n=0), self._turn_on, icon="chevron-down", kind="quiet"
        )
        column(row(self.before, None), page, row(self.after, None), gap=0, parent=self)
        self._tell()

    def show_all(self, count: int, line_of: Callable[[int], Any], *, anew: bool = True) -> None:
        """Show `count` lines from where the list begins or, not `anew`, from where the reader is.

        `line_of(place)` words a line; what is worded as it stands already is not built again.
        """
        last = max(count - self._size, 0)
        if self._newest_last and (anew or self._start >= self._last):
            self._start = last
        else:
            self._start = 0 if anew else min(self._start, last)
        self._count, self._line_of = count, line_of
        self._show()

    @property
    def _last(self) -> int:
        return max(self._count - self._size, 0)

    def _turn_back(self) -> None:
        self._turn(-self._size, (self.before, self.after))

    def _turn_on(self) -> None:
        self._turn(self._size, (self.after, self.before))

    def _turn(self, by: int, buttons: tuple[Button, Button]) -> None:
        had_focus = QApplication.focusWidget() is buttons[0]
        self._start = min(max(self._start + by, 0), self._last)
        self._show()
        if had_focus:
            next(button for button in buttons if not button.isHidden()).setFocus()

    def _show(self) -> None:
        places = range(self._start, min(self._start + self._size, self._count))
        lines = [self._line_of(place) for place in places]
        if lines != self._shown:
            self._shown = lines
            self.page.show_lines(lines)
        self._tell()

    def _tell(self) -> None:
        before, after = self._start, max(self._count - self._start - self._size, 0)
        self.before.set_word(self._words("ui.lines_before", n=before))
        self.after.set_word(self._words("ui.lines_after", n=after))
        reveal(self.before, shown=before > 0)
        reveal(self.after, shown=after > 0)
