"""K3: the identity document, 65 × 100 mm on two sides; refuses all that does not say who he is.

GC III Art. 18(2): a prisoner is at no time without an identity document; the Detaining Power supplies one
to him who has none. Art. 17(3) gives size, copies and the rule: shown upon demand, in no case taken away.
It bears no QR, no station, nothing of capture, health or kin: whoever finds it on him learns only his name.
"""

from collections.abc import Callable
from dataclasses import replace

from papers.compose import Composer, Spill, fit_area, text_or_line
from papers.content.answers import Answer
from papers.content.identity import IdentityDocumentContent
from papers.flow import Column, Row, gap
from papers.form import Form
from papers.page import Book, FormFace, PageStyle
from papers.sheet import MM, Sheet
from papers.text import Style

FACE = FormFace(
    "K3",
    ("form.k3",),
    "1",
    PageStyle(65, 100, margin_mm=3.5, title=6.6, side_mm=22, compact=True, foot=4.6),
)
COPIES = 2

_PHOTOGRAPH_MM = (24.0, 28.0)

Rest = list[tuple[str, Answer]]


def layout(content: IdentityDocumentContent) -> list[Sheet]:
    """The two sides of one copy."""
    book = Book(FACE, replace(content.issue, codes=()))
    rest = _side(book, lambda tried: _front(book, content, tried))
    book.flow.turn()
    rest += _side(book, lambda tried: _back(book, content, tried))
    book.place_rest(rest)
    return book.finish()


def _side(book: Book, make: Callable[[Spill], list[Row]]) -> Rest:
    """One side of the document; gives the answers that need a further page."""
    room = book.flow.room
    sheet, y = book.flow.take(room)
    rows, spill = fit_area(make, room)
    for row in rows:
        y = row.draw(sheet, y)
    return spill.rest


def _front(book: Book, content: IdentityDocumentContent, spill: Spill) -> list[Row]:
    compose, person = book.compose, content.identity
    photograph = _PHOTOGRAPH_MM[0] * MM
    names = (book.left + photograph, book.inner - photograph)
    pieces = [
        piece
        for key, answer in (
            ("field.surname", person.surname),
            ("field.first_names", person.first_names),
            ("field.patronymic", person.patronymic),
        )
        for piece in compose.limited_field(key, answer, names, spill, lines=2).pieces
    ]
    label = compose.words("field.photograph", photograph, spill.label, align=0.5)
    return [
        Row(
            (Column(book.left, photograph, tuple(label)), Column(*names, tuple(pieces))),
            least=_PHOTOGRAPH_MM[1] * MM,
        ),
        _fields(book, spill, ("paper.latin_name", person.latin_name)),
        _fields(
            book,
            spill,
            ("field.date_of_birth", person.date_of_birth),
            ("paper.rank", person.rank),
        ),
        _fields(
            book,
            spill,
            ("paper.service_number", person.service_number),
            ("field.pow_no", content.pow_number),
        ),
        _fields(book, spill, ("field.power", content.power)),
    ]


def _fields(book: Book, spill: Spill, *cells: tuple[str, Answer]) -> Row:
    each = book.inner / len(cells)
    return Row(
        tuple(
            book.compose.limited_field(key, answer, (book.left + place * each, each), spill)
            for place, (key, answer) in enumerate(cells)
        )
    )


def _back(book: Book, content: IdentityDocumentContent, spill: Spill) -> list[Row]:
    compose, officer, half = book.compose, content.issued_by, book.inner / 2
    strong = Style(max(4.8, 6.4 * spill.scale), 4.8, lines=12, bold=True)
    small = Style(max(4.6, 5.4 * spill.scale), 4.6, lines=12)
    words = compose.words("paper.identity_yours", book.inner, strong)
    basis = compose.pair.each("paper.identity_basis")
    for text in basis[:1] if spill.terse else basis:
        words += [gap(1), *compose.text(text, book.inner, small)]
    name = ", ".join(part for part in (officer.name, officer.rank) if part.strip())
    authority = text_or_line(content.issue.authority)
    return [
        Row((Column(book.left, book.inner, tuple(words)),), shade=0.94),
        _fields(book, spill, ("paper.issuing_authority", authority)),
        _fields(
            book,
            spill,
            ("paper.issued_on", content.issued_on),
            ("paper.unit", text_or_line(officer.unit)),
        ),
        _fields(book, spill, ("paper.issuing_officer", text_or_line(name))),
        _room(
            compose,
            spill,
            ("field.signature", book.left, half),
            ("field.seal", book.left + half, half),
        ),
        _room(
            compose,
            spill,
            ("paper.holder_signature", book.left, half),
            ("paper.fingerprint", book.left + half, half),
        ),
    ]


def _room(compose: Composer, spill: Spill, *cells: tuple[str, float, float]) -> Row:
    """Labels with room below for a signature, a seal, a finger."""
    room = 28.0 * spill.scale
    columns: list[Column] = []
    for key, x, width in cells:
        each = compose.pair.each(key)
        shown = each[:1] if spill.terse else each
        pieces = [piece for word in shown for piece in compose.text(word, width, spill.label)]
        columns.append(Column(x, width, (*pieces, gap(room))))
    return Row(tuple(columns))


FORMS = (
    Form(FACE, "18(2)", COPIES, IdentityDocumentContent, IdentityDocumentContent.blank, layout),
)
