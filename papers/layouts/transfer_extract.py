"""T2: what a prisoner is told before a transfer, for him to keep; refuses route, escort and vehicles.

GC III Art. 48(1): officially advised of the departure and of the new postal address, in time to pack
and to tell his family. A6, the prisoner's language first.
"""

from papers.compose import VALUE
from papers.content.answers import Answer
from papers.content.transfer import ExtractContent
from papers.form import Form
from papers.page import Book, FormFace, PageStyle
from papers.sheet import Sheet
from papers.text import Style

FACE = FormFace(
    "T2",
    ("form.t2",),
    "1",
    PageStyle(105, 148, margin_mm=6, title=10.0, side_mm=30, code_mm=22),
)
COPIES = 1

_VALUE = Style(8.2, 6.2, lines=2)


def layout(content: ExtractContent) -> list[Sheet]:
    """The pages of one extract."""
    book = Book(FACE, content.issue)
    compose, whole, half = book.compose, book.inner, book.inner / 2
    person = content.identity
    rows: tuple[tuple[tuple[str, Answer, float], ...], ...] = (
        (("field.surname", person.surname, half), ("field.first_names", person.first_names, half)),
        (
            ("field.patronymic", person.patronymic, half),
            ("field.date_of_birth", person.date_of_birth, half),
        ),
        (("field.pow_no", content.pow_number, half), ("paper.rank", person.rank, half)),
        (("paper.from", content.from_place, half), ("paper.to", content.to_place, half)),
        (("paper.departure", content.departs_at, whole),),
        (("xfer.new_address", content.new_address, whole),),
        (("paper.own_effects", content.own_effects, whole),),
        (
            ("paper.baggage", content.baggage_kg, half),
            ("paper.packet_and_seal", content.packet_and_seal, half),
        ),
        (("paper.money_receipts", content.money_receipts, whole),),
    )
    for cells in rows:
        strong = cells[0][0] == "xfer.new_address"
        style = Style(VALUE.size, 6.4, lines=3, bold=True) if strong else _VALUE
        book.flow.place(compose.fields(book.left, cells, style, line_height=12.5))
    signed = compose.signatures(
        book.left, whole, (("paper.given_by", content.given_by),), (("name", "rank"),), room=16.0
    )
    book.flow.place(*signed)
    book.place_codes()
    return book.finish()


FORMS = (Form(FACE, "48", COPIES, ExtractContent, ExtractContent.blank, layout),)
