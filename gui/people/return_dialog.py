"""Giving property back, thing by thing: condition now, difference, signature; refuses more than a few at once."""

from collections.abc import Callable, Mapping, Sequence

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QVBoxLayout, QWidget

from casework.hands import Hand
from casework.property_returns import Returned
from casework.property_views import ItemView
from gui.kit.base import column, dress
from gui.kit.dialog import Dialog
from gui.kit.fields import LineEdit, Select
from gui.kit.labelled import LabelledField, field_row
from gui.kit.looked_over import look_over
from gui.kit.scroll import ScrollPage
from gui.kit.surfaces import Banner, Line
from gui.kit.text import Text
from gui.kit.values import Choice, Tone
from gui.people.lines import name_of
from gui.theme import GRID
from models.property_rules import ItemClass
from models.property_settling import Signature
from resources.words import Words

AT_ONCE = 10
"""So many things are given back in one dialog."""

_HEIGHT = 46 * GRID


class ReturnDialog(Dialog):
    """`done(returned, second)` is called with what was typed; the dialog stays until `accept`."""

    def __init__(
        self,
        parent: QWidget,
        words: Words,
        items: Sequence[ItemView],
        done: Callable[[tuple[Returned, ...], Hand], object],
        *,
        sealed: bool,
    ) -> None:
        """`sealed`: some lie in a packet that this opens before a second officer."""
        super().__init__(parent, words("giving_back.title"), words("giving_back.text"))
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        self.setMinimumWidth(100 * GRID)
        self._words, self._done = words, done
        self._items = tuple(items[:AT_ONCE])
        self.fields: dict[tuple[str, str], LabelledField] = {}
        holder = QWidget()
        body = column(gap=GRID, parent=holder)
        for place, item in enumerate(self._items):
            if place:
                body.addWidget(Line())
            self._add(body, item)
        body.addStretch(1)
        if len(self._items) > 1:
            page = ScrollPage(words("giving_back.title"), holder)
            page.setMinimumHeight(min(_HEIGHT, holder.sizeHint().height() + GRID))
            self.body.addWidget(page, 1)
        else:
            self.body.addWidget(holder)
        if left := len(items) - len(self._items):
            self.body.addWidget(Text(words("giving_back.rest", n=left), "small", wrap=True))
        self._second = self._ask_second() if sealed else {}
        self.banner = Banner("", Tone.DANGER, word=words("ui.error"))
        self.banner.hide()
        self.body.addWidget(self.banner)
        self.add_cancel(words("ui.cancel"))
        self.verb = self.add_verb(
            words("giving_back.do"), self._finish, kind="primary", closes=False
        )

    def refuse(self, problems: Mapping[str, str]) -> None:
        """Mark the things that cannot be recorded like this: identifier or `second_name` → word key."""
        for (item_id, name), field in self.fields.items():
            wrong = item_id in problems and name == _wrong_field(problems[item_id])
            dress(field.control, tone=(Tone.DANGER if wrong else Tone.NEUTRAL).value)
        names = {item.id: name_of(item, self._words) for item in self._items}
        told = [
            f"{names[key]}: {self._words(why)}" if key in names else self._words(why)
            for key, why in problems.items()
        ]
        self.banner.show_text(" ".join(told))
        self.banner.setVisible(bool(problems))
        if wrong := next((key for key in problems if key in names), ""):
            self.fields[wrong, _wrong_field(problems[wrong])].setFocus()
        elif problems and self._second:
            self._second["name"].setFocus()

    def _add(self, body: QVBoxLayout, item: ItemView) -> None:
        words = self._words
        head = Text(name_of(item, words), "strong", wrap=True)
        taken = words("giving_back.taken_as", condition=item.condition or "–")
        signature = Select(
            words("giving_back.signature"),
            [
                Choice("", "–"),
                *(Choice(each.value, words(f"signature.{each.value}")) for each in Signature),
            ],
        )
        money = item.item_class == ItemClass.MONEY
        counted = money or item.quantity > 1
        amount = "amount" if money else "quantity"
        fields = {"condition": self._line("condition", item.condition)}
        if counted:
            fields[amount] = self._line(amount, item.amount if money else str(item.quantity))
        fields["signature"] = LabelledField(words("giving_back.signature"), signature)
        fields["difference"] = self._line("difference", "")
        for name, field in fields.items():
            self.fields[item.id, name] = field
        first = [fields[name] for name in fields if name != "difference"]
        parts = (head, Text(taken, "small", wrap=True), field_row(*first), fields["difference"])
        for part in parts:
            body.addWidget(part)

    def _line(self, name: str, value: str) -> LabelledField:
        label = self._words(f"giving_back.{name}")
        edit = LineEdit(label)
        edit.setText(value)
        field = LabelledField(label, edit)
        look_over(field, name, self._words)
        return field

    def _ask_second(self) -> dict[str, LineEdit]:
        words = self._words
        labels = {
            "name": words("giving_back.second"),
            "rank": words("giving_back.second_rank"),
            "unit": words("giving_back.second_unit"),
        }
        edits = {name: LineEdit(label) for name, label in labels.items()}
        fields = [LabelledField(labels[name], edits[name]) for name in labels]
        self.body.addWidget(field_row(*fields, stretch=(3, 1, 2)))
        return edits

    def _finish(self) -> None:
        self.refuse({})
        second = {name: edit.text().strip() for name, edit in self._second.items()}
        self._done(tuple(self._returned(item) for item in self._items), Hand(**second))

    def _returned(self, item: ItemView) -> Returned:
        typed = {name: self._value(item.id, name) for name in ("condition", "difference", "amount")}
        quantity = self._value(item.id, "quantity")
        number = int(quantity) if quantity.isdecimal() else -1 if quantity else 0
        return Returned(
            item.id,
            typed["condition"],
            self._value(item.id, "signature"),
            typed["difference"],
            number,
            typed["amount"],
        )

    def _value(self, item_id: str, name: str) -> str:
        field = self.fields.get((item_id, name))
        if field is None:
            return ""
        control = field.control
        if isinstance(control, Select):
            return control.key()
        return control.text().strip() if isinstance(control, LineEdit) else ""


def _wrong_field(why: str) -> str:
    """The field at which a refusal is said."""
    return "signature" if why == "settling.signature_needed" else "difference"
