"""The groups of the page put together, and the way from the presenter's draft onto them; decides nothing."""

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QHBoxLayout, QWidget

from casework.remarks import DATE_FIELDS
from gui.binding import Binding
from gui.intake import wording
from gui.intake.asked import AskedCard
from gui.intake.circumstances import CircumstancesCard
from gui.intake.condition import ConditionCard
from gui.intake.presenter import IntakePresenter
from gui.intake.property import PropertyPanel
from gui.intake.volunteered import VolunteeredCard
from gui.kit.base import column
from gui.kit.values import FieldState
from gui.theme import GRID
from resources.words import Words

_SHARES = (42, 30, 33)


class IntakePage(QWidget):
    """Everything that is filled in. `edited` after every change, `left` when a field was left."""

    edited = Signal()
    left = Signal()

    def __init__(self, presenter: IntakePresenter, word: Words) -> None:
        """All fields of one person."""
        super().__init__()
        self._presenter, self._word = presenter, word
        self.binding = Binding(word, self)
        self.circumstances = CircumstancesCard(self.binding, word)
        self.asked = AskedCard(self.binding, presenter, word)
        self.volunteered = VolunteeredCard(self.binding, word)
        self.condition = ConditionCard(self.binding, word)
        self.belongings = PropertyPanel(word)
        self.condition.body.addWidget(self.belongings, 1)
        self._columns: QHBoxLayout = QHBoxLayout()
        self._columns.setSpacing(GRID)
        for card, share in zip(
            (self.asked, self.volunteered, self.condition), _SHARES, strict=True
        ):
            self._columns.addWidget(card, share)
        column(self.circumstances, self._columns, None, gap=GRID, parent=self)
        self.binding.typed.connect(self._typed)
        self.binding.left.connect(self._leave_field)
        for field in self.asked.fields.values():
            field.marked.connect(self._marked)
        self.circumstances.group.valueChanged.connect(self._resize_group)

    def show_all(self) -> None:
        """Show the whole draft, with nothing said about its fields yet."""
        presenter = self._presenter
        self.asked.forget_answers()
        self.binding.show(presenter.draft.fields)
        self.binding.tell({})
        self.circumstances.show_group(presenter.draft.group_size, presenter.draft.group_position)
        self.show_property()
        self._show_rest()

    def show_property(self) -> None:
        """List property and papers anew."""
        self.belongings.show_draft(self._presenter.draft)

    def show_remarks(self, *, but_not_in_hand: bool = False) -> None:
        """Say what there is to say beside each field; a date in the middle of being typed is left in peace."""
        states = wording.states(self._presenter.remarks(), self._presenter.draft.fields, self._word)
        if but_not_in_hand:
            states = {name: state for name, state in states.items() if not self._in_hand(name)}
        self.tell(states)

    def tell(self, states: dict[str, FieldState]) -> None:
        """Show these states and no others."""
        known = self.binding.names()
        self.binding.tell({name: state for name, state in states.items() if name in known})

    def begin(self, typed: str = "") -> None:
        """The cursor stands in Surname, after what was typed already while the page before was saved."""
        self.binding.focus("surname")
        if typed:
            self.asked.fields["surname"].editor.insert(typed)
            self._typed("surname", typed)

    def set_filling(self, *, filling: bool) -> None:
        """Allow or bar typing."""
        for card in (self.circumstances, self.asked, self.volunteered, self.condition):
            card.setEnabled(filling)

    def tab_order(self) -> list[QWidget]:
        """Every control in reading order."""
        return [
            self.circumstances.group,
            *self.binding.in_order(),
            self.belongings.listed,
            *self.belongings.buttons,
        ]

    def _in_hand(self, name: str) -> bool:
        return name in DATE_FIELDS and self.binding.control(name).hasFocus()

    def _typed(self, name: str, text: str) -> None:
        changed = self._presenter.typed(name, text)
        self.binding.quiet(name)
        self.binding.show(self._presenter.draft.fields, changed)
        self._show_rest()
        self.edited.emit()

    def _leave_field(self, name: str) -> None:
        if self._presenter.filling:
            changed = self._presenter.left(name)
            self.binding.show(self._presenter.draft.fields, changed)
            self.show_remarks()
            self._show_rest()
            self.left.emit()

    def _marked(self, _answer: object) -> None:
        self._show_rest()
        self.edited.emit()

    def _resize_group(self, size: int) -> None:
        self._presenter.set_group(size)
        self.edited.emit()

    def _show_rest(self) -> None:
        self.asked.show_answers(self._presenter.answers())
        self.asked.show_count(*self._presenter.settled())
        self.asked.show_scheme(self._presenter.value("latin_scheme"))
