"""That two records which look alike are of two men.

What is written here is never changed after a release: the classes move on, this stays.
"""

import sqlalchemy as sa
from alembic import op

revision = "0011"
down_revision = "0010"
branch_labels = None
depends_on = None

_NAME = "told_apart"


def upgrade() -> None:
    """Make the table."""
    op.create_table(
        _NAME,
        sa.Column("heads", sa.LargeBinary(), nullable=False),
        sa.Column("id", sa.String(36), nullable=False),
        sa.Column("person_id", sa.String(), nullable=False),
        sa.Column("other_id", sa.String(), nullable=False),
        sa.Column("alike", sa.String(), nullable=False),
        sa.Column("recorded_at", sa.Integer(), nullable=False),
        sa.Column("corrects", sa.String(), nullable=False),
        sa.Column("reason", sa.String(), nullable=False),
        sa.PrimaryKeyConstraint("id"),
    )
    for name in ("person_id", "other_id"):
        op.create_index(f"ix_{_NAME}_{name}", _NAME, [name])
