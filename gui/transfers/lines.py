"""One person of a list as a row: what was checked before departure, what was ticked on arrival; knows no Qt."""

from collections.abc import Sequence
from dataclasses import dataclass

from casework.views import TransferFile, TransferLineView
from gui.kit.values import Tone
from gui.kit.worded import Worded
from gui.people.presenter import born_of, known, name_of
from gui.transfers import wording
from models.exchange_lists import Accepted, Agreed
from models.numbers import NumberRefusedError, NumberSeries, parse, parse_partial
from models.transfer_facts import Fitness, Outcome
from resources.words import Words

_FITNESS_SIGNS = {
    Fitness.UNKNOWN: ("todo", Tone.NEUTRAL),
    Fitness.FIT: ("done", Tone.GOOD),
    Fitness.CONDITIONS: ("info", Tone.INFO),
    Fitness.UNFIT: ("blocked", Tone.DANGER),
}
_OUTCOME_SIGNS = {
    Outcome.OPEN: ("todo", Tone.NEUTRAL),
    Outcome.PRESENT: ("done", Tone.GOOD),
    Outcome.ABSENT: ("error", Tone.DANGER),
    Outcome.OTHER_PERSON: ("warning", Tone.WARN),
    Outcome.NOT_ON_LIST: ("warning", Tone.WARN),
}
_OUTCOME_WORDS = {
    Outcome.OPEN: "transfers.not_ticked",
    Outcome.PRESENT: "outcome.present",
    Outcome.ABSENT: "xfer.absent",
    Outcome.OTHER_PERSON: "xfer.other_person",
    Outcome.NOT_ON_LIST: "xfer.not_on_list",
}
_AGREED_SIGNS = {
    Agreed.OPEN: ("todo", Tone.NEUTRAL),
    Agreed.AGREED: ("done", Tone.GOOD),
    Agreed.STRUCK: ("error", Tone.DANGER),
    Agreed.ADDED: ("add", Tone.INFO),
}
_ACCEPTED_SIGNS = {
    Accepted.OPEN: ("todo", Tone.NEUTRAL),
    Accepted.ACCEPTED: ("done", Tone.GOOD),
    Accepted.NOT_ACCEPTED: ("error", Tone.DANGER),
}
Sign = tuple[str, Tone]


@dataclass(frozen=True, slots=True)
class LineRow:
    """One line in words, with the signs that go beside them."""

    line: TransferLineView
    person_id: str
    number: int
    name: str
    tag: str
    born: str
    fitness: str
    fitness_sign: Sign
    packets: str
    packets_sign: Sign
    baggage: str
    baggage_sign: Sign
    injuries: str
    injuries_sign: Sign
    complaint: str
    envelope: str
    outcome: str
    outcome_sign: Sign
    cause: str
    agreed: str
    agreed_sign: Sign
    accepted: str
    accepted_sign: Sign

    @property
    def ticked(self) -> bool:
        """Whether this name has its answer."""
        return bool(self.line.outcome)


@dataclass(frozen=True, slots=True)
class Tally:
    """The totals of a roll-call."""

    on_list: int
    present: int
    open: int
    odd: int


def line_rows(file: TransferFile, words: Words) -> Worded[LineRow]:
    """Everybody on the list, in its order."""
    limit = (file.card.destination_kind, wording.limit_of(file))
    return Worded(file.lines, lambda line: _row(file, line, words), limit)


def tally(lines: Sequence[TransferLineView]) -> Tally:
    """On the list, present, not ticked yet, and discrepancies."""
    outcomes = [line.outcome for line in lines]
    odd = (Outcome.ABSENT, Outcome.OTHER_PERSON, Outcome.NOT_ON_LIST)
    return Tally(
        on_list=sum(1 for line in lines if not line.added_on_arrival),
        present=sum(1 for outcome in outcomes if outcome == Outcome.PRESENT),
        open=sum(1 for outcome in outcomes if not outcome),
        odd=sum(1 for outcome in outcomes if outcome in odd),
    )


def line_of_scan(lines: Sequence[TransferLineView], typed: str) -> TransferLineView | None:
    """Whom a scanned or typed number means: his tag, his prisoner number, or the counter of his tag alone."""
    try:
        whole = str(parse(typed))
    except NumberRefusedError:
        return _by_counter(lines, typed)
    found = (
        line for line in lines if whole in {line.person.tag_number, line.person.prisoner_number}
    )
    return next(found, None)


def _by_counter(lines: Sequence[TransferLineView], typed: str) -> TransferLineView | None:
    wanted = parse_partial(typed)
    if wanted is None or wanted.series not in {None, NumberSeries.TAG}:
        return None
    found: list[TransferLineView] = []
    for line in lines:
        tag = parse_partial(line.person.tag_number)
        same = tag is not None and tag.counter == wanted.counter
        if same and tag is not None and wanted.prefix in {"", tag.prefix}:
            found.append(line)
    return found[0] if len(found) == 1 else None


def _row(file: TransferFile, line: TransferLineView, words: Words) -> LineRow:
    unsealed = line.unsealed_items
    heavy = wording.too_heavy(file, line.baggage_kg)
    fitness_sign = _FITNESS_SIGNS[Fitness(line.fitness)]
    if line.fitness == Fitness.UNFIT and line.override_by:
        fitness_sign = ("warning", Tone.WARN)
    return LineRow(
        line=line,
        person_id=line.person_id,
        number=line.line_number,
        name=name_of(line.person, words),
        tag=line.person.tag_number,
        born=born_of(line.person.born, words),
        fitness=wording.fitness_words(line.fitness, line.override_by, words),
        fitness_sign=fitness_sign,
        packets=words.count("transfers.unsealed", unsealed)
        if unsealed
        else "; ".join(line.packets),
        packets_sign=("blocked", Tone.DANGER)
        if unsealed
        else ("packet" if line.packets else "", Tone.NEUTRAL),
        baggage=words("transfers.over_limit", weight=line.baggage_kg, limit=wording.limit_of(file))
        if heavy
        else line.baggage_kg,
        baggage_sign=("warning", Tone.WARN) if heavy else ("", Tone.NEUTRAL),
        injuries=wording.both_injuries_words(line.visible_injuries, line.injuries_received, words),
        injuries_sign=("warning", Tone.WARN) if line.injuries_differ else ("", Tone.NEUTRAL),
        complaint=wording.complaint_words(line.complaint_asked, words),
        envelope=line.medical_envelope,
        outcome=words(_OUTCOME_WORDS[Outcome(line.outcome)]),
        outcome_sign=_OUTCOME_SIGNS[Outcome(line.outcome)],
        cause=wording.joined(
            words(f"exchange_list.cause.{line.refusal_cause}") if line.refusal_cause else "",
            known(f"exchange_list.cause.{line.outcome_cause}", words, line.outcome_cause)
            if line.outcome_cause
            else "",
            line.outcome_note,
        ),
        agreed=words(f"exchange_list.agreed.{line.agreed}") if line.agreed else "",
        agreed_sign=_AGREED_SIGNS[Agreed(line.agreed)],
        accepted=words(f"exchange_list.accepted.{line.accepted}") if line.accepted else "",
        accepted_sign=_ACCEPTED_SIGNS[Accepted(line.accepted)],
    )
