"""The acts of a handover beyond the list itself: counts, injuries, complaints, mail, versions, statements, wishes.

Refuses to know where a dialog is shown: whoever owns the screen says so.
"""

from collections.abc import Callable, Mapping
from functools import partial

from PySide6.QtWidgets import QWidget

from casework import counting, departures, exchange_lists, reception, registration, wishes
from casework.handover import Side
from casework.registration import Registrable
from casework.views import TransferFile
from gui.desk import Desk
from gui.paper.screen import PaperDialog
from gui.people.presenter import name_of
from gui.recording.recorder import Recorder
from gui.transfers.asking import ActDialog, Question
from gui.transfers.both_sides import ComplaintsDialog, InjuriesDialog
from gui.transfers.counts import CountDialog
from gui.transfers.exchange_dialogs import AnswerDialog, RefusalDialog, VersionDialog
from gui.transfers.forms import ReasonDialog
from gui.transfers.leaving import MailDialog
from gui.transfers.lines import LineRow
from gui.transfers.packets_dialog import PacketsDialog
from gui.transfers.step_acts import Act, blocks_of, departure_blocks
from gui.transfers.under_name import UnderNameDialog
from models.errors import Block
from models.exchange_lists import Accepted
from models.touched import Touched
from models.transfer_facts import Override
from models.transfer_rules import NEEDED_TO_CLOSE, NEEDED_TO_SEAL

_BEFORE_REGISTERING = {
    "rights_not_explained": "explain_rights",
    "no_identity_document": "issue_identity_document",
}
"""What registering waits for → the act that does it for many; what was never asked of one is asked in his file."""


class HandoverActs:
    """`show(dialog)` opens a dialog over the window, `run(act)` does something on the vault thread at once."""

    def __init__(
        self,
        desk: Desk,
        screen: QWidget,
        show: Callable[[ActDialog], object],
        run: Callable[[Callable[[], object]], object],
    ) -> None:
        """`chosen_of` is set by the screen: the people marked in its table."""
        self._desk, self._screen, self._show, self._run = desk, screen, show, run
        self.recorder = Recorder(desk, screen)
        self.chosen_of: Callable[[], tuple[str, ...]] = tuple

    def ways(self) -> Mapping[Act, Callable[[TransferFile], object]]:
        """Act → how it begins."""
        sides = {Act.INJURIES: Side.RELEASES, Act.INJURIES_RECEIVED: Side.RECEIVES}
        asked = {Act.COMPLAINTS: Side.RELEASES, Act.COMPLAINTS_RECEIVED: Side.RECEIVES}
        return {
            Act.REGISTER: self._register,
            Act.VERSION: lambda file: self._show(VersionDialog(self._desk, self._window, file)),
            Act.WISHES: self._wishes,
            Act.COUNT: partial(self._count, counting.BEFORE_DEPARTURE),
            Act.COUNT_AGAIN: partial(self._count, counting.ON_ARRIVAL),
            Act.RESEAL: partial(self._to_the_first, "property", ("packet_open", "packet_broken")),
            Act.SETTLE: partial(
                self._to_the_first, "settled", ("property_open", "legal_papers_kept")
            ),
            Act.STATEMENTS: self._statements,
            Act.PACKETS: lambda file: self._show(PacketsDialog(self._desk, self._window, file)),
            Act.MAIL: lambda file: self._show(MailDialog(self._desk, self._window, file)),
            Act.SEAL_UNDER_NAME: self._seal_under_name,
            Act.DEPART_UNDER_NAME: self._depart_under_name,
            Act.CLOSE_UNDER_NAME: self._close_under_name,
            **{act: partial(self.injuries, side) for act, side in sides.items()},
            **{act: partial(self.complaints, side) for act, side in asked.items()},
        }

    @property
    def _window(self) -> QWidget:
        return self._screen.window()

    def injuries(self, side: Side, file: TransferFile) -> None:
        """Ask what is seen."""
        chosen = self.chosen_of()
        self._show(InjuriesDialog(self._desk, self._window, file, side, chosen))

    def complaints(self, side: Side, file: TransferFile) -> None:
        """Ask what was said."""
        chosen = self.chosen_of()
        self._show(ComplaintsDialog(self._desk, self._window, file, side, chosen))

    def answer(self, file: TransferFile, chosen: tuple[str, ...]) -> None:
        """Ask what the other side said about those chosen."""
        self._show(AnswerDialog(self._desk, self._window, file, chosen))

    def accept(self, file: TransferFile, person_ids: tuple[str, ...]) -> None:
        """Record at once that these were taken over."""
        workspace, transfer_id = self._desk.session, file.card.id
        self._run(
            lambda: exchange_lists.accept(workspace, transfer_id, person_ids, Accepted.ACCEPTED)
        )

    def accept_all(self, file: TransferFile) -> None:
        """Record at once that everybody who stands there was taken over."""
        workspace, transfer_id = self._desk.session, file.card.id
        self._run(lambda: exchange_lists.accept_all_present(workspace, transfer_id))

    def refuse(self, file: TransferFile, row: LineRow) -> None:
        """Ask why he was not."""
        self._show(RefusalDialog(self._desk, self._window, file.card.id, row))

    def _register(self, file: TransferFile) -> None:
        """What comes before the number is done first: rights, papers; then all who have everything are registered."""
        ids = _concerned(file, "registered", "not_registered")
        workspace = self._desk.session
        self._desk.jobs.run(
            self._screen, lambda: registration.missing_for(workspace, ids), self._go_on_registering
        )

    def _go_on_registering(self, found: tuple[Registrable, ...]) -> None:
        for guard, act in _BEFORE_REGISTERING.items():
            if lacking := tuple(each.person_id for each in found if guard in each.missing):
                self.recorder.open(act, lacking)
                return
        ready = tuple(each.person_id for each in found if not each.missing)
        if not ready:
            self._desk.go("people", person=found[0].person_id)
            return
        workspace = self._desk.session
        self._run(lambda: registration.register_people(workspace, ready))

    def _wishes(self, file: TransferFile) -> None:
        """Who was not asked yet is asked; where all were, the file of the first says what he said."""
        workspace, transfer_id = self._desk.session, file.card.id
        open_ones = _concerned(file, "wishes", "return_not_settled")

        def go_on(to_ask: tuple[str, ...]) -> None:
            line = next((line for line in file.lines if line.person_id in to_ask), None)
            if line is None:
                self._desk.go("people", person=open_ones[0])
                return
            name = name_of(line.person, self._desk.words)
            self.recorder.open("wish", (line.person_id,), about=name)

        self._desk.jobs.run(self._screen, lambda: wishes.to_ask(workspace, transfer_id), go_on)

    def _count(self, which: str, file: TransferFile) -> None:
        explain = partial(self._explain, which, file)
        self._show(CountDialog(self._desk, self._window, file, which, explain))

    def _explain(self, which: str, file: TransferFile) -> None:
        words, workspace, transfer_id = self._desk.words, self._desk.session, file.card.id
        question = Question(
            words("transfers.file_cause_title"),
            words("ui.save"),
            words("transfers.file_cause_text"),
        )
        self._show(
            ReasonDialog(
                self._desk,
                self._window,
                question,
                lambda cause: counting.explain(workspace, transfer_id, cause, which),
            )
        )

    def _to_the_first(self, step: str, guards: tuple[str, ...], file: TransferFile) -> None:
        """What is to be done is done in a file: that of the first whom the first of these guards names."""
        ids = next(found for guard in guards if (found := _concerned(file, step, guard)))
        self._desk.go("people", person=ids[0])

    def _statements(self, file: TransferFile) -> None:
        """Who has none and whose is older than his account: each is printed."""
        lacking = _concerned(file, "settled", "statement_missing")
        ids = lacking + _concerned(file, "settled", "statement_older")
        PaperDialog(self._desk, "r2", ids, parent=self._window).open()

    def _seal_under_name(self, file: TransferFile) -> None:
        workspace, transfer_id = self._desk.session, file.card.id
        self._under_name(
            file,
            blocks_of(file, NEEDED_TO_SEAL),
            "ui.seal_list",
            lambda override: departures.seal_list(workspace, transfer_id, override),
        )

    def _depart_under_name(self, file: TransferFile) -> None:
        workspace, transfer_id = self._desk.session, file.card.id
        self._under_name(
            file,
            departure_blocks(file),
            "ui.depart",
            lambda override: departures.depart(workspace, transfer_id, None, override),
        )

    def _close_under_name(self, file: TransferFile) -> None:
        workspace, transfer_id = self._desk.session, file.card.id
        self._under_name(
            file,
            blocks_of(file, NEEDED_TO_CLOSE),
            "transfers.close_verb",
            lambda override: reception.close(workspace, transfer_id, override),
        )

    def _under_name(
        self,
        file: TransferFile,
        blocks: tuple[Block, ...],
        verb: str,
        act: Callable[[Override], Touched],
    ) -> None:
        step = (self._desk.words(verb), act)
        self._show(UnderNameDialog(self._desk, self._window, file, blocks, step))


def _concerned(file: TransferFile, step: str, guard: str) -> tuple[str, ...]:
    """Whom a guard of a step names."""
    found = (block for block in blocks_of(file, (step,)) if block.guard == guard)
    return tuple(person for block in found for person in block.subjects)
