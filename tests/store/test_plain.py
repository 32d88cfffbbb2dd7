"""Records read by the thousand have the values a form reads, in the order asked, however many are asked for."""

import pytest

from models.clock import HandClock
from models.ids import new_id
from models.records import TransferLine
from store.plain import among, read_plain, texts
from store.unit_of_work import edit, load_many
from tests.store.invented import NOON, author, register

CLOCK = HandClock(NOON)
LIST = new_id(CLOCK)


@pytest.fixture
def vault(tmp_path):
    with register(tmp_path) as vault:
        with edit(vault, author(vault), "transfer.add_people") as record:
            for number in range(1200):
                record.add(
                    TransferLine(
                        id=new_id(CLOCK),
                        transfer_id=LIST,
                        person_id=new_id(CLOCK),
                        line_number=1200 - number,
                        conditions="сидячи, «\"'",
                        withdrawn=number % 3 == 0,
                    )
                )
        yield vault


def test_a_plain_record_is_equal_to_one_that_was_proved(vault):
    proved = [each.value for each in load_many(vault, TransferLine)]
    plain = read_plain(vault, TransferLine, "transfer_id = ?", (LIST,))
    assert len(plain) == 1200
    assert [each.model_dump() for each in plain] == [each.model_dump() for each in proved]
    assert {type(each.withdrawn) for each in plain} == {bool}


def test_they_come_in_the_order_asked(vault):
    plain = read_plain(vault, TransferLine, "NOT withdrawn", order="line_number")
    numbers = [each.line_number for each in plain]
    assert len(numbers) == 800
    assert numbers == sorted(numbers)


def test_more_than_a_statement_has_parameters_for_are_found_among_those_asked(vault):
    every = read_plain(vault, TransferLine, "1")
    asked = [*(each.person_id for each in every), *(f"nobody {each}" for each in range(40_000))]
    found = read_plain(vault, TransferLine, among("person_id"), (texts(asked),))
    assert found == every
    assert read_plain(vault, TransferLine, among("person_id"), (texts(()),)) == ()
    quoted = texts(["'", '"', "\\", "сидячи, «\"'"])
    assert len(read_plain(vault, TransferLine, among("conditions"), (quoted,))) == 1200
