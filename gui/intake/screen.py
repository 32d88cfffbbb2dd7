"""The intake screen: one page, keyboard only, for one person or a group that shares its circumstances.

Every pause keeps the draft in the vault; a save answers at once and never asks twice. Refuses to lose a
word: leaving, locking, a change of language and a failed save all keep what was typed.
"""

from functools import partial

from PySide6.QtCore import Qt
from PySide6.QtGui import QKeyEvent

from casework import intake
from casework.drafts import PersonDraft
from casework.intake import Registered
from gui.desk import Desk
from gui.intake import wording
from gui.intake.keeping import DraftKeeper
from gui.intake.layout import IntakeLayout
from gui.intake.presenter import Phase
from gui.intake.property_acts import PropertyActs
from gui.kit.dialog import Dialog, ask
from gui.kit.values import Tone
from gui.paper.screen import PaperDialog
from models.clock import to_datetime
from models.errors import InputRefused, NotAllowedByArticle, SafeConductError

_IN_HAND = "intake_draft"
_UNMODIFIED = Qt.KeyboardModifier.KeypadModifier | Qt.KeyboardModifier.ShiftModifier


class IntakeScreen(IntakeLayout):
    """Record people: the heart of the program."""

    help_page = "intake"

    def __init__(self, desk: Desk) -> None:
        """Empty until `arrive`."""
        super().__init__(desk)
        self.keeper = DraftKeeper(self, self.presenter, self.head, self._paused)
        self.belongings = PropertyActs(self, desk.words, self.presenter, self._listed_anew)
        self._arrived = False
        self._last: Registered | None = None
        self._typed_ahead: str | None = None
        self.page.edited.connect(self._edited)
        self.page.left.connect(self.keeper.touch)
        self.left_behind.taken.connect(self._take_up_left)
        self.left_behind.thrown.connect(self._throw_left)
        self.page.belongings.item_asked.connect(self.belongings.ask_item)
        self.page.belongings.document_asked.connect(self.belongings.ask_document)
        self.page.belongings.removed.connect(self.belongings.remove)
        self.duplicates.line.told_apart.connect(self._told_apart)
        self.foot.asked.connect(self._do)

    @property
    def last_saved(self) -> Registered | None:
        """Who was saved last at this screen, since it was opened."""
        return self._last

    # -- coming and going -------------------------------------------------------------------------

    def arrive(self, **what: object) -> None:
        """Offer the drafts left behind and begin; or go on where it was left."""
        if self.presenter.filling:
            self.page.begin()
        elif self._arrived:
            self.foot.save_and_next.setFocus()
        else:
            self._arrived = True
            workspace = self._workspace

            def opening() -> tuple[tuple[PersonDraft, ...], PersonDraft, str]:
                fresh = intake.start(workspace)
                return intake.drafts(workspace), fresh, intake.next_tag(workspace)

            self.desk.jobs.run(self, opening, self._opened)

    def leave(self) -> None:
        """Keep what was typed, in this form and in a dialog over it."""
        self.belongings.rescue()
        self.keeper.keep_unkept()

    def _opened(self, found: tuple[tuple[PersonDraft, ...], PersonDraft, str]) -> None:
        drafts, fresh, tag = found
        held = self.desk.property(_IN_HAND)
        own = next((draft for draft in drafts if draft.id == held), None)
        self._take_up(own or fresh, tag)
        self.left_behind.offer(tuple(draft for draft in drafts if draft is not own), self._offset)

    def _take_up(self, draft: PersonDraft, tag: str, *, carried_over: bool = False) -> None:
        # A night at the table passes midnight: the day is asked for anew with each person.
        self.presenter.today = to_datetime(self._workspace.now(), self._offset).date()
        self.presenter.take_up(draft, tag, carried_over=carried_over)
        self.desk.setProperty(_IN_HAND, draft.id)
        self.duplicates.clear()
        self.page.set_filling(filling=True)
        self.page.show_all()
        self.head.show_draft(self.presenter)
        self.head.show_kept("")
        self.foot.show_phase(self.presenter.phase)
        self.page.begin(self._typed_ahead or "")
        self._typed_ahead = None

    def _take_up_left(self, draft: PersonDraft) -> None:
        self.keeper.keep_unkept()
        self._take_up(draft, self.presenter.tag)
        self.duplicates.look()

    def _throw_left(self, draft: PersonDraft) -> None:
        workspace = self._workspace
        self.desk.jobs.run(
            self, lambda: intake.discard_draft(workspace, draft.id), lambda _: self.page.begin()
        )

    # -- while it is filled in --------------------------------------------------------------------

    def _edited(self) -> None:
        self.head.show_draft(self.presenter)
        self.foot.typing_goes_on()
        self.keeper.touch()

    def _paused(self, changed: bool) -> None:  # noqa: FBT001 - a callback
        self.page.show_remarks(but_not_in_hand=True)
        if changed:
            self.duplicates.look()

    def _listed_anew(self) -> None:
        self.page.show_property()
        self._edited()

    def _told_apart(self) -> None:
        self.foot.say(self.desk.words("intake.different_noted"), Tone.NEUTRAL)
        self.keeper.touch()

    def _do(self, verb: str) -> None:
        if verb == "print":
            self.print_tag()
        elif verb == "discard":
            self.ask_discard()
        elif verb == "open":
            if self._last:
                self._go_to(self._last.person_id)
        else:
            self.save(verb)

    def ask_discard(self) -> Dialog | None:
        """Ask before what was typed about this person is thrown away."""
        if not self.presenter.filling:
            return None
        word = self.desk.words
        return ask(
            self,
            word("intake.discard_question"),
            word("intake.discard_meaning"),
            verb=word("intake.discard_draft"),
            cancel=word("ui.cancel"),
            then=self._discard,
            danger=True,
        )

    def _discard(self) -> None:
        self.keeper.stop()
        workspace, draft, tag = self._workspace, self.presenter.draft, self.presenter.tag

        def begin_anew() -> PersonDraft:
            intake.discard_draft(workspace, draft.id)
            return intake.start(workspace, draft.shared(), draft.group_size, draft.group_position)

        self.desk.jobs.run(self, begin_anew, lambda fresh: self._take_up(fresh, tag))

    # -- saving -----------------------------------------------------------------------------------

    def save(self, after: str) -> None:
        """Record the person; `after` is `next`, `stay` or `print`."""
        if self.presenter.phase is Phase.SAVED:
            if after == "next":
                self._begin_next()
            return
        if self.presenter.filling and self.presenter.draft.is_empty:
            self.foot.say(self.desk.words("intake.nothing_yet"), Tone.NEUTRAL)
            return
        if not self.presenter.begin_saving():
            return
        self.keeper.stop()
        self.foot.say(self.desk.words("intake.saving"), Tone.NEUTRAL)
        self._typed_ahead = "" if after == "next" else None
        self.setFocus()
        self.page.set_filling(filling=False)
        workspace, draft = self._workspace, self.presenter.draft
        self.desk.jobs.run(
            self,
            lambda: intake.register(workspace, draft),
            partial(self._saved, after),
            self._not_saved,
        )

    def _saved(self, after: str, registered: Registered) -> None:
        self.presenter.was_saved()
        self._last = registered
        self.desk.setProperty(_IN_HAND, "")
        self.desk.note_saved()
        time = wording.clock_time(registered.saved_at, self._offset)
        said = self.desk.words("intake.saved", tag=registered.tag_number, time=time)
        if self.presenter.group_completed:
            size = self.presenter.draft.group_size
            said = f"{said} · {self.desk.words('intake.group_complete', n=size)}"
        self.foot.say(said)
        self.duplicates.clear()
        if after == "next":
            self._begin_next()
            return
        self._stand_still()
        if after == "print":
            self._show_tag()

    def _stand_still(self) -> None:
        self._typed_ahead = None
        self.head.show_draft(self.presenter)
        self.head.show_kept("")
        self.foot.show_phase(self.presenter.phase)
        self.foot.save_and_next.setFocus()

    def _not_saved(self, error: SafeConductError) -> None:
        self._typed_ahead = None
        self.presenter.saving_failed()
        self.page.set_filling(filling=True)
        self.page.show_remarks()
        self.keeper.keep_unkept()
        word = self.desk.words
        problems = error.problems if isinstance(error, InputRefused) else {}
        if wrong := [name for name in self.page.binding.names() if name in problems]:
            self.foot.say(word("intake.cannot_save"), Tone.DANGER)
            self.page.binding.focus(wrong[0])
        elif isinstance(error, InputRefused | NotAllowedByArticle):
            self.foot.say(word("intake.item_not_lawful"), Tone.DANGER)
            self.page.belongings.listed.setFocus()
        else:
            self.foot.say("")
            self.page.begin()
            self.desk.show_error(error)

    def _begin_next(self) -> None:
        workspace, draft = self._workspace, self.presenter.draft
        goes_on, shared = self.presenter.group_goes_on, self.presenter.shared_after()
        self.presenter.phase = Phase.OPENING

        def begin() -> tuple[PersonDraft, str]:
            fresh = (
                intake.next_person(workspace, draft) if goes_on else intake.start(workspace, shared)
            )
            return fresh, intake.next_tag(workspace)

        def begun(found: tuple[PersonDraft, str]) -> None:
            self._take_up(*found, carried_over=bool(shared) and not goes_on)

        def failed(error: SafeConductError) -> None:
            self.presenter.was_saved()
            self._stand_still()
            self.desk.show_error(error)

        self.desk.jobs.run(self, begin, begun, failed)

    def print_tag(self) -> None:
        """The tag of the person in hand, who is saved first; of the one saved last when the form is empty."""
        if self.presenter.filling and not self.presenter.draft.is_empty:
            self.save("print")
        elif self._last:
            self._show_tag()
        else:
            self.foot.say(self.desk.words("intake.nothing_yet"), Tone.NEUTRAL)

    def _show_tag(self) -> None:
        if self._last:
            PaperDialog(self.desk, "k1", (self._last.person_id,), parent=self).open()

    # -- keys -------------------------------------------------------------------------------------

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Enter goes on to the next field; what is typed during a save goes into the next Surname."""
        plain = not event.modifiers() & ~_UNMODIFIED
        text = event.text()
        if self._typed_ahead is not None and plain and text and text.isprintable():
            self._typed_ahead += text
        elif event.key() in {Qt.Key.Key_Return, Qt.Key.Key_Enter} and plain:
            self.focusNextChild()
        else:
            super().keyPressEvent(event)
