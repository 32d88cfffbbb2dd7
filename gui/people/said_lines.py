"""The lines of what a record set aside says, contradictions first; refuses to know Qt."""

from dataclasses import dataclass

from casework.drafts import DocumentDraft
from casework.duplicate_views import SaidThere, SetAside
from gui.people.presenter import known
from gui.people.wording import FIELD_WORDS, field_word, value_word
from resources.words import Words

_ORDER = {name: place for place, name in enumerate(FIELD_WORDS)}


@dataclass(frozen=True, slots=True)
class SaidLine:
    """One thing that is said there: `act` takes it over, nothing where an act of its own records it.

    `upheld` says that what stands here instead can be found right.
    """

    key: str
    label: str
    here: str
    there: str
    differs: bool
    act: str
    upheld: bool = False


def lines_of(other: SetAside, words: Words) -> tuple[SaidLine, ...]:
    """First what contradicts this record, then what it does not say, in the order of the file; then the papers."""
    said = sorted(
        other.says,
        key=lambda each: (not each.here, _ORDER.get(each.field.removesuffix("_answer"), 0)),
    )
    papers = (_paper(other, place, paper, words) for place, paper in enumerate(other.papers))
    return (*(_field(other, each, words) for each in said), *papers)


def _field(other: SetAside, said: SaidThere, words: Words) -> SaidLine:
    asked = said.field.removesuffix("_answer")
    return SaidLine(
        f"{other.person_id}/{said.field}",
        field_word(asked, words),
        value_word(said.field, said.here, words),
        value_word(said.field, said.there, words),
        bool(said.here),
        "take_over" if said.changes else "",
        upheld=True,
    )


def _paper(other: SetAside, place: int, paper: DocumentDraft, words: Words) -> SaidLine:
    kind = known(f"document.{paper.document_kind}", words, paper.document_kind)
    told = " · ".join(part for part in (paper.number, paper.holder_as_printed) if part)
    return SaidLine(
        f"{other.person_id}/{place}",
        words("document.paper"),
        "",
        words("intake.remark", field=kind, said=told) if told else kind,
        differs=False,
        act="take_paper",
    )
