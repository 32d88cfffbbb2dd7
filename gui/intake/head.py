"""The two lines that never scroll away: who this is and whether it is kept, above; the verbs, below."""

from functools import partial

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QWidget

from gui.intake.presenter import IntakePresenter, Phase
from gui.kit.base import row
from gui.kit.buttons import Button, PrimaryButton
from gui.kit.surfaces import Badge
from gui.kit.text import Sign, Text
from gui.kit.values import SIGNS, Tone
from gui.theme import GRID
from resources.words import Words

_INK = {Tone.GOOD: "good", Tone.WARN: "warn", Tone.DANGER: "danger", Tone.NEUTRAL: "muted"}


class Head(QWidget):
    """Title, which one of the group, tag number, how long the draft has been safe."""

    def __init__(self, word: Words) -> None:
        """Nothing known yet."""
        super().__init__()
        self._word = word
        self.position = Badge("", Tone.INFO)
        self.carried = Badge("", Tone.NEUTRAL)
        self.tag = Text("", "strong")
        self.kept = Text("", "muted")
        row(
            Text(word("ui.intake"), "title"),
            self.position,
            self.carried,
            None,
            Text(word("intake.tag"), "muted"),
            self.tag,
            self.kept,
            gap=GRID + 4,
            parent=self,
        )

    def show_draft(self, presenter: IntakePresenter) -> None:
        """Show which person of the group this is, and his tag."""
        draft, word = presenter.draft, self._word
        in_group = draft.group_size > 1
        place = word("intake.position", position=draft.group_position, size=draft.group_size)
        self.position.show_text(place if in_group else "")
        carried = presenter.carried_over and not in_group and presenter.filling
        self.carried.show_text(word("intake.carried_over") if carried else "")
        self.tag.setText(presenter.tag)

    def show_kept(self, said: str, role: str = "muted") -> None:
        """Since when the draft is safe, or that it is not."""
        self.kept.setText(said)
        self.kept.set_role(role)


class Foot(QWidget):
    """Save and next, save, print the tag; what was saved last; discard. `asked` names the verb."""

    asked = Signal(str)

    def __init__(self, word: Words) -> None:
        """Keys: Ctrl+Enter, Ctrl+S, Ctrl+P."""
        super().__init__()
        self._word, self._doubtful = word, False
        self.save_and_next = PrimaryButton(
            word("intake.save_and_next"), partial(self.asked.emit, "next"), key="Ctrl+Return"
        )
        self.save = Button(word("ui.save"), partial(self.asked.emit, "stay"), key="Ctrl+S")
        self.print_tag = Button(
            word("intake.print_tag"), partial(self.asked.emit, "print"), key="Ctrl+P"
        )
        self.discard = Button(
            word("intake.discard_draft"), partial(self.asked.emit, "discard"), kind="quiet"
        )
        self.open_file = Button(
            word("intake.open_file"), partial(self.asked.emit, "open"), kind="quiet"
        )
        self._sign = Sign("done", "good")
        self._said = Text("", "good", wrap=True)
        line = row(self.save_and_next, self.save, self.print_tag, gap=GRID, parent=self)
        line.addSpacing(GRID)
        line.addWidget(self._sign)
        line.addWidget(self._said, 1)
        line.addWidget(self.discard)
        line.addWidget(self.open_file)
        self.say("")
        self.show_phase(Phase.OPENING)

    def verbs(self) -> list[QWidget]:
        """In reading order."""
        return [self.save_and_next, self.save, self.print_tag, self.discard, self.open_file]

    def said(self) -> str:
        """What stands beside the verbs."""
        return self._said.text()

    def say(self, text: str, tone: Tone = Tone.GOOD) -> None:
        """What was saved, or why not; a sign says which."""
        self._doubtful = tone is not Tone.GOOD
        self._sign.setVisible(bool(text))
        self._sign.show_icon(SIGNS[tone], _INK[tone])
        self._said.setText(text)
        self._said.set_role(_INK[tone])

    def typing_goes_on(self) -> None:
        """What was said about an empty or faulty form is over; what was saved stays in sight."""
        if self._doubtful:
            self.say("")

    def show_phase(self, phase: Phase) -> None:
        """Which verbs there are now."""
        saved = phase is Phase.SAVED
        key = "intake.next_person" if saved else "intake.save_and_next"
        self.save_and_next.set_word(self._word(key))
        self.save.setEnabled(not saved)
        self.discard.setVisible(not saved)
        self.open_file.setVisible(saved)
