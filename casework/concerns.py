"""What is wrong with other devices, and what an officer dealt with of it; refuses to put aside a fork nobody ended.

A concern that was dealt with stays in the details of its device and comes back when it happens anew (`store.seen`).
Who dealt with it, when and why is recorded as every act about trust is.
"""

from collections.abc import Collection, Mapping
from dataclasses import replace

from casework import hub_settings
from casework import trust as trust_verbs
from casework.registers import clean
from casework.trust_acts import Act, fact_of
from casework.workspace import Workspace
from models.clock import written_at
from models.duties import DAY
from models.errors import InputRefused
from models.trust_acts import SEEN_AS, Concern
from store import journal, peers, seen
from store.compartment import Cursor
from store.entry import id_bytes
from store.peers import Peer
from store.seen import Seen
from sync.party import CLOCK_TOLERANCE
from sync.trust.roster import HUB
from sync.trust.trust import Trust

_WEEK = 7 * DAY


def heard(cursor: Cursor, trust: Trust, now: int) -> dict[bytes, Peer]:
    """Each device of the roster as it is known; it was heard too when what it wrote came in through others.

    Behind a hub, and with a courier, stations hear each other through others alone; who writes nothing is heard there
    when the hub says that it heard him.
    """
    known, by_hub = peers.peers(cursor), peers.heard_by_hub(cursor)
    found: dict[bytes, Peer] = {}
    for each in trust.roster.devices:
        peer = known.get(each.device, Peer(each.device))
        through_others = (_wrote_at(cursor, each.device), by_hub.get(each.device, 0))
        # What seems to come from the future proves nothing: a clock there or here is or was wrong.
        past = [at for at in through_others if at <= now + CLOCK_TOLERANCE]
        found[each.device] = replace(peer, heard_at=max(peer.heard_at, *past, 0))
    return found


def _wrote_at(cursor: Cursor, device: bytes) -> int:
    """When a device wrote the newest of its entries that is held, by its own clock; 0: none is held."""
    newest = journal.highest(cursor, device)
    return written_at(journal.time_of(cursor, (device, newest))) if newest else 0


def of_devices(
    cursor: Cursor, trust: Trust, known: Mapping[bytes, Peer], now: int
) -> dict[bytes, dict[Concern, Seen | None]]:
    """Each device of the roster → what is wrong with it, and that it was dealt with, where it was.

    `known` are the devices as `heard` tells them.
    """
    cursor.execute("SELECT DISTINCT device FROM forked_entry")
    forked = {row[0] for row in cursor.fetchall()}
    dealt = seen.everything(cursor)
    no_hub = not hub_settings.is_set(cursor)
    found: dict[bytes, dict[Concern, Seen | None]] = {}
    for each in trust.roster.devices:
        peer, before = known[each.device], dealt.get(each.device, {})
        silent = max(peer.heard_at, each.valid_from) < now - _WEEK
        holds = {
            Concern.FORKED: each.device in forked,
            Concern.ROLLED_BACK: peer.shrank,
            # Behind means nothing: a bundle may have travelled for a month.
            Concern.CLOCK: peer.clock_ahead > CLOCK_TOLERANCE,
            Concern.SILENT: silent and not (no_hub and HUB in each.roles),
        }
        found[each.device] = {
            concern: before.get(concern) for concern, there in holds.items() if there
        }
    return found


def deal_with(
    workspace: Workspace, concern: Concern, devices: Collection[str], reason: str
) -> tuple[str, ...]:
    """Put a concern about these devices aside until it comes anew; says the names of those it was put aside for.

    Where it is over by now, or was dealt with before, nothing is recorded.

    Raises:
        InputRefused: no reason was given; or one of them was copied and is not revoked, so that it can go on.
    """
    why, now = clean(reason), workspace.now()
    if not why:
        raise InputRefused({"reason": "concern.reason_needed"})
    trust = trust_verbs.trust_of(workspace)
    with workspace.vault.read() as cursor:
        known = heard(cursor, trust, now)
        there = of_devices(cursor, trust, known, now)
    still = {device for device, wrong in there.items() if concern in wrong and not wrong[concern]}
    named = {id_bytes(each) for each in devices}
    meant = [each for each in trust.roster.devices if each.device in named & still]
    if concern is Concern.FORKED and not all(each.revoked_at for each in meant):
        raise InputRefused({"device": "concern.still_forked"})
    if not meant:
        return ()
    with workspace.edit(f"trust.{SEEN_AS[concern]}", reason=why) as record:
        for each in meant:
            fact = fact_of(workspace, Act(SEEN_AS[concern], each.device, why), trust)
            record.add(fact)
            ahead = known[each.device].clock_ahead if concern is Concern.CLOCK else 0
            seen.put(record.cursor, each.device, concern, Seen(fact.id, ahead))
    return tuple(each.name for each in meant)
