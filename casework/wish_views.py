"""What is shown of a wish on return, to those who may see it; refuses to carry rows."""

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class WishView:
    """One answer of his."""

    wish: str
    asked_at: int
    asked_by: str
    place: str
    language: str
    interpreter: str
    present: str
    delegate_offered: bool
    signed: bool


@dataclass(frozen=True, slots=True)
class WishesView:
    """What may be seen of his wishes, the latest first; nothing at all unless `visible`."""

    visible: bool = False
    wishes: tuple[WishView, ...] = ()
