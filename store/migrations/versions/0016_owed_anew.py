"""What is owed follows new rules: nothing is put off by moving on, and what was ended untold is owed still.

What is written here is never changed after a release: the classes move on, this stays.
"""

from alembic import op

revision = "0016"
down_revision = "0015"
branch_labels = None
depends_on = None


def upgrade() -> None:
    """Where everybody stands and what is owed to him waits to be computed anew."""
    for derivation in ("standing", "duty"):
        op.execute(
            "INSERT OR IGNORE INTO stale (derivation, subject)"
            f" SELECT '{derivation}', id FROM person"
        )
