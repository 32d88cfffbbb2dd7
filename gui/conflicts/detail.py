"""One conflict: accounts side by side, what else is known, the choice, its reason and what follows from it.

Nothing is chosen at first. Refuses to lose what was typed: the page is built anew only for another conflict.
"""

from collections.abc import Mapping
from itertools import pairwise

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QButtonGroup, QGridLayout, QRadioButton, QWidget

from gui.conflicts.cards import AccountCard, WordedChoice
from gui.conflicts.values import TYPED, Page
from gui.kit.base import column, named, reveal, row
from gui.kit.buttons import Button, PrimaryButton
from gui.kit.fields import LineEdit, Select
from gui.kit.labelled import LabelledField
from gui.kit.looked_over import look_over
from gui.kit.scroll import ScrollPage
from gui.kit.surfaces import Badge, Banner, Card, Line
from gui.kit.text import Text
from gui.kit.values import FINE, Choice, FieldState, Tone
from gui.people.parts import FactsGrid
from gui.theme import GRID
from resources.words import Words


class ConflictPanel(QWidget):
    """`chosen(key, typed)` when the choice changes, `asked(key, typed, reason)` to settle, `opened()` for the file."""

    chosen = Signal(str, str)
    asked = Signal(str, str, str)
    opened = Signal()

    def __init__(self, words: Words) -> None:
        """No conflict yet."""
        super().__init__()
        named(self, words("conflicts.title"))
        self._words = words
        self.page: Page | None = None
        self.choices: dict[str, QRadioButton] = {}
        self.typed: LineEdit | Select | None = None
        self._group = QButtonGroup(self)
        self._scroll: ScrollPage | None = None
        self._holder = QWidget()
        self._body = column(gap=0, parent=self._holder)
        outer = column(self._head(), gap=GRID, parent=self)
        outer.addWidget(self._holder, 1)
        outer.addWidget(self._foot())

    def show_page(self, page: Page) -> None:
        """Show a conflict; the same one as before keeps what was chosen and typed."""
        if page == self.page:
            return
        self.page = page
        self.title.setText(page.title)
        self.step.show_text(page.step)
        self.subject.setText(page.subject)
        self.open_button.set_word(page.open_word)
        reveal(self.open_button, shown=bool(page.opens[0]))
        self._rebuild(page)
        self.reason.clear()
        reveal(self._decision, shown=bool(self.choices))
        self.refuse({})
        self._tell()

    def show_nothing(self) -> None:
        """There is no conflict: nothing of the last one is kept."""
        self.page, self.choices, self.typed = None, {}, None
        self.reason.clear()
        self._replace(None)

    def show_consequence(self, text: str) -> None:
        """What will happen elsewhere."""
        self.consequence.setText(text)

    def refuse(self, problems: Mapping[str, str]) -> None:
        """Say what is missing: `value` and `reason` → word key; the keyboard goes to the first."""
        words = self._words
        value, reason = problems.get("value", ""), problems.get("reason", "")
        self.banner.setVisible(bool(value))
        if value:
            self.banner.show_text(words(value))
        self._reason_field.set_state(FieldState(Tone.DANGER, words(reason)) if reason else FINE)
        if value and self.typed is not None and self.key() == TYPED:
            self.typed.setFocus()
        elif value:
            self.focus_choice()
        elif reason:
            self.reason.setFocus()

    def focus_choice(self) -> None:
        """The keyboard goes to the choice that is made, else to the first."""
        buttons = list(self.choices.values())
        target = next((button for button in buttons if button.isChecked()), None)
        target = target or next(iter(buttons), None) or self.open_button
        target.setFocus()

    def key(self) -> str:
        """The key of the choice made, or nothing."""
        return next((key for key, button in self.choices.items() if button.isChecked()), "")

    # -- building ----------------------------------------------------------------------------------

    def _head(self) -> QWidget:
        words = self._words
        head = QWidget()
        self.title = Text("", "title", wrap=True)
        self.step = Badge("", Tone.INFO)
        self.subject = Text("", "strong", wrap=True)
        self.subject.setTextInteractionFlags(Qt.TextInteractionFlag.TextSelectableByMouse)
        self.open_button = Button(
            words("conflicts.open"), self.opened.emit, icon="open", kind="quiet"
        )
        first = row(gap=GRID)
        first.addWidget(self.title, 1)
        first.addWidget(self.step, 0, Qt.AlignmentFlag.AlignVCenter)
        first.addWidget(self.open_button)
        column(first, self.subject, gap=2, parent=head)
        return head

    def _foot(self) -> QWidget:
        words = self._words
        foot = QWidget()
        self.consequence = Text("", wrap=True)
        # Room for what follows from a choice, so that choosing moves little.
        self.consequence.setMinimumHeight(2 * self.consequence.fontMetrics().lineSpacing())
        self.consequence.setAlignment(Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignTop)
        self.banner = Banner("", Tone.DANGER, word=words("ui.error"))
        self.banner.hide()
        self.reason = LineEdit(words("ui.reason"))
        self._reason_field = LabelledField(words("ui.reason"), self.reason)
        look_over(self._reason_field, "reason", words)
        self.settle = PrimaryButton(
            words("conflicts.settle"), self._ask, key="Ctrl+Return", icon="done"
        )
        self._decision = QWidget()
        line = row(gap=GRID + 4, parent=self._decision)
        line.addWidget(self._reason_field, 1)
        line.addWidget(self.settle, 0, Qt.AlignmentFlag.AlignBottom)
        column(Line(), self.consequence, self.banner, self._decision, gap=GRID, parent=foot)
        return foot

    def _rebuild(self, page: Page) -> None:
        self.choices, self.typed = {}, None
        self._group.deleteLater()
        self._group = QButtonGroup(self)
        content = QWidget()
        box = column(gap=GRID + 4, parent=content)
        box.setContentsMargins(0, 0, GRID, 0)
        for text, role in ((page.intro, "muted"), (page.agreed, "")):
            if text:
                box.addWidget(Text(text, role, wrap=True))
        # In sight before the cards, which may need to be scrolled: one chooses among all there is.
        for choice in page.others:
            box.addWidget(self._other(choice))
        box.addLayout(self._accounts(page))
        if page.typed:
            box.addWidget(self._typing(page))
        if page.rest:
            box.addWidget(self._rest(page))
        box.addStretch(1)
        for button in self.choices.values():
            # A screen reader toggles a button without clicking it.
            button.toggled.connect(self._tell)
        self._replace(ScrollPage(page.title, content))
        # The page is younger than the foot: the keyboard still goes through it before.
        typed = (self.typed,) if self.typed is not None else ()
        for before, after in pairwise((self.open_button, *self.choices.values(), *typed)):
            QWidget.setTabOrder(before, after)

    def _replace(self, scroll: ScrollPage | None) -> None:
        if self._scroll is not None:
            self._body.removeWidget(self._scroll)
            self._scroll.hide()
            self._scroll.deleteLater()
        self._scroll = scroll
        if scroll is not None:
            self._body.addWidget(scroll)

    def _accounts(self, page: Page) -> QGridLayout:
        grid = QGridLayout()
        grid.setSpacing(GRID + 4)
        for place, account in enumerate(page.accounts):
            card = AccountCard(account, self._group)
            if card.button is not None:
                self.choices[account.key] = card.button
            grid.addWidget(card, place // 2, place % 2)
        for side in range(2):
            grid.setColumnStretch(side, 1)
        return grid

    def _other(self, choice: Choice) -> QWidget:
        made = WordedChoice(choice.label, choice.hint)
        self._group.addButton(made.button)
        self.choices[choice.key] = made.button
        return made

    def _typing(self, page: Page) -> QWidget:
        holder = QWidget()
        button = named(QRadioButton(page.typed.replace("&", "&&")), page.typed)
        self._group.addButton(button)
        self.choices[TYPED] = button
        line = row(button, gap=GRID, parent=holder)
        name = f"{page.typed}: {page.title}"
        if page.offered:
            blank = Choice("", self._words("intake.not_recorded"))
            select = Select(name, (blank, *page.offered))
            select.chosen.connect(self._typed)
            self.typed = select
        else:
            edit = LineEdit(name)
            edit.textEdited.connect(self._typed)
            self.typed = edit
        line.addWidget(self.typed, 1)
        return holder

    def _rest(self, page: Page) -> QWidget:
        card = Card(page.rest_title)
        grid = FactsGrid(page.rest_title)
        grid.show_facts(page.rest)
        card.body.addWidget(grid)
        return card

    # -- what the officer does ---------------------------------------------------------------------

    def _typed(self, _text: str) -> None:
        self.choices[TYPED].setChecked(True)
        self._tell()

    def _text(self) -> str:
        if isinstance(self.typed, Select):
            return self.typed.key()
        return self.typed.text() if self.typed is not None else ""

    def _tell(self, _checked: bool = True) -> None:  # noqa: FBT001, FBT002 - a slot of `toggled`
        self.banner.hide()
        self.chosen.emit(self.key(), self._text())

    def _ask(self) -> None:
        self.asked.emit(self.key(), self._text(), self.reason.text().strip())
