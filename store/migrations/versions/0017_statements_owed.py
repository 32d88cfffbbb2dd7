"""At the end of captivity the statement of account is owed: whose ended untold of it is owed it still.

What is written here is never changed after a release: the classes move on, this stays.
"""

from alembic import op

revision = "0017"
down_revision = "0016"
branch_labels = None
depends_on = None


def upgrade() -> None:
    """What is owed to everybody waits to be computed anew."""
    op.execute("INSERT OR IGNORE INTO stale (derivation, subject) SELECT 'duty', id FROM person")
