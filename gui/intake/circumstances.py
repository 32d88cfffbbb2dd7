"""Capture and arrival: one line of fields that a group shares; refuses to ask why.

How a person came to surrender belongs to another compartment.
"""

from PySide6.QtCore import Qt

from gui.binding import Binding
from gui.intake import wording
from gui.intake.counter import Counter
from gui.intake.presenter import GREATEST_GROUP
from gui.intake.remarks import RemarkedRow
from gui.intake.tight import tighten
from gui.kit.base import named, row
from gui.kit.labelled import LabelledField
from gui.kit.surfaces import Card
from gui.theme import GRID
from resources.words import Words

_SHORT = {"captured_on": 112, "captured_time": 72, "captured_grid": 146, "language": 146}
_TERMS = {
    "captured_on": "field.date_of_capture",
    "captured_place": "field.place_of_capture",
    "capturing_unit": "field.capturing_unit",
}
_WIDE = {"captured_place": 5, "capturing_unit": 4, "handed_over_by": 4, "interpreter": 3}


class CircumstancesCard(Card):
    """The line of shared fields, with the size of the group before them."""

    def __init__(self, binding: Binding, word: Words) -> None:
        """Adds its fields to `binding`."""
        super().__init__()
        tighten(self, 8)
        named(self, word("intake.circumstances"))
        self.group = Counter(word("intake.group_size"), GREATEST_GROUP)
        self.group.setFixedWidth(84)
        fields: dict[str, LabelledField] = {
            name: binding.line(
                name, word(f"intake.{name}"), spoken=word(_TERMS[name]) if name in _TERMS else ""
            )
            for name in _FIELDS[: _FIELDS.index("language")]
        }
        fields["language"] = binding.select(
            "language",
            word("intake.language"),
            wording.choices(wording.LANGUAGES, "lang.", word),
            spoken=word("field.language"),
        )
        fields["interpreter"] = binding.line("interpreter", word("intake.interpreter"))
        for name, width in _SHORT.items():
            fields[name].setFixedWidth(width)
        shares = [_WIDE.get(name, 0) for name in _FIELDS]
        self._row = RemarkedRow(binding, word, fields, shares)
        line = row(gap=GRID)
        line.addWidget(
            LabelledField(word("intake.group_short"), self.group), 0, Qt.AlignmentFlag.AlignTop
        )
        line.addWidget(self._row, 1)
        self.body.addLayout(line)

    def show_group(self, size: int, least: int) -> None:
        """Show the size without telling anybody; it cannot fall below those recorded already."""
        self.group.blockSignals(True)  # noqa: FBT003 - Qt's own name
        self.group.setMinimum(max(least, 1))
        self.group.setValue(size)
        self.group.blockSignals(False)  # noqa: FBT003


_FIELDS = (
    "captured_on",
    "captured_time",
    "captured_place",
    "captured_grid",
    "capturing_unit",
    "handed_over_by",
    "language",
    "interpreter",
)
