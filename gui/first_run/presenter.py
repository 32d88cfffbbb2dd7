"""Decides what is still needed to create a register; refuses to keep the passphrase."""

from collections.abc import Mapping
from dataclasses import dataclass, replace

from gui.kit.values import FINE, FieldState, Tone
from models.numbers import NumberSeries, format_number
from resources.words import Words

FIELDS = (
    "authority",
    "station_name",
    "station_code",
    "unit",
    "officer_name",
    "officer_rank",
    "officer_position",
    "officer_unit",
)
"""The names of `casework.registers.NewRegister`, in the order they are typed."""

NEEDED = ("authority", "station_name", "station_code", "officer_name", "passphrase")
"""Without these there is no register."""

_LABELS = {
    "authority": "first_run.authority",
    "station_name": "first_run.station",
    "station_code": "first_run.code",
    "officer_name": "first_run.officer_name",
    "passphrase": "ui.passphrase",
}


@dataclass(frozen=True, slots=True)
class FirstRunView:
    """All the screen needs to show about what was typed so far."""

    code_example: str
    states: Mapping[str, FieldState]
    again: FieldState
    missing: str
    may_create: bool


@dataclass(frozen=True, slots=True)
class _Lock:
    """What is known of the two passphrases without keeping either."""

    typed: bool = False
    again_typed: bool = False
    same: bool = False


class FirstRunPresenter:
    """What was typed so far, except for the passphrase, of which only its strength is known."""

    def __init__(self) -> None:
        self.values: dict[str, str] = dict.fromkeys(FIELDS, "")
        self._lock = _Lock()
        self._problems: dict[str, str] = {}

    def type(self, name: str, text: str) -> str:
        """A field was typed into; returns what it holds now (a code is always in capitals)."""
        held = text.upper().replace(" ", "") if name == "station_code" else text
        self.values[name] = held
        self._problems.pop(name, None)
        return held

    def type_passphrases(self, first: str, again: str) -> None:
        """Both passphrases as they stand; only facts about them are kept."""
        same = bool(first) and first == again
        self._lock = _Lock(bool(first), bool(again), same)
        self._problems.pop("passphrase", None)

    def refused(self, problems: Mapping[str, str]) -> None:
        """What `casework.registers.problems` said: field → word key."""
        self._problems = dict(problems)

    def first_to_mend(self) -> str:
        """The field to go to next; `again` is the second passphrase, empty when all is there."""
        for name in (*FIELDS, "passphrase"):
            if name in self._problems or name in self._missing():
                return name
        return "" if self._lock.same else "again"

    def view(self, words: Words) -> FirstRunView:
        """What to show now, in these words."""
        missing = self._missing()
        labels = [words(_LABELS[name]) for name in missing]
        if not missing and not self._lock.same:
            labels = [words("first_run.passphrase_again")]
        return FirstRunView(
            code_example=self._example(words),
            states={name: self._state(name, words) for name in (*FIELDS, "passphrase")},
            again=self._again(words),
            missing=words("first_run.missing", fields=", ".join(labels)) if labels else "",
            may_create=not missing and self._lock.same and not self._problems,
        )

    def _missing(self) -> tuple[str, ...]:
        typed = {**self.values, "passphrase": "x" if self._lock.typed else ""}
        return tuple(name for name in NEEDED if not typed[name].strip())

    def _example(self, words: Words) -> str:
        code = self.values["station_code"]
        try:
            number = format_number(code, NumberSeries.TAG, 1)
        except ValueError:
            return words("first_run.code_hint")
        return words("first_run.code_example", number=number)

    def _state(self, name: str, words: Words) -> FieldState:
        if key := self._problems.get(name):
            return FieldState(Tone.DANGER, words(key))
        return FINE

    def _again(self, words: Words) -> FieldState:
        if not self._lock.again_typed:
            return FINE
        if self._lock.same:
            return FieldState(Tone.GOOD, words("first_run.same"))
        return FieldState(Tone.WARN, words("first_run.differ"))


def shown_state(state: FieldState, hint: str) -> FieldState:
    """The state of a field, or its hint while there is nothing else to say."""
    return state if state.text else replace(FINE, text=hint)
