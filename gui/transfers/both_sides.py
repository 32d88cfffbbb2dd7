"""What both sides of a handover ask and see: visible injuries, complaints; asked for many at once, refused to guess."""

from collections.abc import Callable, Mapping

from PySide6.QtWidgets import QWidget

from casework import handover
from casework.handover import NO_COMPLAINT, Asked, Side
from casework.views import TransferFile, TransferLineView
from gui.desk import Desk
from gui.kit.fields import SegmentedChoice
from gui.kit.labelled import LabelledField, field_row
from gui.kit.values import Choice
from gui.transfers import wording
from gui.transfers.asking import ActDialog, Question
from models.touched import Touched
from models.transfer_facts import Outcome

_CAME = (Outcome.PRESENT, Outcome.NOT_ON_LIST)


class WhoDialog(ActDialog):
    """A question about many of a list: those without an answer, those chosen in the table, or everybody."""

    def __init__(
        self,
        desk: Desk,
        parent: QWidget,
        file: TransferFile,
        question: Question,
        groups: Mapping[str, tuple[str, ...]],
    ) -> None:
        """`groups` by `unasked`, `chosen` and `all`; empty ones are not offered."""
        super().__init__(desk, parent, question)
        self.transfer_id = file.card.id
        self._groups = {key: ids for key, ids in groups.items() if ids}
        choices = [Choice(key, self._group_word(key)) for key in self._groups]
        self.body.addWidget(self.binding.select("who", self.words("transfers.for_whom"), choices))

    def _group_word(self, key: str) -> str:
        ids = self._groups[key]
        if key == "chosen":
            who = wording.people_named(ids, self.names, self.words)
            return self.words("transfers.who_chosen", names=who)
        return self.words.count(f"transfers.who_{key}", len(ids))

    @property
    def first_group(self) -> str:
        """The group that is offered first."""
        return next(iter(self._groups))

    @property
    def people(self) -> tuple[str, ...]:
        """Whom the answer is about."""
        return self._groups[self.values["who"]]


def groups_of(
    file: TransferFile,
    side: Side,
    chosen: tuple[str, ...],
    missing: Callable[[TransferLineView], bool],
) -> dict[str, tuple[str, ...]]:
    """Who may be meant: who has no answer yet, who was chosen, all who are there."""
    here = [line for line in file.lines if side is Side.RELEASES or line.outcome in _CAME]
    ids = {line.person_id for line in here}
    return {
        "unasked": tuple(line.person_id for line in here if missing(line)),
        "chosen": tuple(person for person in chosen if person in ids),
        "all": tuple(line.person_id for line in here),
    }


class InjuriesDialog(WhoDialog):
    """Whether they bear visible injuries, as this side sees it (GC III art. 13)."""

    def __init__(
        self,
        desk: Desk,
        parent: QWidget,
        file: TransferFile,
        side: Side,
        chosen: tuple[str, ...] = (),
    ) -> None:
        """`chosen` are the people marked in the table."""
        words = desk.words
        question = Question(
            words("transfers.injuries_title"),
            words("ui.save"),
            words(f"transfers.injuries_text_{side.value}"),
            other=words("transfers.as_released") if side is Side.RECEIVES else "",
            other_stays=True,
            names=wording.names_of(file, words),
        )
        groups = groups_of(file, side, chosen, lambda line: not _noted(line, side))
        super().__init__(desk, parent, file, question, groups)
        self._side, self._as_released = side, False
        answers = [Choice(key, words(f"answer.{key}")) for key in ("no", "yes")]
        label = words("med.visible_injuries")
        control = SegmentedChoice(label, answers, columns=2)
        self.body.addWidget(LabelledField(label, self.binding.choice("injuries", control)))
        self.show_values({"who": self.first_group, "injuries": ""}, "who")

    def turn_aside(self) -> None:
        """Everybody looks as who released him noted."""
        self._as_released = True
        self.submit()

    def call(self) -> Callable[[], Touched] | None:
        """Note it."""
        workspace, transfer_id = self.workspace, self.transfer_id
        if self._as_released:
            return lambda: handover.receive_as_released(workspace, transfer_id)
        injuries, people, side = self.values["injuries"], self.people, self._side
        if not injuries:
            self.banner.show_text(self.words("transfers.injuries_needed"))
            self.banner.show()
            return None
        return lambda: handover.note_injuries(workspace, transfer_id, people, injuries, side)


def _noted(line: TransferLineView, side: Side) -> str:
    return line.visible_injuries if side is Side.RELEASES else line.injuries_received


class ComplaintsDialog(WhoDialog):
    """Whether they complain of how they were treated, asked by somebody not of the capturing unit (art. 78)."""

    def __init__(
        self,
        desk: Desk,
        parent: QWidget,
        file: TransferFile,
        side: Side,
        chosen: tuple[str, ...] = (),
    ) -> None:
        """`chosen` are the people marked in the table."""
        words = desk.words
        question = Question(
            words("transfers.complaints_title"),
            words("ui.save"),
            words("transfers.complaints_text"),
            names=wording.names_of(file, words),
        )
        groups = groups_of(file, side, chosen, lambda line: not _asked(line, side))
        super().__init__(desk, parent, file, question, groups)
        self._side = side
        line = self.binding.line
        self.body.addWidget(
            field_row(
                line("asked_by", words("transfers.asked_by")),
                line("asked_unit", words("transfers.asked_unit")),
            )
        )
        said = [
            Choice(NO_COMPLAINT, words("xfer.no_complaint")),
            Choice("made", words("transfers.complaint_made")),
            Choice("declined", words("transfers.complaint_declined")),
        ]
        self.body.addWidget(self.binding.select("made", words("xfer.complaint_asked"), said))
        self._reference = line("reference", words("transfers.complaint_reference"))
        self.body.addWidget(self._reference)
        start = {"who": self.first_group, "made": NO_COMPLAINT}
        self.show_values(start, "asked_by")
        self.noted("made")

    def noted(self, name: str) -> None:
        """What he complains of stands on a paper of its own, which is named here."""
        if name == "made":
            self._reference.setVisible(self.values["made"] == "made")

    def call(self) -> Callable[[], Touched]:
        """Record who asked and what was said."""
        workspace, transfer_id, people, side = (
            self.workspace,
            self.transfer_id,
            self.people,
            self._side,
        )
        made = self.values["made"]
        asked = Asked(
            self.typed("asked_by"),
            self.typed("asked_unit"),
            made,
            self.typed("reference") if made == "made" else "",
        )
        return lambda: handover.ask_complaints(workspace, transfer_id, people, asked, side)


def _asked(line: TransferLineView, side: Side) -> bool:
    if side is Side.RELEASES:
        return bool(line.complaint_asked and line.complaint_asked_by)
    return line.complaint_received
