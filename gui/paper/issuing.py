"""Issues papers one after the other: compose, hand over, journal; refuses to run ahead.

The next number is given when the one before is journalled, so the next paper is composed only then.
What was handed over and journalled stays so when a later one fails or the officer stops.
"""

from collections.abc import Callable

from PySide6.QtCore import QObject, Signal

from casework import paper
from casework.paper_views import PaperPreview
from gui.desk import Desk
from gui.paper.presenter import PaperWish
from models.errors import Interrupted, SafeConductError
from models.touched import Touched

Take = Callable[[PaperPreview, Callable[[], object], Callable[[SafeConductError], object]], object]
"""`take(preview, then, failed)`: hand one paper to printer or disk, then call one of both."""


def composing(
    desk: Desk, wish: PaperWish, place: int, *, arrived: bool
) -> Callable[[], PaperPreview]:
    """The call that composes one of the papers, for the vault thread."""
    workspace, subjects = desk.session, wish.rounds[place]
    return lambda: paper.compose(
        workspace,
        wish.form,
        subjects,
        wish.first,
        wish.second,
        blank=wish.blank,
        copies=wish.copies,
        arrived=arrived,
    )


class Issuing(QObject):
    """One round of issuing. `progress(done, total)`; then `finished(done)` or `failed(error, done)`."""

    progress = Signal(int, int)
    finished = Signal(int)
    failed = Signal(object, int)

    def __init__(self, desk: Desk, wish: PaperWish, way: str, take: Take, *, arrived: bool) -> None:
        """`way` is `printer` or `pdf`."""
        super().__init__()
        self._desk, self._wish, self._way, self._take = desk, wish, way, take
        self._arrived = arrived
        self._done = 0
        self._stopped = False

    def start(self, composed: PaperPreview | None = None) -> None:
        """Begin; `composed` is the first paper when it is on the screen already."""
        if composed is not None:
            self._hand_over(composed)
        else:
            self._next()

    def stop(self) -> None:
        """Let the paper under way be the last one."""
        self._stopped = True

    def _next(self) -> None:
        if self._stopped:
            self.failed.emit(Interrupted(), self._done)
            return
        call = composing(self._desk, self._wish, self._done, arrived=self._arrived)
        self._desk.jobs.run(self, call, self._hand_over, self._fail)

    def _hand_over(self, preview: PaperPreview) -> None:
        self._take(preview, lambda: self._journal(preview), self._fail)

    def _journal(self, preview: PaperPreview) -> None:
        workspace, way = self._desk.session, self._way
        self._desk.jobs.run(
            self, lambda: paper.issue(workspace, preview, way), self._journalled, self._fail
        )

    def _journalled(self, _touched: Touched) -> None:
        self._done += 1
        self._desk.note_saved()
        total = len(self._wish.rounds)
        self.progress.emit(self._done, total)
        if self._done < total:
            self._next()
        else:
            self.finished.emit(self._done)

    def _fail(self, error: SafeConductError) -> None:
        self.failed.emit(error, self._done)
