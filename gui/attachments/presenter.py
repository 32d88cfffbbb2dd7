"""What is said of attached files: one line each, how much of it has come, what can be done; refuses to know Qt."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from casework.attachments import AttachmentView
from casework.pictures import Drawn, Kind
from gui.exchange.wording import size
from gui.kit.values import Tone
from resources.words import Words

LOOK, SAVE, WITHDRAW = "look", "save", "withdraw"
"""What can be done with a file: `attachment.<act>` is the word on its button."""
_NAMES: Mapping[str, str] = {
    Kind.JPEG: "attachment.photograph",
    Kind.PNG: "attachment.photograph",
    Kind.PDF: "attachment.scan",
}
_ENDINGS: Mapping[str, str] = {Kind.JPEG: ".jpg", Kind.PNG: ".png", Kind.PDF: ".pdf"}
_HUNDRED = 100


@dataclass(frozen=True, slots=True)
class FileLine:
    """One attached file as listed; `mark` says how much has come while it is not whole."""

    id: str
    title: str
    detail: str
    mark: str = ""
    tone: Tone = Tone.NEUTRAL
    acts: tuple[str, ...] = ()


def file_line(file: AttachmentView, words: Words) -> FileLine:
    """One attached file."""
    name = _NAMES.get(file.media_type)
    known = words(name) if name else file.media_type
    detail = " · ".join(part for part in (known, size(file.size, words)) if part)
    if file.held >= file.size:
        acts = (LOOK, SAVE, WITHDRAW) if name else (SAVE, WITHDRAW)
        return FileLine(file.id, file.title, detail, acts=acts)
    mark = words("attachment.not_here")
    if file.held:
        share = min(file.held * _HUNDRED // file.size, _HUNDRED - 1)
        mark = words("attachment.partly", share=share)
    return FileLine(file.id, file.title, detail, mark, Tone.WARN, (WITHDRAW,))


def count(lines: Sequence[FileLine], words: Words) -> str:
    """How many there are, for the head of the card; nothing for none."""
    return words.count("attachment.count", len(lines)) if lines else ""


def copy_name(file: AttachmentView, words: Words) -> str:
    """The name a saved copy is offered under: it tells of nobody."""
    stem = words(_NAMES.get(file.media_type, "attachment.file"))
    return stem.lower().replace(" ", "-").replace(",", "") + _ENDINGS.get(file.media_type, "")


def told(drawn: Drawn, pages: int, words: Words) -> str:
    """What will be kept of the file that was chosen."""
    kept = size(len(drawn.content), words)
    if drawn.media_type == Kind.PDF:
        return words.count("attachment.drawn_pages", pages, size=kept)
    return words("attachment.drawn", size=kept)
