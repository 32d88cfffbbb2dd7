"""Whether an event was corrected is found in an index of the few corrections there are.

What is written here is never changed after a release: the classes move on, this stays.
"""

import sqlalchemy as sa
from alembic import op

revision = "0012"
down_revision = "0011"
branch_labels = None
depends_on = None


def upgrade() -> None:
    """Make the index; of a hundred events perhaps one stands in it."""
    op.create_index(
        "ix_custody_event_corrects",
        "custody_event",
        ["corrects"],
        sqlite_where=sa.text("corrects <> ''"),
    )
