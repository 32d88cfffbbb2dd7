"""In what state he is, as anybody can see it, and what was done; refuses a diagnosis: that is medical."""

from gui.binding import Binding
from gui.intake import wording
from gui.intake.tight import tighten
from gui.kit.fields import SegmentedChoice, Select
from gui.kit.labelled import field_row
from gui.kit.surfaces import Card
from gui.kit.values import Choice
from resources.words import Words

# Letters each list has room for.
_SHORT, _MIDDLE, _LONG = 3, 3, 8


class ConditionCard(Card):
    """Wounded or not, first aid, the neutral handling code; property stands below on the same card."""

    def __init__(self, binding: Binding, word: Words) -> None:
        """Adds its fields to `binding`."""
        super().__init__(word("intake.condition"))
        tighten(self)
        choices = wording.choices(wording.HEALTH, "health.", word, blank=False)
        health = SegmentedChoice(word("intake.condition"), choices, columns=2)
        first_aid = [
            wording.not_recorded(word),
            Choice("yes", word("intake.first_aid_yes")),
            Choice("no", word("intake.first_aid_no")),
        ]
        self.body.addWidget(binding.choice("health", health))
        row = (
            (
                _SHORT,
                binding.select(
                    "first_aid", word("intake.first_aid"), first_aid, spoken=word("med.first_aid")
                ),
            ),
            (
                _LONG,
                binding.select(
                    "handling_code",
                    word("intake.handling"),
                    wording.choices(wording.HANDLING, "intake.handling_", word),
                ),
            ),
            (
                _MIDDLE,
                binding.select(
                    "sex", word("intake.sex"), wording.choices(wording.SEXES, "intake.sex_", word)
                ),
            ),
        )
        for letters, holder in row:
            if isinstance(holder.control, Select):
                holder.control.setMinimumContentsLength(letters)
        self.body.addWidget(field_row(*(holder for _, holder in row), stretch=(0, 1, 0)))
