"""What Alembic runs: migrates over the connection it is handed, inside its transaction.

It opens nothing by itself: `store.migrate` holds the key and the lock, and has made the backup.
"""

from alembic import context
from sqlmodel import SQLModel

context.configure(
    connection=context.config.attributes["connection"],
    target_metadata=SQLModel.metadata,
    # SQLite can take a change of the schema back, but Alembic has to be told.
    transactional_ddl=True,
    render_as_batch=True,
)
context.run_migrations()
