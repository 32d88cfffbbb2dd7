"""What stands on each printed form, as frozen plain values; refuses records, rows and clocks.

Whoever prints chooses the values; a form only arranges them. No class here has a field for how somebody
came, for a diagnosis or for coordinates, so none of them can reach a paper.
"""

from dataclasses import dataclass, fields, replace
from enum import Enum
from typing import Any


@dataclass(frozen=True, slots=True)
class Given:
    """A value in its own script; an empty one is printed as "not given".

    `from_document` adds "from a document" in both languages: he did not say it himself.
    """

    text: str
    from_document: bool = False


@dataclass(frozen=True, slots=True)
class Word:
    """A value that is a word of our tables (`rank.sergeant`), printed in both languages of the form.

    `detail` follows it as it is: a name, a number, a date.
    """

    key: str
    detail: str = ""


class Withheld(Enum):
    """Why there is no value; each is printed in both languages, `BLANK` is a line to write on."""

    DECLINED = "answer.declined"
    UNABLE = "answer.unable"
    NOT_GIVEN = "answer.not_given"
    UNKNOWN = "answer.unknown"
    BLANK = "paper.blank"


Answer = Given | Word | Withheld

NOT_GIVEN = Withheld.NOT_GIVEN
BLANK = Withheld.BLANK


@dataclass(frozen=True, slots=True)
class Issue:
    """The facts common to all forms: which paper this is, whose, when, and in which two languages.

    `languages`: `en`, `fr`, `uk`, `ru` or `ko`, the leading one first. `local_time` and `utc_time` are
    ready-made (`2026-11-20 14:02 +02:00`, `2026-11-20 12:02 UTC`). `codes` are texts for QR symbols: one,
    or the parts of a long record, each at most 2,000 characters. `copy_number` 0 prints all `copies`
    one after another into the same file. An empty text becomes a line to write on.
    """

    number: str
    languages: tuple[str, str]
    authority: str
    station: str
    local_time: str
    utc_time: str
    head_code: str
    codes: tuple[str, ...] = ()
    copies: int = 1
    copy_number: int = 0
    practice: bool = False

    @classmethod
    def blank(
        cls, languages: tuple[str, str], *, authority: str = "", practice: bool = False
    ) -> "Issue":
        """The facts of a form that is filled with a pen."""
        return cls("", languages, authority, "", "", "", "", practice=practice)

    def of_copies(self, copies: int, number: int = 0) -> "Issue":
        """The same, as copy `number` of `copies`; number 0: all of them in one file."""
        return replace(self, copies=copies, copy_number=number)


@dataclass(frozen=True, slots=True)
class Signatory:
    """An officer who signs: who, of what rank, position and unit, how to reach him, when he signed.

    Empty texts are lines to write on; the signature itself always is.
    """

    name: str = ""
    rank: str = ""
    position: str = ""
    unit: str = ""
    contact: str = ""
    signed_at: str = ""


@dataclass(frozen=True, slots=True)
class PersonIdentity:
    """What GC III Art. 17 lets one ask, with the name as he writes it and in Latin letters."""

    surname: Answer = NOT_GIVEN
    first_names: Answer = NOT_GIVEN
    patronymic: Answer = NOT_GIVEN
    latin_name: Answer = NOT_GIVEN
    rank: Answer = NOT_GIVEN
    service_number: Answer = NOT_GIVEN
    date_of_birth: Answer = NOT_GIVEN

    @classmethod
    def blank(cls) -> "PersonIdentity":
        """Lines to write on."""
        return cls(BLANK, BLANK, BLANK, BLANK, BLANK, BLANK, BLANK)


@dataclass(frozen=True, slots=True)
class TransferLine:
    """One person on a transfer list; `code` is the text of the small QR beside his number."""

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

    @classmethod
    def blank(cls) -> "TransferLine":
        """One row to write on."""
        empty: dict[str, Any] = {
            each.name: BLANK for each in fields(cls) if each.name not in {"identity", "code"}
        }
        return cls(identity=PersonIdentity.blank(), **empty)


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
    given_by: Signatory = Signatory()

    @classmethod
    def blank(cls, issue: Issue) -> "ExtractContent":
        """An extract to be written by hand."""
        return cls(
            issue,
            PersonIdentity.blank(),
            pow_number=BLANK,
            from_place=BLANK,
            to_place=BLANK,
            departs_at=BLANK,
            new_address=BLANK,
            baggage_kg=BLANK,
            own_effects=BLANK,
            packet_and_seal=BLANK,
            money_receipts=BLANK,
        )


@dataclass(frozen=True, slots=True)
class TagContent:
    """K1: a capture tag in three parts: A on the person, B with the unit, C on the property."""

    tag_number: Answer
    identity: PersonIdentity
    code: str = ""
    power: Answer = NOT_GIVEN
    language: Answer = NOT_GIVEN
    captured_at: Answer = NOT_GIVEN
    capturing_unit: Answer = NOT_GIVEN
    packet_and_seal: Answer = NOT_GIVEN
    property_items: Answer = NOT_GIVEN
    officer: Signatory = Signatory()

    @classmethod
    def blank(cls, number: Answer = BLANK, code: str = "") -> "TagContent":
        """A tag to be written by hand; a number of the device's block may stand on it already."""
        return cls(number, PersonIdentity.blank(), code, BLANK, BLANK, BLANK, BLANK, BLANK, BLANK)


@dataclass(frozen=True, slots=True)
class TagSheetContent:
    """Tags printed together: one on an A5 sheet (K1), three to an A4 sheet (K1S)."""

    issue: Issue
    tags: tuple[TagContent, ...]

    @classmethod
    def blank(cls, issue: Issue, tags: int = 1) -> "TagSheetContent":
        """`tags` empty tags."""
        return cls(issue, tuple(TagContent.blank() for _ in range(tags)))


HEALTH_VALUES = (
    "health.good",
    "health.not_wounded",
    "health.recovered",
    "health.convalescent",
    "health.sick",
    "health.slightly_wounded",
    "health.seriously_wounded",
)
"""The seven values of item 11 of Annex IV B, (a) to (g)."""


@dataclass(frozen=True, slots=True)
class CardContent:
    """B1 and B2: the capture card, a prisoner's own statement (GC III Art. 70, Annex IV B).

    `health` holds the values that apply; the others are struck out, none if it is empty. Item 10 is
    either `captured_on` or `coming_from`: the one that is BLANK while the other is not is struck out.
    `addressee` (B1 only) is the person and address the prisoner names; B2 always goes to the Agency.
    """

    issue: Issue
    addressee: Answer = BLANK
    power: Answer = NOT_GIVEN
    surname: Answer = NOT_GIVEN
    first_names: Answer = NOT_GIVEN
    father_first_name: Answer = NOT_GIVEN
    date_of_birth: Answer = NOT_GIVEN
    place_of_birth: Answer = NOT_GIVEN
    rank: Answer = NOT_GIVEN
    service_number: Answer = NOT_GIVEN
    next_of_kin_address: Answer = NOT_GIVEN
    captured_on: Answer = BLANK
    coming_from: Answer = BLANK
    health: frozenset[str] = frozenset()
    prisoner_number: Answer = NOT_GIVEN
    camp_name: Answer = NOT_GIVEN
    date: Answer = BLANK

    @classmethod
    def blank(cls, issue: Issue) -> "CardContent":
        """A card to be filled by the prisoner."""
        return cls(
            issue,
            power=BLANK,
            surname=BLANK,
            first_names=BLANK,
            father_first_name=BLANK,
            date_of_birth=BLANK,
            place_of_birth=BLANK,
            rank=BLANK,
            service_number=BLANK,
            next_of_kin_address=BLANK,
            prisoner_number=BLANK,
            camp_name=BLANK,
        )


@dataclass(frozen=True, slots=True)
class PropertyItem:
    """One article: what, how many, in what condition, and why it was taken (GC III Art. 18(5))."""

    description: Answer = NOT_GIVEN
    quantity: Answer = NOT_GIVEN
    condition: Answer = NOT_GIVEN
    reason: Answer = NOT_GIVEN


@dataclass(frozen=True, slots=True)
class MoneySum:
    """One sum in one currency, with its line in the special register (GC III Art. 18(4))."""

    amount: Answer = NOT_GIVEN
    currency: Answer = NOT_GIVEN
    denominations: Answer = NOT_GIVEN
    register_number: Answer = NOT_GIVEN


@dataclass(frozen=True, slots=True)
class ReceiptContent:
    """P1: an itemised receipt for articles of value and money (GC III Art. 18(4)-(6))."""

    issue: Issue
    identity: PersonIdentity
    issuer: Signatory
    ordering_officer: Signatory = Signatory()
    pow_number: Answer = NOT_GIVEN
    tag_number: Answer = NOT_GIVEN
    items: tuple[PropertyItem, ...] = ()
    money: tuple[MoneySum, ...] = ()
    packet_and_seal: Answer = NOT_GIVEN
    taken_at: Answer = NOT_GIVEN
    witness: str = ""
    interpreter: str = ""
    remarks: str = ""

    @classmethod
    def blank(cls, issue: Issue, items: int = 6, sums: int = 3) -> "ReceiptContent":
        """A receipt to be written by hand."""
        return cls(
            issue,
            PersonIdentity.blank(),
            Signatory(),
            Signatory(),
            BLANK,
            BLANK,
            tuple(PropertyItem(BLANK, BLANK, BLANK, BLANK) for _ in range(items)),
            tuple(MoneySum(BLANK, BLANK, BLANK, BLANK) for _ in range(sums)),
            BLANK,
            BLANK,
        )
