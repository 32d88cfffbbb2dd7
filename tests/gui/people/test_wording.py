"""The sentences of a file: events, property, cards."""

from casework import escapes, person_files
from casework.views import TimelineEntry
from gui.kit.values import Tone
from gui.people import wording
from models.duties import HOUR
from resources.words import SCREEN_LANGUAGES, words
from tests.casework.people import START, a_person

EN = words("en")


def an_entry(identifier, **more):
    known = {
        "event_id": identifier,
        "event": "held_back",
        "state": "held_back",
        "occurred_at": START,
        "recorded_at": START + 1,
        "late_by": 1,
        "place": "CP",
        "note": "",
        "officer": "сержант Коваль",
        "corrects": "",
        "corrected": False,
        "transfer_id": "",
    }
    return TimelineEntry(**(known | more))


def timeline_of(entries):
    return tuple(wording.timeline_event(one, EN) for one in wording.with_corrections(entries))


def test_a_correction_stands_right_after_what_it_corrects():
    entries = (
        an_entry("a", corrected=True),
        an_entry("b", occurred_at=START + HOUR),
        an_entry("c", occurred_at=START + 2 * HOUR, corrects="a"),
    )
    shown = timeline_of(entries)
    assert [(event.key, event.struck, event.mark) for event in shown] == [
        ("a", True, "corrected"),
        ("c", False, "correction"),
        ("b", False, ""),
    ]
    assert shown[0].action == ""
    assert shown[2].action


def test_corrections_in_a_circle_are_all_shown():
    entries = (an_entry("a", corrects="b"), an_entry("b", corrects="a"), an_entry("c"))
    assert {event.key for event in timeline_of(entries)} == {"a", "b", "c"}


def test_a_late_entry_is_marked_and_says_by_how_much():
    (late,) = timeline_of((an_entry("a", late_by=3 * HOUR),))
    (prompt,) = timeline_of((an_entry("a", late_by=HOUR),))
    assert (late.mark, late.tone) == ("late entry: 3 hours", Tone.WARN)
    assert prompt.mark == ""


def test_what_a_transfer_recorded_is_not_corrected_by_hand():
    (event,) = timeline_of((an_entry("a", transfer_id="t"),))
    assert event.action == ""


def test_a_newer_programs_event_is_shown_as_such():
    (event,) = timeline_of((an_entry("a", event="levitated"),))
    assert event.title == "Recorded by a newer program"


def test_fields_speak_and_silence_says_how_it_was_answered(workspace):
    saved = a_person(workspace, surname="", surname_answer="declined", health="sick")
    file = person_files.open_file(workspace, saved.person_id)
    facts = {name: value for name, _, value in wording.facts_of(file, "identity", EN)}
    assert facts["surname"] == "Declined to answer"
    assert facts["born"] == "30 September 1988"
    assert "other_names" not in facts
    assert wording.facts_of(file, "condition", EN) == (("health", "Health", "Sick"),)


def test_every_field_of_a_person_has_a_word(workspace):
    saved = a_person(workspace)
    file = person_files.open_file(workspace, saved.person_id)
    for language in SCREEN_LANGUAGES:
        for name in file.fields.keys() - {"id", "group_id"}:
            assert wording.field_word(name, words(language)) != name
    grouped = {name for group in wording.GROUPS.values() for name in group}
    apart = {"id", "group_id", "rank_key", "tag_number", "prisoner_number"}
    assert grouped == {n for n in file.fields if not n.endswith("_answer")} - apart


def test_what_an_event_rests_on_stands_with_it():
    told = an_entry(
        "a",
        event="escaped",
        place="CP Sudzha-2",
        note="",
        grounds=(("told_by", "сержант Гук"), ("last_seen_at", START)),
    )
    detail = wording.timeline_event(told, EN).detail
    assert (
        detail
        == "CP Sudzha-2 · Reported by: сержант Гук · Last seen on: 17 Nov 2026  07:20 (07:20 UTC)"
    )


def test_who_told_of_an_escape_and_when_he_was_last_seen_stand_in_the_file(workspace, clock):
    person_id = a_person(workspace).person_id
    clock.advance(hours=5)
    told = escapes.Escape(clock.now(), START, "CP Sudzha-2", "через вікно", "сержант Гук")
    escapes.escape(workspace, person_id, told)
    first, escaped = person_files.open_file(workspace, person_id).timeline
    assert first.grounds == ()
    assert dict(escaped.grounds) == {"told_by": "сержант Гук", "last_seen_at": START}
