"""The table of stations and devices: how far behind each is, when it was heard, its details; changes nothing."""

from collections.abc import Callable

from PySide6.QtCore import Signal
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QHeaderView

from gui.exchange.presenter import PeerLine
from gui.kit.buttons import Button
from gui.kit.rows import Column
from gui.kit.surfaces import Card
from gui.kit.table import DataTable
from gui.kit.values import SIGNS, Tone
from gui.theme import GRID, ROW_HEIGHT
from resources.words import Words

_FEWEST_ROWS = 4
_MOST_ROWS = 8
_NARROWEST = 90
_ROOMY = 760
_HEAD = ROW_HEIGHT + 2 + GRID


class PeerTable(DataTable[PeerLine]):
    """One line for each device; as high as its rows, up to eight of them before it scrolls."""

    def __init__(self, words: Words) -> None:
        """Empty."""
        super().__init__(words("exchange.peers"), _columns(words), words, key=_device)
        header = self.horizontalHeader()
        header.setStretchLastSection(False)
        header.setSectionResizeMode(0, QHeaderView.ResizeMode.Stretch)
        header.setMinimumSectionSize(_NARROWEST)
        self.show_lines(())

    def resizeEvent(self, event: QResizeEvent) -> None:
        """The code gives way to the names where there is no room for both; it is still read with them."""
        super().resizeEvent(event)
        self.setColumnHidden(len(self.rows.columns) - 1, self.width() < _ROOMY)

    def show_lines(self, lines: tuple[PeerLine, ...]) -> None:
        """Show these; the cursor stays on its device."""
        self.set_rows(lines)
        shown = min(max(len(lines), _FEWEST_ROWS), _MOST_ROWS)
        self.setMinimumHeight(_HEAD + shown * ROW_HEIGHT)


class PeersCard(Card):
    """The table with its head; `opened(PeerLine)`: somebody wants the details of a device."""

    opened = Signal(object)

    def __init__(self, words: Words) -> None:
        """Empty."""
        super().__init__(words("exchange.peers"))
        self.table = PeerTable(words)
        self.details = Button(words("exchange.details"), self._open, kind="quiet")
        self.corner.addWidget(self.details)
        self.body.addWidget(self.table)
        self.table.opened.connect(self.opened)
        self.table.current_changed.connect(self._chosen)
        self._chosen(None)

    def _chosen(self, line: PeerLine | None) -> None:
        self.details.setEnabled(line is not None)

    def _open(self) -> None:
        if (line := self.table.current()) is not None:
            self.opened.emit(line)


def _device(line: PeerLine) -> str:
    return line.device


def _columns(words: Words) -> list[Column[PeerLine]]:
    def titled(name: str) -> str:
        return words(f"exchange.peer.{name}")

    def spoken(line: PeerLine) -> str:
        return f"{line.name}. {titled('code')}: {line.code or '–'}"

    return [
        Column("device", titled("device"), lambda line: line.name, width=_NARROWEST, spoken=spoken),
        Column(
            "state",
            titled("state"),
            lambda line: line.state,
            width=146,
            icon=_sign,
            tone=lambda line: line.tone,
        ),
        Column("heard", titled("heard"), lambda line: line.heard, lambda line: -line.heard_at, 138),
        _number("behind", titled("behind"), lambda line: line.behind, lambda line: line.behind_n),
        _number("ahead", titled("ahead"), lambda line: line.ahead, lambda line: line.ahead_n),
        Column("code", titled("code"), lambda line: line.code or "–", width=106),
    ]


def _number(
    key: str, word: str, text: Callable[[PeerLine], str], number: Callable[[PeerLine], int]
) -> Column[PeerLine]:
    return Column(key, word, text, number, 104, right=True)


def _sign(line: PeerLine) -> str:
    return "" if line.tone is Tone.NEUTRAL else SIGNS[line.tone]
