"""What stands where on the intake screen, and in which order the keys go through it; does nothing by itself."""

from itertools import pairwise

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QWidget

from casework.workspace import Workspace
from gui.desk import Desk, Screen
from gui.intake.drafts_left import DraftsLeft
from gui.intake.duplicates import DuplicateWatch
from gui.intake.head import Foot, Head
from gui.intake.page import IntakePage
from gui.intake.presenter import IntakePresenter
from gui.kit.base import column
from gui.kit.scroll import ScrollPage
from gui.theme import GRID
from models.clock import to_datetime

_MARGIN = 12


class IntakeLayout(Screen):
    """Head and foot stay in sight; what lies between them scrolls where a panel is too small."""

    def __init__(self, desk: Desk) -> None:
        """Everything is there and nothing can be typed yet."""
        super().__init__(desk)
        self._workspace: Workspace = desk.session
        self._offset = self._workspace.offset_minutes()
        today = to_datetime(self._workspace.now(), self._offset).date()
        self.presenter = IntakePresenter(today)
        self.head = Head(desk.words)
        self.left_behind = DraftsLeft(desk.words)
        self.page = IntakePage(self.presenter, desk.words)
        self.duplicates = DuplicateWatch(self, self.presenter, self._go_to)
        self.foot = Foot(desk.words)
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        content = QWidget()
        column(self.left_behind, self.page, gap=GRID, parent=content)
        self.area = ScrollPage(desk.words("ui.intake"), content)
        outer = column(self.head, gap=GRID, parent=self)
        outer.setContentsMargins(2 * _MARGIN, _MARGIN, 2 * _MARGIN, _MARGIN)
        outer.addWidget(self.area, 1)
        outer.addWidget(self.duplicates.line)
        outer.addWidget(self.foot)
        for before, after in pairwise(self.reading_order()):
            QWidget.setTabOrder(before, after)
        self.page.set_filling(filling=False)

    def reading_order(self) -> list[QWidget]:
        """Every control as the eye meets it."""
        return [
            self.left_behind.take_button,
            self.left_behind.throw_button,
            *self.page.tab_order(),
            self.duplicates.line.button,
            *self.foot.verbs(),
        ]

    def _go_to(self, person_id: str) -> None:
        self.desk.go("people", person=person_id)
