"""The two counters of a transfer: one number at a time, the second without a sight of the first (GC III art. 46)."""

from collections.abc import Callable

from PySide6.QtWidgets import QWidget

from casework import counting
from casework.views import TransferFile
from gui.desk import Desk
from gui.kit.labelled import field_row
from gui.transfers.asking import ActDialog, Question
from models.touched import Touched


class CountDialog(ActDialog):
    """How many this counter counted; where both have counted and disagree, the cause is filed or they count anew."""

    def __init__(
        self,
        desk: Desk,
        parent: QWidget,
        file: TransferFile,
        which: str,
        explain: Callable[[], object],
    ) -> None:
        """`which` roll-call (`casework.counting`); `explain()` asks for the cause instead."""
        words, fields = desk.words, file.fields
        first, second = (fields[f"{which}{one}_counter"] for one in ("first", "second"))
        anew = bool(second)
        text = words("transfers.count_first")
        if first and not anew:
            text = words("transfers.count_second", name=first)
        elif anew:
            text = words("transfers.count_anew")
        question = Question(
            words("transfers.count_title"),
            words("transfers.count_verb"),
            text,
            other=words("transfers.file_cause") if anew else "",
        )
        super().__init__(desk, parent, question)
        self._transfer_id, self._which, self._explain = file.card.id, which, explain
        self.body.addWidget(
            field_row(
                self.binding.line("counter", words("transfers.counter")),
                self.binding.line("number", words("transfers.number_counted")),
                stretch=(3, 1),
            )
        )
        self.show_values({"counter": "", "number": ""}, "counter")

    def turn_aside(self) -> None:
        """The numbers are right and the list is not: say why."""
        self._explain()

    def call(self) -> Callable[[], Touched] | None:
        """Keep the number."""
        typed = self.typed("number")
        if not typed.isdecimal() or not typed.isascii():
            self.refuse("number", "roll_call.number_needed")
            return None
        workspace, transfer_id, which = self.workspace, self._transfer_id, self._which
        counter, number = self.typed("counter"), int(typed)
        return lambda: counting.count(workspace, transfer_id, counter, number, which)
