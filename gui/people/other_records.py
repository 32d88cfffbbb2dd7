"""Lines over a person's file about other records of the same man; refuses to decide whether it is the same man."""

from collections.abc import Sequence
from dataclasses import dataclass
from functools import partial

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QWidget

from casework.duplicate_views import LikelyDuplicate
from casework.views import PersonFile
from gui.intake.wording import reasons
from gui.kit.base import clear, column, named, reveal
from gui.kit.surfaces import Banner
from gui.kit.values import Tone
from gui.people.said_there import SaidThereCard
from gui.theme import GRID
from resources.words import Words

_MOST = 3


@dataclass(frozen=True, slots=True)
class _Lead:
    key: str
    person_id: str
    number: str
    owed: int
    contradicted: bool


class OtherRecords(QWidget):
    """`asked(act, key)`: `person` opens another record, `twice` and `apart` ask whether a number is the same man's.

    `take_over` and `take_paper` take over what a record set aside says (`gui.people.correcting`).
    """

    asked = Signal(str, str)

    def __init__(self, words: Words) -> None:
        """Nothing to say yet."""
        super().__init__()
        self._words = words
        self._known = column(gap=GRID)
        self._perhaps = column(gap=GRID)
        column(self._known, self._perhaps, gap=GRID, parent=self)
        self._leads: tuple[_Lead, ...] = ()
        self.said: dict[str, SaidThereCard] = {}
        self.suspected: tuple[LikelyDuplicate, ...] = ()
        reveal(self, shown=False)

    def show_file(self, file: PersonFile, *, another: bool) -> None:
        """Show what is known of this person; what is suspected of another one goes."""
        if another:
            self.show_suspected(())
        contradicted = {each.person_id for each in file.told_apart}
        leads = tuple(
            _Lead(key, each.person_id, each.number, owed, each.person_id in contradicted)
            for key, each, owed in (
                *(("twice.goes_on", each, 0) for each in (file.goes_on,) if each),
                *(("twice.also", each, each.owed) for each in file.also_recorded),
            )
        )
        if leads != self._leads:
            self._leads = leads
            self.said = {}
            clear(self._known)
            for lead in leads:
                self._show_lead(lead)
        for each in file.also_recorded:
            # Of a record that is set aside itself, or perhaps another man's, nothing is taken over.
            if file.goes_on is None and each.person_id not in contradicted:
                self.said[each.person_id].show_record(each)
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

    def _show_lead(self, lead: _Lead) -> None:
        words, tone = self._words, Tone.WARN if lead.key == "twice.goes_on" else Tone.INFO
        said = words(lead.key, number=lead.number)
        if lead.owed:
            said = f"{said} {words('twice.owed_there', n=lead.owed)}"
        if lead.key == "twice.goes_on":
            said = (
                f"{said} {words('twice.record_there' if lead.person_id else 'twice.not_held_here')}"
            )
        if lead.contradicted:
            said, tone = f"{said} {words('twice.but_told_apart')}", Tone.WARN
        banner = Banner(said, tone, below=True)
        if lead.person_id:
            self._offer(banner, "twice.open", "person", lead.person_id, lead.number)
        self._known.addWidget(banner)
        if lead.key == "twice.also":
            card = self.said[lead.person_id] = SaidThereCard(words)
            card.asked.connect(self.asked)
            card.hide()
            self._known.addWidget(card)

    def _offer(self, banner: Banner, word: str, act: str, key: str, number: str) -> None:
        button = banner.add_action(self._words(word), partial(self.asked.emit, act, key))
        named(button, f"{self._words(word)} {number}")

    def _reveal(self) -> None:
        reveal(self, shown=bool(self._leads or self.suspected))
