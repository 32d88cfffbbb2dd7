"""Two records that look alike and are of two men: an officer says so, and takes it back; refuses to find out itself.

It holds for the pair, from whichever record it was said, and as long as the two are no more alike than they were then
(`models.likeness.grew`). Said on two laptops it is said twice, and either holds: facts do not contradict each other.
"""

from collections import defaultdict
from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from sqlmodel import col, or_, select

from casework import access, alike, apart_facts, remarks
from casework.custody_events import require_texts
from casework.duplicate_views import OtherRecord
from casework.officers import officer_names
from casework.person_cards import number_of
from casework.views import FieldChange
from casework.whose_number import other_than
from casework.workspace import Workspace
from models.custody import State
from models.errors import Block, InputRefused, StepBlocked
from models.field_classes import FieldClass
from models.ids import new_id
from models.likeness import grew
from models.records import ToldApart
from models.tables import PersonRow, StandingRow, ToldApartRow
from models.touched import Touched
from store.history import writers_of
from store.unit_of_work import Edit


@dataclass(frozen=True, slots=True)
class Findings:
    """Whom one person was told apart from: of each, the findings in force."""

    by_other: dict[str, tuple[ToldApartRow, ...]]

    def holds(self, other_id: str, evidence: frozenset[str]) -> bool:
        """Whether a finding about this pair covers all that makes them alike now."""
        findings = self.by_other.get(other_id, ())
        return any(not grew(evidence, frozenset(each.alike.split())) for each in findings)


@access.needs(FieldClass.A, FieldClass.C)
def tell_apart(workspace: Workspace, person_id: str, number: str, reason: str) -> Touched:
    """Record that the man with this number, whose record looks like this one's, is another.

    Raises:
        InputRefused: the reason is missing, or the number is no other record's.
        StepBlocked: one of the two is set aside; that is withdrawn first.
    """
    require_texts({"reason": reason}, "people.reason_needed")
    pair = sorted((person_id, other_than(workspace, person_id, number)))
    refuse_set_aside(workspace, pair)
    evidence = alike.likeness(workspace, *pair).evidence
    finding = apart_facts.finding(workspace, pair, evidence, reason)
    with workspace.edit("told_apart.say", reason=finding.reason) as record:
        record.add(finding)
    return record.touched


def refuse_set_aside(workspace: Workspace, ids: Sequence[str]) -> None:
    """Whoever is set aside already stands for nobody.

    Raises:
        StepBlocked: names those of these records.
    """
    with workspace.vault.session() as session:
        found = session.exec(
            select(StandingRow.person_id).where(
                col(StandingRow.person_id).in_(ids),
                StandingRow.state == State.RECORDED_TWICE.value,
            )
        ).all()
    if found:
        aside = tuple(each for each in ids if each in found)
        raise StepBlocked((Block("set_aside_already", "122(4)", aside),))


@access.needs(FieldClass.A, FieldClass.C)
def take_back(workspace: Workspace, person_id: str, other_id: str, reason: str) -> Touched:
    """Withdraw that these two are two men: they are pointed at again while they look alike.

    Raises:
        InputRefused: the reason is missing, or nobody told these two apart.
    """
    require_texts({"reason": reason}, "people.reason_needed")
    with workspace.edit("told_apart.take_back", reason=reason) as record:
        if not take_back_in(record, workspace, (person_id, other_id), reason):
            raise InputRefused({"other_id": "twice.not_told_apart"})
    return record.touched


def take_back_in(record: Edit, workspace: Workspace, pair: tuple[str, str], reason: str) -> bool:
    """Withdraw every finding about a pair in an act that says otherwise; says whether there was one."""
    findings = of_person(workspace, pair[0]).by_other.get(pair[1], ())
    for each in findings:
        record.add(
            ToldApart(
                id=new_id(workspace.clock),
                person_id=each.person_id,
                other_id=each.other_id,
                recorded_at=workspace.now(),
                corrects=each.id,
                reason=remarks.cleaned("reason", reason).text,
            )
        )
    return bool(findings)


def of_person(workspace: Workspace, person_id: str) -> Findings:
    """Whom he was told apart from, whatever role asks: who does not see why is not pointed at them either."""
    said = _facts(workspace, person_id)
    withdrawn = {each.corrects for each in said}
    found: defaultdict[str, tuple[ToldApartRow, ...]] = defaultdict(tuple)
    for each in said:
        if not each.corrects and each.id not in withdrawn:
            found[_other(each, person_id)] += (each,)
    return Findings(dict(found))


def others(workspace: Workspace, person_id: str) -> tuple[OtherRecord, ...]:
    """The records from which this one is told apart, by findings in force."""
    found = of_person(workspace, person_id).by_other
    numbers = _numbers(workspace, found)
    return tuple(OtherRecord(each, numbers.get(each, "")) for each in sorted(found))


def history(workspace: Workspace, person_id: str) -> tuple[FieldChange, ...]:
    """What was said and taken back of whom he is not, as steps of the field `told_apart`: the other's number."""
    said = _facts(workspace, person_id)
    numbers = _numbers(workspace, {_other(each, person_id) for each in said})
    with workspace.vault.read() as cursor:
        writers = writers_of(
            cursor, workspace.vault.compartment, ToldApart.kind, [each.id for each in said]
        )
    officers = officer_names(workspace)
    return tuple(
        FieldChange(
            ToldApart.kind,
            number if each.corrects else "",
            "" if each.corrects else number,
            officers.get(writers[each.id], ""),
            each.recorded_at,
            "told_apart.take_back" if each.corrects else "told_apart.say",
            each.reason,
        )
        for each in said
        for number in (numbers.get(_other(each, person_id), "–"),)
    )


def _facts(workspace: Workspace, person_id: str) -> tuple[ToldApartRow, ...]:
    with workspace.vault.session() as session:
        rows: Iterable[ToldApartRow] = session.exec(
            select(ToldApartRow).where(
                or_(ToldApartRow.person_id == person_id, ToldApartRow.other_id == person_id)
            )
        ).all()
    return tuple(sorted(rows, key=lambda each: (each.recorded_at, each.id)))


def _other(fact: ToldApartRow, person_id: str) -> str:
    return fact.other_id if fact.person_id == person_id else fact.person_id


def _numbers(workspace: Workspace, ids: Iterable[str]) -> dict[str, str]:
    with workspace.vault.session() as session:
        rows = session.exec(select(PersonRow).where(col(PersonRow.id).in_(tuple(ids))))
        return {row.id: number_of(row) for row in rows}
