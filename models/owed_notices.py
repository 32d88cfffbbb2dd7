"""What the Information Bureau is owed of one person (GC III art. 122): what happened to him, who he is, how he is.

Rules of `models.owed`; refuses to say what a notice contains (`models.bureau_notice`).
"""

from collections.abc import Iterable, Iterator

from models.custody import CLOSED, Event, State, transition
from models.custody_order import Fact, Order
from models.duties import Duty, DutyKind, arising
from models.owed_facts import Notified, PersonFacts

SERIOUS_CASE = "serious_case"
"""The notice of a seriously ill or wounded prisoner's state of health (art. 122(6))."""

SERIOUSLY_WOUNDED = "seriously_wounded"
"""The class of health (item 11 of the capture card) that makes a serious case, until that is said to be over."""

IDENTITY_CORRECTED = "identity_corrected"
"""The notice that says anew who he is, after what was told of him was corrected or added to (art. 122(4))."""

EVENT_WITHDRAWN = "event_withdrawn"
"""The notice that takes an event back that was told and did not happen (art. 122(5)): nobody is mourned by mistake."""

DEATH_CORRECTED = "death_corrected"
"""The notice that says anew of what he died, how he was examined and where he lies, after that was told otherwise."""

OF_A_DEATH = (Event.DIED.value, DEATH_CORRECTED)
"""Notices that tell of a death."""

OF_NO_EVENT = {
    DutyKind.WEEKLY_REPORT: SERIOUS_CASE,
    DutyKind.BUREAU_CORRECTION: IDENTITY_CORRECTED,
    DutyKind.BUREAU_WITHDRAWAL: EVENT_WITHDRAWN,
    DutyKind.DEATH_CORRECTION: DEATH_CORRECTED,
}
"""Duties that a notice to the Bureau ends which reports no custody event: kind → notice."""

OF_A_NOTICE = frozenset({IDENTITY_CORRECTED, EVENT_WITHDRAWN, DEATH_CORRECTED})
"""Notices that correct an earlier one, by which they are owed."""


def notices(facts: PersonFacts) -> Iterator[Duty]:
    """What happened and was not told, and what was told and not acknowledged."""
    for fact in _untold(facts):
        kind = DutyKind.DEATH_NOTICE if fact.event == Event.DIED else DutyKind.BUREAU_NOTICE
        examined = max(
            (each.examined_at for each in facts.deaths if each.event_id == fact.id), default=0
        )
        armed_at = examined if kind is DutyKind.DEATH_NOTICE and examined else fact.occurred_at
        yield arising(kind, facts.person_id, fact.id, armed_at)
    if not facts.notices:
        return
    waiting = {
        each.event_id: each.sent_at
        for each in sorted(facts.notices, key=lambda each: -each.sent_at)
        if each.sent_at and not each.acknowledged_at
    }
    for event_id, sent_at in waiting.items():
        yield arising(DutyKind.BUREAU_ACKNOWLEDGEMENT, facts.person_id, event_id, sent_at)


def _untold(facts: PersonFacts) -> list[Fact]:
    sent = {(each.notice, each.event_id) for each in facts.notices if each.sent_at}
    return [fact for fact in notifiable(facts.ordered) if (fact.event, fact.id) not in sent]


def corrections(facts: PersonFacts) -> Iterator[Duty]:
    """Who he is, where the Bureau was told otherwise; a notice of an event that is owed says it with the rest."""
    if facts.standing.state is State.RECORDED_TWICE or facts.taken_back or _untold(facts):
        return
    for notice_id, since in facts.told_otherwise:
        yield arising(DutyKind.BUREAU_CORRECTION, facts.person_id, notice_id, since)


def death_corrections(facts: PersonFacts) -> Iterator[Duty]:
    """Of what he died and where he lies, where the Bureau was told otherwise, or only that he died."""
    if facts.standing.state is not State.DIED or facts.taken_back:
        return
    if any(fact.event == Event.DIED for fact in _untold(facts)):
        return
    for notice_id, since in facts.death_told_otherwise:
        yield arising(DutyKind.DEATH_CORRECTION, facts.person_id, notice_id, since)


def withdrawals(facts: PersonFacts) -> Iterator[Duty]:
    """What was told of him and did not happen, also of one who is set aside: his family holds it for true."""
    for notice_id, since in facts.taken_back:
        yield arising(DutyKind.BUREAU_WITHDRAWAL, facts.person_id, notice_id, since)


def taken_back(order: Order, told: Iterable[Notified]) -> Iterator[tuple[str, int]]:
    """The notices that were sent of what did not happen, and since when it is corrected: (identifier, instant).

    An event corrected to another of which the Bureau is told is put right by that notice. Of an event told again
    after each correction only the last notice is taken back.
    """
    if not order.corrections:
        return
    last: dict[str, Notified] = {}
    withdrawn: set[str] = set()
    for each in sorted(told, key=lambda each: (each.sent_at, each.id)):
        if each.notice == EVENT_WITHDRAWN:
            withdrawn.add(each.event_id)
        elif each.event_id in order.known:
            last[order.origin(order.known[each.event_id]).id] = each
    for each in last.values():
        if each.id not in withdrawn and not _is_put_right(order, each.event_id):
            yield each.id, order.corrections[each.event_id][0].recorded_at


def _is_put_right(order: Order, event_id: str) -> bool:
    """Whether what stands for an event that was told is itself, or a correction that is told too."""
    stands = order.known.get(order.stands_for(event_id))
    if stands is None or order.origin(stands) is not order.origin(order.known[event_id]):
        return False
    return stands.event in NOTIFIED


def notifiable(ordered: tuple[Fact, ...]) -> tuple[Fact, ...]:
    """The events of which the Bureau is told (GC III art. 122(5)), in their order."""
    return tuple(fact for fact in ordered if fact.event in NOTIFIED)


NOTIFIED = frozenset(
    event.value
    for event in Event
    if any(row.notice for state in State if (row := transition(state, event)))
)
"""The events of which the Bureau is told."""


def serious(facts: PersonFacts) -> Iterator[Duty]:
    """How the seriously ill and wounded are, every week."""
    if facts.standing.state not in CLOSED:
        last = max(
            (each.sent_at for each in facts.notices if each.notice == SERIOUS_CASE), default=0
        )
        yield arising(DutyKind.WEEKLY_REPORT, facts.person_id, "", max(last, facts.serious_since))
