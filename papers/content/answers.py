"""Single values as they stand on any form, and the facts common to all of them."""

from dataclasses import dataclass, fields, replace
from enum import Enum
from typing import Any


@dataclass(frozen=True, slots=True)
class Given:
    """A value in its own script; an empty one is printed as "not given".

    `from_document` adds "from a document" in both languages: he did not say it himself.
    """

    text: str
    from_document: bool = False


@dataclass(frozen=True, slots=True)
class Word:
    """A value that is a word of our tables (`rank.sergeant`), printed in both languages of the form.

    `detail` follows it as it is: a name, a number, a date. `of` is the key of a word that stands in it as `{what}`.
    """

    key: str
    detail: str = ""
    of: str = ""


class Withheld(Enum):
    """Why there is no value; each is printed in both languages, `BLANK` is a line to write on."""

    DECLINED = "answer.declined"
    UNABLE = "answer.unable"
    NOT_GIVEN = "answer.not_given"
    UNKNOWN = "answer.unknown"
    BLANK = "paper.blank"


Answer = Given | Word | Withheld

NOT_GIVEN = Withheld.NOT_GIVEN
BLANK = Withheld.BLANK


@dataclass(frozen=True, slots=True)
class Issue:
    """The facts common to all forms: which paper this is, whose, when, and in which two languages.

    `languages`: `en`, `fr`, `uk`, `ru` or `ko`, the leading one first. `local_time` and `utc_time` are
    ready-made (`2026-11-20 14:02 +02:00`, `2026-11-20 12:02 UTC`). `codes` are texts for QR symbols: one,
    or the parts of a long record, each at most 2,000 characters. `copy_number` 0 prints all `copies`
    one after another into the same file. An empty text becomes a line to write on.
    """

    number: str
    languages: tuple[str, str]
    authority: str
    station: str
    local_time: str
    utc_time: str
    head_code: str
    codes: tuple[str, ...] = ()
    copies: int = 1
    copy_number: int = 0
    practice: bool = False

    @classmethod
    def blank(
        cls, languages: tuple[str, str], *, authority: str = "", practice: bool = False
    ) -> "Issue":
        """The facts of a form that is filled with a pen."""
        return cls("", languages, authority, "", "", "", "", practice=practice)

    def of_copies(self, copies: int, number: int = 0) -> "Issue":
        """The same, as copy `number` of `copies`; number 0: all of them in one file."""
        return replace(self, copies=copies, copy_number=number)


@dataclass(frozen=True, slots=True)
class Signatory:
    """An officer who signs: who, of what rank, position and unit, how to reach him, when he signed.

    Empty texts are lines to write on; the signature itself always is.
    """

    name: str = ""
    rank: str = ""
    position: str = ""
    unit: str = ""
    contact: str = ""
    signed_at: str = ""


NOBODY = Signatory()
"""Lines for whoever signs."""


@dataclass(frozen=True, slots=True)
class PersonIdentity:
    """What GC III Art. 17 lets one ask, with the name as he writes it and in Latin letters."""

    surname: Answer = NOT_GIVEN
    first_names: Answer = NOT_GIVEN
    patronymic: Answer = NOT_GIVEN
    latin_name: Answer = NOT_GIVEN
    rank: Answer = NOT_GIVEN
    service_number: Answer = NOT_GIVEN
    date_of_birth: Answer = NOT_GIVEN

    @classmethod
    def blank(cls) -> "PersonIdentity":
        """Lines to write on."""
        return cls(BLANK, BLANK, BLANK, BLANK, BLANK, BLANK, BLANK)


def blank_answers(content: type[Any]) -> dict[str, Any]:
    """A line to write on for each field of a content whose default is an answer."""
    return {
        each.name: BLANK
        for each in fields(content)
        if isinstance(each.default, Given | Word | Withheld)
    }
