"""Rows put in several at a time lie in their table as those put in one by one."""

import pytest

from models.records import RECORDS
from store.plan import plan_of
from store.rows import AT_ONCE, MANY, insertion, put_in
from tests.store.invented import register

COUNTS = (1, MANY - 1, MANY, MANY + 1, MANY + AT_ONCE - 1, 5 * AT_ONCE)


@pytest.mark.parametrize("record", RECORDS, ids=lambda record: record.kind)
def test_records_put_in_together_are_those_put_in_one_by_one(tmp_path, record):
    plan = plan_of(record)
    names = tuple(name for name in plan.fields if plan.types[name][0] is str)[:3]
    with register(tmp_path) as vault, vault.write() as cursor:
        for count in COUNTS:
            made = [
                (f"{number:036}", *(f"{name} '{number}" for name in names), b"\x80")
                for number in range(count)
            ]
            found = []
            for some in ([made], [[each] for each in made]):
                for each in some:
                    assert put_in(cursor, plan.insertion(names), each) == len(each)
                cursor.execute(f'SELECT * FROM "{plan.kind}" ORDER BY id')
                found.append(cursor.fetchall())
                cursor.execute(f'DELETE FROM "{plan.kind}"')
            assert len(found[0]) == count
            assert found[0] == found[1]
            for identifier, *values, heads in made[:1]:
                named = dict(zip(names, values, strict=True))
                assert list(found[0][0]) == [
                    int(value) if type(value) is bool else value
                    for value in _in_table_order(cursor, plan, identifier, named, heads)
                ]


def _in_table_order(cursor, plan, identifier, named, heads):
    given = {**plan.defaults, **named, "id": identifier, "heads": heads}
    cursor.execute(f'SELECT name FROM pragma_table_info("{plan.kind}")')
    return [given[name] for (name,) in cursor.fetchall()]


def test_only_rows_that_were_not_there_are_counted(tmp_path):
    into = insertion("INSERT INTO touching (device, subject)", "?, ?", "ON CONFLICT DO NOTHING")
    rows = [(b"\x07" * 16, f"{number:036}") for number in range(3 * MANY)]
    with register(tmp_path) as vault, vault.write() as cursor:
        assert put_in(cursor, into, rows[: MANY + 7]) == MANY + 7
        assert put_in(cursor, into, rows) == 2 * MANY - 7
        assert put_in(cursor, into, rows) == 0
        assert put_in(cursor, into, []) == 0
