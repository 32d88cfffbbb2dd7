"""What was dealt with is kept by device and concern, and forgotten one by one."""

from models.trust_acts import Concern
from store import seen, settings
from store.seen import Seen
from tests.store.invented import register

ONE, OTHER = bytes(16), bytes([7]) * 16


def test_what_was_dealt_with_is_kept_and_forgotten(tmp_path):
    with register(tmp_path) as vault, vault.write() as cursor:
        settings.put(cursor, "hub.url", "https://hub.example")
        settings.put(cursor, f"seen.{ONE.hex()}.of_a_newer_program", "z 0")
        assert seen.everything(cursor) == {}
        seen.put(cursor, ONE, Concern.SILENT, Seen("a"))
        seen.put(cursor, ONE, Concern.CLOCK, Seen("b", 7_200_000))
        seen.put(cursor, OTHER, Concern.ROLLED_BACK, Seen("c"))
        assert seen.everything(cursor) == {
            ONE: {Concern.SILENT: Seen("a"), Concern.CLOCK: Seen("b", 7_200_000)},
            OTHER: {Concern.ROLLED_BACK: Seen("c")},
        }
        assert seen.of(cursor, ONE, Concern.CLOCK) == Seen("b", 7_200_000)
        assert seen.of(cursor, OTHER, Concern.CLOCK) is None
        seen.forget(cursor, ONE, Concern.SILENT, Concern.FORKED)
        assert set(seen.everything(cursor)[ONE]) == {Concern.CLOCK}
