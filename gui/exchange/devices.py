"""What is wrong with a device, what of it was dealt with, and its details as one sheet; refuses to know Qt."""

from collections.abc import Iterable
from dataclasses import dataclass

from casework.exchange_views import PeerView
from gui.exchange import wording
from gui.exchange.faces import Fact
from gui.kit.values import Tone
from models.trust_acts import Concern
from resources.words import Words

TONES = {
    Concern.FORKED: Tone.DANGER,
    Concern.ROLLED_BACK: Tone.DANGER,
    Concern.CLOCK: Tone.WARN,
    Concern.SILENT: Tone.WARN,
}
_LASTING = (Concern.CLOCK, Concern.SILENT)
"""Concerns that go on after they were dealt with: the table still says so, without alarm."""
_OF_REVOKED = (Concern.FORKED, Concern.ROLLED_BACK)
"""Concerns that matter of a device that is revoked; it is neither missed nor is its clock anybody's business."""


@dataclass(frozen=True, slots=True)
class ConcernLine:
    """One thing that is wrong with a device; `can_deal` says that it may be put aside now."""

    concern: Concern
    text: str
    tone: Tone
    can_deal: bool


@dataclass(frozen=True, slots=True)
class DeviceSheet:
    """All that is known here of one device."""

    name: str
    facts: tuple[Fact, ...]
    concerns: tuple[ConcernLine, ...]


def concerns(peer: PeerView) -> tuple[Concern, ...]:
    """What is wrong with it, dealt with or not, the gravest first."""
    there = {
        Concern.FORKED: peer.forked,
        Concern.ROLLED_BACK: peer.rolled_back,
        Concern.CLOCK: peer.clock_ahead > 0,
        Concern.SILENT: peer.silent,
    }
    asked = _OF_REVOKED if peer.revoked else there
    return tuple(concern for concern in asked if there[concern])


def open_at(peers: Iterable[PeerView], concern: Concern) -> tuple[PeerView, ...]:
    """The devices about which it stands above."""
    return tuple(peer for peer in peers if concern in concerns(peer) and concern not in peer.seen)


def to_deal_with(peers: Iterable[PeerView], concern: Concern) -> tuple[PeerView, ...]:
    """The devices of which it may be put aside: of a copied disk, those that are revoked."""
    found = open_at(peers, concern)
    return tuple(peer for peer in found if concern is not Concern.FORKED or peer.revoked)


def state(peer: PeerView) -> tuple[str, Tone]:
    """The gravest thing to say of a device."""
    if peer.revoked:
        return "revoked", Tone.NEUTRAL
    there = concerns(peer)
    for concern in there:
        if concern not in peer.seen:
            return concern, TONES[concern]
    if lasting := next((concern for concern in there if concern in _LASTING), None):
        return lasting, Tone.NEUTRAL
    if not peer.heard_at:
        return "never", Tone.NEUTRAL
    return ("behind", Tone.NEUTRAL) if peer.behind or peer.ahead else ("level", Tone.GOOD)


def sheet(peer: PeerView, now: int, words: Words) -> DeviceSheet:
    """The details of a device."""
    facts = [
        Fact(words("exchange.peer.station"), _place(peer, words)),
        Fact(words("exchange.peer.state"), words(f"exchange.state.{state(peer)[0]}")),
        Fact(words("exchange.peer.heard"), wording.ago(peer.heard_at, now, words)),
        Fact(words("exchange.peer.behind"), wording.entries(peer.behind, words)),
        Fact(words("exchange.peer.ahead"), wording.entries(peer.ahead, words)),
        Fact(words("exchange.peer.code"), peer.shared_code or "–"),
    ]
    lines = tuple(_line(peer, concern, words) for concern in concerns(peer))
    return DeviceSheet(peer.name, tuple(facts), lines)


def _place(peer: PeerView, words: Words) -> str:
    parts = [peer.station or peer.station_code]
    if peer.bureau:
        parts.append(words("exchange.peer.bureau"))
    return " · ".join(part for part in parts if part) or "–"


def _line(peer: PeerView, concern: Concern, words: Words) -> ConcernLine:
    told = words(f"exchange.state.{concern}")
    if concern is Concern.CLOCK:
        told = f"{told}: {wording.span(peer.clock_ahead, words)}"
    if concern in peer.seen:
        return ConcernLine(concern, words("concern.dealt", what=told), Tone.NEUTRAL, can_deal=False)
    can = bool(to_deal_with((peer,), concern))
    if not can:
        told = f"{told}. {words('concern.still_forked')}"
    return ConcernLine(concern, told, TONES[concern], can_deal=can)
