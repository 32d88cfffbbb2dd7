"""Somebody who looks like this one: one line that says why, and both beside each other; refuses to merge.

That they are two men is said here and recorded with the person, when he is saved.
"""

from collections.abc import Callable
from functools import partial

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QGridLayout, QWidget

from casework import alike, apart_facts, person_files
from casework.drafts import ApartDraft, PersonDraft
from casework.duplicate_views import LikelyDuplicate
from casework.views import PersonFile
from casework.workspace import Workspace
from gui.desk import Screen
from gui.intake import wording
from gui.intake.presenter import IntakePresenter
from gui.jobs import Ticket
from gui.kit.base import clear, named, reveal
from gui.kit.buttons import bind
from gui.kit.dialog import Dialog
from gui.kit.fields import LineEdit, Select
from gui.kit.labelled import LabelledField
from gui.kit.looked_over import look_over
from gui.kit.scroll import ScrollPage
from gui.kit.surfaces import Banner
from gui.kit.text import Sign, Text
from gui.kit.values import Choice, Tone
from gui.theme import GRID
from resources.words import Words

KEY = "Alt+C"
LoadFile = Callable[[str, Callable[[PersonFile], None]], object]
"""`load(person_id, give)`: read a file on the vault thread, then call `give` with it."""


class DuplicateLine(Banner):
    """Hidden while nobody looks like this one; `told_apart` when the draft says of somebody that he is another."""

    compare_asked = Signal()
    told_apart = Signal()

    def __init__(self, word: Words) -> None:
        """`Compare…` answers to Alt+C."""
        super().__init__("", Tone.WARN)
        self._words = word
        button = self.add_action(word("intake.compare"), self.compare_asked.emit)
        button.setToolTip(KEY)
        bind(KEY, button, button.click)
        self.button = button
        self.hide()

    def show_found(self, found: tuple[LikelyDuplicate, ...]) -> None:
        """Say whom he looks like, or nothing."""
        if found:
            self.show_text(wording.duplicates_line(found, self._words))
        self.setVisible(bool(found))


class CompareDialog(Dialog):
    """The one being recorded and one in the register, item by item.

    `told_apart(person_id, reason)` when they are two men; the reason may be empty.
    """

    told_apart = Signal(str, str)

    def __init__(
        self,
        parent: QWidget,
        word: Words,
        draft: PersonDraft,
        found: tuple[LikelyDuplicate, ...],
        load: LoadFile,
        open_file: Callable[[str], object],
    ) -> None:
        """`open_file` is called with the person's id when it is the same man."""
        super().__init__(parent, word("intake.compare_title"))
        self.setMinimumWidth(104 * GRID)
        self._word, self._draft, self._load = word, draft, load
        self._person_id = found[0].person_id
        self._reasons = {person.person_id: person.reasons for person in found}
        choices = [
            Choice(person.person_id, f"{wording.shortened(person.name)} · {person.tag_number}")
            for person in found
        ]
        self._which = Select(word("intake.compare_which"), choices)
        self._which.chosen.connect(self.show_person)
        chooser = LabelledField(word("intake.compare_which"), self._which)
        reveal(chooser, shown=len(found) > 1)
        self._why = Text("", "warn", wrap=True)
        self._grid = QGridLayout()
        self._grid.setHorizontalSpacing(2 * GRID)
        self._grid.setVerticalSpacing(6)
        self._grid.setColumnStretch(1, 1)
        self._grid.setColumnStretch(2, 1)
        table = named(QWidget(), word("intake.compare_title"))
        table.setLayout(self._grid)
        page = ScrollPage(word("intake.compare_title"), table)
        page.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        page.setMinimumHeight(36 * GRID)
        self.body.addWidget(chooser)
        self.body.addWidget(self._why)
        self.reason = LineEdit(word("intake.different_because"))
        reason = LabelledField(word("intake.different_because"), self.reason)
        look_over(reason, "reason", word)
        self.body.addWidget(page, 1)
        self.body.addWidget(reason)
        self.add_cancel(word("ui.cancel"))
        self.add_verb(word("intake.compare_same"), lambda: open_file(self._person_id))
        different = self.add_verb(
            word("intake.compare_different"),
            lambda: self.told_apart.emit(self._person_id, self.reason.text().strip()),
            kind="primary",
        )
        different.setFocus()
        self.show_person(self._person_id)

    def show_person(self, person_id: str) -> None:
        """Compare with another of those found."""
        self._person_id = person_id
        self._why.setText(wording.reasons(self._reasons[person_id], self._word))
        self._load(person_id, partial(self._show_file, person_id))

    def _show_file(self, person_id: str, file: PersonFile) -> None:
        if person_id != self._person_id:
            return
        clear(self._grid)
        heads = ("intake.compare_field", "intake.compare_here", "intake.compare_there")
        for column, key in enumerate(heads):
            self._grid.addWidget(Text(self._word(key), "small"), 0, column)
        for place, line in enumerate(wording.comparison(self._draft, file, self._word), start=1):
            self._grid.addWidget(Text(line.label, "muted", wrap=True), place, 0)
            self._grid.addWidget(Text(line.here, wrap=True), place, 1)
            self._grid.addWidget(Text(line.there, wrap=True), place, 2)
            if line.verdict:
                differs = line.verdict == "differs"
                mark = Sign("warning" if differs else "done", "warn" if differs else "good", 16)
                self._grid.addWidget(mark, place, 3)
                said = Text(
                    self._word(f"intake.compare_{line.verdict}"), "warn" if differs else "good"
                )
                self._grid.addWidget(said, place, 4)
        self._grid.setRowStretch(self._grid.rowCount(), 1)


class DuplicateWatch:
    """Looks in the register after every pause and shows whom it found; an answer for another draft is dropped."""

    def __init__(
        self,
        screen: Screen,
        presenter: IntakePresenter,
        open_file: Callable[[str], object],
    ) -> None:
        """`open_file` shows a person's file."""
        self._screen, self._presenter, self._open_file = screen, presenter, open_file
        self._workspace: Workspace = screen.desk.session
        self.line = DuplicateLine(screen.desk.words)
        self.line.compare_asked.connect(self.compare)
        self._found: tuple[LikelyDuplicate, ...] = ()
        self._looking: Ticket | None = None

    def look(self) -> None:
        """Look for people like the one in hand."""
        workspace, draft = self._workspace, self._presenter.draft
        if self._looking:
            self._looking.cancel()
        self._looking = self._screen.desk.jobs.run(
            self._screen,
            lambda: alike.likely_men(workspace, draft),
            partial(self._show, draft.id),
        )

    def clear(self) -> None:
        """Nobody is in hand, or somebody new."""
        if self._looking:
            self._looking.cancel()
        self._found = ()
        self.line.show_found(())

    def compare(self) -> CompareDialog | None:
        """Both beside each other."""
        if not self._found:
            return None
        dialog = CompareDialog(
            self._screen,
            self._screen.desk.words,
            self._presenter.draft,
            self._found,
            self._load,
            self._open_file,
        )
        dialog.told_apart.connect(self._different)
        dialog.open()
        return dialog

    def _show(self, draft_id: str, found: tuple[LikelyDuplicate, ...]) -> None:
        if draft_id == self._presenter.draft.id and self._presenter.filling:
            self._found = apart_facts.still_alike(self._presenter.draft, found)
            self.line.show_found(self._found)

    def _different(self, person_id: str, reason: str) -> None:
        evidence = next(each.evidence for each in self._found if each.person_id == person_id)
        reason = reason or self._screen.desk.words("intake.different_compared")
        self._presenter.tell_apart(ApartDraft(person_id, reason, tuple(sorted(evidence))))
        self._show(self._presenter.draft.id, self._found)
        self.line.told_apart.emit()

    def _load(self, person_id: str, give: Callable[[PersonFile], None]) -> None:
        workspace = self._workspace
        self._screen.desk.jobs.run(
            self._screen, lambda: person_files.open_file(workspace, person_id), give
        )
