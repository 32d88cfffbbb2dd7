"""What a prisoner tells of his own accord (GC III art. 122(4)); nothing here is asked, nothing is required.

No field is built for what may not be recorded: religion, opinions, duties in his army, relatives' service.
"""

from collections.abc import Sequence

from gui.binding import Binding
from gui.intake import wording
from gui.intake.remarks import RemarkedRow
from gui.intake.tight import tighten
from gui.kit.labelled import LabelledField
from gui.kit.surfaces import Card
from resources.words import Words

_LINES: Sequence[tuple[tuple[str, str, str], ...]] = (
    (
        ("father_first_name", "intake.father", "field.father_first_name"),
        ("mother_maiden_name", "intake.mother", "field.mother_maiden_name"),
    ),
    (
        ("place_of_birth", "intake.place_of_birth", ""),
        ("power", "intake.power", "field.power"),
    ),
    (("inform_name", "intake.inform_name", "field.person_to_inform"),),
    (("inform_address", "intake.inform_address", "field.address_next_of_kin"),),
    (
        ("home_address", "intake.home_address", "field.home_address"),
        ("mail_address", "intake.mail_address", "field.mail_address"),
    ),
    (
        ("other_names", "intake.other_names", ""),
        ("unit_volunteered", "intake.unit", "field.unit_volunteered"),
    ),
)
"""Line by line: field, its short label, the full term where the label is too short to be clear."""


class VolunteeredCard(Card):
    """What the Bureau forwards to his family and his Power."""

    def __init__(self, binding: Binding, word: Words) -> None:
        """Adds its fields to `binding`."""
        super().__init__(word("intake.volunteered"))
        tighten(self)
        for line in _LINES:
            fields: dict[str, LabelledField] = {}
            for name, label, term in line:
                spoken = word(term) if term else ""
                if name == "power":
                    powers = wording.choices(wording.POWERS, "intake.power_", word)
                    fields[name] = binding.select(name, word(label), powers, spoken=spoken)
                else:
                    fields[name] = binding.line(name, word(label), spoken=spoken)
            self.body.addWidget(RemarkedRow(binding, word, fields))
        self.body.addStretch(1)
