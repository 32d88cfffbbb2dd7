"""Keeps the half-filled form in the vault after every pause; refuses to keep what was recorded meanwhile."""

from collections.abc import Callable
from functools import partial

from PySide6.QtCore import QTimer

from casework import intake
from casework.drafts import PersonDraft
from casework.workspace import Workspace
from gui.desk import Screen
from gui.intake import wording
from gui.intake.head import Head
from gui.intake.presenter import IntakePresenter
from models.errors import SafeConductError

PAUSE = 800
"""Milliseconds after the last key until the draft is kept."""


class DraftKeeper:
    """`touch` after every key; `paused` is called when the pause is over, after the draft was handed in."""

    def __init__(
        self,
        screen: Screen,
        presenter: IntakePresenter,
        head: Head,
        paused: Callable[[bool], object],
    ) -> None:
        """`paused(changed)` is told whether anything was new."""
        self._screen, self._presenter, self._head = screen, presenter, head
        self._workspace: Workspace = screen.desk.session
        self._offset, self._after = self._workspace.offset_minutes(), paused
        self._timer = QTimer(screen)
        self._timer.setSingleShot(True)
        self._timer.setInterval(PAUSE)
        self._timer.timeout.connect(self.pause_over)

    def touch(self) -> None:
        """Something was typed: begin to wait anew."""
        if self._presenter.filling:
            self._timer.start()

    def stop(self) -> None:
        """Wait no longer."""
        self._timer.stop()

    def pause_over(self) -> None:
        """Keep what is not kept yet."""
        if self._presenter.filling:
            changed = self._presenter.unkept
            self.keep_unkept()
            self._after(changed)

    def keep_unkept(self) -> None:
        """Keep now, if anything is not kept yet."""
        self._timer.stop()
        if self._presenter.unkept:
            self._keep(self._presenter.draft)

    def _keep(self, draft: PersonDraft) -> None:
        workspace = self._workspace
        self._screen.desk.jobs.run(
            self._screen,
            lambda: intake.keep_draft(workspace, draft),
            partial(self._kept, draft),
            self._not_kept,
        )

    def _kept(self, draft: PersonDraft, instant: int) -> None:
        self._presenter.kept(draft)
        if draft.id == self._presenter.draft.id and self._presenter.filling:
            time = wording.clock_time(instant, self._offset)
            self._head.show_kept(self._screen.desk.words("intake.draft_kept", time=time))

    def _not_kept(self, error: SafeConductError) -> None:
        self._head.show_kept(self._screen.desk.words("intake.draft_not_kept"), "warn")
        self._screen.desk.show_error(error)
