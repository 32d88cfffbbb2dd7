"""In which order a death, its examination and the burial lie (GC III art. 120(3)); refuses each that does not.

What is typed has minutes and no less: within one minute nothing is before anything.
"""

from casework.death_records import rows_of
from casework.known_deaths import KnownDeath
from casework.workspace import Workspace
from models.custody import Event
from models.custody_order import Order
from models.errors import Block, InputRefused, StepBlocked
from models.records import CustodyEvent

_MINUTE = 60_000


def require_examination(known: KnownDeath, examined_at: int) -> None:
    """Let pass an examination that follows the death and comes before the burial.

    After the burial it may come if nobody had examined him before and his burial was ordered so.

    Raises:
        InputRefused: it lies before the death, or after the burial of one who was examined before it.
    """
    death = known.record
    if before(examined_at, known.event.occurred_at):
        raise InputRefused({"examined_at": "death.before_death"})
    unexamined = bool(death.buried_unexamined_by) or not death.examined_at
    if death.buried_at and before(death.buried_at, examined_at) and not unexamined:
        raise InputRefused({"examined_at": "death.examined_after_burial"})


def require_burial(known: KnownDeath, buried_at: int, ordered_by: str) -> None:
    """Let pass a burial that follows the death and the examination, or that somebody ordered before it.

    Raises:
        InputRefused: it lies before the death, or before the examination and nobody ordered it so.
        StepBlocked: he was not examined, and nobody ordered the burial under his name.
    """
    death = known.record
    if before(buried_at, known.event.occurred_at):
        raise InputRefused({"buried_at": "death.before_death"})
    if ordered_by.strip():
        return
    if not death.examined_at:
        block = Block("not_examined", "120(3)", (death.person_id,), overridable=True)
        raise StepBlocked((block,))
    if before(buried_at, death.examined_at):
        raise InputRefused({"buried_at": "death.buried_before_examined"})


def require_corrected_death(workspace: Workspace, correction: CustodyEvent, order: Order) -> None:
    """Let pass another hour of a death that lies before the examination and the burial recorded of it.

    Raises:
        InputRefused: it lies after one of them.
    """
    corrected = order.known.get(correction.corrects)
    if correction.event != Event.DIED or corrected is None:
        return
    for row in rows_of(workspace, correction.person_id):
        event = order.known.get(row.event_id)
        if event is None or order.origin(event) is not order.origin(corrected):
            continue
        followed = [at for at in (row.examined_at, row.buried_at) if at]
        if followed and before(min(followed), correction.occurred_at):
            raise InputRefused({"occurred_at": "death.after_what_followed"})


def before(earlier: int, later: int) -> bool:
    """Whether an instant lies in a minute before that of another."""
    return earlier // _MINUTE < later // _MINUTE
