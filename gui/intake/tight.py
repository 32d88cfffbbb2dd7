"""One measure of this page: cards with less air than elsewhere, so that all common fields fit a small panel."""

from gui.kit.surfaces import Card


def tighten(card: Card, top: int = 10) -> None:
    """Less room around and between what stands on a card."""
    if around := card.layout():
        around.setContentsMargins(12, top, 12, 12)
    card.body.setSpacing(6)
