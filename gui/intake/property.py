"""Property and papers on the page: what is listed, and the buttons that add to it; refuses nothing by itself.

What the Convention forbids is refused in the dialog, with the article.
"""

from collections.abc import Callable, Sequence

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QListWidget, QListWidgetItem, QSizePolicy, QWidget

from casework.drafts import PersonDraft
from gui.intake import wording
from gui.kit.base import column, named
from gui.kit.buttons import Button
from gui.kit.flow import flow
from gui.kit.text import Text
from models.property_rules import ItemClass
from resources.words import Words

_PLACE = int(Qt.ItemDataRole.UserRole) + 1
_LINE = 36
_QUICK: Sequence[tuple[str, ItemClass]] = (
    ("property.add_money", ItemClass.MONEY),
    ("property.add_valuables", ItemClass.VALUABLES),
    ("property.add_phone", ItemClass.PHONE),
    ("property.add_other", ItemClass.PERSONAL_EFFECTS),
)


class Listed(QListWidget):
    """The list itself: Enter opens a line, Del takes it away."""

    opened = Signal(str, int)
    removed = Signal(str, int)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Enter and Del on the chosen line."""
        chosen = self.currentItem()
        signal = {
            Qt.Key.Key_Return: self.opened,
            Qt.Key.Key_Enter: self.opened,
            Qt.Key.Key_Delete: self.removed,
        }.get(Qt.Key(event.key()))
        plain = not event.modifiers() & ~Qt.KeyboardModifier.KeypadModifier
        if signal and chosen and plain:
            signal.emit(*chosen.data(_PLACE))
        else:
            super().keyPressEvent(event)


class PropertyPanel(QWidget):
    """Heading, list and buttons. `item_asked(class, place)`, `document_asked(place)`; place -1 is a new one."""

    item_asked = Signal(str, int)
    document_asked = Signal(int)
    removed = Signal(str, int)

    def __init__(self, word: Words) -> None:
        """Nothing listed yet."""
        super().__init__()
        self._word = word
        self._empty = Text(word("intake.nothing_listed"), "muted")
        self._empty.setSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Fixed)
        self.listed = named(Listed(), word("intake.property"), word("property.list_keys"))
        self.listed.setToolTip(word("property.list_keys"))
        self.listed.setMinimumHeight(_LINE)
        self.listed.setSizePolicy(QSizePolicy.Policy.Ignored, QSizePolicy.Policy.Ignored)
        self.listed.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.listed.setTextElideMode(Qt.TextElideMode.ElideRight)
        self.listed.itemDoubleClicked.connect(self._open_line)
        self.listed.opened.connect(self._open)
        self.listed.removed.connect(self.removed)
        self.buttons: list[Button] = [
            Button(word(key), self._adder(item_class)) for key, item_class in _QUICK
        ]
        self.buttons.append(
            Button(word("document.add_short"), lambda: self.document_asked.emit(-1))
        )
        holder = QWidget()
        inside = column(self._empty, gap=0, parent=holder)
        inside.addWidget(self.listed, 1)
        inside.addStretch(0)
        box = column(Text(word("intake.property"), "heading"), gap=6, parent=self)
        box.addWidget(holder, 1)
        box.addWidget(flow(*self.buttons))

    def show_draft(self, draft: PersonDraft) -> None:
        """List what the draft holds."""
        lines = [
            (
                "item",
                place,
                wording.item_line(item, self._word),
                wording.ruling(item, self._word).lawful,
            )
            for place, item in enumerate(draft.items)
        ]
        lines += [
            ("document", place, wording.document_line(document, self._word), True)
            for place, document in enumerate(draft.documents)
        ]
        self.listed.clear()
        for kind, place, text, complete in lines:
            item = QListWidgetItem(text if complete else f"⚠ {text}")
            item.setToolTip(text)
            item.setData(_PLACE, (kind, place))
            self.listed.addItem(item)
        self.listed.setVisible(bool(lines))
        self._empty.setVisible(not lines)

    def _adder(self, item_class: ItemClass) -> Callable[[], None]:
        return lambda: self.item_asked.emit(item_class.value, -1)

    def _open_line(self, line: QListWidgetItem) -> None:
        self._open(*line.data(_PLACE))

    def _open(self, kind: str, place: int) -> None:
        if kind == "item":
            self.item_asked.emit("", place)
        else:
            self.document_asked.emit(place)
