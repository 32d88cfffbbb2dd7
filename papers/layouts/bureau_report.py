"""N1 and N2: report and event notice to the Information Bureau, A4; refuses a diagnosis and coordinates.

GC III Art. 122(4): what the Bureau receives of each person, so far as it is available and he has given it;
122(5)-(6): what has happened to him, and the state of the seriously ill or wounded, every week if possible;
122(8): authenticated by signature or seal. Free of postage under Art. 124. N1 has a block of labelled
answers a person, to be typed from; N2 has a row a person, because one move concerns
many, and of each death a block of what Art. 120(2) wants.
"""

from collections.abc import Sequence

from papers.compose import LABEL
from papers.content.answers import Answer, Given, PersonIdentity, Signatory, Withheld
from papers.content.bureau import (
    BureauPerson,
    BureauReportContent,
    DeathParticulars,
    EventLine,
    EventNoticeContent,
)
from papers.flow import Column, Row, gap
from papers.form import Form
from papers.listing import Group, PeopleList
from papers.page import Book, FormFace, PageStyle
from papers.parts import Cell, beside, grid, heading, note
from papers.sheet import Sheet
from papers.text import Style

FACE_REPORT = FormFace(
    "N1", ("form.n1",), "1", PageStyle(210, 297, title=13.0, side_mm=44, code_mm=24)
)
FACE_NOTICE = FormFace("N2", ("form.n2",), "1", PageStyle(297, 210, title=11.5, side_mm=52))
COPIES = 2

_VALUE = Style(8.6, 6.6, lines=2)
_PERSON = Style(8.4, 6.4, lines=2)
_LINE = 14.0
_TITLE = Style(8.6, 6.6, lines=1, bold=True)
_FREE = Style(8.2, 6.4, lines=1, bold=True)
_RECEIPT_TITLE = Style(7.0, 6.0, lines=1, bold=True)
_RECEIPT = ("paper.received_on", "paper.received_under", "paper.name_and_signature")
_KINDS = ("paper.report_first", "paper.report_addition", "paper.report_correction")

_GROUPS: tuple[Group, ...] = (
    (0.14, ("field.pow_no", "field.tag_no", "paper.power")),
    (0.166, ("field.surname", "field.first_names", "field.patronymic", "paper.latin_name")),
    (0.13, ("paper.rank", "paper.service_number", "field.date_of_birth")),
    (0.19, ("paper.event", "paper.event_at", "paper.event_place")),
    (0.18, ("paper.from", "paper.to", "paper.new_mail_address")),
    (0.17, ("paper.health_state", "paper.next_report", "paper.attached")),
)


def layout_report(content: BureauReportContent) -> list[Sheet]:
    """The pages of one copy of N1."""
    book = Book(FACE_REPORT, content.issue)
    third = book.inner / 3
    kinds = [
        book.compose.option(key, third, Style(7.6, 6.2, lines=2), chosen=key == content.report_kind)
        for key in _KINDS
    ]
    persons = [person.identity for person in content.persons]
    _address(book, content.addressee, "paper.persons_reported", persons)
    book.flow.place(
        beside(book, (1 / 3,) * 3, kinds),
        *grid(book, ((("paper.report_earlier", content.earlier),),), _VALUE, line_height=_LINE),
    )
    for number, person in enumerate(content.persons, 1):
        lines = grid(book, _person(person), _PERSON, line_height=_LINE)
        book.flow.place(_numbered(book, number, person), *lines, space=5)
    _authentication(book, content.signed_by)
    return book.finish()


def layout_notice(content: EventNoticeContent) -> list[Sheet]:
    """The pages of one copy of N2."""
    book = Book(FACE_NOTICE, content.issue)
    persons = [line.identity for line in content.lines]
    _address(book, content.addressee, "paper.persons_noticed", persons)
    people = PeopleList(book, _GROUPS, strong=frozenset({"1", "4", "11"}))
    people.place([(_answers(line), "") for line in content.lines])
    for each in content.deaths:
        lines = grid(book, _particulars(each), _PERSON, line_height=_LINE)
        book.flow.place(_dead(book, each), *lines, space=5)
    book.flow.place(note(book, "paper.events_reported"))
    _authentication(book, content.signed_by)
    return book.finish()


def _address(
    book: Book, addressee: Answer, count_key: str, persons: Sequence[PersonIdentity]
) -> None:
    """To whom it goes, postage free, and about how many."""
    is_blank = all(person.surname is Withheld.BLANK for person in persons)
    count = Withheld.BLANK if is_blank else Given(str(len(persons)))
    lines: tuple[tuple[Cell, ...], ...] = ((("paper.card_to", addressee, 2.4), (count_key, count)),)
    compose, side = book.compose, book.inner / 2
    free = compose.words("field.postage_free", side, _FREE)
    article = compose.words("paper.article", side, LABEL, align=1.0, article="74, 124")
    book.flow.place(
        Row(
            (
                Column(book.left, side, tuple(free)),
                Column(book.left + side, side, tuple(article)),
            ),
            framed=False,
        ),
        *grid(book, lines, _VALUE),
    )


def _numbered(book: Book, number: int, person: BureauPerson) -> Row:
    """The title of one person's block: his place in the report and his numbers."""
    compose, part = book.compose, 0.08
    rest = (1 - part) / 2
    cells = [compose.text(f"{number}", part * book.inner, _TITLE)]
    for key, answer in (("field.pow_no", person.pow_number), ("field.tag_no", person.tag_number)):
        width = rest * book.inner
        label = compose.words(key, width, LABEL)
        cells.append([*label, *compose.answer(answer, width, _TITLE, line_height=_LINE)])
    return beside(book, (part, rest, rest), cells, 0.93)


def _person(person: BureauPerson) -> tuple[tuple[Cell, ...], ...]:
    identity = person.identity
    return (
        (
            ("field.surname", identity.surname),
            ("field.first_names", identity.first_names),
            ("field.patronymic", identity.patronymic),
            ("paper.latin_name", identity.latin_name),
        ),
        (
            ("paper.rank", identity.rank),
            ("field.service_number", identity.service_number),
            ("field.date_of_birth", identity.date_of_birth),
            ("field.place_of_birth", person.place_of_birth),
        ),
        (
            ("field.power", person.power, 1.4),
            ("field.father_first_name", person.father_first_name),
            ("field.mother_maiden_name", person.mother_maiden_name),
        ),
        (
            ("field.person_to_inform", person.person_to_inform),
            ("paper.inform_address", person.inform_address),
            ("field.mail_address", person.mail_address),
        ),
        (
            ("paper.captured_when_where", person.captured),
            ("paper.held_now", person.held_now),
            ("paper.health_state", person.health),
            ("paper.passing_on", person.passing_on),
        ),
    )


def _answers(line: EventLine) -> tuple[tuple[Answer, ...], ...]:
    person = line.identity
    return (
        (line.pow_number, line.tag_number, line.power),
        (person.surname, person.first_names, person.patronymic, person.latin_name),
        (person.rank, person.service_number, person.date_of_birth),
        (line.event, line.event_at, line.place),
        (line.from_place, line.to_place, line.mail_address),
        (line.health, line.next_report, line.attached),
    )


def _dead(book: Book, death: DeathParticulars) -> Row:
    """The title of what is told of one death: the number of its row, and who died."""
    compose, part = book.compose, 0.05
    rest = (1 - part) / 2
    cells = [
        compose.text(f"{death.line}", part * book.inner, _TITLE),
        [
            *compose.words("field.surname", rest * book.inner, LABEL),
            *compose.answer(death.surname, rest * book.inner, _TITLE, line_height=_LINE),
        ],
        compose.words("paper.death_particulars", rest * book.inner, _FREE),
    ]
    return beside(book, (part, rest, rest), cells, 0.93)


def _particulars(death: DeathParticulars) -> tuple[tuple[Cell, ...], ...]:
    """What is told of one death; what is said of few of the dead has a line of its own, where it is said."""
    seldom = (
        ("paper.buried_unexamined_by", death.buried_unexamined_by),
        ("paper.ashes_kept", death.ashes_kept),
        ("paper.official_enquiry", death.enquiry),
        ("paper.remains_unidentified", death.unidentified),
    )
    said: tuple[Cell, ...] = tuple(each for each in seldom if each[1] is not Withheld.NOT_GIVEN)
    always: tuple[tuple[Cell, ...], ...] = (
        (
            ("paper.cause", death.cause, 1.6),
            ("paper.examined_before_burial", death.examined_at, 1.3),
            ("paper.examined_by", death.examined_by, 1.3),
        ),
        (
            ("paper.buried_at", death.buried_at),
            ("paper.place_of_burial", death.place_of_burial, 1.4),
            ("paper.grave", death.grave, 1.4),
            ("paper.grave_marked", death.grave_marked),
            ("paper.cremation", death.cremation, 1.4),
        ),
    )
    return (*always, said) if said else always


def _authentication(book: Book, signed_by: Signatory) -> None:
    """Signature and room for a seal, and under them what the Bureau fills in on receipt."""
    compose = book.compose
    signatures = compose.signatures(
        book.left,
        book.inner,
        (("role.authorised_officer", signed_by),),
        (("name", "rank"), ("position", "unit", "contact")),
        room=30.0,
    )
    shares = (0.28, 0.2, 0.2, 0.32)
    cells = [[*compose.words("field.seal", shares[0] * book.inner, LABEL), gap(56.0)]]
    for key, share in zip(_RECEIPT, shares[1:], strict=True):
        label = compose.words(key, share * book.inner, LABEL)
        cells.append([gap(12.0), *label, *compose.writing_lines(height=24.0)])
    receipt = beside(book, shares, cells)
    title = compose.words("paper.bureau_receipt", (1 - shares[0]) * book.inner, _RECEIPT_TITLE)
    over = Column(book.left + shares[0] * book.inner, (1 - shares[0]) * book.inner, tuple(title))
    book.flow.place(
        heading(book, "paper.authentication", "122(8)"),
        *signatures,
        Row((over,), framed=False),
        receipt,
        space=5,
    )
    book.place_codes()


FORMS = (
    Form(
        FACE_REPORT,
        "122(4)",
        COPIES,
        BureauReportContent,
        BureauReportContent.blank,
        layout_report,
    ),
    Form(
        FACE_NOTICE,
        "122(5)-(6)",
        COPIES,
        EventNoticeContent,
        EventNoticeContent.blank,
        layout_notice,
    ),
)
