"""An entry of an account carries the prisoner's written request: its date, how he signed it, who witnessed his mark.

What is written here is never changed after a release: the classes move on, this stays. SQLite cannot add a column
in the form in which the classes declare it, so the table is made anew and its rows are copied.
"""

import sqlalchemy as sa
from alembic import op

revision = "0019"
down_revision = "0018"
branch_labels = None
depends_on = None

_NAME, _FORMER = "account_entry", "account_entry_before_0019"
_NEW = ("requested_on", "request_signed", "request_witness")


def upgrade() -> None:
    """Widen the entries; of an older one the request is not stated."""
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
        *(sa.Column(name, sa.String(), nullable=False) for name in _NEW),
        sa.PrimaryKeyConstraint("id"),
    )
    names = ", ".join(f'"{column.name}"' for column in kept)
    widened, blank = ", ".join(_NEW), ", ".join("''" for _ in _NEW)
    op.execute(
        f'INSERT INTO "{_NAME}" ({names}, {widened}) SELECT {names}, {blank} FROM "{_FORMER}"'
    )
    op.drop_table(_FORMER)
    for statement in indexes:
        op.execute(statement)
