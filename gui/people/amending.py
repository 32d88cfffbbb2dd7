"""What a correction changes: the values as typed, beside what was recorded; refuses to know Qt.

Latin forms that were made from the native ones follow them; those written by hand stay. A reason is wanted
where the identity changes (`casework.people.REASON_NEEDED`).
"""

from collections.abc import Mapping
from datetime import date

from casework import intake, remarks
from casework.drafts import PersonDraft
from casework.people import REASON_NEEDED
from casework.views import PersonFile
from gui.intake.entering import rank_key
from gui.intake.presenter import LATIN_FIELDS
from gui.intake.wording import states
from gui.kit.values import FieldState, Tone
from gui.people.wording import value_word
from models.answers import ASKED_ITEMS, Answer, settle
from resources.words import Words

_LATIN_SOURCES = frozenset({"surname", "first_names", "patronymic", "power"})


class Amending:
    """One correction under way."""

    def __init__(self, file: PersonFile, today: date) -> None:
        """Begin with what is recorded."""
        self.file, self._today = file, today
        self.values = dict(file.fields)
        proposed = intake.propose_latin(PersonDraft("", dict(file.fields)))[:2]
        held = tuple(file.fields.get(name, "") for name in LATIN_FIELDS)
        self._latin_follows = held in {proposed, ("", "")}

    def typed(self, name: str, text: str) -> frozenset[str]:
        """A field changed. Gives the other fields that change with it."""
        self.values[name] = text
        if name == "rank":
            self.values["rank_key"] = rank_key(text)
        if name in ASKED_ITEMS:
            mark = f"{name}_answer"
            self.values[mark] = settle(text.strip(), Answer(self.values.get(mark, ""))).value
        if name in LATIN_FIELDS:
            self._latin_follows = False
            self.values["latin_scheme"] = "as_printed"
            return frozenset({"latin_scheme"})
        return self._follow() if name in _LATIN_SOURCES else frozenset()

    def marked(self, item: str, answer: Answer) -> None:
        """How an asked item was answered."""
        self.values[f"{item}_answer"] = answer.value

    def take_over(self, changes: Mapping[str, str]) -> None:
        """Write what another record says, with all that comes along with it; Latin forms follow as when typed."""
        for name, text in changes.items():
            if not name.endswith("_answer"):
                self.typed(name, text)
        self.values |= changes

    def changes(self) -> dict[str, str]:
        """Field → new value, of every field that differs from what is recorded."""
        return {
            name: text.strip()
            for name, text in self.values.items()
            if text.strip() != self.file.fields.get(name, "")
        }

    def changed(self) -> tuple[str, ...]:
        """The changed fields that a person sees as fields."""
        changes = self.changes()
        asked = {name.removesuffix("_answer") for name in changes if name.endswith("_answer")}
        seen = {name for name in changes if not name.endswith("_answer") and name != "rank_key"}
        return tuple(sorted(seen | asked))

    @property
    def reason_wanted(self) -> bool:
        """Whether this changes his identity."""
        return bool(REASON_NEEDED & self.changes().keys())

    def states(self, words: Words) -> dict[str, FieldState]:
        """What is to be said beside each field: what it was until now, or what is wrong with it."""
        said = {name: self._until_now(name, words) for name in self.changed()}
        found = remarks.check(self.values, self._today)
        changed = {name: remark for name, remark in found.items() if name in self.changes()}
        return said | states(changed, self.values, words)

    def problems(self, reason: str) -> dict[str, str]:
        """What stops the save: field → word key."""
        found = remarks.errors(remarks.check(self.values, self._today))
        problems = {name: key for name, key in found.items() if name in self.changes()}
        if self.reason_wanted and not reason.strip():
            problems["reason"] = "people.reason_needed"
        return problems

    def _until_now(self, name: str, words: Words) -> FieldState:
        before = value_word(name, self.file.fields.get(name, ""), words)
        said = (
            words("people.until_now", value=before) if before else words("people.until_now_nothing")
        )
        return FieldState(Tone.NEUTRAL, said)

    def _follow(self) -> frozenset[str]:
        if not self._latin_follows:
            return frozenset()
        surname, first_names, scheme = intake.propose_latin(PersonDraft("", dict(self.values)))
        proposed = dict(
            zip((*LATIN_FIELDS, "latin_scheme"), (surname, first_names, scheme), strict=True)
        )
        moved = frozenset(name for name, text in proposed.items() if text != self.values.get(name))
        self.values |= proposed
        return moved
