"""New records as columns: only what is known is kept, and what others invent does not gather."""

import pytest

from models.records import RECORDS
from store.plan import plan_of

EVENT = plan_of(next(record for record in RECORDS if record.kind == "custody_event"))


def test_records_that_name_other_fields_have_their_defaults_there():
    columns = EVENT.columns([{"place": "CP", "occurred_at": 7}, {"note": "by night"}, {}])
    assert dict(columns) == {
        "place": ["CP", "", ""],
        "occurred_at": [7, 0, 0],
        "note": ["", "by night", ""],
    }
    assert EVENT.knows_every(columns)


def test_records_that_name_the_same_fields_stay_as_they_came():
    columns = EVENT.columns([{"place": "CP", "note": "a"}, {"place": "Camp", "note": "b"}])
    assert list(columns.items()) == [("place", ("CP", "Camp")), ("note", ("a", "b"))]


@pytest.mark.parametrize(
    ("field", "value"),
    [
        ("place", 7),
        ("place", None),
        ("place", ["CP"]),
        ("occurred_at", 2**63),
        ("occurred_at", -(2**63) - 1),
        ("occurred_at", True),
        ("never_heard_of", "x"),
    ],
)
def test_a_value_of_another_type_or_too_large_is_not_known(field, value):
    fields = {"event": "escaped", field: value}
    assert EVENT.known(fields) == {"event": "escaped"}
    for rows in ([fields], [{"event": "died"}, fields], [{"event": "died", "place": ""}, fields]):
        assert not EVENT.knows_every(EVENT.columns(rows))


def test_the_largest_and_the_smallest_number_are_known():
    for value in (2**63 - 1, -(2**63)):
        fields = {"occurred_at": value}
        assert EVENT.known(fields) == fields
        assert EVENT.knows_every(EVENT.columns([fields, {}]))


def test_statements_for_fields_in_every_order_do_not_gather():
    for first in EVENT.fields:
        for second in EVENT.fields:
            if first != second:
                EVENT.insertion((first, second))
    assert len(EVENT._insertions) <= 256
