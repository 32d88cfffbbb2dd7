"""What a card says of a stick, a folder or the hub: at rest, while it runs, and afterwards; refuses to know Qt."""

from collections.abc import Mapping
from dataclasses import dataclass

from casework.exchange_views import ExchangeReport, HubView, MediumView, Step
from gui.exchange import wording
from gui.kit.values import Message, Tone
from gui.messages import message_for
from models.errors import Interrupted, SafeConductError
from resources.words import Words, grouped

HUB = "hub"
"""The key of the hub's card; a medium's is its path."""
_BYTES_PER_ENTRY = 200
_SETTLED_AFTER = 2_000
_MINUTE = 60


@dataclass(frozen=True, slots=True)
class Fact:
    """One line of a card: what, and how much of it."""

    label: str
    value: str
    tone: Tone = Tone.NEUTRAL


@dataclass(frozen=True, slots=True)
class Remark:
    """A sentence on a card, with its tone."""

    text: str
    tone: Tone = Tone.WARN


@dataclass(frozen=True, slots=True)
class Face:
    """A card at rest. `worth` says that an exchange would move something."""

    key: str
    title: str
    note: str
    icon: str
    facts: tuple[Fact, ...]
    remarks: tuple[Remark, ...]
    act_word: str
    can_act: bool
    worth: bool
    other_word: str = ""


@dataclass(frozen=True, slots=True)
class Progress:
    """A card while it runs; `permille` is nothing while the whole is not known."""

    line: str
    permille: int | None
    left: str
    hint: str


@dataclass(frozen=True, slots=True)
class Outcome:
    """A card afterwards."""

    word: str
    tone: Tone
    facts: tuple[Fact, ...]
    remarks: tuple[Remark, ...]
    settle_word: str
    arrivals: tuple[str, ...]
    arrivals_word: str


def medium_face(view: MediumView, words: Words) -> Face:
    """A stick or folder at rest."""
    worth = bool(view.for_us or (view.to_write and not view.read_only))
    blocked = view.error is not None or (view.read_only and not view.for_us)
    return Face(
        key=view.path,
        title=view.name.strip() or words("exchange.unnamed_stick"),
        note=words("exchange.free", size=wording.size(view.free, words)),
        icon="exchange",
        facts=() if view.error else _medium_facts(view, words),
        remarks=_medium_remarks(view, words),
        act_word=words("exchange.do_take" if view.read_only else "exchange.do"),
        can_act=not blocked,
        worth=worth and not blocked,
    )


def _medium_facts(view: MediumView, words: Words) -> tuple[Fact, ...]:
    bundles = words.count("exchange.bundles", view.for_us)
    size = wording.size(view.for_us_bytes, words)
    for_us = words("exchange.amount", what=bundles, size=size)
    facts = [
        Fact(words("exchange.for_us"), for_us if view.for_us else words("exchange.nothing")),
    ]
    if not view.read_only:
        writes = wording.entries(view.to_write, words)
        new = writes if view.to_write else words("exchange.nothing_new")
        facts.append(Fact(words("exchange.to_write"), new))
    if view.for_others:
        others = words.count("exchange.bundles", view.for_others)
        facts.append(Fact(words("exchange.for_others"), others))
    return tuple(facts)


def _medium_remarks(view: MediumView, words: Words) -> tuple[Remark, ...]:
    if view.error:
        return (_refusal(view.error, words),)
    if view.read_only:
        return (Remark(words("exchange.read_only")),)
    if view.to_write * _BYTES_PER_ENTRY > view.free:
        return (Remark(words("exchange.tight")),)
    return ()


def hub_face(view: HubView, now: int, error: SafeConductError | None, words: Words) -> Face:
    """The hub at rest; `error` is why it did not answer the last time."""
    error = error or view.error
    facts: list[Fact] = []
    if view.url:
        answered = wording.ago(view.answered_at, now, words)
        facts.append(Fact(words("exchange.hub_answered"), answered))
    if view.next_try_at:
        wait = view.next_try_at - now
        soon = words("exchange.hub_soon", span=wording.span(wait, words))
        facts.append(
            Fact(words("exchange.hub_next"), soon if wait > 0 else words("exchange.hub_now"))
        )
    remarks = [_refusal(error, words)] if error else []
    if not view.url:
        remarks = [Remark(words("exchange.hub_none"), Tone.NEUTRAL)]
    return Face(
        key=HUB,
        title=words("exchange.hub"),
        note="",
        icon="station",
        facts=(Fact(words("exchange.hub_where"), view.url), *facts) if view.url else (),
        remarks=tuple(remarks),
        act_word=words("exchange.hub_do") if view.url else "",
        can_act=bool(view.url),
        worth=False,
        other_word=words("exchange.hub_change" if view.url else "exchange.hub_set"),
    )


def progress(
    step: Step | None, elapsed: int, *, cancelling: bool, stick: bool, words: Words
) -> Progress:
    """How far it is; `elapsed` is how many milliseconds this stage has taken so far."""
    hint = words("exchange.keep_in") if stick else ""
    hint = words("exchange.cancelling") if cancelling else hint
    if step is None:
        return Progress(words("exchange.stage_waiting"), None, "", hint)
    stage = words(f"exchange.stage_{step.stage}")
    told = [words("exchange.progress", stage=stage, entries=wording.entries(step.entries, words))]
    if step.total:
        done, total = (wording.size(octets, words) for octets in (step.done, step.total))
        told.append(words("exchange.progress_bytes", done=done, total=total))
    elif step.done:
        told.append(wording.size(step.done, words))
    permille = min(1000, step.done * 1000 // step.total) if step.total else None
    return Progress(" · ".join(told), permille, _left(step, elapsed, words), hint)


def _left(step: Step, elapsed: int, words: Words) -> str:
    """How long it will still take at the pace so far; nothing during the first two seconds."""
    if not step.done or not step.total or elapsed < _SETTLED_AFTER:
        return ""
    seconds = max(elapsed * (step.total - step.done) // step.done // 1000, 1)
    if seconds < _MINUTE:
        return words("exchange.left_seconds", n=seconds)
    return words("exchange.left_minutes", n=-(-seconds // _MINUTE))


def outcome(report: ExchangeReport, *, stick: bool, words: Words) -> Outcome:
    """What an exchange did."""
    stopped = report.stopped is not None
    poor = stopped or bool(report.refused) or bool(report.conflicts)
    remarks: list[Remark] = []
    if isinstance(report.stopped, Interrupted):
        remarks.append(Remark(words("exchange.cancelled"), Tone.INFO))
    elif report.stopped:
        remarks.append(_refusal(report.stopped, words))
    remarks += _refused(report.refused, words)
    if stick and not stopped:
        remarks.append(Remark(words("exchange.take_out"), Tone.GOOD))
    return Outcome(
        word=words("exchange.stopped" if stopped else "exchange.done"),
        tone=Tone.WARN if poor else Tone.GOOD,
        facts=_report_facts(report, words),
        remarks=tuple(remarks),
        settle_word=words("exchange.settle") if report.conflicts else "",
        arrivals=report.arrivals,
        arrivals_word=words("exchange.open_transfers") if report.arrivals else "",
    )


def _report_facts(report: ExchangeReport, words: Words) -> tuple[Fact, ...]:
    came = _moved(report.came, report.came_bytes, words)
    went = _moved(report.went, report.went_bytes, words)
    confirmed = words.count("exchange.acknowledged_n", report.acknowledged)
    facts = [
        Fact(words("exchange.came"), came),
        Fact(words("exchange.went"), went),
        Fact(
            words("exchange.acknowledged"),
            confirmed if report.acknowledged else words("exchange.nothing"),
        ),
    ]
    if report.conflicts:
        new = words.count("exchange.conflicts_n", report.conflicts)
        facts.append(Fact(words("exchange.conflicts"), new, Tone.WARN))
    if report.arrivals:
        facts.append(Fact(words("exchange.arrivals"), grouped(len(report.arrivals)), Tone.INFO))
    if report.waiting:
        facts.append(
            Fact(words("exchange.waiting"), words.count("exchange.waiting_n", report.waiting))
        )
    return (*facts, *_shared(report.shared, words))


def _moved(number: int, octets: int, words: Words) -> str:
    told = wording.entries(number, words)
    if not octets:
        return told
    return words("exchange.amount", what=told, size=wording.size(octets, words))


def _shared(shared: Mapping[str, str], words: Words) -> list[Fact]:
    return [
        Fact(words("exchange.shared", name=name), code) for name, code in shared.items() if code
    ]


def _refused(errors: tuple[SafeConductError, ...], words: Words) -> list[Remark]:
    """Each reason once, with how many bundles it refused."""
    if not errors:
        return []
    messages = [message_for(error, words) for error in errors]
    reasons = dict.fromkeys(f"{each.happened} {each.next_step}" for each in messages)
    told = words.count("exchange.refused_n", len(errors))
    return [Remark("\n".join((told, *reasons)), Tone.DANGER)]


def _refusal(error: SafeConductError, words: Words) -> Remark:
    said: Message = message_for(error, words)
    text = "\n".join(part for part in (said.happened, said.saved, said.next_step) if part)
    return Remark(text, said.tone)
