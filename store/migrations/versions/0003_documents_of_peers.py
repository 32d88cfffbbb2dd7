"""Which documents of the authority other registers hold, so that these travel only where they are lacking.

What is written here is never changed after a release: the classes move on, this stays.
"""

import sqlalchemy as sa
from alembic import op

revision = "0003"
down_revision = "0002"
branch_labels = None
depends_on = None


def upgrade() -> None:
    """Make the table; nothing is known until the others are heard again."""
    op.create_table(
        "peer_documents",
        sa.Column("device", sa.LargeBinary(), nullable=False),
        sa.Column("root", sa.BigInteger(), nullable=False),
        sa.Column("roster", sa.BigInteger(), nullable=False),
        sa.Column("roster_hash", sa.LargeBinary(), nullable=False),
        sa.PrimaryKeyConstraint("device"),
        sqlite_with_rowid=False,
    )
