"""The transfers by state, one below the other; arrows move, and what is chosen is shown beside; changes nothing."""

from PySide6.QtCore import QModelIndex, QPersistentModelIndex, QRect, QSize, Qt, Signal
from PySide6.QtGui import QFont, QPainter
from PySide6.QtWidgets import (
    QListWidget,
    QListWidgetItem,
    QStyle,
    QStyledItemDelegate,
    QStyleOptionViewItem,
)

from gui import icons
from gui.kit.base import named
from gui.kit.surfaces import tone_colour
from gui.theme import GRID, active
from gui.transfers.presenter import Group, Tile

_ROLE = int(Qt.ItemDataRole.UserRole) + 1
_LEFT = Qt.AlignmentFlag.AlignVCenter | Qt.AlignmentFlag.AlignLeft
_RIGHT = Qt.AlignmentFlag.AlignVCenter | Qt.AlignmentFlag.AlignRight
_TILE_HEIGHT = 76
_TITLE_HEIGHT = 34
_SMALL = 9


class TransferList(QListWidget):
    """`chosen(id)` tells that the officer went to another transfer."""

    chosen = Signal(str)

    def __init__(self, name: str) -> None:
        """Empty until `show_groups`."""
        super().__init__()
        named(self, name)
        self._groups: tuple[Group, ...] = ()
        self._quiet = False
        self.setItemDelegate(TileDelegate(self))
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setVerticalScrollMode(QListWidget.ScrollMode.ScrollPerPixel)
        self.setUniformItemSizes(False)
        self.setTabKeyNavigation(False)
        self.currentItemChanged.connect(self._went)

    def show_groups(self, groups: tuple[Group, ...], current: str) -> None:
        """Show these groups, with one transfer marked; nobody is told."""
        self._quiet = True
        if groups != self._groups:
            self._groups = groups
            scrolled = self.verticalScrollBar().value()
            self.clear()
            for group in groups:
                self._add_title(group.title)
                for tile in group.tiles:
                    self._add_tile(tile)
            self.verticalScrollBar().setValue(scrolled)
        self._mark(current)
        self._quiet = False

    def first(self) -> str:
        """The transfer at the top, or nothing."""
        return next((tile.id for group in self._groups for tile in group.tiles), "")

    def _mark(self, current: str) -> None:
        if not current:
            self.clearSelection()
            self.setCurrentItem(None)  # pyright: ignore[reportArgumentType] - Qt clears it by null
            return
        for place in range(self.count()):
            tile = self.item(place).data(_ROLE)
            if isinstance(tile, Tile) and tile.id == current and self.currentRow() != place:
                self.setCurrentRow(place)

    def _add_title(self, title: str) -> None:
        item = QListWidgetItem(title)
        item.setFlags(Qt.ItemFlag.NoItemFlags)
        item.setSizeHint(QSize(0, _TITLE_HEIGHT))
        self.addItem(item)

    def _add_tile(self, tile: Tile) -> None:
        item = QListWidgetItem(tile.number)
        item.setData(_ROLE, tile)
        item.setData(Qt.ItemDataRole.AccessibleTextRole, tile.spoken)
        item.setToolTip(f"{tile.number}\n{tile.destination}\n{tile.since}")
        item.setSizeHint(QSize(0, _TILE_HEIGHT))
        self.addItem(item)

    def _went(self, now: QListWidgetItem | None, _before: QListWidgetItem | None) -> None:
        tile = now.data(_ROLE) if now is not None else None
        if isinstance(tile, Tile) and not self._quiet:
            self.chosen.emit(tile.id)


class TileDelegate(QStyledItemDelegate):
    """Draws a heading, or a transfer: sign, number and people; destination; since when."""

    def paint(
        self,
        painter: QPainter,
        option: QStyleOptionViewItem,
        index: QModelIndex | QPersistentModelIndex,
    ) -> None:
        """Draw one line of the list."""
        painter.save()
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        tile = index.data(_ROLE)
        area: QRect = option.rect
        if isinstance(tile, Tile):
            self._paint_tile(painter, option, area, tile)
        else:
            painter.setFont(_font(option.font, bold=True, points=10))
            painter.setPen(active().muted)
            title = str(index.data(Qt.ItemDataRole.DisplayRole))
            painter.drawText(area.adjusted(GRID, 6, -GRID, 0), _LEFT, title)
        painter.restore()

    def _paint_tile(
        self, painter: QPainter, option: QStyleOptionViewItem, area: QRect, tile: Tile
    ) -> None:
        colours = active()
        if option.state & QStyle.StateFlag.State_Selected:
            painter.fillRect(area, colours.accent_soft)
            painter.fillRect(area.x(), area.y(), 4, area.height(), colours.accent)
        elif option.state & QStyle.StateFlag.State_MouseOver:
            painter.fillRect(area, colours.hover)
        if option.state & QStyle.StateFlag.State_HasFocus:
            painter.setPen(colours.accent)
            painter.drawRect(area.adjusted(1, 1, -2, -2))
        line = (area.height() - 12) // 3
        inner = area.adjusted(GRID + 4, 6, -GRID, -6)
        ink = colours.colour(tone_colour(tile.tone))
        sign = icons.pixmap(tile.sign, ink, 18, painter.device().devicePixelRatio())
        painter.drawPixmap(inner.x(), inner.y() + (line - 18) // 2, sign)
        first = QRect(inner.x() + 26, inner.y(), inner.width() - 26, line)
        painter.setFont(_font(option.font, bold=True))
        painter.setPen(colours.text)
        painter.drawText(first, _LEFT, tile.number)
        used = painter.fontMetrics().horizontalAdvance(tile.number) + GRID
        painter.setFont(_font(option.font, points=_SMALL))
        painter.setPen(colours.muted)
        room = first.adjusted(used, 0, 0, 0)
        _draw(painter, room, _RIGHT, tile.people)
        _draw(painter, first.translated(0, 2 * line), _LEFT, tile.since)
        painter.setFont(option.font)
        painter.setPen(colours.text)
        _draw(painter, first.translated(0, line), _LEFT, tile.destination)


def _font(font: QFont, *, bold: bool = False, points: int = 0) -> QFont:
    made = QFont(font)
    made.setBold(bold)
    if points:
        made.setPointSize(points)
    return made


def _draw(painter: QPainter, area: QRect, side: Qt.AlignmentFlag, text: str) -> None:
    shown = painter.fontMetrics().elidedText(text, Qt.TextElideMode.ElideRight, area.width())
    painter.drawText(area, side, shown)
