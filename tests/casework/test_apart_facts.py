from dataclasses import replace

import pytest

from casework import alike, apart_facts, intake, person_files, recorded_twice
from casework.drafts import ApartDraft, PersonDraft
from tests.casework.people import a_draft, a_person

BROTHERS = "брати, бачив обох разом"


@pytest.fixture
def older(workspace, hand):
    """Somebody recorded already."""
    person_id = a_person(workspace).person_id
    hand.advance(minutes=20)
    return person_id


def pointed_at(workspace, person_id):
    return [each.person_id for each in recorded_twice.suspected(workspace, person_id)]


def test_said_of_somebody_while_he_is_recorded_it_is_of_the_same_act(workspace, older):
    draft = a_draft(workspace, service_number="")
    likely = {each.person_id: each for each in alike.likely_duplicates(workspace, draft)}
    assert older in likely
    evidence = tuple(sorted(likely[older].evidence))
    said = replace(draft, apart=(ApartDraft(older, BROTHERS, evidence),))
    left = {each.person_id for each in apart_facts.still_alike(said, likely.values())}
    assert left == set(likely) - {older}
    saved = intake.register(workspace, said)
    assert len(saved.touched.records["told_apart"]) == 1
    assert [
        each.person_id for each in person_files.open_file(workspace, saved.person_id).told_apart
    ] == [older]
    assert older not in pointed_at(workspace, saved.person_id)
    (step,) = person_files.history(workspace, older, "told_apart")
    assert (step.reason, step.officer) == (BROTHERS, "сержант Коваль М. І.")


def test_whom_he_is_more_alike_than_when_it_was_said_is_pointed_at(workspace, older):
    draft = a_draft(workspace, service_number="")
    less = ApartDraft(older, BROTHERS, ("likeness.name",))
    said = replace(draft, apart=(less,))
    likely = alike.likely_duplicates(workspace, draft)
    assert apart_facts.still_alike(said, likely) == likely
    saved = intake.register(workspace, said)
    assert older in pointed_at(workspace, saved.person_id)


def test_a_draft_that_an_older_program_kept_is_read(workspace):
    draft = replace(a_draft(workspace), apart=(ApartDraft("a", BROTHERS, ("likeness.name",)),))
    plain = draft.to_plain()
    assert PersonDraft.from_plain(plain) == draft
    del plain["apart"]
    assert PersonDraft.from_plain(plain) == replace(draft, apart=())
