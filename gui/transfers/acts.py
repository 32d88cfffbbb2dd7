"""Every act on one transfer: which question is asked first, which verb is called, where a refusal is told."""

from collections.abc import Callable, Mapping

from PySide6.QtCore import QObject, Signal
from PySide6.QtWidgets import QWidget

from casework import departures, reception, transfers
from casework.transfers import Opened
from casework.views import TransferFile, TransferLineView
from casework.workspace import Workspace
from gui.attachments.subject_dialog import SubjectDialog
from gui.desk import Desk
from gui.kit.dialog import Dialog, ask
from gui.paper.screen import PaperDialog
from gui.people.presenter import name_of
from gui.transfers import wording
from gui.transfers.asking import ActDialog, Question
from gui.transfers.checks import (
    CardsDialog,
    FitnessDialog,
    NoticeDialog,
    PropertyDialog,
    UnfitDialog,
)
from gui.transfers.forms import DetailsDialog, EscortDialog, ReasonDialog
from gui.transfers.handover_acts import HandoverActs
from gui.transfers.leaving import ArrivalDialog, DepartureDialog
from gui.transfers.line_dialog import LineDialog
from gui.transfers.lines import LineRow, tally
from gui.transfers.picker import PeoplePicker
from gui.transfers.step_acts import Act
from gui.transfers.unexpected import DiscrepancyDialog, UnlistedDialog
from models.errors import SafeConductError
from models.transfer_facts import Outcome, Stage


class Acts(QObject):
    """`done()` tells that an act is saved, `refused(Message)` that it was refused, `opened(id)` a new transfer."""

    done = Signal()
    refused = Signal(object)
    opened = Signal(str)
    roll_call_asked = Signal()

    def __init__(self, desk: Desk, screen: QWidget) -> None:
        """Dialogs stand over the window of `screen`."""
        super().__init__(screen)
        self._desk, self._screen = desk, screen
        self.file: TransferFile | None = None
        self.handover = HandoverActs(desk, screen, self._show, self._run)
        self.handover.recorder.recorded.connect(self.done)
        self._ways: Mapping[Act, Callable[[TransferFile], object]] = {
            Act.ADD_PEOPLE: self._add_people,
            Act.DETAILS: lambda file: self._show(DetailsDialog(desk, self._window, file)),
            Act.FITNESS: self.fitness,
            Act.DECIDE_UNFIT: lambda file: self._show(
                UnfitDialog(desk, self._window, file, self.withdraw)
            ),
            Act.PROPERTY: lambda file: self._show(PropertyDialog(desk, self._window, file)),
            Act.NOTICE: lambda file: self._show(NoticeDialog(desk, self._window, file)),
            Act.CARDS: self._cards,
            Act.ESCORT: lambda file: self._show(EscortDialog(desk, self._window, file)),
            Act.SEAL: self._seal,
            Act.UNSEAL: self._unseal,
            Act.DEPART: lambda file: self._show(DepartureDialog(desk, self._window, file)),
            Act.ROLL_CALL: lambda _file: self.roll_call_asked.emit(),
            Act.ARRIVE: lambda file: self._show(ArrivalDialog(desk, self._window, file)),
            Act.CLOSE: self._close,
            Act.CANCEL: self._cancel,
            **self.handover.ways(),
        }

    @property
    def _window(self) -> QWidget:
        return self._screen.window()

    @property
    def _workspace(self) -> Workspace:
        return self._desk.session

    def do(self, act: Act) -> None:
        """Begin one of the acts of a checklist or a menu."""
        if self.file is not None:
            self._ways[act](self.file)

    def new(self) -> None:
        """Open another transfer."""
        dialog = DetailsDialog(self._desk, self._window)
        dialog.acted.connect(self._opened)
        dialog.open()

    def fitness(self, file: TransferFile, chosen: tuple[str, ...] = ()) -> None:
        """Ask for the examiner's answer."""
        self._show(FitnessDialog(self._desk, self._window, file, chosen))

    def fitness_of(self, chosen: tuple[str, ...]) -> None:
        """The same for those chosen in the table."""
        if self.file is not None:
            self.fitness(self.file, chosen)

    def line(self, person_id: str) -> None:
        """Ask what goes with one person, then the next."""
        if self.file is not None:
            lines = self.file.lines
            place = next(i for i, line in enumerate(lines) if line.person_id == person_id)
            self._show(LineDialog(self._desk, self._window, self.file, place))

    def withdraw(self, person_id: str) -> None:
        """Ask why somebody stays."""
        line = self._line(person_id)
        if self.file is None or line is None:
            return
        words, workspace, transfer_id = self._desk.words, self._workspace, self.file.card.id
        text = words("transfers.withdraw_text", name=name_of(line.person, words))
        self._reason(
            Question(words("transfers.withdraw"), words("transfers.withdraw_verb"), text),
            lambda reason: transfers.withdraw_person(workspace, transfer_id, person_id, reason),
        )

    def tick(self, person_id: str, outcome: str) -> None:
        """Record a tick at once."""
        if self.file is not None:
            workspace, transfer_id = self._workspace, self.file.card.id
            self._run(lambda: reception.tick(workspace, transfer_id, person_id, outcome))

    def odd(self, row: LineRow, outcome: Outcome) -> None:
        """Ask for the cause of a discrepancy."""
        if self.file is not None:
            transfer_id = self.file.card.id
            self._show(DiscrepancyDialog(self._desk, self._window, transfer_id, row, outcome))

    def unlisted(self, typed: str) -> None:
        """Ask who came along."""
        if self.file is not None:
            UnlistedDialog(self._desk, self._window, self.file.card.id, typed).open()

    def answer(self, chosen: tuple[str, ...]) -> None:
        """Ask what the other side said about those chosen."""
        if self.file is not None:
            self.handover.answer(self.file, chosen)

    def accept(self, chosen: tuple[str, ...]) -> None:
        """Record that these were taken over; of nobody named, that all who stand there were."""
        if self.file is None:
            return
        if chosen:
            self.handover.accept(self.file, chosen)
        else:
            self.handover.accept_all(self.file)

    def refuse(self, row: LineRow) -> None:
        """Ask why he was not taken over."""
        if self.file is not None:
            self.handover.refuse(self.file, row)

    def all_present(self) -> None:
        """Ask once, then tick every name that has no answer."""
        if self.file is None:
            return
        words, workspace, transfer_id = self._desk.words, self._workspace, self.file.card.id
        left = tally(self.file.lines).open
        self._ask(
            words.count("transfers.all_present_title", left),
            words("transfers.all_present_text"),
            words("transfers.all_present_verb"),
            lambda: reception.tick_all_present(workspace, transfer_id),
        )

    def print(self, form: str, blank: bool) -> None:  # noqa: FBT001 - a slot
        """Show a paper of this transfer."""
        if self.file is None:
            return
        transfer_id = self.file.card.id
        listed = tuple(one.person_id for one in self.file.lines if not one.added_on_arrival)
        subjects = (transfer_id, *listed) if form == "t2" else (transfer_id,)
        arrived = self.file.card.stage in {Stage.ARRIVED, Stage.CLOSED}
        PaperDialog(
            self._desk, form, subjects, arrived=arrived, blank=blank, parent=self._window
        ).open()

    def scans(self) -> None:
        """Show the photographs and scans of this transfer."""
        if self.file is None:
            return
        words, card = self._desk.words, self.file.card
        title = words("attachment.scans_of", number=card.number)
        forms = tuple(words(f"form.{form}") for form in ("t1", "t2", "p1"))
        SubjectDialog(self._desk, "transfer", card.id, title, forms, self._window).open()

    def _add_people(self, file: TransferFile) -> None:
        dialog = PeoplePicker(self._desk, self._window, file)
        dialog.finished.connect(self.done)
        dialog.open()

    def _cards(self, file: TransferFile) -> None:
        blocks = (block for step in file.steps if step.name == "cards" for block in step.blocks)
        owed = tuple(person for block in blocks for person in block.subjects)
        if owed:
            self._show(CardsDialog(self._desk, self._window, file, owed))

    def _seal(self, file: TransferFile) -> None:
        words, workspace, transfer_id = self._desk.words, self._workspace, file.card.id
        people = words.count("people.count", len(file.lines))
        self._ask(
            words("transfers.seal_title"),
            words("transfers.seal_text", people=people, destination=file.card.destination),
            words("ui.seal_list"),
            lambda: departures.seal_list(workspace, transfer_id),
        )

    def _unseal(self, file: TransferFile) -> None:
        words, workspace, transfer_id = self._desk.words, self._workspace, file.card.id
        verb = words("transfers.unseal_verb")
        question = Question(
            words("transfers.unseal"), verb, words("transfers.unseal_text"), danger=True
        )
        self._reason(
            question, lambda reason: departures.unseal_list(workspace, transfer_id, reason)
        )

    def _cancel(self, file: TransferFile) -> None:
        words, workspace, transfer_id = self._desk.words, self._workspace, file.card.id
        verb = words("transfers.cancel_verb")
        question = Question(
            words("transfers.cancel"), verb, words("transfers.cancel_text"), danger=True
        )
        self._reason(question, lambda reason: departures.cancel(workspace, transfer_id, reason))

    def _close(self, file: TransferFile) -> None:
        words, workspace, transfer_id = self._desk.words, self._workspace, file.card.id
        odd = tally(file.lines).odd
        told = words.count("transfers.close_odd", odd) if odd else words("transfers.close_even")
        self._ask(
            words("transfers.close_title"),
            f"{told} {words('transfers.close_text')}",
            words("transfers.close_verb"),
            lambda: reception.close(workspace, transfer_id),
        )

    def _opened(self, answer: object) -> None:
        if isinstance(answer, Opened):
            self.opened.emit(answer.transfer_id)

    def _line(self, person_id: str) -> TransferLineView | None:
        lines = self.file.lines if self.file else ()
        return next((line for line in lines if line.person_id == person_id), None)

    def _reason(self, question: Question, act: Callable[[str], object]) -> None:
        self._show(ReasonDialog(self._desk, self._window, question, act))

    def _show(self, dialog: ActDialog) -> None:
        dialog.finished.connect(self.done)
        dialog.open()

    def _ask(self, title: str, text: str, verb: str, act: Callable[[], object]) -> Dialog:
        cancel = self._desk.words("ui.cancel")
        return ask(self._window, title, text, verb=verb, cancel=cancel, then=lambda: self._run(act))

    def _run(self, act: Callable[[], object]) -> None:
        self._desk.jobs.run(self, act, self._saved, self._failed)

    def _saved(self, _answer: object) -> None:
        self._desk.note_saved()
        self.done.emit()

    def _failed(self, error: SafeConductError) -> None:
        names = wording.names_of(self.file, self._desk.words) if self.file else {}
        self.refused.emit(wording.refusal(error, names, self._desk.words))
