"""After a large exchange: derived tables are brought up to date a little at a time, between an officer's acts.

Refuses to do more at once than a save may wait for.
"""

from PySide6.QtCore import QObject

from casework import bureau_register, settling
from gui.desk import Desk


class Settling(QObject):
    """One per window; works as long as something waits and a register is open."""

    def __init__(self, desk: Desk, parent: QObject) -> None:
        """It looks when a register is opened and after everything that changed."""
        super().__init__(parent)
        self._desk = desk
        self._busy = False
        desk.session_changed.connect(self._begin)
        desk.carriers.changed.connect(self._begin)

    def _begin(self, _told: object = None) -> None:
        workspace = self._desk.session
        if workspace is None or self._busy:
            return
        self._busy = True
        self._desk.jobs.run(self, lambda: settling.unsettled(workspace), self._go_on, self._end)

    def _go_on(self, left: int) -> None:
        workspace = self._desk.session
        if workspace is None:
            self._end()
            return
        if not left:
            # The exchange may have brought word of what the Bureau's own register has.
            held = bureau_register.acknowledge_held
            self._desk.jobs.run(self, lambda: held(workspace), self._end, self._end)
            return
        self._desk.jobs.run(self, lambda: settling.settle_some(workspace), self._go_on, self._end)

    def _end(self, _error: object = None) -> None:
        self._busy = False
        self._desk.state_changed.emit()
