"""K1: the capture tag in three parts, each 100 × 50 mm; refuses place, manner and circumstances.

Part A stays with the person, B with the unit, C goes with the property. Each part carries number, head
code and QR of its own, because the parts are torn from each other. One tag stands on an A5 sheet (K1),
two on an A4 sheet (K1S). GC III Art. 17; practice of three-part tags.
"""

from dataclasses import dataclass

from papers.codes import QUIET, qr_matrix
from papers.compose import Spill, fit_area, text_or_line
from papers.content.answers import BLANK, Answer, Issue
from papers.content.tag import TagContent, TagSheetContent
from papers.flow import PAD, Column, Piece, Row, code_piece
from papers.form import Form
from papers.page import Book, FormFace, PageStyle
from papers.sheet import MM, PlacedRule, Sheet
from papers.text import Style

PART_MM = (100.0, 50.0)
COPIES = 1
FACE = FormFace("K1", ("form.k1",), "1", PageStyle(148, 210, margin_mm=8, title=10.5, side_mm=40))
FACE_SHEET = FormFace(
    "K1S", ("form.k1",), "1", PageStyle(297, 210, margin_mm=8, title=10.5, side_mm=60)
)

_WIDTH, _HEIGHT = PART_MM[0] * MM, PART_MM[1] * MM
_INSET = 3.0
_CODE_ROOM = 25.0 * MM
_LARGEST_MODULE = 0.7 * MM
_PARTS = ("paper.tag_part_a", "paper.tag_part_b", "paper.tag_part_c")

Cells = tuple[tuple[str, Answer], ...]


def layout(content: TagSheetContent) -> list[Sheet]:
    """One tag to an A5 page."""
    return _layout(FACE, content, across=1)


def layout_sheet(content: TagSheetContent) -> list[Sheet]:
    """Two tags beside each other on an A4 page."""
    return _layout(FACE_SHEET, content, across=2)


def _layout(face: FormFace, content: TagSheetContent, across: int) -> list[Sheet]:
    book = Book(face, content.issue)
    rest: list[tuple[str, Answer]] = []
    for first in range(0, len(content.tags), across):
        if first:
            book.flow.turn()
        beside = content.tags[first : first + across]
        for letter in range(len(_PARTS)):
            sheet, top = book.flow.take(_HEIGHT)
            for place, tag in enumerate(beside):
                left = (book.width - across * _WIDTH) / 2 + place * _WIDTH
                rest += _Part(book, content.issue, tag, letter).draw(sheet, left, top)
    book.place_rest(list(dict.fromkeys(rest)))
    book.place_codes()
    return book.finish()


@dataclass(frozen=True, slots=True)
class _Part:
    """One of the three parts of a tag."""

    book: Book
    issue: Issue
    tag: TagContent
    letter: int

    def draw(self, sheet: Sheet, left: float, top: float) -> list[tuple[str, Answer]]:
        """Draw it; gives the answers that need a further page."""
        _cut_marks(sheet, left, top)
        side = _CODE_ROOM + 2 * PAD
        main = _WIDTH - 2 * _INSET - side
        left += _INSET
        rows, spill = fit_area(lambda tried: self._rows(tried, left, main), _HEIGHT - 2 * _INSET)
        y = top - _INSET
        for row in rows:
            y = row.draw(sheet, y)
        marks = Column(left + main, side, tuple(self._marks(side)))
        Row((marks,), framed=False).draw(sheet, top - _INSET)
        return spill.rest

    def _rows(self, spill: Spill, left: float, main: float) -> list[Row]:
        compose = self.book.compose
        caption = compose.words(_PARTS[self.letter], main, Style(6.6, 5.4, lines=1, bold=True))
        if self.tag.tag_number is BLANK:
            caption += compose.words("field.tag_no", main, spill.label)
        number = Style(max(8.0, 13.0 * spill.scale), 7.0, lines=1, bold=True)
        caption += compose.answer(self.tag.tag_number, main, number, line_height=15.0)
        rows = [Row((Column(left, main, tuple(caption)),), framed=False)]
        for cells in self._cells():
            each = main / len(cells)
            columns = (
                compose.limited_field(key, answer, (left + place * each, each), spill)
                for place, (key, answer) in enumerate(cells)
            )
            rows.append(Row(tuple(columns)))
        return rows

    def _marks(self, width: float) -> list[Piece]:
        compose = self.book.compose
        pieces: list[Piece] = []
        if self.tag.code:
            matrix = qr_matrix(self.tag.code)
            module = min(_CODE_ROOM / (len(matrix) + 2 * QUIET), _LARGEST_MODULE)
            pieces.append(code_piece(matrix, module))
        if self.issue.practice:
            pieces += compose.words("paper.practice", width, Style(5.6, 4.6, lines=2, bold=True))
        pieces += compose.words("paper.head_code", width, Style(4.8, 4.4, lines=1, grey=0.3))
        head = text_or_line(self.issue.head_code)
        pieces += compose.answer(head, width, Style(7.6, 6.0, lines=1, bold=True), line_height=11.0)
        letter = f"{FACE.code} {'ABC'[self.letter]} · {self.issue.local_time}".rstrip(" ·")
        return pieces + compose.text(letter, width, Style(5.0, 4.4, lines=2, grey=0.2))

    def _cells(self) -> tuple[Cells, ...]:
        tag, person = self.tag, self.tag.identity
        named: Cells = (
            ("field.surname", person.surname),
            ("field.first_names", person.first_names),
        )
        captured: Cells = (
            ("paper.captured_at", tag.captured_at),
            ("paper.capturing_unit", tag.capturing_unit),
        )
        officer: Cells = (
            (
                "paper.officer",
                text_or_line(", ".join(filter(None, (tag.officer.name, tag.officer.rank)))),
            ),
            ("field.signature", BLANK),
        )
        if self.letter == 0:
            return (
                named,
                (
                    ("field.patronymic", person.patronymic),
                    ("field.date_of_birth", person.date_of_birth),
                ),
                (("paper.rank", person.rank), ("paper.service_number", person.service_number)),
                (("paper.power", tag.power), ("paper.language", tag.language)),
                captured,
            )
        if self.letter == 1:
            return (
                named,
                (
                    ("field.date_of_birth", person.date_of_birth),
                    ("paper.service_number", person.service_number),
                ),
                captured,
                officer,
            )
        return (
            named,
            (("paper.packet_and_seal", tag.packet_and_seal),),
            (("paper.property_items", tag.property_items),),
            officer,
        )


def _cut_marks(sheet: Sheet, left: float, top: float) -> None:
    bottom, right = top - _HEIGHT, left + _WIDTH
    for x1, y1, x2, y2 in (
        (left, top, right, top),
        (left, bottom, right, bottom),
        (left, bottom, left, top),
        (right, bottom, right, top),
    ):
        sheet.rules.append(PlacedRule(x1, y1, x2, y2, 0.5, 0.3, dash=(3.0, 2.0)))


FORMS = (
    Form(FACE, "17", COPIES, TagSheetContent, TagSheetContent.blank, layout),
    Form(
        FACE_SHEET,
        "17",
        COPIES,
        TagSheetContent,
        lambda issue: TagSheetContent.blank(issue, 2),
        layout_sheet,
    ),
)
