"""What an officer is here for: a box for every role, and what that role sees; refuses to judge who may give it."""

from collections.abc import Callable

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QVBoxLayout, QWidget

from casework import access
from casework.views import OfficerView
from gui.desk import Desk
from gui.kit.base import column, named
from gui.kit.dialog import Dialog
from gui.kit.fields import Check
from gui.kit.scroll import ScrollPage
from gui.kit.surfaces import Banner
from gui.kit.text import Text
from gui.kit.values import Choice, Tone
from gui.settings.presenter import role_choices
from gui.theme import GRID
from models.errors import InputRefused, SafeConductError
from models.field_classes import Role
from models.touched import Touched

_INDENT = 34
_WIDTH = 84 * GRID
_TALLEST = 52 * GRID


class RolesDialog(Dialog):
    """The roles of one officer; it stays until they are given."""

    def __init__(
        self, desk: Desk, parent: QWidget, officer: OfficerView, then: Callable[[], object]
    ) -> None:
        """`then` is called when they were given."""
        words = desk.words
        super().__init__(
            parent,
            words("settings.roles_title"),
            words("settings.roles_text", officer=officer.name),
        )
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        self._desk, self._officer, self._then = desk, officer, then
        self.setMinimumWidth(_WIDTH)
        self.boxes: dict[str, Check] = {}
        holder = QWidget()
        lines = column(gap=2, parent=holder)
        for choice in role_choices(words):
            lines.addLayout(self._line(choice, checked=choice.key in officer.roles))
        lines.addStretch(1)
        page = ScrollPage(words("settings.roles_title"), holder)
        page.setFixedHeight(min(holder.sizeHint().height() + 2, _TALLEST))
        self.body.addWidget(page)
        self.banner = Banner("", Tone.DANGER, word=words("ui.error"))
        self.banner.hide()
        self.body.addWidget(self.banner)
        self.add_cancel(words("ui.cancel"))
        self.add_verb(words("settings.roles_all"), self._all, closes=False)
        self.give = self.add_verb(
            words("settings.roles_do"), self._try, kind="primary", closes=False
        )
        next(iter(self.boxes.values())).setFocus()
        self._fit()

    def _fit(self) -> None:
        """Words that wrap tell a layout their height only when they are given a width."""
        if layout := self.layout():
            self.setMinimumHeight(layout.totalHeightForWidth(_WIDTH))

    def _line(self, choice: Choice, *, checked: bool) -> QVBoxLayout:
        box = Check(choice.label, checked=checked)
        named(box, choice.label, choice.hint)
        self.boxes[choice.key] = box
        hint = Text(choice.hint, "small", wrap=True)
        hint.setContentsMargins(_INDENT, 0, 0, GRID // 2)
        return column(box, hint, gap=0)

    def _all(self) -> None:
        for box in self.boxes.values():
            box.setChecked(True)

    def _try(self) -> None:
        given = frozenset(Role(key) for key, box in self.boxes.items() if box.isChecked())
        workspace, officer = self._desk.session, self._officer.id
        self.give.setEnabled(False)
        self._desk.jobs.run(
            self,
            lambda: access.set_roles(workspace, officer, given),
            self._given,
            self._refused,
        )

    def _given(self, _touched: Touched) -> None:
        self.accept()
        self._desk.note_saved()
        self._desk.notice(self._desk.words("settings.roles_done"))
        self._then()

    def _refused(self, error: SafeConductError) -> None:
        self.give.setEnabled(True)
        if not isinstance(error, InputRefused):
            self.reject()
            self._desk.show_error(error)
            return
        words = self._desk.words
        self.banner.show_text(" ".join(words(key) for key in error.problems.values()), Tone.DANGER)
        self.banner.show()
        self._fit()
