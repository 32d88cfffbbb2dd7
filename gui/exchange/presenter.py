"""The exchange screen at rest: what is not delivered, what is wrong, who lags behind; refuses to know Qt.

Every warning stands in words; what concerns several devices is one sentence that names them.
"""

from collections.abc import Sequence
from dataclasses import dataclass, field

from casework.exchange_views import ExchangeReport, ExchangeView, PeerView, Undelivered
from gui.exchange import wording
from gui.kit.values import Tone
from models.duties import DAY
from resources.words import Words

SETTLE, RENEW, BACKUP = "settle", "renew", "backup"
"""What the button of a warning does."""

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
        badge=wording.grouped(owed) if owed else "",
        warnings=_warnings(view, standing, now, words),
        alone=view.alone,
        peers=tuple(peer_line(peer, now, words) for peer in view.peers),
    )


def _delivery(owed: Undelivered, now: int, words: Words) -> str:
    who = "bureau" if owed.bureau else "other"
    if not owed.entries:
        return words(f"exchange.delivered_{who}")
    told = words.count(f"exchange.undelivered_{who}", owed.entries)
    told = told.replace(str(owed.entries), wording.grouped(owed.entries), 1)
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
    forked = [peer.name for peer in view.peers if peer.forked]
    forked += [name for name in standing.forked if name not in forked]
    rolled_back = [peer.name for peer in view.peers if peer.rolled_back]
    for stem, names in (("forked", forked), ("rolled_back", rolled_back)):
        if names:
            told = words(f"exchange.warn.{stem}", name=_several(names, words))
            found.append(Notice(told, Tone.DANGER))
    found += _roster(view, now, words)
    found += _clocks(view.peers, words)
    silent = [_placed(peer) for peer in view.peers if peer.silent and not peer.revoked]
    if silent:
        told = words("exchange.warn.silent", names=_several(silent, words))
        found.append(Notice(told, Tone.WARN))
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


def _clocks(peers: Sequence[PeerView], words: Words) -> list[Notice]:
    """One sentence: when several are ahead it may well be this laptop's clock that is wrong."""
    wrong = [
        f"{peer.name} ({wording.span(peer.clock_ahead, words)})"
        for peer in peers
        if peer.clock_ahead > 0 and not peer.revoked
    ]
    if not wrong:
        return []
    return [Notice(words("exchange.warn.clock_ahead", names=_several(wrong, words)), Tone.WARN)]


def _several(names: Sequence[str], words: Words) -> str:
    told = ", ".join(names[:_FEW])
    more = len(names) - _FEW
    return words.count("exchange.warn.and_more", more, names=told) if more > 0 else told


def _placed(peer: PeerView) -> str:
    return f"{peer.name} ({peer.station})" if peer.station else peer.name


def peer_line(peer: PeerView, now: int, words: Words) -> PeerLine:
    """One device of the table."""
    state, tone = _state(peer)
    place = [peer.name, peer.station or peer.station_code]
    if peer.bureau:
        place.append(words("exchange.peer.bureau"))
    return PeerLine(
        device=peer.device,
        name=" · ".join(part for part in place if part),
        heard=wording.ago(peer.heard_at, now, words),
        heard_at=peer.heard_at,
        behind=wording.grouped(peer.behind) if peer.behind else "–",
        behind_n=peer.behind,
        ahead=wording.grouped(peer.ahead) if peer.ahead else "–",
        ahead_n=peer.ahead,
        state=words(f"exchange.state.{state}"),
        tone=tone,
        code=peer.shared_code,
    )


def _state(peer: PeerView) -> tuple[str, Tone]:
    """The gravest thing to say of a device."""
    behind = bool(peer.behind or peer.ahead)
    states = (
        (peer.revoked, "revoked", Tone.NEUTRAL),
        (peer.forked, "forked", Tone.DANGER),
        (peer.rolled_back, "rolled_back", Tone.DANGER),
        (peer.clock_ahead > 0, "clock", Tone.WARN),
        (peer.silent, "silent", Tone.WARN),
        (not peer.heard_at, "never", Tone.NEUTRAL),
        (behind, "behind", Tone.NEUTRAL),
    )
    found = next(((name, tone) for holds, name, tone in states if holds), None)
    return found or ("level", Tone.GOOD)
