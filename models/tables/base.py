"""What every row has beyond its record; refuses to be a table itself."""

from sqlmodel import SQLModel


class Row(SQLModel):
    """What a row has beyond its record: `heads`, as `docs/journal.md` describes them."""

    heads: bytes = b""
