from PySide6.QtWidgets import QWidget

from gui.kit.checklist import Checklist
from gui.kit.values import ChecklistStep, StepState
from tests.gui.windows import show_active


def steps(state):
    return (
        ChecklistStep("people", "People", StepState.DONE, "done", count="27"),
        ChecklistStep("fitness", "Fit to move", state, state.value, "Ri Chol", "Open"),
    )


def test_each_step_says_its_state_and_opens_what_is_missing(theme, qtbot):
    checklist = Checklist("Transfer", steps(StepState.BLOCKED))
    qtbot.addWidget(checklist)
    show_active(checklist)
    names = [child.accessibleName() for child in checklist.findChildren(QWidget)]
    assert "Fit to move: blocked. Ri Chol" in names
    checklist.button("fitness").setFocus()
    with qtbot.waitSignal(checklist.asked) as told:
        checklist.button("fitness").click()
    assert told.args == ["fitness"]
    checklist.show_steps(steps(StepState.OPEN))
    qtbot.waitUntil(checklist.button("fitness").hasFocus)
