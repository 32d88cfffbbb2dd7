"""People are found by their father's first name.

What is written here is never changed after a release: the classes move on, this stays.
"""

from alembic import op

revision = "0009"
down_revision = "0008"
branch_labels = None
depends_on = None


def upgrade() -> None:
    """Whose father's name is known waits to be found by it; the index itself is the compartment's."""
    op.execute(
        "INSERT OR IGNORE INTO stale (derivation, subject)"
        " SELECT 'search', id FROM person WHERE father_first_name <> ''"
    )
