"""Forms of the person's file filled in the real window, and what the tour asks of the record; refuses to judge it."""

from collections.abc import Callable, Mapping

from PySide6.QtWidgets import QWidget

from casework import person_cards
from casework.workspace import Workspace
from gui.kit.fields import Check, LineEdit, SegmentedChoice, Select, TextArea
from gui.people.screen import PeopleScreen
from gui.recording.form_dialog import FormDialog
from gui.tour.stage import Stage, StageError
from models.errors import StepBlocked


def state(stage: Stage, workspace: Workspace, person_id: str) -> str:
    """The custody state of one person, now."""
    return stage.do(lambda: person_cards.cards(workspace, (person_id,)))[0].state


def blocked(act: Callable[[], object]) -> set[str]:
    """The guards that stand in the way, none if nothing does."""
    try:
        act()
    except StepBlocked as blocked:
        return {block.guard for block in blocked.blocks}
    return set()


def fill(stage: Stage, form: tuple[str, str, str], values: Mapping[str, str]) -> None:
    """Open the form of an act from the person's file, fill it, look at it, and record."""
    person_id, act, picture = form
    screen = stage.go(PeopleScreen, "people", person=person_id)
    stage.wait_for(lambda: _shown(screen) == person_id)
    screen.file.asked.emit("record", act)
    send(stage, screen, values, picture)


def send(stage: Stage, screen: PeopleScreen, values: Mapping[str, str], picture: str = "") -> None:
    """Fill the form that is open over the person's file, look at it, and record."""
    stage.settle()
    dialog = screen.acts.recorder.dialog
    if not isinstance(dialog, FormDialog):
        raise StageError("form")
    act = dialog.windowTitle()
    typed(stage, dialog, values, picture)
    if screen.acts.recorder.dialog is not None:
        raise StageError(act)


def typed(stage: Stage, dialog: FormDialog, values: Mapping[str, str], picture: str = "") -> None:
    """Fill a form, look at it, and record."""
    for name, value in values.items():
        _put(dialog.control(name), value)
    if picture:
        stage.settle(60)
        stage.picture(picture, dialog)
    dialog.record.click()
    stage.settle()


def _shown(screen: PeopleScreen) -> str:
    return screen.file.file.card.id if screen.file.file else ""


def _put(control: QWidget, value: str) -> None:
    if isinstance(control, (SegmentedChoice, Select)):
        control.set_key(value)
    elif isinstance(control, TextArea):
        control.setPlainText(value)
    elif isinstance(control, LineEdit):
        control.setText(value)
    elif isinstance(control, Check):
        control.setChecked(bool(value))
