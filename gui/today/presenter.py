"""Turns duties, transfers and figures into the first screen; refuses to decide what is owed.

What is alike stands together: one kind of duty, equally urgent, is one group, whose papers are
printed and recorded at once; it stands where the first of it is due. Every transfer stands alone.
"""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from enum import StrEnum

from casework.views import DutyView, TodayView, TransferCard
from gui.kit.values import Tone
from gui.moments import local_today
from gui.today.due import clock_in_words, day_in_words, due_in_words
from gui.today.recorded import AT_ONCE, RECORDED
from models.duties import DutyKind
from resources.words import Words, grouped

_CARD_FORMS = {"capture_card_family": ("family", "b1"), "capture_card_agency": ("agency", "b2")}
_STATEMENT = DutyKind.STATEMENT_OF_ACCOUNT
_PAPERS: Mapping[str, tuple[str, str]] = {**_CARD_FORMS, _STATEMENT: ("", "r2")}
"""Duties that a paper ends: kind → whom it is sent to, and its form."""
_URGENCY_TONES = {"overdue": Tone.DANGER, "due_today": Tone.WARN, "open": Tone.NEUTRAL}
_STAGE_TONES = {"under_way": Tone.WARN, "arrived": Tone.WARN, "sealed": Tone.INFO}
_FEW = 3


class Act(StrEnum):
    """What the button of a duty does."""

    PRINT_CARDS = "print_cards"
    PRINT_STATEMENTS = "print_statements"
    OPEN_TRANSFER = "open_transfer"
    OPEN_PERSON = "open_person"
    OPEN_ENQUIRY = "open_enquiry"
    RECORD = "record"
    RECORD_FIRST = "record_first"
    SETTLE = "settle"


@dataclass(frozen=True, slots=True)
class DutyLine:
    """One person or transfer a duty is about."""

    subject_id: str
    event_id: str
    name: str
    due_at: int


@dataclass(frozen=True, slots=True)
class DutyGroup:
    """What is owed, by when, from which article, for whom, and how it is done.

    `number` is how many of its kind are due; `lines` are the first of them, each due so far from `now`.
    """

    key: str
    title: str
    urgency: str
    tone: Tone
    due: str
    article: str
    who: str
    number: int
    act: Act
    act_word: str
    record: str
    addressee: str
    form: str
    lines: tuple[DutyLine, ...]
    now: int

    @property
    def subject_ids(self) -> tuple[str, ...]:
        """Everybody the group is about."""
        return tuple(line.subject_id for line in self.lines)


@dataclass(frozen=True, slots=True)
class TransferTile:
    """One open transfer."""

    id: str
    number: str
    stage: str
    tone: Tone
    line: str
    since: str


@dataclass(frozen=True, slots=True)
class Figure:
    """One figure of the day."""

    number: str
    word: str


@dataclass(frozen=True, slots=True)
class Board:
    """The whole screen."""

    count: str
    groups: tuple[DutyGroup, ...]
    shown_only: str
    transfers: tuple[TransferTile, ...]
    figures: tuple[Figure, ...]
    drafts: str
    conflicts: str
    empty_title: str
    empty_detail: str
    nobody: bool


def board(view: TodayView, now: int, words: Words) -> Board:
    """What to show at `now`."""
    counts = {(kind, urgency): number for kind, urgency, number in view.counts}
    groups = tuple(
        _group(key, duties, counts, now, words) for key, duties in _together(view.duties).items()
    )
    nobody = not view.held_now and not view.came_in_today and not view.left_today
    nobody = nobody and not view.duties and not view.transfers
    stem = "today.nobody" if nobody else "today.empty"
    return Board(
        count=words.count("today.duties_count", view.duties_total),
        groups=groups,
        shown_only=_shown_only(view, words),
        transfers=tuple(_tile(card, now, words) for card in view.transfers),
        figures=_figures(view, words),
        drafts=words.count("today.drafts", view.drafts) if view.drafts else "",
        conflicts=words.count("today.conflicts", view.conflicts) if view.conflicts else "",
        empty_title=words(stem),
        empty_detail=words(f"{stem}_detail"),
        nobody=nobody,
    )


def _together(duties: Iterable[DutyView]) -> dict[str, list[DutyView]]:
    found: dict[str, list[DutyView]] = {}
    for duty in sorted(duties, key=lambda one: one.due_at):
        found.setdefault(_key(duty), []).append(duty)
    return found


def _key(duty: DutyView) -> str:
    apart = duty.subject_id if _stands_alone(duty) else ""
    return f"{duty.kind}/{duty.urgency}/{apart}"


def _stands_alone(duty: DutyView) -> bool:
    """What is owed for a transfer is shown for each of them; what is owed to people is gathered."""
    return duty.subject_kind == "transfer"


def _group(
    key: str,
    duties: list[DutyView],
    counts: Mapping[tuple[str, str], int],
    now: int,
    words: Words,
) -> DutyGroup:
    first = duties[0]
    owed = 0 if _stands_alone(first) else counts.get((first.kind, first.urgency), 0)
    number = max(owed, len(duties))
    addressee, form = _PAPERS.get(first.kind, ("", ""))
    act = _act(first)
    return DutyGroup(
        key=key,
        title=words(f"duty.{first.kind}"),
        urgency=words(f"today.urgency_{first.urgency}"),
        tone=_URGENCY_TONES[first.urgency],
        due=_due_of(duties, now, words),
        article=words("today.article", article=first.article),
        who=_who(duties, number, words),
        number=number,
        act=act,
        act_word=_act_word(act, duties, words),
        record=RECORDED.get(DutyKind(first.kind), ""),
        addressee=addressee,
        form=form,
        lines=tuple(
            DutyLine(duty.subject_id, duty.event_id, duty.subject_name, duty.due_at)
            for duty in duties
        ),
        now=now,
    )


def _act_word(act: Act, duties: list[DutyView], words: Words) -> str:
    """What the act says: a record is made for people, cards and what was sent are counted one by one."""
    if act is Act.RECORD_FIRST and len(duties) == 1:
        act = Act.RECORD
    return words.count(f"today.{act}", len(_subjects(duties)) if act is Act.RECORD else len(duties))


def _due_of(duties: list[DutyView], now: int, words: Words) -> str:
    due = due_in_words(duties[0].due_at, now, words)
    same_day = local_today(duties[0].due_at) == local_today(duties[-1].due_at)
    late = duties[0].due_at < now
    return due if same_day or late else words("today.first_due", due=due)


def _act(duty: DutyView) -> Act:
    if duty.kind in _CARD_FORMS:
        return Act.PRINT_CARDS
    if duty.kind == _STATEMENT:
        return Act.PRINT_STATEMENTS
    if duty.kind == DutyKind.CUSTODY_FORKED:
        return Act.SETTLE
    if duty.kind in RECORDED:
        return Act.RECORD if duty.kind in AT_ONCE else Act.RECORD_FIRST
    if duty.kind == DutyKind.TRACING_ENQUIRY:
        return Act.OPEN_ENQUIRY
    return Act.OPEN_TRANSFER if duty.subject_kind == "transfer" else Act.OPEN_PERSON


def _who(duties: list[DutyView], number: int, words: Words) -> str:
    """Whom it is about, each once; where not all duties are at hand, how many there are and the first people."""
    names = list(_subjects(duties).values())
    if number > len(duties):
        counted = words.count("today.due_times", number)
    elif len(names) > _FEW:
        counted = words.count("today.people", len(names))
    else:
        return ", ".join(names)
    return words("intake.remark", field=counted, said=f"{', '.join(names[:_FEW])}…")


def _subjects(duties: list[DutyView]) -> dict[str, str]:
    """Whom or what these are about, each once: identifier → name."""
    return {duty.subject_id: duty.subject_name for duty in duties}


def _shown_only(view: TodayView, words: Words) -> str:
    if view.duties_total <= len(view.duties):
        return ""
    return words.count("today.first_shown", len(view.duties))


def _tile(card: TransferCard, now: int, words: Words) -> TransferTile:
    when = day_in_words(card.stage_since, words)
    when = (
        clock_in_words(card.stage_since)
        if local_today(card.stage_since) == local_today(now)
        else when
    )
    people = words.count("today.people", card.people)
    return TransferTile(
        id=card.id,
        number=card.number,
        stage=words(f"today.stage_{card.stage}"),
        tone=_STAGE_TONES.get(card.stage, Tone.NEUTRAL),
        line=words("today.transfer_line", destination=card.destination or "–", people=people),
        since=words("today.since", when=when) if card.stage_since else "",
    )


def _figures(view: TodayView, words: Words) -> tuple[Figure, ...]:
    return (
        Figure(grouped(view.held_now), words("today.held_now")),
        Figure(grouped(view.came_in_today), words("today.came_in")),
        Figure(grouped(view.left_today), words("today.left")),
    )
