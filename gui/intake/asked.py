"""The five items a prisoner may be asked for (GC III art. 17(1)), each with its mark; refuses a sixth.

Beside them, not asked but written down: the patronymic as part of the first names, and the Latin form.
"""

from collections.abc import Callable, Mapping

from gui.binding import Binding
from gui.intake import wording
from gui.intake.presenter import IntakePresenter
from gui.intake.remarks import RemarkedRow
from gui.intake.tight import tighten
from gui.kit.answer import AnswerField
from gui.kit.fields import LineEdit
from gui.kit.labelled import LabelledField
from gui.kit.suggest import SuggestEdit, SuggestionDelegate
from gui.kit.surfaces import Card
from gui.kit.values import Suggestion
from models.answers import ASKED_ITEMS, Answer
from resources.words import Words

_NO_SCHEME = "–"
_RANK_LIST = 520


class AskedField(AnswerField):
    """An answer whose next mark the presenter decides, so that no mark ever empties a field."""

    def __init__(
        self,
        name: str,
        words: Words,
        next_mark: Callable[[], Answer],
        editor: LineEdit | None = None,
    ) -> None:
        """`next_mark` goes one mark on and gives it."""
        self._next_mark = next_mark
        super().__init__(name, words, editor)

    def cycle(self) -> None:
        """The next mark; what is typed stays."""
        answer = self._next_mark()
        self.set_value(self.text(), answer)
        self.marked.emit(answer)


class AskedCard(Card):
    """Surname, first names, rank, date of birth, number."""

    def __init__(self, binding: Binding, presenter: IntakePresenter, word: Words) -> None:
        """Adds its fields to `binding`."""
        super().__init__(word("intake.asked"), " ")
        tighten(self)
        self._presenter, self._word = presenter, word
        self.fields: dict[str, AskedField] = {}
        self._shown: dict[str, Answer] = {}
        surname = self._asked(binding, "surname", word("field.surname"))
        first_names = self._asked(binding, "first_names", word("intake.first_names"))
        patronymic = binding.line("patronymic", word("field.patronymic"))
        self._rank = SuggestEdit(word("field.rank"), self._suggest_ranks)
        self._rank.taken.connect(self._take_rank)
        completer = self._rank.completer()
        if completer and (popup := completer.popup()):
            popup.setMinimumWidth(_RANK_LIST)
            # A completer puts its own delegate on a list that it is given.
            popup.setItemDelegate(SuggestionDelegate(popup))
        rank = self._asked(binding, "rank", word("intake.rank"), self._rank)
        born = self._asked(binding, "born", word("intake.born"), spoken="field.date_of_birth")
        number = self._asked(
            binding, "service_number", word("intake.service_number"), spoken="field.service_number"
        )
        latin: dict[str, LabelledField] = {
            "surname_latin": binding.line(
                "surname_latin", word("intake.latin"), spoken=word("intake.latin_surname")
            ),
            "first_names_latin": binding.line(
                "first_names_latin", _NO_SCHEME, spoken=word("intake.latin_first_names")
            ),
        }
        self._scheme = latin["first_names_latin"]
        lines: tuple[dict[str, LabelledField], ...] = (
            {"surname": surname},
            {"first_names": first_names, "patronymic": patronymic},
            {"rank": rank},
            {"born": born},
            {"service_number": number},
            latin,
        )
        for line in lines:
            shares = (3, 2) if "patronymic" in line else ()
            self.body.addWidget(RemarkedRow(binding, word, line, shares))
        self.body.addStretch(1)

    def show_answers(self, answers: Mapping[str, Answer]) -> None:
        """Show each mark that changed without telling anybody."""
        for item, field in self.fields.items():
            if self._shown.get(item) is not answers[item]:
                field.set_value(field.text(), answers[item])
        self._shown = dict(answers)

    def forget_answers(self) -> None:
        """Another draft is shown: whatever the marks say is of the one before."""
        self._shown = {}

    def show_count(self, settled: int, total: int) -> None:
        """How many of the five have an answer."""
        self.set_title(
            self._word("intake.asked"), self._word("intake.asked_count", n=settled, total=total)
        )

    def show_scheme(self, scheme: str) -> None:
        """Under which rule the Latin form was made."""
        shown = self._word(f"intake.scheme_{scheme}") if scheme else _NO_SCHEME
        self._scheme.set_label(shown)

    def _asked(
        self,
        binding: Binding,
        item: str,
        label: str,
        editor: LineEdit | None = None,
        spoken: str = "",
    ) -> LabelledField:
        if item not in ASKED_ITEMS:
            raise ValueError(item)
        name = self._word(spoken) if spoken else label
        field = AskedField(name, self._word, lambda: self._presenter.cycle(item), editor)
        self.fields[item] = field
        return binding.answered(item, label, field, spoken=self._word(spoken) if spoken else "")

    def _suggest_ranks(self, typed: str) -> list[Suggestion]:
        return [
            Suggestion(
                self._presenter.with_rank(typed, match.rank),
                wording.rank_detail(match, self._word),
                match.rank.key,
            )
            for match in self._presenter.ranks_for(typed)
        ]

    def _take_rank(self, taken: Suggestion) -> None:
        self._rank.setText(taken.value)
        self._presenter.rank_picked(taken.value, taken.key)
        self.fields["rank"].edited.emit(taken.value)
        self.fields["rank"].set_value(taken.value, self._presenter.answer("rank"))
