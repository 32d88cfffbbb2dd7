"""A dialog made from a list of fields: for acts that only ask, check and record; refuses to know what they mean.

What is typed stays until the act was recorded: what is refused is said in the dialog, beside its field.
"""

from collections.abc import Callable, Mapping, Sequence
from datetime import date, timedelta

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QWidget

from gui.kit.base import column, describe, dress, named
from gui.kit.dialog import Dialog
from gui.kit.fields import Check, LineEdit, OneChoice, SegmentedChoice, Select, TextArea
from gui.kit.hint import HintRoom
from gui.kit.labelled import LabelledField, field_row
from gui.kit.looked_over import look_over, looks_over
from gui.kit.scroll import ScrollPage
from gui.kit.surfaces import Banner
from gui.kit.values import Tone
from gui.moments import as_typed, moment
from gui.recording.fields import Asks, FormField, Values
from gui.theme import GRID
from resources.words import Words

_CHOICE_COLUMNS = 3
_TALLEST = 480
_LONG_CHOICE = 24
_LONGEST_AHEAD = 3650
"""Days: ten years ahead is as far as anything is planned."""


class FormDialog(Dialog):
    """`done(values)` is called when every field can be read; the dialog stays until `accept`."""

    def __init__(
        self,
        parent: QWidget,
        words: Words,
        heading: tuple[str, str, str],
        fields: Sequence[FormField],
        today: date,
        done: Callable[[Values], object],
    ) -> None:
        """`heading` is the title, which leads nowhere further, a sentence that explains, and the verb of the button."""
        title, text, verb = heading
        super().__init__(parent, title.removesuffix("…"), text)
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        self._words, self._today, self._done = words, today, done
        self._fields = tuple(fields)
        self._controls: dict[str, QWidget] = {}
        self.setMinimumWidth(84 * GRID)
        self._build()
        self.banner = Banner("", Tone.DANGER, word=words("ui.error"))
        self.banner.hide()
        self.body.addWidget(self.banner)
        self.add_cancel(words("ui.cancel"))
        self.record = self.add_verb(verb, self._finish, kind="primary", closes=False)
        self._begin()

    def control(self, name: str) -> QWidget:
        """What is typed into; of a moment `…_day` and `…_hour`.

        Raises:
            KeyError: there is no such field.
        """
        return self._controls[name]

    def refuse(self, problems: Mapping[str, str], *, otherwise: str = "") -> None:
        """Say what cannot be recorded: field → word key; `otherwise` is a sentence about no field."""
        self._mark(problems)
        labels = {field.name: self._words(field.label) for field in self._fields}
        known = dict.fromkeys(
            self._words("intake.remark", field=labels[name], said=self._said(key))
            if name in labels
            else self._said(key)
            for name, key in problems.items()
        )
        self.banner.show_text(" ".join((*known, otherwise)).strip())
        self.banner.setVisible(bool(problems or otherwise))
        for name in problems:
            if control := self._controls.get(self._control_of(name)):
                control.setFocus()
                break
        self._page.setFixedHeight(self._page_height)
        if short := self.fit():
            # The fields scroll: what is said and the verbs stay in sight.
            self._page.setFixedHeight(self._page_height - short)

    def _begin(self) -> None:
        """Where the officer has something to say: not in a line that says already what he pointed at."""
        said = (field.name for field in self._fields if not _stands(field))
        self._controls[self._control_of(next(said, self._fields[0].name))].setFocus()

    # -- building ----------------------------------------------------------------------------------

    def _build(self) -> None:
        lines: dict[int, list[QWidget]] = {}
        for place, field in enumerate(self._fields):
            made = self._moment(field) if field.asks is Asks.MOMENT else [self._labelled(field)]
            lines.setdefault(field.line or -place - 1, []).extend(made)
        rows = (field_row(*parts) if len(parts) > 1 else parts[0] for parts in lines.values())
        holder = QWidget()
        box = column(*rows, gap=GRID + 4, parent=holder)
        if looks_over(holder):
            box.addWidget(HintRoom(holder))
        # On the smallest panel the fields of a long form scroll; its verbs never leave the window.
        page = ScrollPage(self.windowTitle(), holder)
        height = holder.sizeHint().height() + 2
        if height > _TALLEST:
            box.setContentsMargins(0, 0, GRID, 0)
        self._page, self._page_height = page, min(height, _TALLEST)
        page.setFixedHeight(self._page_height)
        self.body.addWidget(page)

    def _labelled(self, field: FormField) -> QWidget:
        label = self._words(field.label)
        control = self._made(field, label)
        self._controls[field.name] = control
        if field.asks is Asks.CHECK:
            return control
        holder = LabelledField(label, control)
        look_over(holder, field.name, self._words)
        return holder

    def _made(self, field: FormField, label: str) -> QWidget:
        if field.asks is Asks.TEXT:
            area = TextArea(label, lines=3)
            area.setPlainText(str(field.start))
            return area
        if field.asks is Asks.CHOICE:
            longest = max(len(choice.label) for choice in field.choices)
            columns = 1 if longest > _LONG_CHOICE else min(len(field.choices), _CHOICE_COLUMNS)
            return SegmentedChoice(label, field.choices, current=str(field.start), columns=columns)
        if field.asks is Asks.SELECT:
            one = OneChoice(field.choices[0]) if _is_one(field) else None
            return one or Select(label, field.choices, str(field.start))
        if field.asks is Asks.CHECK:
            return Check(label, checked=bool(field.start))
        line = LineEdit(label)
        line.setText(str(field.start) if field.start else "")
        return line

    def _moment(self, field: FormField) -> list[QWidget]:
        words = self._words
        day, hour = as_typed(int(field.start)) if field.start else ("", "")
        made: list[QWidget] = []
        for part, text in (("day", day), ("hour", hour)):
            label = words(field.label) if part == "day" else words("people.event_time")
            editor = named(LineEdit(label), f"{words(field.label)}, {label}")
            editor.setText(text)
            self._controls[f"{field.name}_{part}"] = editor
            made.append(LabelledField(label, editor))
        return made

    # -- reading -----------------------------------------------------------------------------------

    def _finish(self) -> None:
        values: Values = {}
        problems: dict[str, str] = {}
        for field in self._fields:
            self._read(field, values, problems)
        self.refuse(problems)
        if not problems:
            self._done(values)

    def _read(self, field: FormField, values: Values, problems: dict[str, str]) -> None:
        if field.asks is Asks.MOMENT:
            day, hour = (self._text(f"{field.name}_{part}") for part in ("day", "hour"))
            if field.optional and not day and not hour:
                values[field.name] = 0
                return
            latest = self._today + timedelta(days=_LONGEST_AHEAD) if field.future else self._today
            read = moment(day, hour, latest)
            values[field.name] = read.instant
            if read.problem:
                part = "day" if read.field == "date" else "hour"
                problems[f"{field.name}_{part}"] = read.problem
            return
        control = self._controls[field.name]
        if isinstance(control, Check):
            values[field.name] = control.isChecked()
        elif isinstance(control, (OneChoice, SegmentedChoice, Select)):
            values[field.name] = control.key()
            if not control.key() and not field.optional:
                problems[field.name] = "form.choose"
        elif field.asks is Asks.NUMBER:
            self._read_number(field, values, problems)
        else:
            values[field.name] = self._text(field.name)

    def _read_number(self, field: FormField, values: Values, problems: dict[str, str]) -> None:
        text = self._text(field.name)
        values[field.name] = int(text) if text.isdecimal() else 0
        if text and not text.isdecimal():
            problems[field.name] = "form.number"

    def _text(self, name: str) -> str:
        control = self._controls[name]
        if isinstance(control, TextArea):
            return control.toPlainText().strip()
        return control.text().strip() if isinstance(control, LineEdit) else ""

    # -- saying ------------------------------------------------------------------------------------

    def _mark(self, problems: Mapping[str, str]) -> None:
        wrong = {self._control_of(name): key for name, key in problems.items()}
        for name, control in self._controls.items():
            said = self._said(wrong[name]) if name in wrong else ""
            dress(control, tone=Tone.DANGER.value if said else Tone.NEUTRAL.value)
            describe(control, said=said)

    def _control_of(self, name: str) -> str:
        """The control that a problem concerns: a moment's day; a time of the custody itself is the first moment."""
        if name in self._controls:
            return name
        if f"{name}_day" in self._controls:
            return f"{name}_day"
        moments = (field.name for field in self._fields if field.asks is Asks.MOMENT)
        return f"{next(moments, '')}_day" if name == "occurred_at" else name

    def _said(self, key: str) -> str:
        try:
            return self._words(key)
        except KeyError:
            return key


def _stands(field: FormField) -> bool:
    return (field.asks is Asks.LINE and bool(field.start)) or _is_one(field)


def _is_one(field: FormField) -> bool:
    return field.asks is Asks.SELECT and len(field.choices) == 1
