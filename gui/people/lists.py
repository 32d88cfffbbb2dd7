"""The button of roll-call and lists, on paper or as a file, above the table of people; refuses papers about one."""

from collections.abc import Callable
from functools import partial

from PySide6.QtGui import QAction
from PySide6.QtWidgets import QMenu

from casework.access import sees
from casework.paper_classes import offered_to
from casework.paper_lists import powers_of_ended
from casework.workspace import Workspace
from gui.bureau.saving import ListSaving
from gui.desk import Desk
from gui.kit.base import named
from gui.kit.buttons import IconButton
from gui.kit.dialog import Dialog
from gui.kit.menus import drop
from gui.paper.screen import PaperDialog
from gui.roll_call.dialog import RollCallDialog
from models.field_classes import FieldClass
from resources.words import Words

_PLAIN = ("x1", "m5", "d1l")
_OF_POWERS = "r2l"
_FILE = "file"


class ListsButton(IconButton):
    """Roll-call, its sheet, the register of an inspection, the dead, closed accounts: one list for each Power.

    And whoever stands in the table, as it is searched, filtered and sorted, as a file.
    """

    def __init__(self, desk: Desk, in_sight: Callable[[], tuple[str, ...]]) -> None:
        """Ctrl+Shift+P. `in_sight` says who stands in the table, in its order."""
        super().__init__("print", desk.words("people.lists"), self.ask, key="Ctrl+Shift+P")
        self._desk, self._in_sight = desk, in_sight
        self.saving = ListSaving(desk, self)
        self.menu_shown: QMenu | None = None
        self.dialog: Dialog | None = None

    def ask(self) -> None:
        """Offer them, as soon as it is known which Powers are concerned."""
        workspace = self._desk.session
        if workspace is not None:
            self._desk.jobs.run(
                self,
                lambda: (powers_of_ended(workspace), _offered(workspace)),
                lambda found: self._offer(*found),
            )

    def _offer(self, powers: tuple[str, ...], offered: frozenset[str]) -> None:
        words = self._desk.words
        menu = named(QMenu(self), words("people.lists"))
        if "x1" in offered:
            self._add(menu, words("people.lists_roll_call"), self._roll_call)
            menu.addSeparator()
        here = self._desk.session.station.id
        for form in (each for each in _PLAIN if each in offered):
            self._add(
                menu, f"{words(f'form.{form}')}  {form.upper()}", partial(self._print, form, here)
            )
        for power in (powers or ("",)) if _OF_POWERS in offered else ():
            subjects = (power, here) if power else (here,)
            self._add(menu, _title(power, words), partial(self._print, _OF_POWERS, *subjects))
        ids = self._in_sight()
        if ids and _FILE in offered:
            menu.addSeparator()
            self._add(menu, words("people.export"), lambda *_: self.saving.export_these(ids))
        self.menu_shown = drop(menu, self)

    def _add(self, menu: QMenu, word: str, act: Callable[..., object]) -> None:
        action = QAction(word, menu)
        action.triggered.connect(act)
        menu.addAction(action)

    def _roll_call(self, _checked: bool = False) -> None:  # noqa: FBT001, FBT002 - a slot
        self._open(RollCallDialog(self._desk, self.window()))

    def _print(self, form: str, *subjects: object) -> None:
        ids = tuple(each for each in subjects if isinstance(each, str))
        self._open(PaperDialog(self._desk, form, ids, parent=self.window()))

    def _open(self, dialog: Dialog) -> None:
        self.dialog = dialog
        dialog.finished.connect(self._closed)
        dialog.open()

    def _closed(self) -> None:
        self.dialog = None


def _offered(workspace: Workspace) -> frozenset[str]:
    """The forms he may fill, and whether a file of names and places may be his."""
    forms = offered_to(workspace)
    return forms | {_FILE} if sees(workspace, FieldClass.C) else forms


def _title(power: str, words: Words) -> str:
    form = f"{words(f'form.{_OF_POWERS}')}  {_OF_POWERS.upper()}"
    if not power:
        return form
    key = f"country.{power.lower()}"
    return words("people.lists_of_power", form=form, power=words(key) if words.has(key) else power)
