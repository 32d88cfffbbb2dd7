"""What one printed form is: its face, its article, how many copies, how it is laid out; refuses to know the others."""

from collections.abc import Callable
from dataclasses import dataclass
from typing import Any, Protocol

from papers.content.answers import Issue
from papers.page import FormFace
from papers.sheet import Sheet


class Content(Protocol):
    """What every form is filled with has the facts of its issue; the rest is the form's own."""

    @property
    def issue(self) -> Issue:
        """Which paper this is, whose, when, in which languages."""
        ...


@dataclass(frozen=True, slots=True)
class Form:
    """A printed form: what its frame says, under which article, in how many copies, how it is laid out.

    `copies` is how many the form is meant to be printed in; `blank` makes the empty content.
    """

    face: FormFace
    article: str
    copies: int
    content: type[Any]
    blank: Callable[[Issue], Content]
    layout: Callable[[Any], list[Sheet]]

    @property
    def code(self) -> str:
        """The code printed on it: `T1`, `K1` and so on."""
        return self.face.code

    @property
    def title(self) -> str:
        """The word key of its title."""
        return self.face.titles[-1]

    @property
    def version(self) -> str:
        """The version of its layout and wording."""
        return self.face.version

    @property
    def size_mm(self) -> tuple[float, float]:
        """Width and height of its pages in millimetres."""
        return self.face.page.width_mm, self.face.page.height_mm
