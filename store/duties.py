"""The derived table `duty`: what is owed to each person, from the records touched; refuses to know the time of day.

The rules are `models.owed`; here only rows are read for some hundred people at a time. `duty_hour` beside it counts
what is due in each hour.
"""

from collections import Counter, defaultdict
from collections.abc import Callable, Iterable, Iterator
from typing import Any

from models.custody_order import Fact, Order
from models.duties import HOUR
from models.endings import goes_on
from models.legal_documents import DocumentFact, papers_of
from models.money import balances
from models.owed import owed
from models.owed_facts import (
    Decided,
    Died,
    Inquired,
    Inspected,
    Notified,
    PersonFacts,
    Proceeded,
)
from models.owed_notices import taken_back
from models.property_settling import NO_STATEMENT, Statement
from models.records import (
    AccountEntry,
    BureauNotice,
    CaptureCard,
    CommissionDecision,
    Complaint,
    CustodyEvent,
    Death,
    Document,
    Inquiry,
    Inspection,
    LegalDocument,
    PacketEvent,
    Parole,
    Person,
    PowerAcceptance,
    Printing,
    Proceeding,
    PropertyItem,
    RightsNotice,
)
from models.standing import standing_of
from store.compartment import Cursor, Derivation
from store.standings import EVENTS
from store.statements import PRINTED
from store.told import death_told_otherwise, told_otherwise

_COLUMNS = "person_id, kind, event_id, station_id, armed_at, due_at"
_INSERT = f"INSERT INTO duty ({_COLUMNS}) VALUES (?, ?, ?, ?, ?, ?)"
_ADD_UP = (
    "INSERT INTO duty_hour (station_id, kind, hour, duties) VALUES (?, ?, ?, ?)"
    " ON CONFLICT (station_id, kind, hour) DO UPDATE SET duties = duties + excluded.duties"
)
_DROP_EMPTY = "DELETE FROM duty_hour WHERE station_id = ? AND kind = ? AND hour = ? AND duties = 0"
_DELETE = "DELETE FROM duty WHERE person_id = ? AND kind = ? AND event_id = ?"
_CHUNK = 500

_QUERIES = {
    "cards": 'SELECT person_id, "trigger", addressee FROM capture_card'
    " WHERE person_id IN ({marks}) AND (sent_at > 0 OR declined)",
    "items": "SELECT person_id, packet_id = '' AND disposition = 'held' FROM property_item"
    " WHERE person_id IN ({marks}) AND disposition IN ('held', 'stored') AND settled = '' AND NOT withdrawn",
    "accounts": "SELECT person_id, currency, amount FROM account_entry WHERE person_id IN ({marks})",
    "statements": "SELECT person_id, printed_at, moved_at FROM ("
    + PRINTED.format(of="subject_id IN ({marks})")
    + ")",
    "documents": "SELECT person_id FROM document WHERE person_id IN ({marks})"
    " AND belongs = 'own' AND held_by = 'prisoner'",
    "rights": "SELECT person_id, given_at FROM rights_notice WHERE person_id IN ({marks})",
    "condition": "SELECT id, serious_since, 'unable' IN (surname_answer, first_names_answer) AS unable"
    " FROM person WHERE id IN ({marks}) AND (serious_since > 0 OR unable)",
    "inspections": "SELECT person_id, purpose, inspected_at, next_at, weighed FROM inspection"
    " WHERE person_id IN ({marks})",
    "notices": "SELECT person_id, notice, event_id, sent_at, acknowledged_at, id FROM bureau_notice"
    " WHERE person_id IN ({marks}) AND sent_at > 0",
    "proceedings": "SELECT person_id, id, proceeding, confined_from, confined_until, trial_at,"
    " power_received_at, prisoner_received_at, representative_received_at, judged_at,"
    " judgment_reported_at, punishment_from, punishment_days, ended_at FROM proceeding"
    " WHERE person_id IN ({marks})"
    " AND (ended_at = 0 OR (judged_at > 0 AND judgment_reported_at = 0))",
    "decisions": "SELECT person_id, id, decision, decided_at, notified_at, executed_at"
    " FROM commission_decision WHERE person_id IN ({marks}) AND (executed_at = 0 OR notified_at = 0)",
    "deaths": "SELECT person_id, event_id, cause_kind, examined_at, buried_at, grave FROM death"
    " WHERE person_id IN ({marks})",
    "inquiries": "SELECT person_id, about, event_id, id, opened_at, power_told_at, report_at FROM inquiry"
    " WHERE person_id IN ({marks}) AND (closed_at = 0 OR power_told_at = 0)",
    "complaints": "SELECT person_id, id, asked_at FROM complaint"
    " WHERE person_id IN ({marks}) AND made = 'made' AND passed_on_at = 0",
    "undertakings": "SELECT person_id, id, follow_up_at FROM power_acceptance"
    " WHERE person_id IN ({marks}) AND ended_at = 0 AND follow_up_at > followed_up_at",
    "paroles": "SELECT person_id, id, ends_at FROM parole"
    " WHERE person_id IN ({marks}) AND ended_at = 0 AND ends_at > 0",
    "legal_papers": "SELECT person_id, id, document_id, event, document_kind, occurred_at, recorded_at,"
    " kept_by, transmission_asked, certified_copy, passed_on_to, corrects FROM legal_document"
    " WHERE person_id IN ({marks})",
}

_Rows = Iterable[tuple[Any, ...]]
_By = dict[str, list[tuple[Any, ...]]]


def _refresh(cursor: Cursor, person_ids: set[str]) -> None:
    ordered = sorted(person_ids)
    for start in range(0, len(ordered), _CHUNK):
        _refresh_some(cursor, ordered[start : start + _CHUNK])


def _refresh_some(cursor: Cursor, person_ids: list[str]) -> None:
    marks = ", ".join("?" * len(person_ids))

    def rows(query: str) -> _By:
        found: _By = defaultdict(list)
        cursor.execute(query.format(marks=marks), person_ids)
        for person_id, *values in cursor.fetchall():
            found[person_id].append(tuple(values))
        return found

    events = rows(EVENTS)
    read = {name: rows(query) for name, query in _QUERIES.items()}
    read["told_otherwise"] = told_otherwise(cursor, list(read["notices"]))
    dead = [each for each in read["deaths"] if each in read["notices"]]
    orders = {each: Order(Fact(*values[1:]) for values in events.get(each, [])) for each in dead}
    read["death_told_otherwise"] = death_told_otherwise(cursor, orders)
    made: list[tuple[Any, ...]] = []
    for person_id in person_ids:
        known = events.get(person_id, [])
        if not known:
            continue
        stations = {values[1]: values[0] for values in known}
        facts = _facts(person_id, known, read)
        station = stations.get(facts.standing.last_event_id, "")
        made += [
            (person_id, duty.kind.value, duty.event_id, station, duty.armed_at, duty.due_at)
            for duty in owed(facts)
        ]
    cursor.execute(f"SELECT {_COLUMNS} FROM duty WHERE person_id IN ({marks})", person_ids)
    kept = {tuple(row) for row in cursor.fetchall()}
    # What stays owed is not written again: most saves change nothing here.
    gone, come = kept.difference(made), [row for row in made if row not in kept]
    cursor.executemany(_DELETE, [row[:3] for row in sorted(gone)])
    cursor.executemany(_INSERT, come)
    _count(cursor, gone, come)


def _count(cursor: Cursor, gone: _Rows, come: _Rows) -> None:
    """Keep the sums by hour, those that became nothing gone."""
    sums: Counter[tuple[Any, ...]] = Counter()
    for rows, sign in ((gone, -1), (come, 1)):
        for _, kind, _, station_id, _, due_at in rows:
            sums[station_id, kind, due_at // HOUR] += sign
    changed = sorted((*key, number) for key, number in sums.items() if number)
    cursor.executemany(_ADD_UP, changed)
    cursor.executemany(_DROP_EMPTY, [each[:3] for each in changed if each[3] < 0])


def _facts(person_id: str, known: _Rows, read: dict[str, _By]) -> PersonFacts:
    order = Order(Fact(*values[1:]) for values in known)
    ordered, forked = order.chain()
    of = {name: rows.get(person_id, []) for name, rows in read.items()}

    def each(name: str, make: Callable[..., Any]) -> tuple[Any, ...]:
        return tuple([make(*values) for values in of[name]])

    notices = each("notices", Notified)
    return PersonFacts(
        person_id,
        ordered,
        standing_of(ordered, forked=forked),
        settled_cards=frozenset(of["cards"]),
        unsealed_items=sum(unsealed for (unsealed,) in of["items"]),
        open_property=len(of["items"]) + len(balances(of["accounts"])),
        has_account=bool(of["accounts"]),
        statement=Statement(*of["statements"][0]) if of["statements"] else NO_STATEMENT,
        has_identity_document=bool(of["documents"]),
        rights_told_at=max((at for (at,) in of["rights"]), default=0),
        serious_since=of["condition"][0][0] if of["condition"] else 0,
        unable_to_state=bool(of["condition"]) and bool(of["condition"][0][1]),
        inspections=each("inspections", Inspected),
        notices=notices,
        proceedings=each("proceedings", _proceeded),
        decisions=each("decisions", Decided),
        deaths=tuple(_died(order, of["deaths"])),
        inquiries=tuple(_inquired(order, of["inquiries"])),
        complaints=each("complaints", _pair),
        undertakings=each("undertakings", _pair),
        paroles=each("paroles", _pair),
        legal_papers=papers_of(each("legal_papers", DocumentFact)),
        told_otherwise=each("told_otherwise", _pair),
        taken_back=tuple(taken_back(order, notices)),
        death_told_otherwise=each("death_told_otherwise", _pair),
    )


def _pair(identifier: str, at: int) -> tuple[str, int]:
    return identifier, at


def _died(order: Order, rows: _Rows) -> Iterator[Died]:
    """The deaths that happened by what is known now, each of the event that stands for its own."""
    for event_id, *values in rows:
        if event := order.still(event_id):
            yield Died(event.id, *values)


def _inquired(order: Order, rows: _Rows) -> Iterator[Inquired]:
    for about, event_id, identifier, opened_at, power_told_at, report_at in rows:
        if goes_on(order, about, event_id, power_told_at):
            yield Inquired(identifier, event_id, opened_at, power_told_at, report_at)


def _proceeded(*values: Any) -> Proceeded:  # noqa: ANN401 - a row of the engine
    identifier, proceeding, confined_from, confined_until, trial_at, *rest = values
    *received, judged_at, judgment_reported_at, punishment_from, punishment_days, ended_at = rest
    first, second, third = received
    return Proceeded(
        identifier,
        proceeding,
        confined_from,
        confined_until,
        trial_at,
        (first, second, third),
        judged_at,
        judgment_reported_at,
        punishment_from,
        punishment_days,
        ended_at,
    )


def _clear(cursor: Cursor) -> None:
    cursor.execute("DELETE FROM duty")
    cursor.execute("DELETE FROM duty_hour")


DUTIES = Derivation(
    name="duty",
    subject={
        Person.kind: "id",
        Printing.kind: "subject_id",
        **dict.fromkeys(
            (
                each.kind
                for each in (
                    CustodyEvent,
                    CaptureCard,
                    PropertyItem,
                    PacketEvent,
                    AccountEntry,
                    Document,
                    RightsNotice,
                    Inspection,
                    BureauNotice,
                    Proceeding,
                    CommissionDecision,
                    Death,
                    Inquiry,
                    Complaint,
                    PowerAcceptance,
                    Parole,
                    LegalDocument,
                )
            ),
            "person_id",
        ),
    },
    refresh=_refresh,
    clear=_clear,
    compare=f"SELECT {_COLUMNS} FROM duty UNION ALL"
    " SELECT 'sums', station_id, kind, hour, duties, 0 FROM duty_hour ORDER BY 1, 2, 3, 4, 5, 6",
    beside=("duty_hour",),
)
