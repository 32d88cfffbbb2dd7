"""Corrects fields of a person: what was recorded stands beside what is typed; refuses to overwrite in silence."""

from collections.abc import Callable, Mapping, Sequence
from functools import partial

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QTabBar, QWidget

from gui.binding import Binding
from gui.intake import wording as intake_wording
from gui.kit.answer import AnswerField
from gui.kit.base import column, named
from gui.kit.dialog import Dialog
from gui.kit.fields import LineEdit
from gui.kit.labelled import LabelledField, field_row
from gui.kit.looked_over import look_over
from gui.kit.suggest import SuggestEdit
from gui.kit.surfaces import Banner
from gui.kit.text import Text
from gui.kit.values import Choice, FieldState, Suggestion, Tone
from gui.people.amending import Amending
from gui.people.choices import CHOICES
from gui.people.presenter import known
from gui.people.wording import FIELD_WORDS, GROUPS, value_word
from gui.theme import GRID
from models import ranks
from models.answers import ASKED_ITEMS, Answer
from resources.words import Words

_LINES: Mapping[str, Sequence[Sequence[str]]] = {
    "identity": (
        ("surname", "first_names", "patronymic"),
        ("rank", "born", "service_number"),
        ("surname_latin", "first_names_latin", "latin_scheme"),
        ("other_names", "non_disclosure"),
    ),
    "origin": (
        ("power", "language", "sex"),
        ("interpreter", "father_first_name", "mother_maiden_name"),
        ("place_of_birth", "unit_volunteered", "inform_name"),
        ("inform_address", "home_address", "mail_address"),
        ("note",),
    ),
    "capture": (
        ("captured_on", "captured_time", "captured_grid"),
        ("captured_place", "capturing_unit", "handed_over_by"),
    ),
    "condition": (("health", "first_aid", "handling_code"),),
}

_SHARES: Mapping[str, Sequence[int]] = {"other_names": (1, 2), "power": (5, 3, 3)}
"""Lines whose lists need more room than their neighbours, by their first field."""


class AmendDialog(Dialog):
    """`done(changes, reason)` is called with what differs; the dialog stays until `accept`."""

    def __init__(
        self,
        parent: QWidget,
        words: Words,
        amending: Amending,
        done: Callable[[dict[str, str], str], object],
    ) -> None:
        """Identity first."""
        super().__init__(parent, words("people.amend_title"))
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        self._words, self._amending, self._done = words, amending, done
        self.binding = Binding(words, self)
        self._answers: dict[str, AnswerField] = {}
        self._pages: dict[str, QWidget] = {}
        known = amending.file.fields
        shown = {
            group: [kept for line in lines if (kept := [name for name in line if name in known])]
            for group, lines in _LINES.items()
        }
        # What the officer may not see is not offered to be corrected either.
        self._lines = {group: lines for group, lines in shown.items() if lines}
        self._build()
        self.binding.typed.connect(self._typed)
        self.add_cancel(words("ui.cancel"))
        self.save = self.add_verb(
            words("people.amend_save"), self._finish, kind="primary", closes=False
        )
        self.resize(min(110 * GRID, parent.width() - 6 * GRID), 0)
        self._judge()
        self.binding.focus("surname")

    def refuse(self, problems: Mapping[str, str]) -> None:
        """Say beside the fields what cannot be kept, and go to the first of them."""
        states = self._amending.states(self._words)
        for name, key in problems.items():
            if name not in states or states[name].tone is not Tone.DANGER:
                states[name] = FieldState(Tone.DANGER, known(key, self._words, key))
        self.binding.tell(states)
        self._reason_field.set_state(states.get("reason", FieldState()))
        first = next((name for name in self.binding.names() if name in problems), "")
        if first:
            self.show_group(next(group for group, names in GROUPS.items() if first in names))
            self.binding.focus(first)
        elif "reason" in problems:
            self.reason.setFocus()

    def begin_with(self, name: str, reason: str) -> None:
        """A field was changed before the dialog opened: its group is shown, why is said, and the save comes next."""
        self.show_group(next(group for group, names in GROUPS.items() if name in names))
        self.reason.setText(reason)
        self.save.setFocus()

    def show_group(self, group: str) -> None:
        """Show one group of fields."""
        self.tabs.setCurrentIndex(list(self._lines).index(group))

    # -- building ----------------------------------------------------------------------------------

    def _build(self) -> None:
        words = self._words
        self.tabs = named(QTabBar(), words("people.amend_title"))
        self.tabs.setExpanding(False)
        self.tabs.setDrawBase(False)
        self.tabs.setUsesScrollButtons(False)
        holder = QWidget()
        self._holder = column(gap=0, parent=holder)
        for group in self._lines:
            self.tabs.addTab(words(f"people.facts_{group}"))
        self.reason = LineEdit(words("ui.reason"))
        self._reason_field = LabelledField(words("people.reason_free"), self.reason)
        look_over(self._reason_field, "reason", words)
        self.count = Text("", "muted")
        self.banner = Banner("", Tone.DANGER, word=words("ui.error"))
        self.banner.hide()
        for part in (self.tabs, holder, self.banner, self._reason_field, self.count):
            self.body.addWidget(part)
        self.body.setStretch(1, 1)
        self.tabs.currentChanged.connect(self._turn)
        self._turn(0)

    def _page(self, group: str) -> QWidget:
        """Fields are made when their group is first looked at: most corrections need one."""
        if group not in self._pages:
            page = QWidget()
            column(*(self._line(line) for line in self._lines[group]), gap=GRID, parent=page)
            values = self._amending.values
            self.binding.show(values, GROUPS[group])
            for item in set(self._answers) & set(GROUPS[group]):
                mark = Answer(values.get(f"{item}_answer", ""))
                self._answers[item].set_value(values.get(item, ""), mark)
            self._pages[group] = page
            self._holder.addWidget(page, 0, Qt.AlignmentFlag.AlignTop)
        return self._pages[group]

    def _line(self, names: Sequence[str]) -> QWidget:
        stretch = _SHARES.get(names[0], ())
        return field_row(*(self._field(name) for name in names), stretch=stretch)

    def _field(self, name: str) -> LabelledField:
        label = self._words(FIELD_WORDS[name])
        if name in ASKED_ITEMS:
            return self._asked(name, label)
        if name in CHOICES:
            blank = Choice("", self._words("intake.not_recorded"))
            offered = [
                Choice(value, value_word(name, value, self._words)) for value in CHOICES[name]
            ]
            return self.binding.select(name, label, [blank, *offered])
        return self.binding.line(name, label)

    def _asked(self, name: str, label: str) -> LabelledField:
        editor = SuggestEdit(label, self._ranks) if name == "rank" else None
        field = AnswerField(label, self._words, editor)
        field.marked.connect(partial(self._marked, name))
        if editor is not None:
            editor.taken.connect(self._take_rank)
        self._answers[name] = field
        return self.binding.answered(name, label, field)

    def _ranks(self, typed: str) -> list[Suggestion]:
        power = self._amending.values.get("power", "").lower()
        found = ranks.complete(typed, 8, (f"{power}_army", f"{power}_navy"))
        return [
            Suggestion(
                match.rank.native, intake_wording.rank_detail(match, self._words), match.rank.key
            )
            for match in found
        ]

    # -- what the officer does ---------------------------------------------------------------------

    def _take_rank(self, taken: Suggestion) -> None:
        self._answers["rank"].editor.setText(taken.value)
        self._answers["rank"].edited.emit(taken.value)

    def _turn(self, place: int) -> None:
        shown = self._page(list(self._lines)[place])
        for page in self._pages.values():
            page.setVisible(page is shown)

    def _marked(self, item: str, answer: Answer) -> None:
        self._amending.marked(item, answer)
        self._judge()

    def _typed(self, name: str, text: str) -> None:
        moved = self._amending.typed(name, text)
        self.binding.show(self._amending.values, moved)
        self._judge()

    def _judge(self) -> None:
        words, amending = self._words, self._amending
        changed = len(amending.changed())
        self.binding.tell(amending.states(words))
        wanted = "people.reason_wanted" if amending.reason_wanted else "people.reason_free"
        self._reason_field.set_label(words(wanted))
        said = words.count("people.fields_changed", changed) if changed else ""
        self.count.setText(said or words("people.nothing_changed"))
        self.save.setEnabled(bool(changed))

    def _finish(self) -> None:
        reason = self.reason.text().strip()
        problems = self._amending.problems(reason)
        self.refuse(problems)
        if not problems:
            self._done(self._amending.changes(), reason)
