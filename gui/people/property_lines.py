"""The lines of packets and of the account on the property card, each with what may be done; refuses to know Qt."""

from casework.property_views import EntryView, PacketView, PropertyView
from gui.kit.values import Tone
from gui.people.lines import ListLine
from gui.people.presenter import born_of, known, when
from models.custody import LEAVES_EFFECTS
from models.money import REQUESTED, EntryKind
from models.packets import SealState
from resources.words import Words

_SEAL_TONES = {
    SealState.SEALED: Tone.GOOD,
    SealState.BROKEN: Tone.DANGER,
    SealState.OPEN: Tone.WARN,
    SealState.FORWARDED: Tone.NEUTRAL,
}
_PACKET_ACTS = {
    SealState.SEALED: ("packet_broken", "packet_open", "packet_forward"),
    SealState.BROKEN: ("packet_open", "packet_reseal"),
    SealState.OPEN: ("packet_reseal",),
}


def packet_line(packet: PacketView, state_of_owner: str, words: Words) -> ListLine:
    """One packet: seal, who has it, what was ever wrong with it, and its way; to the Bureau goes what he left."""
    state = SealState(packet.state)
    way = " → ".join(
        f"{known(f'packet_act.{event.event}', words, event.event)} {when(event.occurred_at, words)}"
        for event in packet.events
    )
    parts = (
        words("belongings.seal", seal=packet.seal_number),
        words("belongings.holds", n=packet.open_items),
        words("belongings.holder", who=packet.holder) if packet.holder else "",
        *packet.discrepancies,
        way,
    )
    acts = _PACKET_ACTS.get(state, ()) if packet.open_items else ()
    if state_of_owner not in LEAVES_EFFECTS:
        acts = tuple(act for act in acts if act != "packet_forward")
    return ListLine(
        packet.id,
        words("belongings.packet", number=packet.number),
        " · ".join(part for part in parts if part),
        words(f"seal_state.{state.value}"),
        _SEAL_TONES[state],
        acts=acts,
    )


def entry_line(entry: EntryView, words: Words) -> ListLine:
    """One entry of the account."""
    signed = known(f"countersigned.{entry.countersigned}", words, entry.countersigned)
    who = f"{signed} {entry.countersigned_by}".strip()
    countersigned = f"{words('account_entry.countersigned')}: {who}" if who else ""
    parts = (when(entry.entered_at, words), _requested(entry, words), countersigned, entry.note)
    fixed = entry.corrected or entry.corrects or entry.entry == EntryKind.CLOSING
    kind = known(f"account.{entry.entry}", words, entry.entry)
    sign = "" if entry.amount.startswith("-") else "+"
    return ListLine(
        entry.id,
        f"{entry.number}. {kind}: {sign}{entry.amount} {entry.currency}",
        " · ".join(part for part in parts if part),
        words("belongings.taken_back") if entry.corrected else "",
        Tone.NEUTRAL,
        entry.corrected,
        () if fixed else ("account_correct",),
    )


def _requested(entry: EntryView, words: Words) -> str:
    """His written request, and where one is needed and none is recorded, that."""
    if not entry.requested_on:
        return words("account_entry.request_not_stated") if entry.entry in REQUESTED else ""
    signed = known(f"request_signed.{entry.request_signed}", words, entry.request_signed)
    how = f"{signed} {entry.request_witness}".strip()
    told = words("account_entry.requested", day=born_of(entry.requested_on, words))
    return f"{told} ({how})" if how else told


def balance_text(property_: PropertyView, words: Words) -> str:
    """What the account comes to."""
    sums = " · ".join(f"{amount} {currency}" for currency, amount in property_.balances)
    return words("belongings.balance", sums=sums or "0")
