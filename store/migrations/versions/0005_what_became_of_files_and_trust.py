"""What became of attached files, and what officers did about whom registers trust.

What is written here is never changed after a release: the classes move on, this stays.
"""

import sqlalchemy as sa
from alembic import op

revision = "0005"
down_revision = "0004"
branch_labels = None
depends_on = None


def upgrade() -> None:
    """Make the two tables; of what was done before nobody is told anew."""
    _facts("attachment_event", "attachment_id subject_kind subject_id event occurred_at:int reason")
    op.create_index("ix_attachment_event_attachment_id", "attachment_event", ["attachment_id"])
    op.create_index("ix_attachment_event_subject_id", "attachment_event", ["subject_id"])
    _facts(
        "trust_act", "act authority device roster_version:int root_version:int done_at:int reason"
    )


def _facts(name: str, fields: str) -> None:
    op.create_table(
        name,
        sa.Column("heads", sa.LargeBinary(), nullable=False),
        sa.Column("id", sa.String(36), nullable=False),
        *[
            sa.Column(each.removesuffix(":int"), sa.Integer(), nullable=False)
            if each.endswith(":int")
            else sa.Column(each, sa.String(), nullable=False)
            for each in fields.split()
        ],
        sa.PrimaryKeyConstraint("id"),
    )
