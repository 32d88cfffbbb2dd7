"""B1 and B2: the capture card, 150 × 105 mm on two sides; refuses remarks and an officer's signature.

GC III Art. 70 and Annex IV B: similar, if possible, to the model. It is the prisoner's own statement:
prefilled at most, corrected by him, signed or refused by him. It bears no QR: nothing may travel with
it that he cannot read. B1 goes to the family, B2 to the Central Agency.
"""

from collections.abc import Sequence
from dataclasses import replace

from papers.compose import Composer, Spill, fit_area
from papers.content.answers import BLANK, Answer
from papers.content.card import HEALTH_VALUES, CardContent
from papers.flow import Column, Piece, Row, gap
from papers.form import Form
from papers.page import Book, FormFace, PageStyle
from papers.sheet import Sheet
from papers.text import Style

COPIES = 1
_PAGE = PageStyle(150, 105, margin_mm=6, title=8.0, side_mm=46, compact=True)
FACE_FAMILY = FormFace("B1", ("form.b1",), "1", _PAGE)
FACE_AGENCY = FormFace("B2", ("form.b2",), "1", _PAGE)

_LEFT_SHARE = 0.53


def layout_family(content: CardContent) -> list[Sheet]:
    """The card to the family: address side, text side."""
    return _layout(FACE_FAMILY, content)


def layout_agency(content: CardContent) -> list[Sheet]:
    """The card to the Central Agency: address side, text side."""
    return _layout(FACE_AGENCY, content)


def _layout(face: FormFace, content: CardContent) -> list[Sheet]:
    book = Book(face, replace(content.issue, codes=()))
    rest = _address_side(book, content, to_family=face is FACE_FAMILY)
    book.flow.turn()
    rest += _text_side(book, content)
    book.place_rest(rest)
    return book.finish()


def _address_side(book: Book, content: CardContent, *, to_family: bool) -> list[tuple[str, Answer]]:
    compose, half = book.compose, book.inner / 2
    room = book.flow.room
    sheet, top = book.flow.take(room)
    strong = Style(11.0, 8.0, lines=1, bold=True)
    mail = compose.words("field.pow_mail", half * 1.2, strong)
    free = compose.words(
        "field.postage_free", half * 0.8, Style(9.0, 7.0, lines=1, bold=True), align=1
    )
    head = Row(
        (
            Column(book.left, half * 1.2, tuple(mail)),
            Column(book.left + half * 1.2, half * 0.8, tuple(free)),
        ),
        framed=False,
    )
    key = "paper.card_important_family" if to_family else "paper.card_important"
    important = compose.words(key, half * 0.92, Style(6.4, 5.2, lines=9))
    y = head.draw(sheet, top) - 6
    Row((Column(book.left, half * 0.92, tuple(important)),)).draw(sheet, y)
    at = (book.left + half, half)
    height = y - (top - room) - 2
    if to_family:
        rows, spill = fit_area(lambda tried: _to_family(compose, content, at, tried), height)
    else:
        rows, spill = [Row((_to_agency(compose, at),))], Spill()
    for row in rows:
        y = row.draw(sheet, y)
    return spill.rest


def _to_family(
    compose: Composer, content: CardContent, at: tuple[float, float], spill: Spill
) -> list[Row]:
    x, width = at
    if content.addressee is BLANK:
        label = compose.words("paper.card_to", width, spill.label)
        return [Row((Column(x, width, (*label, *compose.writing_lines(5, 22.0))),))]
    wider = Spill(spill.scale * 1.3, spill.limit * 3, rest=spill.rest)
    column = compose.limited_field("paper.card_to", content.addressee, at, wider, lines=5)
    return [Row((column,), least=90.0)]


def _to_agency(compose: Composer, at: tuple[float, float]) -> Column:
    x, width = at
    pieces = compose.words("paper.card_to", width, Style(5.8, 5.0, lines=1, grey=0.3))
    for key in ("term.central_agency", "term.icrc", "paper.geneva"):
        pieces += compose.words(key, width, Style(9.0, 6.6, lines=2, bold=True))
        pieces.append(gap(5))
    return Column(x, width, tuple(pieces))


def _text_side(book: Book, content: CardContent) -> list[tuple[str, Answer]]:
    compose = book.compose
    notes = _notes(book)
    room = book.flow.room
    sheet, top = book.flow.take(room)
    bottom = top - room
    y = notes.draw(sheet, top)
    height = y - bottom
    width = _LEFT_SHARE * book.inner
    left_at = (book.left, width)
    right_at = (book.left + width + 4, book.inner - width - 4)
    left, left_spill = fit_area(lambda tried: _person(compose, content, left_at, tried), height)
    right, right_spill = fit_area(lambda tried: _state(compose, content, right_at, tried), height)
    for rows in (left, right):
        edge = y
        for row in rows:
            edge = row.draw(sheet, edge)
    return left_spill.rest + right_spill.rest


def _notes(book: Book) -> Row:
    compose = book.compose
    small = Style(5.4, 4.8, lines=1, bold=True)
    each = [
        "; ".join(
            compose.pair.each(key)[index]
            for key in ("field.block_capitals", "field.strike_out", "field.no_remarks")
        )
        for index in range(len(compose.pair.each("field.no_remarks")))
    ]
    pieces = [piece for text in each for piece in compose.text(text, book.inner, small)]
    return Row((Column(book.left, book.inner, tuple(pieces)),), framed=False)


def _person(
    compose: Composer, content: CardContent, at: tuple[float, float], spill: Spill
) -> list[Row]:
    x, width = at
    half = width / 2
    items: Sequence[tuple[tuple[int, str, Answer], ...]] = (
        ((1, "field.power", content.power),),
        ((2, "field.surname", content.surname),),
        ((3, "paper.card_first_names", content.first_names),),
        ((4, "field.father_first_name", content.father_first_name),),
        (
            (5, "field.date_of_birth", content.date_of_birth),
            (6, "field.place_of_birth", content.place_of_birth),
        ),
        ((7, "paper.rank", content.rank), (8, "paper.service_number", content.service_number)),
        ((9, "field.address_next_of_kin", content.next_of_kin_address),),
    )
    rows: list[Row] = []
    for cells in items:
        each = width if len(cells) == 1 else half
        columns = (
            compose.limited_field(key, answer, (x + place * each, each), spill, prefix=f"{number} ")
            for place, (number, key, answer) in enumerate(cells)
        )
        rows.append(Row(tuple(columns)))
    return rows


def _state(
    compose: Composer, content: CardContent, at: tuple[float, float], spill: Spill
) -> list[Row]:
    x, width = at

    def one(number: str, key: str, answer: Answer) -> Column:
        return compose.limited_field(key, answer, at, spill, prefix=number)

    captured_known = content.captured_on is not BLANK
    coming_known = content.coming_from is not BLANK
    captured = one("10 ", "paper.card_captured", content.captured_on)
    coming = one(
        f"{compose.pair.joined('paper.or')} ", "paper.card_coming_from", content.coming_from
    )
    if captured_known and not coming_known:
        coming = _struck(coming)
    if coming_known and not captured_known:
        captured = _struck(captured)
    half = width / 2
    return [
        Row((captured,)),
        Row((coming,)),
        Row((Column(x, width, tuple(_health(compose, content, width, spill))),)),
        Row(
            (
                compose.limited_field(
                    "field.pow_no", content.prisoner_number, (x, half), spill, prefix="12 "
                ),
                compose.limited_field(
                    "field.camp_name", content.camp_name, (x + half, half), spill
                ),
            )
        ),
        Row(
            (
                compose.limited_field("field.date", content.date, (x, half), spill, prefix="13 "),
                compose.limited_field(
                    "field.signature", BLANK, (x + half, half), spill, prefix="14 "
                ),
            )
        ),
    ]


def _struck(column: Column) -> Column:
    pieces = (replace(piece, struck=piece.line is not None, ruled=False) for piece in column.pieces)
    return replace(column, pieces=tuple(pieces))


def _health(compose: Composer, content: CardContent, width: float, spill: Spill) -> list[Piece]:
    pieces = compose.text(f"11 {compose.pair.joined('paper.card_health')}", width, spill.label)
    value = Style(max(5.2, 6.4 * spill.scale), 5.0, lines=1)
    for letter, key in zip("abcdefg", HEALTH_VALUES, strict=True):
        struck = bool(content.health) and key not in content.health
        lines = compose.text(f"({letter}) {compose.pair.joined(key)}", width, value)
        pieces += [replace(piece, struck=struck) for piece in lines]
    return pieces


FORMS = (
    Form(FACE_FAMILY, "70", COPIES, CardContent, CardContent.blank, layout_family),
    Form(FACE_AGENCY, "70", COPIES, CardContent, CardContent.blank, layout_agency),
)
