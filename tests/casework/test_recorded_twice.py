import pytest

from casework import (
    bureau,
    bureau_content,
    custody_events,
    duties,
    people,
    person_files,
    property_custody,
    recorded_twice,
    tracing_files,
    transfers,
)
from casework.people import PeopleQuery
from casework.recorded_twice import SameMan, set_aside
from casework.strength import strength
from casework.transfers import TransferDraft
from models.custody import WITHDRAWN
from models.errors import InputRefused, NotYourRole, StepBlocked, TransitionRefused
from models.field_classes import FieldClass
from models.numbers import NumberSeries, format_number
from models.records import BureauNotice
from store.unit_of_work import load_many
from tests.casework.people import WATCH, a_person, given
from tests.casework.releases import let_go


@pytest.fixture
def twice(workspace, hand):
    """The older and the younger record of one man."""
    older = a_person(workspace, items=(WATCH,)).person_id
    hand.advance(minutes=20)
    younger = a_person(workspace, items=(WATCH,), service_number="", born="1988").person_id
    hand.advance(minutes=20)
    return older, younger


def number(workspace, person_id):
    card = file_of(workspace, person_id).card
    return card.prisoner_number or card.tag_number


def file_of(workspace, person_id):
    return person_files.open_file(workspace, person_id)


def held(workspace):
    return strength(workspace, workspace.now()).total


def state(workspace, person_id):
    return file_of(workspace, person_id).card.state


def same(workspace, other_id, **changes):
    told = {
        "number": number(workspace, other_id),
        "reason": "той самий жетон і підпис",
        "second_officer": "лейтенант Гнатюк",
    }
    return SameMan(**told | changes)


@pytest.mark.parametrize("asked_from", [0, 1])
def test_the_older_record_goes_on_from_whichever_it_is_said(workspace, twice, asked_from):
    here, other = twice[asked_from], twice[1 - asked_from]
    assert held(workspace) == 2
    set_aside(workspace, here, same(workspace, other))
    older, younger = twice
    assert state(workspace, older) == "collection_point"
    assert state(workspace, younger) == "recorded_twice"
    assert held(workspace) == 1
    left, kept = file_of(workspace, younger), file_of(workspace, older)
    assert (left.goes_on.person_id, left.goes_on.number) == (older, number(workspace, older))
    assert [each.person_id for each in kept.also_recorded] == [younger]
    assert kept.goes_on is None
    assert left.also_recorded == ()


def test_nothing_is_owed_twice_but_what_is_kept_stays_owed(workspace, twice):
    older, younger = twice
    set_aside(workspace, older, same(workspace, younger))
    kinds = {duty.kind for duty in duties.duties_of(workspace, younger)}
    assert kinds == {"return_property", "bureau_notice"}
    assert "registration" in {duty.kind for duty in duties.duties_of(workspace, older)}
    assert len(file_of(workspace, younger).items) == 1


def test_the_record_that_says_how_custody_ended_goes_on(workspace, hand):
    older = a_person(workspace).person_id
    younger = a_person(workspace, service_number="").person_id
    hand.advance(minutes=5)
    let_go(workspace, younger)
    hand.advance(minutes=5)
    set_aside(workspace, younger, same(workspace, older))
    assert state(workspace, older) == "recorded_twice"
    assert state(workspace, younger) == "released_in_place"
    assert held(workspace) == 0


@pytest.mark.parametrize(
    ("changes", "field"),
    [
        ({"reason": " "}, "reason"),
        ({"second_officer": ""}, "second_officer"),
        ({"number": "п'ять"}, "number"),
    ],
)
def test_what_must_be_said(workspace, twice, changes, field):
    older, younger = twice
    with pytest.raises(InputRefused) as refused:
        set_aside(workspace, older, same(workspace, younger, **changes))
    assert set(refused.value.problems) == {field}
    assert held(workspace) == 2


def test_a_number_of_nobody_here_and_his_own_are_refused(workspace, twice):
    older, younger = twice
    with pytest.raises(InputRefused) as refused:
        set_aside(workspace, older, same(workspace, older))
    assert refused.value.problems == {"number": "twice.same_record"}
    stranger = format_number("SUD2", NumberSeries.TAG, 99)
    with pytest.raises(InputRefused) as refused:
        set_aside(workspace, older, same(workspace, younger, number=stranger))
    assert refused.value.problems == {"number": "twice.unknown_number"}


def test_a_record_set_aside_is_no_record_to_go_on_under(workspace, twice, hand):
    older, younger = twice
    third = a_person(workspace, service_number="АБ-3").person_id
    hand.advance(minutes=1)
    set_aside(workspace, older, same(workspace, younger))
    for here, other in ((third, younger), (younger, third)):
        with pytest.raises(StepBlocked) as blocked:
            set_aside(workspace, here, same(workspace, other))
        assert [each.guard for each in blocked.value.blocks] == ["set_aside_already"]


def test_two_records_that_have_both_ended_are_corrected_instead(workspace, twice, hand):
    for person_id in twice:
        for item in file_of(workspace, person_id).items:
            property_custody.withdraw_item(workspace, item.id, "не його")
        let_go(workspace, person_id)
    hand.advance(minutes=1)
    with pytest.raises(StepBlocked) as blocked:
        set_aside(workspace, twice[0], same(workspace, twice[1]))
    assert [each.guard for each in blocked.value.blocks] == ["both_have_ended"]


def test_whoever_is_on_an_open_list_stays_on_it(workspace, twice):
    older, younger = twice
    draft = TransferDraft(destination="Табір", destination_address="77", escort_name="Т")
    transfer = transfers.open_transfer(workspace, draft).transfer_id
    transfers.add_people(workspace, transfer, (younger,))
    with pytest.raises(StepBlocked) as blocked:
        set_aside(workspace, older, same(workspace, younger))
    assert [each.guard for each in blocked.value.blocks] == ["on_another_transfer"]


def test_nothing_more_happens_under_the_record_set_aside(workspace, twice, hand):
    older, younger = twice
    set_aside(workspace, older, same(workspace, younger))
    hand.advance(minutes=5)
    with pytest.raises(TransitionRefused):
        custody_events.record_event(
            workspace, younger, "admitted_to_hospital", hand.now(), "шпиталь"
        )
    draft = TransferDraft(destination="Табір", destination_address="77", escort_name="Т")
    transfer = transfers.open_transfer(workspace, draft).transfer_id
    with pytest.raises(StepBlocked) as blocked:
        transfers.add_people(workspace, transfer, (younger,))
    assert [each.guard for each in blocked.value.blocks] == ["cannot_be_moved"]


def test_two_officers_bring_it_back(workspace, twice, hand):
    older, younger = twice
    set_aside(workspace, older, same(workspace, younger))
    hand.advance(minutes=5)
    event = file_of(workspace, younger).timeline[-1].event_id
    undo = {"note": "інша людина", "corrects": event}
    with pytest.raises(InputRefused):
        custody_events.record_event(workspace, younger, WITHDRAWN, hand.now(), "", **undo)
    custody_events.record_event(
        workspace, younger, WITHDRAWN, hand.now(), "", second_officer="Гнатюк", **undo
    )
    assert state(workspace, younger) == "collection_point"
    assert held(workspace) == 2
    assert file_of(workspace, older).also_recorded == ()
    assert file_of(workspace, younger).goes_on is None


def test_it_is_pointed_out_until_it_is_decided(workspace, twice):
    older, younger = twice
    other = a_person(
        workspace, surname="Гречко", first_names="Степан", service_number="АБ-9", born="1999"
    ).person_id
    assert [each.person_id for each in recorded_twice.suspected(workspace, younger)] == [older]
    assert [each.person_id for each in recorded_twice.suspected(workspace, older)] == [younger]
    assert recorded_twice.suspected(workspace, other) == ()
    set_aside(workspace, older, same(workspace, younger))
    assert recorded_twice.suspected(workspace, older) == ()
    assert recorded_twice.suspected(workspace, younger) == ()


def test_who_asks_after_the_man_is_told_of_the_record_that_goes_on(workspace, twice):
    older, younger = twice
    set_aside(workspace, older, same(workspace, younger))
    person, standing = tracing_files.meant(workspace, younger)
    assert (person.id, standing) == (older, "collection_point")


def test_the_bureau_is_told_under_which_number_he_goes_on(workspace, twice):
    older, younger = twice
    set_aside(workspace, older, same(workspace, younger))
    bureau.prepare(workspace, (younger,))
    told = _claims(workspace, younger, "found_recorded_twice")
    assert told["event"]["goes_on_as"] == number(workspace, older)


def _claims(workspace, person_id, notice):
    kept = load_many(workspace.vault, BureauNotice, "person_id = ?", (person_id,))
    (one,) = [each.value for each in kept if each.value.notice == notice]
    return bureau_content.told(workspace, one.id).claims


def test_he_is_found_under_both_numbers(workspace, twice):
    older, younger = twice
    numbers = [number(workspace, each) for each in twice]
    set_aside(workspace, older, same(workspace, younger))
    for typed, person_id in zip(numbers, twice, strict=True):
        assert people.find(workspace, PeopleQuery(text=typed)).ids[0] == person_id


def test_only_who_sees_identity_and_custody_decides(workspace, twice):
    older, younger = twice
    told = same(workspace, younger)
    given(workspace, "medic")
    with pytest.raises(NotYourRole) as refused:
        set_aside(workspace, older, told)
    assert refused.value.field_class in {FieldClass.A, FieldClass.C}
