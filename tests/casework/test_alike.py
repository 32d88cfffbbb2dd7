"""Whom somebody at the table looks like: men, not records."""

import pytest

from casework import alike, person_files, recorded_twice
from casework.drafts import DocumentDraft
from casework.recorded_twice import SameMan
from tests.casework.people import a_draft, a_person

CARD = DocumentDraft("military_card", "АВ 123456")


@pytest.fixture
def twice(workspace, hand):
    """The record that goes on and the one that was set aside; they have little alike but the man."""
    kept = a_person(workspace).person_id
    hand.advance(minutes=20)
    aside = a_person(
        workspace, surname="Гречко", first_names="Степан", service_number="ГР-771", born="1988"
    )
    number = person_files.open_file(workspace, kept).card.tag_number
    recorded_twice.set_aside(
        workspace, aside.person_id, SameMan(number, "той самий жетон", "лейтенант Гнатюк")
    )
    return kept, aside.person_id


def test_who_looks_like_a_record_set_aside_is_pointed_to_the_one_that_goes_on(workspace, twice):
    kept, aside = twice
    again = a_draft(
        workspace, surname="Гречко", first_names="Степан", service_number="ГР-771", born="1988"
    )
    assert [each.person_id for each in alike.likely_duplicates(workspace, again)] == [aside]
    (man,) = alike.likely_men(workspace, again)
    assert man.person_id == kept
    assert man.tag_number == person_files.open_file(workspace, kept).card.tag_number
    assert man.reasons, "what the record set aside has alike"


def test_what_either_record_has_alike_is_held_against_him_once(workspace, hand):
    kept = a_person(workspace)
    hand.advance(minutes=20)
    aside = a_person(workspace, service_number="", documents=(CARD,)).person_id
    number = person_files.open_file(workspace, kept.person_id).card.tag_number
    recorded_twice.set_aside(workspace, aside, SameMan(number, "той самий жетон", "Гнатюк"))
    again = a_draft(workspace, documents=(CARD,))
    either = {each.person_id: each for each in alike.likely_duplicates(workspace, again)}
    assert set(either) == {kept.person_id, aside}
    (man,) = alike.likely_men(workspace, again)
    assert man.person_id == kept.person_id
    assert either[aside].evidence - either[kept.person_id].evidence, "his paper"
    assert man.score == max(each.score for each in either.values())
    assert man.evidence == either[kept.person_id].evidence | either[aside].evidence
