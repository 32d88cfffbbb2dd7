"""What happens to a person in custody, and what is decided about him; refuses to be changed where it is a fact."""

from typing import ClassVar

from sqlmodel import Field

from models.records.base import Record


class CustodyEvent(Record):
    """Something that happened to a person in custody; it `follows` the event before it, or `corrects` one.

    `station_id` is the station that recorded it: whoever recorded the last event answers for the person.
    `authority` is the decision or agreement it rests on, `told_by` the source of knowledge, `last_seen_at` when an
    escaped man was last seen, `second_officer` who confirmed a correction of an ending, or that a man was recorded
    twice; `goes_on_as` is then the number of the record under which he goes on. Of a release in place `decided_by` and
    `decided_at` name who took that decision and when, `override_by` who let him go without his statement of account.
    """

    kind: ClassVar[str] = "custody_event"
    fact: ClassVar[bool] = True

    person_id: str = Field(default="", index=True)
    event: str = ""
    follows: str = ""
    corrects: str = ""
    occurred_at: int = 0
    recorded_at: int = 0
    place: str = ""
    station_id: str = ""
    transfer_id: str = ""
    note: str = ""
    authority: str = ""
    told_by: str = ""
    last_seen_at: int = 0
    second_officer: str = ""
    goes_on_as: str = ""
    decided_by: str = ""
    decided_at: int = 0
    override_by: str = ""


class LegalDecision(Record):
    """A decision about the legal category of a person (GC III art. 4, 5, 33), by whom and on what ground.

    That somebody is no prisoner of war only a competent tribunal says (art. 5(2)): `tribunal`, `reference` and
    `decided_at` name its judgment. A conviction never changes a category (art. 85).
    """

    kind: ClassVar[str] = "legal_decision"
    fact: ClassVar[bool] = True

    person_id: str = Field(default="", index=True)
    category: str = ""
    tribunal: str = ""
    reference: str = ""
    decided_at: int = 0
    decided_by: str = ""
    recorded_at: int = 0
    reason: str = ""


class Proceeding(Record):
    """A disciplinary or judicial proceeding against a prisoner, with its limits and notices (GC III art. 82-108).

    `proceeding` is `disciplinary` or `judicial`. A trial may open only three weeks after the Protecting Power, the
    prisoner and the prisoners' representative have received the notice (art. 104).
    """

    kind: ClassVar[str] = "proceeding"

    person_id: str = Field(default="", index=True)
    proceeding: str = ""
    charge: str = ""
    provision: str = ""
    court: str = ""
    place: str = ""
    confined_from: int = 0
    confined_until: int = 0
    trial_at: int = 0
    notified_at: int = 0
    power_received_at: int = 0
    prisoner_received_at: int = 0
    representative_received_at: int = 0
    judged_at: int = 0
    judgment: str = ""
    judgment_reported_at: int = 0
    punishment_days: int = 0
    punishment_from: int = 0
    ended_at: int = 0
    note: str = ""


class PowerAcceptance(Record):
    """What another Power has undertaken for a prisoner transferred to it (GC III art. 12), and how that is followed up.

    The transferring Power stays answerable: it asks after him at `follow_up_at` and takes him back if the other fails.
    """

    kind: ClassVar[str] = "power_acceptance"

    person_id: str = Field(default="", index=True)
    power: str = ""
    agreement: str = ""
    approved_by: str = ""
    approved_at: int = 0
    accepted_by: str = ""
    accepted_at: int = 0
    follow_up_at: int = 0
    followed_up_at: int = 0
    finding: str = ""
    ended_at: int = 0


class Parole(Record):
    """The word of honour on which a prisoner is at liberty (GC III art. 21): its text, its terms, how long."""

    kind: ClassVar[str] = "parole"

    person_id: str = Field(default="", index=True)
    terms: str = ""
    given_at: int = 0
    ends_at: int = 0
    ended_at: int = 0
    end_reason: str = ""


class Wish(Record):
    """What a prisoner said in private about his return (GC III art. 7, 109(3), 118); the latest counts.

    It never leaves this register: no list, no export, no bundle.
    """

    kind: ClassVar[str] = "wish"
    fact: ClassVar[bool] = True

    person_id: str = Field(default="", index=True)
    asked_at: int = 0
    recorded_at: int = 0
    place: str = ""
    language: str = ""
    interpreter: str = ""
    asked_by: str = ""
    present: str = ""
    delegate_offered: bool = False
    wish: str = ""
    signed: bool = False


class Complaint(Record):
    """That a prisoner was asked for complaints, and what became of one he made (GC III art. 78).

    `made` is `none`, `made` or `declined`. Whoever asks is not of the unit that captured him.
    """

    kind: ClassVar[str] = "complaint"

    person_id: str = Field(default="", index=True)
    occasion: str = ""
    transfer_id: str = ""
    asked_at: int = 0
    asked_by: str = ""
    asked_unit: str = ""
    interpreter: str = ""
    made: str = ""
    reference: str = ""
    passed_on_at: int = 0
    passed_on_to: str = ""
    answered_at: int = 0
