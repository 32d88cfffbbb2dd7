"""The statement at the end of captivity (R2, GC III art. 66) as it was printed, and whether it still says all.

Refuses to count one that is older than the account, or that ended an earlier custody.
"""

from collections.abc import Iterable
from dataclasses import dataclass

from models.packets import PacketAct
from models.property_settling import says_all
from store.compartment import Cursor
from store.plain import among, texts

FORM = "r2"

# What moves is what the paper says: entries of the account, and how property ended. A packet may be forwarded at an
# hour before it was recorded: until then no paper knew of it.
_PRINTED = (
    "SELECT p.subject_id, p.number, max(p.printed_at), s.episode_since,"
    " max(coalesce((SELECT max(entered_at) FROM account_entry WHERE person_id = p.subject_id), 0),"
    " coalesce((SELECT max(settled_at) FROM property_item WHERE person_id = p.subject_id), 0),"
    " coalesce((SELECT max(recorded_at) FROM packet_event WHERE person_id = p.subject_id"
    f" AND event = '{PacketAct.FORWARDED}'), 0))"
    " FROM printing p JOIN standing s ON s.person_id = p.subject_id"
    f" WHERE {among('p.subject_id')} AND p.form = '{FORM}' GROUP BY p.subject_id"
)


@dataclass(frozen=True, slots=True)
class Statement:
    """The last statement printed of somebody in this custody: its number, and whether it still says all."""

    number: str
    says_all: bool


def printed(cursor: Cursor, person_ids: Iterable[str]) -> dict[str, Statement]:
    """Person → the last statement of his that was printed in this custody, of all these people at once."""
    found = cursor.execute(_PRINTED, (texts(person_ids),)).fetchall()
    return {
        person_id: Statement(number, says_all(printed_at, moved_at, since))
        for person_id, number, printed_at, since, moved_at in found
        if says_all(printed_at, 0, since)
    }
