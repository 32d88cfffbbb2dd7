"""Settings stay on this laptop: made, changed, forgotten."""

from store import settings
from tests.store.invented import register


def test_settings_are_made_changed_and_forgotten(tmp_path):
    with register(tmp_path) as vault, vault.write() as cursor:
        assert settings.get(cursor, "language", "en") == "en"
        settings.put(cursor, "language", "uk")
        settings.put(cursor, "language", "fr")
        settings.put(cursor, "idle_minutes", "5")
        assert settings.get(cursor, "language") == "fr"
        assert settings.everything(cursor) == {"idle_minutes": "5", "language": "fr"}
        settings.drop(cursor, "language")
        assert settings.get(cursor, "language") == ""
