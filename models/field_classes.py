"""Who may see what, and where it may go out: the class of every field of every record, in one place.

`SEES` and `GOES_OUT` are the two tables (domain 6.2), `ONLY_BY` narrows the second for single fields. The legal
category and the Power he depends on are not of law and voluntary, as the domain has them: his number and every list
show them. Refuses to know who is at the laptop: `casework.access` does.
"""

from collections.abc import Iterable
from enum import StrEnum

from models import records
from models.records import Record


class FieldClass(StrEnum):
    """What kind of knowledge a field holds."""

    A = "A"
    """What a prisoner is bound to say (GC III art. 17), his numbers, and other spellings of these; and who represents
    the prisoners, whom everybody deals with (art. 79-81)."""
    B = "B"
    """What he adds of his own will (art. 122(4))."""
    C = "C"
    """Custody: capture, moves, duties, and the papers issued about him."""
    D = "D"
    """Property and money (art. 18)."""
    F = "F"
    """Fitness: state of health as the capture card has it, fit to move or not, conditions, handling code, and that
    somebody was inspected; never a finding. Whoever deals with a prisoner must know it (domain 4.2)."""
    M = "M"
    """Medical."""
    P = "P"
    """Photographs, scans and whatever measures a body."""
    L = "L"
    """Law: tribunals, proceedings, complaints, enquiries."""
    W = "W"
    """What he said in private about his return (art. 7, 109(3), 118)."""
    H = "H"
    """How he came. No field of this register is of this class, and none may be."""
    S = "S"
    """The system: identifiers, slots, printings."""


class Role(StrEnum):
    """What an officer is here for."""

    COMMANDER = "commander"
    REGISTRAR = "registrar"
    PROPERTY_OFFICER = "property_officer"
    MEDIC = "medic"
    LEGAL_OFFICER = "legal_officer"
    BUREAU_OFFICER = "bureau_officer"
    REPATRIATION_OFFICER = "repatriation_officer"
    AUDITOR = "auditor"


class Outlet(StrEnum):
    """A way in which something said about a person leaves the register."""

    LIST = "list"
    BUREAU = "bureau"
    AGENCY = "agency"
    CARD = "card"
    RECEIPT = "receipt"
    PACKET_LIST = "packet_list"
    MEDICAL_ENVELOPE = "medical_envelope"
    VISIT = "visit"
    EXPORT = "export"
    AUDIT_LOG = "audit_log"


EVERY_ROLE = frozenset(Role)
NO_ROLE: frozenset[Role] = frozenset()
NOWHERE: frozenset[Outlet] = frozenset()

SEES: dict[FieldClass, frozenset[Role]] = {
    FieldClass.A: EVERY_ROLE,
    FieldClass.B: frozenset({Role.REGISTRAR, Role.BUREAU_OFFICER}),
    FieldClass.C: frozenset({Role.COMMANDER, Role.REGISTRAR, Role.BUREAU_OFFICER}),
    FieldClass.D: frozenset({Role.REGISTRAR, Role.PROPERTY_OFFICER}),
    FieldClass.F: EVERY_ROLE,
    FieldClass.M: frozenset({Role.MEDIC}),
    FieldClass.P: frozenset({Role.REGISTRAR}),
    FieldClass.L: frozenset({Role.LEGAL_OFFICER}),
    FieldClass.W: frozenset({Role.COMMANDER, Role.REPATRIATION_OFFICER}),
    FieldClass.H: NO_ROLE,
    FieldClass.S: frozenset({Role.AUDITOR}),
}
"""Class → the roles that see it."""

_OF_CUSTODY = frozenset(
    {Outlet.LIST, Outlet.BUREAU, Outlet.AGENCY, Outlet.CARD, Outlet.VISIT, Outlet.EXPORT}
)

GOES_OUT: dict[FieldClass, frozenset[Outlet]] = {
    FieldClass.A: frozenset(Outlet) - {Outlet.AUDIT_LOG},
    FieldClass.B: frozenset({Outlet.BUREAU, Outlet.AGENCY, Outlet.CARD}),
    FieldClass.C: _OF_CUSTODY,
    FieldClass.D: frozenset({Outlet.RECEIPT, Outlet.PACKET_LIST}),
    FieldClass.F: _OF_CUSTODY | {Outlet.MEDICAL_ENVELOPE},
    FieldClass.M: frozenset({Outlet.MEDICAL_ENVELOPE}),
    FieldClass.P: NOWHERE,
    FieldClass.L: frozenset({Outlet.BUREAU}),
    FieldClass.W: NOWHERE,
    FieldClass.H: NOWHERE,
    FieldClass.S: frozenset({Outlet.AUDIT_LOG}),
}
"""Class → the outlets it may go out in."""

WHOLE: dict[type[Record], FieldClass] = {
    records.Document: FieldClass.C,
    records.TracingEnquiry: FieldClass.B,
    records.Station: FieldClass.C,
    records.CustodyEvent: FieldClass.C,
    records.CaptureCard: FieldClass.C,
    records.Transfer: FieldClass.C,
    records.ListVersion: FieldClass.C,
    records.RollCall: FieldClass.C,
    records.RollCallLine: FieldClass.C,
    records.Visit: FieldClass.C,
    records.RightsNotice: FieldClass.C,
    records.PowerAcceptance: FieldClass.C,
    records.Parole: FieldClass.C,
    records.Inspection: FieldClass.F,
    records.PropertyItem: FieldClass.D,
    records.Packet: FieldClass.D,
    records.PacketEvent: FieldClass.D,
    records.AccountEntry: FieldClass.D,
    records.Attachment: FieldClass.P,
    records.AttachmentEvent: FieldClass.P,
    records.LegalDecision: FieldClass.L,
    records.Proceeding: FieldClass.L,
    records.Complaint: FieldClass.L,
    records.Wish: FieldClass.W,
    records.Printing: FieldClass.C,
    records.LegalDocument: FieldClass.C,
    records.ToldApart: FieldClass.C,
    records.Upheld: FieldClass.B,
    records.NumberBlock: FieldClass.S,
    records.TrustAct: FieldClass.S,
}
"""Records all of whose fields are of one class: to know that one exists is to know it."""

_BY_FIELD: dict[type[Record], dict[FieldClass, str]] = {
    records.Person: {
        FieldClass.A: "tag_number prisoner_number surname surname_answer first_names first_names_answer patronymic"
        " rank rank_key rank_answer born born_answer service_number service_number_answer"
        " surname_latin first_names_latin latin_scheme power sex language interpreter",
        FieldClass.B: "other_names father_first_name mother_maiden_name place_of_birth unit_volunteered"
        " inform_name inform_address home_address mail_address non_disclosure",
        FieldClass.C: "captured_on captured_time captured_place captured_grid capturing_unit handed_over_by"
        " group_id legal_category note",
        FieldClass.F: "health handling_code serious_since",
        FieldClass.M: "first_aid",
        FieldClass.S: "id",
    },
    records.Officer: {
        FieldClass.C: "name rank position unit",
        FieldClass.S: "id slot_id active failed_attempts roles",
    },
    records.BureauNotice: {
        FieldClass.B: "signed",
        FieldClass.C: "number person_id notice event_id armed_at prepared_at digest identity_digest death_digest"
        " authenticated_by authenticated_way sent_at sent_way acknowledged_at acknowledgement",
        FieldClass.S: "id",
    },
    records.CommissionDecision: {
        FieldClass.C: "person_id decision chairman decided_at notified_at prisoner_told_at executed_at"
        " certificate_at",
        FieldClass.M: "note",
        FieldClass.S: "id",
    },
    records.Representative: {
        FieldClass.A: "person_id station_id chosen chosen_at approved_at ended_at",
        FieldClass.C: "approved_by recorded_at ended end_reason power_told_at",
        FieldClass.S: "id",
    },
    records.TransferLine: {
        FieldClass.C: "transfer_id person_id line_number baggage_kg complaint_asked withdrawn withdrawn_reason"
        " outcome outcome_cause outcome_note added_on_arrival agreed accepted refusal_cause complaint_asked_by"
        " complaint_asked_unit",
        FieldClass.F: "fitness fitness_by fitness_at conditions override_by override_reason visible_injuries"
        " injuries_received medical_envelope",
        FieldClass.S: "id",
    },
    records.Inquiry: {
        # Who tells the Bureau of a death says that it is enquired into; what is heard is of law.
        FieldClass.C: "opened_at",
        FieldClass.L: "person_id event_id about opened_by power_told_at witnesses report_at report_reference outcome"
        " closed_at closed_by",
        FieldClass.S: "id",
    },
    records.Death: {
        FieldClass.C: "person_id event_id cause_kind cause buried_at burial_place grave grave_marked cremated"
        " cremation_reason ashes_kept effects will_forwarded_at certified_by certificate_at unidentified"
        " carer_account buried_unexamined_by first_witness first_witness_address second_witness"
        " second_witness_address",
        FieldClass.F: "examined_at examined_by examined_rank",
        FieldClass.L: "suspected",
        FieldClass.P: "description",
        FieldClass.S: "id",
    },
}
"""The other records, field by field: a field that is added needs a class of its own here."""

FIELDS: dict[tuple[str, str], FieldClass] = {
    (kind.kind, field): whole for kind, whole in WHOLE.items() for field in kind.model_fields
} | {
    (kind.kind, field): field_class
    for kind, classes in _BY_FIELD.items()
    for field_class, fields in classes.items()
    for field in fields.split()
}
"""Kind and field → its class."""

_EVERYWHERE = frozenset(Outlet)
_TO_THE_BUREAU = frozenset({Outlet.BUREAU, Outlet.AGENCY})
ONLY_BY: dict[tuple[str, str], frozenset[Outlet]] = {
    ("person", "captured_grid"): NOWHERE,
    **{(kind.kind, "note"): NOWHERE for kind in records.RECORDS if "note" in kind.model_fields},
    ("person", "non_disclosure"): _TO_THE_BUREAU,
    ("death", "cause_kind"): _TO_THE_BUREAU,
    ("death", "cause"): _TO_THE_BUREAU,
    ("death", "carer_account"): _TO_THE_BUREAU,
    **{
        ("death", name): _TO_THE_BUREAU
        for name in (
            "first_witness",
            "first_witness_address",
            "second_witness",
            "second_witness_address",
        )
    },
    ("commission_decision", "decision"): _TO_THE_BUREAU,
    **{("legal_document", name): _TO_THE_BUREAU for name in records.LegalDocument.model_fields},
    **{
        ("representative", name): _TO_THE_BUREAU
        for name in records.Representative.model_fields
        if name != "id"
    },
    **{("told_apart", name): NOWHERE for name in records.ToldApart.model_fields},
    **{("upheld", name): NOWHERE for name in records.Upheld.model_fields},
    ("transfer_line", "visible_injuries"): frozenset({Outlet.LIST}),
    ("transfer_line", "injuries_received"): frozenset({Outlet.LIST}),
    ("transfer_line", "medical_envelope"): frozenset({Outlet.LIST, Outlet.MEDICAL_ENVELOPE}),
}
"""Fields that leave by fewer outlets than their class.

Coordinates leave nowhere (art. 23), nor do remarks nobody has looked through, nor with whom a man was once confused.
Why his whereabouts are to be kept from somebody is for the Bureau and the Agency alone, and so are what a commission
decided, the cause of a death, its witnesses and who cared for him (art. 120(2), Annex IV D), that there is a will
(art. 120(1)), and who represents the prisoners (art. 79). Whether injuries were seen, yes or no, stands on the list
that both sides sign, and in no other list.
"""


def roles_of(text: str) -> frozenset[Role]:
    """The roles an officer's `roles` name; every role where it is blank, and no role for a word nobody knows."""
    if not text.strip():
        return EVERY_ROLE
    return frozenset(role for role in Role if role in text.split())


def may_see(roles: Iterable[Role], field_class: FieldClass) -> bool:
    """Whether one of these roles sees what is of this class."""
    return not SEES[field_class].isdisjoint(roles)


def may_go_out(kind: str, field: str, outlet: Outlet) -> bool:
    """Whether a field may leave by this outlet.

    Raises:
        KeyError: the field has no class.
    """
    return outlet in GOES_OUT[FIELDS[kind, field]] and outlet in ONLY_BY.get(
        (kind, field), _EVERYWHERE
    )
