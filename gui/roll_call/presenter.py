"""What the roll-call of a station shows: lines, figures, who has counted, what stands in the way; knows no Qt."""

from collections.abc import Mapping
from dataclasses import dataclass

from casework.person_cards import number_of
from casework.roll_calls import CalledLine, RollCallView
from casework.views import PersonCard
from gui.kit.values import Tone
from models.errors import Block
from models.roll_calls import Found
from resources.words import Words

_MOST_NAMED = 5

_SIGNS: Mapping[str, tuple[str, Tone]] = {
    Found.PRESENT: ("done", Tone.GOOD),
    Found.FOUND: ("done", Tone.GOOD),
    Found.MISSING: ("warning", Tone.DANGER),
}


@dataclass(frozen=True, slots=True)
class CalledRow:
    """One name of the table; `found` is a word of `Found`, empty while nobody has answered for it."""

    person_id: str
    number: str
    name: str
    rank: str
    found: str
    answer: str
    icon: str
    tone: Tone


@dataclass(frozen=True, slots=True)
class Figures:
    """How the names stand."""

    expected: int
    present: int
    missing: int
    open: int


def called(card: PersonCard) -> str:
    """What he is called; whoever gave no name, by his number."""
    return card.name_native or card.name_latin or card.tag_number


def rows_of(view: RollCallView, words: Words) -> tuple[CalledRow, ...]:
    """The table, by name."""
    return tuple(_row(line, words) for line in view.lines)


def _row(line: CalledLine, words: Words) -> CalledRow:
    icon, tone = _SIGNS.get(line.found, ("", Tone.NEUTRAL))
    answer = words(f"roll_call.{line.found}") if line.found else words("roll_call.unanswered")
    return CalledRow(
        line.person.id,
        number_of(line.person),
        called(line.person),
        line.person.rank,
        line.found,
        f"{answer}. {line.note}" if line.note else answer,
        icon,
        tone,
    )


def figures(view: RollCallView) -> Figures:
    """How many answered, are missing, or were not called yet; whoever left meanwhile is not counted."""
    found = [line.found for line in view.lines]
    present = sum(each in (Found.PRESENT, Found.FOUND) for each in found)
    missing = found.count(Found.MISSING)
    return Figures(view.expected, present, missing, len(found) - present - missing)


def figures_said(view: RollCallView, words: Words) -> str:
    """The figures in one line."""
    known = figures(view)
    return " · ".join(
        (
            words.count("roll_call.expected", known.expected),
            words("roll_call.figures", present=known.present, missing=known.missing, n=known.open),
        )
    )


def counters_said(view: RollCallView, words: Words) -> str:
    """Who has counted; the numbers only when both have, so that the second counts for himself."""
    if view.complete:
        return words(
            "roll_call.both",
            first=view.first_counter,
            n=view.first or 0,
            second=view.second_counter,
            m=view.second or 0,
        )
    if view.first_counter:
        return words("roll_call.second_counts", name=view.first_counter)
    return words("roll_call.first_counts")


def in_the_way(view: RollCallView, words: Words) -> tuple[str, Tone]:
    """What keeps it from being closed, or that nothing does."""
    if not view.blocks:
        return words("roll_call.agrees"), Tone.GOOD
    names = {line.person.id: called(line.person) for line in view.lines}
    said = "\n".join(_block(block, names, words) for block in view.blocks)
    waiting = {block.guard for block in view.blocks} == {"two_counters"}
    return said, Tone.INFO if waiting else Tone.WARN


def _block(block: Block, names: Mapping[str, str], words: Words) -> str:
    said = words(f"guard.{block.guard}")
    if not block.subjects:
        return said
    told = ", ".join(names.get(each, "") for each in block.subjects[:_MOST_NAMED])
    more = len(block.subjects) - _MOST_NAMED
    return f"{said} {told}" + (f" +{more}" if more > 0 else "")


def number_typed(text: str) -> int | None:
    """The whole number that was typed, or nothing."""
    plain = text.strip()
    return int(plain) if plain.isascii() and plain.isdecimal() and len(plain) < _TOO_LONG else None


_TOO_LONG = 9
