"""Labels, answers and signatures as columns, the same on every form; refuses to place them on a page."""

from collections.abc import Callable, Collection, Iterable, Sequence
from dataclasses import dataclass, field, replace

from papers.content.answers import Answer, Given, Signatory, Withheld, Word
from papers.flow import PAD, Column, Piece, Row, gap, pieces_of
from papers.language import BETWEEN, Pair, is_withheld
from papers.text import Style, Typesetter

LABEL = Style(5.8, 5.0, lines=1, grey=0.3)
VALUE = Style(9.0, 6.5, lines=2)
WITHHELD = Style(6.8, 6.0, lines=2, grey=0.3)
FACT = Style(8.2, 6.2, lines=2)
SMALL = Style(6.2, 5.4, lines=3)

_SCALES = (1.15, 1.0, 0.92, 0.84, 0.76, 0.7)
_LIMITS = (6, 4, 3, 2, 1)

WORD_FLOOR = 5.8
"""A word in two languages rather shrinks to this than taking two lines of a list."""

WRITING_LINE = 16.0
"""Height of a line to write on, in points (5.6 mm)."""


@dataclass(slots=True)
class Spill:
    """How tightly a form of fixed size is set, and the answers that did not fit even so.

    `limit` is the number of lines an answer may take, 0 any; `terse` labels are in one language.
    """

    scale: float = 1.0
    limit: int = 0
    terse: bool = False
    rest: list[tuple[str, Answer]] = field(default_factory=list[tuple[str, Answer]])

    @property
    def label(self) -> Style:
        """The labels."""
        return Style(min(5.8, max(4.6, 5.2 * self.scale)), 4.4, lines=1, grey=0.3)

    @property
    def value(self) -> Style:
        """The answers."""
        return Style(max(6.0, 8.0 * self.scale), 5.8, lines=1)

    @property
    def writing(self) -> float:
        """Height of a line to write on."""
        return max(9.5, 12.0 * self.scale)


def fit_area(make: Callable[[Spill], list[Row]], height: float) -> tuple[list[Row], Spill]:
    """The loosest setting of an area of that height: smaller letters first, then fewer lines an answer."""
    least = _SCALES[-1]
    tries = [
        *(Spill(scale) for scale in _SCALES),
        *(Spill(least, limit) for limit in _LIMITS),
        Spill(least, 1, terse=True),
    ]
    for spill in tries[:-1]:
        rows = make(spill)
        if sum(row.height for row in rows) <= height:
            return rows, spill
    return make(tries[-1]), tries[-1]


class Composer:
    """Makes columns in the two languages of one paper."""

    def __init__(self, languages: tuple[str, str]) -> None:
        self.pair = Pair(languages)
        self._setter = Typesetter()

    def text(
        self,
        text: str,
        width: float,
        style: Style,
        *,
        align: float = 0.0,
        indent: float = 0.0,
    ) -> list[Piece]:
        """A text within `width` points of column."""
        block = self._setter.fit(text, width - 2 * PAD - indent, style)
        return pieces_of(block, align=align, indent=indent)

    def words(
        self, key: str, width: float, style: Style, *, align: float = 0.0, **facts: object
    ) -> list[Piece]:
        """A word in both languages: on one line if they fit beside each other, else stacked."""
        each = self.pair.each(key, **facts)
        joined = BETWEEN.join(each)
        if self._setter.width(joined, bold=style.bold) * style.size <= width - 2 * PAD:
            return self.text(joined, width, style, align=align)
        return [piece for word in each for piece in self.text(word, width, style, align=align)]

    def writing_lines(
        self, count: int = 1, height: float = WRITING_LINE, *, dotted: bool = False
    ) -> list[Piece]:
        """Lines to write on."""
        return [Piece(height, ruled=True, dotted=dotted) for _ in range(count)]

    def option(self, key: str, width: float, style: Style, *, chosen: bool = False) -> list[Piece]:
        """A small box to be ticked, crossed if `chosen`, and the word after it."""
        indent = style.size + 1.0
        pieces = self.text(self.pair.joined(key), width, style, indent=indent)
        return [replace(pieces[0], boxed=True, crossed=chosen), *pieces[1:]]

    def choice(
        self,
        key: str,
        options: Sequence[str],
        chosen: Collection[str],
        at: tuple[float, float],
        style: Style = FACT,
    ) -> Column:
        """A label above options under each other, each with its box."""
        x, width = at
        pieces = self.words(key, width, LABEL)
        for option in options:
            pieces += self.option(option, width, style, chosen=option in chosen)
        return Column(x, width, tuple(pieces))

    def answer(
        self,
        answer: Answer,
        width: float,
        style: Style = VALUE,
        *,
        indent: float = 0.0,
        line_height: float = WRITING_LINE,
    ) -> list[Piece]:
        """What is printed for an answer; a line to write on for `BLANK`."""
        if answer is Withheld.BLANK:
            return [Piece(line_height, ruled=True, indent=indent)]
        shown = self.pair.answer(answer)
        if is_withheld(answer):
            style = replace(WITHHELD, size=min(WITHHELD.size, style.size), floor=style.floor)
        return self.text(shown, width, style, indent=indent)

    def field(
        self,
        key: str,
        answer: Answer,
        at: tuple[float, float],
        style: Style = VALUE,
        *,
        line_height: float = WRITING_LINE,
    ) -> Column:
        """A label above its answer, at (x, width)."""
        x, width = at
        label = self.words(key, width, LABEL)
        return Column(
            x, width, (*label, *self.answer(answer, width, style, line_height=line_height))
        )

    def limited_field(
        self,
        key: str,
        answer: Answer,
        at: tuple[float, float],
        spill: Spill,
        *,
        prefix: str = "",
        lines: int = 1,
    ) -> Column:
        """A field of a form of fixed size: what goes beyond its lines is spilled to a further page."""
        x, width = at
        label_text = self.pair.each(key)[0] if spill.terse else self.pair.joined(key)
        label = self.text(f"{prefix}{label_text}", width, spill.label)
        style = replace(spill.value, lines=lines)
        pieces = self.answer(answer, width, style, line_height=spill.writing)
        if spill.limit and len(pieces) > spill.limit:
            mark = self.text("→", width, style)
            pieces = pieces[: spill.limit - 1] + mark
            spill.rest.append((key, answer))
        return Column(x, width, (*label, *pieces))

    def fields(
        self,
        left: float,
        cells: Sequence[tuple[str, Answer, float]],
        style: Style = VALUE,
        *,
        line_height: float = WRITING_LINE,
    ) -> Row:
        """Fields beside each other: (label key, answer, width)."""
        columns: list[Column] = []
        for key, answer, width in cells:
            columns.append(self.field(key, answer, (left, width), style, line_height=line_height))
            left += width
        return Row(tuple(columns))

    def numbered(
        self,
        items: Iterable[tuple[str, Answer]],
        width: float,
        style: Style,
        *,
        bold: frozenset[str] = frozenset(),
        line_height: float = 12.0,
    ) -> list[Piece]:
        """Answers under each other, each after the small number of its label in the table head."""
        found: list[Piece] = []
        for number, answer in items:
            set_in = replace(style, bold=True) if number in bold else style
            set_in = (
                replace(set_in, lines=1, floor=WORD_FLOOR) if isinstance(answer, Word) else set_in
            )
            pieces = self.answer(answer, width, set_in, indent=9.0, line_height=line_height)
            prefix = self._setter.line(number)
            found.append(replace(pieces[0], prefix=prefix, prefix_size=4.8))
            found.extend(pieces[1:])
        return found

    def head_items(
        self, items: Iterable[tuple[str, str]], width: float, style: Style
    ) -> list[Piece]:
        """The labels of a table head: (number, word key) under each other."""
        found: list[Piece] = []
        for number, key in items:
            pieces = self.text(self.pair.joined(key), width, style, indent=9.0)
            prefix = self._setter.line(number)
            found.append(replace(pieces[0], prefix=prefix, prefix_size=4.8))
            found.extend(pieces[1:])
        return found

    def signatures(
        self,
        left: float,
        width: float,
        who: Sequence[tuple[str, Signatory]],
        facts: Sequence[tuple[str, ...]] = (("name",), ("rank", "unit"), ("contact",)),
        *,
        room: float = 26.0,
    ) -> list[Row]:
        """The blocks officers sign, side by side: role, what is known of each, signature and time.

        Each tuple of `facts` is one line of the block; `room` is the height to sign in.
        """
        each = width / len(who)
        edges = [left + number * each for number in range(len(who))]
        role_style = Style(7.6, 6.2, lines=1, bold=True)
        heads = (
            Column(x, each, tuple(self.words(role, each, role_style)))
            for x, (role, _) in zip(edges, who, strict=True)
        )
        rows = [Row(tuple(heads), shade=0.94)]
        for line in facts:
            part = each / len(line)
            columns = (
                self.field(
                    f"paper.{fact}",
                    text_or_line(getattr(person, fact)),
                    (x + number * part, part),
                    FACT,
                )
                for x, (_, person) in zip(edges, who, strict=True)
                for number, fact in enumerate(line)
            )
            rows.append(Row(tuple(columns)))
        signed: list[Column] = []
        for x, (_, person) in zip(edges, who, strict=True):
            pieces = (*self.words("field.signature", 0.6 * each, LABEL), gap(room))
            signed.append(Column(x, 0.6 * each, pieces))
            at = (x + 0.6 * each, 0.4 * each)
            signed.append(self.field("paper.signed_at", text_or_line(person.signed_at), at, FACT))
        return [*rows, Row(tuple(signed))]

    def bare_signature(self, key: str, name: str, at: tuple[float, float]) -> Column:
        """The block of a prisoner or witness: name if known, signature."""
        x, width = at
        pieces = self.words(key, width, Style(7.4, 6.4, lines=1, bold=True))
        if name:
            pieces += self.text(name, width, Style(8.0, 6.0, lines=2))
        return Column(x, width, (*pieces, *self.writing_lines(height=24.0)))


def text_or_line(text: str) -> Answer:
    """A text, or a line to write on where it is empty."""
    return Given(text) if text.strip() else Withheld.BLANK
