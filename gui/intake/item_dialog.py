"""One object or sum of money: what it is, what is done with it, and what the Convention says to that (art. 18).

What is forbidden cannot be added, and the dialog says why with the article.
"""

from collections.abc import Callable

from PySide6.QtWidgets import QWidget

from casework.drafts import ItemDraft
from gui.binding import Binding
from gui.intake import wording
from gui.intake.counter import Counter
from gui.kit.base import reveal
from gui.kit.dialog import Dialog
from gui.kit.fields import SegmentedChoice
from gui.kit.labelled import LabelledField, field_row
from gui.kit.surfaces import Banner
from gui.kit.values import Choice
from gui.theme import GRID
from models.property_rules import KEPT, VERDICTS, Disposition, ItemClass
from resources.words import Words

ORDER_FIELDS = ("ordering_officer", "ordering_rank", "ordering_unit")
_MOST = 9999
_MONEY_FIELDS = ("currency", "amount", "denominations")
_HELD_LINES = (
    (_MONEY_FIELDS, (1, 1, 2)),
    (ORDER_FIELDS, (2, 1, 1)),
    (("reason", "condition"), (1, 1)),
)


class ItemDialog(Dialog):
    """Add an item or change one; `done` gets it, `removed` is called when it is taken off the list."""

    def __init__(
        self,
        parent: QWidget,
        word: Words,
        item: ItemDraft,
        done: Callable[[ItemDraft], object],
        removed: Callable[[], object] | None = None,
    ) -> None:
        """`item` is shown as it is; with `removed` it is one of the list already."""
        super().__init__(parent, word("property.item_change" if removed else "property.item_new"))
        self._word, self._done = word, done
        self._values = _values(item)
        self._held: dict[str, LabelledField] = {}
        self.binding = Binding(word, self)
        self.binding.typed.connect(self._typed)
        self.setMinimumWidth(96 * GRID)
        self._build()
        self.binding.show(self._values)
        self.quantity.setValue(item.quantity)
        self.add_cancel(word("ui.cancel"))
        if removed:
            self.add_verb(word("property.remove"), removed, kind="danger")
        verb = word("property.change" if removed else "property.add")
        self.accept_verb = self.add_verb(verb, self._finish, kind="primary")
        self._judge()
        self.binding.focus("currency" if item.item_class == ItemClass.MONEY else "description")

    def item(self) -> ItemDraft:
        """The item as it stands in the dialog."""
        values = {name: text.strip() for name, text in self._values.items()}
        return ItemDraft(**values, quantity=self.quantity.value())

    @property
    def holds_words(self) -> bool:
        """Whether something was typed that must not be lost."""
        names = ("description", "amount", "denominations", "reason", "condition")
        return any(self._values[name].strip() for name in names)

    def _build(self) -> None:
        word, binding = self._word, self.binding
        classes = [Choice(kind.value, word(f"prop.{kind.value}")) for kind in ItemClass]
        done_with = [Choice(way.value, wording.disposition_word(way, word)) for way in Disposition]
        self.quantity = Counter(word("property.quantity"), _MOST)
        currencies = [
            wording.not_recorded(word),
            *(Choice(code, code) for code in wording.CURRENCIES),
        ]
        way = SegmentedChoice(word("property.disposition"), done_with)
        held = self._held
        held["currency"] = binding.select("currency", word("property.currency"), currencies)
        for name in ("amount", "denominations", "reason", "condition", *ORDER_FIELDS):
            held[name] = binding.line(name, word(f"property.{name}"))
        self._verdict = Banner("")
        self.body.addWidget(
            field_row(
                binding.select("item_class", word("property.class"), classes),
                binding.line("description", word("property.description")),
                LabelledField(word("property.quantity"), self.quantity),
                stretch=(7, 6, 2),
            )
        )
        self.body.addWidget(
            LabelledField(word("property.disposition"), binding.choice("disposition", way))
        )
        self._lines: list[tuple[QWidget, tuple[str, ...]]] = [
            (field_row(*(held[name] for name in names), stretch=shares), names)
            for names, shares in _HELD_LINES
        ]
        for line, _ in self._lines:
            self.body.addWidget(line)
        self.body.addStretch(1)
        self.body.addWidget(self._verdict)

    def _typed(self, name: str, text: str) -> None:
        self._values[name] = text
        if name == "item_class":
            self._values["disposition"] = VERDICTS[ItemClass(text)].usual.value
            self.binding.show(self._values, ["disposition"])
        self._judge()

    def _judge(self) -> None:
        item = self.item()
        verdict = VERDICTS[ItemClass(item.item_class)]
        held, stored = item.disposition in KEPT, item.disposition == Disposition.STORED
        money = item.item_class == ItemClass.MONEY
        shown = {
            **dict.fromkeys(_MONEY_FIELDS, money),
            **dict.fromkeys(ORDER_FIELDS, held and verdict.needs_order),
            "reason": stored or (held and verdict.needs_reason),
            "condition": held and not money,
        }
        for name, field in self._held.items():
            reveal(field, shown=shown[name])
        for line, names in self._lines:
            reveal(line, shown=any(shown[name] for name in names))
        ruling = wording.ruling(item, self._word)
        self._verdict.show_text(ruling.sentence, ruling.tone)
        self.accept_verb.setEnabled(ruling.lawful)
        self.adjustSize()

    def _finish(self) -> None:
        self._done(self.item())


def _values(item: ItemDraft) -> dict[str, str]:
    usual = VERDICTS[ItemClass(item.item_class)].usual.value
    return {
        "item_class": item.item_class,
        "description": item.description,
        "condition": item.condition,
        "disposition": item.disposition or usual,
        "reason": item.reason,
        "currency": item.currency,
        "amount": item.amount,
        "denominations": item.denominations,
        "ordering_officer": item.ordering_officer,
        "ordering_rank": item.ordering_rank,
        "ordering_unit": item.ordering_unit,
    }
