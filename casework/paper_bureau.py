"""Filling reports and event notices to the Bureau (N1, N2) of one or many people.

They say what `models.bureau_notice` lets notices say: places cut, health of serious cases alone. A paper of prepared
notices bears their numbers and signed contents; refuses to prepare any.
"""

from collections.abc import Mapping
from dataclasses import dataclass

from casework.bureau import Pending, pending
from casework.bureau_content import Contents
from casework.bureau_content import Subject as Told
from casework.bureau_deaths import deaths_told
from casework.custody_facts import facts_of
from casework.paper_notices import cause_of, officer_of, power_of
from casework.paper_subjects import Subject, read_subjects
from casework.paper_values import given, identity_of, moment, word
from casework.workspace import Workspace
from models.bureau_death import DeathTold
from models.custody_order import Fact, chain
from models.owed_notices import (
    DEATH_CORRECTED,
    EVENT_WITHDRAWN,
    OF_A_DEATH,
    OF_A_NOTICE,
    SERIOUS_CASE,
)
from models.places import settlement_of
from models.records import BureauNotice
from models.tables import PersonRow
from papers import signed_record
from papers.content.answers import BLANK, NOT_GIVEN, Answer, Issue, Word
from papers.content.bureau import (
    BureauPerson,
    BureauReportContent,
    DeathParticulars,
    EventLine,
    EventNoticeContent,
)
from store.loaded import load_by_ids

_MOST_SIGNED = 12
"""So many notices stand on a paper with all they say; of more, one signed list of numbers and digests."""
_CHUNK = 500


def numbers_and_codes(
    workspace: Workspace, person_ids: tuple[str, ...]
) -> tuple[str, tuple[str, ...]]:
    """The number of what is prepared for these people (the first, and how many follow), and its signed records."""
    open_ones = pending(workspace, person_ids)
    notices = _notices(workspace, [each.prepared for each in open_ones if each.prepared])
    if not notices:
        return "", ()
    number = _first([each.number for each in notices])
    if len(notices) <= _MOST_SIGNED:
        return number, tuple(text for each in notices for text in each.signed.split("\n"))
    own = workspace.author.device
    claims = [[each.number, bytes.fromhex(each.digest)] for each in notices]
    return number, signed_record.encode(claims, own.id, own.sign_record)


def _notices(workspace: Workspace, ids: list[str]) -> list[BureauNotice]:
    found = load_by_ids(workspace.vault, BureauNotice, ids, order="number")
    return [each.value for each in found]


def _first(numbers: list[str]) -> str:
    return numbers[0] + (f" +{len(numbers) - 1}" if numbers[1:] else "")


def report_content(
    workspace: Workspace, issue: Issue, person_ids: tuple[str, ...]
) -> BureauReportContent:
    """N1: what art. 122(4) wants told of them."""
    subjects = read_subjects(workspace, person_ids)
    earlier = _corrected(workspace, pending(workspace, person_ids))
    return BureauReportContent(
        issue,
        tuple(_person(subjects[each]) for each in person_ids),
        signed_by=officer_of(workspace),
        addressee=Word("term.information_bureau"),
        report_kind="paper.report_correction" if earlier else "paper.report_first",
        earlier=given(earlier) if earlier else BLANK,
    )


def _corrected(workspace: Workspace, open_ones: tuple[Pending, ...]) -> str:
    """The numbers of the notices that a report puts right (the first, and how many follow), if it does nothing else."""
    if not open_ones or any(each.notice not in OF_A_NOTICE for each in open_ones):
        return ""
    told = _notices(workspace, [each.event_id for each in open_ones])
    return _first([each.number for each in told])


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
    open_ones = pending(workspace, person_ids)
    told = {each: Told(each.person_id, each.notice, each.event_id) for each in open_ones}
    contents = Contents(workspace, workspace.vault, tuple(told.values()))
    of_person = {each: list[Pending]() for each in person_ids}
    for each in open_ones:
        of_person[each.person_id].append(each)
    events = _events(workspace, person_ids)
    deaths = deaths_told(workspace.vault, person_ids)
    lines: list[EventLine] = []
    dead: list[DeathParticulars] = []
    for person_id in person_ids:
        subject, owed = subjects[person_id], of_person[person_id]
        known = {fact.id: fact for fact in events[person_id]}
        for each in sorted(owed, key=lambda each: each.event_id in known):
            happened = _happened(workspace, contents, told[each], each, known)
            corrects = contents.corrects(told[each])
            lines.append(_line(workspace, subject, happened, corrects))
            if each.notice in OF_A_DEATH and person_id in deaths:
                dead.append(_dead(workspace, len(lines), subject, deaths[person_id].told))
        if not owed and known:
            lines.append(_line(workspace, subject, _of_fact(events[person_id][-1]), ""))
            if person_id in deaths:
                dead.append(_dead(workspace, len(lines), subject, deaths[person_id].told))
    return EventNoticeContent(
        issue,
        tuple(lines),
        tuple(dead),
        signed_by=officer_of(workspace),
        addressee=Word("term.information_bureau"),
    )


def _events(workspace: Workspace, person_ids: tuple[str, ...]) -> dict[str, tuple[Fact, ...]]:
    found = facts_of(workspace, person_ids)
    return {person_id: chain(fact for fact, _ in facts)[0] for person_id, facts in found.items()}


@dataclass(frozen=True, slots=True)
class _Happened:
    """What a line says: in which word, of which instant and place."""

    event: Word
    at: int
    place: str = ""


def _of_fact(fact: Fact) -> _Happened:
    return _Happened(Word(f"event.{fact.event}"), fact.occurred_at, fact.place)


def _happened(
    workspace: Workspace, contents: Contents, what: Told, owed: Pending, known: Mapping[str, Fact]
) -> _Happened:
    """One event; one that did not happen; a serious case, as of now; or who he is, since when he was told otherwise."""
    if what.event_id in known:
        return _of_fact(known[what.event_id])
    if what.notice == EVENT_WITHDRAWN:
        said = contents.withdrawn(what)
        event = Word("paper.event_withdrawn", of=f"event.{said['event']}")
        return _Happened(event, int(said["occurred_at"]), str(said.get("place", "")))
    if what.notice == DEATH_CORRECTED and (event := contents.death(what).event):
        at, place = int(event["occurred_at"]), str(event.get("place", ""))
        return _Happened(Word(f"bureau.notice_{what.notice}"), at, place)
    at = workspace.now() if what.notice == SERIOUS_CASE else owed.armed_at
    return _Happened(Word(f"bureau.notice_{what.notice}"), at)


def _dead(workspace: Workspace, line: int, subject: Subject, told: DeathTold) -> DeathParticulars:
    """What is told of a death, as the notice tells it and no more: no line is left to write on."""
    said, offset = told.death, workspace.offset_minutes()

    def text(*names: str) -> str:
        return " ".join(str(said[name]) for name in names if name in said)

    def at(fields: Mapping[str, str | int], name: str) -> str:
        return moment(int(fields.get(name, 0)), offset)

    def whether(name: str, detail: str = "") -> Answer:
        if name in said:
            return Word("answer.yes", detail)
        return Word("answer.no") if "buried_at" in said else NOT_GIVEN

    return DeathParticulars(
        line,
        identity_of(subject.person).surname,
        cause=cause_of(text("cause_kind"), text("cause")),
        examined_at=given(at(said, "examined_at")),
        examined_by=given(text("examined_rank", "examined_by")),
        buried_unexamined_by=given(text("buried_unexamined_by")),
        buried_at=given(at(said, "buried_at")),
        place_of_burial=given(text("burial_place")),
        grave=given(text("grave")),
        grave_marked=whether("grave_marked"),
        cremation=whether("cremated", text("cremation_reason")),
        ashes_kept=given(text("ashes_kept")),
        enquiry=given(at(told.enquiry, "opened_at")),
        unidentified=Word("answer.yes") if "unidentified" in said else NOT_GIVEN,
    )


def _line(workspace: Workspace, subject: Subject, happened: _Happened, corrects: str) -> EventLine:
    person = subject.person
    return EventLine(
        identity_of(person),
        pow_number=given(person.prisoner_number),
        tag_number=given(person.tag_number),
        power=power_of(person),
        event=happened.event,
        event_at=given(moment(happened.at, workspace.offset_minutes())),
        place=given(settlement_of(happened.place)),
        mail_address=given(person.mail_address),
        health=_health(person),
        attached=Word("bureau.corrects", corrects) if corrects else NOT_GIVEN,
    )
