"""Many entries in few transactions are the same entries, and a failure costs only its own part."""

import pytest

from models.clock import HandClock
from models.records import Person
from store.bulk import NewEntry, append_many, batch
from store.entry import decode_body
from store.integrity import check
from store.unit_of_work import RecordExistsError, edit, load_many
from tests.store.invented import NOON, author, every_entry, intake, person, register, rows


@pytest.fixture
def vault(tmp_path):
    with register(tmp_path) as opened:
        yield opened


def test_many_entries_are_chained_stamped_and_projected(vault):
    clock = HandClock(NOON)
    me = author(vault, clock)

    def arrivals():
        for number in range(25):
            clock.advance(minutes=3)
            yield NewEntry("intake", intake(clock, number), "practice", clock.now() - 1)

    assert append_many(vault, me, arrivals(), per_transaction=10) == 25
    assert check(vault).findings == ()
    assert len(rows(vault)["standing"]) == 25
    bodies = [decode_body(each.body) for each in every_entry(vault)]
    assert [body.recorded_at for body in bodies] == [NOON + 180_000 * n for n in range(1, 26)]
    assert {(body.verb, body.reason) for body in bodies} == {("intake", "practice")}
    with edit(vault, me, "intake") as record:
        record.add(person(clock))
    assert check(vault).sound


def test_nothing_is_appended_for_nothing(vault, clock):
    assert append_many(vault, author(vault, clock), []) == 0
    assert every_entry(vault) == []


def test_edits_in_a_batch_are_entries_of_their_own(vault, clock):
    me = author(vault, clock)
    with batch(vault) as together:
        for number in range(5):
            with edit(together, me, "intake") as record:
                for each in intake(clock, number):
                    record.add(each)
            assert len(load_many(together, Person)) == number + 1
    assert len(every_entry(vault)) == 5
    assert check(vault).findings == ()


def test_an_edit_that_fails_in_a_batch_takes_back_itself_alone(vault, clock):
    me = author(vault, clock)
    one = person(clock)
    with batch(vault) as together:
        with edit(together, me, "intake") as record:
            record.add(one)
        with pytest.raises(RecordExistsError), edit(together, me, "intake") as record:
            record.add(one)
        with edit(together, me, "intake") as record:
            record.add(person(clock, 1))
    assert len(every_entry(vault)) == 2
    assert check(vault).findings == ()


def test_a_batch_that_fails_leaves_nothing(vault, clock):
    me = author(vault, clock)

    def fail():
        with batch(vault) as together:
            with edit(together, me, "intake") as record:
                record.add(person(clock))
            raise RuntimeError

    with pytest.raises(RuntimeError):
        fail()
    assert every_entry(vault) == []
