"""The rows of what the Convention wants done for those in custody: decisions, inspections, notices, endings."""

from typing import ClassVar

from sqlalchemy import Index, text

from models import records
from models.tables.base import Row


class LegalDecisionRow(records.LegalDecision, Row, table=True):
    """`records.LegalDecision` as kept."""

    __tablename__: ClassVar[str] = "legal_decision"  # pyright: ignore[reportIncompatibleVariableOverride]


class ProceedingRow(records.Proceeding, Row, table=True):
    """`records.Proceeding` as kept."""

    __tablename__: ClassVar[str] = "proceeding"  # pyright: ignore[reportIncompatibleVariableOverride]


class PowerAcceptanceRow(records.PowerAcceptance, Row, table=True):
    """`records.PowerAcceptance` as kept."""

    __tablename__: ClassVar[str] = "power_acceptance"  # pyright: ignore[reportIncompatibleVariableOverride]


class ParoleRow(records.Parole, Row, table=True):
    """`records.Parole` as kept."""

    __tablename__: ClassVar[str] = "parole"  # pyright: ignore[reportIncompatibleVariableOverride]


class RightsNoticeRow(records.RightsNotice, Row, table=True):
    """`records.RightsNotice` as kept."""

    __tablename__: ClassVar[str] = "rights_notice"  # pyright: ignore[reportIncompatibleVariableOverride]


class InspectionRow(records.Inspection, Row, table=True):
    """`records.Inspection` as kept."""

    __tablename__: ClassVar[str] = "inspection"  # pyright: ignore[reportIncompatibleVariableOverride]


class CommissionDecisionRow(records.CommissionDecision, Row, table=True):
    """`records.CommissionDecision` as kept."""

    __tablename__: ClassVar[str] = "commission_decision"  # pyright: ignore[reportIncompatibleVariableOverride]


class DeathRow(records.Death, Row, table=True):
    """`records.Death` as kept."""

    __tablename__: ClassVar[str] = "death"  # pyright: ignore[reportIncompatibleVariableOverride]


class InquiryRow(records.Inquiry, Row, table=True):
    """`records.Inquiry` as kept."""

    __tablename__: ClassVar[str] = "inquiry"  # pyright: ignore[reportIncompatibleVariableOverride]


class WishRow(records.Wish, Row, table=True):
    """`records.Wish` as kept."""

    __tablename__: ClassVar[str] = "wish"  # pyright: ignore[reportIncompatibleVariableOverride]


class ComplaintRow(records.Complaint, Row, table=True):
    """`records.Complaint` as kept."""

    __tablename__: ClassVar[str] = "complaint"  # pyright: ignore[reportIncompatibleVariableOverride]


class BureauNoticeRow(records.BureauNotice, Row, table=True):
    """`records.BureauNotice` as kept."""

    __tablename__: ClassVar[str] = "bureau_notice"  # pyright: ignore[reportIncompatibleVariableOverride]
    # Only what was sent and not acknowledged, and what was prepared and not sent.
    __table_args__: ClassVar[tuple[Index, ...]] = (
        Index(
            "ix_bureau_notice_unacknowledged",
            "prepared_at",
            sqlite_where=text("acknowledged_at = 0"),
        ),
        # What was told is kept in each row, so that counting and paging must not read the rows.
        Index(
            "ix_bureau_notice_waiting",
            "sent_at",
            "id",
            sqlite_where=text("acknowledged_at = 0"),
        ),
        Index("ix_bureau_notice_answered", "id", sqlite_where=text("acknowledged_at > 0")),
    )


class TracingEnquiryRow(records.TracingEnquiry, Row, table=True):
    """`records.TracingEnquiry` as kept."""

    __tablename__: ClassVar[str] = "tracing_enquiry"  # pyright: ignore[reportIncompatibleVariableOverride]
    __table_args__: ClassVar[tuple[Index, ...]] = (
        Index("ix_tracing_enquiry_open", "received_at", sqlite_where=text("answered_at = 0")),
    )


class PacketEventRow(records.PacketEvent, Row, table=True):
    """`records.PacketEvent` as kept."""

    __tablename__: ClassVar[str] = "packet_event"  # pyright: ignore[reportIncompatibleVariableOverride]


class AccountEntryRow(records.AccountEntry, Row, table=True):
    """`records.AccountEntry` as kept."""

    __tablename__: ClassVar[str] = "account_entry"  # pyright: ignore[reportIncompatibleVariableOverride]


class RollCallRow(records.RollCall, Row, table=True):
    """`records.RollCall` as kept."""

    __tablename__: ClassVar[str] = "roll_call"  # pyright: ignore[reportIncompatibleVariableOverride]


class RollCallLineRow(records.RollCallLine, Row, table=True):
    """`records.RollCallLine` as kept."""

    __tablename__: ClassVar[str] = "roll_call_line"  # pyright: ignore[reportIncompatibleVariableOverride]


class ListVersionRow(records.ListVersion, Row, table=True):
    """`records.ListVersion` as kept."""

    __tablename__: ClassVar[str] = "list_version"  # pyright: ignore[reportIncompatibleVariableOverride]


class LegalDocumentRow(records.LegalDocument, Row, table=True):
    """`records.LegalDocument` as kept."""

    __tablename__: ClassVar[str] = "legal_document"  # pyright: ignore[reportIncompatibleVariableOverride]


class RepresentativeRow(records.Representative, Row, table=True):
    """`records.Representative` as kept."""

    __tablename__: ClassVar[str] = "representative"  # pyright: ignore[reportIncompatibleVariableOverride]
    # What a station asks: who is its own, the few there ever were.
    __table_args__: ClassVar[tuple[Index, ...]] = (
        Index("ix_representative_station_id", "station_id"),
    )


class VisitRow(records.Visit, Row, table=True):
    """`records.Visit` as kept."""

    __tablename__: ClassVar[str] = "visit"  # pyright: ignore[reportIncompatibleVariableOverride]
