"""One notice or enquiry in its own window, as labels and values; refuses to change what was told."""

from collections.abc import Sequence

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QFormLayout, QWidget

from casework.bureau_content import Told
from gui.bureau.presenter import proof, told_lines
from gui.desk import Desk
from gui.kit.base import named
from gui.kit.dialog import Dialog
from gui.kit.scroll import ScrollPage
from gui.kit.surfaces import Banner
from gui.kit.text import Text
from gui.kit.values import Tone
from gui.theme import GRID

_TALLEST = 46 * GRID


def labelled(lines: Sequence[tuple[str, str]], name: str) -> QWidget:
    """Labels at the left, values beside them."""
    holder = named(QWidget(), name)
    form = QFormLayout(holder)
    form.setContentsMargins(0, 0, GRID, 0)
    form.setHorizontalSpacing(3 * GRID)
    form.setVerticalSpacing(GRID // 2)
    form.setLabelAlignment(Qt.AlignmentFlag.AlignLeft)
    for label, value in lines:
        form.addRow(Text(label, "muted"), Text(value, wrap=True))
    return holder


class NoticeDialog(Dialog):
    """A notice as it was told, and whether its signature holds."""

    def __init__(self, desk: Desk, parent: QWidget, told: Told, person_id: str) -> None:
        """`told` was read and checked."""
        words = desk.words
        super().__init__(parent, words("bureau.as_told"))
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        self.setMinimumWidth(84 * GRID)
        lines = labelled(told_lines(told, words), words("bureau.as_told"))
        page = ScrollPage(words("bureau.as_told"), lines)
        page.setFixedHeight(min(lines.sizeHint().height() + 2, _TALLEST))
        self.body.addWidget(page)
        tone = Tone.GOOD if told.genuine else Tone.DANGER
        self.proof = Banner(proof(told, words), tone)
        self.body.addWidget(self.proof)
        self.add_cancel(words("ui.close"))
        self.add_verb(words("intake.open_file"), lambda: desk.go("people", person=person_id))
