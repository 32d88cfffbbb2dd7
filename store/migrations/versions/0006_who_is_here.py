"""Who is held here is counted from an index alone, lists under which people left among it.

What is written here is never changed after a release: the classes move on, this stays.
"""

from alembic import op

revision = "0006"
down_revision = "0005"
branch_labels = None
depends_on = None


def upgrade() -> None:
    """Widen the index by the transfer under which somebody left."""
    op.drop_index("ix_standing_station_id_state", "standing")
    op.create_index(
        "ix_standing_station_id_state_transfer_id",
        "standing",
        ["station_id", "state", "transfer_id"],
    )
