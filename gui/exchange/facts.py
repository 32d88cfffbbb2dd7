"""Facts below each other, what at the left and how much at the right; refuses to know what they are of."""

from collections.abc import Sequence

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QGridLayout, QWidget

from gui.exchange.faces import Fact, Remark
from gui.kit.surfaces import Badge, Banner
from gui.kit.text import ElidedLabel, Text
from gui.kit.values import Tone
from gui.theme import GRID

_TOP = Qt.AlignmentFlag.AlignTop | Qt.AlignmentFlag.AlignLeft
_LABEL_SHARE = 2
_VALUE_SHARE = 3


def facts_grid(facts: Sequence[Fact]) -> QWidget:
    """A widget with one line for each fact; an address that may not fit is shortened and told in its tooltip."""
    holder = QWidget()
    grid = QGridLayout(holder)
    grid.setContentsMargins(0, 0, 0, 0)
    grid.setHorizontalSpacing(GRID + 4)
    grid.setVerticalSpacing(4)
    grid.setColumnStretch(0, _LABEL_SHARE)
    grid.setColumnStretch(1, _VALUE_SHARE)
    for place, fact in enumerate(facts):
        grid.addWidget(_word(fact.label, "muted"), place, 0)
        if fact.tone is not Tone.NEUTRAL:
            grid.addWidget(Badge(fact.value, fact.tone), place, 1, _TOP)
        elif "://" in fact.value:
            grid.addWidget(ElidedLabel(fact.value, "strong"), place, 1)
        else:
            grid.addWidget(_word(fact.value, "strong"), place, 1)
    return holder


def _word(text: str, role: str) -> Text:
    # An alignment in the grid would hold a wrapped line to the width it likes best.
    made = Text(text, role, wrap=True)
    made.setAlignment(_TOP)
    return made


def remark(said: Remark) -> QWidget:
    """A sentence: quiet words when it is neutral, else a banner with its sign."""
    if said.tone is Tone.NEUTRAL:
        return Text(said.text, "muted", wrap=True)
    return Banner(said.text, said.tone)
