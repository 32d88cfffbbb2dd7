"""The frame all forms share: head with number and head code, foot with page n of N; refuses contents.

The head stands on every page, so that a lost sheet says which paper it belongs to.
"""

from collections.abc import Sequence
from dataclasses import dataclass

from papers.codes import QUIET, Matrix, qr_matrix
from papers.compose import LABEL, Composer, text_or_line
from papers.content.answers import Answer, Issue
from papers.flow import PAD, Column, Flow, Piece, Row, code_piece
from papers.sheet import MM, PlacedRule, Sheet
from papers.text import Style

CONTINUED = Style(7.6, 6.4, lines=40)

_LARGEST_MODULE = 0.55 * MM
_COMFORTABLE_MODULE = 0.5 * MM
_SMALLEST_MODULE = 0.4 * MM


@dataclass(frozen=True, slots=True)
class PageStyle:
    """Size of the page and of what its frame says; millimetres for lengths, points for letters."""

    width_mm: float
    height_mm: float
    margin_mm: float = 10.0
    title: float = 12.0
    side_mm: float = 50.0
    code_mm: float = 26.0
    compact: bool = False
    foot: float = 5.8


@dataclass(frozen=True, slots=True)
class FormFace:
    """What the frame says of a form: its code, word keys of its titles, version, page and caption."""

    code: str
    titles: tuple[str, ...]
    version: str
    page: PageStyle


class Book:
    """The pages of one copy of a form."""

    def __init__(self, face: FormFace, issue: Issue) -> None:
        page = face.page
        self.width = page.width_mm * MM
        self.height = page.height_mm * MM
        self.left = page.margin_mm * MM
        self.inner = self.width - 2 * self.left
        self._face = face
        self._issue = issue
        self.compose = Composer(issue.languages)
        self._matrices = tuple(qr_matrix(code) for code in issue.codes)
        self._in_head = (
            len(self._matrices) == 1 and self._module(self._matrices[0], page.code_mm) > 0
        )
        self._mark = self._practice_mark()
        self._head = self._head_row()
        self._foot_height = self._foot(0, 0).height
        self.flow = Flow(self._new_sheet)

    def _module(self, matrix: Matrix, room_mm: float) -> float:
        """Size of a square of the symbol in a room of that width; 0 if it would be too small to read."""
        module = (room_mm * MM - 2 * PAD) / (len(matrix) + 2 * QUIET)
        return min(module, _LARGEST_MODULE) if module >= _SMALLEST_MODULE else 0.0

    def _new_sheet(self) -> tuple[Sheet, float, float]:
        sheet = Sheet(self.width, self.height)
        top = self.height - self.left
        if self._mark:
            top = self._mark.draw(sheet, top) - 3
        top = self._head.draw(sheet, top) - 1
        sheet.rules.append(PlacedRule(self.left, top, self.left + self.inner, top, 1.0))
        return sheet, top - 4, self.left + self._foot_height + 3

    def _practice_mark(self) -> Row | None:
        if not self._issue.practice:
            return None
        style = Style(8.0, 6.0, lines=1, bold=True)
        pieces = self.compose.words("paper.practice", self.inner, style, align=0.5)
        return Row((Column(self.left, self.inner, tuple(pieces)),), shade=0.85)

    def _head_row(self) -> Row:
        page, issue, compose = self._face.page, self._issue, self.compose
        if page.compact:
            return self._compact_head_row()
        side = page.side_mm * MM
        code_width = page.code_mm * MM if self._in_head else 0.0
        main = self.inner - side - code_width
        titles = self._titles(main)
        place = " — ".join(part for part in (issue.authority, issue.station) if part.strip())
        if place:
            titles += compose.text(place, main, Style(page.title * 0.65, 5.5, lines=2))
        columns = [
            Column(self.left, main, tuple(titles)),
            Column(self.left + main, side, tuple(self._identification(side))),
        ]
        if self._in_head:
            matrix = self._matrices[0]
            symbol = code_piece(matrix, self._module(matrix, page.code_mm))
            columns.append(Column(self.left + main + side, code_width, (symbol,)))
        return Row(tuple(columns), framed=False)

    def _compact_head_row(self) -> Row:
        page, issue, compose = self._face.page, self._issue, self.compose
        side = page.side_mm * MM
        main = self.inner - side
        title = Style(page.title, page.title * 0.75, lines=1, bold=True)
        titles = [p for key in self._face.titles for p in compose.words(key, main, title)]
        number = f"{compose.pair.each('paper.number')[0]} {issue.number or '____________'}"
        head = f"{compose.pair.joined('paper.head_code')} {issue.head_code or '____________'}"
        marks = [
            piece
            for text in (number, head)
            for piece in compose.text(
                text,
                side,
                Style(min(6.4, page.title * 0.8), min(5.0, page.title * 0.7), lines=1),
                align=1.0,
            )
        ]
        marks += self._copy(side, Style(6.0, 5.0, lines=1), align=1.0)
        columns = (
            Column(self.left, main, tuple(titles)),
            Column(self.left + main, side, tuple(marks)),
        )
        return Row(columns, framed=False)

    def place_rest(self, rest: Sequence[tuple[str, Answer]]) -> None:
        """On further pages, in full, the answers that found no room where they belong."""
        if not rest:
            return
        compose = self.compose
        self.flow.turn()
        caption = compose.words("paper.continuation", self.inner, Style(7.6, 6.0, bold=True))
        self.flow.place(Row((Column(self.left, self.inner, tuple(caption)),), framed=False))
        for key, answer in rest:
            self.flow.place(compose.fields(self.left, ((key, answer, self.inner),), CONTINUED))

    def _titles(self, width: float) -> list[Piece]:
        page, compose = self._face.page, self.compose
        each = [compose.pair.each(key) for key in self._face.titles]
        pieces = compose.text(
            " / ".join(words[0] for words in each),
            width,
            Style(page.title, page.title * 0.75, lines=2, bold=True),
        )
        if any(len(words) > 1 for words in each):
            second = " / ".join(words[-1] for words in each)
            pieces += compose.text(
                second, width, Style(page.title * 0.82, page.title * 0.65, lines=2)
            )
        return pieces

    def _identification(self, width: float) -> list[Piece]:
        page, issue, compose = self._face.page, self._issue, self.compose
        strong = Style(page.title * 0.85, 6.0, lines=1, bold=True)
        pieces = compose.words("paper.number", width, LABEL)
        pieces += compose.answer(text_or_line(issue.number), width, strong)
        pieces += compose.words("paper.head_code", width, LABEL)
        pieces += compose.answer(text_or_line(issue.head_code), width, strong)
        return pieces + self._copy(width, Style(6.8, 5.4, lines=1))

    def _copy(self, width: float, style: Style, align: float = 0.0) -> list[Piece]:
        issue = self._issue
        if issue.copies < 2 or not issue.copy_number:  # noqa: PLR2004 - a single copy needs no number
            return []
        facts = {"n": issue.copy_number, "N": issue.copies}
        return self.compose.words("paper.copy", width, style, align=align, **facts)

    def _foot(self, number: int, total: int) -> Row:
        compose, issue, face = self.compose, self._issue, self._face
        small = Style(face.page.foot, min(5.0, face.page.foot), lines=2, grey=0.2)
        side = min(0.34 * self.inner, 150.0)
        main = self.inner - side
        version = compose.pair.each("paper.form_version", code=face.code, version=face.version)[0]
        time = " / ".join(part for part in (issue.local_time, issue.utc_time) if part.strip())
        stamp = f"{version} · {time}" if time else version
        pieces = compose.words("paper.personal_data", main, small) + compose.text(
            stamp, main, small
        )
        if not time:
            pieces += compose.words("paper.local_time", main, small)
            pieces += compose.writing_lines(height=9.0)
        page_of = compose.words("xfer.page_n_of", side, small, align=1.0, n=number, N=total)
        return Row(
            (
                Column(self.left, main, tuple(pieces)),
                Column(self.left + main, side, tuple(page_of)),
            ),
            framed=False,
        )

    def place_codes(self) -> None:
        """The symbols too large for the head, under a line that says what they are."""
        if self._in_head or not self._matrices:
            return
        compose = self.compose
        label = compose.words("paper.signed_record", self.inner, LABEL)
        rows = [Row((Column(self.left, self.inner, tuple(label)),), framed=False)]
        beside: list[Column] = []
        x = self.left
        for number, matrix in enumerate(self._matrices, 1):
            module = max(
                min(self._module(matrix, self.inner / MM), _COMFORTABLE_MODULE), _SMALLEST_MODULE
            )
            symbol = code_piece(matrix, module)
            width = symbol.height + 2 * PAD
            if beside and x + width > self.left + self.inner:
                rows.append(Row(tuple(beside), framed=False))
                beside, x = [], self.left
            counted = compose.text(f"{number}/{len(self._matrices)}", width, LABEL)
            beside.append(Column(x, width, (*counted, symbol)))
            x += width
        rows.append(Row(tuple(beside), framed=False))
        self.flow.place(rows[0], rows[1], space=4)
        for row in rows[2:]:
            self.flow.place(row)

    def finish(self) -> list[Sheet]:
        """The pages with their feet, which now know how many they are."""
        sheets = self.flow.sheets
        for number, sheet in enumerate(sheets, 1):
            foot = self._foot(number, len(sheets))
            foot.draw(sheet, self.left + foot.height)
        return sheets
