"""Pictures of the shared controls and of the frame, in every palette and language; needs no display.

QT_QPA_PLATFORM=offscreen python -m scripts.gallery FOLDER [palette …] [language …]
"""

import sys
from collections.abc import Sequence
from pathlib import Path
from tempfile import TemporaryDirectory

from PySide6.QtCore import QSize
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QComboBox, QMenu, QWidget

from casework.session_views import SessionView
from gui.desk import Desk
from gui.frame.presenter import FrameState, SearchHit
from gui.frame.screen import Frame
from gui.jobs import JobsNow
from gui.kit.dialog import Dialog
from gui.kit.fields import LineEdit
from gui.kit.values import Tone
from gui.palettes import PALETTES
from gui.preferences import PreferencesFile
from gui.theme import Theme
from models.clock import HandClock
from models.errors import DiskFull
from resources.words import SCREEN_LANGUAGES
from scripts.gallery_pages import Fields, Lists, Rest

SIZES = (QSize(1366, 768), QSize(1920, 1080))
_NOON = 1_795_176_131_000


def a_frame(desk: Desk) -> Frame:
    """A frame around the three pages, in the practice register."""
    session = SessionView("UA", "CP Sudzha-2", "SUD2", "M. Koval", "Sgt", "1", practice=True)
    state = FrameState(session, {"today": 6, "transfers": 2, "people": 127}, _NOON, 14)
    hits = [
        SearchHit("Іваненко Сергій Петрович", "SUD2-0000148-K · CP Sudzha-2", "person", "people"),
        SearchHit("SUD2-T-000041-7", "27 · Lviv", "transfers", "transfers"),
    ]
    screens = {
        "intake": Fields,
        "people": Lists,
        "today": Rest,
        "transfers": Rest,
        "settings": Rest,
    }
    return Frame(desk, screens, search=lambda _text: hits, state=lambda: state)


def _shoot(widget: QWidget, file: Path) -> None:
    QApplication.processEvents()
    widget.grab().save(str(file))


def _popups(frame: Frame, desk: Desk, prefix: Path) -> None:
    frame.show_room("intake")
    box = next(box for box in frame.findChildren(QComboBox) if box.isVisible())
    box.showPopup()
    _shoot(box.view().window(), prefix.with_name(f"{prefix.name}-list.png"))
    box.hidePopup()
    menu = QMenu(frame)
    for word in ("ui.save", "ui.print"):
        action = menu.addAction(desk.words(word))
        action.setCheckable(True)
        action.setChecked(word == "ui.save")
    menu.popup(frame.pos())
    _shoot(menu, prefix.with_name(f"{prefix.name}-menu.png"))
    menu.close()
    dialog = Dialog(
        frame, desk.words("ui.emergency_erase"), desk.words("error.disk_full.next"), tone=Tone.WARN
    )
    dialog.add_cancel(desk.words("ui.cancel"))
    dialog.add_verb(desk.words("ui.emergency_erase"), kind="danger")
    dialog.open()
    _shoot(dialog, prefix.with_name(f"{prefix.name}-dialog.png"))
    dialog.close()
    panel = frame.show_help()
    _shoot(panel, prefix.with_name(f"{prefix.name}-help.png"))
    panel.close()


def draw(folder: Path, palettes: Sequence[str], languages: Sequence[str]) -> None:
    """All pictures into `folder`."""
    application = QApplication.instance() or QApplication(sys.argv[:1])
    if not isinstance(application, QApplication):
        raise TypeError
    with TemporaryDirectory() as kept:
        desk = Desk(
            jobs=JobsNow(),
            theme=Theme(application),
            clock=HandClock(_NOON),
            preferences=PreferencesFile(Path(kept)),
        )
        frame = a_frame(desk)
        frame.show()
        frame.activateWindow()
        QTest.qWaitForWindowActive(frame)
        for palette in palettes:
            desk.set_palette(palette)
            for language in languages:
                desk.set_language(language)
                _draw_one(frame, desk, folder / f"{palette}-{language}")


def _draw_one(frame: Frame, desk: Desk, prefix: Path) -> None:
    for size in SIZES:
        frame.resize(size)
        frame.activateWindow()
        frame.enter("today")
        for room in ("today", "intake", "people"):
            frame.show_room(room)
            _shoot(frame, prefix.with_name(f"{prefix.name}-{room}-{size.width()}.png"))
    frame.resize(SIZES[0])
    frame.activateWindow()
    desk.show_error(DiskFull())
    desk.notice(desk.words("ui.saved_at", time="14:02"))
    QTest.keyClicks(frame.findChild(LineEdit), "iva")
    QTest.qWait(200)
    _shoot(frame, prefix.with_name(f"{prefix.name}-search-1366.png"))
    frame.forget()
    _popups(frame, desk, prefix)


def main(arguments: Sequence[str]) -> int:
    """Draw what is asked for, all by default."""
    folder = Path(arguments[0])
    folder.mkdir(parents=True, exist_ok=True)
    palettes = [name for name in arguments[1:] if name in PALETTES] or list(PALETTES)
    languages = [name for name in arguments[1:] if name in SCREEN_LANGUAGES] or list(
        SCREEN_LANGUAGES
    )
    draw(folder, palettes, languages)
    return 0


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
