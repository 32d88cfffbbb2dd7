"""Text of any script set into lines that fit; refuses to drop, to cut or to draw a box for a character.

Every text is made NFC (Unicode Annex 15) and each code point is looked up in the shipped fonts before
anything is drawn: what none of them has, and every invisible control, is printed as `[U+1F600]`. Lines
with right-to-left letters are ordered by the bidirectional algorithm (Annex 9) and shaped by HarfBuzz.
"""

import re
import unicodedata
from collections.abc import Iterator
from dataclasses import dataclass
from functools import cache
from itertools import groupby

from reportlab.pdfbase.ttfonts import shapeStr

from papers.bidirectional import mirrored, visual_order
from papers.faces import SHAPED, Widths, face, face_for

LEADING = 1.2
"""Distance of two lines, in sizes."""

_RIGHT_TO_LEFT = re.compile("[\u0590-\u08ff\ufb1d-\ufdff\ufe70-\ufefc]")
# A no-break space is within a word: French marks and sums of money hold their line.
_WORDS = re.compile(r"[\S\u00a0\u202f]+\s*|\s+")
_PARTS = re.compile(r"[^-/,;:.–_]+[-/,;:.–_]*|[-/,;:.–_]+")
_JOINERS = "\u200c\u200d"
_STEP = 0.5


@dataclass(frozen=True, slots=True)
class Run:
    """Characters of one font that are drawn together; `width` at a size of 1 point."""

    face: str
    text: str
    width: float
    shaped: bool = False


@dataclass(frozen=True, slots=True)
class Line:
    """Runs from left to right."""

    runs: tuple[Run, ...]
    width: float


@dataclass(frozen=True, slots=True)
class Style:
    """How a text is set: its size, the size it may shrink to, in how many lines it should fit, its grey."""

    size: float
    floor: float = 0.0
    lines: int = 2
    bold: bool = False
    grey: float = 0.0


@dataclass(frozen=True, slots=True)
class Block:
    """Lines of one size, one under the other."""

    lines: tuple[Line, ...]
    size: float
    grey: float

    @property
    def leading(self) -> float:
        """Distance of two baselines in points."""
        return self.size * LEADING

    @property
    def height(self) -> float:
        """Height of all lines in points."""
        return len(self.lines) * self.leading


def visible(text: str) -> str:
    """The text in NFC, with each character that cannot be shown written out as its code point."""
    if text.isascii() and text.isprintable():
        return text
    text = unicodedata.normalize("NFC", text.replace("\r\n", "\n").replace("\t", " "))
    keep_joiners = _RIGHT_TO_LEFT.search(text) is not None
    return "".join(_shown(character, keep_joiners=keep_joiners) for character in text)


@cache
def _shown(character: str, *, keep_joiners: bool) -> str:
    if character == "\n" or (keep_joiners and character in _JOINERS):
        return character
    hidden = unicodedata.category(character)[0] == "C" or character in "\u2028\u2029"
    if hidden or face_for(character, bold=False) is None:
        return f"[U+{ord(character):04X}]"
    return character


class Typesetter:
    """Sets the texts of one paper; keeps nothing of them beyond it."""

    def __init__(self) -> None:
        self._widths = {False: Widths(bold=False), True: Widths(bold=True)}
        self._fitted: dict[tuple[str, float, Style], Block] = {}

    def width(self, text: str, *, bold: bool = False) -> float:
        """Width of a visible text at a size of 1 point."""
        if _RIGHT_TO_LEFT.search(text):
            return sum(run.width for run in _bidirectional_runs(text, bold=bold))
        return sum(map(self._widths[bold].__getitem__, text))

    def line(self, text: str, *, bold: bool = False) -> Line:
        """One line of a visible text."""
        if _RIGHT_TO_LEFT.search(text):
            runs = tuple(_bidirectional_runs(text, bold=bold))
        elif face_first(bold=bold).issuperset(text):
            runs = (Run(_first_name(bold=bold), text, self.width(text, bold=bold)),)
        else:
            runs = tuple(_runs(text, bold=bold))
        return Line(runs, sum(run.width for run in runs))

    def fit(self, text: str, width: float, style: Style) -> Block:
        """The text within `width` points: first smaller, then in more lines, never cut."""
        key = (text, width, style)
        found = self._fitted.get(key)
        if found is None:
            found = self._fitted[key] = self._fit(visible(text), width, style)
        return found

    def _fit(self, text: str, width: float, style: Style) -> Block:
        size = style.size
        floor = style.floor or style.size
        while True:
            lines, torn = self._wrap(text, width / size, bold=style.bold)
            if size <= floor or (len(lines) <= style.lines and not torn):
                break
            size = max(floor, size - _STEP)
        return Block(tuple(self.line(line, bold=style.bold) for line in lines), size, style.grey)

    def _wrap(self, text: str, width: float, *, bold: bool) -> tuple[list[str], bool]:
        lines: list[str] = []
        torn = False
        for paragraph in text.split("\n"):
            if self.width(paragraph, bold=bold) <= width:
                lines.append(paragraph.rstrip())
                continue
            current = ""
            for word, is_piece in self._words(paragraph, width, bold=bold):
                torn = torn or is_piece
                if current and self.width((current + word).rstrip(), bold=bold) > width:
                    lines.append(current.rstrip())
                    current = word
                else:
                    current += word
            lines.append(current.rstrip())
        return lines, torn

    def _words(self, paragraph: str, width: float, *, bold: bool) -> Iterator[tuple[str, bool]]:
        for word in _WORDS.findall(paragraph):
            if self.width(word.rstrip(), bold=bold) <= width:
                yield word, False
                continue
            for part in _PARTS.findall(word):
                if self.width(part.rstrip(), bold=bold) <= width:
                    yield part, False
                else:
                    yield from ((piece, True) for piece in self._torn(part, width, bold=bold))

    def _torn(self, word: str, width: float, *, bold: bool) -> Iterator[str]:
        piece = ""
        for character in word:
            if (
                piece
                and not unicodedata.combining(character)
                and self.width(piece + character, bold=bold) > width
            ):
                yield piece
                piece = ""
            piece += character
        yield piece


def face_first(*, bold: bool) -> frozenset[str]:
    """The characters of the first font of the chain."""
    return face(_first_name(bold=bold)).characters


def _first_name(*, bold: bool) -> str:
    return "NotoSans-Bold" if bold else "NotoSans-Regular"


def _runs(text: str, *, bold: bool) -> Iterator[Run]:
    for found, characters in groupby(text, key=lambda character: face_for(character, bold=bold)):
        if found is not None:
            part = "".join(characters)
            yield Run(
                found.name, part, sum(found.width_of(ord(character)) for character in part) / 1000
            )


def _bidirectional_runs(text: str, *, bold: bool) -> Iterator[Run]:
    for part, level in visual_order(text):
        if level % 2 == 0:
            yield from _runs(part, bold=bold)
            continue
        groups = [(name, "".join(part)) for name, part in groupby(part, key=_shaped_face)]
        for name, letters in reversed(groups):
            if name:
                yield Run(name, letters, _shaped_width(letters, name), shaped=True)
            else:
                yield from _runs(mirrored(letters), bold=bold)


def _shaped_face(character: str) -> str:
    if unicodedata.bidirectional(character) not in {"R", "AL", "NSM"} and character not in _JOINERS:
        return ""
    return next((name for name in sorted(SHAPED) if character in face(name).characters), "")


def _shaped_width(text: str, name: str) -> float:
    shaped = shapeStr(text, name, 1000, force=True)
    return sum(glyph.x_advance for glyph in shaped.__shapeData__) / 1000
