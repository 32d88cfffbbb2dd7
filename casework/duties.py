"""What is owed to whom by when: the first screen, and what is owed to one person.

Nothing here is ticked off by hand: a duty ends when the record shows that it was done. A station is told what it
owes itself: to its own people, and for transfers it sends or receives.
"""

from collections.abc import Callable, Iterable
from dataclasses import dataclass

from sqlmodel import col, func, select

from casework import access, conflict_count, day_figures, duty_sources
from casework.drafts import DRAFT_KIND
from casework.person_cards import full_name
from casework.transfer_files import transfers
from casework.views import DutyView, TodayView, TransferCard
from casework.workspace import Workspace, of_one_state
from models.duties import DAY, HOUR, Duty, DutyKind, Urgency, later_by
from models.duty_classes import CLASS_OF
from models.tables import (
    DutyHourRow,
    DutyRow,
    PersonRow,
    TracingEnquiryRow,
)
from models.transfer_facts import Stage
from store import drafts as kept_drafts

SHOWN = 100
"""Of each kind and urgency so many are named; their number is told whole."""


@of_one_state
def today(workspace: Workspace) -> TodayView:
    """Duties by what is due first, open transfers, and the figures of the day, for the officer who is here."""
    open_ones = tuple(card for card in transfers(workspace) if card.stage != Stage.CLOSED)
    owed = owed_here(workspace, open_ones)
    with workspace.vault.read() as cursor:
        drafts = len(kept_drafts.of_kind(cursor, DRAFT_KIND))
    figures = day_figures.of_today(workspace)
    return TodayView(
        duties=owed.duties,
        duties_total=owed.total,
        transfers=open_ones,
        held_now=figures.held,
        came_in_today=figures.came_in,
        left_today=figures.left,
        drafts=drafts,
        conflicts=conflict_count.count(workspace),
        counts=owed.counts,
    )


@dataclass(frozen=True, slots=True)
class OwedHere:
    """What a station owes: the first `duties` of each kind and urgency, and how many there are really."""

    duties: tuple[DutyView, ...]
    total: int
    counts: tuple[tuple[str, str, int], ...]


def owed_here(workspace: Workspace, open_ones: tuple[TransferCard, ...] = ()) -> OwedHere:
    """What this station owes, by what is due first; transfers among `open_ones` are named by their number."""
    now = workspace.now()
    kept, others = _Kept(workspace, now), _others(workspace)
    first = sorted(
        (*kept.first(), *others), key=lambda duty: (duty.due_at, duty.subject_id, duty.kind)
    )
    counts = tuple((kind.value, urgency.value, n) for kind, urgency, n in kept.counts if n)
    return OwedHere(_shown(workspace, first, open_ones, now), kept.total + len(others), counts)


def count(workspace: Workspace) -> int:
    """How many duties this station has."""
    return _Kept(workspace, workspace.now()).total + len(_others(workspace))


def _others(workspace: Workspace) -> list[Duty]:
    sight = access.sight(workspace)
    return [each for each in duty_sources.all_of(workspace) if sight.of(CLASS_OF[each.kind])]


class _Kept:
    """The table `duty` of this station: counted by its hours, read group by group."""

    def __init__(self, workspace: Workspace, now: int) -> None:
        """`counts` says how many there are of each kind and urgency."""
        self._workspace, self._now, self._later = workspace, now, later(workspace)
        self._sight = access.sight(workspace)
        self.counts = [*self._counted()]

    @property
    def total(self) -> int:
        """How many there are."""
        return sum(number for _, _, number in self.counts)

    def first(self) -> list[Duty]:
        """The first of each kind and urgency, each read from its index alone."""
        found: list[DutyRow] = []
        with self._workspace.vault.session() as session:
            for kind, urgency, number in self.counts:
                if number:
                    low, high = self._between(kind, urgency)
                    found += session.exec(
                        select(DutyRow)
                        .where(
                            DutyRow.station_id == self._workspace.station.id,
                            DutyRow.kind == kind.value,
                            DutyRow.due_at > low,
                            DutyRow.due_at <= high,
                        )
                        .order_by(col(DutyRow.due_at))
                        .limit(SHOWN)
                    )
        shifted = by_our_clocks(self._workspace)
        return [shifted(row) for row in found]

    def _between(self, kind: DutyKind, urgency: Urgency) -> tuple[int, int]:
        """What is due after the one instant and not after the other, as the table has it."""
        now = self._now - self._later.get(kind, 0)
        return {
            Urgency.OVERDUE: (-_EVER, now),
            Urgency.DUE_TODAY: (now, now + DAY),
            Urgency.OPEN: (now + DAY, _EVER),
        }[urgency]

    def _counted(self) -> Iterable[tuple[DutyKind, Urgency, int]]:
        hours: dict[str, list[tuple[int, int]]] = {}
        here = self._workspace.station.id
        with self._workspace.vault.session() as session:
            for row in session.exec(select(DutyHourRow).where(DutyHourRow.station_id == here)):
                hours.setdefault(row.kind, []).append((row.hour, row.duties))
        for name, sums in sorted(hours.items()):
            kind = DutyKind(name)
            if not self._sight.of(CLASS_OF[kind]):
                continue
            not_after = [
                self._not_after(kind, instant, sums)
                for instant in (self._between(kind, each)[1] for each in (*_EARLIER, Urgency.OPEN))
            ]
            before = 0
            for urgency, number in zip((*_EARLIER, Urgency.OPEN), not_after, strict=True):
                yield kind, urgency, number - before
                before = number

    def _not_after(self, kind: DutyKind, instant: int, sums: list[tuple[int, int]]) -> int:
        """How many are due until an instant: whole hours from their sums, the last one counted."""
        this_hour = instant // HOUR
        number = sum(duties for hour, duties in sums if hour < this_hour)
        if not any(hour == this_hour for hour, _ in sums):
            return number
        with self._workspace.vault.session() as session:
            return (
                number
                + session.exec(
                    select(func.count())
                    .select_from(DutyRow)
                    .where(
                        DutyRow.station_id == self._workspace.station.id,
                        DutyRow.kind == kind.value,
                        DutyRow.due_at >= this_hour * HOUR,
                        DutyRow.due_at <= instant,
                    )
                ).one()
            )


_EVER = 2**62
_EARLIER = (Urgency.OVERDUE, Urgency.DUE_TODAY)


def later(workspace: Workspace) -> dict[DutyKind, int]:
    """By how much this station's own limits lie after the usual ones, in milliseconds."""
    return later_by(workspace.station.clocks)


def by_our_clocks(workspace: Workspace) -> Callable[[DutyRow], Duty]:
    """A kept duty with the limit that this station has set for its kind."""
    shift = later(workspace)

    def duty(row: DutyRow) -> Duty:
        kind = DutyKind(row.kind)
        due_at = row.due_at + shift.get(kind, 0)
        return Duty(kind, row.person_id, row.event_id, row.armed_at, due_at)

    return duty


def duties_of(workspace: Workspace, person_id: str) -> tuple[DutyView, ...]:
    """What this station owes to one person, as far as the officer who is here sees it."""
    sight = access.sight(workspace)
    with workspace.vault.session() as session:
        rows = session.exec(
            select(DutyRow).where(
                DutyRow.person_id == person_id, DutyRow.station_id == workspace.station.id
            )
        ).all()
    seen = (row for row in rows if sight.of(CLASS_OF[DutyKind(row.kind)]))
    duties = sorted(map(by_our_clocks(workspace), seen), key=lambda duty: duty.due_at)
    return _shown(workspace, duties, (), workspace.now())


def _shown(
    workspace: Workspace, duties: list[Duty], open_ones: tuple[TransferCard, ...], now: int
) -> tuple[DutyView, ...]:
    names = {card.id: card.number for card in open_ones}
    kinds = dict.fromkeys(names, "transfer")
    with workspace.vault.session() as session:
        for row in session.exec(
            select(TracingEnquiryRow).where(TracingEnquiryRow.answered_at == 0)
        ):
            names[row.id] = f"{row.number} {row.sought_surname} {row.sought_first_names}".strip()
            kinds[row.id] = "enquiry"
        names[workspace.station.id] = workspace.station.name
        kinds[workspace.station.id] = "station"
        people = {duty.subject_id for duty in duties} - names.keys()
        for person in session.exec(select(PersonRow).where(col(PersonRow.id).in_(people))):
            names[person.id] = full_name(person) or person.tag_number
    return tuple(
        DutyView(
            kind=duty.kind.value,
            subject_kind=kinds.get(duty.subject_id, "person"),
            subject_id=duty.subject_id,
            subject_name=names.get(duty.subject_id, ""),
            event_id=duty.event_id,
            article=duty.article,
            due_at=duty.due_at,
            urgency=duty.urgency(now).value,
        )
        for duty in duties
    )
