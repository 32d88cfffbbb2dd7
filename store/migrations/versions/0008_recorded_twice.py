"""An event can say under which record a man who was recorded twice goes on.

What is written here is never changed after a release: the classes move on, this stays. SQLite cannot add a column
in the form in which the classes declare it, so the table is made anew and its rows are copied.
"""

import sqlalchemy as sa
from alembic import op

revision = "0008"
down_revision = "0007"
branch_labels = None
depends_on = None

_NAME, _FORMER = "custody_event", "custody_event_before_0008"


def upgrade() -> None:
    """Widen the events; none before said so."""
    connection = op.get_bind()
    inspector = sa.inspect(connection)
    kept = [
        sa.Column(each["name"], each["type"], nullable=False)
        for each in inspector.get_columns(_NAME)
    ]
    indexes = [
        (str(each["name"]), [str(name) for name in each["column_names"]])
        for each in inspector.get_indexes(_NAME)
    ]
    for name, _ in indexes:
        op.drop_index(name, _NAME)
    op.rename_table(_NAME, _FORMER)
    op.create_table(
        _NAME,
        *kept,
        sa.Column("goes_on_as", sa.String(), nullable=False),
        sa.PrimaryKeyConstraint("id"),
    )
    names = ", ".join(f'"{column.name}"' for column in kept)
    op.execute(
        f'INSERT INTO "{_NAME}" ({names}, "goes_on_as") SELECT {names}, \'\' FROM "{_FORMER}"'
    )
    op.drop_table(_FORMER)
    for name, columns in indexes:
        op.create_index(name, _NAME, columns)
    op.create_index(
        "ix_custody_event_goes_on_as",
        _NAME,
        ["goes_on_as"],
        sqlite_where=sa.text("goes_on_as <> ''"),
    )
