"""Human numbers: one after another, from the blocks of this device, never twice."""

import pytest

from models.errors import RecordMissing
from models.ids import new_id
from models.numbers import NumberSeries
from models.records import NumberBlock
from store.unit_of_work import edit
from tests.store.invented import author, person, register


@pytest.fixture
def vault(tmp_path):
    with register(tmp_path) as opened:
        yield opened


def take(vault, me, clock, series, count=1):
    with edit(vault, me, "intake") as record:
        record.add(person(clock))
        return [str(record.next_number(series)) for _ in range(count)]


def test_numbers_follow_each_other_within_and_across_acts(vault, clock):
    me = author(vault, clock)
    with edit(vault, me, "set_up") as record:
        record.open_block(NumberSeries.TAG, "SUD2", 1, 900)
        record.open_block(NumberSeries.PRISONER, "SUD2", 41, 50)
        assert record.next_number(NumberSeries.PRISONER).counter == 41
    given = take(vault, me, clock, NumberSeries.TAG, 2) + take(vault, me, clock, NumberSeries.TAG)
    assert [number[:-2] for number in given] == ["SUD2-0000001", "SUD2-0000002", "SUD2-0000003"]
    assert take(vault, me, clock, NumberSeries.PRISONER)[0].startswith("SUD2-P-000042-")


def test_a_block_that_is_used_up_is_followed_by_the_next(vault, clock):
    me = author(vault, clock)
    with edit(vault, me, "set_up") as record:
        record.open_block(NumberSeries.TAG, "SUD2", 8, 9)
        clock.advance(seconds=1)
        record.open_block(NumberSeries.TAG, "SUD2", 200, 201)
        clock.advance(seconds=1)
        record.open_block(NumberSeries.TAG, "KUR1", 1, 1)
    given = [take(vault, me, clock, NumberSeries.TAG)[0][:-2] for _ in range(5)]
    assert given == [
        "SUD2-0000008",
        "SUD2-0000009",
        "SUD2-0000200",
        "SUD2-0000201",
        "KUR1-0000001",
    ]
    with pytest.raises(RecordMissing):
        take(vault, me, clock, NumberSeries.TAG)


def test_blocks_of_another_device_or_series_give_nothing(vault, clock):
    me = author(vault, clock)
    with edit(vault, me, "set_up") as record:
        record.add(
            NumberBlock(
                id=new_id(clock), device=new_id(clock), series="TAG", prefix="KUR1", first=1, last=9
            )
        )
        record.open_block(NumberSeries.RECEIPT, "SUD2", 1, 9)
    with pytest.raises(RecordMissing):
        take(vault, me, clock, NumberSeries.TAG)
