"""The exchange screen at rest: what is not delivered, what is wrong, who lags behind; refuses to know Qt.

Every warning stands in words; what concerns several devices is one sentence that names them. What an officer dealt with
stands above no more.
"""

from collections.abc import Sequence
from dataclasses import dataclass, field

from casework.exchange_views import ExchangeReport, ExchangeView, PeerView, Undelivered
from gui.exchange import devices, wording
from gui.kit.values import Tone
from models.duties import DAY
from models.trust_acts import Concern
from resources.words import Words, grouped

SETTLE, RENEW, BACKUP = "settle", "renew", "backup"
"""What the button of a warning does; that about a concern has the concern's own word."""

_FEW = 3
_ROSTER_SOON = 30 * DAY
_OLD = DAY


@dataclass(frozen=True, slots=True)
class Notice:
    """One sentence across the top, and perhaps what to do about it."""

    text: str
    tone: Tone
    act: str = ""
    act_word: str = ""


@dataclass(frozen=True, slots=True)
class PeerLine:
    """One device: where it is, when it was heard, how far apart the two registers are, what is wrong with it."""

    device: str
    name: str
    heard: str
    heard_at: int
    behind: str
    behind_n: int
    ahead: str
    ahead_n: int
    state: str
    tone: Tone
    code: str


@dataclass(frozen=True, slots=True)
class Standing:
    """What earlier exchanges of this session said that the register itself does not show."""

    overtaken: int = 0
    forked: tuple[str, ...] = ()

    def after(self, report: ExchangeReport) -> "Standing":
        """With what one more exchange said; a warning stays until the register is locked."""
        forked = dict.fromkeys((*self.forked, *report.forked))
        return Standing(max(self.overtaken, report.overtaken), tuple(forked))


@dataclass(frozen=True, slots=True)
class Board:
    """The whole screen but for its cards."""

    delivery: str
    delivery_tone: Tone
    badge: str
    warnings: tuple[Notice, ...]
    alone: bool
    peers: tuple[PeerLine, ...] = field(default=())


def board(view: ExchangeView, standing: Standing, now: int, words: Words) -> Board:
    """What to show at `now`."""
    owed = view.undelivered.entries
    return Board(
        delivery=_delivery(view.undelivered, now, words),
        delivery_tone=_delivery_tone(view.undelivered, now),
        badge=grouped(owed) if owed else "",
        warnings=_warnings(view, standing, now, words),
        alone=view.alone,
        peers=tuple(peer_line(peer, now, words) for peer in view.peers),
    )


def _delivery(owed: Undelivered, now: int, words: Words) -> str:
    who = "bureau" if owed.bureau else "other"
    if not owed.entries:
        return words(f"exchange.delivered_{who}")
    told = words.count(f"exchange.undelivered_{who}", owed.entries)
    oldest = words("exchange.oldest", ago=wording.ago(owed.oldest_at, now, words))
    return f"{told} {oldest}"


def _delivery_tone(owed: Undelivered, now: int) -> Tone:
    if not owed.entries:
        return Tone.GOOD
    return Tone.WARN if now - owed.oldest_at >= _OLD else Tone.INFO


def _warnings(view: ExchangeView, standing: Standing, now: int, words: Words) -> tuple[Notice, ...]:
    """The gravest first."""
    found: list[Notice] = []
    if standing.overtaken:
        told = words.count("exchange.warn.overtaken", standing.overtaken)
        found.append(Notice(told, Tone.DANGER))
    forked = [peer.name for peer in devices.open_at(view.peers, Concern.FORKED)]
    told_of = {peer.name for peer in view.peers if peer.forked}
    forked += [name for name in standing.forked if name not in told_of]
    rolled_back = [peer.name for peer in devices.open_at(view.peers, Concern.ROLLED_BACK)]
    for concern, names in ((Concern.FORKED, forked), (Concern.ROLLED_BACK, rolled_back)):
        if names:
            told = words(f"exchange.warn.{concern}", name=_several(names, words))
            found.append(_concern(view, concern, told, Tone.DANGER, words))
    found += _roster(view, now, words)
    # When several are ahead it may well be this laptop's clock that is wrong: one sentence names them.
    wrong = [
        f"{peer.name} ({wording.span(peer.clock_ahead, words)})"
        for peer in devices.open_at(view.peers, Concern.CLOCK)
    ]
    silent = [_placed(peer) for peer in devices.open_at(view.peers, Concern.SILENT)]
    for concern, stem, names in (
        (Concern.CLOCK, "clock_ahead", wrong),
        (Concern.SILENT, "silent", silent),
    ):
        if names:
            told = words(f"exchange.warn.{stem}", names=_several(names, words))
            found.append(_concern(view, concern, told, Tone.WARN, words))
    if view.conflicts:
        told = words.count("exchange.warn.conflicts", view.conflicts)
        found.append(Notice(told, Tone.WARN, SETTLE, words("exchange.settle")))
    if view.waiting:
        found.append(Notice(words.count("exchange.warn.waiting", view.waiting), Tone.INFO))
    return tuple(found)


def _roster(view: ExchangeView, now: int, words: Words) -> list[Notice]:
    left = view.roster_expires_at - now
    if not view.roster_expires_at or left > _ROSTER_SOON:
        return []
    if left > 0:
        told = words("exchange.warn.roster_ends", span=wording.span(left, words))
    else:
        since = wording.ago(view.roster_expires_at, now, words)
        told = words("exchange.warn.roster_ended", ago=since)
    tone = Tone.WARN if left > 0 else Tone.DANGER
    if view.own_authority:
        return [Notice(told, tone, RENEW, words("exchange.renew"))]
    return [Notice(f"{told} {words('exchange.warn.roster_bring')}", tone)]


def _concern(view: ExchangeView, concern: Concern, told: str, tone: Tone, words: Words) -> Notice:
    """A warning that can be put aside, where any device of it can be."""
    if not devices.to_deal_with(view.peers, concern):
        return Notice(told, tone)
    return Notice(told, tone, concern, words("concern.deal"))


def _several(names: Sequence[str], words: Words) -> str:
    told = ", ".join(names[:_FEW])
    more = len(names) - _FEW
    return words.count("exchange.warn.and_more", more, names=told) if more > 0 else told


def _placed(peer: PeerView) -> str:
    return f"{peer.name} ({peer.station})" if peer.station else peer.name


def peer_line(peer: PeerView, now: int, words: Words) -> PeerLine:
    """One device of the table."""
    state, tone = devices.state(peer)
    place = [peer.name, peer.station or peer.station_code]
    if peer.bureau:
        place.append(words("exchange.peer.bureau"))
    return PeerLine(
        device=peer.device,
        name=" · ".join(part for part in place if part),
        heard=wording.ago(peer.heard_at, now, words),
        heard_at=peer.heard_at,
        behind=grouped(peer.behind) if peer.behind else "–",
        behind_n=peer.behind,
        ahead=grouped(peer.ahead) if peer.ahead else "–",
        ahead_n=peer.ahead,
        state=words(f"exchange.state.{state}"),
        tone=tone,
        code=peer.shared_code,
    )
