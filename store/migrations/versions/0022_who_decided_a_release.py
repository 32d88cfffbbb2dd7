"""A release says who decided it and when, and who let somebody go without the statement of his account.

What is written here is never changed after a release: the classes move on, this stays. SQLite cannot add a column
in the form in which the classes declare it, so the table is made anew and its rows are copied.
"""

import sqlalchemy as sa
from alembic import op

revision = "0022"
down_revision = "0021"
branch_labels = None
depends_on = None

_NAME, _FORMER = "custody_event", "custody_event_before_0022"


def upgrade() -> None:
    """Widen the events; of an older release none of it is stated."""
    connection = op.get_bind()
    inspector = sa.inspect(connection)
    kept = [
        sa.Column(each["name"], each["type"], nullable=False)
        for each in inspector.get_columns(_NAME)
    ]
    indexes = [
        row[0]
        for row in connection.exec_driver_sql(
            "SELECT sql FROM sqlite_master WHERE type = 'index' AND tbl_name = ? AND sql NOT NULL",
            (_NAME,),
        )
    ]
    for each in inspector.get_indexes(_NAME):
        op.drop_index(str(each["name"]), _NAME)
    op.rename_table(_NAME, _FORMER)
    op.create_table(
        _NAME,
        *kept,
        sa.Column("decided_by", sa.String(), nullable=False),
        sa.Column("decided_at", sa.Integer(), nullable=False),
        sa.Column("override_by", sa.String(), nullable=False),
        sa.PrimaryKeyConstraint("id"),
    )
    names = ", ".join(f'"{column.name}"' for column in kept)
    op.execute(
        f'INSERT INTO "{_NAME}" ({names}, "decided_by", "decided_at", "override_by")'
        f" SELECT {names}, '', 0, '' FROM \"{_FORMER}\""
    )
    op.drop_table(_FORMER)
    for statement in indexes:
        op.execute(statement)
