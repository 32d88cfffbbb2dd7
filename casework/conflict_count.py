"""How much is to be settled of what the officer who is here sees; says of nothing what it is.

Two indexes tell it, and the records themselves only where some of a kind's fields are for these eyes and some are not.
"""

from casework import access
from casework.access import Sight
from casework.conflict_values import to_settle
from casework.workspace import Workspace
from models.field_classes import FieldClass
from store.compartment import Cursor
from store.loaded import load_many
from store.plan import plan_of
from store.register import REGISTER


def count(workspace: Workspace) -> int:
    """How many records and chains of custody are to be settled, as `casework.conflicts.inbox` would list them."""
    sight = access.sight(workspace)
    with workspace.vault.read() as cursor:
        return counted(cursor, sight)


def counted(cursor: Cursor, sight: Sight) -> int:
    """The same, to whoever reads already."""
    found = 0
    if sight.of(FieldClass.C):
        cursor.execute("SELECT count(*) FROM standing WHERE forked")
        found = cursor.fetchone()[0]
    cursor.execute("SELECT kind, count(*) FROM conflict GROUP BY kind")
    for kind, records in cursor.fetchall():
        found += _of_kind(cursor, sight, kind, records)
    return found


def _of_kind(cursor: Cursor, sight: Sight, kind: str, records: int) -> int:
    record = REGISTER.kinds[kind]
    fields = plan_of(record).fields
    shown = {name for name in fields if sight.shows(kind, name)}
    if len(shown) == len(fields):
        return records
    if not shown:
        return 0
    there = load_many(cursor, record, "id IN (SELECT record FROM conflict WHERE kind = ?)", (kind,))
    asked = (to_settle(each.value, each.conflicts) for each in there)
    return sum(1 for names in asked if not shown.isdisjoint(names))
