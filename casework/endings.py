"""How custody ends otherwise than by death or exchange: release, another Power, parole; refuses to end it half.

Property is settled and legal papers are given back or passed on first (GC III art. 119, 122(9)), and what the law
wants written is written: a decision, an agreement, the terms of a word of honour. Who is released in place was asked
in private, has papers and the statement of his account.
"""

from dataclasses import asdict, dataclass

from sqlmodel import col, select

from casework import remarks
from casework.custody_events import next_event, require_past, require_texts
from casework.departures import require_passed
from casework.legal_document_files import kept_blocks
from casework.property_settling import property_blocks
from casework.release_facts import facts_of
from casework.workspace import Workspace
from models.custody import Event
from models.duties import DAY
from models.errors import Block, InputRefused, RecordMissing, StepBlocked
from models.ids import new_id
from models.legal import NO_PRISONERS
from models.records import Parole, PowerAcceptance
from models.release_rules import blocks_release
from models.tables import ParoleRow, PersonRow, PowerAcceptanceRow
from models.touched import Touched
from models.transfer_facts import Override
from store.unit_of_work import load

RELEASES = {
    "released_in_place": Event.RELEASED_IN_PLACE,
    "released": Event.RELEASED,
    "civil_custody": Event.HANDED_TO_CIVIL_CUSTODY,
}
"""Ways to let somebody go; all but the first only for those who are no prisoners of war."""

_FIRST_FOLLOW_UP = 30 * DAY


@dataclass(frozen=True, slots=True)
class Release:
    """How he is let go, when and where, and the decision or document it rests on.

    Release in place names who decided and when as well; `override` lets him go without the statement of his account.
    """

    way: str
    at: int
    place: str
    authority: str
    decided_by: str = ""
    decided_at: int = 0
    override: Override | None = None


def release(workspace: Workspace, person_id: str, released: Release) -> Touched:
    """Let somebody go without repatriation, or hand one who is no prisoner of war to the civil authorities.

    Raises:
        InputRefused: the decision it rests on is missing, of a release in place who decided or when, or that is later
            than the release; an override has no name or no reason.
        StepBlocked: property is open, a legal paper of his is kept, or he is still a prisoner of war; he is released in
            place and was not asked in private in this custody, has no identity document, or no statement of his
            account that this override does not let pass (`models.release_rules`).
    """
    require_texts({"authority": released.authority}, "ending.authority_needed")
    event = RELEASES[released.way]
    in_place = event is Event.RELEASED_IN_PLACE
    if in_place:
        _require_decided(workspace, released)
    fact = next_event(
        workspace, person_id, event, released.at, released.place, authority=released.authority
    )
    if in_place:
        fact.decided_by = remarks.cleaned("decided_by", released.decided_by).text
        fact.decided_at = released.decided_at
    if released.override:
        fact.override_by = remarks.cleaned("override_by", released.override.by).text
    blocks = _blocks(workspace, person_id)
    if in_place:
        blocks += blocks_release(facts_of(workspace, person_id))
    elif not _is_no_prisoner(workspace, person_id):
        blocks = (Block("still_a_prisoner", "5(2)", (person_id,)), *blocks)
    require_passed(blocks, released.override)
    reason = released.override.reason.strip() if released.override else ""
    with workspace.edit("custody.release", reason=reason, occurred_at=released.at) as record:
        record.add(fact)
    return record.touched


def _require_decided(workspace: Workspace, released: Release) -> None:
    require_texts({"decided_by": released.decided_by}, "legal.who_needed")
    if not released.decided_at:
        raise InputRefused({"decided_at": "custody.needed"})
    require_past(workspace, released.decided_at, "decided_at")
    if released.decided_at > released.at:
        raise InputRefused({"decided_at": "ending.decided_later"})


def _blocks(workspace: Workspace, person_id: str) -> tuple[Block, ...]:
    """What of his is still with us."""
    ids = (person_id,)
    return property_blocks(workspace, ids) + kept_blocks(workspace, ids)


def _is_no_prisoner(workspace: Workspace, person_id: str) -> bool:
    with workspace.vault.session() as session:
        person = session.get(PersonRow, person_id)
    return person is not None and person.legal_category in NO_PRISONERS


@dataclass(frozen=True, slots=True)
class Handing:
    """A transfer to another Power (art. 12): which, by what agreement, who approved, who accepted."""

    power: str
    at: int
    place: str
    agreement: str
    approved_by: str
    accepted_by: str
    follow_up_at: int = 0


def hand_to_power(workspace: Workspace, person_id: str, handing: Handing) -> Touched:
    """Record that somebody was transferred to another Power, which is asked after him from then on.

    Raises:
        InputRefused: Power, agreement, approval or acceptance is missing.
        StepBlocked: property is open, or a legal paper of his is kept.
    """
    require_texts(
        {
            name: getattr(handing, name)
            for name in ("power", "agreement", "approved_by", "accepted_by")
        }
    )
    if blocks := _blocks(workspace, person_id):
        raise StepBlocked(blocks)
    fact = next_event(
        workspace,
        person_id,
        Event.TRANSFERRED_TO_OTHER_POWER,
        handing.at,
        handing.place,
        authority=handing.agreement,
    )
    fields = {
        name: remarks.cleaned(name, text).text if isinstance(text, str) else text
        for name, text in asdict(handing).items()
        if name not in {"at", "place", "follow_up_at"}
    }
    with workspace.edit("custody.other_power", occurred_at=handing.at) as record:
        record.add(fact)
        record.add(
            PowerAcceptance.model_validate(
                {
                    **fields,
                    "id": new_id(workspace.clock),
                    "person_id": person_id,
                    "approved_at": handing.at,
                    "accepted_at": handing.at,
                    "follow_up_at": handing.follow_up_at or handing.at + _FIRST_FOLLOW_UP,
                }
            )
        )
    return record.touched


def follow_up(workspace: Workspace, person_id: str, finding: str, next_at: int = 0) -> Touched:
    """Record what was found when the other Power was asked after him; it is asked again at `next_at`.

    Raises:
        InputRefused: the finding is missing, or the next time is not in the future.
        RecordMissing: he was not transferred to another Power.
    """
    require_texts({"finding": finding})
    now = workspace.now()
    due_at = next_at or now + _FIRST_FOLLOW_UP
    if due_at <= now:
        raise InputRefused({"next_at": "inspection.next_later"})
    found = load(workspace.vault, PowerAcceptance, _open_acceptance(workspace, person_id))
    with workspace.edit("custody.follow_up") as record:
        record.change(
            found,
            followed_up_at=now,
            follow_up_at=due_at,
            finding=remarks.cleaned("finding", finding).text,
        )
    return record.touched


def returned_by_power(
    workspace: Workspace, person_id: str, at: int, place: str, reason: str
) -> Touched:
    """Record that the other Power gave him back: a new custody begins, everything is owed anew (art. 12).

    Raises:
        InputRefused: the reason is missing.
    """
    require_texts({"reason": reason}, "people.reason_needed")
    fact = next_event(
        workspace, person_id, Event.RETURNED_BY_OTHER_POWER, at, place, authority=reason
    )
    acceptance = load(workspace.vault, PowerAcceptance, _open_acceptance(workspace, person_id))
    with workspace.edit("custody.returned_by_power", reason=reason, occurred_at=at) as record:
        record.add(fact)
        record.change(acceptance, ended_at=at)
    return record.touched


def _open_acceptance(workspace: Workspace, person_id: str) -> str:
    with workspace.vault.session() as session:
        found = session.exec(
            select(PowerAcceptanceRow.id)
            .where(PowerAcceptanceRow.person_id == person_id, PowerAcceptanceRow.ended_at == 0)
            .order_by(col(PowerAcceptanceRow.id).desc())
        ).first()
    if found is None:
        raise RecordMissing(PowerAcceptance.kind)
    return found


@dataclass(frozen=True, slots=True)
class Honour:
    """A word of honour (art. 21): when given, its terms, until when, and the law of his own Power that allows it."""

    at: int
    place: str
    terms: str
    own_law: str
    ends_at: int = 0


def parole(workspace: Workspace, person_id: str, honour: Honour) -> Touched:
    """Record that somebody was set free on parole, as far as the laws of his own Power allow it.

    Raises:
        InputRefused: the terms or the law are missing, or it would end before it begins.
    """
    require_texts({"terms": honour.terms, "own_law": honour.own_law})
    if honour.ends_at and honour.ends_at <= honour.at:
        raise InputRefused({"ends_at": "inspection.next_later"})
    fact = next_event(
        workspace, person_id, Event.PAROLED, honour.at, honour.place, authority=honour.own_law
    )
    with workspace.edit("custody.parole", occurred_at=honour.at) as record:
        record.add(fact)
        record.add(
            Parole(
                id=new_id(workspace.clock),
                person_id=person_id,
                terms=remarks.cleaned("note", honour.terms).text,
                given_at=honour.at,
                ends_at=honour.ends_at,
            )
        )
    return record.touched


def end_parole(workspace: Workspace, person_id: str, at: int, place: str, reason: str) -> Touched:
    """Record that he is back in custody.

    Raises:
        InputRefused: the reason is missing, or it lies in the future.
        RecordMissing: he is not on parole.
    """
    require_texts({"reason": reason}, "people.reason_needed")
    require_past(workspace, at)
    with workspace.vault.session() as session:
        found = session.exec(
            select(ParoleRow.id).where(ParoleRow.person_id == person_id, ParoleRow.ended_at == 0)
        ).first()
    if found is None:
        raise RecordMissing(Parole.kind)
    fact = next_event(workspace, person_id, Event.PAROLE_ENDED, at, place, note=reason)
    with workspace.edit("custody.parole_end", occurred_at=at) as record:
        record.add(fact)
        record.change(
            load(workspace.vault, Parole, found),
            ended_at=at,
            end_reason=remarks.cleaned("reason", reason).text,
        )
    return record.touched
