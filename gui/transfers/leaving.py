"""When it left and when it arrived, who received: the two moments of a transfer (GC III art. 46)."""

from collections.abc import Callable

from PySide6.QtWidgets import QWidget

from casework import departures, handover, reception
from casework.views import TransferFile
from gui.desk import Desk
from gui.kit.labelled import field_row
from gui.transfers import wording
from gui.transfers.asking import ActDialog, Question
from gui.transfers.moments import moment_fields, moment_values, show_utc, typed_moment
from models.touched import Touched

_RECEIVING = ("receiving_name", "receiving_rank", "receiving_unit")


class MomentDialog(ActDialog):
    """An act at a moment: now, until another is typed."""

    def __init__(self, desk: Desk, parent: QWidget, file: TransferFile, question: Question) -> None:
        """Fields above the moment are added by `fields`."""
        super().__init__(desk, parent, question)
        self.transfer_id = file.card.id
        self._untouched = True
        for field in self.fields():
            self.body.addWidget(field)
        self.body.addWidget(moment_fields(self.binding, desk.words))
        self.show_values(moment_values(desk.clock.now()))
        show_utc(self.binding, desk.clock.now(), desk.words)

    def fields(self) -> list[QWidget]:
        """What else is asked."""
        return []

    def noted(self, name: str) -> None:
        """Keep UTC beside the time."""
        if name in {"date", "time"}:
            self._untouched = False
            show_utc(self.binding, self._moment(), self.words)

    def _moment(self) -> int | None:
        return typed_moment(self.typed("date"), self.typed("time"), self.desk.clock.now())

    def call(self) -> Callable[[], Touched] | None:
        """Do it at the moment typed."""
        at = None if self._untouched else self._moment()
        if at is None and not self._untouched:
            self.refuse("time", "transfers.moment_needed")
            return None
        return self.act(at)

    def act(self, at: int | None) -> Callable[[], Touched]:
        """What is done at that moment; now, when there is none."""
        raise NotImplementedError


class DepartureDialog(MomentDialog):
    """Everybody on the sealed list is in transit from then on."""

    def __init__(self, desk: Desk, parent: QWidget, file: TransferFile) -> None:
        """Says how many leave for where."""
        words = desk.words
        people = words.count("people.count", len(file.lines))
        question = Question(
            words("ui.depart"),
            words("ui.depart"),
            words("transfers.depart_text", people=people, destination=file.card.destination),
            names=wording.names_of(file, words),
        )
        super().__init__(desk, parent, file, question)
        self.binding.focus("time")

    def act(self, at: int | None) -> Callable[[], Touched]:
        """Record the departure."""
        workspace, transfer_id = self.workspace, self.transfer_id
        return lambda: departures.depart(workspace, transfer_id, at)


class ArrivalDialog(MomentDialog):
    """Everybody ticked present stands at the destination from then on."""

    def __init__(self, desk: Desk, parent: QWidget, file: TransferFile) -> None:
        """Asks who receives."""
        words = desk.words
        question = Question(
            words("transfers.arrival"),
            words("transfers.act.arrive").rstrip("…"),
            words("transfers.arrival_text"),
            names=wording.names_of(file, words),
        )
        super().__init__(desk, parent, file, question)
        self.show_values({name: file.fields[name] for name in _RECEIVING}, "receiving_name")

    def fields(self) -> list[QWidget]:
        """The receiving officer."""
        line, words = self.binding.line, self.words
        return [
            line(
                "receiving_name",
                words("xfer.receiving_officer"),
                placeholder=words("transfers.name"),
            ),
            field_row(
                line("receiving_rank", words("field.rank")),
                line("receiving_unit", words("transfers.unit")),
                stretch=(2, 3),
            ),
        ]

    def act(self, at: int | None) -> Callable[[], Touched]:
        """Record the arrival."""
        workspace, transfer_id = self.workspace, self.transfer_id
        name, rank, unit = (self.typed(field) for field in _RECEIVING)
        return lambda: reception.arrive(workspace, transfer_id, name, rank, unit, at)


class MailDialog(MomentDialog):
    """Mail and parcels that came after they left were sent on to them (art. 48)."""

    def __init__(self, desk: Desk, parent: QWidget, file: TransferFile) -> None:
        """Says where to."""
        words = desk.words
        address = file.fields["destination_address"] or file.card.destination
        question = Question(
            words("transfers.mail"),
            words("transfers.mail_verb"),
            words("transfers.mail_text", address=address),
        )
        super().__init__(desk, parent, file, question)
        self.binding.focus("time")

    def act(self, at: int | None) -> Callable[[], Touched]:
        """Record it."""
        workspace, transfer_id = self.workspace, self.transfer_id
        return lambda: handover.forward_mail(workspace, transfer_id, at)
