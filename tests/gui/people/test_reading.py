"""What may have happened instead."""

from gui.people.reading import events_instead, said_of
from tests.gui.people.test_wording import an_entry


def test_what_may_have_happened_instead_fits_where_he_stood_before():
    entries = (
        an_entry("a", event="reached_collection_point", state="collection_point"),
        an_entry("b", event="held_back"),
    )
    assert events_instead(entries, "b") == (
        "held_back",
        "became_ill",
        "admitted_to_hospital",
        "taken_into_judicial_detention",
        "withdrawn",
    )
    assert events_instead(entries, "a")[0] == "reached_collection_point"
    assert "withdrawn" not in events_instead(entries, "a"), "that he came is not withdrawn"
    assert "departed" not in events_instead(entries, "b")


def test_what_was_taken_back_may_be_true_after_all():
    entries = (
        an_entry("a", event="reached_collection_point", state="collection_point"),
        an_entry("b", event="died", corrected=True),
        an_entry("c", event="withdrawn", corrects="b"),
    )
    assert [each.event for each in said_of(entries, "c")] == ["withdrawn", "died"]
    offered = events_instead(entries, "c")
    assert (offered[0], offered[-1]) == ("died", "withdrawn")
    ring = (an_entry("a", corrects="b"), an_entry("b", corrects="a"))
    assert len(said_of(ring, "a")) == 2
