"""What was written, printed, sent and attached."""

from typing import ClassVar

from sqlmodel import Field

from models.records.base import Record


class CaptureCard(Record):
    """A capture card owed or sent (GC III art. 70): to the family or to the Central Agency, for one trigger."""

    kind: ClassVar[str] = "capture_card"

    person_id: str = Field(default="", index=True)
    addressee: str = ""
    trigger: str = ""
    trigger_at: int = 0
    written_at: int = 0
    sent_at: int = 0
    declined: bool = False


class Printing(Record):
    """That a paper was issued: which form, about whom, when, how, and the SHA-256 of its bytes."""

    kind: ClassVar[str] = "printing"
    fact: ClassVar[bool] = True

    form: str = ""
    number: str = ""
    subject_kind: str = ""
    subject_id: str = Field(default="", index=True)
    first_language: str = ""
    second_language: str = ""
    blank: bool = False
    pages: int = 0
    copies: int = 1
    digest: str = ""
    head_code: str = ""
    printed_at: int = 0
    way: str = ""


class Attachment(Record):
    """A file that belongs to a person or a transfer: the photograph of an object, the scan of a signed form.

    `digest` is the SHA-256 of its content in hexadecimal; the content travels apart from the entries.
    """

    kind: ClassVar[str] = "attachment"
    fact: ClassVar[bool] = True

    subject_kind: str = ""
    subject_id: str = Field(default="", index=True)
    digest: str = ""
    size: int = 0
    media_type: str = ""
    title: str = ""


class AttachmentEvent(Record):
    """What became of an attached file: it was withdrawn, or a copy of it left the register.

    `event` is a word of `models.attached.AttachmentAct`; `subject_kind` and `subject_id` are those of the file.
    """

    kind: ClassVar[str] = "attachment_event"
    fact: ClassVar[bool] = True

    attachment_id: str = Field(default="", index=True)
    subject_kind: str = ""
    subject_id: str = Field(default="", index=True)
    event: str = ""
    occurred_at: int = 0
    reason: str = ""


class BureauNotice(Record):
    """A notice to the Information Bureau (GC III art. 122(4)-(6)): prepared, authenticated, sent, acknowledged.

    `notice` is the word of the event it reports, `event_id` that custody event; or it is one of
    `models.owed_notices`: `SERIOUS_CASE`, or one of `OF_A_NOTICE`, where `event_id` is the notice that is corrected.
    `signed` is what is told, signed by the device (`papers.signed_record`, its texts separated by line feeds), so
    that it stays provable whatever is corrected later; `digest` is the SHA-256 of its claims as canonical CBOR.
    `identity_digest` is that of what it tells of the person (`models.bureau_notice`), `death_digest` that of what it
    tells of his death (`models.bureau_death`), empty where it tells none. `authenticated_way` says whether
    the paper bears a signature or a seal (art. 122(8)).
    """

    kind: ClassVar[str] = "bureau_notice"

    number: str = ""
    person_id: str = Field(default="", index=True)
    notice: str = ""
    event_id: str = ""
    armed_at: int = 0
    prepared_at: int = 0
    digest: str = ""
    authenticated_by: str = ""
    authenticated_way: str = ""
    sent_at: int = 0
    sent_way: str = ""
    acknowledged_at: int = 0
    acknowledgement: str = ""
    signed: str = ""
    identity_digest: str = ""
    death_digest: str = ""


class LegalDocument(Record):
    """That a prisoner's will, power of attorney or other legal paper was deposited, passed on or given back.

    GC III art. 77 and 120(1); never what stands in it. `event` is a word of `models.legal_documents.Step`. The facts of
    one paper name its deposit in `document_id`, empty in the deposit itself; `corrects` names a fact that was wrong and
    `reason` says why. `kept_by` is with whom it lies; `transmission_asked`: he wants it sent now. `reference` is what
    tells it apart or, of one that was passed on, the letter it went with.
    """

    kind: ClassVar[str] = "legal_document"
    fact: ClassVar[bool] = True

    person_id: str = Field(default="", index=True)
    document_id: str = ""
    event: str = ""
    document_kind: str = ""
    reference: str = ""
    occurred_at: int = 0
    recorded_at: int = 0
    kept_by: str = ""
    transmission_asked: bool = False
    certified_copy: bool = False
    passed_on_to: str = ""
    corrects: str = ""
    reason: str = ""


class TracingEnquiry(Record):
    """An enquiry about a missing or captured person (GC III art. 122(7)) and the answer that was given.

    `person_id` is who was found to be meant; nobody may be told more than the answer says.
    Where `answered_rank` is empty the rank may stand before the name in `answered_by`.
    """

    kind: ClassVar[str] = "tracing_enquiry"

    number: str = ""
    person_id: str = Field(default="", index=True)
    received_at: int = 0
    from_name: str = ""
    from_address: str = ""
    from_channel: str = ""
    relation: str = ""
    sought_surname: str = ""
    sought_first_names: str = ""
    sought_father: str = ""
    sought_born: str = ""
    sought_number: str = ""
    sought_last_known: str = ""
    answer: str = ""
    answered_at: int = 0
    answered_by: str = ""
    authenticated_way: str = ""
    searched_at: int = 0
    note: str = ""
    answered_rank: str = ""
