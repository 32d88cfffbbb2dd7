"""Walks a window and finds controls a screen reader could not name."""

from PySide6.QtWidgets import (
    QAbstractButton,
    QAbstractItemView,
    QAbstractSpinBox,
    QComboBox,
    QHeaderView,
    QLineEdit,
    QPlainTextEdit,
    QProgressBar,
    QTabBar,
    QTextEdit,
)

_INTERACTIVE = (
    QAbstractButton,
    QAbstractItemView,
    QAbstractSpinBox,
    QComboBox,
    QLineEdit,
    QPlainTextEdit,
    QProgressBar,
    QTabBar,
    QTextEdit,
)
# Qt's own parts of a named control: they are read as part of it.
_INNER = (
    "QTableCornerButton",
    "QComboBoxListView",
    "QComboBoxPrivateScroller",
    "qt_spinbox_lineedit",
)


def unnamed(widget):
    """Every interactive control under (and including) `widget` that has no accessible name."""
    return [
        control
        for control in [widget, *widget.findChildren(object)]
        if isinstance(control, _INTERACTIVE)
        and not isinstance(control, QHeaderView)
        and control.metaObject().className() not in _INNER
        and control.objectName() not in _INNER
        and not control.accessibleName().strip()
    ]


def assert_all_named(widget):
    """Fail with the kind and place of each control that has no accessible name."""
    found = unnamed(widget)
    told = [f"{type(control).__name__} in {type(control.parent()).__name__}" for control in found]
    assert not told, f"no accessible name: {told}"
