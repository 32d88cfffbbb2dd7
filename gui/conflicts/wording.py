"""The words of conflicts: fields and values of every record, who wrote where and when; refuses to know Qt."""

from collections.abc import Mapping
from enum import StrEnum

from casework.conflict_views import CUSTODY, ConflictLine, SeenValue, Value, Writer
from gui.frame.presenter import local_words, utc_words
from gui.kit.values import Choice
from gui.people import wording as people_wording
from gui.people.choices import CHOICES
from gui.people.presenter import known, when_exactly
from models.duties import HOUR
from resources.words import Words

PERSON = "person"
LONGEST = 600
"""Characters of a value that are shown; the whole of a long note stands in the file."""

_CLOCK_MATTERS = HOUR // 12

_STEMS: Mapping[str, str] = {
    "fitness": "fitness.",
    "outcome": "outcome.",
    "destination_kind": "transfers.kind.",
    "reason": "transfer.reason.",
    "language": "lang.",
    "notice_language": "lang.",
    "power": "country.",
    "item_class": "prop.",
    "disposition": "prop.",
    "addressee": "people.card_",
}


def field_word(kind: str, name: str, words: Words) -> str:
    """What a field of a record is called."""
    if kind == PERSON:
        return people_wording.field_word(name, words)
    return known(f"conflicts.field.{name}", words, name)


def value_word(kind: str, name: str, value: Value, words: Words) -> str:
    """What stands in a field, in words; "nothing" for nothing."""
    return _value(kind, name, value, words) or words("people.nothing")


def _value(kind: str, name: str, value: Value, words: Words) -> str:
    if value is None or value == "":
        return ""
    if isinstance(value, bool):
        return words("answer.yes" if value else "answer.no")
    if isinstance(value, int):
        return when_exactly(value, words) if name.endswith("_at") else str(value)
    if len(value) > LONGEST:
        return f"{value[:LONGEST]}…"
    if kind == PERSON:
        return people_wording.value_word(name, value, words)
    stem = _STEMS.get(name)
    return known(f"{stem}{value.lower()}", words, value) if stem else value


def choices_for(kind: str, name: str, words: Words) -> tuple[Choice, ...]:
    """What may be chosen instead of typed; nothing where one types."""
    if kind != PERSON or name not in CHOICES:
        return ()
    return tuple(
        Choice(value, people_wording.value_word(name, value, words)) for value in CHOICES[name]
    )


def kind_word(line: ConflictLine, words: Words) -> str:
    """What a conflict is about, in a few words."""
    if line.kind == CUSTODY:
        return words("conflicts.custody")
    fields = ", ".join(field_word(line.kind, name, words) for name in line.fields)
    if line.kind == PERSON:
        return fields
    return f"{known(f'conflicts.kind.{line.kind}', words, line.kind)}: {fields}"


def subject_word(line: ConflictLine, words: Words) -> str:
    """Whom or what a conflict is about."""
    name = line.name
    if line.subject_kind == PERSON and not name:
        name = words("people.name_not_given")
    parts = [part for part in (name, line.number) if part]
    return " · ".join(parts) or known(f"conflicts.kind.{line.kind}", words, line.kind)


def where_word(writer: Writer, words: Words) -> str:
    """On which register something was written."""
    if writer.own:
        return words("conflicts.here", station=writer.station or "–")
    if writer.station and writer.device:
        return words("conflicts.station_device", station=writer.station, device=writer.device)
    return writer.station or writer.device or words("conflicts.another")


def who_word(writer: Writer, words: Words) -> str:
    """Who wrote something."""
    if not writer.held:
        return words("conflicts.withheld")
    return writer.officer or words("people.conflict_nobody")


def when_word(writer: Writer, words: Words) -> str:
    """When something was written, by the clock of those who wrote it, and by how much that clock is ahead.

    Behind means nothing: what it said may have travelled for a month.
    """
    if not writer.held:
        return words("conflicts.withheld")
    said = local_words(writer.recorded_at, writer.offset_minutes, words)
    said = f"{said} ({utc_words(writer.recorded_at, words)})"
    if writer.clock_ahead < _CLOCK_MATTERS:
        return said
    span = people_wording.span_of(writer.clock_ahead, words)
    return f"{said}. {words('conflicts.ahead', span=span)}"


def seen_word(kind: str, name: str, writer: Writer, words: Words) -> str:
    """What somebody had seen when he wrote."""
    if not writer.held:
        return words("conflicts.withheld")
    if not writer.seen:
        return words("conflicts.seen_nothing")
    told = dict.fromkeys(_seen(kind, name, each, words) for each in writer.seen)
    return "; ".join(told)


def _seen(kind: str, name: str, seen: SeenValue, words: Words) -> str:
    return value_word(kind, name, seen.value, words) if seen.held else words("conflicts.withheld")


class Tellable(StrEnum):
    """Groups of a person's file that are shown beside a conflict."""

    IDENTITY = "identity"
    CAPTURE = "capture"
    ORIGIN = "origin"
