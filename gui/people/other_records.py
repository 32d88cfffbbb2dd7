"""Lines over a person's file about other records of the same man; refuses to decide whether it is the same man."""

from collections.abc import Sequence
from functools import partial

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QWidget

from casework.duplicate_views import LikelyDuplicate, OtherRecord
from casework.views import PersonFile
from gui.intake.wording import reasons
from gui.kit.base import clear, column, named, reveal
from gui.kit.surfaces import Banner
from gui.kit.values import Tone
from gui.theme import GRID
from resources.words import Words

_MOST = 3


class OtherRecords(QWidget):
    """`asked(act, key)`: `person` opens another record, `twice` asks whether a number is that of the same man."""

    asked = Signal(str, str)

    def __init__(self, words: Words) -> None:
        """Nothing to say yet."""
        super().__init__()
        self._words = words
        self._known = column(gap=GRID)
        self._perhaps = column(gap=GRID)
        column(self._known, self._perhaps, gap=GRID, parent=self)
        self._shown: tuple[OtherRecord | None, tuple[OtherRecord, ...]] = (None, ())
        self.suspected: tuple[LikelyDuplicate, ...] = ()
        reveal(self, shown=False)

    def show_file(self, file: PersonFile, *, another: bool) -> None:
        """Show what is known of this person; what is suspected of another one goes."""
        if another:
            self.show_suspected(())
        if (file.goes_on, file.also_recorded) != self._shown:
            self._shown = (file.goes_on, file.also_recorded)
            clear(self._known)
            if file.goes_on:
                self._lead("twice.goes_on", file.goes_on, Tone.WARN)
            for other in file.also_recorded:
                self._lead("twice.also", other, Tone.INFO)
        self._reveal()

    def show_suspected(self, found: Sequence[LikelyDuplicate]) -> None:
        """Point at records that may be of the same man."""
        if tuple(found) == self.suspected:
            return
        self.suspected = tuple(found)
        words = self._words
        clear(self._perhaps)
        for each in self.suspected[:_MOST]:
            why = reasons(each.reasons, words)
            said = words("twice.perhaps", name=each.name, number=each.tag_number, why=why)
            banner = Banner(said, Tone.INFO, below=True)
            self._offer(banner, "twice.open", "person", each.person_id, each.tag_number)
            self._offer(banner, "twice.same", "twice", each.tag_number, each.tag_number)
            self._perhaps.addWidget(banner)
        self._reveal()

    def _lead(self, key: str, other: OtherRecord, tone: Tone) -> None:
        banner = Banner(self._words(key, number=other.number), tone, below=True)
        if other.person_id:
            self._offer(banner, "twice.open", "person", other.person_id, other.number)
        self._known.addWidget(banner)

    def _offer(self, banner: Banner, word: str, act: str, key: str, number: str) -> None:
        button = banner.add_action(self._words(word), partial(self.asked.emit, act, key))
        named(button, f"{self._words(word)} {number}")

    def _reveal(self) -> None:
        known, also = self._shown
        reveal(self, shown=bool(known or also or self.suspected))
