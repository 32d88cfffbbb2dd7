"""The checks before departure: fitness to move, property under seal, notice, capture cards (GC III 47, 18, 48, 70)."""

from collections.abc import Callable, Sequence

from PySide6.QtWidgets import QWidget

from casework import capture_cards, property_custody, transfer_checks
from casework.views import TransferFile, TransferLineView
from gui.desk import Desk
from gui.kit.base import named
from gui.kit.fields import Check, SegmentedChoice, Select
from gui.kit.labelled import LabelledField
from gui.kit.surfaces import Banner
from gui.kit.text import Text
from gui.kit.values import Choice, Tone
from gui.transfers import wording
from gui.transfers.asking import ActDialog, Question
from gui.transfers.leaving import MomentDialog
from models.touched import Touched
from models.transfer_facts import Fitness
from resources.words import LANGUAGES

ADDRESSEES = ("family", "agency")
_SPOKEN_BY_POWER = {"RU": "ru", "UA": "uk", "KP": "ko", "FR": "fr"}


def ids_of(lines: Sequence[TransferLineView]) -> tuple[str, ...]:
    """The people on these lines."""
    return tuple(line.person_id for line in lines)


class FitnessDialog(ActDialog):
    """The examiner's answer for all who have none, for those chosen, or for everybody (art. 47)."""

    def __init__(
        self, desk: Desk, parent: QWidget, file: TransferFile, chosen: tuple[str, ...] = ()
    ) -> None:
        """`chosen` are the people marked in the table."""
        words = desk.words
        names = wording.names_of(file, words)
        question = Question(
            words("transfers.fitness"),
            words("transfers.fitness_verb"),
            words("transfers.fitness_text"),
            names=names,
        )
        super().__init__(desk, parent, question)
        self._transfer_id = file.card.id
        unknown = ids_of([line for line in file.lines if not line.fitness])
        self._groups = {"chosen": chosen, "unknown": unknown, "all": ids_of(file.lines)}
        offered = [key for key, ids in self._groups.items() if ids]
        choices = [Choice(key, self._group_word(key)) for key in offered]
        self.body.addWidget(self.binding.select("who", words("transfers.for_whom"), choices))
        answers = [Choice(one.value, words(f"fitness.{one}")) for one in Fitness if one]
        answer = SegmentedChoice(words("transfers.fitness"), answers, columns=3)
        self.body.addWidget(
            LabelledField(words("transfers.fitness"), self.binding.choice("fitness", answer))
        )
        self._conditions = self.binding.line("conditions", words("transfers.conditions"))
        self.body.addWidget(self._conditions)
        self._unfit = Banner(words("transfers.unfit_hint"), Tone.WARN)
        self.body.addWidget(self._unfit)
        self.body.addWidget(self.binding.line("fitness_by", words("transfers.examiner")))
        examiner = next((line.fitness_by for line in file.lines if line.fitness_by), "")
        start = {"who": offered[0], "fitness": "fit", "fitness_by": examiner, "conditions": ""}
        self.show_values(start, "fitness_by" if not examiner else "who")
        self.noted("fitness")

    def _group_word(self, key: str) -> str:
        ids = self._groups[key]
        who = wording.people_named(ids, self.names, self.words)
        if key == "chosen":
            return self.words("transfers.who_chosen", names=who)
        return self.words.count(f"transfers.who_{key}", len(ids))

    def noted(self, name: str) -> None:
        """Conditions are asked only with conditions; art. 47 is recalled for the unfit."""
        if name == "fitness":
            self._conditions.setVisible(self.values["fitness"] == Fitness.CONDITIONS)
            self._unfit.setVisible(self.values["fitness"] == Fitness.UNFIT)

    def call(self) -> Callable[[], Touched] | None:
        """Record it for everybody meant."""
        fitness, by = self.typed("fitness"), self.typed("fitness_by")
        conditions = self.typed("conditions") if fitness == Fitness.CONDITIONS else ""
        if fitness == Fitness.CONDITIONS and not conditions:
            self.refuse("conditions", "transfers.conditions_needed")
            return None
        workspace, transfer_id = self.workspace, self._transfer_id
        ids = self._groups[self.values["who"]]
        return lambda: transfer_checks.set_fitness(
            workspace, transfer_id, ids, fitness, by, conditions
        )


class UnfitDialog(ActDialog):
    """Somebody unfit is moved all the same for his safety, under a name and with a reason (art. 47(1))."""

    def __init__(
        self,
        desk: Desk,
        parent: QWidget,
        file: TransferFile,
        withdraw: Callable[[str], object],
    ) -> None:
        """`withdraw(person)` asks for the reason why he stays."""
        words = desk.words
        question = Question(
            words("med.unfit_safety"),
            words("transfers.override_verb"),
            words("transfers.override_text"),
            danger=True,
            other=words("transfers.withdraw"),
            names=wording.names_of(file, words),
        )
        super().__init__(desk, parent, question)
        self._transfer_id, self._withdraw = file.card.id, withdraw
        open_ones = [
            line
            for line in file.lines
            if line.fitness == Fitness.UNFIT and not (line.override_by and line.override_reason)
        ]
        choices = [Choice(one.person_id, self.names[one.person_id]) for one in open_ones]
        self.body.addWidget(self.binding.select("person", words("transfers.for_whom"), choices))
        self.body.addWidget(self.binding.line("override_by", words("transfers.override_by")))
        self.body.addWidget(
            self.binding.line("override_reason", words("transfers.override_reason"))
        )
        self.show_values({"person": choices[0].key}, "override_by")

    def turn_aside(self) -> None:
        """He stays: ask why."""
        self._withdraw(self.values["person"])

    def call(self) -> Callable[[], Touched]:
        """Record the decision."""
        workspace, transfer_id, person = self.workspace, self._transfer_id, self.values["person"]
        by, reason = self.typed("override_by"), self.typed("override_reason")
        return lambda: transfer_checks.override_fitness(workspace, transfer_id, person, by, reason)


class PropertyDialog(ActDialog):
    """Everything held of one person into one sealed packet, one person after the other (art. 18)."""

    def __init__(self, desk: Desk, parent: QWidget, file: TransferFile) -> None:
        """Whoever's property is not sealed yet is offered."""
        words = desk.words
        question = Question(
            words("transfers.property"),
            words("transfers.property_verb"),
            words("transfers.property_text"),
            other=words("transfers.open_person"),
            names=wording.names_of(file, words),
        )
        super().__init__(desk, parent, question)
        self._waiting = [line for line in file.lines if line.unsealed_items]
        self._who = self.binding.select("person", words("transfers.for_whom"), self._choices())
        self.told = Text("", "good", wrap=True)
        self.told.hide()
        self.body.addWidget(self.told)
        self.body.addWidget(self._who)
        self.body.addWidget(self.binding.line("seal_number", words("xfer.seal_no")))
        self.show_values({"person": self._waiting[0].person_id, "seal_number": ""}, "seal_number")

    def _choices(self) -> list[Choice]:
        return [
            Choice(
                line.person_id,
                wording.joined(
                    self.names[line.person_id],
                    line.person.tag_number,
                    self.words.count("transfers.unsealed", line.unsealed_items),
                ),
            )
            for line in self._waiting
        ]

    def turn_aside(self) -> None:
        """Look at what is held of him."""
        self.desk.go("people", person=self.values["person"])

    def call(self) -> Callable[[], Touched]:
        """Seal his packet."""
        workspace, person = self.workspace, self.values["person"]
        seal = self.typed("seal_number")
        return lambda: property_custody.seal_packet(workspace, person, seal)

    def after(self, answer: object) -> None:
        """On to the next, until nobody's property is left open."""
        done = self.values["person"]
        self._waiting = [line for line in self._waiting if line.person_id != done]
        if not self._waiting:
            self.accept()
            return
        self.told.setText(
            self.words(
                "transfers.property_sealed",
                name=self.names[done],
                seal=self.typed("seal_number"),
            )
        )
        self.told.show()
        control = self.binding.control("person")
        if isinstance(control, Select):
            control.set_choices(self._choices())
        start = {"person": self._waiting[0].person_id, "seal_number": ""}
        self.show_values(start, "seal_number")


class NoticeDialog(MomentDialog):
    """That the prisoners were told of their departure and of their new postal address (art. 48)."""

    def __init__(self, desk: Desk, parent: QWidget, file: TransferFile) -> None:
        """The time is now until another is typed."""
        words = desk.words
        question = Question(
            words("transfers.notice"),
            words("transfers.notice_verb"),
            words("transfers.notice_text"),
        )
        super().__init__(desk, parent, file, question)
        start = {
            "destination_address": file.fields["destination_address"],
            "language": file.fields["notice_language"] or _language_of(file.lines),
        }
        self.show_values(start, "destination_address")

    def fields(self) -> list[QWidget]:
        """The new address, and the language in which they were told."""
        languages = [Choice(key, self.words(f"lang.{key}")) for key in LANGUAGES]
        label = self.words("transfers.notice_language")
        return [
            self.binding.line("destination_address", self.words("xfer.new_address")),
            self.binding.select("language", label, languages),
        ]

    def act(self, at: int | None) -> Callable[[], Touched]:
        """Record it."""
        workspace, transfer_id = self.workspace, self.transfer_id
        address, language = self.typed("destination_address"), self.typed("language")
        return lambda: transfer_checks.give_notice(workspace, transfer_id, address, language, at)


def _language_of(lines: Sequence[TransferLineView]) -> str:
    powers = [line.person.power for line in lines]
    most = max(set(powers), key=powers.count) if powers else ""
    return _SPOKEN_BY_POWER.get(most, "en")


class CardsDialog(ActDialog):
    """Capture cards that have left: to the family, to the Central Agency, or both (art. 70)."""

    def __init__(
        self, desk: Desk, parent: QWidget, file: TransferFile, person_ids: tuple[str, ...]
    ) -> None:
        """`person_ids` are those whose cards are not all sent."""
        words = desk.words
        names = wording.names_of(file, words)
        who = wording.people_named(person_ids, names, words)
        question = Question(
            words("transfers.cards"),
            words("transfers.cards_verb"),
            words("transfers.cards_text", names=who),
            names=names,
        )
        super().__init__(desk, parent, question)
        self._person_ids = person_ids
        self.checks = {key: Check(words(f"transfers.cards_{key}")) for key in ADDRESSEES}
        for check in self.checks.values():
            named(check, check.text().replace("&&", "&"))
            check.toggled.connect(self._allow)
            self.body.addWidget(check)
        self._allow()
        self.checks[ADDRESSEES[0]].setFocus()

    def _allow(self) -> None:
        self.verb.setEnabled(any(check.isChecked() for check in self.checks.values()))

    def call(self) -> Callable[[], Touched]:
        """Record those ticked."""
        workspace, ids = self.workspace, self._person_ids
        wanted = [key for key, check in self.checks.items() if check.isChecked()]

        def act() -> Touched:
            touched = Touched()
            for addressee in wanted:
                touched |= capture_cards.card_sent(workspace, ids, addressee)
            return touched

        return act
