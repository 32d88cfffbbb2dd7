"""Ending what is held of a person; refuses to close a custody over property that is open (GC III art. 119).

Whoever ends a custody asks `open_property` or `property_blocks` first.
"""

from collections import defaultdict
from collections.abc import Sequence

from sqlmodel import col, select

from casework.workspace import Workspace
from models import money
from models.errors import Block
from models.property_rules import KEPT
from models.property_settling import OpenProperty
from models.tables import AccountEntryRow, PropertyItemRow


def open_property(workspace: Workspace, person_ids: Sequence[str]) -> dict[str, OpenProperty]:
    """What is still open of each of these people: only those of whom anything is open are named.

    Open are items and sums that are kept and neither returned, forwarded, credited nor accounted for in a statement
    (art. 68(2)), the sealed packets in which such items lie, and every balance of his account that is not zero
    (art. 66). Captured materiel, what was left with him and lines taken off the list are never open.
    An empty answer means: as far as property goes, custody may end.
    """
    items, packets = defaultdict[str, list[str]](list), defaultdict[str, list[str]](list)
    entries = defaultdict[str, list[tuple[str, str]]](list)
    with workspace.vault.session() as session:
        for person_id, item_id, packet_id in session.exec(
            select(PropertyItemRow.person_id, PropertyItemRow.id, PropertyItemRow.packet_id)
            .where(
                col(PropertyItemRow.person_id).in_(person_ids),
                col(PropertyItemRow.disposition).in_(KEPT),
                PropertyItemRow.settled == "",
                col(PropertyItemRow.withdrawn).is_(False),
            )
            .order_by(PropertyItemRow.id)
        ):
            items[person_id].append(item_id)
            if packet_id and packet_id not in packets[person_id]:
                packets[person_id].append(packet_id)
        for person_id, currency, amount in session.exec(
            select(
                AccountEntryRow.person_id, AccountEntryRow.currency, AccountEntryRow.amount
            ).where(col(AccountEntryRow.person_id).in_(person_ids))
        ):
            entries[person_id].append((currency, amount))
    found = {
        person_id: OpenProperty(
            tuple(items[person_id]),
            tuple(packets[person_id]),
            tuple(money.balances(entries[person_id]).items()),
        )
        for person_id in person_ids
    }
    return {person_id: each for person_id, each in found.items() if each}


def property_blocks(workspace: Workspace, person_ids: Sequence[str]) -> tuple[Block, ...]:
    """The guard of every ending of custody, ready for `StepBlocked`: nothing when all property is settled.

    The block `property_open` names the people concerned. It cannot be overridden: what cannot be returned is settled
    by the statement on what is not returned, with its reasons.
    """
    still_open = tuple(open_property(workspace, person_ids))
    return (Block("property_open", "119", still_open),) if still_open else ()
