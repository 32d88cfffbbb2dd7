"""That what the record which goes on says is right, against one that was set aside.

What is written here is never changed after a release: the classes move on, this stays.
"""

import sqlalchemy as sa
from alembic import op

revision = "0015"
down_revision = "0014"
branch_labels = None
depends_on = None

_NAME = "upheld"


def upgrade() -> None:
    """Make the table."""
    op.create_table(
        _NAME,
        sa.Column("heads", sa.LargeBinary(), nullable=False),
        sa.Column("id", sa.String(36), nullable=False),
        sa.Column("person_id", sa.String(), nullable=False),
        sa.Column("other_id", sa.String(), nullable=False),
        sa.Column("field", sa.String(), nullable=False),
        sa.Column("compared", sa.String(), nullable=False),
        sa.Column("recorded_at", sa.Integer(), nullable=False),
        sa.Column("reason", sa.String(), nullable=False),
        sa.PrimaryKeyConstraint("id"),
    )
    op.create_index(f"ix_{_NAME}_person_id", _NAME, ["person_id"])
