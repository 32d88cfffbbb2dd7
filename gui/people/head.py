"""The head of a person's file: who, where, in what state, and what is done most; refuses to scroll away."""

from collections.abc import Mapping
from functools import partial

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QAction
from PySide6.QtWidgets import QFrame, QMenu

from casework.views import PersonFile
from gui.kit.base import column, named, reveal, row
from gui.kit.buttons import Button
from gui.kit.menus import drop
from gui.kit.surfaces import Badge, tone_colour
from gui.kit.text import ElidedLabel, Sign, Text
from gui.kit.values import Tone
from gui.people.presenter import STATE_SIGNS, born_of, name_of, state_of
from gui.people.wording import where_and_state
from gui.recording.menu import acts_menu
from gui.theme import GRID
from models.field_classes import FieldClass
from resources.words import Words

FORMS: Mapping[str, tuple[str, ...]] = {
    "identity": ("k1", "k2", "k3", "k4"),
    "mail": ("b1", "b2", "c1", "c2"),
    "property": ("p1", "p3", "p4", "r2", "r3"),
    "bureau": ("n1", "n2"),
    "medical": ("m1", "m2", "m3", "m4", "m6", "m7"),
    "endings": ("d1", "r1"),
}
"""The papers about one person, by what they are for."""


class FileHead(QFrame):
    """`asked(act, key)`: `amend`, `event`, `record` with the act, or `print` with the form."""

    asked = Signal(str, str)

    def __init__(self, words: Words) -> None:
        """Keys: F2, Ctrl+E, Ctrl+R, Ctrl+P."""
        super().__init__()
        self._words = words
        self.setProperty("surface", "card")
        self.name = ElidedLabel("", "title")
        self.facts = Text("", "muted", wrap=True)
        self.sign = Sign("person", "muted", 24)
        self.state = Badge("", Tone.NEUTRAL)
        self.where = Text("", "strong", wrap=True)
        amend = words("ui.amend")
        self.amend = Button(amend, partial(self.asked.emit, "amend", ""), key="F2", key_yields=True)
        self.event_button = Button(
            words("people.event_short"),
            partial(self.asked.emit, "event", ""),
            key="Ctrl+E",
            key_yields=True,
        )
        self.print_button = Button(words("ui.print"), self.open_menu, key="Ctrl+P", key_yields=True)
        self.record_button = Button(
            words("act.menu"), self.open_acts, key="Ctrl+R", key_yields=True
        )
        named(self.event_button, words("people.event_new"), "Ctrl+E")
        stand = row(self.sign, self.state, gap=GRID)
        stand.addWidget(self.where, 1)
        buttons = row(
            self.amend, self.event_button, self.record_button, self.print_button, None, gap=GRID
        )
        buttons.setContentsMargins(0, 4, 0, 0)
        box = column(self.name, self.facts, stand, buttons, gap=6, parent=self)
        box.setContentsMargins(2 * GRID, GRID + 4, 2 * GRID, GRID + 4)
        self._menu: QMenu | None = None
        self._file: PersonFile | None = None

    def show_file(self, file: PersonFile) -> None:
        """Who he is, where he is, in what state."""
        self._file = file
        card, words = file.card, self._words
        self.name.set_text(name_of(card, words))
        latin = card.name_latin if card.name_native else ""
        number = card.tag_number if card.name_native or card.name_latin else ""
        parts = (latin, number, card.rank, born_of(card.born, words), card.service_number)
        self.facts.setText(" · ".join(part for part in parts if part))
        icon, tone = STATE_SIGNS.get(card.state, ("person", Tone.NEUTRAL))
        self.sign.show_icon(icon, tone_colour(tone))
        custody = FieldClass.C in file.sees
        self.state.show_text(state_of(card, words) if custody else "", tone)
        self.where.setText(where_and_state(file, words) if custody else "")
        reveal(self.print_button, shown=bool(file.forms))
        reveal(self.event_button, shown=bool(file.possible_events))
        named(self, f"{self.name.text()}. {self.state.text()}. {self.where.text()}")

    def open_acts(self) -> QMenu | None:
        """What can be recorded about him where he stands."""
        if self._file is None:
            return None
        self._menu = acts_menu(
            self, self._file, self._words, lambda key: self.asked.emit("record", key)
        )
        return drop(self._menu, self.record_button)

    def open_menu(self) -> QMenu:
        """The papers that can be printed about him."""
        self._menu = make_menu(self, self._words, self._file.forms if self._file else frozenset())
        return drop(self._menu, self.print_button)


def make_menu(head: FileHead, words: Words, offered: frozenset[str]) -> QMenu:
    """A list of the forms that are offered, which asks `head` to print."""
    menu = named(QMenu(head), words("people.print_which"))
    menu.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
    for section, known in FORMS.items():
        if not (forms := [form for form in known if form in offered]):
            continue
        name = words(f"people.forms_{section}")
        below = named(menu.addMenu(name), name)
        for form in forms:
            action = QAction(f"{words(f'form.{form}')}  {form.upper()}", below)
            action.triggered.connect(partial(_print, head, form))
            below.addAction(action)
    return menu


def _print(head: FileHead, form: str, _checked: bool = False) -> None:  # noqa: FBT001, FBT002 - a slot
    head.asked.emit("print", form)
