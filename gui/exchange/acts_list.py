"""Who did what about devices and keys: one line each, the newest first, a page at a time; refuses to order them."""

from collections.abc import Sequence
from dataclasses import dataclass

from PySide6.QtWidgets import QWidget

from casework.trust_views import TrustActView
from gui.exchange import wording
from gui.kit.base import column, named
from gui.kit.pages import BuiltPage, Pages
from gui.kit.surfaces import ruled
from gui.kit.text import Text
from gui.theme import GRID
from models.trust_acts import TrustWord
from resources.words import Words

_PAGE = 8
_KNOWN = frozenset(TrustWord)


@dataclass(frozen=True, slots=True)
class ActLine:
    """One act in words: when, what, why, and who did it where."""

    when: str
    what: str
    why: str
    who: str


def act_line(act: TrustActView, words: Words) -> ActLine:
    """One act; a device that the roster does not name and a word of a newer program are told all the same."""
    name = act.device or words("trust_act.some_device")
    laptop = " · ".join(part for part in (act.laptop, act.station) if part)
    return ActLine(
        when=wording.moment(act.done_at, words),
        what=words(f"trust_act.{act.act if act.act in _KNOWN else 'newer'}", name=name),
        why=act.reason,
        who=words(
            "trust_act.by",
            officer=act.officer or words("trust_act.some_officer"),
            laptop=laptop or words("trust_act.some_device"),
            version=act.roster_version,
        ),
    )


class ActsList(QWidget):
    """Only the lines in sight are worded."""

    def __init__(self, words: Words, acts: Sequence[TrustActView]) -> None:
        """From the newest on."""
        super().__init__()
        self._words = words
        self.empty = Text(words("trust_act.none"), "muted", wrap=True)
        self.empty.setVisible(not acts)
        self.pages = Pages(
            words, BuiltPage(lambda lines: ruled(map(_line, lines), GRID + 4)), _PAGE
        )
        column(self.empty, self.pages, gap=GRID, parent=self)
        self.pages.show_all(len(acts), lambda place: act_line(acts[place], words))


def _line(line: ActLine) -> QWidget:
    said = [part for part in (line.when, line.what, line.why, line.who) if part]
    holder = named(QWidget(), ". ".join(said))
    box = column(
        Text(line.when, "small"), Text(line.what, "strong", wrap=True), gap=2, parent=holder
    )
    if line.why:
        box.addWidget(Text(line.why, wrap=True))
    box.addWidget(Text(line.who, "small", wrap=True))
    return holder
