"""The photographs and scans of a transfer in a window of their own; refuses to know what a transfer is."""

from collections.abc import Sequence

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QWidget

from gui.attachments.card import AttachmentsCard
from gui.desk import Desk
from gui.kit.base import column
from gui.kit.dialog import Dialog
from gui.kit.scroll import ScrollPage
from gui.theme import GRID


class SubjectDialog(Dialog):
    """`card` does everything; the dialog only holds it."""

    def __init__(
        self,
        desk: Desk,
        subject_kind: str,
        subject_id: str,
        title: str,
        titles: Sequence[str],
        parent: QWidget,
    ) -> None:
        """`title` names the transfer; `titles` are offered for what is attached."""
        super().__init__(parent, title, desk.words("attachment.card_why"))
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        self.card = AttachmentsCard(desk, subject_kind)
        holder = QWidget()
        column(self.card, None, parent=holder)
        page = ScrollPage(title, holder)
        page.setMinimumHeight(30 * GRID)
        self.body.addWidget(page, 1)
        self.add_cancel(desk.words("ui.close"))
        self.resize(min(90 * GRID, parent.width() - 6 * GRID), 50 * GRID)
        self.card.show_subject(subject_id, titles)
        self.card.attach.setFocus()
