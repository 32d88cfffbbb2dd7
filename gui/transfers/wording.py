"""Sentences of this screen: what is missing for whom, refusals with names and article, moments; refuses to know Qt."""

from collections.abc import Iterable, Mapping

from casework.views import PersonCard, TransferFile
from gui.kit.values import Message, Tone
from gui.last_resort import Fault
from gui.messages import message_for
from gui.people.presenter import known, name_of
from models import baggage
from models.errors import AlreadyOnList, Block, SafeConductError, StepBlocked
from resources.words import Words

MOST_NAMED = 3
"""So many names stand in a sentence; the others are counted."""

_HALF = 2


def names_of(file: TransferFile, words: Words) -> dict[str, str]:
    """Person → what he is called, for everybody who is or was on this list."""
    return {line.person_id: name_of(line.person, words) for line in (*file.lines, *file.withdrawn)}


def names_of_cards(cards: Iterable[PersonCard], words: Words) -> dict[str, str]:
    """Person → what he is called."""
    return {card.id: name_of(card, words) for card in cards}


def people_named(ids: Iterable[str], names: Mapping[str, str], words: Words) -> str:
    """The first few by name, the others by number: "Ivanov, Petrov and 12 more"."""
    everybody = tuple(ids)
    told = [names[person] for person in everybody if person in names][:MOST_NAMED]
    more = len(everybody) - len(told)
    if not told:
        return words.count("people.count", more) if more else ""
    said = ", ".join(told)
    return words.count("transfers.and_more", more, names=said) if more else said


def article(number: str, words: Words) -> str:
    """An article of the Third Convention."""
    return words("today.article", article=number)


def block_words(block: Block, names: Mapping[str, str], words: Words) -> str:
    """What is missing, after which article, and for whom."""
    said = known(f"guard.{block.guard}", words, block.guard)
    what = words("transfers.block", what=said.rstrip("."), article=article(block.article, words))
    who = people_named(block.subjects, names, words)
    return f"{what} {who}" if who else what.rstrip(":")


def refusal(error: SafeConductError | Fault, names: Mapping[str, str], words: Words) -> Message:
    """Why an act was refused: what is missing for whom, that nothing changed, what to do now."""
    told = message_for(error, words)
    if isinstance(error, StepBlocked):
        said = "\n".join(block_words(block, names, words) for block in error.blocks)
        return Message(said, told.saved, "", Tone.WARN)
    if isinstance(error, AlreadyOnList):
        return Message(told.happened, told.saved, told.next_step, Tone.INFO)
    return told


def too_heavy(file: TransferFile, baggage_kg: str) -> bool:
    """Whether what he carries is flagged for this kind of move (GC III art. 48, never art. 119)."""
    limit = file.fields.get("baggage_limit_kg", "")
    return baggage.too_heavy(file.card.destination_kind, baggage_kg, limit)


def limit_of(file: TransferFile) -> str:
    """The weight above which baggage is flagged, in kilograms."""
    return file.fields.get("baggage_limit_kg", "") or str(baggage.LIMIT_KG)


def no_weight(baggage_kg: str) -> bool:
    """Whether something was typed that is no weight in kilograms."""
    return bool(baggage_kg.strip()) and baggage.kilograms(baggage_kg) is None


def fitness_words(fitness: str, override_by: str, words: Words) -> str:
    """The examiner's answer in words; who is moved all the same is said so."""
    if not fitness:
        return words("transfers.not_examined")
    said = known(f"fitness.{fitness}", words, fitness)
    return words("transfers.overridden", fitness=said) if override_by else said


def injuries_words(kept: str, words: Words) -> str:
    """Visible injuries at handover: yes, no, or what was written."""
    return known(f"answer.{kept}", words, kept) if kept else ""


def both_injuries_words(released: str, received: str, words: Words) -> str:
    """Visible injuries as who released him and who received him saw them."""
    told = (injuries_words(kept, words) or "–" for kept in (released, received))
    return " → ".join(told) if received else injuries_words(released, words)


def complaint_words(kept: str, words: Words) -> str:
    """Whether he was asked about complaints, and what he said."""
    return known(f"transfers.complaint_{kept}", words, kept) if kept else ""


def joined(*parts: str) -> str:
    """Parts that say something, with a dot between them."""
    return " · ".join(part for part in parts if part)
