"""Acknowledges by itself what the Bureau's own register has: the notice lies there, as it was told and signed.

What a register of the Bureau last said it holds is authenticated, and its vector covers entries one by one
(`sync.vectors`): once it covers the entry in which a notice was recorded as sent, body and all, the Bureau has it.
Refuses to conclude anything from a register whose disk was put back until an officer has dealt with that, and again
when it is put back anew; from a hub, which nobody reads; from any register that is not the Bureau's; and about notices
which another device recorded as sent: that device does it. What it held before its disk was put back is forgotten: once
it was looked into, what the register says since then that it holds is as good as any other's word.
"""

from casework.workspace import Workspace
from models.records import BureauNotice
from models.touched import Touched
from models.trust_acts import Concern
from store import heads, peers, seen
from store import trust as kept_trust
from store.compartment import Cursor
from store.heads import Head
from store.loaded import Loaded, load_many
from store.peers import Peer
from sync.trust.roster import HUB
from sync.trust.trust import Trust


def acknowledge_held(workspace: Workspace) -> Touched:
    """Record as acknowledged what a register of the Bureau holds; the reference names that register and the entry."""
    own = workspace.author.device.id
    with workspace.vault.read() as cursor:
        bureau = _bureau(cursor, own)
        standing = "sent_at > 0 AND acknowledged_at = 0"
        waiting = load_many(cursor, BureauNotice, standing) if bureau else []
    answers = [(each, _answer(each, bureau, own)) for each in waiting]
    with workspace.edit("bureau.acknowledge_held") as record:
        for notice, answer in answers:
            if answer:
                record.change(notice, acknowledged_at=workspace.now(), acknowledgement=answer)
    return record.touched


def _answer(notice: Loaded[BureauNotice], bureau: list[tuple[str, Peer]], own: bytes) -> str:
    sent_in = heads.decode(notice.heads).of("sent_at")
    if len(sent_in) != 1 or sent_in[0][0] != own:
        return ""
    for name, peer in bureau:
        if _holds(peer, sent_in[0]):
            return f"{name} · {sent_in[0][1]}"
    return ""


def _holds(peer: Peer, head: Head) -> bool:
    device, number = head
    lacking = peer.lacking.get(device, ())
    return peer.vector.get(device, (0, b""))[0] >= number and not any(
        first <= number <= last for first, last in lacking
    )


def _bureau(cursor: Cursor, own: bytes) -> list[tuple[str, Peer]]:
    held = kept_trust.current(cursor)
    if held is None:
        return []
    trust = Trust.read(held.roots, held.roster)
    heard, dealt_with = peers.peers(cursor), seen.everything(cursor)

    def is_trusted(device: bytes) -> bool:
        put_back = device in heard and heard[device].shrank
        return not put_back or Concern.ROLLED_BACK in dealt_with.get(device, {})

    names = {station.id: station.name for station in trust.stations}
    return [
        (names.get(each.station, ""), heard[each.device])
        for each in trust.bureau_devices
        if each.device != own
        and HUB not in each.roles
        and each.device in heard
        and is_trusted(each.device)
    ]
