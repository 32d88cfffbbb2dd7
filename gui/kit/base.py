"""What all controls share: accessible names, style properties, layouts on the 8-pixel grid; no control itself."""

from collections.abc import Callable, Iterable
from typing import TypeVar

from PySide6.QtCore import QObject, Qt, QTimer
from PySide6.QtWidgets import QBoxLayout, QHBoxLayout, QLayout, QVBoxLayout, QWidget

from gui.theme import GRID

AnyWidget = TypeVar("AnyWidget", bound=QWidget)


def named(widget: AnyWidget, name: str, description: str = "") -> AnyWidget:
    """Give a control the name a screen reader says; an empty name is a mistake.

    Raises:
        ValueError: the name is empty.
    """
    if not name.strip():
        raise ValueError(type(widget).__name__)
    widget.setAccessibleName(name)
    if description:
        widget.setAccessibleDescription(description)
    return widget


def describe(widget: QWidget, *, said: str | None = None, hint: str | None = None) -> None:
    """What a screen reader adds to a control's name: what is said of its value, and a hint; each stays until told."""
    for key, text in (("said", said), ("hint", hint)):
        if text is not None:
            widget.setProperty(key, text)
    parts = (str(widget.property(key) or "") for key in ("said", "hint"))
    widget.setAccessibleDescription(" ".join(part for part in parts if part))


def dress(widget: QWidget, **properties: object) -> None:
    """Set style-sheet properties (`role="muted"`) and draw anew if one of them changed."""
    changed = False
    for key, value in properties.items():
        if widget.property(key) != value:
            widget.setProperty(key, value)
            changed = True
    if changed:
        widget.style().unpolish(widget)
        widget.style().polish(widget)
        widget.update()


def reveal(widget: QWidget, *, shown: bool) -> None:
    """Show or hide a part. One that has no parent yet must not be shown: it would flash up as a window."""
    if not shown:
        widget.hide()
    elif widget.parentWidget() is not None:
        widget.show()
    else:
        widget.setAttribute(Qt.WidgetAttribute.WA_WState_ExplicitShowHide, False)  # noqa: FBT003 - Qt takes no keyword


def column(
    *parts: QWidget | QLayout | None,
    gap: int = GRID,
    margin: int = 0,
    parent: QWidget | None = None,
) -> QVBoxLayout:
    """Parts below each other, `gap` pixels apart; None stands for what may stretch."""
    made = QVBoxLayout(parent) if parent else QVBoxLayout()
    return _fill(made, parts, gap, margin)


def row(
    *parts: QWidget | QLayout | None,
    gap: int = GRID,
    margin: int = 0,
    parent: QWidget | None = None,
) -> QHBoxLayout:
    """Parts beside each other, `gap` pixels apart; None stands for what may stretch."""
    made = QHBoxLayout(parent) if parent else QHBoxLayout()
    return _fill(made, parts, gap, margin)


AnyBox = TypeVar("AnyBox", bound=QBoxLayout)


def _fill(box: AnyBox, parts: Iterable[QWidget | QLayout | None], gap: int, margin: int) -> AnyBox:
    box.setSpacing(gap)
    box.setContentsMargins(margin, margin, margin, margin)
    for part in parts:
        if part is None:
            box.addStretch(1)
        elif isinstance(part, QWidget):
            box.addWidget(part)
        else:
            box.addLayout(part)
    return box


def clear(layout: QLayout) -> None:
    """Take everything out of a layout and let it go."""
    while item := layout.takeAt(0):
        if inner := item.layout():
            clear(inner)
        if widget := item.widget():
            widget.hide()
            widget.deleteLater()


def single_shot(owner: QObject, after: int, act: Callable[[], object]) -> QTimer:
    """A timer that calls `act` once, `after` milliseconds after its latest start."""
    timer = QTimer(owner)
    timer.setSingleShot(True)
    timer.setInterval(after)
    timer.timeout.connect(act)
    return timer
