"""Looks over what is typed into free text when typing pauses, and says below the field what does not belong there.

Nothing is barred, and nothing is kept: what was seen stands in the hint alone, as long as it stands in the field.
"""

from PySide6.QtCore import QObject
from PySide6.QtWidgets import QWidget

from gui.kit.base import single_shot
from gui.kit.fields import LineEdit, TextArea
from gui.kit.labelled import LabelledField
from models.free_text import Category, found
from models.free_text_fields import by_name
from resources.words import Words

PAUSE = 500
"""Milliseconds without a key after which a field is looked over."""

_ASKED_AS = {"circumstances": "note", "difference": "settled_reason", "own_law": "terms"}
"""Names under which a form asks for a field of the list in `models.free_text_fields`."""

_BELONGS = by_name()
_MOST = 20_000
"""Letters: no longer text is ever kept."""

_SHOWN = 40


def is_free(name: str) -> bool:
    """Whether what is asked under this name is free text."""
    return _ASKED_AS.get(name, name) in _BELONGS


def look_over(field: LabelledField, name: str, words: Words) -> None:
    """Have a field looked over while it is typed into, if what is asked under this name is free text."""
    control = field.control
    if is_free(name) and isinstance(control, (LineEdit, TextArea)):
        LookedOver(field, control, _BELONGS[_ASKED_AS.get(name, name)], words)


class LookedOver(QObject):
    """Lives as long as its field."""

    def __init__(
        self,
        field: LabelledField,
        control: LineEdit | TextArea,
        belongs: frozenset[Category],
        words: Words,
    ) -> None:
        """`belongs` is what may stand in the field all the same."""
        super().__init__(field)
        self._field, self._control, self._belongs, self._words = field, control, belongs, words
        self._pause = single_shot(self, PAUSE, self._look)
        control.textChanged.connect(self._typing)
        if self._typed():
            self._pause.start()

    def _typing(self) -> None:
        self._pause.start()

    def _typed(self) -> str:
        control = self._control
        return control.toPlainText() if isinstance(control, TextArea) else control.text()

    def _look(self) -> None:
        seen = [hint for hint in found(self._typed()[:_MOST]) if hint.category not in self._belongs]
        self._field.set_hint(sentence(seen[0].category, seen[0].words, self._words) if seen else "")


def sentence(category: Category, seen: str, words: Words) -> str:
    """What was seen, why it does not belong there, and where it does."""
    shown = " ".join(seen.split())
    if len(shown) > _SHOWN:
        shown = shown[: _SHOWN - 1] + "…"
    return words(f"free_text.{category.value}", seen=shown)


def looks_over(part: QWidget) -> bool:
    """Whether a part of a screen has a field that is looked over."""
    return part.findChild(LookedOver) is not None
