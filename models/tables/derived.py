"""The derived rows: where people stand and what is owed to them; refuses to be the truth of anything."""

from typing import ClassVar

from sqlalchemy import Index, text
from sqlmodel import Field, SQLModel


class StandingRow(SQLModel, table=True):
    """Where a person stands now and what is owed to him, derived so that 100,000 people open at once.

    `unsealed_items` counts property that is held and lies in no packet; `station_id` is the station that answers
    for him; `base` is the custody he goes back to; `registered_at` is 0 until he is registered in this episode of
    custody (`episode`, counted from 1, begun at `episode_since`); `name_key` is `models.collation.sort_key`.
    """

    __tablename__: ClassVar[str] = "standing"  # pyright: ignore[reportIncompatibleVariableOverride]
    # Each order of the people table is read from its index alone: encrypted pages are dear to scan.
    __table_args__: ClassVar[tuple[Index, ...]] = (
        Index("ix_standing_since_person_id", "since", "person_id"),
        Index("ix_standing_name_key_person_id", "name_key", "person_id"),
        Index("ix_standing_place", "place"),
        # Only the few that are forked stand in it.
        Index("ix_standing_forked", "person_id", sqlite_where=text("forked")),
        Index("ix_standing_station_id_state_transfer_id", "station_id", "state", "transfer_id"),
        Index("ix_standing_station_id_unsealed_items", "station_id", "unsealed_items"),
    )

    person_id: str = Field(primary_key=True)
    state: str = Field(index=True)
    place: str = ""
    station_id: str = ""
    since: int = 0
    last_event_id: str = ""
    transfer_id: str = ""
    forked: bool = False
    first_event_at: int = 0
    cards_event_id: str = ""
    cards_armed_at: int = 0
    unsealed_items: int = 0
    name_key: str = ""
    base: str = ""
    registered_at: int = 0
    episode: int = 0
    episode_since: int = 0


FORKED = text("standing.forked")
"""People whose custody contradicts: as the index over them is written, so that it is used."""


class DutyRow(SQLModel, table=True):
    """One thing owed to a person, as `models.duties.owed` computes it; gone when the record shows it was done.

    `event_id` is what made it due (a custody event or another record), `due_at` by the usual clock of its kind:
    a station that has set it otherwise shifts it when it reads.
    """

    __tablename__: ClassVar[str] = "duty"  # pyright: ignore[reportIncompatibleVariableOverride]
    # What a station owes is read kind by kind, the first due first, and never anything else.
    __table_args__: ClassVar[tuple[Index, ...]] = (
        Index("ix_duty_station_id_kind_due_at", "station_id", "kind", "due_at"),
    )

    person_id: str = Field(primary_key=True)
    kind: str = Field(primary_key=True)
    event_id: str = Field(primary_key=True)
    station_id: str = ""
    armed_at: int = 0
    due_at: int = 0


class DutyHourRow(SQLModel, table=True):
    """How many duties of one kind a station has that fall due within one hour (`due_at` // an hour).

    Counting 600,000 rows takes a quarter of a second; adding up their hours does not.
    """

    __tablename__: ClassVar[str] = "duty_hour"  # pyright: ignore[reportIncompatibleVariableOverride]

    station_id: str = Field(primary_key=True)
    kind: str = Field(primary_key=True)
    hour: int = Field(primary_key=True)
    duties: int = 0
