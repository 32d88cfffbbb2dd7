"""One chart of whole numbers, drawn in the colours of the palette; refuses to say anything by colour alone.

Every bar bears its number. Four kinds: bars below each other, columns over time, a funnel, pairs of bars.
"""

from collections.abc import Sequence
from dataclasses import dataclass
from enum import StrEnum

from PySide6.QtCore import QRectF, QSize, Qt
from PySide6.QtGui import QColor, QPainter, QPaintEvent, QPen
from PySide6.QtWidgets import QSizePolicy, QWidget

from gui.kit.base import named
from gui.theme import GRID, active
from resources.words import grouped


class Kind(StrEnum):
    """How the numbers are drawn."""

    BARS = "bars"
    COLUMNS = "columns"
    FUNNEL = "funnel"
    PAIRS = "pairs"


@dataclass(frozen=True, slots=True)
class ChartLine:
    """One number with its word; `before` is the number beside it in a chart of pairs."""

    label: str
    value: int
    before: int = 0


_LINE = 30
_PAIR_LINE = 44
_COLUMNS_HEIGHT = 208
_FOOT = 24
_LABEL_SHARE = 0.5
_LEAST_LABEL = 120
_BAR = 16
_THIN_BAR = 13
_ROUND = 3
_LEAST_GAP = 6


class Chart(QWidget):
    """Set what it shows by `show_lines`; its text for a screen reader says every number."""

    def __init__(self, name: str, kind: Kind) -> None:
        """`name` is what a screen reader says it is."""
        super().__init__()
        self._name, self._kind = name, kind
        self._lines: tuple[ChartLine, ...] = ()
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
        named(self, name)

    def show_lines(self, lines: Sequence[ChartLine]) -> None:
        """Show these numbers."""
        self._lines = tuple(lines)
        told = (
            f"{line.label}: {line.value}"
            + (f" / {line.before}" if self._kind is Kind.PAIRS else "")
            for line in lines
        )
        named(self, self._name, "; ".join(told))
        self.updateGeometry()
        self.update()

    def sizeHint(self) -> QSize:
        """As high as its bars need."""
        if self._kind is Kind.COLUMNS:
            return QSize(360, _COLUMNS_HEIGHT)
        line = _PAIR_LINE if self._kind is Kind.PAIRS else _LINE
        return QSize(360, max(1, len(self._lines)) * line + GRID)

    def minimumSizeHint(self) -> QSize:
        """Never lower than its bars."""
        return QSize(220, self.sizeHint().height())

    def paintEvent(self, _event: QPaintEvent) -> None:
        """Draw."""
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        if self._lines:
            if self._kind is Kind.COLUMNS:
                self._paint_columns(painter)
            else:
                self._paint_bars(painter)

    # -- bars --------------------------------------------------------------------------------------

    def _paint_bars(self, painter: QPainter) -> None:
        metrics = self.fontMetrics()
        longest = max(metrics.horizontalAdvance(line.label) for line in self._lines) + 2 * GRID
        label_width = min(max(_LEAST_LABEL, longest), round(self.width() * _LABEL_SHARE))
        number_width = metrics.horizontalAdvance("0 000 000")
        room = self.width() - label_width - number_width - 2 * GRID
        most = max((max(line.value, line.before) for line in self._lines), default=0) or 1
        step = _PAIR_LINE if self._kind is Kind.PAIRS else _LINE
        for place, line in enumerate(self._lines):
            top = place * step + GRID // 2
            label = QRectF(0, top, label_width - GRID, step - 4)
            painter.setPen(self._ink("text"))
            elided = metrics.elidedText(line.label, Qt.TextElideMode.ElideRight, label_width - GRID)
            painter.drawText(
                label, Qt.AlignmentFlag.AlignVCenter | Qt.AlignmentFlag.AlignRight, elided
            )
            area = QRectF(label_width, top, room, step - 4)
            if self._kind is Kind.PAIRS:
                self._bar(painter, area, (line.value, most), (0.0, "accent"))
                self._bar(painter, area, (line.before, most), (0.5, "muted"))
            else:
                self._bar(painter, area, (line.value, most), (None, "accent"))

    def _bar(
        self,
        painter: QPainter,
        area: QRectF,
        number: tuple[int, int],
        place: tuple[float | None, str],
    ) -> None:
        value, most = number
        where, colour = place
        height = _BAR if where is None else _THIN_BAR
        top = area.top() + (
            (area.height() - height) / 2 if where is None else where * area.height()
        )
        length = area.width() * value / most
        left = area.left()
        if self._kind is Kind.FUNNEL:
            left += (area.width() - length) / 2
        bar = QRectF(left, top, length, height)
        if value:
            painter.setPen(Qt.PenStyle.NoPen)
            painter.setBrush(self._ink(colour))
            if where:
                # The period before is told by its outline, not only by its colour.
                painter.setBrush(Qt.BrushStyle.NoBrush)
                painter.setPen(QPen(self._ink(colour), 1.4))
                bar.adjust(0.7, 0.7, -0.7, -0.7)
            painter.drawRoundedRect(bar, _ROUND, _ROUND)
        painter.setPen(self._ink("text" if not where else "muted"))
        end = area.right() if self._kind is Kind.FUNNEL else left + length
        text = QRectF(end + GRID // 2, top - 6, 200, height + 12)
        painter.drawText(text, Qt.AlignmentFlag.AlignVCenter, grouped(value))

    # -- columns -----------------------------------------------------------------------------------

    def _paint_columns(self, painter: QPainter) -> None:
        metrics = self.fontMetrics()
        number = len(self._lines)
        top, foot = metrics.height() + 4, self.height() - _FOOT
        step = self.width() / number
        most = max((line.value for line in self._lines), default=0) or 1
        width = max(2.0, min(48.0, step - (_LEAST_GAP if step > 2 * _LEAST_GAP else 1)))
        painter.setPen(QPen(self._ink("line"), 1))
        painter.drawLine(0, foot, self.width(), foot)
        free = 0.0
        for place, line in enumerate(self._lines):
            middle = (place + 0.5) * step
            height = (foot - top) * line.value / most
            painter.setPen(Qt.PenStyle.NoPen)
            painter.setBrush(self._ink("accent"))
            if line.value:
                painter.drawRect(QRectF(middle - width / 2, foot - height, width, height))
                self._number_above(painter, line, middle, foot - height, step)
            text_width = metrics.horizontalAdvance(line.label)
            if middle - text_width / 2 >= free and middle + text_width / 2 <= self.width():
                painter.setPen(self._ink("muted"))
                painter.drawText(
                    QRectF(middle - text_width, foot + 2, 2 * text_width, _FOOT - 2),
                    Qt.AlignmentFlag.AlignHCenter | Qt.AlignmentFlag.AlignTop,
                    line.label,
                )
                free = middle + text_width / 2 + GRID

    def _number_above(
        self, painter: QPainter, line: ChartLine, middle: float, top: float, step: float
    ) -> None:
        text = grouped(line.value)
        if self.fontMetrics().horizontalAdvance(text) <= step + 2:
            painter.setPen(self._ink("text"))
            area = QRectF(middle - 60, top - self.fontMetrics().height() - 2, 120, 20)
            painter.drawText(
                area, Qt.AlignmentFlag.AlignHCenter | Qt.AlignmentFlag.AlignBottom, text
            )

    def _ink(self, name: str) -> QColor:
        return QColor(getattr(active(), name))

    def changeEvent(self, event: object) -> None:
        """Draw anew in another palette."""
        self.update()
        super().changeEvent(event)  # pyright: ignore[reportArgumentType]
