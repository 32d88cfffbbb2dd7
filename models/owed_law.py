"""What is owed by cases: proceedings, decisions of the Mixed Medical Commission, official enquiries.

Rules of `models.owed` (GC III art. 82-108, 112, 121). Refuses to judge whether a step may be taken.
"""

from collections.abc import Iterator

from models.custody import CLOSED
from models.duties import DAY, RULES, Duty, DutyKind, arising
from models.owed_facts import PersonFacts, Proceeded


def proceedings(facts: PersonFacts) -> Iterator[Duty]:
    """Limits of confinement and punishment, notice of a trial, report of a judgment."""
    for each in facts.proceedings:
        over = bool(each.ended_at) or facts.standing.state in CLOSED
        if each.proceeding != "disciplinary":
            yield from _judicial(facts.person_id, each, over=over)
        elif not over:
            yield from _disciplinary(facts.person_id, each)


def _disciplinary(person_id: str, each: Proceeded) -> Iterator[Duty]:
    if each.punishment_from:
        kind, since = DutyKind.DISCIPLINARY_PUNISHMENT, each.punishment_from
        longest = RULES[kind].limit
        limit = min(each.punishment_days * DAY or longest, longest)
        yield Duty(kind, person_id, each.id, since, since + limit)
    elif each.confined_from and not each.confined_until:
        yield arising(DutyKind.DISCIPLINARY_CONFINEMENT, person_id, each.id, each.confined_from)


def _judicial(person_id: str, each: Proceeded, *, over: bool) -> Iterator[Duty]:
    """A judgment is reported whatever becomes of the man; all else ends with the case or his captivity."""
    if each.judged_at and not each.judgment_reported_at:
        yield arising(DutyKind.JUDGMENT_NOTICE, person_id, each.id, each.judged_at)
    if each.judged_at or over:
        return
    if each.confined_from and not each.confined_until:
        yield arising(DutyKind.PRETRIAL_CONFINEMENT, person_id, each.id, each.confined_from)
    due_at = each.trial_at - RULES[DutyKind.TRIAL_NOTICE].limit
    if each.trial_at and not all(0 < at <= due_at for at in each.received_at):
        yield Duty(DutyKind.TRIAL_NOTICE, person_id, each.id, each.confined_from or due_at, due_at)


def decisions(facts: PersonFacts) -> Iterator[Duty]:
    """What the Mixed Medical Commission decided is told, and carried out while he is held."""
    for each in facts.decisions:
        if not each.notified_at:
            yield arising(DutyKind.COMMISSION_NOTICE, facts.person_id, each.id, each.decided_at)
        elif (
            facts.standing.state not in CLOSED
            and each.decision in {"A", "B"}
            and not each.executed_at
        ):
            yield arising(DutyKind.COMMISSION_DECISION, facts.person_id, each.id, each.notified_at)


def inquiries(facts: PersonFacts) -> Iterator[Duty]:
    """The Protecting Power is told of an enquiry at once, and sent its report."""
    for each in facts.inquiries:
        if not each.power_told_at:
            yield arising(DutyKind.OFFICIAL_ENQUIRY, facts.person_id, each.id, each.opened_at)
        if not each.report_at:
            yield arising(DutyKind.ENQUIRY_REPORT, facts.person_id, each.id, each.opened_at)
