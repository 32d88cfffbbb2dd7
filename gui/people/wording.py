"""The sentences of a person's file: fields and events; refuses to know Qt."""

from collections.abc import Iterable, Mapping, Sequence

from casework.views import (
    PersonFile,
    TimelineEntry,
)
from gui.kit.values import TimelineEvent, Tone
from gui.people.presenter import born_of, known, state_of, when, when_exactly
from models.clock import to_datetime
from models.duties import DAY, HOUR
from resources.words import Words

LATE_AFTER = HOUR
"""An event written down more than an hour after it happened is marked as a late entry (design)."""

_MINUTE = 60_000

GROUPS: Mapping[str, tuple[str, ...]] = {
    "identity": (
        "surname",
        "first_names",
        "patronymic",
        "rank",
        "born",
        "service_number",
        "surname_latin",
        "first_names_latin",
        "latin_scheme",
        "other_names",
        "legal_category",
    ),
    "origin": (
        "power",
        "sex",
        "language",
        "interpreter",
        "father_first_name",
        "mother_maiden_name",
        "place_of_birth",
        "unit_volunteered",
        "inform_name",
        "inform_address",
        "home_address",
        "mail_address",
        "non_disclosure",
        "note",
    ),
    "capture": (
        "captured_on",
        "captured_time",
        "captured_place",
        "captured_grid",
        "capturing_unit",
        "handed_over_by",
    ),
    "condition": ("health", "first_aid", "handling_code", "serious_since"),
}
"""The fields of a person as the file groups them."""

FIELD_WORDS: Mapping[str, str] = {
    "surname": "field.surname",
    "first_names": "intake.first_names",
    "patronymic": "field.patronymic",
    "rank": "field.rank",
    "rank_key": "field.rank",
    "born": "field.date_of_birth",
    "service_number": "intake.service_number",
    "surname_latin": "intake.latin_surname",
    "first_names_latin": "intake.latin_first_names",
    "latin_scheme": "people.latin_scheme",
    "other_names": "intake.other_names",
    "legal_category": "people.legal_category",
    "non_disclosure": "people.non_disclosure",
    "serious_since": "people.serious_since",
    "power": "intake.power",
    "sex": "field.sex",
    "language": "field.language",
    "interpreter": "field.interpreter",
    "father_first_name": "field.father_first_name",
    "mother_maiden_name": "field.mother_maiden_name",
    "place_of_birth": "field.place_of_birth",
    "unit_volunteered": "field.unit_volunteered",
    "inform_name": "field.person_to_inform",
    "inform_address": "field.address_next_of_kin",
    "home_address": "field.home_address",
    "mail_address": "field.mail_address",
    "note": "document.note",
    "captured_on": "field.date_of_capture",
    "captured_time": "people.time_of_capture",
    "captured_place": "field.place_of_capture",
    "captured_grid": "intake.captured_grid",
    "capturing_unit": "field.capturing_unit",
    "handed_over_by": "intake.handed_over_by",
    "health": "people.health",
    "first_aid": "med.first_aid",
    "handling_code": "med.handling_code",
    "tag_number": "field.tag_no",
    "prisoner_number": "field.pow_no",
    "told_apart": "twice.told_apart",
}

_VALUE_STEMS: Mapping[str, str] = {
    "power": "country.",
    "sex": "field.sex_",
    "language": "lang.",
    "health": "health.",
    "first_aid": "answer.",
    "handling_code": "intake.handling_",
    "legal_category": "legal.",
    "latin_scheme": "intake.scheme_",
}
_INSTANTS = frozenset({"serious_since"})
_DATES = frozenset({"born", "captured_on"})

_EVENT_ICONS: Mapping[str, str] = {
    "captured": "fingerprint",
    "reached_collection_point": "station",
    "held_back": "health",
    "fit_again": "done",
    "departed": "route",
    "reached_transit_camp": "camp",
    "reached_camp": "camp",
    "admitted_to_hospital": "hospital",
    "left_hospital": "open",
    "brought_to_collection_point": "station",
    "came_back": "undo",
    "found_recorded_twice": "copy",
}


def field_word(name: str, words: Words) -> str:
    """What a field is called."""
    if name.endswith("_answer"):
        asked = field_word(name.removesuffix("_answer"), words)
        return words("people.answer_to", field=asked)
    return words(FIELD_WORDS[name]) if name in FIELD_WORDS else name


def value_word(name: str, value: str, words: Words) -> str:
    """What stands in a field, in words; nothing for nothing."""
    if not value or (name in _INSTANTS and value == "0"):
        return ""
    if name in _INSTANTS:
        return born_of(f"{to_datetime(int(value)):%Y-%m-%d}", words)
    if name in _DATES:
        return born_of(value, words)
    if name.endswith("_answer"):
        return known(f"answer.{value}", words, value)
    if stem := _VALUE_STEMS.get(name):
        return known(f"{stem}{value.lower()}", words, value)
    return value


def facts_of(file: PersonFile, group: str, words: Words) -> tuple[tuple[str, str, str], ...]:
    """Name, label and value of each field of a group that has something to say.

    An asked item without a value says how it was answered.
    """
    lines: list[tuple[str, str, str]] = []
    for name in GROUPS[group]:
        value = value_word(name, file.fields.get(name, ""), words)
        if not value and (mark := file.fields.get(f"{name}_answer")):
            value = value_word(f"{name}_answer", mark, words)
        if value:
            lines.append((name, field_word(name, words), value))
    return tuple(lines)


def span_of(milliseconds: int, words: Words) -> str:
    """A stretch of time in its greatest whole unit."""
    if milliseconds >= DAY:
        return words.count("people.days", milliseconds // DAY)
    if milliseconds >= HOUR:
        return words.count("people.hours", milliseconds // HOUR)
    return words.count("people.minutes", milliseconds // _MINUTE)


def event_word(event: str, words: Words) -> str:
    """What happened."""
    return known(f"event.{event}", words, words("event.released_by_a_newer_program"))


def with_corrections(entries: Sequence[TimelineEntry]) -> Iterable[TimelineEntry]:
    """The spine of the file: each event in its order, what corrects it right after it; none is ever left out."""
    corrections: dict[str, list[TimelineEntry]] = {}
    ids = {entry.event_id for entry in entries}
    for entry in entries:
        if entry.corrects in ids:
            corrections.setdefault(entry.corrects, []).append(entry)
    waiting = [entry for entry in reversed(entries) if entry.corrects not in ids]
    given: set[str] = set()
    while waiting:
        entry = waiting.pop()
        given.add(entry.event_id)
        yield entry
        waiting += reversed(corrections.get(entry.event_id, []))
    yield from (entry for entry in entries if entry.event_id not in given)


_GROUND_WORDS = {"override_by": "act.let_go_by", "second_officer": "paper.second_officer"}


def _grounds(entry: TimelineEntry, words: Words) -> Iterable[str]:
    """Who told of it, what it rests on, who decided and who stood by."""
    for name, value in entry.grounds:
        said = when_exactly(value, words) if isinstance(value, int) else value
        yield f"{words(_GROUND_WORDS.get(name, f'act.{name}'))}: {said}"


def timeline_event(entry: TimelineEntry, words: Words) -> TimelineEvent:
    """One event in words; a corrected one is struck through."""
    marks: list[str] = []
    tone = Tone.NEUTRAL
    if entry.corrected:
        marks.append(words("people.corrected"))
    elif entry.corrects:
        marks.append(words("people.correction"))
        tone = Tone.INFO
    elif entry.late_by > LATE_AFTER:
        marks.append(words("people.late", span=span_of(entry.late_by, words)))
        tone = Tone.WARN
    title, occurred = event_word(entry.event, words), when_exactly(entry.occurred_at, words)
    recorded = when(entry.recorded_at, words)
    said = (
        words("people.recorded_by", when=recorded, officer=entry.officer)
        if entry.officer
        else words("people.recorded", when=recorded)
    )
    return TimelineEvent(
        key=entry.event_id,
        when=occurred,
        title=title,
        detail=" · ".join(
            part for part in (entry.place, entry.note, *_grounds(entry, words)) if part
        ),
        recorded=said,
        icon="late" if tone is Tone.WARN else _EVENT_ICONS.get(entry.event, "clock"),
        mark=", ".join(marks),
        tone=tone,
        struck=entry.corrected,
        action="" if entry.corrected or entry.transfer_id else words("people.event_action"),
        action_spoken=words("people.event_action_for", event=f"{title}, {occurred}"),
    )


def where_and_state(file: PersonFile, words: Words) -> str:
    """Where he is and since when, in one line."""
    card = file.card
    since = words("today.since", when=when_exactly(card.since, words)) if card.since else ""
    return " · ".join(part for part in (card.place, since) if part) or state_of(card, words)


def others_of(file: PersonFile, words: Words) -> str:
    """What of his file is for officers with other roles, in one line; nothing where everything is shown."""
    if not file.others:
        return ""
    what = ", ".join(words(f"access.class_{each.value.lower()}") for each in file.others)
    return words("people.others", what=what)
