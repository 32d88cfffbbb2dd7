"""A revision with everything that may be half done: a new column, a table made anew, rows rewritten.

A row of `setting` whose key is `refuse` makes it fail at its end.
"""

import sqlalchemy as sa
from alembic import op

from store.schema import REVISIONS

revision = "9999"
# The newest of the program under test, whatever that is by now.
down_revision = [each for each in REVISIONS if each != revision][-1]
branch_labels = None
depends_on = None


def upgrade() -> None:
    """Lead from the revision before to this one."""
    op.add_column("draft", sa.Column("note", sa.String(), nullable=False, server_default=""))
    with op.batch_alter_table("packet") as packet:
        packet.alter_column("number", new_column_name="packet_number")
    op.execute("UPDATE setting SET value = value || ' moved'")
    op.drop_table("trial_search")
    refused = op.get_bind().exec_driver_sql("SELECT count(*) FROM setting WHERE key = 'refuse'")
    if refused.scalar_one():
        msg = "refused"
        raise ArithmeticError(msg)
