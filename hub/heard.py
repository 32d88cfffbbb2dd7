"""When each device last spoke to this hub, to the hour; refuses to keep what it said or any earlier hour.

What is told of it lets stations behind a hub know that the others are there, also when these write nothing.
"""

from sqlalchemy import Connection, delete, select

from hub.database import add
from hub.schema import heard
from sync.bundle.content import Heard
from sync.bundle.heard import HOUR


def hour_of(instant: int) -> int:
    """The hour of an instant (milliseconds since 1970 UTC), in whole hours since 1970."""
    return instant // HOUR


def note(connection: Connection, device: bytes, said: int, hour: int) -> None:
    """A device spoke in this hour, in the hour `said` by its own clock; what was known of earlier ones goes.

    What it said no later than it spoke before may be an old bundle that somebody brings again, and proves nothing.
    """
    before = connection.scalars(select(heard.c.said).where(heard.c.device == device)).all()
    # What a clock that was ahead has said orders nothing.
    if any(said <= each <= hour + 1 for each in before):
        return
    add(connection, heard, [{"device": device, "said": said, "hour": hour}])
    connection.execute(delete(heard).where(heard.c.device == device, heard.c.said != said))


def hours(connection: Connection) -> Heard:
    """The hour in which each device last spoke."""
    return {row[0]: row[1] for row in connection.execute(select(heard.c.device, heard.c.hour))}
