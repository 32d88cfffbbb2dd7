"""The details of a device, what was done about whom we trust, and why a concern is put aside; decides nothing.

Refuses to close the last of them before the register has taken what was decided.
"""

from collections.abc import Callable, Sequence
from functools import partial

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QWidget

from casework.trust_views import TrustActView
from gui.exchange.acts_list import ActsList
from gui.exchange.devices import DeviceSheet
from gui.exchange.facts import facts_grid
from gui.kit.base import column, named, row
from gui.kit.buttons import Button
from gui.kit.dialog import Dialog
from gui.kit.fields import LineEdit, Select
from gui.kit.labelled import LabelledField
from gui.kit.looked_over import look_over
from gui.kit.scroll import ScrollPage
from gui.kit.surfaces import Card, tone_colour
from gui.kit.text import Sign, Text
from gui.kit.values import FINE, SIGNS, Choice, FieldState, Tone
from gui.theme import GRID
from models.trust_acts import Concern
from resources.words import Words

_WIDTH = 84 * GRID
_HEIGHT = 76 * GRID
_MARGIN = 6 * GRID
ALL = "all"
"""The key of the choice that means every device a concern is about."""


class ActsDialog(Dialog):
    """Who did what about devices and keys, nothing else."""

    def __init__(self, parent: QWidget, words: Words, acts: Sequence[TrustActView]) -> None:
        """`acts`, the newest first."""
        super().__init__(parent, words("trust_act.title"), words("trust_act.text"))
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        self.acts = ActsList(words, acts)
        _scrolled(self, parent, self.acts)
        self.add_cancel(words("ui.close"))


class DeviceDialog(Dialog):
    """One device: how it stands, what is wrong with it, what was done about it."""

    def __init__(
        self,
        parent: QWidget,
        words: Words,
        sheet: DeviceSheet,
        acts: Sequence[TrustActView] | None,
        deal: Callable[[Concern], object],
    ) -> None:
        """`acts` is nothing for an officer to whom they are not shown; `deal` is called when one is to be put aside."""
        super().__init__(parent, sheet.name)
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        self._words, self._deal = words, deal
        self.buttons: dict[Concern, Button] = {}
        holder = QWidget()
        box = column(facts_grid(sheet.facts), gap=2 * GRID, parent=holder)
        if sheet.concerns:
            box.addWidget(self._concerns(sheet))
        done = Card(words("trust_act.about"))
        if acts is None:
            done.body.addWidget(Text(words("trust_act.not_yours"), "muted", wrap=True))
        else:
            self.acts = ActsList(words, acts)
            done.body.addWidget(self.acts)
        box.addWidget(done)
        _scrolled(self, parent, holder)
        self.add_cancel(words("ui.close"))

    def _concerns(self, sheet: DeviceSheet) -> Card:
        card = Card(self._words("concern.title"))
        for line in sheet.concerns:
            holder = named(QWidget(), line.text)
            box = row(gap=GRID, parent=holder)
            if line.tone is not Tone.NEUTRAL:
                box.addWidget(Sign(SIGNS[line.tone], tone_colour(line.tone)))
            box.addWidget(Text(line.text, wrap=True), 1)
            if line.can_deal:
                button = Button(
                    self._words("concern.deal"), partial(self._ask, line.concern), kind="quiet"
                )
                self.buttons[line.concern] = button
                box.addWidget(button)
            card.body.addWidget(holder)
        return card

    def _ask(self, concern: Concern) -> None:
        self.accept()
        self._deal(concern)


class DealDialog(Dialog):
    """Of which device a concern is put aside, and why; `done(devices, reason)`."""

    def __init__(
        self,
        parent: QWidget,
        words: Words,
        concern: Concern,
        devices: Sequence[Choice],
        done: Callable[[tuple[str, ...], str], object],
    ) -> None:
        """`devices` are those of which it may be put aside; at least one."""
        what = words(f"exchange.state.{concern}")
        super().__init__(parent, words("concern.deal_title", what=what), words("concern.deal_text"))
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        self.setMinimumWidth(_WIDTH)
        self._words, self._done = words, done
        self._devices = tuple(each.key for each in devices)
        every = [Choice(ALL, words("concern.all", n=len(devices)))] if len(devices) > 1 else []
        label = words("exchange.peer.device")
        self.device = Select(label, [*every, *devices])
        self.reason = LineEdit(words("ui.reason"))
        hint = words("concern.reason_hint")
        self._reason = LabelledField(words("ui.reason"), self.reason, hint=hint)
        self.body.addWidget(LabelledField(label, self.device))
        look_over(self._reason, "reason", words)
        self.body.addWidget(self._reason)
        self.add_cancel(words("ui.cancel"))
        self.verb = self.add_verb(
            words("concern.deal_do"), self._finish, kind="primary", closes=False
        )
        self.reason.setFocus()

    def _finish(self) -> None:
        reason, chosen = self.reason.text().strip(), self.device.key()
        if not reason:
            told = self._words("concern.reason_needed")
            self._reason.set_state(FieldState(Tone.DANGER, told))
            self.reason.setFocus()
            return
        self._reason.set_state(FINE)
        self._done(self._devices if chosen == ALL else (chosen,), reason)


def _scrolled(dialog: Dialog, behind: QWidget, part: QWidget) -> None:
    """Put a part into a page that scrolls, as large as the window behind lets it be."""
    holder = QWidget()
    column(part, None, parent=holder)
    page = ScrollPage(dialog.windowTitle(), holder)
    # What is only to be read holds no control that would bring the reader on: the page itself answers to the arrows.
    page.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
    dialog.body.addWidget(page, 1)
    dialog.resize(min(_WIDTH, behind.width() - _MARGIN), min(_HEIGHT, behind.height() - _MARGIN))
