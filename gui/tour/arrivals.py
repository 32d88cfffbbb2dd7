"""First part of the tour: a register is created, and twenty-seven people are recorded at the intake screen."""

from dataclasses import replace

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QApplication, QWidget

from casework import practice
from casework.practice import Arrival
from casework.workspace import Workspace
from gui.first_run.screen import FirstRunScreen
from gui.intake.screen import IntakeScreen
from gui.tour.stage import Stage, StageError
from models.answers import ASKED_ITEMS, Answer

PASSPHRASE = "seven lanterns on the wet bridge"  # noqa: S105 - of a fictitious register

TYPED = (
    "surname",
    "first_names",
    "patronymic",
    "rank",
    "born",
    "service_number",
    "place_of_birth",
    "father_first_name",
    "inform_name",
    "inform_address",
)
"""Fields whose text is typed letter by letter; the rest are choices."""


def create_register(stage: Stage) -> Workspace:
    """The first run, typed: authority, station, officer, passphrase twice."""
    screen = _alone(stage, FirstRunScreen)
    stage.wait_for(lambda: stage.program.loader.is_loaded)
    stage.picture("01-first-run-empty")
    for name, text in practice.STATION.items():
        if name in screen.lines:
            stage.type(text, screen.lines[name])
    stage.type(PASSPHRASE, screen.passphrase.edit)
    stage.type(PASSPHRASE, screen.again.edit)
    stage.picture("02-first-run-filled")
    screen.create_register()
    stage.wait_for(lambda: stage.desk.session is not None)
    stage.settle()
    stage.picture("03-today-empty")
    return stage.desk.session


def _alone(stage: Stage, kind: type[FirstRunScreen]) -> FirstRunScreen:
    found = stage.window.findChild(kind)
    if found is None:
        raise StageError(kind.__name__)
    return found


def intake_screen(stage: Stage) -> IntakeScreen:
    """Go to the intake screen by its key, Ctrl+2."""
    stage.desk.go("intake")
    stage.settle()
    screen = stage.window.findChild(IntakeScreen)
    if screen is None:
        raise StageError(IntakeScreen.__name__)
    return screen


def record_everybody(stage: Stage, workspace: Workspace) -> tuple[str, ...]:
    """Record all arrivals in order, moving the clock; groups share their circumstances.

    Returns:
        The identifiers of the people, in order of arrival.
    """
    offset = workspace.offset_minutes()
    first_day = stage.clock.now()
    everybody = practice.arrivals(first_day, offset)
    ids: list[str] = []
    group = ""
    screen = intake_screen(stage)
    stage.picture("04-intake-empty")
    for number, arrival in enumerate(everybody, start=1):
        received = practice.received_at(arrival, first_day, offset)
        stage.clock.instant = max(stage.clock.now() + 40_000, received)
        if not arrival.group or arrival.group != group:
            _begin_anew(stage, screen)
            size = sum(1 for each in everybody if arrival.group and each.group == arrival.group)
            screen.page.circumstances.group.setValue(max(1, size))
        group = arrival.group
        _fill(stage, screen, arrival)
        if number in (1, 7, 15, 22, 24, 25):
            stage.settle(900)
            stage.picture(f"05-intake-person-{number:02}")
        ids.append(_save(stage, screen))
    stage.picture("06-intake-saved")
    return tuple(ids)


def _begin_anew(stage: Stage, screen: IntakeScreen) -> None:
    stage.settle(5)
    shared = screen.presenter.draft.shared()
    for name in shared:
        screen.presenter.typed(name, "")
    screen.page.show_all()


def _fill(stage: Stage, screen: IntakeScreen, arrival: Arrival) -> None:
    fields = arrival.draft.fields
    for name in screen.page.binding.names():
        text = fields.get(name, "")
        if not text or name not in TYPED:
            continue
        stage.type(text, screen.page.binding.control(name))
    for name, text in fields.items():
        if name not in TYPED and screen.presenter.value(name) != text:
            screen.presenter.typed(name, text)
    for item in ASKED_ITEMS:
        _mark(screen, item, Answer(fields.get(f"{item}_answer", "")))
    for each in arrival.draft.items:
        screen.presenter.put_item(each)
    for each in arrival.draft.documents:
        screen.presenter.put_document(replace(each))
    screen.page.show_all()


def _mark(screen: IntakeScreen, item: str, wanted: Answer) -> None:
    """Cycle the answer of an item as Alt+↓ does, until it says what is wanted."""
    for _ in range(len(Answer)):
        if wanted in (Answer.NOT_ASKED, screen.presenter.answer(item)):
            return
        screen.presenter.cycle(item)


def _save(stage: Stage, screen: IntakeScreen) -> str:
    before = screen.last_saved
    stage.press(Qt.Key.Key_Return, Qt.KeyboardModifier.ControlModifier)
    if screen.last_saved is before:
        screen.save("next")
    stage.wait_for(lambda: screen.last_saved is not before)
    stage.settle(5)
    saved = screen.last_saved
    if saved is None or blocking_dialog() is not None:
        raise StageError("intake")
    return saved.person_id


def blocking_dialog() -> QWidget | None:
    """A dialog that nobody expected."""
    return QApplication.activeModalWidget()
