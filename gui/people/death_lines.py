"""What is recorded of a death, as facts of the file: cause, examination, burial, grave; refuses to know Qt.

What an officer's role does not see is not in the file, and so is no line here.
"""

from collections.abc import Iterator

from casework.views import PersonFile
from gui.people.presenter import known, when_exactly
from resources.words import Words

_TEXTS = (
    "burial_place",
    "grave",
    "cremation_reason",
    "ashes_kept",
    "buried_unexamined_by",
    "certified_by",
)
_LABELS = {"buried_unexamined_by": "act.override_by"}


def facts_of(file: PersonFile, words: Words) -> tuple[tuple[str, str, str], ...]:
    """Name, label and value of each thing known of his death; nothing of the living."""
    return tuple(_facts(file, words)) if file.death else ()


def _facts(file: PersonFile, words: Words) -> Iterator[tuple[str, str, str]]:
    death = {name: str(value) for name, value in file.death.items() if value}
    cause = _joined(
        ": ", known(f"death.cause_{death.get('cause_kind', '')}", words, ""), death.get("cause")
    )
    if "cause_kind" in file.death:
        yield "cause", words("act.cause"), cause or words("death.cause_not_stated")
    examined = _joined(", ", death.get("examined_by"), death.get("examined_rank"))
    if at := _moment(death, "examined_at", words):
        yield "examined", words("act.examiner"), _joined(" · ", examined, at)
    if at := _moment(death, "buried_at", words):
        yield "buried", words("death.buried"), at
    for name in _TEXTS:
        if value := death.get(name):
            yield name, words(_LABELS.get(name, f"act.{name}")), value
    for name in ("grave_marked", "unidentified"):
        if name in death:
            yield name, words(f"act.{name}"), words("answer.yes")


def _moment(death: dict[str, str], name: str, words: Words) -> str:
    return when_exactly(int(death[name]), words) if name in death else ""


def _joined(between: str, *parts: str | None) -> str:
    return between.join(part for part in parts if part)
