"""The program's own window over real registers, offscreen; what it says, taken from what stands on it."""

from contextlib import closing

from PySide6.QtCore import QEvent, Qt
from PySide6.QtWidgets import QApplication

from casework import people, person_files, registers
from casework.registers import NewRegister
from gui.kit.surfaces import Banner
from gui.loading import Loader
from gui.messages import PARTS
from gui.window import Window
from models.clock import HandClock
from tests.casework.people import START, STATION, a_person
from tests.gui.opened import press, type_text
from tests.gui.windows import show_active
from tests.store.vaults import CHEAP

PASSPHRASE = STATION["passphrase"]
CTRL = Qt.KeyboardModifier.ControlModifier
ALREADY = ("Мельников", "Ковальчук")
"""Who is in the register before anything goes wrong."""


class Program:
    """A window over the registers in `home`, as an officer of that language has it."""

    def __init__(self, desk, home, language):
        self.desk, self.home, self.window = desk, home, None
        desk.clock.instant = START
        desk.set_language(language)
        self.words = desk.words

    def create(self):
        """A register with two people in it, closed again."""
        with closing(
            registers.create(self.home, NewRegister(**STATION), self.desk.clock, CHEAP)
        ) as workspace:
            for n, surname in enumerate(ALREADY):
                a_person(workspace, surname=surname, service_number=f"АБ-20020{n}")
        return self.home / "register"

    def show(self):
        self.window = Window(self.desk, Loader(self.desk.jobs), self.home)
        self.window.resize(1366, 768)
        show_active(self.window)
        return self

    def end(self):
        """Lock, close and let go at once: a window that lingers is dressed anew with each later one."""
        if self.window is not None:
            self.window.lock()
            self.window.close()
            self.window.deleteLater()
            QApplication.sendPostedEvents(None, QEvent.Type.DeferredDelete)

    def unlock(self, passphrase=PASSPHRASE):
        self.window._alone.passphrase.edit.setFocus()
        type_text(passphrase)
        press(Qt.Key.Key_Return)
        return self

    def go(self, room):
        self.window.show_room(room)
        QApplication.processEvents()
        return self.window.screen_of(room)

    def said(self):
        """Everything that stands on banners in sight, each with its lines."""
        QApplication.processEvents()
        QApplication.sendPostedEvents(None, QEvent.Type.DeferredDelete)
        tops = [self.window, QApplication.activeModalWidget()]
        return "\n".join(
            banner.accessibleName()
            for top in tops
            if top is not None
            for banner in top.findChildren(Banner)
            if banner.isVisible()
        )

    def assert_said(self, *keys, **facts):
        """Each of these words stands there, filled in, and says something in this language."""
        said = self.said()
        for key in keys:
            sentence = self.words(key).format(**facts)
            assert sentence.strip(), key
            assert sentence in said, (key, sentence, said)

    def assert_told(self, stem, **facts):
        """What happened, what was saved, what to do now."""
        self.assert_said(*(f"{stem}.{part}" for part in PARTS), **facts)


def surnames(home):
    """Everybody in the register, asked of the files once the program has let go of them."""
    (register,) = registers.registers(home)
    with closing(registers.unlock(register, PASSPHRASE, HandClock(START))) as workspace:
        found = people.find(workspace, people.PeopleQuery(sort="tag", descending=False))
        return [
            person_files.open_file(workspace, person_id).fields["surname"]
            for person_id in found.ids
        ]
