"""Drafts stay on this laptop: kept, replaced, forgotten, never journalled."""

from store import drafts
from store.drafts import Draft
from tests.store.invented import every_entry, register


def test_a_draft_is_kept_replaced_and_forgotten(tmp_path, clock):
    content = {"fields": {"surname": "Ооржак"}, "items": [{"quantity": 2}], "group_position": 1}
    with register(tmp_path) as vault:
        with vault.write() as cursor:
            drafts.keep(cursor, Draft("one", "intake", {}), clock)
            clock.advance(seconds=5)
            drafts.keep(cursor, Draft("one", "intake", content), clock)
            drafts.keep(cursor, Draft("two", "intake", {}), clock)
            drafts.keep(cursor, Draft("three", "transfer", {}), clock)
        with vault.read() as cursor:
            assert drafts.find(cursor, "one") == Draft("one", "intake", content, clock.now())
            assert [each.id for each in drafts.of_kind(cursor, "intake")] == ["two", "one"]
        with vault.write() as cursor:
            drafts.drop(cursor, "one")
        with vault.read() as cursor:
            assert drafts.find(cursor, "one") is None
        assert every_entry(vault) == []
    assert "Ооржак" not in repr(Draft("one", "intake", content))
