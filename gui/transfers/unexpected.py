"""What does not agree with the list: absent, a different person, somebody who is not on it; each with its cause."""

from collections.abc import Callable

from PySide6.QtWidgets import QWidget

from casework import people, reception
from casework.views import PersonCard
from gui.desk import Desk
from gui.kit.fields import LineEdit
from gui.kit.labelled import LabelledField
from gui.kit.looked_over import look_over
from gui.kit.values import Tone
from gui.transfers.asking import ActDialog, Question
from gui.transfers.lines import LineRow
from gui.transfers.picker import FinderDialog
from models.errors import SafeConductError
from models.touched import Touched
from models.transfer_facts import Outcome

_MOST_FOUND = 50


class DiscrepancyDialog(ActDialog):
    """Why a name on the list is not answered by its bearer."""

    def __init__(
        self, desk: Desk, parent: QWidget, transfer_id: str, row: LineRow, outcome: Outcome
    ) -> None:
        """`outcome` is absent or a different person."""
        words = desk.words
        question = Question(
            words(f"transfers.{outcome}"),
            words(f"transfers.{outcome}_verb"),
            words(f"transfers.{outcome}_text", name=row.name, tag=row.tag),
            danger=True,
        )
        super().__init__(desk, parent, question)
        self._transfer_id, self._person_id, self._outcome = transfer_id, row.person_id, outcome
        self.body.addWidget(self.binding.line("outcome_cause", words("transfers.cause")))
        self.body.addWidget(self.binding.line("outcome_note", words("transfers.note")))
        same = row.line.outcome == outcome
        start = {
            "outcome_cause": row.line.outcome_cause if same else "",
            "outcome_note": row.line.outcome_note if same else "",
        }
        self.show_values(start, "outcome_cause")

    def call(self) -> Callable[[], Touched] | None:
        """Tick it so."""
        if not self.typed("outcome_cause"):
            self.refuse("outcome_cause", "transfer.cause_needed")
            return None
        workspace, transfer_id, person = self.workspace, self._transfer_id, self._person_id
        outcome = self._outcome.value
        cause, note = self.typed("outcome_cause"), self.typed("outcome_note")
        return lambda: reception.tick(workspace, transfer_id, person, outcome, cause, note)


class UnlistedDialog(FinderDialog):
    """Somebody came along who is not on the list: found in the register, added with a note."""

    def __init__(self, desk: Desk, parent: QWidget, transfer_id: str, text: str = "") -> None:
        """`text` is the number that was scanned, if one was."""
        words = desk.words
        super().__init__(
            desk, parent, words("transfers.unlisted"), words("transfers.unlisted_text"), many=False
        )
        self._transfer_id = transfer_id
        self.note = LineEdit(words("transfers.unlisted_note"))
        field = LabelledField(words("transfers.unlisted_note"), self.note)
        look_over(field, "outcome_note", words)
        self.body.addWidget(field)
        self.add_cancel(words("ui.cancel"))
        self.verb = self.add_verb(
            words("transfers.unlisted_verb"), self.take, kind="primary", closes=False
        )
        self.search.setText(text)
        self.look()
        self.search.setFocus()

    def found(self, text: str) -> Callable[[], tuple[PersonCard, ...]]:
        """Anybody in the register."""
        workspace = self.workspace
        return lambda: people.quick_find(workspace, text, _MOST_FOUND) if text.strip() else ()

    def show_found(self, cards: tuple[PersonCard, ...]) -> None:
        """Show them; the only one is chosen."""
        super().show_found(cards)
        if len(cards) == 1:
            self.table.go_to(0)
        self.verb.setEnabled(bool(cards))
        if not cards and self.search.text().strip():
            self.say(self.words("transfers.unlisted_unknown"), Tone.INFO)
        else:
            self.banner.hide()

    def scanned(self, text: str) -> None:
        """Look at once, and go on to the note."""
        self._pause.stop()
        self.look()
        self.note.setFocus()

    def take(self) -> None:
        """Whoever is chosen."""
        card = self.table.current()
        if card is None:
            self.say(self.words("transfers.choose_one"), Tone.WARN)
            return
        workspace, transfer_id, note = self.workspace, self._transfer_id, self.note.text()
        self.desk.jobs.run(
            self,
            lambda: reception.add_unlisted(workspace, transfer_id, card.id, note),
            self._added,
            self.refused,
        )

    def _added(self, _touched: Touched) -> None:
        self.desk.note_saved()
        self.accept()

    def refused(self, error: SafeConductError) -> None:
        """Already on the list: he only has to be ticked."""
        super().refused(error)
        self.table.setFocus()
