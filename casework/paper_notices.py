"""Filling what is certified of a person: his death, the commission's decision; and what papers about him share.

Refuses to certify what is not recorded.
"""

from sqlmodel import col, select

from casework.known_deaths import known_deaths
from casework.legal_document_files import facts_of
from casework.paper_effects import effects_of
from casework.paper_subjects import Subject, read_subjects
from casework.paper_values import given, identity_of, moment, word
from casework.workspace import Workspace
from models.errors import RecordMissing
from models.legal_documents import Addressee, Paper, Step, in_force, papers_of
from models.records import CommissionDecision, Death
from models.tables import CommissionDecisionRow, PersonRow
from papers.content.answers import BLANK, NOT_GIVEN, Answer, Given, Issue, Signatory, Word
from papers.content.endings import DeathContent, RepatriationContent


def subject_of(workspace: Workspace, person_id: str) -> Subject:
    """One person with what hangs on him."""
    return read_subjects(workspace, (person_id,))[person_id]


def officer_of(workspace: Workspace) -> Signatory:
    """The officer at the laptop, as he signs."""
    officer = workspace.officer
    unit = officer.unit or workspace.station.unit
    return Signatory(officer.name, officer.rank, officer.position, unit)


def power_of(person: PersonRow) -> Answer:
    """The Power on which he depends."""
    return word(f"country.{person.power.lower()}", person.power)


def captured_of(person: PersonRow) -> str:
    """Day and hour of his capture."""
    return f"{person.captured_on} {person.captured_time}".strip()


def death_content(workspace: Workspace, issue: Issue, person_id: str) -> DeathContent:
    """D1: the notification of his death (art. 120, Annex IV D).

    Raises:
        RecordMissing: he did not die, or his death was corrected away.
    """
    subject = subject_of(workspace, person_id)
    person, offset = subject.person, workspace.offset_minutes()
    known = known_deaths(workspace, (person_id,))
    if person_id not in known:
        raise RecordMissing(Death.kind)
    death, event = known[person_id].record, known[person_id].event
    effects = effects_of(workspace, person_id, death.effects)
    examiner = f"{death.examined_rank} {death.examined_by}".strip()
    return DeathContent(
        issue,
        identity_of(person),
        authority=officer_of(workspace),
        power=power_of(person),
        father_first_name=given(person.father_first_name),
        place_of_birth=given(person.place_of_birth),
        pow_number=given(person.prisoner_number),
        died_at=given(moment(event.occurred_at, offset)),
        place_of_death=given(event.place),
        next_of_kin_address=given(person.inform_address),
        captured=given(", ".join(filter(None, (captured_of(person), person.captured_place)))),
        cause=_or_line(cause_of(death.cause_kind, death.cause)),
        examined_at=given(moment(death.examined_at, offset)),
        examined_by=given(examiner),
        buried_at=given(moment(death.buried_at, offset)),
        place_of_burial=given(death.burial_place),
        grave=given(death.grave),
        grave_marked=Word("answer.yes" if death.grave_marked else "answer.no")
        if death.buried_at
        else NOT_GIVEN,
        cremation=cremation_of(death),
        buried_unexamined_by=given(death.buried_unexamined_by),
        ashes_kept=given(death.ashes_kept),
        certified_by=_or_line(given(death.certified_by)),
        unidentified=Word("answer.yes" if death.unidentified else "answer.no"),
        effects_list=effects.listed,
        effects=effects.standing,
        effects_through=effects.through,
        carer_account=_or_line(given(death.carer_account)),
        will=will_of(workspace, person_id),
        first_witness=death.first_witness,
        first_witness_address=death.first_witness_address,
        second_witness=death.second_witness,
        second_witness_address=death.second_witness_address,
    )


def _or_line(answer: Answer) -> Answer:
    """A line to write on for what somebody may still say on the paper itself, beside his signature."""
    return BLANK if answer is NOT_GIVEN else answer


def will_of(workspace: Workspace, person_id: str) -> Answer:
    """What became of his will, of several the last: to whom it went and when, or with whom it lies (art. 120(1))."""
    facts = facts_of(workspace, person_id)
    wills = [
        paper
        for paper in papers_of(facts)
        if paper.document_kind == Paper.WILL and not paper.given_back
    ]
    if not wills:
        return Word("paper.will_none")
    will = wills[-1]
    if will.is_kept:
        return Word("paper.will_kept", will.kept_by)
    sent = next(
        each
        for each in in_force(facts)
        if each.paper == will.id and each.event == Step.PASSED_ON and not each.certified_copy
    )
    copied = will.copy_to and sent.passed_on_to != Addressee.AGENCY
    key = f"paper.will_{sent.passed_on_to}{'_and_copy' if copied else ''}"
    return Word(key, moment(sent.occurred_at, workspace.offset_minutes()))


def cause_of(kind: str, said: str) -> Answer:
    """The cause of a death: its kind, and in whose words; not given while nobody has stated it."""
    return Word(f"death.cause_{kind}", said) if kind else given(said)


def cremation_of(death: Death, ashes: str = "") -> Answer:
    """Whether he was cremated, and why (art. 120(5)); not given while he is not buried.

    `ashes` is where they are kept, for papers with no place of its own for that (art. 120(6)).
    """
    if death.cremated:
        return Word("answer.yes", "; ".join(filter(None, (death.cremation_reason, ashes))))
    return Word("answer.no") if death.buried_at else NOT_GIVEN


def repatriation_content(workspace: Workspace, issue: Issue, person_id: str) -> RepatriationContent:
    """R1: the commission's certificate (Annex IV E).

    Raises:
        RecordMissing: no decision about him is recorded, or he was rejected.
    """
    person = subject_of(workspace, person_id).person
    with workspace.vault.session() as session:
        decided = session.exec(
            select(CommissionDecisionRow)
            .where(CommissionDecisionRow.person_id == person_id)
            .order_by(col(CommissionDecisionRow.decided_at).desc())
        ).first()
    if decided is None or decided.decision == "rejected":
        raise RecordMissing(CommissionDecision.kind)
    return RepatriationContent(
        issue,
        identity_of(person),
        chairman=Signatory(decided.chairman),
        pow_number=given(person.prisoner_number),
        date=given(moment(decided.decided_at, workspace.offset_minutes())),
        camp=Given(workspace.station.name),
        decision=f"paper.commission_{decided.decision.lower()}",
    )
