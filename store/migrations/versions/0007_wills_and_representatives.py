"""Wills and other legal papers, and the prisoners' representatives.

What is written here is never changed after a release: the classes move on, this stays.
"""

import sqlalchemy as sa
from alembic import op

revision = "0007"
down_revision = "0006"
branch_labels = None
depends_on = None


def upgrade() -> None:
    """Make the two tables."""
    _records(
        "legal_document",
        "person_id document_id event document_kind reference occurred_at:int recorded_at:int kept_by"
        " transmission_asked:bool certified_copy:bool passed_on_to corrects reason",
    )
    _records(
        "representative",
        "person_id station_id chosen chosen_at:int approved_at:int approved_by recorded_at:int ended"
        " ended_at:int end_reason power_told_at:int",
    )
    op.create_index("ix_representative_station_id", "representative", ["station_id"])


_TYPES = {"": sa.String, "int": sa.Integer, "bool": sa.Boolean}


def _records(name: str, fields: str) -> None:
    parted = (each.partition(":") for each in fields.split())
    op.create_table(
        name,
        sa.Column("heads", sa.LargeBinary(), nullable=False),
        sa.Column("id", sa.String(36), nullable=False),
        *[sa.Column(each, _TYPES[kind](), nullable=False) for each, _, kind in parted],
        sa.PrimaryKeyConstraint("id"),
    )
    op.create_index(f"ix_{name}_person_id", name, ["person_id"])
