"""What the officer prefers to see: language, palette, columns; kept in a small file that names nobody.

Refuses personal data: it lies unencrypted in the configuration folder. A file that cannot be read or
written is no reason to stop work; then the defaults hold.
"""

import json
from collections.abc import Mapping
from dataclasses import asdict, dataclass, field, replace
from pathlib import Path
from typing import Any

from platformdirs import user_config_path

from gui.palettes import PALETTES
from resources.words import SCREEN_LANGUAGES

_FILE = "preferences.json"


@dataclass(frozen=True, slots=True)
class Preferences:
    """The choices themselves; `columns` holds the column keys of each table by the table's key."""

    language: str = "en"
    palette: str = "light"
    lock_after_minutes: int = 5
    columns: Mapping[str, tuple[str, ...]] = field(default_factory=dict[str, tuple[str, ...]])


class PreferencesFile:
    """Reads and writes the preferences in one folder."""

    def __init__(self, folder: Path | None = None) -> None:
        """The configuration folder of this user unless another is given."""
        self._path = (folder or user_config_path("safe-conduct", appauthor=False)) / _FILE

    def read(self) -> Preferences:
        """What is kept, or the defaults for whatever is missing or makes no sense."""
        try:
            kept = json.loads(self._path.read_text(encoding="utf-8"))
        except (OSError, ValueError):
            return Preferences()
        return _sane(kept) if isinstance(kept, dict) else Preferences()

    def write(self, preferences: Preferences) -> bool:
        """Keep them; False when the disk refuses."""
        fresh = self._path.with_suffix(".new")
        try:
            self._path.parent.mkdir(parents=True, exist_ok=True)
            fresh.write_text(json.dumps(asdict(preferences), indent=2), encoding="utf-8")
            fresh.replace(self._path)
        except OSError:
            return False
        return True


def _sane(kept: dict[str, Any]) -> Preferences:
    default = Preferences()
    language, palette = kept.get("language"), kept.get("palette")
    minutes, columns = kept.get("lock_after_minutes"), kept.get("columns")
    return replace(
        default,
        language=language if language in SCREEN_LANGUAGES else default.language,
        palette=palette if palette in PALETTES else default.palette,
        lock_after_minutes=minutes
        if isinstance(minutes, int) and minutes > 0
        else default.lock_after_minutes,
        columns={
            str(table): tuple(str(key) for key in keys)
            for table, keys in (columns.items() if isinstance(columns, dict) else ())
            if isinstance(keys, list)
        },
    )
