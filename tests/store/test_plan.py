"""Records put in many at a time lie in their table as those put in one by one."""

import pytest

from models.records import RECORDS
from store.plan import plan_of
from tests.store.invented import register


@pytest.mark.parametrize("record", RECORDS, ids=lambda record: record.kind)
def test_a_statement_for_many_records_puts_in_the_same_rows(tmp_path, record):
    plan = plan_of(record)
    named = [name for name in plan.fields if plan.types[name][0] is str][:3]
    made = [
        (f"{number:036}", {name: f"{name} '{number}" for name in named[: number % 4]}, b"\x80")
        for number in range(60)
    ]
    with register(tmp_path) as vault, vault.write() as cursor:
        found = []
        for some in ([made], [[each] for each in made]):
            for each in some:
                for statement, parameters in plan.insertion(each):
                    cursor.executemany(statement, parameters)
            cursor.execute(f'SELECT * FROM "{plan.kind}" ORDER BY id')
            found.append(cursor.fetchall())
            cursor.execute(f'DELETE FROM "{plan.kind}"')
    assert len(found[0]) == 60
    assert found[0] == found[1]


def test_a_value_of_another_type_or_too_large_is_not_known():
    plan = plan_of(next(record for record in RECORDS if record.kind == "custody_event"))
    assert plan.knows_all({"place": "CP", "occurred_at": 7})
    assert plan.knows_all({"place": "CP", "occurred_at": 2**63 - 1})
    for fields in (
        {"place": 7, "occurred_at": 7},
        {"place": "CP", "occurred_at": 2**63},
        {"place": "CP", "occurred_at": True},
        {"place": None, "occurred_at": 7},
        {"place": "CP", "never_heard_of": "x"},
    ):
        assert not plan.knows_all(fields)


def test_shapes_that_others_invent_do_not_gather():
    plan = plan_of(next(record for record in RECORDS if record.kind == "custody_event"))
    for number in range(1000):
        assert not plan.knows_all({f"invented_{number}": ""})
    assert len(plan._shapes) <= 256
