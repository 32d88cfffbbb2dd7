"""What may have happened instead."""

from gui.people.reading import events_instead
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
    )
    assert events_instead(entries, "a")[0] == "reached_collection_point"
    assert "departed" not in events_instead(entries, "b")
