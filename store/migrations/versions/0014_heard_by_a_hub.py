"""When a hub last heard the others, which behind a hub hear each other through it alone.

What is written here is never changed after a release: the classes move on, this stays.
"""

import sqlalchemy as sa
from alembic import op

revision = "0014"
down_revision = "0013"
branch_labels = None
depends_on = None


def upgrade() -> None:
    """Make the table; nothing is known until a hub is spoken to again."""
    op.create_table(
        "heard_by_hub",
        sa.Column("device", sa.LargeBinary(), nullable=False),
        sa.Column("heard_at", sa.BigInteger(), nullable=False),
        sa.PrimaryKeyConstraint("device"),
        sqlite_with_rowid=False,
    )
