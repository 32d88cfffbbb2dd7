"""The special register of money on the screen: its lines, and what is missing; refuses to change any of it."""

from collections.abc import Callable

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QWidget

from casework import money_register
from casework.money_register import MoneyRegister, RegisterLine
from gui.desk import Desk
from gui.kit.base import reveal
from gui.kit.dialog import Dialog
from gui.kit.rows import Column
from gui.kit.surfaces import Banner
from gui.kit.table import DataTable
from gui.kit.text import Text
from gui.kit.values import Tone
from gui.people.presenter import known, when
from gui.theme import GRID
from models.errors import SafeConductError
from resources.words import Words


class MoneyRegisterDialog(Dialog):
    """The newest lines, and whether every number is there."""

    def __init__(
        self, desk: Desk, parent: QWidget, printed: Callable[[], object] | None = None
    ) -> None:
        """Reads the register; `printed` offers its pages on paper."""
        words = desk.words
        super().__init__(parent, words("money_register.title"), words("money_register.text"))
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        self.setMinimumSize(130 * GRID, 66 * GRID)
        self._desk, self._words = desk, words
        self.whole = Banner("", Tone.GOOD)
        self.whole.hide()
        self.table: DataTable[RegisterLine] = DataTable(
            words("money_register.title"), columns(words), words, key=lambda line: line.item_id
        )
        self.only = Text("", "small", wrap=True)
        for part in (self.whole, self.table, self.only):
            self.body.addWidget(part)
        self.add_cancel(words("ui.close"))
        if printed:
            self.add_verb(words("ui.print"), printed, kind="primary")
        workspace = desk.session
        desk.jobs.run(self, lambda: money_register.read(workspace), self._show, self._failed)

    def _show(self, register: MoneyRegister) -> None:
        self.table.set_rows(register.lines)
        sentence, tone = state_of(register, self._words)
        self.whole.show_text(sentence, tone)
        self.whole.show()
        shown = len(register.lines)
        self.only.setText(self._words("money_register.only", n=shown))
        reveal(self.only, shown=shown < register.total)
        self.table.setFocus()

    def _failed(self, error: SafeConductError) -> None:
        self.reject()
        self._desk.show_error(error)


def columns(words: Words) -> list[Column[RegisterLine]]:
    """Number, whose, how much, by whose order, by whom, what became of it."""
    return [
        Column("number", words("money_register.number"), lambda line: line.number, width=150),
        Column(
            "owner",
            words("money_register.owner"),
            lambda line: " · ".join(part for part in (line.owner, line.owner_number) if part),
            width=230,
        ),
        Column(
            "sum",
            words("money_register.sum"),
            lambda line: f"{line.amount} {line.currency}",
            width=110,
            right=True,
        ),
        Column("ordered", words("money_register.ordered"), lambda line: line.ordering_officer),
        Column("issuer", words("money_register.issuer"), lambda line: line.issuer),
        Column(
            "outcome",
            words("money_register.outcome"),
            lambda line: outcome(line, words),
            width=240,
            tone=lambda line: Tone.NEUTRAL if line.settled or line.taken_off else Tone.WARN,
        ),
    ]


def outcome(line: RegisterLine, words: Words) -> str:
    """What became of a sum."""
    if line.taken_off:
        return words("money_register.taken_off", reason=line.settled_reason or "–")
    if not line.settled:
        return words("money_register.held")
    word = known(f"settled.{line.settled}", words, line.settled)
    return " · ".join(
        part for part in (word, when(line.settled_at, words), line.settled_reason) if part
    )


def state_of(register: MoneyRegister, words: Words) -> tuple[str, Tone]:
    """Whether the register is whole."""
    told = (
        words("money_register.missing", numbers=", ".join(register.missing))
        if register.missing
        else "",
        words("money_register.unnumbered", n=register.unnumbered) if register.unnumbered else "",
    )
    wrong = " ".join(part for part in told if part)
    return (wrong, Tone.DANGER) if wrong else (words("money_register.whole"), Tone.GOOD)
