"""Every text of every record is free text, or named as not."""

from collections import Counter

from models import records
from models.free_text_fields import BELONGS, FREE_TEXT, NOT_FREE, by_name


def texts(record):
    return [
        name
        for name, field in record.model_fields.items()
        if field.annotation is str and name != "id"
    ]


def test_every_text_of_every_record_is_looked_over_or_named_as_not():
    listed = Counter(
        (kind, name)
        for table in (FREE_TEXT, NOT_FREE)
        for kind, names in table.items()
        for name in names.split()
    )
    there = {(record.kind, name) for record in records.RECORDS for name in texts(record)}
    assert there - listed.keys() == set(), "new: free text, or not?"
    assert listed.keys() - there == set(), "gone, and still listed"
    assert [one for one, times in listed.items() if times > 1] == []


def test_remarks_reasons_and_accounts_are_free_everywhere():
    said = {"note", "description", "condition", "circumstances", "finding", "witnesses"}
    for kind, names in NOT_FREE.items():
        assert not said & set(names.split()), kind


def test_a_name_means_the_same_in_every_kind_that_has_it():
    for name in by_name():
        kinds = [kind for kind, names in FREE_TEXT.items() if name in names.split()]
        assert len({BELONGS.get((kind, name), frozenset()) for kind in kinds}) == 1, name


def test_what_the_law_wants_is_excused_in_free_fields_alone():
    for kind, name in BELONGS:
        assert name in FREE_TEXT[kind].split()
