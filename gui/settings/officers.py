"""Who may open the register: the list, a further officer, one's own passphrase; refuses to remember any."""

from collections.abc import Callable

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QVBoxLayout, QWidget

from casework import officers
from casework.views import OfficerView
from gui.desk import Desk
from gui.kit.base import clear, column, row
from gui.kit.buttons import Button
from gui.kit.dialog import Dialog
from gui.kit.fields import LineEdit
from gui.kit.labelled import LabelledField, field_row
from gui.kit.passphrase import Meter, PassphraseEdit
from gui.kit.surfaces import Badge, Card, Line
from gui.kit.text import Sign, Text
from gui.kit.values import FieldState, Tone
from gui.settings.presenter import OfficerLine, again_state, officer_line
from gui.theme import GRID
from models.errors import InputRefused, SafeConductError, WrongPassphrase


class OfficersSection(QWidget):
    """The officers, and the two things to do about them."""

    def __init__(self, desk: Desk) -> None:
        super().__init__()
        self._desk = desk
        words = desk.words
        card = Card(words("settings.officers"))
        card.body.addWidget(Text(words("settings.officers_intro"), "muted", wrap=True))
        self._list: QVBoxLayout = column(gap=GRID)
        card.body.addLayout(self._list)
        self.add_button = Button(words("settings.add_officer"), self.add_officer, icon="add")
        self.change_button = Button(
            words("settings.change_passphrase"), self.change_passphrase, icon="key"
        )
        verbs = row(self.add_button, self.change_button, None, gap=GRID)
        verbs.setContentsMargins(0, GRID, 0, 0)
        card.body.addLayout(verbs)
        column(card, None, parent=self)

    def refresh(self) -> None:
        """Read the officers."""
        workspace = self._desk.session
        self._desk.jobs.run(self, lambda: officers.officers(workspace), self._show)

    def add_officer(self) -> "AddOfficerDialog":
        """Ask for a further officer."""
        dialog = AddOfficerDialog(self._desk, self.window(), self.refresh)
        dialog.open()
        return dialog

    def change_passphrase(self) -> "ChangePassphraseDialog":
        """Ask for another passphrase of one's own."""
        dialog = ChangePassphraseDialog(self._desk, self.window())
        dialog.open()
        return dialog

    def _show(self, officers: tuple[OfficerView, ...]) -> None:
        clear(self._list)
        for officer in officers:
            self._list.addWidget(Line())
            self._list.addWidget(self._officer(officer_line(officer, self._desk.words)))

    def _officer(self, line: OfficerLine) -> QWidget:
        holder = QWidget()
        box = row(Sign("person", "muted"), gap=GRID + 4, parent=holder)
        box.addLayout(column(Text(line.name, "strong"), Text(line.detail, "small"), gap=2), 1)
        if line.mark:
            tone = Tone.GOOD if line.here_now else Tone.NEUTRAL
            box.addWidget(Badge(line.mark, tone), 0, Qt.AlignmentFlag.AlignVCenter)
        return holder


class _PassphraseDialog(Dialog):
    """What both dialogs share: a new passphrase twice, how strong it is, and what was refused."""

    def __init__(self, desk: Desk, parent: QWidget, title: str, label: str, verb: str) -> None:
        super().__init__(parent, title)
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        self._desk = desk
        words = desk.words
        self.passphrase = PassphraseEdit(label, words)
        self.again = PassphraseEdit(words("first_run.passphrase_again"), words)
        self.meter = Meter(words)
        self._first = LabelledField(label, self.passphrase)
        self._second = LabelledField(words("first_run.passphrase_again"), self.again)
        self._told = Text("", "danger", wrap=True)
        self._told.hide()
        for edit in (self.passphrase.edit, self.again.edit):
            edit.textChanged.connect(self._typed)
        self.add_cancel(words("ui.cancel"))
        self.verb_button = self.add_verb(verb, self._try, kind="primary", closes=False)
        self._typed("")

    def add_passphrases(self) -> None:
        """Put the shared part below what was put in before."""
        for part in (self._first, self.meter, self._second, self._told):
            self.body.addWidget(part)
        why = Text(self._desk.words("first_run.passphrase_why"), "small", wrap=True)
        self.body.addWidget(why)

    def may_try(self) -> bool:
        """Whether enough was typed; the register has the last word."""
        return bool(self.passphrase.edit.text())

    def act(self, passphrase: str) -> Callable[[], object]:
        """What is to be done on the vault thread."""
        raise NotImplementedError

    def done_well(self) -> None:
        """What to say when it is done."""
        raise NotImplementedError

    def refused_field(self, name: str) -> LabelledField:
        """The field a refusal belongs to."""
        return self._first

    def _typed(self, _text: str) -> None:
        first, again = self.passphrase.edit.text(), self.again.edit.text()
        self.meter.show_strength_of(first)
        self._first.set_state(FieldState())
        self._second.set_state(again_state(first, again, self._desk.words))
        self.verb_button.setEnabled(self.may_try() and bool(first) and first == again)

    def _try(self) -> None:
        self._told.setText(self._desk.words("settings.working"))
        self._told.set_role("muted")
        self._told.show()
        self.verb_button.setEnabled(False)
        call = self.act(self.passphrase.edit.text())
        self._desk.jobs.run(self, call, self._succeeded, self._refused)

    def _succeeded(self, _answer: object) -> None:
        for field in self.findChildren(PassphraseEdit):
            field.take()
        self.accept()
        self.done_well()

    def _refused(self, error: SafeConductError) -> None:
        words = self._desk.words
        self._told.hide()
        self.verb_button.setEnabled(True)
        if isinstance(error, InputRefused):
            for name, key in error.problems.items():
                state = FieldState(Tone.DANGER, words(key))
                self.refused_field(name).set_state(state)
        elif isinstance(error, WrongPassphrase):
            self._told.set_role("danger")
            self._told.setText(words("settings.passphrase_wrong"))
            self._told.show()
        else:
            self.reject()
            self._desk.show_error(error)


class AddOfficerDialog(_PassphraseDialog):
    """A further officer, with a passphrase of their own."""

    def __init__(self, desk: Desk, parent: QWidget, then: Callable[[], object]) -> None:
        """`then` is called when the officer was added."""
        words = desk.words
        self._then = then
        self.name = LineEdit(words("settings.officer_name"))
        self.rank = LineEdit(words("field.rank"))
        self.role = LineEdit(words("settings.officer_position"))
        self.unit = LineEdit(words("settings.officer_unit"))
        super().__init__(
            desk,
            parent,
            words("settings.add_officer_title"),
            words("settings.passphrase_theirs"),
            words("settings.add_officer_do"),
        )
        self._name_field = LabelledField(words("settings.officer_name"), self.name)
        self.body.addWidget(
            field_row(self._name_field, LabelledField(words("field.rank"), self.rank))
        )
        self.body.addWidget(
            field_row(
                LabelledField(words("settings.officer_position"), self.role),
                LabelledField(words("settings.officer_unit"), self.unit),
            )
        )
        self.add_passphrases()
        self.name.textChanged.connect(self._typed)
        self.name.setFocus()

    def may_try(self) -> bool:
        """A name is needed."""
        return bool(self.name.text().strip())

    def refused_field(self, name: str) -> LabelledField:
        """The name, or the passphrase."""
        return self._name_field if name == "name" else self._first

    def act(self, passphrase: str) -> Callable[[], object]:
        """Add the officer."""
        workspace = self._desk.session
        facts = (self.name.text(), self.rank.text(), self.role.text(), self.unit.text())
        return lambda: officers.add_officer(workspace, *facts, passphrase)

    def done_well(self) -> None:
        """Say so, and show the list anew."""
        self._desk.note_saved()
        self._desk.notice(self._desk.words("settings.officer_added"))
        self._then()


class ChangePassphraseDialog(_PassphraseDialog):
    """Another passphrase for the officer who is here."""

    def __init__(self, desk: Desk, parent: QWidget) -> None:
        words = desk.words
        self.old = PassphraseEdit(words("settings.passphrase_old"), words)
        super().__init__(
            desk,
            parent,
            words("settings.change_passphrase_title"),
            words("settings.passphrase_new"),
            words("settings.change_passphrase_do"),
        )
        self._old_field = LabelledField(words("settings.passphrase_old"), self.old)
        self.body.addWidget(self._old_field)
        self.add_passphrases()
        self.old.edit.textChanged.connect(self._typed)
        self.old.edit.setFocus()

    def may_try(self) -> bool:
        """The passphrase until now is needed."""
        return bool(self.old.edit.text())

    def refused_field(self, name: str) -> LabelledField:
        """The passphrase until now, or the new one."""
        return self._old_field if name == "old" else self._first

    def act(self, passphrase: str) -> Callable[[], object]:
        """Change it."""
        workspace, old = self._desk.session, self.old.edit.text()
        return lambda: officers.change_passphrase(workspace, old, passphrase)

    def done_well(self) -> None:
        """Say so."""
        self._desk.notice(self._desk.words("settings.passphrase_changed"))
