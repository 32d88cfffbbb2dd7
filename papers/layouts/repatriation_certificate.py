"""R1: the certificate of a Mixed Medical Commission, A5; refuses to print what he suffers from.

GC III Annex II Art. 11, similar to Annex IV E: obligatory for A, free for B and NC. Injury or disease is written
by the commission. The size is our own: the model has none.
"""

from papers.content.endings import RepatriationContent
from papers.form import Form
from papers.page import Book, FormFace, PageStyle
from papers.parts import beside, grid, heading, labelled_text, note
from papers.sheet import Sheet
from papers.text import Style

FACE = FormFace(
    "R1", ("form.r1",), "1", PageStyle(148, 210, margin_mm=9, title=12.0, side_mm=36, code_mm=24)
)
COPIES = 2
DECISIONS = ("paper.commission_a", "paper.commission_b", "paper.commission_nc")

_VALUE = Style(9.0, 6.4, lines=2)
_OPTION = Style(8.6, 6.6, lines=2)


def layout(content: RepatriationContent) -> list[Sheet]:
    """The pages of one certificate."""
    book, person = Book(FACE, content.issue), content.identity
    compose = book.compose
    lines = (
        (
            ("field.date", content.date, 0.7),
            ("paper.camp", content.camp),
            ("paper.hospital", content.hospital),
        ),
        (("field.surname", person.surname), ("field.first_names", person.first_names)),
        (("field.patronymic", person.patronymic), ("paper.latin_name", person.latin_name)),
        (("field.date_of_birth", person.date_of_birth), ("paper.rank", person.rank)),
        (("paper.army_number", person.service_number), ("field.pow_no", content.pow_number)),
    )
    book.flow.place(*grid(book, lines, _VALUE, line_height=18.0))
    book.flow.place(labelled_text(book, "paper.injury_disease", "", empty_lines=3))
    options = [
        beside(
            book,
            (1.0,),
            [compose.option(key, book.inner, _OPTION, chosen=key == content.decision)],
        )
        for key in DECISIONS
    ]
    book.flow.place(heading(book, "paper.commission_decision"), *options, space=5)
    book.flow.place(
        *compose.signatures(
            book.left,
            book.inner,
            (("role.commission_chair", content.chairman),),
            (("name",), ("rank", "position")),
            room=34.0,
        ),
        note(book, "paper.certificate_rule", "paper.no_active_service"),
        space=5,
    )
    book.place_codes()
    return book.finish()


FORMS = (Form(FACE, "Annex II 11", COPIES, RepatriationContent, RepatriationContent.blank, layout),)
