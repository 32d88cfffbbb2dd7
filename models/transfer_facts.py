"""What is known of a transfer where its guards are asked: how far it has come, each person, both roll-calls.

Refuses to judge: `models.transfer_rules` does.
"""

from dataclasses import dataclass
from enum import StrEnum

from models.exchange_lists import HOMEWARD, Accepted
from models.roll_calls import Count


class Stage(StrEnum):
    """How far a transfer has come; the words are `transfer.stage.*`."""

    PREPARATION = "preparation"
    SEALED = "sealed"
    UNDER_WAY = "under_way"
    ARRIVED = "arrived"
    CLOSED = "closed"
    CANCELLED = "cancelled"


class Fitness(StrEnum):
    """The examiner's answer about one person; the words are `fitness.*`."""

    UNKNOWN = ""
    FIT = "fit"
    CONDITIONS = "conditions"
    UNFIT = "unfit"


class Outcome(StrEnum):
    """The tick at reception; the words are `outcome.*`."""

    OPEN = ""
    PRESENT = "present"
    ABSENT = "absent"
    OTHER_PERSON = "other_person"
    NOT_ON_LIST = "not_on_list"


@dataclass(frozen=True, slots=True)
class Override:
    """Who lets a step be taken all the same where the law allows it, and why."""

    by: str
    reason: str


@dataclass(frozen=True, slots=True)
class LineFacts:
    """What the guards ask of one person on the list.

    `examined_at` is when he was found fit, `overridden` that a named officer moves him all the same. `…_noted` and
    `…_asked` are what who releases did, `…_received` what who receives did. `return_settled` says that he was asked
    in private since the list was begun and does not stand against it, never which of the two is lacking; `agreed` is
    what the other side said of his name, `unsettled` that property of his is open, `stated` that the statement of his
    account was printed, `stated_anew` that nothing it says moved after, `papers_kept` that a will or other legal paper
    of his is kept. `packets` of his still hold something, for `packets_signed` of them who took them over signed on
    this list; `packet_open` and `packet_broken` tell how the seal of one of them stands.
    """

    person_id: str
    fitness: str
    overridden: bool
    unsealed_items: int
    cards_settled: bool
    outcome: str
    examined_at: int = 0
    registered: bool = True
    injuries_noted: bool = True
    complaint_asked: bool = True
    injuries_received: bool = True
    complaint_received: bool = True
    return_settled: bool = True
    agreed: str = ""
    in_proceedings: bool = False
    accepted: str = ""
    unsettled: bool = False
    stated: bool = True
    stated_anew: bool = True
    papers_kept: bool = False
    packets: int = 0
    packets_signed: int = 0
    packet_open: bool = False
    packet_broken: bool = False

    @property
    def came(self) -> bool:
        """Whether he stood there at the handover."""
        return self.outcome in (Outcome.PRESENT, Outcome.NOT_ON_LIST)

    @property
    def going(self) -> bool:
        """Whether his captivity ends by this list, as far as is known by now."""
        return self.accepted != Accepted.NOT_ACCEPTED and (not self.outcome or self.came)


_NOT_COUNTED = Count(0)


@dataclass(frozen=True, slots=True)
class TransferFacts:
    """What the guards ask of a transfer; instants in milliseconds, 0 where it has not happened.

    `list_people` are the people of the latest version of an exchange list.
    `leaves_at` is when it is to leave: the planned departure, or now. `ours` says that it leaves from here; `counted`
    is the roll-call before departure, `received` the one on arrival.
    """

    destination: str
    destination_address: str
    escort_name: str
    notice_given_at: int
    sealed_at: int
    departed_at: int
    arrived_at: int
    closed_at: int
    cancelled_at: int
    lines: tuple[LineFacts, ...]
    destination_kind: str = ""
    leaves_at: int = 0
    ours: bool = True
    mail_forwarded_at: int = 0
    list_phase: str = ""
    list_people: tuple[str, ...] = ()
    counted: Count = _NOT_COUNTED
    received: Count = _NOT_COUNTED
    unlisted: tuple[LineFacts, ...] = ()

    @property
    def homeward(self) -> bool:
        """Whether captivity ends where it goes."""
        return self.destination_kind in HOMEWARD


def stage(facts: TransferFacts) -> Stage:
    """How far the transfer has come."""
    reached = (
        (facts.cancelled_at, Stage.CANCELLED),
        (facts.closed_at, Stage.CLOSED),
        (facts.arrived_at, Stage.ARRIVED),
        (facts.departed_at, Stage.UNDER_WAY),
        (facts.sealed_at, Stage.SEALED),
    )
    return next((name for at, name in reached if at), Stage.PREPARATION)
