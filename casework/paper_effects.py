"""What a dead man left, as it stands on the notification of his death (art. 120, 122(9)): from packets and registers.

Refuses captured materiel, which is on no paper of a prisoner.
"""

from dataclasses import dataclass

from casework import access, property_files
from casework.paper_values import answered, given, moment
from casework.property_views import ItemView, PropertyView
from casework.workspace import Workspace
from models.field_classes import FieldClass
from models.packets import PacketAct
from models.property_rules import Disposition, ItemClass
from models.property_settling import Settled
from papers.content.answers import BLANK, NOT_GIVEN, Answer, Given, Word
from papers.content.endings import DeathEffect

_LINES = 4


@dataclass(frozen=True, slots=True)
class Effects:
    """The list of effects and money, whether they are kept or forwarded, and through whom."""

    listed: tuple[DeathEffect, ...]
    standing: Answer
    through: Answer


def effects_of(workspace: Workspace, person_id: str, typed: str) -> Effects:
    """What he left; lines to write on for who does not see property. `typed` is what was said of it in words."""
    if not access.sees(workspace, FieldClass.D):
        blank = tuple(DeathEffect.blank() for _ in range(_LINES))
        return Effects(blank, given(typed) if typed else BLANK, BLANK)
    items = tuple(
        item
        for item in property_files.items_of(workspace, person_id)
        if item.disposition != Disposition.MATERIEL and not item.withdrawn
    )
    kept = property_files.property_of(workspace, person_id, items)
    offset = workspace.offset_minutes()
    listed = [_effect(item, offset) for item in items]
    listed += [
        DeathEffect(
            Word("paper.account_balance"),
            Given(f"{amount} {currency}"),
            NOT_GIVEN,
            NOT_GIVEN,
            Word("prop.held"),
        )
        for currency, amount in kept.balances
    ]
    return Effects(tuple(listed), _standing(items, kept, typed), _through(kept, offset))


def _effect(item: ItemView, offset: int) -> DeathEffect:
    money = item.item_class == ItemClass.MONEY
    packet = " / ".join(part for part in (item.packet_number, item.seal_number) if part)
    return DeathEffect(
        answered(item.description, item.item_class),
        Given(f"{item.amount} {item.currency}".strip() if money else str(item.quantity)),
        given(item.register_number or item.receipt_number),
        given(packet),
        _where(item, offset),
    )


def _where(item: ItemView, offset: int) -> Answer:
    if item.disposition == Disposition.LEFT_WITH:
        return Word("prop.left_with")
    if item.settled:
        return Word(f"settled.{item.settled}", moment(item.settled_at, offset))
    return Word("prop.held")


def _standing(items: tuple[ItemView, ...], kept: PropertyView, typed: str) -> Answer:
    """Whether what he left is kept or forwarded, and after it what was typed of it."""
    forwarded = any(item.settled == Settled.FORWARDED for item in items)
    here = bool(kept.balances) or any(
        item.is_open or item.disposition == Disposition.LEFT_WITH for item in items
    )
    if forwarded:
        return Word("paper.effects_partly" if here else "paper.effects_forwarded", typed)
    return Word("paper.effects_kept", typed) if here else given(typed)


def _through(kept: PropertyView, offset: int) -> Answer:
    """Who carried each packet that was forwarded, and when; a line to write on while none was."""
    sent = [
        " ".join(
            part for part in (packet.number, event.taker, moment(event.occurred_at, offset)) if part
        )
        for packet in kept.packets
        for event in packet.events
        if event.event == PacketAct.FORWARDED
    ]
    return Given("; ".join(sent)) if sent else BLANK
