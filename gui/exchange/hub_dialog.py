"""Where the bureau's hub answers and which certificate vouches for it; refuses an address anybody could listen to."""

from collections.abc import Callable

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QFileDialog, QWidget

from gui.kit.base import column, row
from gui.kit.buttons import Button
from gui.kit.dialog import Dialog
from gui.kit.fields import LineEdit
from gui.kit.labelled import LabelledField
from gui.kit.values import FieldState, Tone
from gui.theme import GRID
from resources.words import Words

_WIDTH = 72 * GRID
_SAFE = "https://"
_HERE = ("http://127.0.0.1", "http://localhost", "http://[::1]")


class HubDialog(Dialog):
    """`done(address, certificate file)`; an empty address means no hub."""

    def __init__(
        self, parent: QWidget, words: Words, url: str, done: Callable[[str, str], object]
    ) -> None:
        """`url` is what is set now."""
        super().__init__(parent, words("exchange.hub"))
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        self.setMinimumWidth(_WIDTH)
        self._words, self._done = words, done
        self.address = LineEdit(words("exchange.hub_address"), placeholder=_SAFE)
        self.address.setText(url)
        hint = words("exchange.hub_address_hint")
        self._address = LabelledField(words("exchange.hub_address"), self.address, hint=hint)
        self.certificate = LineEdit(words("exchange.hub_certificate"))
        self.choose = Button(words("exchange.hub_certificate_choose"), self._choose, icon="open")
        field = LabelledField(words("exchange.hub_certificate"), self.certificate)
        line = row(gap=GRID)
        line.addWidget(field, 1)
        line.addWidget(self.choose, 0, Qt.AlignmentFlag.AlignBottom)
        self.body.addLayout(column(self._address, line, gap=GRID + 4))
        self.add_cancel(words("ui.cancel"))
        self.verb = self.add_verb(
            words("exchange.hub_save"), self._finish, kind="primary", closes=False
        )
        self.address.setFocus()

    def _choose(self) -> None:
        name = self._words("exchange.hub_certificate")
        chosen, _ = QFileDialog.getOpenFileName(self, name, "", "*.pem *.crt *.cer")
        if chosen:
            self.certificate.setText(chosen)

    def _finish(self) -> None:
        address = self.address.text().strip()
        if address and not _usable(address):
            told = self._words("exchange.hub_address_wrong")
            self._address.set_state(FieldState(Tone.DANGER, told))
            self.address.setFocus()
            return
        self.accept()
        self._done(address, self.certificate.text().strip())


def _usable(address: str) -> bool:
    return address.startswith((_SAFE, *_HERE)) and " " not in address and address != _SAFE
