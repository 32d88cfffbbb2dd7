"""What stands on the list of a transfer (T1) and on the extract given to a prisoner (T2)."""

from dataclasses import dataclass

from papers.content.answers import (
    BLANK,
    NOBODY,
    NOT_GIVEN,
    Answer,
    Issue,
    PersonIdentity,
    Signatory,
    blank_answers,
)


@dataclass(frozen=True, slots=True)
class TransferLine:
    """One person on a transfer list; `code` is the text of the small QR beside his number.

    `visible_injuries` is what who releases him saw, `injuries_received` what who receives him saw.
    """

    identity: PersonIdentity
    pow_number: Answer = NOT_GIVEN
    tag_number: Answer = NOT_GIVEN
    code: str = ""
    sex: Answer = NOT_GIVEN
    power: Answer = NOT_GIVEN
    legal_category: Answer = NOT_GIVEN
    language: Answer = NOT_GIVEN
    interpreter: Answer = NOT_GIVEN
    fitness: Answer = NOT_GIVEN
    examiner: Answer = NOT_GIVEN
    visible_injuries: Answer = NOT_GIVEN
    medical_envelope: Answer = NOT_GIVEN
    protection: Answer = NOT_GIVEN
    own_documents: Answer = NOT_GIVEN
    identity_document: Answer = NOT_GIVEN
    packet_and_seal: Answer = NOT_GIVEN
    money_receipts: Answer = NOT_GIVEN
    baggage_kg: Answer = NOT_GIVEN
    capture_cards: Answer = NOT_GIVEN
    notice_given: Answer = NOT_GIVEN
    new_address: Answer = NOT_GIVEN
    complaint: Answer = NOT_GIVEN
    injuries_received: Answer = BLANK

    @classmethod
    def blank(cls) -> "TransferLine":
        """One row to write on."""
        return cls(PersonIdentity.blank(), **blank_answers(cls))


@dataclass(frozen=True, slots=True)
class TransferContent:
    """T1: the complete list (GC III Art. 46) and the record of custody passing from hand to hand.

    `departs_at` and `arrives_at` are local time and UTC in one text. `remarks` may be long.
    """

    issue: Issue
    releasing: Signatory
    escort: Signatory
    receiving: Signatory
    reason: Answer = NOT_GIVEN
    legal_basis: Answer = NOT_GIVEN
    from_place: str = ""
    to_place: str = ""
    departs_at: str = ""
    arrives_at: str = ""
    escort_size: str = ""
    vehicles: str = ""
    lines: tuple[TransferLine, ...] = ()
    embarked: str = ""
    arrived: str = ""
    discrepancies: tuple[str, ...] = ()
    remarks: str = ""

    @classmethod
    def blank(cls, issue: Issue, lines: int = 25) -> "TransferContent":
        """An empty list with room for `lines` people."""
        person = TransferLine.blank()
        return cls(
            issue,
            Signatory(),
            Signatory(),
            Signatory(),
            BLANK,
            BLANK,
            lines=tuple(person for _ in range(lines)),
        )


@dataclass(frozen=True, slots=True)
class EvacuationContent:
    """T0: the list of evacuated prisoners (GC III Art. 20(2)); its lines are those of a transfer.

    `provisions` says what water, food, clothing and medical care go along.
    """

    issue: Issue
    compiler: Signatory
    escort: Signatory
    provisions: Answer = NOT_GIVEN
    from_place: str = ""
    to_place: str = ""
    departs_at: str = ""
    arrives_at: str = ""
    escort_size: str = ""
    vehicles: str = ""
    lines: tuple[TransferLine, ...] = ()
    embarked: str = ""
    arrived: str = ""
    discrepancies: tuple[str, ...] = ()

    @classmethod
    def blank(cls, issue: Issue, lines: int = 25) -> "EvacuationContent":
        """An empty list with room for `lines` people."""
        person = TransferLine.blank()
        people = tuple(person for _ in range(lines))
        return cls(issue, Signatory(), Signatory(), BLANK, lines=people)


@dataclass(frozen=True, slots=True)
class ExtractContent:
    """T2: what a prisoner is told of his transfer before he leaves (GC III Art. 48)."""

    issue: Issue
    identity: PersonIdentity
    pow_number: Answer = NOT_GIVEN
    from_place: Answer = NOT_GIVEN
    to_place: Answer = NOT_GIVEN
    departs_at: Answer = NOT_GIVEN
    new_address: Answer = NOT_GIVEN
    baggage_kg: Answer = NOT_GIVEN
    own_effects: Answer = NOT_GIVEN
    packet_and_seal: Answer = NOT_GIVEN
    money_receipts: Answer = NOT_GIVEN
    given_by: Signatory = NOBODY

    @classmethod
    def blank(cls, issue: Issue) -> "ExtractContent":
        """An extract to be written by hand."""
        return cls(issue, PersonIdentity.blank(), **blank_answers(cls))
