"""The hands of an officer at the screen of transfers: dialogs answered, transfers brought to a stage."""

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QApplication

from casework import departures, transfer_checks, transfer_files, transfers
from casework.transfers import TransferDraft
from gui.kit.dialog import Dialog
from tests.casework.moves import counted, looked_at, registered
from tests.gui.opened import people, press, type_text
from tests.gui.windows import show_active

CAMP = TransferDraft(
    destination="Camp West-1", destination_address="field post 77", escort_name="Ткач"
)
CTRL = Qt.KeyboardModifier.ControlModifier
SHIFT = Qt.KeyboardModifier.ShiftModifier


def dialog():
    """The dialog on top: the one a nested question opened, not the one beneath."""
    found = QApplication.activeModalWidget()
    assert isinstance(found, Dialog)
    return show_active(found)


def answer(text):
    """Type into whatever field the dialog put the cursor in."""
    dialog()
    type_text(text)


def submit():
    """Ctrl+Enter, as an officer would; the dialog must be gone afterwards."""
    before = dialog()
    window = before.parentWidget()
    press(Qt.Key.Key_Return, CTRL)
    assert QApplication.activeModalWidget() is not before, banner_of(before)
    show_active(QApplication.activeModalWidget() or window)


def leave():
    """Escape, and the keyboard is back in the window."""
    window = dialog().parentWidget()
    press(Qt.Key.Key_Escape)
    assert QApplication.activeModalWidget() is None
    show_active(window)


def aside():
    """The other way out of a dialog, and the keyboard is back in the window."""
    window = dialog().parentWidget()
    dialog().other.click()
    QApplication.processEvents()
    show_active(QApplication.activeModalWidget() or window)


def banner_of(asked):
    return asked.banner.accessibleName() if hasattr(asked, "banner") else ""


def next_step():
    press(Qt.Key.Key_Return, CTRL)


def ready(workspace, count=3, **fields):
    ids = tuple(one.person_id for one in people(workspace, count, **fields))
    transfer_id = transfers.open_transfer(workspace, CAMP).transfer_id
    transfers.add_people(workspace, transfer_id, ids)
    transfer_checks.set_fitness(workspace, transfer_id, ids, "fit", "лікар Савченко")
    transfer_checks.give_notice(workspace, transfer_id, CAMP.destination_address, "ru")
    registered(workspace, ids)
    looked_at(workspace, transfer_id, ids)
    return transfer_id, ids


def departed(workspace, clock, count=3):
    transfer_id, ids = ready(workspace, count)
    departures.seal_list(workspace, transfer_id)
    clock.advance(hours=1)
    counted(workspace, transfer_id, count)
    departures.depart(workspace, transfer_id)
    clock.advance(hours=2)
    return transfer_id, ids


def file_of(workspace, transfer_id):
    return transfer_files.open_file(workspace, transfer_id)


def outcomes(workspace, transfer_id):
    return {line.person_id: line.outcome for line in file_of(workspace, transfer_id).lines}
