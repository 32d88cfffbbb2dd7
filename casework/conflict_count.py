"""How much is to be settled, read from two indexes; says of nothing what it is (`casework.conflicts` does)."""

from casework.workspace import Workspace
from store.compartment import Cursor


def count(workspace: Workspace) -> int:
    """How many records and chains of custody are to be settled."""
    with workspace.vault.read() as cursor:
        return counted(cursor)


def counted(cursor: Cursor) -> int:
    """The same, to whoever reads already."""
    cursor.execute(
        "SELECT (SELECT count(*) FROM conflict) + (SELECT count(*) FROM standing WHERE forked)"
    )
    return cursor.fetchone()[0]
