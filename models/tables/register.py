"""The rows of the register's first nouns: place, people, property, transfers, papers."""

from typing import ClassVar

from sqlalchemy import Index, text

from models import records
from models.tables.base import Row


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


class ToldApartRow(records.ToldApart, Row, table=True):
    """`records.ToldApart` as kept."""

    __tablename__: ClassVar[str] = "told_apart"  # pyright: ignore[reportIncompatibleVariableOverride]


class UpheldRow(records.Upheld, Row, table=True):
    """`records.Upheld` as kept."""

    __tablename__: ClassVar[str] = "upheld"  # pyright: ignore[reportIncompatibleVariableOverride]


class CustodyEventRow(records.CustodyEvent, Row, table=True):
    """`records.CustodyEvent` as kept."""

    __tablename__: ClassVar[str] = "custody_event"  # pyright: ignore[reportIncompatibleVariableOverride]
    __table_args__: ClassVar[tuple[Index, ...]] = (
        Index("ix_custody_event_occurred_at", "occurred_at"),
        # Only those stand in it that say of a man that he was recorded twice.
        Index("ix_custody_event_goes_on_as", "goes_on_as", sqlite_where=text("goes_on_as <> ''")),
        # Only corrections stand in it, so that of any event it costs next to nothing to ask.
        Index("ix_custody_event_corrects", "corrects", sqlite_where=text("corrects <> ''")),
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


class AttachmentEventRow(records.AttachmentEvent, Row, table=True):
    """`records.AttachmentEvent` as kept."""

    __tablename__: ClassVar[str] = "attachment_event"  # pyright: ignore[reportIncompatibleVariableOverride]


class TrustActRow(records.TrustAct, Row, table=True):
    """`records.TrustAct` as kept."""

    __tablename__: ClassVar[str] = "trust_act"  # pyright: ignore[reportIncompatibleVariableOverride]
