"""The questions about joining and leading an authority; each shows what to compare, and none decides.

Refuses to close before the register has taken what was decided.
"""

from collections.abc import Callable, Sequence

from PySide6.QtCore import Qt
from PySide6.QtGui import QShowEvent
from PySide6.QtWidgets import QWidget

from casework.trust_views import AnswerView, DeviceView, RequestView
from gui.exchange import wording
from gui.exchange.faces import Fact
from gui.exchange.facts import facts_grid
from gui.kit.dialog import Dialog
from gui.kit.fields import Check, LineEdit, SegmentedChoice, Select
from gui.kit.labelled import LabelledField, field_row
from gui.kit.looked_over import look_over
from gui.kit.surfaces import Banner, Card
from gui.kit.text import Text
from gui.kit.values import FINE, Choice, FieldState, Tone
from gui.theme import GRID
from resources.words import Words
from sync.trust.registrar import Admission
from sync.trust.roster import BUREAU, HUB, STATION

_WIDTH = 80 * GRID
_ROLES = (STATION, BUREAU, HUB)
_AS_ASKED = "as asked"


class _TrustDialog(Dialog):
    """What they share: the fingerprint in large letters, and a verb that waits for the register."""

    def __init__(
        self, parent: QWidget, words: Words, stem: str, *, tone: Tone | None = None
    ) -> None:
        super().__init__(
            parent, words(f"exchange.{stem}_title"), words(f"exchange.{stem}_text"), tone=tone
        )
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        self.setMinimumWidth(_WIDTH)
        self._words = words

    def add_fingerprint(self, label: str, fingerprint: str) -> None:
        """The one thing two people compare."""
        card = Card()
        card.body.addWidget(Text(label, "small"))
        code = Text(fingerprint, "figure")
        code.setTextInteractionFlags(Qt.TextInteractionFlag.TextSelectableByMouse)
        code.setAccessibleName(f"{label}: {fingerprint}")
        card.body.addWidget(code)
        self.body.addWidget(card)

    def showEvent(self, event: QShowEvent) -> None:
        """As high as its words need: Qt gives a new window two thirds of the screen at most."""
        super().showEvent(event)
        self.resize(self.width(), max(self.height(), self.heightForWidth(self.width())))

    def add_verbs(self, verb: str, act: Callable[[], object], *, kind: str = "primary") -> None:
        """Cancel, and the verb; the dialog stays until somebody accepts it."""
        self.add_cancel(self._words("ui.cancel"))
        self.verb = self.add_verb(verb, act, kind=kind, closes=False)


class AskDialog(_TrustDialog):
    """Shows the laptop's own fingerprint and asks what others shall call it; `done(name)`."""

    def __init__(
        self, parent: QWidget, words: Words, fingerprint: str, done: Callable[[str], object]
    ) -> None:
        """`fingerprint` is what the registrar will read."""
        super().__init__(parent, words, "ask")
        self._done = done
        self.add_fingerprint(words("exchange.own_fingerprint"), fingerprint)
        self.name = LineEdit(words("exchange.laptop_name"))
        hint = words("exchange.laptop_name_hint")
        self.body.addWidget(LabelledField(words("exchange.laptop_name"), self.name, hint=hint))
        self.add_verbs(words("exchange.ask_save"), self._finish)
        self.name.setFocus()

    def _finish(self) -> None:
        self._done(self.name.text().strip())


class JoinDialog(_TrustDialog):
    """Shows an authority before it is believed; `done()` when the fingerprint is the same."""

    def __init__(
        self, parent: QWidget, words: Words, answer: AnswerView, done: Callable[[], object]
    ) -> None:
        """Nothing is believed yet."""
        super().__init__(parent, words, "join", tone=Tone.WARN)
        self.add_fingerprint(words("exchange.fingerprint"), answer.fingerprint)
        self.body.addWidget(
            facts_grid(
                (
                    Fact(words("exchange.authority_name"), answer.authority),
                    Fact(words("exchange.join_station"), answer.station or "–"),
                    Fact(words("exchange.role"), roles_in_words(answer.roles, words)),
                    Fact(words("exchange.valid_until"), wording.day(answer.valid_until, words)),
                )
            )
        )
        if answer.leaves:
            told = words("exchange.join_leaves", name=answer.leaves)
            self.body.addWidget(Banner(told, Tone.INFO))
        self.add_verbs(words("exchange.join_do"), done)


class AnswerDialog(_TrustDialog):
    """Shows who asks, and asks what the device is called, receives and belongs to; `done(admission)`."""

    def __init__(
        self,
        parent: QWidget,
        words: Words,
        asked: RequestView,
        stations: Sequence[Choice],
        done: Callable[[Admission], object],
    ) -> None:
        """`stations` are those of the roster."""
        super().__init__(parent, words, "answer", tone=Tone.WARN)
        self._asked, self._done = asked, done
        self.add_fingerprint(words("exchange.fingerprint"), asked.fingerprint)
        place = " · ".join(part for part in (asked.station, asked.station_code) if part)
        when = wording.day(asked.made_at, words)
        self.body.addWidget(
            facts_grid(
                (
                    Fact(words("exchange.peer.station"), place),
                    Fact(words("exchange.asked_at"), when),
                )
            )
        )
        for banner in _remarks(asked, words):
            self.body.addWidget(banner)
        self.name = LineEdit(words("exchange.device_name"))
        self.name.setText(asked.name)
        name = LabelledField(words("exchange.device_name"), self.name)
        label = words("exchange.peer.station")
        inferred = asked.station_id if asked.replaces else ""
        self.station = Select(label, self._stations(stations), inferred)
        self._station = LabelledField(label, self.station)
        self.body.addWidget(field_row(name, self._station))
        roles = [Choice(role, words(f"exchange.role.{role}")) for role in _ROLES]
        wanted = next((role for role in asked.roles if role in _ROLES), STATION)
        self.role = SegmentedChoice(words("exchange.role"), roles, current=wanted)
        self.body.addWidget(LabelledField(words("exchange.role"), self.role))
        self.add_verbs(words("exchange.answer_do"), self._finish)
        self.name.setFocus()

    def _stations(self, stations: Sequence[Choice]) -> list[Choice]:
        """A device of a station that is there already is not given it by its own word."""
        asked, words = self._asked, self._words
        if asked.known:
            first = [Choice(_AS_ASKED, words("exchange.station_asked", station=asked.station))]
        elif asked.station_known:
            first = [Choice("", words("exchange.station_pick"))]
        else:
            told = words("exchange.station_asked", station=asked.station)
            first = [Choice(_AS_ASKED, told)]
        return [*first, *stations]

    def _finish(self) -> None:
        station = self.station.key()
        if not station:
            told = self._words("exchange.station_pick_needed")
            self._station.set_state(FieldState(Tone.DANGER, told))
            self.station.setFocus()
            return
        self._station.set_state(FINE)
        self._done(
            Admission(
                station=None if station == _AS_ASKED else station,
                roles=(self.role.key() or STATION,),
                name=self.name.text().strip(),
            )
        )


def _remarks(asked: RequestView, words: Words) -> list[Banner]:
    found: list[Banner] = []
    if asked.practice:
        found.append(Banner(words("exchange.request_practice"), Tone.WARN))
    if asked.replaces:
        facts = {"name": asked.replaces, "station": asked.station}
        found.append(Banner(words("exchange.request_replaces", **facts), Tone.INFO))
    if asked.known:
        found.append(Banner(words("exchange.request_known"), Tone.INFO))
    if asked.code_taken:
        told = words("exchange.code_taken", code=asked.station_code)
        found.append(Banner(told, Tone.DANGER))
    return found


class RevokeDialog(_TrustDialog):
    """Which device, and why; `done(device, reason)`."""

    def __init__(
        self,
        parent: QWidget,
        words: Words,
        devices: Sequence[DeviceView],
        done: Callable[[DeviceView, str], object],
    ) -> None:
        """`devices` are those that can be revoked; at least one."""
        super().__init__(parent, words, "revoke", tone=Tone.DANGER)
        self._done = done
        self._devices = {each.id: each for each in devices}
        pick = Choice("", words("exchange.revoke_pick"))
        choices = [Choice(each.id, f"{each.name} · {each.station}") for each in devices]
        self.device = Select(words("exchange.peer.device"), [pick, *choices])
        self._device = LabelledField(words("exchange.peer.device"), self.device)
        self.reason = LineEdit(words("ui.reason"))
        self._reason = LabelledField(words("ui.reason"), self.reason)
        look_over(self._reason, "reason", words)
        self.body.addWidget(self._device)
        self.body.addWidget(self._reason)
        self.add_verbs(words("exchange.revoke_do"), self._finish, kind="danger")
        self.device.setFocus()

    def _finish(self) -> None:
        device = self._devices.get(self.device.key())
        reason = self.reason.text().strip()
        words = self._words
        missing = FieldState(Tone.DANGER, words("exchange.revoke_pick_needed"))
        unsaid = FieldState(Tone.DANGER, words("trust.reason_needed"))
        self._device.set_state(FINE if device else missing)
        self._reason.set_state(FINE if reason else unsaid)
        if device is None:
            self.device.setFocus()
        elif not reason:
            self.reason.setFocus()
        else:
            self._done(device, reason)


class RenewDialog(_TrustDialog):
    """Whether the others stay valid as well; `done(ids of devices)`."""

    def __init__(
        self,
        parent: QWidget,
        words: Words,
        others: Sequence[DeviceView],
        done: Callable[[tuple[str, ...]], object],
    ) -> None:
        """`others` are all devices but this one that are not revoked."""
        super().__init__(parent, words, "renew")
        self._done = done
        self._others = tuple(each.id for each in others)
        told = words.count("exchange.renew_also", len(others))
        self.also = Check(told, checked=bool(others))
        if others:
            self.body.addWidget(self.also)
        self.add_verbs(words("exchange.renew"), self._finish)
        (self.also if others else self.verb).setFocus()

    def _finish(self) -> None:
        self._done(self._others if self.also.isChecked() else ())


def roles_in_words(roles: Sequence[str], words: Words) -> str:
    """What a device receives; a role this program does not know stays as it is spelt."""
    known = (*_ROLES, "registrar")
    told = [words(f"exchange.role.{role}") if role in known else role for role in roles]
    return "; ".join(told) or "–"
