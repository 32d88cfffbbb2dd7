"""All acts that can be recorded about people, by section; refuses to know Qt and to decide what an act needs."""

from collections.abc import Sequence

from casework.views import PersonFile
from gui.recording import (
    bureau_acts,
    custody_acts,
    ending_acts,
    health_acts,
    law_acts,
    paper_acts,
    wish_acts,
)
from gui.recording.act import Act

ACTS: dict[str, Act] = {
    act.key: act
    for module in (
        paper_acts,
        bureau_acts,
        health_acts,
        custody_acts,
        law_acts,
        ending_acts,
        wish_acts,
    )
    for act in module.ACTS
}
"""Key → act, in the order in which they are offered."""

SECTIONS = ("papers", "bureau", "health", "custody", "law", "endings")


def possible(file: PersonFile) -> dict[str, Sequence[Act]]:
    """The acts that fit where this person stands, by section; sections with none are left out."""
    fitting = [act for act in ACTS.values() if act.possible(file)]
    found = {section: [act for act in fitting if act.section == section] for section in SECTIONS}
    return {section: acts for section, acts in found.items() if acts}
