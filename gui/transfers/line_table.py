"""The table of a list's lines, before departure and at roll-call; keeps selection and scroll when it is set anew."""

from collections.abc import Sequence

from PySide6.QtCore import QItemSelectionModel, Qt, Signal
from PySide6.QtGui import QFocusEvent, QKeyEvent

from gui.kit.rows import Column
from gui.kit.table import DataTable
from gui.kit.worded import Worded
from gui.transfers.lines import LineRow
from resources.words import Words

_NUMBER_WIDTH = 64
_NAME_WIDTH = 264
_CYRILLIC = {
    ord("Ф"): Qt.Key.Key_A,
    ord("В"): Qt.Key.Key_D,
    ord("Т"): Qt.Key.Key_N,
    ord("А"): Qt.Key.Key_F,
    ord("Е"): Qt.Key.Key_T,
    ord("К"): Qt.Key.Key_R,
}
"""The letters that stand on the same keys while Ukrainian or Russian is typed."""


class LineTable(DataTable[LineRow]):
    """`acted(key)` tells the letters, Space, Delete and Insert that act on lines."""

    acted = Signal(object)

    def __init__(
        self, name: str, columns: Sequence[Column[LineRow]], words: Words, keys: Sequence[Qt.Key]
    ) -> None:
        """`keys` act on the lines chosen."""
        super().__init__(name, columns, words, many=True, key=lambda row: row.person_id)
        self._keys = {key.value: key for key in keys}
        self._shown: Worded[LineRow] | None = None

    def show_rows(self, rows: Worded[LineRow]) -> None:
        """Show these lines, if they are others than before."""
        if rows == self._shown:
            return
        before = self._shown.items if self._shown else ()
        same_people = [one.person_id for one in rows.items] == [one.person_id for one in before]
        self._shown = rows
        chosen = {row.person_id for row in self.chosen()}
        current = self.current()
        scrolled = self.verticalScrollBar().value()
        self.set_rows(rows)
        self._choose(chosen, current.person_id if current else "")
        if same_people or chosen:
            self.verticalScrollBar().setValue(scrolled)

    def show_exchange(self, *, on: bool) -> None:
        """Show or hide the columns that only the list of an exchange has."""
        for place, column in enumerate(self.rows.columns):
            if column.key in OF_EXCHANGES and self.isColumnHidden(place) is on:
                self.setColumnHidden(place, not on)

    def chosen_ids(self) -> tuple[str, ...]:
        """The people on the lines chosen."""
        return tuple(row.person_id for row in self.chosen())

    def go_to_person(self, person_id: str) -> None:
        """Put the cursor on one person's line."""
        self.go_to(self.rows.place_of(lambda row: row.person_id == person_id))

    def focusInEvent(self, event: QFocusEvent) -> None:
        """Whoever comes here by keyboard stands on a line at once."""
        super().focusInEvent(event)
        if not self.selectionModel().hasSelection():
            self.go_to(max(self.currentIndex().row(), 0))

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Keys of our own, when nothing is held with them."""
        pressed = int(event.key())
        key = self._keys.get(pressed) or _CYRILLIC.get(pressed)
        plain = event.modifiers() == Qt.KeyboardModifier.NoModifier
        if plain and key is not None and key.value in self._keys:
            self.acted.emit(key)
            return
        super().keyPressEvent(event)

    def _choose(self, chosen: set[str], current: str) -> None:
        if not chosen:
            return
        flags = QItemSelectionModel.SelectionFlag
        model = self.selectionModel()
        model.clearSelection()
        for place in range(self.rows.rowCount()):
            row = self.rows.row_at(place)
            if row is None:
                continue
            index = self.rows.index(place, 0)
            if row.person_id == current:
                model.setCurrentIndex(index, flags.NoUpdate)
            if row.person_id in chosen:
                model.select(index, flags.Select | flags.Rows)


def preparation_columns(words: Words) -> list[Column[LineRow]]:
    """What is checked before departure."""
    return [
        _number(words),
        Column("name", words("transfers.name"), lambda row: row.name, width=_NAME_WIDTH),
        Column(
            "fitness",
            words("transfers.fitness_column"),
            lambda row: row.fitness,
            width=170,
            icon=lambda row: row.fitness_sign[0],
            tone=lambda row: row.fitness_sign[1],
        ),
        Column(
            "property",
            words("transfers.packet_seal"),
            lambda row: row.packets,
            width=200,
            icon=lambda row: row.packets_sign[0],
            tone=lambda row: row.packets_sign[1],
        ),
        Column(
            "baggage",
            words("xfer.baggage"),
            lambda row: row.baggage,
            sort=lambda row: row.line.baggage_kg.zfill(8),
            width=140,
            icon=lambda row: row.baggage_sign[0],
            tone=lambda row: row.baggage_sign[1],
        ),
        _agreed(words),
        Column("injuries", words("transfers.injuries"), lambda row: row.injuries, width=110),
        Column("complaint", words("transfers.complaint"), lambda row: row.complaint, width=140),
        Column("envelope", words("transfers.envelope"), lambda row: row.envelope, width=120),
        Column("tag", words("field.tag_no"), lambda row: row.tag, width=160),
        Column("conditions", words("transfers.conditions"), lambda row: row.line.conditions),
    ]


def roll_call_columns(words: Words) -> list[Column[LineRow]]:
    """What is asked at reception."""
    return [
        _number(words),
        Column("name", words("transfers.name"), lambda row: row.name, width=_NAME_WIDTH),
        Column(
            "outcome",
            words("transfers.answer"),
            lambda row: row.outcome,
            width=210,
            icon=lambda row: row.outcome_sign[0],
            tone=lambda row: row.outcome_sign[1],
        ),
        _agreed(words),
        Column(
            "accepted",
            words("exchange_list.accepted"),
            lambda row: row.accepted,
            width=190,
            icon=lambda row: row.accepted_sign[0],
            tone=lambda row: row.accepted_sign[1],
        ),
        Column(
            "injuries",
            words("transfers.injuries"),
            lambda row: row.injuries,
            width=130,
            icon=lambda row: row.injuries_sign[0],
            tone=lambda row: row.injuries_sign[1],
        ),
        Column("tag", words("field.tag_no"), lambda row: row.tag, width=150),
        Column("cause", words("transfers.cause"), lambda row: row.cause, width=260),
        Column(
            "born",
            words("field.date_of_birth"),
            lambda row: row.born,
            sort=lambda row: row.line.person.born,
            width=170,
        ),
        Column(
            "packets",
            words("transfers.packet_seal"),
            lambda row: row.packets,
            width=200,
            icon=lambda row: row.packets_sign[0],
        ),
        Column("envelope", words("transfers.envelope"), lambda row: row.envelope, width=120),
    ]


def _agreed(words: Words) -> Column[LineRow]:
    """The other side's word, on the list of an exchange alone."""
    return Column(
        "agreed",
        words("exchange_list.answer"),
        lambda row: row.agreed,
        width=150,
        icon=lambda row: row.agreed_sign[0],
        tone=lambda row: row.agreed_sign[1],
    )


OF_EXCHANGES = frozenset({"agreed", "accepted"})
"""Columns that other transfers do not show."""


def _number(words: Words) -> Column[LineRow]:
    return Column(
        "number",
        words("transfers.line_number"),
        lambda row: str(row.number),
        sort=lambda row: row.number,
        width=_NUMBER_WIDTH,
    )
