"""Moves of custody set off more: cards after hospital and court, a list that leads to a collection point ends there.

What is written here is never changed after a release: the classes move on, this stays.
"""

from alembic import op

revision = "0020"
down_revision = "0019"
branch_labels = None
depends_on = None


def upgrade() -> None:
    """Where everybody stands and what is owed to him waits to be computed anew."""
    for derivation in ("standing", "duty"):
        op.execute(
            "INSERT OR IGNORE INTO stale (derivation, subject)"
            f" SELECT '{derivation}', id FROM person"
        )
