"""Who represents the prisoners, in one sentence: here, and what somebody is or was as such; refuses to know Qt."""

from casework.representative_views import RepresentativeView
from casework.views import PersonFile
from gui.moments import as_typed
from models.representatives import Office
from resources.words import Words

_HERE = {
    Office.IN_FORCE: "representative.here",
    Office.AWAITS_APPROVAL: "representative.here_awaits",
    Office.GONE: "representative.here_gone",
}
_OWN = {
    Office.IN_FORCE: "representative.is",
    Office.AWAITS_APPROVAL: "representative.awaits",
    Office.GONE: "representative.gone",
    Office.ENDED: "representative.was",
}


def representative_of(file: PersonFile, words: Words) -> str:
    """What he is or was as a representative, else who represents him here; nothing where there is nobody."""
    mine = file.representative
    if mine is None:
        return representative_here(file, words)
    told = words(_OWN[Office(mine.office)], **_facts(mine, words))
    others = mine.office == Office.ENDED and representative_here(file, words)
    return ". ".join(part for part in (told, others) if part)


def representative_here(file: PersonFile, words: Words) -> str:
    """Who represents the prisoners of this station, nothing where there is nobody."""
    found = file.representative_here
    return words(_HERE[Office(found.office)], name=found.name) if found else ""


def _facts(mine: RepresentativeView, words: Words) -> dict[str, str]:
    until = mine.ended_at or mine.gone_since
    why = words(f"representative.ended_{mine.ended}") if mine.ended else ""
    return {
        "station": mine.station,
        "when": as_typed(mine.chosen_at)[0],
        "until": as_typed(until)[0] if until else "",
        "how": words(f"representative.chosen_{mine.chosen}"),
        "why": " – ".join(part for part in (why, mine.end_reason) if part),
    }
