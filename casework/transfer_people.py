"""What is on record of the people of one list, as its guards ask it; refuses to judge and to tell a wish."""

from collections.abc import Sequence
from dataclasses import dataclass

from casework.legal_document_files import kept_of
from casework.property_settling import open_property
from casework.statements import Printed, printed
from casework.workspace import Workspace
from models.exchange_lists import HOMEWARD
from models.property_rules import Disposition
from models.records import TransferLine
from models.tables import TransferRow
from models.transfer_facts import LineFacts, Outcome
from models.wishes import keeps_off
from store.compartment import Cursor
from store.plain import among, texts

ON_ARRIVAL = "arrival"
"""The occasion of a complaint that was asked for by who receives."""

_OF_HIM = among("person_id")

_UNSEALED = (
    f"SELECT person_id, count(*) FROM property_item WHERE {_OF_HIM} AND disposition = '{Disposition.HELD}'"
    " AND packet_id = '' AND settled = '' AND NOT withdrawn GROUP BY person_id"
)
# Both cards of the latest trigger were sent or declined.
_CARDS_SETTLED = (
    "SELECT c.person_id FROM capture_card c JOIN standing s"
    ' ON s.person_id = c.person_id AND s.cards_event_id = c."trigger"'
    f" WHERE {among('c.person_id')} AND (c.sent_at > 0 OR c.declined)"
    " GROUP BY c.person_id HAVING count(DISTINCT c.addressee) > 1"
)
_REGISTERED = f"SELECT person_id FROM standing WHERE {_OF_HIM} AND registered_at > 0"
# Who was asked for complaints on arrival, whatever he said.
_COMPLAINED = f"SELECT person_id FROM complaint WHERE {_OF_HIM} AND transfer_id = ? AND occasion = '{ON_ARRIVAL}'"
_WISHES = (
    f"SELECT person_id, asked_at, wish FROM wish WHERE {_OF_HIM} ORDER BY asked_at, recorded_at, id"
)
_IN_PROCEEDINGS = (
    f"SELECT person_id FROM proceeding WHERE {_OF_HIM} AND proceeding = 'judicial' AND ended_at = 0"
)


@dataclass(frozen=True, slots=True)
class Known:
    """What is on record of the people of one list, by person."""

    unsealed: dict[str, int]
    cards: frozenset[str]
    registered: frozenset[str]
    complained: frozenset[str]
    wishes: dict[str, tuple[int, str]]
    proceedings: frozenset[str]
    unsettled: frozenset[str]
    statements: dict[str, Printed]
    papers_kept: frozenset[str]
    row: TransferRow


def known_of(workspace: Workspace, row: TransferRow, ids: Sequence[str]) -> Known:
    """Read at once what the guards ask of all these people."""
    people, homeward = texts(ids), row.destination_kind in HOMEWARD
    with workspace.vault.read() as cursor:
        return Known(
            unsealed=dict(cursor.execute(_UNSEALED, (people,)).fetchall()),
            cards=_those(cursor, _CARDS_SETTLED, people),
            registered=_those(cursor, _REGISTERED, people),
            complained=_those(cursor, _COMPLAINED, people, row.id),
            wishes=_latest_wishes(cursor, people) if homeward else {},
            proceedings=_those(cursor, _IN_PROCEEDINGS, people) if homeward else frozenset(),
            unsettled=frozenset(open_property(workspace, ids)) if homeward else frozenset(),
            statements=printed(cursor, ids) if homeward else {},
            papers_kept=kept_of(workspace, ids) if homeward else frozenset(),
            row=row,
        )


def line_facts(line: TransferLine, known: Known) -> LineFacts:
    """What the guards ask of one line."""
    person_id, row = line.person_id, known.row
    homeward = row.destination_kind in HOMEWARD
    asked_at, wish = known.wishes.get(person_id, (0, ""))
    statement = known.statements.get(person_id)
    return LineFacts(
        person_id=person_id,
        fitness=line.fitness,
        overridden=bool(line.override_by and line.override_reason),
        unsealed_items=known.unsealed.get(person_id, 0),
        cards_settled=person_id in known.cards,
        outcome=line.outcome or (Outcome.NOT_ON_LIST.value if line.added_on_arrival else ""),
        examined_at=line.fitness_at,
        registered=person_id in known.registered,
        injuries_noted=bool(line.visible_injuries),
        complaint_asked=bool(line.complaint_asked and line.complaint_asked_by),
        injuries_received=bool(line.injuries_received),
        complaint_received=person_id in known.complained,
        return_settled=not homeward
        or (asked_at >= row.opened_at and not keeps_off(row.destination_kind, wish)),
        agreed=line.agreed,
        in_proceedings=person_id in known.proceedings,
        accepted=line.accepted,
        unsettled=person_id in known.unsettled,
        stated=not homeward or statement is not None,
        stated_anew=statement is None or statement.says_all,
        papers_kept=person_id in known.papers_kept,
    )


def latest_wishes(workspace: Workspace, ids: Sequence[str]) -> dict[str, tuple[int, str]]:
    """Person → when he was last asked, and what he wished: for guards, never for a screen."""
    with workspace.vault.read() as cursor:
        return _latest_wishes(cursor, texts(ids))


def _latest_wishes(cursor: Cursor, people: str) -> dict[str, tuple[int, str]]:
    wishes = cursor.execute(_WISHES, (people,)).fetchall()
    return {person_id: (asked_at, wish) for person_id, asked_at, wish in wishes}


def _those(cursor: Cursor, asked: str, *parameters: str) -> frozenset[str]:
    return frozenset(person_id for (person_id,) in cursor.execute(asked, parameters).fetchall())
