"""Which duties are open towards one person, from what the record shows; refuses to know the time of day.

Each rule reads the facts and yields what is still owed with the instant from which it runs. `due_at` follows
from the record alone, so that the answer can be kept and stays right until the record changes.
"""

from collections.abc import Callable, Iterator
from operator import attrgetter

from models.custody import CLOSED, ENDED, HELD, Event, State
from models.custody_order import Fact
from models.duties import Duty, DutyKind, arising
from models.legal_documents import LegalPaper, Paper
from models.owed_facts import PersonFacts
from models.owed_law import decisions, inquiries, proceedings
from models.owed_notices import corrections, death_corrections, notices, serious, withdrawals

Rule = Callable[[PersonFacts], Iterator[Duty]]


def owed(facts: PersonFacts) -> tuple[Duty, ...]:
    """What is owed to this person; each kind and event at most once."""
    if not facts.ordered:
        return ()
    rules = [*_OF_EVERYBODY]
    if rule := _OF_STATES.get(facts.standing.state):
        rules.append(rule)
    known = _FACTS(facts)
    if any(known):
        rules += [rule for (_, rule), there in zip(_OF_FACTS, known, strict=True) if there]
    found: list[Duty] = []
    for rule in rules:
        found += rule(facts)
    return tuple(found)


def _cards(facts: PersonFacts) -> Iterator[Duty]:
    now = facts.standing
    if not now.cards_event_id or now.state in CLOSED or now.state is State.ESCAPED:
        return
    for kind, addressee in (
        (DutyKind.CAPTURE_CARD_FAMILY, "family"),
        (DutyKind.CAPTURE_CARD_AGENCY, "agency"),
    ):
        if (now.cards_event_id, addressee) not in facts.settled_cards:
            yield arising(
                kind, facts.person_id, now.cards_event_id, _waiting_since(facts, addressee)
            )


def _waiting_since(facts: PersonFacts, addressee: str) -> int:
    """When the first card that was never settled became due: each that follows only adds to the delay (art. 70)."""
    since, armings = facts.standing.cards_armed_at, facts.standing.armings
    # The last was asked for already, and most people have no other.
    for event_id, armed_at in armings[-2::-1]:
        if (event_id, addressee) in facts.settled_cards:
            break
        since = armed_at
    return since


def _first_papers(facts: PersonFacts) -> Iterator[Duty]:
    """What everybody is owed soon after he came: a number, papers, his rights, a doctor's look."""
    now = facts.standing
    if now.state in CLOSED or now.state is State.ESCAPED:
        return
    since = now.episode_since
    if not now.registered_at:
        yield arising(DutyKind.REGISTRATION, facts.person_id, "", since)
    if not facts.has_identity_document:
        yield arising(DutyKind.IDENTITY_DOCUMENT, facts.person_id, "", since)
    if facts.rights_told_at < since or not facts.rights_told_at:
        yield arising(DutyKind.RIGHTS_NOTICE, facts.person_id, "", since)
    if facts.unable_to_state and not any(each.at >= since for each in facts.inspections):
        yield arising(DutyKind.UNABLE_TO_STATE, facts.person_id, "", since)


_INSPECTED_ON_ARRIVAL = frozenset(
    {
        Event.CAPTURED,
        Event.REACHED_COLLECTION_POINT,
        Event.BROUGHT_TO_COLLECTION_POINT,
        Event.REACHED_TRANSIT_CAMP,
        Event.REACHED_CAMP,
        Event.RECAPTURED,
        Event.TAKEN_INTO_JUDICIAL_DETENTION,
    }
)
_INSPECTED_MONTHLY = HELD - {State.CAPTURED, State.COLLECTION_POINT}
_MONTHS_BEGIN = frozenset(
    {
        Event.HELD_BACK,
        Event.REACHED_TRANSIT_CAMP,
        Event.REACHED_CAMP,
        Event.ADMITTED_TO_HOSPITAL,
        Event.TAKEN_INTO_JUDICIAL_DETENTION,
    }
)
_IN_A_CAMP = frozenset({Event.REACHED_TRANSIT_CAMP, Event.REACHED_CAMP})
_NEAR_THE_FRONT = frozenset({State.CAPTURED, State.COLLECTION_POINT})


def _inspections(facts: PersonFacts) -> Iterator[Duty]:
    state = facts.standing.state
    if state not in CLOSED and state is not State.ESCAPED:
        arrival = _latest_arrival(facts)
        if arrival and not any(each.at >= arrival.occurred_at for each in facts.inspections):
            yield arising(
                DutyKind.ARRIVAL_INSPECTION, facts.person_id, arrival.id, arrival.occurred_at
            )
    if state in _INSPECTED_MONTHLY:
        # Only one with his weight counts (art. 31); moving from place to place puts nothing off.
        began = facts.standing.episode_since
        weighed = (each.at for each in facts.inspections if each.weighed and each.at >= began)
        last = max(weighed, default=0)
        since = last or _first(facts, _MONTHS_BEGIN) or facts.standing.since
        yield arising(DutyKind.MONTHLY_INSPECTION, facts.person_id, "", since)
    if state is State.HELD_BACK:
        yield _review(facts)


def _latest_arrival(facts: PersonFacts) -> Fact | None:
    for fact in reversed(facts.ordered):
        if fact.event in _INSPECTED_ON_ARRIVAL:
            return fact
    return None


def _first(facts: PersonFacts, events: frozenset[Event]) -> int:
    """When the first of these happened in this episode of custody; 0 if none did."""
    began = facts.standing.episode_since
    for fact in facts.ordered:
        if fact.event in events and fact.occurred_at >= began:
            return fact.occurred_at
    return 0


def _evacuation(facts: PersonFacts) -> Iterator[Duty]:
    """Out of danger as soon as possible after capture (art. 19(1)); who was in a camp already, from his return on."""
    now = facts.standing
    if now.state in _NEAR_THE_FRONT:
        moved = now.since != now.episode_since
        since = now.since if moved and _first(facts, _IN_A_CAMP) else now.episode_since
        yield arising(DutyKind.EVACUATION, facts.person_id, now.last_event_id, since)


def _review(facts: PersonFacts) -> Duty:
    since = facts.standing.since
    seen = [
        each
        for each in facts.inspections
        if each.purpose == "held_back_review" and each.at >= since
    ]
    latest = max(seen, key=lambda each: each.at, default=None)
    duty = arising(
        DutyKind.HELD_BACK_REVIEW,
        facts.person_id,
        facts.standing.last_event_id,
        latest.at if latest else since,
    )
    if latest and latest.next_at:
        return Duty(duty.kind, duty.subject_id, duty.event_id, duty.armed_at, latest.next_at)
    return duty


def _dwell(facts: PersonFacts) -> Iterator[Duty]:
    now = facts.standing
    yield arising(DutyKind.TRANSIT_DWELL, facts.person_id, now.last_event_id, now.since)


def _property(facts: PersonFacts) -> Iterator[Duty]:
    now = facts.standing
    if now.state in CLOSED:
        if facts.open_property:
            yield arising(DutyKind.RETURN_PROPERTY, facts.person_id, now.last_event_id, now.since)
        yield from _statement(facts)
    elif facts.unsealed_items:
        yield arising(DutyKind.PROPERTY_UNSEALED, facts.person_id, "", now.since)


_GIVEN_A_STATEMENT = frozenset(
    {
        State.RELEASED_IN_PLACE,
        State.EXCHANGED,
        State.REPATRIATED,
        State.REPATRIATED_MEDICAL,
        State.NEUTRAL_COUNTRY,
    }
)
"""Released and repatriated: each is given one, were it to say that nothing is due (art. 66(1))."""


def _statement(facts: PersonFacts) -> Iterator[Duty]:
    """From the end of captivity on; one that was printed, from what moved after it."""
    now, last = facts.standing, facts.statement
    owing = now.state in _GIVEN_A_STATEMENT or (facts.has_account and now.state in ENDED)
    if owing and not last.says_all(now.episode_since):
        moved_at = last.moved_at if last.of(now.episode_since) else 0
        since = max(now.since, moved_at)
        yield arising(DutyKind.STATEMENT_OF_ACCOUNT, facts.person_id, now.last_event_id, since)


def _complaints(facts: PersonFacts) -> Iterator[Duty]:
    for identifier, made_at in facts.complaints:
        yield arising(DutyKind.COMPLAINT_FORWARDING, facts.person_id, identifier, made_at)


def _death(facts: PersonFacts) -> Iterator[Duty]:
    at, event_id = facts.standing.since, facts.standing.last_event_id
    known = next((each for each in facts.deaths if each.event_id == event_id), None)
    if known is None or not known.examined_at:
        yield arising(DutyKind.DEATH_EXAMINATION, facts.person_id, event_id, at)
    if known is None or not (known.buried_at and known.grave):
        yield arising(DutyKind.GRAVE, facts.person_id, event_id, at)


def _undertakings(facts: PersonFacts) -> Iterator[Duty]:
    for identifier, due_at in facts.undertakings:
        yield Duty(DutyKind.POWER_FOLLOW_UP, facts.person_id, identifier, due_at, due_at)


def _paroles(facts: PersonFacts) -> Iterator[Duty]:
    for identifier, ends_at in facts.paroles:
        yield Duty(DutyKind.PAROLE_END, facts.person_id, identifier, ends_at, ends_at)


def _legal_papers(facts: PersonFacts) -> Iterator[Duty]:
    """What he asked to send, his will once he is dead, and what he left; what comes to light is owed from then on."""
    now = facts.standing
    for paper in facts.legal_papers:
        if paper.given_back:
            continue
        ended = max(now.since, paper.deposited_at)
        since, lacking = ended, ()
        if paper.transmission_asked:
            since, lacking = paper.deposited_at, tuple(_lacking(paper))
        elif paper.document_kind == Paper.WILL and now.state is State.DIED:
            lacking = tuple(_lacking(paper))
        if not lacking and paper.is_kept and now.state in CLOSED:
            since, lacking = ended, (DutyKind.LEGAL_DOCUMENT_LEFT,)
        for kind in lacking:
            yield arising(kind, facts.person_id, paper.id, since)


def _lacking(paper: LegalPaper) -> Iterator[DutyKind]:
    if paper.document_kind != Paper.WILL:
        if paper.lacks_original and not paper.copy_to:
            yield DutyKind.LEGAL_DOCUMENT
        return
    if paper.lacks_original:
        yield DutyKind.WILL_TRANSMISSION
    if paper.lacks_copy:
        yield DutyKind.WILL_COPY


_OF_EVERYBODY: tuple[Rule, ...] = (
    _cards,
    _first_papers,
    _inspections,
    _evacuation,
    notices,
    _property,
)
_OF_STATES: dict[State, Rule] = {State.TRANSIT_CAMP: _dwell, State.DIED: _death}
_OF_FACTS: tuple[tuple[str, Rule], ...] = (
    ("serious_since", serious),
    ("complaints", _complaints),
    ("proceedings", proceedings),
    ("decisions", decisions),
    ("inquiries", inquiries),
    ("undertakings", _undertakings),
    ("paroles", _paroles),
    ("legal_papers", _legal_papers),
    ("told_otherwise", corrections),
    ("taken_back", withdrawals),
    ("death_told_otherwise", death_corrections),
)
"""Rules with nothing to look at are not asked: of most people most of this is empty."""
_FACTS = attrgetter(*(name for name, _ in _OF_FACTS))
