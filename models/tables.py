"""The rows in which records lie in the vault; a projection of the journal, never the truth itself.

A row is its record plus `heads`: for every field the entries it was last written by (canonical CBOR, see
`docs/journal.md`). Refuses to leave the vault: screens are given views.
"""

from typing import ClassVar

from sqlalchemy import Index, text
from sqlmodel import Field, SQLModel

from models import records


class Row(SQLModel):
    """What a row has beyond its record."""

    heads: bytes = b""


class StationRow(records.Station, Row, table=True):
    """`records.Station` as kept."""

    __tablename__: ClassVar[str] = "station"  # pyright: ignore[reportIncompatibleVariableOverride]


class OfficerRow(records.Officer, Row, table=True):
    """`records.Officer` as kept."""

    __tablename__: ClassVar[str] = "officer"  # pyright: ignore[reportIncompatibleVariableOverride]


class PersonRow(records.Person, Row, table=True):
    """`records.Person` as kept."""

    __tablename__: ClassVar[str] = "person"  # pyright: ignore[reportIncompatibleVariableOverride]
    __table_args__: ClassVar[tuple[Index, ...]] = (
        Index("ix_person_power", "power"),
        Index("ix_person_health", "health"),
    )


class DocumentRow(records.Document, Row, table=True):
    """`records.Document` as kept."""

    __tablename__: ClassVar[str] = "document"  # pyright: ignore[reportIncompatibleVariableOverride]


class CustodyEventRow(records.CustodyEvent, Row, table=True):
    """`records.CustodyEvent` as kept."""

    __tablename__: ClassVar[str] = "custody_event"  # pyright: ignore[reportIncompatibleVariableOverride]
    __table_args__: ClassVar[tuple[Index, ...]] = (
        Index("ix_custody_event_occurred_at", "occurred_at"),
    )


class PropertyItemRow(records.PropertyItem, Row, table=True):
    """`records.PropertyItem` as kept."""

    __tablename__: ClassVar[str] = "property_item"  # pyright: ignore[reportIncompatibleVariableOverride]


class PacketRow(records.Packet, Row, table=True):
    """`records.Packet` as kept."""

    __tablename__: ClassVar[str] = "packet"  # pyright: ignore[reportIncompatibleVariableOverride]


class TransferRow(records.Transfer, Row, table=True):
    """`records.Transfer` as kept."""

    __tablename__: ClassVar[str] = "transfer"  # pyright: ignore[reportIncompatibleVariableOverride]


class TransferLineRow(records.TransferLine, Row, table=True):
    """`records.TransferLine` as kept."""

    __tablename__: ClassVar[str] = "transfer_line"  # pyright: ignore[reportIncompatibleVariableOverride]


class CaptureCardRow(records.CaptureCard, Row, table=True):
    """`records.CaptureCard` as kept."""

    __tablename__: ClassVar[str] = "capture_card"  # pyright: ignore[reportIncompatibleVariableOverride]


class PrintingRow(records.Printing, Row, table=True):
    """`records.Printing` as kept."""

    __tablename__: ClassVar[str] = "printing"  # pyright: ignore[reportIncompatibleVariableOverride]


class NumberBlockRow(records.NumberBlock, Row, table=True):
    """`records.NumberBlock` as kept."""

    __tablename__: ClassVar[str] = "number_block"  # pyright: ignore[reportIncompatibleVariableOverride]


class AttachmentRow(records.Attachment, Row, table=True):
    """`records.Attachment` as kept."""

    __tablename__: ClassVar[str] = "attachment"  # pyright: ignore[reportIncompatibleVariableOverride]


class StandingRow(SQLModel, table=True):
    """Where a person stands now and what is owed to him, derived so that 100,000 people open at once.

    `…_due_at` is 0 when that capture card was sent or declined; `unsealed_items` counts property that is
    held and lies in no packet; `station_id` is the station that answers for him; `name_key` is
    `models.collation.sort_key` of the name.
    """

    __tablename__: ClassVar[str] = "standing"  # pyright: ignore[reportIncompatibleVariableOverride]
    # Each order of the people table is read from its index alone: encrypted pages are dear to scan.
    __table_args__: ClassVar[tuple[Index, ...]] = (
        Index("ix_standing_since_person_id", "since", "person_id"),
        Index("ix_standing_name_key_person_id", "name_key", "person_id"),
        Index("ix_standing_place", "place"),
        # Only the few that are forked stand in it.
        Index("ix_standing_forked", "person_id", sqlite_where=text("forked")),
        # What a station owes is read from the rows of its own people alone.
        Index("ix_standing_station_id_state", "station_id", "state"),
        Index("ix_standing_station_id_family_card_due_at", "station_id", "family_card_due_at"),
        Index("ix_standing_station_id_agency_card_due_at", "station_id", "agency_card_due_at"),
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
    family_card_due_at: int = 0
    agency_card_due_at: int = 0
    unsealed_items: int = 0
    name_key: str = ""


ROWS: dict[str, type[Row]] = {
    row.kind: row
    for row in (
        StationRow,
        OfficerRow,
        PersonRow,
        DocumentRow,
        CustodyEventRow,
        PropertyItemRow,
        PacketRow,
        TransferRow,
        TransferLineRow,
        CaptureCardRow,
        PrintingRow,
        NumberBlockRow,
        AttachmentRow,
    )
}
