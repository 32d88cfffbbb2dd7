"""The list of an exchange: its versions, the other side's word about each name, and why it did not take somebody."""

from collections.abc import Callable

from PySide6.QtWidgets import QWidget

from casework import exchange_lists
from casework.views import TransferFile
from gui.desk import Desk
from gui.kit.surfaces import Banner
from gui.kit.text import Text
from gui.kit.values import Choice, Tone
from gui.people.presenter import when_exactly
from gui.transfers import wording
from gui.transfers.asking import ActDialog, Question
from gui.transfers.lines import LineRow
from models.exchange_lists import Accepted, Agreed, Cause, Phase, may_follow
from models.touched import Touched
from resources.words import Words

_MADE_HERE = (Phase.PROPOSED, Phase.AGREED, Phase.PREPARED)
_LAST_SHOWN = 4


class VersionDialog(ActDialog):
    """Keeps the list as it stands; shows the versions before it and how each differed."""

    def __init__(self, desk: Desk, parent: QWidget, file: TransferFile) -> None:
        """Offers the phases that may follow."""
        words = desk.words
        names = wording.names_of(file, words)
        question = Question(
            words("exchange_list.title"),
            words("exchange_list.keep"),
            words("exchange_list.text"),
            names=names,
        )
        super().__init__(desk, parent, question)
        self._transfer_id = file.card.id
        for version in file.versions[-_LAST_SHOWN:]:
            self.body.addWidget(Text(version_words(version, names, words), "small", wrap=True))
        reached = file.fields["list_phase"]
        phases = [phase for phase in _MADE_HERE if may_follow(reached, phase)]
        if not file.versions:
            phases = [Phase.PROPOSED]
        choices = [Choice(phase, words(f"exchange_list.phase.{phase}")) for phase in phases]
        self.body.addWidget(self.binding.select("phase", words("exchange_list.phase"), choices))
        self.body.addWidget(self.binding.line("note", words("transfers.note")))
        silent = sum(1 for line in file.lines if not line.agreed)
        if silent and file.versions:
            said = words.count("exchange_list.silent", silent)
            self.body.addWidget(Banner(said, Tone.INFO))
        self.show_values({"phase": phases[-1], "note": ""}, "phase")

    def call(self) -> Callable[[], Touched]:
        """Keep it."""
        workspace, transfer_id = self.workspace, self._transfer_id
        phase, note = Phase(self.values["phase"]), self.typed("note")
        return lambda: exchange_lists.make_version(workspace, transfer_id, phase, note)


def version_words(version: exchange_lists.VersionView, names: dict[str, str], words: Words) -> str:
    """One version in a line: number, phase, when, how many, who came and who went."""
    added = wording.people_named(version.added, names, words)
    removed = wording.people_named(version.removed, names, words)
    first = version.version == 1
    return wording.joined(
        words("exchange_list.version", n=version.version),
        words(f"exchange_list.phase.{version.phase}"),
        when_exactly(version.made_at, words),
        words.count("people.count", len(version.people)),
        words("exchange_list.added", names=added) if added and not first else "",
        words("exchange_list.removed", names=removed) if removed else "",
        version.digest[:8],
    )


class AnswerDialog(ActDialog):
    """What the other side said about those chosen, or about all who have no word of it yet."""

    def __init__(
        self, desk: Desk, parent: QWidget, file: TransferFile, chosen: tuple[str, ...]
    ) -> None:
        """`chosen` are the people marked in the table."""
        words = desk.words
        names = wording.names_of(file, words)
        question = Question(
            words("exchange_list.answer"),
            words("ui.save"),
            words("exchange_list.answer_text"),
            names=names,
        )
        super().__init__(desk, parent, question)
        self._transfer_id = file.card.id
        silent = tuple(line.person_id for line in file.lines if not line.agreed)
        self._groups = {"chosen": chosen, "unasked": silent}
        offered = [key for key, ids in self._groups.items() if ids]
        said = {
            "chosen": words(
                "transfers.who_chosen", names=wording.people_named(chosen, names, words)
            ),
            "unasked": words.count("transfers.who_unasked", len(silent)),
        }
        choices = [Choice(key, said[key]) for key in offered]
        self.body.addWidget(self.binding.select("who", words("transfers.for_whom"), choices))
        answers = [Choice(one, words(f"exchange_list.agreed.{one}")) for one in Agreed if one]
        self.body.addWidget(self.binding.select("agreed", words("exchange_list.answer"), answers))
        self.show_values({"who": offered[0], "agreed": Agreed.AGREED.value}, "agreed")

    def call(self) -> Callable[[], Touched]:
        """Note it."""
        workspace, transfer_id = self.workspace, self._transfer_id
        people, agreed = self._groups[self.values["who"]], Agreed(self.values["agreed"])
        return lambda: exchange_lists.set_agreed(workspace, transfer_id, people, agreed)


class RefusalDialog(ActDialog):
    """Why somebody who stands there is not taken over: he goes back into custody."""

    def __init__(self, desk: Desk, parent: QWidget, transfer_id: str, row: LineRow) -> None:
        """About the person of this row."""
        words = desk.words
        question = Question(
            words("exchange_list.refused"),
            words("exchange_list.refused_verb"),
            words("exchange_list.refused_text", name=row.name, tag=row.tag),
            danger=True,
        )
        super().__init__(desk, parent, question)
        self._transfer_id, self._person_id = transfer_id, row.person_id
        causes = [Choice(cause, words(f"exchange_list.cause.{cause}")) for cause in Cause]
        self.body.addWidget(self.binding.select("refusal_cause", words("transfers.cause"), causes))
        self.body.addWidget(self.binding.line("note", words("transfers.note")))
        start = row.line.refusal_cause or Cause.REFUSED.value
        self.show_values({"refusal_cause": start, "note": ""}, "refusal_cause")

    def call(self) -> Callable[[], Touched]:
        """Record it."""
        workspace, transfer_id, person = self.workspace, self._transfer_id, self._person_id
        cause, note = self.values["refusal_cause"], self.typed("note")
        return lambda: exchange_lists.accept(
            workspace, transfer_id, (person,), Accepted.NOT_ACCEPTED, cause, note
        )
