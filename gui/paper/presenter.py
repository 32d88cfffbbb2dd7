"""Decides what the paper dialog offers, names files and judges failures; refuses names of people.

Numbers of papers are given as they are issued. A form about one person therefore makes one paper
for each: composed, printed and journalled before the next is composed.
"""

import re
from dataclasses import dataclass, replace
from pathlib import Path

from casework.paper_views import PaperPreview
from casework.whole_file import write_whole
from gui.kit.values import Choice
from resources.words import LANGUAGES, Words

MOST_COPIES = 9

_ONE_PERSON_EACH = frozenset({"b1", "b2", "p1", "p4", "r2", "r3"})
_OF_PACKET = "p3"
_EXTRACT = "t2"
_UNSAFE = re.compile(r"[^A-Za-z0-9-]+")


@dataclass(frozen=True, slots=True)
class PaperWish:
    """What paper is asked for: each of `papers` is the subjects of one paper of that form."""

    form: str
    papers: tuple[tuple[str, ...], ...]
    first: str = ""
    second: str = ""
    blank: bool = False
    copies: int = 1

    def with_languages(self, first: str, second: str) -> "PaperWish":
        """In another pair of languages."""
        return replace(self, first=first, second=second)

    def as_blank(self, *, blank: bool) -> "PaperWish":
        """To be filled by pen, or with what is recorded."""
        return replace(self, blank=blank)

    def with_copies(self, copies: int) -> "PaperWish":
        """So many times."""
        return replace(self, copies=min(max(copies, 1), MOST_COPIES))

    @property
    def rounds(self) -> tuple[tuple[str, ...], ...]:
        """What is printed one after the other; a blank form names nobody and is printed once."""
        return self.papers[:1] if self.blank else self.papers


def papers_of(form: str, subject_ids: tuple[str, ...]) -> tuple[tuple[str, ...], ...]:
    """How many papers these subjects make, and who stands on each."""
    if form in _ONE_PERSON_EACH:
        return tuple((subject,) for subject in subject_ids) or ((),)
    if form == _OF_PACKET and len(subject_ids) > 1:
        *packets, person = subject_ids
        return tuple((packet, person) for packet in packets)
    if form == _EXTRACT and len(subject_ids) > 1:
        transfer, *people = subject_ids
        return tuple((transfer, person) for person in people)
    return (subject_ids,)


def language_choices(words: Words) -> tuple[Choice, ...]:
    """The languages papers are printed in."""
    return tuple(Choice(language, words(f"lang.{language}")) for language in LANGUAGES)


def form_title(form: str, words: Words) -> str:
    """What the form is called."""
    return words(f"form.{form}")


def file_name(preview: PaperPreview) -> str:
    """Form code and number, nothing about anybody: `t1-SUD2-T-000004-8.pdf`."""
    number = _UNSAFE.sub("-", preview.number).strip("-")
    copies = "" if preview.copies == 1 else f"x{preview.copies}"
    parts = (preview.form, "blank" if preview.blank or not number else number, copies)
    return "-".join(part for part in parts if part) + ".pdf"


def summary(preview: PaperPreview, place: int, papers: int, words: Words) -> str:
    """Number and pages in one line; with several papers, which of them this is."""
    parts = [words.count("paper_dialog.pages", preview.pages)]
    if preview.number and papers == 1:
        parts.insert(0, preview.number)
    if papers > 1:
        parts.insert(0, words("paper_dialog.paper_of", n=place + 1, total=papers))
    return " · ".join(parts)


def free_name(folder: Path, name: str) -> Path:
    """A name in that folder that is not taken, so that no paper overwrites another."""
    target = folder / name
    stem, count = target.stem, 2
    while target.exists():
        target = folder / f"{stem}-{count}.pdf"
        count += 1
    return target


def save(pdf: bytes, target: Path) -> None:
    """Write the PDF whole or not at all.

    Raises:
        PaperNotSaved: with the reason `full`, `read_only`, `gone` or `refused`.
    """
    write_whole(target, pdf)
