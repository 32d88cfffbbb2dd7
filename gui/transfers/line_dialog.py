"""What goes with one person on a transfer: injuries, baggage, medical envelope; one after the other."""

from collections.abc import Callable

from PySide6.QtWidgets import QWidget

from casework import transfer_checks
from casework.views import TransferFile
from gui.desk import Desk
from gui.kit.labelled import field_row
from gui.kit.values import FINE, Choice, FieldState, Tone
from gui.people.presenter import name_of
from gui.transfers import wording
from gui.transfers.asking import ActDialog, Question
from models.touched import Touched
from models.transfer_facts import Fitness


class LineDialog(ActDialog):
    """One person's line. "Save and next" goes on to the following one."""

    def __init__(
        self,
        desk: Desk,
        parent: QWidget,
        file: TransferFile,
        place: int,
    ) -> None:
        """`place` is the line to begin with, counted from nothing."""
        words = desk.words
        question = Question(
            words("transfers.line"),
            words("transfers.line_next"),
            " ",
            other=words("ui.save"),
            other_stays=True,
        )
        super().__init__(desk, parent, question)
        self._file, self._lines, self._place = file, file.lines, place
        self._going_on = True
        yes_no = [
            Choice("", words("transfers.not_recorded")),
            Choice("no", words("answer.no")),
            Choice("yes", words("answer.yes")),
        ]
        binding = self.binding
        self.body.addWidget(
            field_row(
                binding.select("visible_injuries", words("med.visible_injuries"), yes_no),
                binding.line("baggage_kg", words("xfer.baggage")),
                stretch=(3, 2),
            )
        )
        self.body.addWidget(binding.line("medical_envelope", words("xfer.medical_envelope")))
        self._conditions = binding.line("conditions", words("transfers.conditions"))
        self.body.addWidget(self._conditions)
        self._show_line()

    def _show_line(self) -> None:
        line = self._lines[self._place]
        who = name_of(line.person, self.words)
        self.title.setText(who)
        where = self.words("transfers.line_place", n=self._place + 1, total=len(self._lines))
        self.text.setText(wording.joined(line.person.tag_number, where))
        self.show_values(
            {
                "visible_injuries": line.visible_injuries,
                "baggage_kg": line.baggage_kg,
                "medical_envelope": line.medical_envelope,
                "conditions": line.conditions,
            },
            "baggage_kg",
        )
        self._conditions.setVisible(line.fitness == Fitness.CONDITIONS)
        self.noted("baggage_kg")

    def noted(self, name: str) -> None:
        """Above the limit it warns, and saves all the same (art. 48)."""
        if name == "baggage_kg":
            self.binding.tell({"baggage_kg": self._baggage_state()})

    def _baggage_state(self) -> FieldState:
        typed = self.typed("baggage_kg")
        if wording.no_weight(typed):
            return FieldState(Tone.WARN, self.words("transfers.no_weight"))
        if wording.too_heavy(self._file, typed):
            limit = wording.limit_of(self._file)
            return FieldState(Tone.WARN, self.words("transfers.baggage_limit", limit=limit))
        return FINE

    def call(self) -> Callable[[], Touched]:
        """Keep the line."""
        names = ("visible_injuries", "baggage_kg", "medical_envelope", "conditions")
        changes = {name: self.typed(name) for name in names}
        workspace, transfer_id = self.workspace, self._file.card.id
        person = self._lines[self._place].person_id
        return lambda: transfer_checks.set_line(workspace, transfer_id, person, changes)

    def turn_aside(self) -> None:
        """Save this one and go no further."""
        self._going_on = False
        self.submit()

    def after(self, answer: object) -> None:
        """The next person, if there is one."""
        if not self._going_on or self._place + 1 == len(self._lines):
            self.accept()
            return
        self._place += 1
        self._show_line()
