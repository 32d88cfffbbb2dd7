"""What is on record of the people of one list, as its guards ask it; refuses to judge and to tell a wish."""

from collections.abc import Sequence
from dataclasses import dataclass

from casework.legal_document_files import kept_of
from casework.packets import ways
from casework.property_settling import open_property
from casework.statements import Printed, printed
from casework.workspace import Workspace
from models.exchange_lists import HOMEWARD
from models.packets import PacketAct, SealState
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
_IN_PACKETS = f"{among('i.person_id')} AND i.packet_id <> '' AND i.settled = '' AND NOT i.withdrawn"
# His packets that still hold something, and those of them somebody signed for on this list: where it leaves from here
# the escort's signature is the receipt, elsewhere only our own look at the seal is.
_PACKETS = (
    "SELECT i.person_id, count(DISTINCT i.packet_id), count(DISTINCT e.packet_id) FROM property_item i"
    " LEFT JOIN packet_event e ON e.packet_id = i.packet_id AND e.transfer_id = ?"
    f" AND (e.event IN ('{PacketAct.RECEIVED}', '{PacketAct.FOUND_BROKEN}')"
    f" OR (? AND e.event = '{PacketAct.HANDED_OVER}'))"
    f" WHERE {_IN_PACKETS} GROUP BY i.person_id"
)
# Packets whose seal was once not whole: the few of which the way is followed.
_DOUBTFUL = (
    "SELECT DISTINCT i.packet_id, i.person_id FROM property_item i"
    " JOIN packet_event e ON e.packet_id = i.packet_id"
    f" AND (e.event IN ('{PacketAct.OPENED}', '{PacketAct.FOUND_BROKEN}') OR NOT e.seal_intact)"
    f" WHERE {_IN_PACKETS}"
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
    packets: dict[str, tuple[int, int]]
    doubtful: frozenset[tuple[str, SealState]]
    row: TransferRow


def is_ours(workspace: Workspace, row: TransferRow) -> bool:
    """Whether a transfer leaves from here."""
    return row.origin_station in ("", workspace.station.id)


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
            packets={
                person_id: (held, signed)
                for person_id, held, signed in cursor.execute(
                    _PACKETS, (row.id, is_ours(workspace, row), people)
                )
            },
            doubtful=_doubtful(workspace, cursor.execute(_DOUBTFUL, (people,)).fetchall()),
            row=row,
        )


def _doubtful(
    workspace: Workspace, packets: Sequence[tuple[str, str]]
) -> frozenset[tuple[str, SealState]]:
    """Person and how a seal stands, of these packets and their owners."""
    stand = ways(workspace, [packet_id for packet_id, _ in packets]) if packets else {}
    return frozenset((person_id, stand[packet_id].state) for packet_id, person_id in packets)


def line_facts(line: TransferLine, known: Known) -> LineFacts:
    """What the guards ask of one line."""
    person_id, row = line.person_id, known.row
    homeward = row.destination_kind in HOMEWARD
    asked_at, wish = known.wishes.get(person_id, (0, ""))
    statement = known.statements.get(person_id)
    packets, signed = known.packets.get(person_id, (0, 0))
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
        packets=packets,
        packets_signed=signed,
        packet_open=(person_id, SealState.OPEN) in known.doubtful,
        packet_broken=(person_id, SealState.BROKEN) in known.doubtful,
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
