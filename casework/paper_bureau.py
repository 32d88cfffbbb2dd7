"""Filling reports and event notices to the Bureau (N1, N2) of one or many people.

They say what `models.bureau_notice` lets notices say: places cut, health of serious cases alone. A paper of prepared
notices bears their numbers and signed contents; refuses to prepare any.
"""

from sqlmodel import col, select

from casework.bureau import pending
from casework.paper_notices import officer_of, power_of
from casework.paper_subjects import Subject, read_subjects
from casework.paper_values import given, identity_of, moment, word
from casework.workspace import Workspace
from models.custody_order import Fact, chain
from models.owed import SERIOUS_CASE
from models.places import settlement_of
from models.records import BureauNotice
from models.tables import CustodyEventRow, PersonRow
from papers import signed_record
from papers.content.answers import NOT_GIVEN, Answer, Issue, Word
from papers.content.bureau import BureauPerson, BureauReportContent, EventLine, EventNoticeContent
from store.loaded import load_many

_MOST_SIGNED = 12
"""So many notices stand on a paper with all they say; of more, one signed list of numbers and digests."""
_CHUNK = 500


def numbers_and_codes(
    workspace: Workspace, person_ids: tuple[str, ...]
) -> tuple[str, tuple[str, ...]]:
    """The number of what is prepared for these people (the first, and how many follow), and its signed records."""
    prepared = [each.prepared for each in pending(workspace, person_ids) if each.prepared]
    notices: list[BureauNotice] = []
    for start in range(0, len(prepared), _CHUNK):
        some = prepared[start : start + _CHUNK]
        marks = ", ".join("?" * len(some))
        found = load_many(workspace.vault, BureauNotice, f"id IN ({marks})", some, order="number")
        notices += [each.value for each in found]
    if not notices:
        return "", ()
    number = notices[0].number + (f" +{len(notices) - 1}" if notices[1:] else "")
    if len(notices) <= _MOST_SIGNED:
        return number, tuple(text for each in notices for text in each.signed.split("\n"))
    own = workspace.author.device
    claims = [[each.number, bytes.fromhex(each.digest)] for each in notices]
    return number, signed_record.encode(claims, own.id, own.sign_record)


def report_content(
    workspace: Workspace, issue: Issue, person_ids: tuple[str, ...]
) -> BureauReportContent:
    """N1: what art. 122(4) wants told of them."""
    subjects = read_subjects(workspace, person_ids)
    return BureauReportContent(
        issue,
        tuple(_person(subjects[each]) for each in person_ids),
        signed_by=officer_of(workspace),
        addressee=Word("term.information_bureau"),
        report_kind="paper.report_first",
    )


def _person(subject: Subject) -> BureauPerson:
    person, stood = subject.person, subject.standing
    captured = (person.captured_on, settlement_of(person.captured_place))
    held_now = Word(f"state.{stood.state}", settlement_of(stood.place)) if stood else NOT_GIVEN
    return BureauPerson(
        identity_of(person),
        pow_number=given(person.prisoner_number),
        tag_number=given(person.tag_number),
        power=power_of(person),
        place_of_birth=given(person.place_of_birth),
        father_first_name=given(person.father_first_name),
        mother_maiden_name=given(person.mother_maiden_name),
        person_to_inform=given(person.inform_name),
        inform_address=given(person.inform_address),
        mail_address=given(person.mail_address),
        captured=given(", ".join(filter(None, captured))),
        held_now=held_now,
        health=_health(person),
        passing_on=given(person.non_disclosure),
    )


def _health(person: PersonRow) -> Answer:
    """His state of health, where the Bureau is told of it: of the seriously ill and wounded (art. 122(6))."""
    return word(f"health.{person.health}") if person.health and person.serious_since else NOT_GIVEN


def event_content(
    workspace: Workspace, issue: Issue, person_ids: tuple[str, ...]
) -> EventNoticeContent:
    """N2: what is still to be told of them; of whom there is nothing, the last of his events that was."""
    subjects = read_subjects(workspace, person_ids)
    wanted: dict[str, set[str]] = {each: set() for each in person_ids}
    for each in pending(workspace, person_ids):
        wanted[each.person_id].add(each.event_id if each.notice != SERIOUS_CASE else SERIOUS_CASE)
    events = _events(workspace, person_ids)
    lines: list[EventLine] = []
    for person_id in person_ids:
        told = [fact for fact in events[person_id] if fact.id in wanted[person_id]]
        if SERIOUS_CASE in wanted[person_id]:
            lines.append(_line(workspace, subjects[person_id], None))
        elif not told:
            told = list(events[person_id][-1:])
        lines += [_line(workspace, subjects[person_id], fact) for fact in told]
    return EventNoticeContent(
        issue,
        tuple(lines),
        signed_by=officer_of(workspace),
        addressee=Word("term.information_bureau"),
    )


def _events(workspace: Workspace, person_ids: tuple[str, ...]) -> dict[str, tuple[Fact, ...]]:
    found: dict[str, list[Fact]] = {each: [] for each in person_ids}
    with workspace.vault.session() as session:
        for start in range(0, len(person_ids), _CHUNK):
            some = person_ids[start : start + _CHUNK]
            asked = select(CustodyEventRow).where(col(CustodyEventRow.person_id).in_(some))
            for row in session.exec(asked):
                found[row.person_id].append(
                    Fact(
                        row.id,
                        row.event,
                        row.follows,
                        row.corrects,
                        row.occurred_at,
                        row.recorded_at,
                        row.place,
                        row.transfer_id,
                    )
                )
    return {person_id: chain(facts)[0] for person_id, facts in found.items()}


def _line(workspace: Workspace, subject: Subject, fact: Fact | None) -> EventLine:
    """One event, or without one the report of a serious case."""
    person, offset = subject.person, workspace.offset_minutes()
    return EventLine(
        identity_of(person),
        pow_number=given(person.prisoner_number),
        tag_number=given(person.tag_number),
        power=power_of(person),
        event=Word(f"event.{fact.event}") if fact else Word("bureau.notice_serious_case"),
        event_at=given(moment(fact.occurred_at if fact else workspace.now(), offset)),
        place=given(settlement_of(fact.place) if fact else ""),
        mail_address=given(person.mail_address),
        health=_health(person),
    )
