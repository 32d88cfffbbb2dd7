"""Settles a conflict: the values side by side with who wrote them and when; refuses to settle without a reason."""

from collections.abc import Callable, Sequence
from datetime import date

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QButtonGroup, QRadioButton, QWidget

from casework.remarks import DATE_FIELDS, cleaned, date_of
from casework.views import ConflictView, PersonFile
from gui.kit.base import column, named, row
from gui.kit.dialog import Dialog
from gui.kit.fields import LineEdit, TextArea
from gui.kit.labelled import LabelledField
from gui.kit.surfaces import Banner, Card
from gui.kit.text import Text
from gui.kit.values import FieldState, Tone
from gui.people.presenter import name_of, when_exactly
from gui.people.wording import field_word, value_word
from gui.theme import GRID
from models.partial_date import DateRefusedError
from resources.words import Words

_NONE = -1


class ConflictDialog(Dialog):
    """`done(value, reason)` is called with the value that is right."""

    def __init__(
        self,
        parent: QWidget,
        words: Words,
        file: PersonFile,
        conflict: ConflictView,
        today: date,
        done: Callable[[str, str], object],
    ) -> None:
        """Nothing is chosen at first: no value is more right than the other."""
        super().__init__(
            parent, words("people.conflict_title"), words("people.conflict_intro"), tone=Tone.WARN
        )
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        self._words, self._conflict, self._today, self._done = words, conflict, today, done
        self.setMinimumWidth(90 * GRID)
        self._group = QButtonGroup(self)
        who = f"{name_of(file.card, words)} · {file.card.tag_number}"
        self.body.addWidget(
            Text(f"{field_word(conflict.field, words)} · {who}", "strong", wrap=True)
        )
        self._values(conflict.values)
        self.banner = Banner("", Tone.DANGER, word=words("ui.error"))
        self.banner.hide()
        self.body.addWidget(self.banner)
        self.reason = TextArea(words("ui.reason"), lines=2)
        self._reason_field = LabelledField(words("ui.reason"), self.reason)
        self.body.addWidget(self._reason_field)
        self.body.addWidget(Text(words("people.conflict_after"), "small", wrap=True))
        self.add_cancel(words("ui.cancel"))
        self.settle = self.add_verb(
            words("people.conflict_do"), self._finish, kind="primary", closes=False
        )

    def _values(self, values: Sequence[tuple[str, str, int]]) -> None:
        words = self._words
        side_by_side = row(gap=GRID + 4)
        self.choices: list[QRadioButton] = []
        for place, (value, officer, recorded_at) in enumerate(values):
            shown = value_word(self._conflict.field, value, words) or words("people.nothing")
            said = words(
                "people.conflict_by",
                officer=officer or words("people.conflict_nobody"),
                when=when_exactly(recorded_at, words),
            )
            card = Card()
            choice = named(QRadioButton(shown.replace("&", "&&")), f"{shown}, {said}")
            self._group.addButton(choice, place)
            self.choices.append(choice)
            card.body.addLayout(column(choice, Text(said, "small", wrap=True), None, gap=4))
            side_by_side.addWidget(card, 1)
        self.body.addLayout(side_by_side)
        self.another = QRadioButton(words("people.conflict_other"))
        named(self.another, words("people.conflict_other"))
        self._group.addButton(self.another, len(values))
        self.typed = LineEdit(words("people.conflict_other"))
        self.typed.textEdited.connect(self._typing)
        line = row(self.another, gap=GRID)
        line.addWidget(self.typed, 1)
        self.body.addLayout(line)

    def _typing(self, _text: str) -> None:
        self.another.setChecked(True)

    def _value(self) -> str:
        """The value chosen or typed, as it would be kept; nothing while there is none.

        Raises:
            DateRefusedError: what was typed is no date that can be kept.
        """
        chosen = self._group.checkedId()
        if chosen == _NONE:
            return ""
        if chosen < len(self._conflict.values):
            return self._conflict.values[chosen][0]
        typed = cleaned(self._conflict.field, self.typed.text()).text
        when = date_of(typed, self._today) if self._conflict.field in DATE_FIELDS else None
        return when.iso() if when else typed

    def _finish(self) -> None:
        reason, problem, value = self.reason.toPlainText().strip(), "", ""
        try:
            value = self._value()
        except DateRefusedError as refused:
            problem = refused.fault.value
        problem = problem or ("" if value else "people.conflict_choose")
        self.banner.setVisible(bool(problem))
        if problem:
            self.banner.show_text(self._words(problem))
            self.choices[0].setFocus()
            self.adjustSize()
            return
        if not reason:
            needed = self._words("people.reason_needed")
            self._reason_field.set_state(FieldState(Tone.DANGER, needed))
            self.reason.setFocus()
            self.adjustSize()
            return
        self.accept()
        self._done(value, reason)
