"""What is kept of a person: things and sums, packets, his account; refuses to build hundreds of lines at once."""

from functools import partial

from PySide6.QtCore import Signal

from casework.views import PersonFile
from gui.kit.base import reveal
from gui.kit.buttons import Button
from gui.kit.flow import flow
from gui.kit.surfaces import Card
from gui.kit.text import Text
from gui.people import lines, property_lines
from gui.people.parts import LineList
from resources.words import Words

AT_ONCE = 6
"""So many lines of a list are in sight; buttons turn to the others. What is open comes first."""


class PropertyCard(Card):
    """`asked(act, key)` tells what is to be done about which item, packet or entry."""

    asked = Signal(str, str)

    def __init__(self, words: Words) -> None:
        """Empty until somebody is shown."""
        super().__init__(words("people.property"))
        self._words = words
        self._person = ""
        self.items = self._list(
            "people.property",
            "people.no_property",
            {
                "return": "belongings.return",
                "credit": "belongings.credit",
                "state": "belongings.state",
                "withdraw": "people.withdraw",
            },
        )
        self.add_item = self._button("people.add_item", "item")
        self.seal_button = self._button("people.seal", "seal", "packet")
        self.return_button = self._button("belongings.return_all", "return")
        self.register_button = self._button("belongings.register", "register")
        self.body.addWidget(
            flow(self.add_item, self.seal_button, self.return_button, self.register_button)
        )
        self._packets_title = self._heading("belongings.packets")
        self.packets = self._list(
            "belongings.packets",
            "belongings.no_packets",
            {
                "packet_broken": "belongings.broken",
                "packet_open": "belongings.open",
                "packet_reseal": "belongings.reseal",
                "packet_forward": "belongings.forward",
            },
        )
        self._heading("belongings.account")
        self.balance = Text("", wrap=True)
        self.body.addWidget(self.balance)
        self.entries = self._list(
            "belongings.account", "belongings.no_entries", {"account_correct": "belongings.correct"}
        )
        self.enter_button = self._button("belongings.enter", "account_enter")
        self.close_button = self._button("belongings.close_account", "account_close")
        self.body.addWidget(flow(self.enter_button, self.close_button))

    def show_file(self, file: PersonFile) -> None:
        """Show what is kept of this person."""
        words, kept = self._words, file.property
        another = file.card.id != self._person
        self._person = file.card.id
        open_first = sorted(file.items, key=lambda item: not item.is_open)
        self.items.show_all(open_first, lambda item: lines.item_line(item, words), anew=another)
        self.packets.show_all(
            kept.packets,
            lambda packet: property_lines.packet_line(packet, file.card.state, words),
            anew=another,
        )
        newest = kept.entries[::-1]
        self.entries.show_all(
            newest, lambda entry: property_lines.entry_line(entry, words), anew=another
        )
        self.balance.setText(property_lines.balance_text(kept, words))
        reveal(self.balance, shown=bool(kept.entries))
        for part in (self._packets_title, self.packets):
            reveal(part, shown=bool(kept.packets))
        reveal(self.seal_button, shown=bool(lines.unsealed(file)))
        reveal(self.return_button, shown=sum(item.is_open for item in file.items) > 1)
        reveal(self.close_button, shown=bool(kept.balances))

    def _heading(self, key: str) -> Text:
        made = Text(self._words(key), "strong")
        self.body.addWidget(made)
        return made

    def _list(self, name: str, empty: str, acts: dict[str, str]) -> LineList:
        words = self._words
        said = {act: words(key) for act, key in acts.items()}
        made = LineList(words, words(name), words(empty), said, AT_ONCE)
        made.asked.connect(self.asked)
        self.body.addWidget(made)
        return made

    def _button(self, key: str, act: str, icon: str = "") -> Button:
        return Button(self._words(key), partial(self.asked.emit, act, ""), icon=icon)
