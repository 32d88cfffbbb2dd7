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
    """`asked(act, key)`: `person` opens another record, `twice` and `apart` ask whether a number is the same man's."""

    asked = Signal(str, str)

    def __init__(self, words: Words) -> None:
        """Nothing to say yet."""
        super().__init__()
        self._words = words
        self._known = column(gap=GRID)
        self._perhaps = column(gap=GRID)
        column(self._known, self._perhaps, gap=GRID, parent=self)
        self._shown: tuple[tuple[tuple[str, OtherRecord, Tone], ...], set[str]] = ((), set())
        self.suspected: tuple[LikelyDuplicate, ...] = ()
        reveal(self, shown=False)

    def show_file(self, file: PersonFile, *, another: bool) -> None:
        """Show what is known of this person; what is suspected of another one goes."""
        if another:
            self.show_suspected(())
        leads = (
            *(("twice.goes_on", each, Tone.WARN) for each in (file.goes_on,) if each),
            *(("twice.also", each, Tone.INFO) for each in file.also_recorded),
        )
        contradicted = {each.person_id for each in file.told_apart}
        if (leads, contradicted) != self._shown:
            self._shown = (leads, contradicted)
            clear(self._known)
            for key, other, tone in leads:
                self._lead(key, other, tone, contradicted=other.person_id in contradicted)
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
            self._offer(banner, "twice.different", "apart", each.tag_number, each.tag_number)
            self._offer(banner, "twice.same", "twice", each.tag_number, each.tag_number)
            self._perhaps.addWidget(banner)
        self._reveal()

    def _lead(self, key: str, other: OtherRecord, tone: Tone, *, contradicted: bool) -> None:
        said = self._words(key, number=other.number)
        if contradicted:
            said, tone = f"{said} {self._words('twice.but_told_apart')}", Tone.WARN
        banner = Banner(said, tone, below=True)
        if other.person_id:
            self._offer(banner, "twice.open", "person", other.person_id, other.number)
        self._known.addWidget(banner)

    def _offer(self, banner: Banner, word: str, act: str, key: str, number: str) -> None:
        button = banner.add_action(self._words(word), partial(self.asked.emit, act, key))
        named(button, f"{self._words(word)} {number}")

    def _reveal(self) -> None:
        reveal(self, shown=bool(self._shown[0] or self.suspected))
