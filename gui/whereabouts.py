"""What the frame asks of the register: its own figures, and where something is; refuses to know Qt."""

from casework import bureau_lists, duties, intake, integrity, people
from casework.bureau_lists import Section
from casework.delivery import undelivered
from casework.transfer_files import transfers
from casework.views import PersonCard, TransferCard
from casework.workspace import Workspace, of_one_state
from gui.frame.presenter import FrameState, SearchHit
from models.numbers import NumberSeries, parse_partial
from models.transfer_facts import Stage
from resources.words import Words

_MOST_TRANSFERS = 4
_CHECKED_WHOLE = 2_000
"""Entries: two thousand are checked in about half a second, a hundred thousand in twenty."""


@of_one_state
def frame_state(workspace: Workspace, saved_at: int) -> FrameState:
    """Who works where, the counts of the rail, and when something was saved last."""
    waiting = undelivered(workspace)
    return FrameState(
        session=workspace.session,
        counts={
            "today": duties.count(workspace),
            "intake": len(intake.drafts(workspace)),
            "transfers": sum(1 for card in transfers(workspace) if card.stage != Stage.CLOSED),
            "exchange": waiting.entries,
            "bureau": bureau_lists.count(workspace, Section.TO_TELL),
        },
        saved_at=saved_at,
        undelivered=waiting.entries,
    )


def check_after_unlocking(workspace: Workspace) -> integrity.CheckReport:
    """Whether the register is what was written: gone through whole while that takes under a second."""
    quick = integrity.quick_check(workspace)
    return quick if quick.entries > _CHECKED_WHOLE or not quick.ok else integrity.check(workspace)


def find_anywhere(workspace: Workspace, text: str, words: Words) -> tuple[SearchHit, ...]:
    """People and transfers that fit what was typed, transfers first when it looks like their number."""
    partial = parse_partial(text)
    wants_transfer = partial is not None and partial.series is NumberSeries.TRANSFER
    moves = tuple(
        _transfer_hit(card, words)
        for card in transfers(workspace, include_closed=True)
        if _fits(card, text)
    )[:_MOST_TRANSFERS]
    found = tuple(_person_hit(card, words) for card in people.quick_find(workspace, text))
    return (*moves, *found) if wants_transfer else (*found, *moves)


def _fits(card: TransferCard, text: str) -> bool:
    looked_for = text.casefold().strip()
    return looked_for in card.number.casefold() or looked_for in card.destination.casefold()


def _person_hit(card: PersonCard, words: Words) -> SearchHit:
    name = card.name_native or card.name_latin or card.tag_number
    state = words(f"state.{card.state}") if card.state else ""
    detail = " · ".join(part for part in (card.tag_number, state) if part)
    return SearchHit(name, detail, "person", "people", {"person": card.id})


def _transfer_hit(card: TransferCard, words: Words) -> SearchHit:
    detail = " · ".join(
        part for part in (card.destination, words(f"today.stage_{card.stage}")) if part
    )
    return SearchHit(card.number, detail, "transfers", "transfers", {"transfer": card.id})
