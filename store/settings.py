"""Settings of this laptop, one text each; never journalled, never sent."""

from store.compartment import Cursor


def get(cursor: Cursor, key: str, default: str = "") -> str:
    """The setting, or `default` where it was never made."""
    cursor.execute("SELECT value FROM setting WHERE key = ?", (key,))
    row = cursor.fetchone()
    return default if row is None else row[0]


def put(cursor: Cursor, key: str, value: str) -> None:
    """Make a setting."""
    cursor.execute(
        "INSERT INTO setting (key, value) VALUES (?, ?)"
        " ON CONFLICT (key) DO UPDATE SET value = excluded.value",
        (key, value),
    )


def drop(cursor: Cursor, key: str) -> None:
    """Forget a setting."""
    cursor.execute("DELETE FROM setting WHERE key = ?", (key,))


def everything(cursor: Cursor) -> dict[str, str]:
    """All settings by key."""
    cursor.execute("SELECT key, value FROM setting ORDER BY key")
    return dict(cursor.fetchall())
