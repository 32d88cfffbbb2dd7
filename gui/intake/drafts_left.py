"""Offers a draft that was left behind, one at a time; refuses to take it up or throw it away by itself."""

from PySide6.QtCore import Signal

from casework.drafts import PersonDraft
from gui.intake import wording
from gui.kit.surfaces import Banner
from gui.kit.values import Tone
from resources.words import Words


class DraftsLeft(Banner):
    """Hidden while no draft waits. `taken(draft)` and `thrown(draft)` tell what the officer chose."""

    taken = Signal(object)
    thrown = Signal(object)

    def __init__(self, word: Words) -> None:
        """Two answers: take it up, throw it away."""
        super().__init__("", Tone.INFO)
        self._words = word
        self._waiting: tuple[PersonDraft, ...] = ()
        self._offset = 0
        self.throw_button = self.add_action(word("intake.draft_throw"), self._throw)
        self.take_button = self.add_action(word("intake.draft_resume"), self._take)
        self.hide()

    def offer(self, drafts: tuple[PersonDraft, ...], offset_minutes: int) -> None:
        """Offer the newest of these."""
        self._waiting, self._offset = drafts, offset_minutes
        self.setVisible(bool(drafts))
        if not drafts:
            return
        word, first = self._words, drafts[0]
        who = wording.draft_name(first, word)
        if first.group_size > 1:
            place = word("intake.position", position=first.group_position, size=first.group_size)
            who = f"{who} ({place})"
        time = wording.clock_time(wording.begun_at(first), offset_minutes, seconds=False)
        said = word("intake.draft_left", who=who, time=time)
        if len(drafts) > 1:
            said = f"{said} {word.count('intake.drafts_more', len(drafts) - 1)}"
        self.show_text(said)

    def _take(self) -> None:
        if first := self._next():
            self.taken.emit(first)

    def _throw(self) -> None:
        if first := self._next():
            self.thrown.emit(first)

    def _next(self) -> PersonDraft | None:
        if not self._waiting:
            return None
        first, *rest = self._waiting
        self.offer(tuple(rest), self._offset)
        return first
