"""A notice to the Bureau bears a digest of what it tells of a death; where it told no more, the rest is owed.

What is written here is never changed after a release: the classes move on, this stays. SQLite cannot add a column
in the form in which the classes declare it, so the table is made anew and its rows are copied.
"""

import sqlalchemy as sa
from alembic import op

revision = "0021"
down_revision = "0020"
branch_labels = None
depends_on = None

_NAME, _FORMER = "bureau_notice", "bureau_notice_before_0021"


def upgrade() -> None:
    """Widen the notices; what is owed of the dead waits to be computed anew."""
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
        sa.Column("death_digest", sa.String(), nullable=False),
        sa.PrimaryKeyConstraint("id"),
    )
    names = ", ".join(f'"{column.name}"' for column in kept)
    op.execute(
        f'INSERT INTO "{_NAME}" ({names}, "death_digest") SELECT {names}, \'\' FROM "{_FORMER}"'
    )
    op.drop_table(_FORMER)
    for statement in indexes:
        op.execute(statement)
    op.execute(
        "INSERT OR IGNORE INTO stale (derivation, subject) SELECT 'duty', person_id FROM death"
    )
