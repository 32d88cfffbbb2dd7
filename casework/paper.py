"""Issuing papers: compose one to look at, journal it once it was printed or saved.

The bytes that are shown are the bytes that are printed and whose SHA-256 is journalled. Refuses to print
by itself: the screen asks the printer, then says how it went.
"""

from collections.abc import Callable, Mapping
from hashlib import sha256

from casework import (
    access,
    paper_bureau,
    paper_classes,
    paper_custody,
    paper_enquiries,
    paper_lists,
    paper_payments,
    paper_people,
    paper_property,
    paper_transfers,
    paper_visits,
)
from casework.paper_values import local_text, utc_text
from casework.paper_views import PaperPreview
from casework.printings import printings_of
from casework.transfer_facts import lines_of, transfer_row
from casework.workspace import Workspace
from models.ids import new_id
from models.records import Person, Printing, Station, TracingEnquiry, Transfer, Visit
from models.tables import PersonRow
from models.touched import Touched
from papers import forms, signed_record
from papers.content.answers import Issue
from papers.form import Content
from papers.sheet import paint
from store import device
from store.entry import id_bytes
from store.journal import head_code

__all__ = ["FORMS", "compose", "issue", "languages_for", "printings_of"]


_ABOUT_ONE: Mapping[str, Callable[[Workspace, Issue, str], Content]] = {
    "p1": paper_people.receipt_content,
    "p4": paper_payments.notification_content,
    "r2": paper_property.closing_content,
    "r3": paper_property.unreturned_content,
    "n3": paper_enquiries.answer_content,
    "x3": paper_visits.list_content,
    **paper_custody.ABOUT_ONE,
}
_ABOUT_MANY: Mapping[str, Callable[[Workspace, Issue, tuple[str, ...]], Content]] = {
    "k1": paper_people.tags_content,
    "p3": paper_property.packet_content,
    "n1": paper_bureau.report_content,
    "n2": paper_bureau.event_content,
    **paper_lists.OF_STATION,
}
_LISTS = {"t0": paper_transfers.evacuation_content, "t1": paper_transfers.transfer_content}
FORMS = (*_LISTS, "t2", "b1", "b2", "p2", *_ABOUT_MANY, *_ABOUT_ONE)
_TOLD = frozenset({"n1", "n2"})
_SUBJECTS = {
    **dict.fromkeys(_LISTS, Transfer.kind),
    "n3": TracingEnquiry.kind,
    "x3": Visit.kind,
    **dict.fromkeys(("p2", *paper_lists.OF_STATION), Station.kind),
}
_OF_TRANSFER = frozenset({*_LISTS, "t2"})
_FIRST_LANGUAGE = {"UA": "uk", "RU": "ru", "FR": "fr"}
_PAPER_LANGUAGES = frozenset({"en", "fr", "uk", "ru", "ko"})


def languages_for(workspace: Workspace, form: str, subject_ids: tuple[str, ...]) -> tuple[str, str]:
    """The pair proposed for a form: the authority's language, and one that its reader reads."""
    first = _FIRST_LANGUAGE.get(workspace.station.power, "en")
    second = "en" if first != "en" else "fr"
    if form not in _LISTS and subject_ids:
        with workspace.vault.session() as session:
            person = session.get(PersonRow, subject_ids[-1])
        if person and person.language in _PAPER_LANGUAGES - {first}:
            second = person.language
    return first, second


def compose(
    workspace: Workspace,
    form: str,
    subject_ids: tuple[str, ...],
    first: str,
    second: str,
    *,
    blank: bool = False,
    copies: int = 1,
    arrived: bool = False,
) -> PaperPreview:
    """A form ready to look at.

    `subject_ids`: T0, T1: the transfer; T2: the transfer, then the person; K1, N1, N2: people; N3: the enquiry;
    P3: the person, or a packet and then him; X3: the visit; P2, M5, D1L: the station; X1: the station, or a roll-call
    and then it; R2L: the station, or a Power and then it; else the person.

    Raises:
        NotYourRole: it holds what the officer who is here may not see; a blank one holds nothing.
        RecordMissing: a subject is not in the register.
    """
    if not blank:
        paper_classes.require(access.sight(workspace), form)
    code = form.upper()
    issue = _issue(workspace, form, subject_ids, (first, second), blank=blank).of_copies(copies)
    content = (
        forms.FORMS[code].blank(issue)
        if blank
        else _content(workspace, form, issue, subject_ids, arrived=arrived)
    )
    sheets = forms.pages(code, content)
    pdf = paint(sheets, f"{code} {issue.number}".rstrip())
    return PaperPreview(
        form=form,
        number=issue.number,
        subject_kind=_SUBJECTS.get(form, Person.kind),
        subject_id="" if blank else subject_ids[-1],
        first_language=first,
        second_language=second,
        blank=blank,
        pages=len(sheets),
        copies=copies,
        head_code=issue.head_code,
        digest=sha256(pdf).hexdigest(),
        pdf=pdf,
    )


def _content(
    workspace: Workspace, form: str, issue: Issue, subject_ids: tuple[str, ...], *, arrived: bool
) -> Content:
    if form in _LISTS:
        return _LISTS[form](workspace, issue, subject_ids[0], arrived=arrived)
    if form == "t2":
        return paper_transfers.extract_content(workspace, issue, subject_ids[0], subject_ids[1])
    if form in _ABOUT_MANY:
        return _ABOUT_MANY[form](workspace, issue, subject_ids)
    if form == "p2":
        return paper_property.register_content(workspace, issue)
    if form in _ABOUT_ONE:
        return _ABOUT_ONE[form](workspace, issue, subject_ids[0])
    return paper_people.card_content(workspace, issue, subject_ids[0], family=form == "b1")


def _issue(
    workspace: Workspace,
    form: str,
    subject_ids: tuple[str, ...],
    languages: tuple[str, str],
    *,
    blank: bool,
) -> Issue:
    station = workspace.station
    if blank:
        return Issue.blank(languages, authority=station.authority, practice=station.practice)
    now = workspace.now()
    number, codes = _number(workspace, form, subject_ids[-1 if form == "p3" else 0]), ()
    if form == "t1":
        codes = _signed_list(workspace, subject_ids[0])
    elif form in _TOLD:
        told, codes = paper_bureau.numbers_and_codes(workspace, subject_ids)
        number = told or number
    elif form == "n3":
        number, codes = paper_enquiries.number_and_codes(workspace, subject_ids[0])
    return Issue(
        number=number,
        languages=languages,
        authority=station.authority,
        station=station.name,
        local_time=local_text(now, workspace.offset_minutes()),
        utc_time=utc_text(now),
        head_code=head_code(workspace.vault),
        codes=codes,
        practice=station.practice,
    )


def _number(workspace: Workspace, form: str, subject_id: str) -> str:
    """A form bears the number of its subject: the transfer's, or the person's tag."""
    if form in _OF_TRANSFER:
        return transfer_row(workspace, subject_id).number
    with workspace.vault.session() as session:
        person = session.get(PersonRow, subject_id)
    return person.tag_number if person else ""


def _signed_list(workspace: Workspace, transfer_id: str) -> tuple[str, ...]:
    """The transfer as a signed record, so that the receiving station can take it in from paper alone."""
    row = transfer_row(workspace, transfer_id)
    ids = [line.person_id for line in lines_of(workspace, transfer_id) if not line.added_on_arrival]
    with workspace.vault.session() as session:
        people = [session.get(PersonRow, person_id) for person_id in ids]
    claims = {
        1: "t1",
        2: row.number,
        3: row.sealed_digest,
        4: [
            [
                id_bytes(person.id),
                person.tag_number,
                person.surname,
                person.first_names,
                person.born,
                person.service_number,
            ]
            for person in people
            if person
        ],
    }
    with workspace.vault.read() as cursor:
        own = device.own(cursor)
    return signed_record.encode(claims, own.id, own.sign_record)


def issue(workspace: Workspace, preview: PaperPreview, way: str) -> Touched:
    """Journal that a paper was issued: call it once the printer or the file has taken it.

    `way` is `printer` or `pdf`. Blank forms carry no person and are journalled as blank.
    """
    with workspace.edit("paper.issue") as record:
        record.add(
            Printing(
                id=new_id(workspace.clock),
                form=preview.form,
                number=preview.number,
                subject_kind=preview.subject_kind,
                subject_id=preview.subject_id,
                first_language=preview.first_language,
                second_language=preview.second_language,
                blank=preview.blank,
                pages=preview.pages,
                copies=preview.copies,
                digest=preview.digest,
                head_code=preview.head_code,
                printed_at=workspace.now(),
                way=way,
            )
        )
    workspace.remember_head()
    return record.touched
