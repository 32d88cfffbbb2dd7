"""What the room of the Bureau says: its sections, their lines, one notice or enquiry whole; refuses to know Qt."""

from collections.abc import Sequence
from dataclasses import dataclass

from casework.bureau_content import Told
from casework.bureau_lists import NoticeLine, Section
from casework.tracing_views import EnquiryFile, EnquiryLine
from casework.visits import VisitShown
from gui.moments import as_typed
from gui.today.due import due_in_a_table
from resources.words import Words, grouped

ENQUIRIES, ANSWERED, VISITS = "enquiries", "answered", "visits"
SECTIONS = (*(section.value for section in Section), ENQUIRIES, ANSWERED, VISITS)
"""The sections of the room, in their order."""


@dataclass(frozen=True, slots=True)
class Shown:
    """One line of a section in words; `late` where it is overdue."""

    key: str
    cells: tuple[str, ...]
    late: bool
    of: NoticeLine | EnquiryLine | VisitShown


def heads(section: str, words: Words) -> tuple[str, ...]:
    """The titles of the columns of a section."""
    if section in {ENQUIRIES, ANSWERED}:
        last = "bureau.head_answered" if section == ANSWERED else "bureau.head_due"
        keys = ("number", "from", "sought", "born", "meant")
        return (*(words(f"bureau.head_{key}") for key in keys), words(last))
    if section == VISITS:
        keys = ("visited", "visitor", "delegates", "people", "shown_by", "digest")
        return tuple(words(f"bureau.head_{key}") for key in keys)
    last = {
        Section.TO_TELL: ("bureau.head_since", "bureau.head_due"),
        Section.TOLD: ("bureau.head_told", "bureau.head_due"),
        Section.ACKNOWLEDGED: ("bureau.head_acknowledged", "bureau.head_reference"),
    }[Section(section)]
    first = ("bureau.head_number", "bureau.head_person", "bureau.head_tag", "bureau.head_notice")
    return tuple(words(key) for key in (*first, *last))


def notices_shown(
    lines: Sequence[NoticeLine], section: str, now: int, words: Words
) -> tuple[Shown, ...]:
    """Notices as lines of a section."""
    return tuple(_notice(each, section, now, words) for each in lines)


def _notice(line: NoticeLine, section: str, now: int, words: Words) -> Shown:
    number = line.number or words("bureau.not_prepared")
    last = (
        line.reference
        if section == Section.ACKNOWLEDGED
        else due_in_a_table(line.due_at, now, words)
    )
    at = " ".join(as_typed(line.at))
    return Shown(
        line.id or f"{line.person_id}/{line.event_id}",
        (number, line.name, line.tag_number, notice_word(line.notice, words), at, last),
        bool(line.due_at) and line.due_at < now,
        line,
    )


def notice_word(notice: str, words: Words) -> str:
    """What a notice is about."""
    for key in (f"event.{notice}", f"bureau.notice_{notice}"):
        try:
            return words(key)
        except KeyError:
            continue
    return words("event.released_by_a_newer_program")


def enquiries_shown(
    lines: Sequence[EnquiryLine], section: str, now: int, words: Words
) -> tuple[Shown, ...]:
    """Enquiries as lines of a section."""
    return tuple(_enquiry(each, section, now, words) for each in lines)


def _enquiry(line: EnquiryLine, section: str, now: int, words: Words) -> Shown:
    answered = section == ANSWERED
    last = (
        " ".join(as_typed(line.answered_at))
        if answered
        else due_in_a_table(line.due_at, now, words)
    )
    who = f"{line.from_name} ({words(f'bureau.enquirer_{line.from_channel}')})"
    cells = (line.number, who, line.sought, line.sought_born, line.linked or "–", last)
    return Shown(line.id, cells, not answered and line.due_at < now, line)


def visits_shown(lines: Sequence[VisitShown], words: Words) -> tuple[Shown, ...]:
    """Visits as lines of a section."""
    return tuple(
        Shown(
            each.id,
            (
                " ".join(as_typed(each.visited_at)),
                words(f"bureau.visitor_{each.visitor}"),
                each.delegates,
                grouped(each.people),
                each.shown_by,
                each.digest[:16],
            ),
            late=False,
            of=each,
        )
        for each in lines
    )


# -- one, whole ------------------------------------------------------------------------------------

# In the order of the article.
_LABELS = {
    "event": "paper.event",
    "occurred_at": "paper.event_at",
    "place": "paper.event_place",
    "goes_on_as": "custody_event.goes_on_as",
    "surname": "field.surname",
    "first_names": "field.first_names",
    "patronymic": "field.patronymic",
    "surname_latin": "bureau.surname_latin",
    "first_names_latin": "bureau.first_names_latin",
    "rank": "field.rank",
    "service_number": "field.service_number",
    "place_of_birth": "field.place_of_birth",
    "born": "field.date_of_birth",
    "power": "field.power",
    "father_first_name": "field.father_first_name",
    "mother_maiden_name": "field.mother_maiden_name",
    "inform_name": "field.person_to_inform",
    "inform_address": "paper.inform_address",
    "mail_address": "field.mail_address",
    "tag_number": "field.tag_no",
    "prisoner_number": "field.pow_no",
    "non_disclosure": "paper.passing_on",
    "captured_on": "bureau.captured_on",
    "captured_place": "bureau.captured_place",
    "health": "paper.health_state",
    "unidentified": "paper.remains_unidentified",
    "cause_kind": "act.cause_kind",
    "cause": "act.cause",
    "examined_at": "paper.examined_before_burial",
    "examined_by": "act.examiner",
    "examined_rank": "act.rank",
    "buried_unexamined_by": "paper.buried_unexamined_by",
    "buried_at": "paper.buried_at",
    "burial_place": "paper.place_of_burial",
    "grave": "act.grave",
    "grave_marked": "act.grave_marked",
    "cremated": "act.cremated",
    "cremation_reason": "act.cremation_reason",
    "ashes_kept": "paper.ashes_kept",
    "opened_at": "paper.official_enquiry",
}


# Told only where they are so.
_YES = frozenset({"unidentified", "grave_marked", "cremated"})


def told_lines(told: Told, words: Words) -> tuple[tuple[str, str], ...]:
    """What a notice says, label and value, in the order of the article."""
    told_of = ("person", "event", "death", "enquiry")
    said = {name: each for part in told_of for name, each in told.claims.get(part, {}).items()}
    found = [(words("bureau.head_number"), str(told.claims.get("number", "")))]
    if corrects := told.claims.get("corrects"):
        found.append((words("bureau.corrects"), str(corrects)))
    corrected = told.claims.get("corrected", ())
    if labels := [words(_LABELS[name]) for name in corrected if name in _LABELS]:
        found.append((words("bureau.corrected_fields"), ", ".join(labels)))
    if withdrawn := told.claims.get("withdrawn"):
        parts = [value for _, value in said_lines(withdrawn, words)]
        found.append((words("bureau.did_not_happen"), ", ".join(parts)))
    return (*found, *said_lines(said, words))


def said_lines(said: dict[str, object], words: Words) -> tuple[tuple[str, str], ...]:
    """Fields that were told, label and value."""
    return tuple(
        (words(label), _value(name, said[name], words))
        for name, label in _LABELS.items()
        if name in said
    )


def _value(name: str, value: object, words: Words) -> str:
    if name.endswith("_at"):
        return " ".join(as_typed(int(str(value))))
    if name == "event":
        return notice_word(str(value), words)
    if name in _YES:
        return words("answer.yes")
    stems = {"power": "country.", "health": "health.", "cause_kind": "death.cause_"}
    if name in stems:
        try:
            return words(f"{stems[name]}{str(value).lower()}")
        except KeyError:
            return str(value)
    return str(value)


def proof(told: Told, words: Words) -> str:
    """Whether what is shown is what was signed, and by which device."""
    if told.genuine:
        return words("bureau.genuine", device=told.device, digest=told.digest)
    return words("bureau.not_genuine")


def enquiry_lines(file: EnquiryFile, words: Words) -> tuple[tuple[str, str], ...]:
    """An enquiry as it was received, label and value; what was not said is left out."""
    found: list[tuple[str, str]] = []
    for name, value in file.fields.items():
        if value and name != "note":
            said = words(f"bureau.enquirer_{value}") if name == "from_channel" else value
            found.append((words(f"bureau.{name}"), said))
    if file.line.linked:
        found.append((words("bureau.head_meant"), file.line.linked))
    return tuple(found)


def answer_lines(file: EnquiryFile, words: Words) -> tuple[tuple[str, str], ...]:
    """The answer that was given, label and value."""
    answer = file.answer
    if answer is None:
        return ()
    found = [(words("bureau.outcome"), words(f"bureau.outcome_{answer.outcome}"))]
    if answer.condition:
        found.append((words("bureau.condition"), words(f"bureau.condition_{answer.condition}")))
    return (*found, *said_lines(dict(answer.told), words))
