"""What each act changed in a person's file, the old value beside the new; refuses to know Qt."""

from collections.abc import Sequence
from dataclasses import dataclass

from casework.views import FieldChange
from gui.people.presenter import when_exactly
from gui.people.wording import FIELD_WORDS, field_word, value_word
from resources.words import Words

_SILENT_FIELDS = frozenset({"id", "group_id", "rank_key"})
_FACTS = frozenset({"told_apart", "upheld"})
"""What is no field: between two values of it there is nothing to read."""


@dataclass(frozen=True, slots=True)
class HistoryAct:
    """What one act changed: who, when, why; `first` are fields written without anything before them.

    `said` are sentences about facts, which are said and withdrawn and never become another.
    """

    when: str
    officer: str
    reason: str
    first: tuple[str, ...]
    changed: tuple[tuple[str, str, str], ...]
    said: tuple[str, ...] = ()


def history_of(changes: Sequence[FieldChange], words: Words) -> tuple[HistoryAct, ...]:
    """Every change act by act, the newest first; what is only for the program is left out."""
    acts: dict[tuple[int, str, str, str], list[FieldChange]] = {}
    for change in changes:
        if change.field not in _SILENT_FIELDS:
            key = (change.recorded_at, change.officer, change.verb, change.reason)
            acts.setdefault(key, []).append(change)
    return tuple(_act(key, made, words) for key, made in acts.items())


def _act(key: tuple[int, str, str, str], made: Sequence[FieldChange], words: Words) -> HistoryAct:
    recorded_at, officer, _verb, reason = key
    order = {name: place for place, name in enumerate(FIELD_WORDS)}
    made = sorted(made, key=lambda one: order.get(one.field, len(order)))
    first: list[str] = []
    changed: list[tuple[str, str, str]] = []
    said: list[str] = []
    for one in made:
        label = field_word(one.field, words)
        before, after = (value_word(one.field, value, words) for value in (one.before, one.after))
        if one.field in _FACTS:
            said.append(_fact(one, words))
        elif before or one.verb != "intake.register":
            nothing = words("people.nothing")
            changed.append((label, before or nothing, after or nothing))
        elif after and not one.field.endswith("_answer"):
            first.append(words("intake.remark", field=label, said=after))
    return HistoryAct(
        when_exactly(recorded_at, words),
        officer,
        reason,
        tuple(first),
        tuple(changed),
        tuple(said),
    )


def _fact(step: FieldChange, words: Words) -> str:
    if step.field == "upheld":
        asked = field_word(step.after.removesuffix("_answer"), words)
        return words("twice.upheld", field=asked, number=step.before)
    if step.after:
        return words("intake.remark", field=words("twice.told_apart"), said=step.after)
    return words("twice.told_apart_withdrawn", number=step.before)
