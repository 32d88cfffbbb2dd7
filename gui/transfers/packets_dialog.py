"""The sealed packets of a transfer: which travel, how each seal stands, who gave and who took them (art. 18(6), 48).

Asked twice: when they leave our hands, and when we take them over. Refuses to take a seal for whole that was not
looked at: what is seen of one is typed while its line is marked.
"""

from collections.abc import Callable, Mapping

from PySide6.QtWidgets import QWidget

from casework import packets
from casework.hands import Hand
from casework.packets import SealCheck, TravellingPacket
from casework.views import TransferFile
from gui.desk import Desk
from gui.kit.base import reveal
from gui.kit.labelled import field_row
from gui.kit.rows import Column
from gui.kit.table import DataTable
from gui.kit.text import Text
from gui.kit.values import Tone
from gui.theme import GRID
from gui.transfers import wording
from gui.transfers.asking import ActDialog, Question
from models.packets import SealState
from models.touched import Touched
from models.transfer_facts import Stage
from resources.words import Words

_HAND = ("name", "rank", "unit")
_SEEN = ("seal_number", "discrepancy")
_OURS_TO_GIVE = frozenset({Stage.SEALED, Stage.UNDER_WAY})


class PacketsDialog(ActDialog):
    """One line a packet; the verb hands over before arrival, and takes over after it."""

    def __init__(self, desk: Desk, parent: QWidget, file: TransferFile) -> None:
        """Reads which packets travel with the people of this list; whose hand it is, is first said of the escort."""
        words = desk.words
        self._giving = file.card.stage in _OURS_TO_GIVE
        way = "give" if self._giving else "take"
        question = Question(
            words("packets_on.title"),
            words(f"packets_on.{way}"),
            words(f"packets_on.{way}_text"),
            names=wording.names_of(file, words),
        )
        super().__init__(desk, parent, question)
        self.setMinimumWidth(128 * GRID)
        self._transfer_id = file.card.id
        self.seen: dict[str, dict[str, str]] = {}
        self.table: DataTable[TravellingPacket] = DataTable(
            words("packets_on.title"),
            columns(words, self.names, self._said),
            words,
            key=lambda each: each.packet_id,
        )
        self.table.setMinimumHeight(22 * GRID)
        self.table.current_changed.connect(self._turned)
        self.nobody = Text(words("packets_on.none"), "muted", wrap=True)
        reveal(self.nobody, shown=False)
        line = self.binding.line
        whose = words(f"packets_on.{way}_hand")
        for part in (
            self.nobody,
            self.table,
            field_row(
                line("seal_number", words("packets_on.seal_read")),
                line("discrepancy", words("packets_on.wrong")),
                stretch=(1, 3),
            ),
            field_row(
                line("name", whose),
                line("rank", words("field.rank")),
                line("unit", words("transfers.unit")),
                stretch=(3, 2, 2),
            ),
        ):
            self.body.addWidget(part)
        escort = {name: file.fields[f"escort_{name}"] for name in _HAND}
        self.show_values({**escort, **dict.fromkeys(_SEEN, "")}, "name")
        workspace = desk.session
        desk.jobs.run(
            self,
            lambda: packets.packets_on(workspace, self._transfer_id),
            self._show,
            self._refused,
        )

    def _show(self, found: tuple[TravellingPacket, ...]) -> None:
        self.table.set_rows(found)
        reveal(self.nobody, shown=not found)
        reveal(self.table, shown=bool(found))
        done = all(each.handed_over if self._giving else each.received for each in found)
        self.verb.setEnabled(bool(found) and not done)
        self.table.go_to(0)

    def _turned(self, packet: TravellingPacket | None) -> None:
        """What was typed of this packet stands in the fields."""
        typed = self.seen.get(packet.packet_id, {}) if packet else {}
        self.show_values({name: typed.get(name, "") for name in _SEEN})

    def noted(self, name: str) -> None:
        """What is seen belongs to the packet that is marked."""
        packet = self.table.current()
        if packet is not None and name in _SEEN:
            self.seen.setdefault(packet.packet_id, {})[name] = self.values[name]
            self.table.viewport().update()

    def _said(self, packet: TravellingPacket) -> str:
        typed = self.seen.get(packet.packet_id, {})
        return " · ".join(
            part for part in (typed.get("discrepancy", ""), *packet.discrepancies) if part
        )

    def call(self) -> Callable[[], Touched]:
        """Record it for all that have not gone this step yet."""
        workspace, transfer_id = self.workspace, self._transfer_id
        hand = Hand(*(self.typed(name) for name in _HAND))
        checks = {
            packet_id: SealCheck(
                not typed.get("discrepancy", "").strip(),
                typed.get("seal_number", ""),
                typed.get("discrepancy", ""),
            )
            for packet_id, typed in self.seen.items()
            if any(text.strip() for text in typed.values())
        }
        act = packets.hand_over if self._giving else packets.receive
        return lambda: act(workspace, transfer_id, hand, checks)


def columns(
    words: Words, names: Mapping[str, str], said: Callable[[TravellingPacket], str]
) -> list[Column[TravellingPacket]]:
    """Whose, number and seal, how the seal stands, how far it went, what was seen."""

    def went(each: TravellingPacket) -> str:
        if each.received:
            return words("packets_on.taken")
        return words("packets_on.given" if each.handed_over else "packets_on.here")

    return [
        Column(
            "who", words("transfers.name"), lambda each: names.get(each.person_id, ""), width=210
        ),
        Column("number", words("packets_on.number"), lambda each: each.number, width=150),
        Column("seal", words("packets_on.seal"), lambda each: each.seal_number, width=100),
        Column(
            "state",
            words("packets_on.state"),
            lambda each: words(f"seal_state.{each.state.value}"),
            width=120,
            tone=lambda each: Tone.GOOD if each.state is SealState.SEALED else Tone.WARN,
        ),
        Column("went", words("packets_on.went"), went, width=170),
        Column("said", words("packets_on.wrong"), said, width=160),
    ]
