"""What must be true before a transfer is sealed, departs and closes: one list of guards with their articles.

GC III art. 46 (complete list before departure), 47 (fitness to move, with a named override where safety
demands it), 48 (notice in time, mail forwarded), 78 (complaints asked), 18 and 119 (property travels with its owner
under seal, and is settled before captivity ends). Refuses to block saving: guards stop steps, never words.
"""

from collections.abc import Callable
from dataclasses import dataclass

from models.custody import DESTINATIONS
from models.errors import Block
from models.exchange_lists import MEDICAL, Agreed, Phase
from models.roll_calls import blocks as count_blocks
from models.transfer_facts import Fitness, LineFacts, Override, TransferFacts

FITNESS_LASTS = 24 * 3_600_000
"""Milliseconds: an examination says that he is fit to leave within this time (domain 4.2, M2)."""


@dataclass(frozen=True, slots=True)
class Step:
    """One line of the checklist."""

    name: str
    done: bool
    blocks: tuple[Block, ...]


def _of(lines: tuple[LineFacts, ...], wrong: Callable[[LineFacts], bool]) -> tuple[str, ...]:
    return tuple(line.person_id for line in lines if wrong(line))


def _guard(
    name: str, article: str, subjects: tuple[str, ...], *, overridable: bool = False
) -> tuple[Block, ...]:
    return (Block(name, article, subjects, overridable),) if subjects else ()


def steps(facts: TransferFacts) -> tuple[Step, ...]:
    """The checklist in the order in which it is done; what this kind of move does not need is left out."""
    return (*_preparing(facts), *_leaving(facts), *_receiving(facts))


def _preparing(facts: TransferFacts) -> tuple[Step, ...]:
    lines = facts.lines
    people = () if lines else (Block("nobody_on_list", "46"),)
    if not facts.destination:
        people += (Block("destination_missing", "46"),)
    if facts.destination_kind and facts.destination_kind not in DESTINATIONS:
        people += (Block("power_has_its_act", "12"),)
    fitness = _fitness(lines, facts.leaves_at)
    unsealed = _sealed(lines)
    notice = () if facts.notice_given_at else (Block("notice_missing", "48"),)
    asked = _guard(
        "injuries_not_noted",
        "13",
        _of(lines, lambda line: not line.injuries_noted),
        overridable=True,
    ) + _guard(
        "complaints_not_asked",
        "78",
        _of(lines, lambda line: not line.complaint_asked),
        overridable=True,
    )
    # Whose captivity has ended is owed no card any more.
    ended = facts.homeward and facts.arrived_at
    unsent = _of(lines, lambda line: not (line.cards_settled or (ended and line.going)))
    cards = _guard("cards_not_sent", "70", unsent)
    escort = () if facts.escort_name else (Block("escort_missing", "46"),)
    return (
        Step("people", not people, people),
        *_of_a_camp(facts),
        *_homeward(facts),
        Step("fitness", bool(lines) and not fitness, fitness),
        Step("property", not unsealed, unsealed),
        Step("notice", bool(facts.notice_given_at), notice),
        Step("asked", bool(lines) and not asked, asked),
        Step("cards", bool(lines) and not cards, cards),
        Step("escort", bool(facts.escort_name), escort),
    )


def _fitness(lines: tuple[LineFacts, ...], leaves_at: int) -> tuple[Block, ...]:
    return (
        _guard("fitness_unknown", "47", _of(lines, lambda line: not line.fitness))
        + _guard(
            "unfit_to_move",
            "47",
            _of(lines, lambda line: line.fitness == Fitness.UNFIT and not line.overridden),
            overridable=True,
        )
        + _stale(lines, leaves_at)
    )


def _stale(lines: tuple[LineFacts, ...], leaves_at: int) -> tuple[Block, ...]:
    """Who was examined too long before it leaves."""
    return _guard(
        "fitness_stale",
        "47",
        _of(
            lines,
            lambda line: (
                bool(line.fitness)
                and line.fitness != Fitness.UNFIT
                and not line.overridden
                and line.examined_at + FITNESS_LASTS < leaves_at
            ),
        ),
        overridable=True,
    )


def _sealed(lines: tuple[LineFacts, ...]) -> tuple[Block, ...]:
    """Whose things would travel loose, in an open packet, or under a seal that no longer holds."""
    return (
        _guard("property_unsealed", "18(5)", _of(lines, lambda line: bool(line.unsealed_items)))
        + _guard("packet_open", "18(6)", _of(lines, lambda line: line.packet_open))
        + _guard(
            "packet_broken", "18(6)", _of(lines, lambda line: line.packet_broken), overridable=True
        )
    )


def _of_a_camp(facts: TransferFacts) -> tuple[Step, ...]:
    """Nobody is interned unregistered (art. 122(4)): the number is given before he goes to a camp."""
    if facts.destination_kind != "camp":
        return ()
    lacking = _of(facts.lines, lambda line: not line.registered)
    blocks = _guard("not_registered", "122(4)", lacking, overridable=True)
    return (Step("registered", bool(facts.lines) and not blocks, blocks),)


def _homeward(facts: TransferFacts) -> tuple[Step, ...]:
    """The list agreed with the other side, and the return of each, talked over in private before it is closed.

    One guard stands for who was not asked and for who does not wish it: whoever seals learns nothing of a wish.
    """
    if not facts.homeward:
        return ()
    lines, medical = facts.lines, facts.destination_kind in MEDICAL
    agreed = _as_prepared(facts)
    agreed += _guard(
        "proceedings_open", "119(5)", _of(lines, lambda line: line.in_proceedings), overridable=True
    )
    wishes = _guard(
        "return_not_settled",
        "109(3)",
        _of(lines, lambda line: not line.return_settled),
        overridable=not medical,
    )
    return (
        Step("agreed", bool(lines) and not agreed, agreed),
        Step("wishes", bool(lines) and not wishes, wishes),
    )


def _as_prepared(facts: TransferFacts) -> tuple[Block, ...]:
    """What is sealed is what both sides prepared: nobody more, nobody less, nobody the other side struck since."""
    if facts.list_phase == Phase.HANDED_OVER:
        return ()
    if facts.list_phase != Phase.PREPARED:
        return (Block("list_not_prepared", "118"),)
    prepared = frozenset(facts.list_people)
    here = frozenset(line.person_id for line in facts.lines)
    struck = _of(facts.lines, lambda line: line.agreed not in (Agreed.AGREED, Agreed.ADDED))
    differs = tuple(each for each in facts.list_people if each not in here)
    differs += tuple(line.person_id for line in facts.lines if line.person_id not in prepared)
    return _guard("list_differs", "118", tuple(dict.fromkeys((*differs, *struck))))


def _leaving(facts: TransferFacts) -> tuple[Step, ...]:
    counted = count_blocks(facts.counted)
    departed = () if facts.sealed_at else (Block("list_not_sealed", "46"),)
    return (
        Step("sealed", bool(facts.sealed_at), ()),
        Step("counted", not counted, counted if facts.sealed_at else ()),
        *(_packets(facts) if facts.ours else ()),
        Step("departed", bool(facts.departed_at), departed),
    )


def _receiving(facts: TransferFacts) -> tuple[Step, ...]:
    lines = facts.lines
    arrived = () if facts.departed_at else (Block("not_departed", "46"),)
    if facts.departed_at:
        arrived += _guard("not_ticked", "46", _of(lines, lambda line: not line.outcome))
        if facts.homeward:
            unanswered = _of(_all(facts), lambda line: line.came and not line.accepted)
            arrived += _guard("not_answered", "118", unanswered)
    found = [Step("arrived", bool(facts.arrived_at), arrived)]
    if facts.departed_at:
        counted = count_blocks(facts.received)
        found.append(Step("counted_again", not counted, counted))
    if not facts.ours:
        found += _packets(facts)
    if facts.departed_at and not facts.homeward:
        received = _received(_all(facts))
        found.append(Step("received", bool(facts.arrived_at) and not received, received))
    if facts.homeward:
        settled = _settled(_all(facts))
        found.append(Step("settled", bool(lines) and not settled, settled))
    if facts.departed_at and facts.ours:
        mail = () if facts.mail_forwarded_at else (Block("mail_not_forwarded", "48"),)
        found.append(Step("mail", bool(facts.mail_forwarded_at), mail))
    return tuple(found)


def _all(facts: TransferFacts) -> tuple[LineFacts, ...]:
    return (*facts.lines, *facts.unlisted)


def _packets(facts: TransferFacts) -> tuple[Step, ...]:
    """Sealed packets go from hand to hand: the escort signs before it leaves, who receives looks at each seal.

    Of who did not come the packet was not taken over either. Where captivity ends it goes back to its owner.
    """
    if facts.homeward or not facts.sealed_at or not any(line.packets for line in _all(facts)):
        return ()
    waiting = _of(
        _all(facts),
        lambda line: (line.came or not line.outcome) and line.packets_signed < line.packets,
    )
    blocks = _guard("packets_not_signed_for", "18(6)", waiting, overridable=True)
    return (Step("packets", not blocks, blocks),)


def _received(lines: tuple[LineFacts, ...]) -> tuple[Block, ...]:
    return _guard(
        "injuries_not_received",
        "13",
        _of(lines, lambda line: line.came and not line.injuries_received),
        overridable=True,
    ) + _guard(
        "complaints_not_asked",
        "78",
        _of(lines, lambda line: line.came and not line.complaint_received),
        overridable=True,
    )


def _settled(lines: tuple[LineFacts, ...]) -> tuple[Block, ...]:
    settled = _guard("property_open", "119", _of(lines, lambda line: line.going and line.unsettled))
    papers = _guard(
        "legal_papers_kept", "122(9)", _of(lines, lambda line: line.going and line.papers_kept)
    )
    stated = _guard(
        "statement_missing",
        "66",
        _of(lines, lambda line: line.going and not line.stated),
        overridable=True,
    )
    older = _guard(
        "statement_older",
        "66",
        _of(lines, lambda line: line.going and line.stated and not line.stated_anew),
        overridable=True,
    )
    return settled + papers + stated + older


NEEDED_TO_SEAL = (
    *("people", "registered", "agreed", "wishes"),
    *("fitness", "property", "notice", "asked", "escort"),
)
"""Capture cards are owed within a week whatever happens (art. 70): they stand on the list but do not stop it."""

NEEDED_TO_CLOSE = ("counted_again", "packets", "received", "settled")
"""Mail is forwarded when it comes (art. 48): it stays owed and does not stop the closing."""


def blocks_sealing(facts: TransferFacts) -> tuple[Block, ...]:
    """What stands in the way of sealing the list."""
    return _blocks(facts, NEEDED_TO_SEAL)


def blocks_departure(facts: TransferFacts, at: int) -> tuple[Block, ...]:
    """What stands in the way of leaving at an instant under a sealed list."""
    if not facts.sealed_at:
        return (Block("list_not_sealed", "46"),)
    return (*_stale(facts.lines, at), *_sealed(facts.lines), *count_blocks(facts.counted))


def blocks_closing(facts: TransferFacts) -> tuple[Block, ...]:
    """What stands in the way of closing an arrived transfer."""
    return _blocks(facts, NEEDED_TO_CLOSE)


def _blocks(facts: TransferFacts, names: tuple[str, ...]) -> tuple[Block, ...]:
    return tuple(block for step in steps(facts) if step.name in names for block in step.blocks)


def still_standing(blocks: tuple[Block, ...], override: Override | None) -> tuple[Block, ...]:
    """The guards that stand even so: all of them without a named override, else those that allow none."""
    if override is None:
        return blocks
    return tuple(block for block in blocks if not block.overridable)
