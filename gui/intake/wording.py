"""The sentences of the intake page: remarks, verdicts, items, papers, drafts, duplicates; refuses to decide.

It knows words and values only, no Qt.
"""

from collections.abc import Mapping
from dataclasses import dataclass
from uuid import UUID

from casework import property_custody
from casework.drafts import DocumentDraft, ItemDraft, PersonDraft
from casework.duplicate_views import LikelyDuplicate
from casework.remarks import Level, Remark
from casework.views import PersonFile
from gui.kit.values import Choice, FieldState, Tone
from models import text
from models.clock import to_datetime
from models.property_rules import VERDICTS, Disposition, ItemClass
from models.ranks import RankMatch
from resources.words import Words

HEALTH = ("not_wounded", "slightly_wounded", "seriously_wounded", "sick")
"""The values of the capture card an officer can see for himself; the rest are a doctor's."""

HANDLING = ("0", "1", "2", "3")
LANGUAGES = ("ru", "uk", "ko", "be", "kk", "uz", "tg", "ce", "tyv", "zh", "en", "fr")
POWERS = ("RU", "KP", "BY", "UA")
SEXES = ("male", "female")
DOCUMENT_KINDS = (
    "military_card",
    "identity_card",
    "officer_card",
    "identity_disc",
    "passport",
    "driving_licence",
    "medical_card",
    "other",
)
BELONGS = ("own", "another", "uncertain")
CURRENCIES = ("RUB", "UAH", "USD", "EUR", "KPW", "BYN", "CNY")

_TONES = {Level.HINT: Tone.NEUTRAL, Level.WARNING: Tone.WARN, Level.ERROR: Tone.DANGER}
_SHORT = 80
_APART = frozenset({Disposition.MATERIEL})


@dataclass(frozen=True, slots=True)
class Ruling:
    """What the Convention says about an item as it stands: a sentence, whether it passes, what it still needs."""

    sentence: str
    tone: Tone
    lawful: bool
    missing: tuple[str, ...] = ()


def states(
    remarks: Mapping[str, Remark], fields: Mapping[str, str], word: Words
) -> dict[str, FieldState]:
    """Each remark as the line beside its field."""
    return {
        name: FieldState(_TONES[remark.level], _sentence(remark, fields.get(name, ""), word))
        for name, remark in remarks.items()
    }


def _sentence(remark: Remark, typed: str, word: Words) -> str:
    facts = dict(remark.facts)
    if remark.key == text.TextNote.LOOK_ALIKE:
        facts["repaired"] = shortened(repaired(typed))
    return word(remark.key, **facts)


def repaired(typed: str) -> str:
    """A name with look-alike letters of another alphabet exchanged, where they can be."""
    return " ".join(text.repaired(part) or part for part in typed.split())


def clock_time(instant: int, offset_minutes: int, *, seconds: bool = True) -> str:
    """An instant as local time of day."""
    return to_datetime(instant, offset_minutes).strftime("%H:%M:%S" if seconds else "%H:%M")


def not_recorded(word: Words) -> Choice:
    """The first of a list: nothing recorded."""
    return Choice("", word("intake.not_recorded"))


def choices(keys: tuple[str, ...], stem: str, word: Words, *, blank: bool = True) -> list[Choice]:
    """A list of words, with "nothing recorded" before it."""
    made = [Choice(key, word(f"{stem}{key.lower()}")) for key in keys]
    return [not_recorded(word), *made] if blank else made


def rank_detail(match: RankMatch, word: Words) -> str:
    """What stands beside a rank in the list: its name here, and the code as a help to type."""
    name = match.rank.name(word.language)
    parts = [word(f"intake.power_{match.rank.service.partition('_')[0]}")]
    if name.casefold() != match.rank.native.casefold():
        parts.append(name)
    if match.rank.nato:
        parts.append(word("intake.rank_indicative", code=match.rank.nato))
    return "  ·  ".join(parts)


def draft_name(draft: PersonDraft, word: Words) -> str:
    """Whose draft it is, as far as is known."""
    names = (draft.fields.get(name, "") for name in ("surname", "first_names", "patronymic"))
    plain = " ".join(name.strip() for name in names if name.strip())
    return shortened(plain) or word("intake.draft_nameless")


def shortened(line: str) -> str:
    """A line that somebody may have pasted ten thousand characters into."""
    plain = text.clean(line, limit=_SHORT).text
    return plain if len(plain) <= _SHORT else plain[: _SHORT - 1] + "…"


def item_line(item: ItemDraft, word: Words) -> str:
    """One item in one line: what, how much, what is done with it."""
    parts = [
        f"{item.currency} {item.amount}".strip(),
        shortened(item.description),
        f"× {item.quantity}" if item.quantity > 1 else "",
        word(f"prop.{item.item_class}"),
    ]
    parts.append(disposition_word(property_custody.disposition_of(item), word))
    return " · ".join(part for part in parts if part)


def disposition_word(disposition: Disposition, word: Words) -> str:
    """What is done with a thing."""
    if disposition is Disposition.MATERIEL:
        return word("property.materiel")
    return word(f"prop.{disposition.value}")


def document_line(document: DocumentDraft, word: Words) -> str:
    """One paper in one line; a paper in another man's name says so."""
    parts = [
        word(f"document.{document.document_kind}"),
        word(f"document.{document.belongs}"),
        shortened(document.number),
    ]
    return " · ".join(part for part in parts if part)


def ruling(item: ItemDraft, word: Words) -> Ruling:
    """The verdict on an item as it stands, with its article."""
    item_class = ItemClass(item.item_class)
    verdict = VERDICTS[item_class]
    why = word(verdict.why) if verdict.why else ""
    if property_custody.refusal_of(item):
        sentence = word("property.refused", article=verdict.article, why=why)
        return Ruling(sentence, Tone.DANGER, lawful=False)
    missing = property_custody.missing_in(item)
    if missing:
        sentence = " ".join(word(key) for key in missing)
        return Ruling(sentence, Tone.WARN, lawful=False, missing=missing)
    if property_custody.disposition_of(item) is Disposition.STORED:
        return Ruling(word("property.put_away"), Tone.GOOD, lawful=True)
    if Disposition.HELD not in verdict.allowed and Disposition.LEFT_WITH in verdict.allowed:
        return Ruling(
            word("property.stays", article=verdict.article, why=why), Tone.GOOD, lawful=True
        )
    if verdict.allowed == _APART:
        return Ruling(
            word("property.apart", article=verdict.article, why=why), Tone.INFO, lawful=True
        )
    return Ruling(word("property.allowed", article=verdict.article), Tone.GOOD, lawful=True)


def reasons(keys: tuple[str, ...], word: Words) -> str:
    """Why two look alike, in one line."""
    return ", ".join(word(key)[:1].lower() + word(key)[1:] for key in keys)


def duplicates_line(found: tuple[LikelyDuplicate, ...], word: Words) -> str:
    """Whom this one looks like and why, in one line."""
    first = found[0]
    who = [shortened(first.name)]
    if first.born:
        who.append(word("intake.duplicate_born", date=first.born))
    who += [part for part in (first.place, first.tag_number) if part]
    why = reasons(first.reasons, word)
    line = word("intake.duplicate_line", who=", ".join(who), why=why)
    return (
        line
        if len(found) == 1
        else f"{line}; {word.count('intake.duplicate_more', len(found) - 1)}"
    )


def names_another(printed: str, surname: str) -> bool:
    """Whether a printed name lacks the surname he gave, in the same writing."""
    said = surname.strip().casefold()
    if not said or not printed.strip() or text.script_of(printed) is not text.script_of(said):
        return False
    return said not in printed.casefold()


@dataclass(frozen=True, slots=True)
class Comparison:
    """One item of two people; `verdict` is `agrees`, `differs` or nothing where one of them is silent."""

    label: str
    here: str
    there: str
    verdict: str


_COMPARED = (
    ("surname", "field.surname"),
    ("first_names", "intake.first_names"),
    ("patronymic", "field.patronymic"),
    ("surname_latin", "intake.latin_surname"),
    ("first_names_latin", "intake.latin_first_names"),
    ("other_names", "intake.other_names"),
    ("born", "field.date_of_birth"),
    ("service_number", "intake.service_number"),
    ("rank", "intake.rank"),
    ("father_first_name", "field.father_first_name"),
    ("place_of_birth", "field.place_of_birth"),
    ("captured_on", "field.date_of_capture"),
    ("captured_place", "field.place_of_capture"),
)


def comparison(draft: PersonDraft, file: PersonFile, word: Words) -> list[Comparison]:
    """The two beside each other, items that neither has left out; then the other's tag and place."""
    lines: list[Comparison] = []
    for name, label in _COMPARED:
        here, there = draft.fields.get(name, "").strip(), file.fields.get(name, "").strip()
        if here or there:
            verdict = ""
            if here and there:
                verdict = "agrees" if here.casefold() == there.casefold() else "differs"
            lines.append(Comparison(word(label), shortened(here), shortened(there), verdict))
    for label, there in (
        ("field.tag_no", file.card.tag_number),
        ("intake.compare_place", file.card.place),
    ):
        lines.append(Comparison(word(label), "", there, ""))
    return lines


def begun_at(draft: PersonDraft) -> int:
    """When a draft was begun: its identifier begins with that instant (RFC 9562)."""
    return UUID(draft.id).int >> 80
