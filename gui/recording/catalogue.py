"""All acts that can be recorded about people, by section; refuses to know Qt and to decide what an act needs."""

from collections.abc import Sequence

from casework.views import PersonFile
from gui.recording import (
    bureau_acts,
    custody_acts,
    death_acts,
    document_acts,
    ending_acts,
    health_acts,
    law_acts,
    paper_acts,
    representative_acts,
    wish_acts,
)
from gui.recording.act import Act
from models.field_classes import FieldClass

ACTS: dict[str, Act] = {
    act.key: act
    for module in (
        paper_acts,
        bureau_acts,
        health_acts,
        custody_acts,
        law_acts,
        document_acts,
        representative_acts,
        death_acts,
        ending_acts,
        wish_acts,
    )
    for act in module.ACTS
}
"""Key → act, in the order in which they are offered."""

SECTIONS = ("papers", "bureau", "health", "custody", "law", "endings")


_NEEDS: dict[str, FieldClass] = {
    "bureau": FieldClass.B,
    "health": FieldClass.F,
    "law": FieldClass.L,
}
"""What an act of a section is about, where it is not custody."""


def possible(file: PersonFile) -> dict[str, Sequence[Act]]:
    """The acts that fit where this person stands and who asks, by section; sections with none are left out."""
    fitting = [act for act in ACTS.values() if _needed(act) in file.sees and act.possible(file)]
    found = {section: [act for act in fitting if act.section == section] for section in SECTIONS}
    return {section: acts for section, acts in found.items() if acts}


def _needed(act: Act) -> FieldClass:
    return act.needs or _NEEDS.get(act.section, FieldClass.C)
