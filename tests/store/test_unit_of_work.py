"""One act of an officer is saved whole or not at all, and says what its officer had seen."""

import pytest
from pydantic import ValidationError

from models.clock import HandClock
from models.errors import FactIsFinal, RecordMissing
from models.ids import new_id
from models.numbers import NumberSeries
from models.records import CustodyEvent, Person, Station
from models.tables import PersonRow
from store import drafts, journal
from store.drafts import Draft
from store.entry import decode_body, decode_header
from store.projection import rebuild
from store.unit_of_work import RecordExistsError, edit, load, load_many
from tests.store.invented import (
    NOON,
    OFFICER,
    OtherLaptop,
    author,
    every_entry,
    intake,
    person,
    register,
    rows,
)


@pytest.fixture
def vault(tmp_path):
    with register(tmp_path) as opened:
        yield opened


@pytest.fixture
def me(vault, clock):
    return author(vault, clock)


def bodies(vault):
    return [decode_body(each.body) for each in every_entry(vault)]


def test_a_save_is_one_entry_with_who_what_when_and_why(vault, me, clock):
    added = intake(clock)
    with edit(vault, me, "intake", "found at the crossing", occurred_at=NOON - 60_000) as record:
        for each in added:
            record.add(each)
    (body,) = bodies(vault)
    assert (body.officer, body.verb, body.reason) == (OFFICER, "intake", "found at the crossing")
    assert (body.occurred_at, body.recorded_at, body.offset_minutes) == (NOON - 60_000, NOON, 0)
    assert [(change.kind, change.record) for change in body.changes] == [
        (each.kind, each.id) for each in added
    ]
    assert load(vault, Person, added[0].id).value == added[0]
    assert record.touched.of(Person) == {added[0].id}
    assert record.touched.head == (me.device.id, 1)
    assert len(rows(vault)["standing"]) == 1


def test_a_field_at_its_default_is_not_written_and_comes_back(vault, me, clock):
    one = Station(id=new_id(clock), name="Birch", currency="UAH")
    with edit(vault, me, "set_up") as record:
        seen = record.add(one)
    with edit(vault, me, "amend") as record:
        seen = record.change(seen, currency="EUR", name="")
    with edit(vault, me, "amend") as record:
        record.change(seen, currency="UAH")
    assert [dict(group.fields) for body in bodies(vault) for group in body.changes[0].groups] == [
        {"name": "Birch"},
        {"currency": "EUR", "name": ""},
        {"currency": "UAH"},
    ]
    assert load(vault, Station, one.id).value == Station(id=one.id)


def test_an_exception_takes_back_records_numbers_and_drafts(vault, me, clock):
    with edit(vault, me, "set_up") as record:
        record.open_block(NumberSeries.TAG, "SUD2", 1, 9)
    before = rows(vault)

    def fail():
        with edit(vault, me, "intake") as record:
            record.add(person(clock))
            assert str(record.next_number(NumberSeries.TAG)) == "SUD2-0000001-M"
            drafts.keep(record.cursor, Draft("one", "intake", {}), clock)
            raise RuntimeError

    with pytest.raises(RuntimeError):
        fail()
    assert rows(vault) == before
    assert len(every_entry(vault)) == 1
    with vault.read() as cursor:
        assert drafts.find(cursor, "one") is None
    with edit(vault, me, "intake") as record:
        record.add(person(clock))
        assert record.next_number(NumberSeries.TAG).counter == 1


def test_an_act_about_several_people_is_an_entry_for_each(vault, me, clock):
    one, other = intake(clock, 1), intake(clock, 2)
    with edit(vault, me, "intake", "together") as record:
        for each in (one[0], other[0], *one[1:], *other[1:]):
            record.add(each)
        seen = record.change(load(record, Person, one[0].id), rank="капітан")
        record.change(seen, rank="майор")
    entries = every_entry(vault)
    assert [each.head for each in entries] == [(me.device.id, 1), (me.device.id, 2)]
    assert record.touched.head == entries[-1].head
    said = bodies(vault)
    assert [{change.record for change in body.changes} for body in said] == [
        {each.id for each in one},
        {each.id for each in other},
    ]
    assert {(body.verb, body.reason, body.recorded_at) for body in said} == {
        ("intake", "together", NOON)
    }
    with edit(vault, me, "amend") as record:
        for each in (other[0], one[0]):
            record.change(load(record, Person, each.id), note="n")
    assert [body.changes[0].record for body in bodies(vault)[2:]] == [other[0].id, one[0].id]
    times = [decode_header(each.header).time for each in every_entry(vault)]
    assert times == sorted(set(times))
    before = rows(vault)
    rebuild(vault)
    assert rows(vault) == before


def test_nothing_changed_is_no_entry_and_costs_no_number(vault, me, clock):
    with edit(vault, me, "set_up") as record:
        record.open_block(NumberSeries.TAG, "SUD2", 1, 9)
        seen = record.add(person(clock))
    with edit(vault, me, "amend") as record:
        record.next_number(NumberSeries.TAG)
        assert record.change(seen, rank=seen.value.rank) is seen
        assert record.replace(seen, seen.value) is seen
    assert not record.touched
    assert len(every_entry(vault)) == 2
    with edit(vault, me, "intake") as record:
        record.add(person(clock))
        assert record.next_number(NumberSeries.TAG).counter == 1


def test_an_edit_reads_its_own_additions_and_changes(vault, me, clock):
    one = person(clock)
    with edit(vault, me, "intake") as record:
        record.add(one)
        assert load(record, Person, one.id).value == one
        seen = record.change(load(record, Person, one.id), rank="капитан")
        record.change(seen, rank="майор", note="corrected twice")
        assert load_many(record, Person, "rank = ?", ("майор",))[0].value.note == "corrected twice"
    (body,) = bodies(vault)
    (change,) = body.changes
    assert change.groups[0].replaced == ()
    assert change.groups[0].fields["rank"] == "майор"
    stored = load(vault, Person, one.id)
    assert stored.value.rank == "майор"
    assert stored.heads == load(vault, Person, one.id).heads
    assert len(stored.heads) < 30


def test_a_field_of_a_new_record_set_back_to_its_default_leaves_the_entry(vault, me, clock):
    with edit(vault, me, "intake") as record:
        seen = record.add(person(clock, note="doubtful"))
        record.change(seen, note="")
    assert "note" not in bodies(vault)[0].changes[0].groups[0].fields


def test_two_changes_of_one_field_in_one_act_are_one(vault, me, clock):
    with edit(vault, me, "intake") as record:
        record.add(one := person(clock))
    seen = load(vault, Person, one.id)
    with edit(vault, me, "amend") as record:
        record.change(seen, rank="капитан", born="1990")
        record.change(seen, rank="майор")
    (group,) = bodies(vault)[1].changes[0].groups
    assert group.fields == {"rank": "майор", "born": "1990"}
    assert group.replaced == ((me.device.id, 1),)
    assert load(vault, Person, one.id).value.rank == "майор"


def test_only_what_differs_is_written_by_replace(vault, me, clock):
    with edit(vault, me, "intake") as record:
        seen = record.add(person(clock))
    with edit(vault, me, "amend") as record:
        record.replace(seen, seen.value.model_copy(update={"born": "1991-05-03"}))
    assert bodies(vault)[1].changes[0].groups[0].fields == {"born": "1991-05-03"}


def test_a_change_names_what_its_officer_saw_not_what_stands_at_commit(vault, me, clock):
    with edit(vault, me, "intake") as record:
        record.add(one := person(clock))
    opened = load(vault, Person, one.id)
    other = OtherLaptop(vault)
    other.hybrid.see(me.hybrid.last)
    theirs = other.write(("person", one.id, [([(me.device.id, 1)], {"surname": "Іншенко"})]))
    with edit(vault, me, "amend") as record:
        record.change(opened, surname="Соколко", rank="капитан")
    now = load(vault, Person, one.id)
    conflict = now.conflicts["surname"]
    assert {(each.value, each.head) for each in conflict} == {
        ("Іншенко", theirs),
        ("Соколко", (me.device.id, 2)),
    }
    assert set(now.conflicts) == {"surname"}
    latest = max(conflict, key=lambda each: (each.time, each.head))
    assert now.value.surname == latest.value
    # Naming the field settles it, even with the value that is shown already.
    with edit(vault, me, "settle", "asked him again") as record:
        record.change(now, surname=now.value.surname)
    assert load(vault, Person, one.id).conflicts == {}
    (settled,) = [body for body in bodies(vault) if body.verb == "settle"]
    assert set(settled.changes[0].groups[0].replaced) == {theirs, (me.device.id, 2)}


def test_facts_are_final(vault, me, clock):
    added = intake(clock)
    with edit(vault, me, "intake") as record:
        event = [record.add(each) for each in added][1]
    with pytest.raises(FactIsFinal), edit(vault, me, "amend") as record:
        record.change(event, note="no")
    assert load(vault, CustodyEvent, added[1].id).value.note == ""


def test_an_identifier_is_used_once(vault, me, clock):
    one = person(clock)
    with edit(vault, me, "intake") as record:
        record.add(one)
    with pytest.raises(RecordExistsError), edit(vault, me, "intake") as record:
        record.add(one)
    with pytest.raises(RecordExistsError), edit(vault, me, "intake") as record:
        twice(record, person(clock))
    assert len(every_entry(vault)) == 1


def twice(record, added):
    record.add(added)
    record.add(added)


def test_what_was_never_validated_is_refused(vault, me, clock):
    one = person(clock)
    one.born = 1990
    with pytest.raises(TypeError, match=r"person\.born"), edit(vault, me, "intake") as record:
        record.add(one)
    row = PersonRow(id=new_id(clock))
    with pytest.raises(TypeError, match="PersonRow"), edit(vault, me, "intake") as record:
        record.add(row)
    with edit(vault, me, "intake") as record:
        seen = record.add(person(clock))
    with pytest.raises(ValidationError) as caught, edit(vault, me, "amend") as record:
        record.change(seen, born=["Верещагин"])
    assert "Верещагин" not in str(caught.value)
    with pytest.raises(TypeError), edit(vault, me, "amend") as record:
        record.change(seen, nickname="x")


def test_a_missing_record_is_said_to_be_missing(vault):
    with pytest.raises(RecordMissing):
        load(vault, Person, new_id(HandClock(NOON)))


def test_logical_time_goes_on_where_the_vault_left_off(vault, me, clock):
    with edit(vault, me, "intake") as record:
        record.add(person(clock))
    slow = HandClock(NOON - 86_400_000)
    with edit(vault, again := author(vault, slow), "intake") as record:
        record.add(person(slow))
    times = [decode_header(each.header).time for each in every_entry(vault)]
    assert times == sorted(set(times))
    assert again.device.id == me.device.id


def test_the_head_code_changes_with_every_entry(vault, me, clock):
    codes = [journal.head_code(vault)]
    for number in range(3):
        with edit(vault, me, "intake") as record:
            record.add(person(clock, number))
        codes.append(journal.head_code(vault))
    assert codes[0] == ""
    assert len(set(codes)) == 4
    assert all(len(code) == 9 and code[4] == "-" for code in codes[1:])
