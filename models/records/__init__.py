"""The nouns of the register as plain validated records; refuses to know where or how they are kept.

Every field is text, a whole number, a truth value or nothing, so that one change of the journal is one
field of one record. `""` means *not recorded*. Instants are milliseconds since 1970-01-01 UTC; dates that
may be partial are `models.partial_date` text. `model_validate` is the only door in.

Facts (`CustodyEvent`, `Printing`) are never changed after they are recorded; they are corrected by a new one.
"""

from models.records.base import Record
from models.records.custody import (
    Complaint,
    CustodyEvent,
    LegalDecision,
    Parole,
    PowerAcceptance,
    Proceeding,
    Wish,
)
from models.records.death import Death, Inquiry
from models.records.health import CommissionDecision, Inspection
from models.records.paper import (
    Attachment,
    AttachmentEvent,
    BureauNotice,
    CaptureCard,
    LegalDocument,
    Printing,
    TracingEnquiry,
)
from models.records.person import Document, Person, RightsNotice, ToldApart, Upheld
from models.records.place import (
    NumberBlock,
    Officer,
    Representative,
    RollCall,
    RollCallLine,
    Station,
    TrustAct,
    Visit,
)
from models.records.property import AccountEntry, Packet, PacketEvent, PropertyItem
from models.records.transfer import ListVersion, Transfer, TransferLine

RECORDS: tuple[type[Record], ...] = (
    Station,
    Officer,
    Person,
    Document,
    CustodyEvent,
    PropertyItem,
    Packet,
    Transfer,
    TransferLine,
    CaptureCard,
    Printing,
    NumberBlock,
    Attachment,
    RollCall,
    RollCallLine,
    Visit,
    RightsNotice,
    LegalDecision,
    Proceeding,
    PowerAcceptance,
    Parole,
    Wish,
    Complaint,
    Inspection,
    CommissionDecision,
    Death,
    Inquiry,
    PacketEvent,
    AccountEntry,
    ListVersion,
    BureauNotice,
    TracingEnquiry,
    AttachmentEvent,
    TrustAct,
    LegalDocument,
    Representative,
    ToldApart,
    Upheld,
)

__all__ = [
    "RECORDS",
    "AccountEntry",
    "Attachment",
    "AttachmentEvent",
    "BureauNotice",
    "CaptureCard",
    "CommissionDecision",
    "Complaint",
    "CustodyEvent",
    "Death",
    "Document",
    "Inquiry",
    "Inspection",
    "LegalDecision",
    "LegalDocument",
    "ListVersion",
    "NumberBlock",
    "Officer",
    "Packet",
    "PacketEvent",
    "Parole",
    "Person",
    "PowerAcceptance",
    "Printing",
    "Proceeding",
    "PropertyItem",
    "Record",
    "Representative",
    "RightsNotice",
    "RollCall",
    "RollCallLine",
    "Station",
    "ToldApart",
    "TracingEnquiry",
    "Transfer",
    "TransferLine",
    "TrustAct",
    "Upheld",
    "Visit",
    "Wish",
]
