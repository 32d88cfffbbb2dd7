"""Lines of one kind below each other, whose widgets stay and are worded anew; refuses to build what is there already.

Building, dressing and laying out a page of twelve events takes Qt 50 ms, wording it anew 5 ms.
"""

from collections.abc import Callable, Mapping, Sequence
from itertools import chain, repeat
from typing import Any

from PySide6.QtWidgets import QApplication, QWidget

from gui.kit.base import column, reveal, single_shot
from gui.kit.buttons import Button
from gui.kit.pages import Page
from gui.kit.surfaces import Line


class Reworded(QWidget):
    """One line; `buttons` are what may be done about it, each under a name."""

    def show_line(self, line: Any) -> None:  # noqa: ANN401 - each list has lines of its own
        """Show this line instead of the one before."""
        raise NotImplementedError

    @property
    def buttons(self) -> Mapping[str, Button]:
        """The buttons in sight."""
        return {}


class RewordedPage(Page):
    """A page of such lines; whoever stands on a button of a line stays with that line."""

    def __init__(
        self,
        make: Callable[[], Reworded],
        key_of: Callable[[Any], object],
        blank: Any,  # noqa: ANN401
        *,
        ruled: bool = False,
        gap: int = 0,
    ) -> None:
        """`blank` is what a line shows that is not needed and out of sight; `ruled` draws a hairline between two."""
        super().__init__()
        self._make, self._key_of, self._blank, self._ruled = make, key_of, blank, ruled
        self._made: list[Reworded] = []
        self._rules: list[Line] = []
        self._shown: Sequence[Any] = ()
        self._box = column(gap=gap, parent=self)

    def show_lines(self, lines: Sequence[Any]) -> None:
        """Word the lines that are others than before."""
        focused = self._focused()
        before, self._shown = self._shown, tuple(lines)
        grows = len(lines) > len(before)
        if grows:
            # For each part that appears in it, Qt lays the whole window out anew.
            self.hide()
        while len(self._made) < len(lines):
            self._add()
        wanted = chain(lines, repeat(self._blank))
        for made, was, line in zip(
            self._made, chain(before, repeat(self._blank)), wanted, strict=False
        ):
            if was != line:
                made.show_line(line)
        self._reveal(len(lines))
        if grows:
            reveal(self, shown=True)
        if focused is not None:
            self._focus_again(*focused)

    def button(self, name: str, key: object) -> Button:
        """The button of that name on the line of this key.

        Raises:
            KeyError: there is none.
        """
        for made, line in zip(self._made, self._shown, strict=False):
            if self._key_of(line) == key:
                return made.buttons[name]
        raise KeyError(key)

    def _add(self) -> None:
        if self._ruled and self._made:
            self._rules.append(Line())
            self._box.addWidget(self._rules[-1])
        self._made.append(self._make())
        self._box.addWidget(self._made[-1])

    def _reveal(self, count: int) -> None:
        for place, made in enumerate(self._made):
            reveal(made, shown=place < count)
        for place, rule in enumerate(self._rules, start=1):
            reveal(rule, shown=place < count)

    def _focused(self) -> tuple[str, object] | None:
        now = QApplication.focusWidget()
        if now is None or not self.isAncestorOf(now):
            return None
        for made, line in zip(self._made, self._shown, strict=False):
            for name, button in made.buttons.items():
                if button is now:
                    return name, self._key_of(line)
        return None

    def _focus_again(self, name: str, key: object) -> None:
        try:
            button = self.button(name, key)
        except KeyError:
            # Nobody may press on what is another line's by now.
            self.hide()
            reveal(self, shown=True)
            return
        if button.isVisible():
            button.setFocus()
        else:
            single_shot(self, 0, button.setFocus).start()
