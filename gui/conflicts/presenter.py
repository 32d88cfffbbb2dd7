"""Turns conflicts into a list and a page: what may be chosen, what will happen elsewhere.

Refuses to know Qt, and to put one account before the other by anything but the order of the journal.
"""

from dataclasses import dataclass

from casework.conflict_views import CustodyConflict, FieldConflict, Inbox
from gui.conflicts import custody_page, field_page, wording
from gui.conflicts.values import Page
from resources.words import Words


@dataclass(frozen=True, slots=True)
class Entry:
    """One line of the list."""

    key: str
    about: str
    what: str


class ConflictsPresenter:
    """Which conflicts there are, which is looked at, and which comes next."""

    def __init__(self) -> None:
        """Nothing read yet."""
        self.inbox = Inbox((), 0)
        self.chosen = ""
        self._place = 0

    def show(self, inbox: Inbox) -> str:
        """Take over what there is; gives the key to look at: the one chosen, else the one in its place."""
        self.inbox = inbox
        keys = [line.key for line in inbox.lines]
        if self.chosen in keys:
            self._place = keys.index(self.chosen)
        else:
            self._place = max(0, min(self._place, len(keys) - 1))
            self.chosen = keys[self._place] if keys else ""
        return self.chosen

    def choose(self, key: str) -> None:
        """Look at this one."""
        self.chosen = key
        keys = [line.key for line in self.inbox.lines]
        self._place = keys.index(key) if key in keys else self._place

    def choose_subject(self, kind: str, identifier: str, field: str = "") -> None:
        """Look at the conflict about this person or transfer: over that field, else the first there is."""
        own = [
            line
            for line in self.inbox.lines
            if (line.subject_kind, line.subject_id) == (kind, identifier)
        ]
        meant = [line for line in own if field in line.fields or field == line.kind]
        for line in (meant or own)[:1]:
            self.choose(line.key)

    def place(self) -> int:
        """Where the chosen one stands in the list."""
        return self._place

    def entries(self, words: Words) -> tuple[Entry, ...]:
        """The lines of the list."""
        return tuple(
            Entry(line.key, wording.subject_word(line, words), wording.kind_word(line, words))
            for line in self.inbox.lines
        )

    def more(self, words: Words) -> str:
        """That there are more than are listed, or nothing."""
        shown = len(self.inbox.lines)
        return words.count("conflicts.first_shown", shown) if shown < self.inbox.total else ""


def page_of(conflict: FieldConflict | CustodyConflict, words: Words) -> Page:
    """The page of one conflict."""
    if isinstance(conflict, FieldConflict):
        return field_page.page(conflict, words)
    return custody_page.page(conflict, words)


def consequence(
    conflict: FieldConflict | CustodyConflict, key: str, typed: str, words: Words
) -> str:
    """What every register will show once this choice is settled; for none, what stands meanwhile."""
    if isinstance(conflict, FieldConflict):
        told = field_page.consequence(conflict, key, typed, words)
    else:
        told = custody_page.consequence(conflict, key, words)
    if not told:
        return words("conflicts.will_choose")
    return f"{told} {words('conflicts.will_come_back')}"
