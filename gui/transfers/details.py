"""What each step of the checklist says once it is done: how many, who, when; knows no Qt."""

from collections import Counter
from collections.abc import Callable, Mapping
from functools import partial

from casework.views import TransferFile
from gui.people.presenter import when_exactly
from gui.transfers import wording
from models.exchange_lists import Agreed
from models.transfer_facts import Fitness, Outcome
from resources.words import Words


def _people_detail(file: TransferFile, words: Words) -> str:
    return wording.joined(
        words.count("people.count", len(file.lines)),
        words("transfers.to", destination=file.card.destination) if file.card.destination else "",
        words.count("transfers.withdrawn", len(file.withdrawn)) if file.withdrawn else "",
    )


def _fitness_detail(file: TransferFile, words: Words) -> str:
    counts = Counter(line.fitness for line in file.lines)
    asked = (Fitness.FIT, Fitness.CONDITIONS, Fitness.UNFIT)
    told = (f"{words(f'fitness.{one}')}: {counts[one]}" for one in asked if counts[one])
    return wording.joined(*told)


def _property_detail(file: TransferFile, words: Words) -> str:
    packets = sum(len(line.packets) for line in file.lines)
    return words.count("transfers.packets", packets) if file.lines else ""


def _notice_detail(file: TransferFile, words: Words) -> str:
    given_at = int(file.fields["notice_given_at"])
    if not given_at:
        return ""
    language = file.fields["notice_language"]
    spoken = words(f"lang.{language}") if language else ""
    return wording.joined(when_exactly(given_at, words), spoken, file.fields["destination_address"])


def _escort_detail(file: TransferFile, words: Words) -> str:
    fields = file.fields
    size = fields["escort_size"]
    return wording.joined(
        f"{fields['escort_rank']} {fields['escort_name']}".strip(),
        fields["escort_unit"],
        words("transfers.escort_of", size=size) if size else "",
        fields["vehicle"],
    )


def _arrived_detail(file: TransferFile, words: Words) -> str:
    arrived_at = int(file.fields["arrived_at"])
    if not arrived_at:
        return ""
    received = f"{file.fields['receiving_rank']} {file.fields['receiving_name']}".strip()
    odd = sum(1 for line in file.lines if line.outcome not in {"", Outcome.PRESENT})
    return wording.joined(
        when_exactly(arrived_at, words),
        received,
        words.count("transfers.discrepancies", odd) if odd else "",
    )


def _agreed_detail(file: TransferFile, words: Words) -> str:
    phase = file.fields.get("list_phase", "")
    counts = Counter(line.agreed for line in file.lines)
    told = (
        f"{words(f'exchange_list.agreed.{one}')}: {counts[one]}"
        for one in Agreed
        if one and counts[one]
    )
    version = file.versions[-1].version if file.versions else 0
    return wording.joined(
        words(f"exchange_list.phase.{phase}") if phase else "",
        words("exchange_list.version", n=version) if version else "",
        *told,
    )


def _counted_detail(which: str, file: TransferFile, words: Words) -> str:
    first, second = (file.fields.get(f"{which}{one}_counter", "") for one in ("first", "second"))
    if not second:
        return words("transfers.counted_by", name=first) if first else ""
    told = (
        f"{name}: {file.fields[f'{which}{one}_count']}"
        for one, name in (("first", first), ("second", second))
    )
    cause = file.fields["received_discrepancy" if which else "count_discrepancy"]
    return wording.joined(*told, cause)


def _received_detail(file: TransferFile, words: Words) -> str:
    differ = sum(1 for line in file.lines if line.injuries_differ)
    return words.count("transfers.injuries_differ", differ) if differ else ""


DETAILS: Mapping[str, Callable[[TransferFile, Words], str]] = {
    "people": _people_detail,
    "fitness": _fitness_detail,
    "property": _property_detail,
    "notice": _notice_detail,
    "escort": _escort_detail,
    "arrived": _arrived_detail,
    "agreed": _agreed_detail,
    "counted": partial(_counted_detail, ""),
    "counted_again": partial(_counted_detail, "received_"),
    "received": _received_detail,
}
"""Step → what is recorded of it."""
