"""The page of a field with several values: each with who wrote it and what they had seen; refuses to know Qt."""

from casework.conflict_views import FieldCandidate, FieldConflict, Writer
from gui.conflicts import telling, wording
from gui.conflicts.values import TYPED, Account, Page, Pair, Part
from resources.words import Words


def page(conflict: FieldConflict, words: Words) -> Page:
    """The page of one field."""
    line, name = conflict.line, conflict.name
    title = wording.field_word(line.kind, name, words)
    several = conflict.places > 1
    person = line.kind == wording.PERSON
    facts = () if person else _facts(conflict, words)
    return Page(
        key=line.key,
        title=title,
        subject=telling.about(conflict, words),
        step=words("conflicts.field_of", n=conflict.place, total=conflict.places)
        if several
        else "",
        intro=words("people.conflict_intro"),
        agreed="",
        accounts=tuple(
            _candidate(str(place), each, conflict, title, words)
            for place, each in enumerate(conflict.candidates)
        ),
        others=(),
        typed=words("people.conflict_other") if conflict.typeable else "",
        offered=wording.choices_for(line.kind, name, words),
        opens=telling.opens(line),
        open_word=telling.open_word(line, words),
        rest_title=words("conflicts.rest" if person else "conflicts.rest_record"),
        rest=telling.rest(conflict, words) if person else facts,
    )


def _candidate(
    key: str, candidate: FieldCandidate, conflict: FieldConflict, title: str, words: Words
) -> Account:
    kind, name = conflict.line.kind, conflict.name
    value = wording.value_word(kind, name, candidate.value, words)
    along = tuple(
        (wording.field_word(kind, other, words), wording.value_word(kind, other, told, words))
        for other, told in candidate.along
        if other != "rank_key"
    )
    parts = [Part("", along)] if along else []
    for writer in candidate.writers:
        seen = (words("conflicts.had_seen"), wording.seen_word(kind, name, writer, words))
        parts.append(Part("", (*telling.wrote(writer, words), seen, *_reason(writer, words))))
    return Account(
        key=key,
        title=value,
        pick=words("conflicts.value_right"),
        spoken=words(
            "conflicts.spoken", what=title, value=value, who=telling.names(candidate.writers, words)
        ),
        parts=tuple(parts),
    )


def _reason(writer: Writer, words: Words) -> tuple[Pair, ...]:
    return ((words("conflicts.gave"), writer.reason),) if writer.reason else ()


def _facts(conflict: FieldConflict, words: Words) -> tuple[tuple[str, str, str], ...]:
    kind = conflict.line.kind
    return tuple(
        (name, wording.field_word(kind, name, words), wording.value_word(kind, name, value, words))
        for name, value in conflict.facts
    )


def consequence(conflict: FieldConflict, key: str, typed: str, words: Words) -> str:
    """What every register will show; nothing while nothing is chosen."""
    kind, name = conflict.line.kind, conflict.name
    if key == TYPED:
        value = wording.value_word(kind, name, typed.strip(), words) if typed.strip() else ""
    else:
        chosen = [each for place, each in enumerate(conflict.candidates) if str(place) == key]
        value = wording.value_word(kind, name, chosen[0].value, words) if chosen else ""
    if not value:
        return ""
    return words("conflicts.will_show", field=wording.field_word(kind, name, words), value=value)
