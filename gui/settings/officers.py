"""Who may open the register: the list, a further officer, one's own passphrase; refuses to remember any."""

from collections.abc import Callable

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QVBoxLayout, QWidget

from casework import access, officers
from casework.views import OfficerView
from gui.desk import Desk
from gui.kit.base import clear, column, named, row
from gui.kit.buttons import Button
from gui.kit.dialog import Dialog
from gui.kit.fields import LineEdit
from gui.kit.labelled import LabelledField, field_row
from gui.kit.passphrase import Meter, PassphraseEdit
from gui.kit.surfaces import Badge, Card, Line
from gui.kit.text import Sign, Text
from gui.kit.values import FieldState, Tone
from gui.settings.presenter import again_state, officer_line
from gui.settings.roles import RolesDialog
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
        self.roles_buttons: dict[str, Button] = {}
        self._barred = Text(words("settings.roles_only_commander"), "small", wrap=True)
        self._barred.hide()
        card.body.addLayout(self._list)
        card.body.addWidget(self._barred)
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
        self._desk.jobs.run(
            self,
            lambda: (officers.officers(workspace), access.gives_roles(workspace)),
            lambda found: self._show(found[0], may_give=found[1]),
        )

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

    def give_roles(self, officer: OfficerView) -> RolesDialog:
        """Ask what an officer is here for."""
        dialog = RolesDialog(self._desk, self.window(), officer, self.refresh)
        dialog.open()
        return dialog

    def _show(self, officers: tuple[OfficerView, ...], *, may_give: bool) -> None:
        focused = next((key for key, each in self.roles_buttons.items() if each.hasFocus()), "")
        clear(self._list)
        self.roles_buttons = {}
        self._barred.setVisible(not may_give)
        for officer in officers:
            self._list.addWidget(Line())
            self._list.addWidget(self._officer(officer, may_give=may_give))
        if focused in self.roles_buttons:
            self.roles_buttons[focused].setFocus()

    def _officer(self, officer: OfficerView, *, may_give: bool) -> QWidget:
        words = self._desk.words
        line = officer_line(officer, words)
        holder = QWidget()
        box = row(Sign("person", "muted"), gap=GRID + 4, parent=holder)
        told = column(
            Text(line.name, "strong"),
            Text(line.detail, "small"),
            Text(line.roles, "small", wrap=True),
            gap=2,
        )
        box.addLayout(told, 1)
        if line.mark:
            tone = Tone.GOOD if line.here_now else Tone.NEUTRAL
            box.addWidget(Badge(line.mark, tone), 0, Qt.AlignmentFlag.AlignVCenter)
        if may_give:
            button = Button(words("settings.roles"), lambda: self.give_roles(officer))
            named(button, words("settings.roles_of", officer=line.name), line.roles)
            self.roles_buttons[officer.id] = button
            box.addWidget(button, 0, Qt.AlignmentFlag.AlignVCenter)
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
