import subprocess
import sys
from typing import ClassVar

import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QImage
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QLabel, QWidget

from casework.session_views import SessionView
from gui.desk import Screen
from gui.frame.presenter import FrameState, SearchHit
from gui.frame.screen import Frame
from gui.kit.buttons import IconButton
from gui.kit.fields import LineEdit
from gui.kit.surfaces import Banner
from gui.palettes import PALETTES
from models.errors import DiskFull
from resources.words import SCREEN_LANGUAGES
from scripts.gallery_pages import Fields, Lists, Rest
from tests.gui.accessibility import assert_all_named, unnamed

HITS = (
    SearchHit("Іваненко Сергій", "SUD2-0000148-K", "person", "people", {"person": "1"}),
    SearchHit("Петренко", "SUD2-0000149-M", "person", "people", {"person": "2"}),
)


class Noted(Screen):
    """A screen that writes down what it is told."""

    diary: ClassVar = []

    def __init__(self, desk):
        super().__init__(desk)
        self.diary.append("built")

    def arrive(self, **what):
        self.diary.append(("arrive", what))

    def leave(self):
        self.diary.append("leave")


@pytest.fixture
def diary():
    Noted.diary.clear()
    return Noted.diary


def a_session(*, practice=True):
    return SessionView("UA", "CP Sudzha-2", "SUD2", "M. Koval", "Sgt", "1", practice)


@pytest.fixture
def frame(desk, qtbot):
    state = FrameState(a_session(), {"today": 6}, 1_795_176_131_000, 14)
    screens = {"people": Lists, "today": Noted, "intake": Fields, "settings": Rest}
    made = Frame(
        desk, screens, search=lambda text: HITS if text == "iva" else (), state=lambda: state
    )
    qtbot.addWidget(made)
    made.resize(1366, 768)
    made.show()
    made.activateWindow()
    assert QTest.qWaitForWindowActive(made)
    return made


def texts(widget):
    return [label.text() for label in widget.findChildren(QLabel) if label.isVisible()]


def test_screens_are_built_when_first_asked_for_and_told_about_it(frame, desk, diary):
    assert diary == []
    frame.enter("today")
    desk.go("people")
    desk.go("today", person="7")
    assert diary == ["built", ("arrive", {}), "leave", ("arrive", {"person": "7"})]


def test_keys_reach_every_room(frame, diary, qtbot):
    frame.enter("today")
    rooms = []
    for key in (Qt.Key.Key_2, Qt.Key.Key_3, Qt.Key.Key_4, Qt.Key.Key_1):
        qtbot.keyClick(frame, key, Qt.KeyboardModifier.ControlModifier)
        rooms.append(frame.room())
    assert rooms == ["intake", "people", "settings", "today"]


def test_a_room_that_does_not_exist_is_not_entered(frame, desk, diary):
    frame.enter("today")
    desk.go("surrender")
    assert frame.room() == "today"


def test_searching_from_anywhere_opens_what_was_found(frame, desk, qtbot):
    frame.enter("intake")
    qtbot.keyClick(frame, Qt.Key.Key_K, Qt.KeyboardModifier.ControlModifier)
    field = frame.focusWidget()
    assert isinstance(field, LineEdit)
    qtbot.keyClicks(field, "iva")
    results = frame._search_field.results
    qtbot.waitUntil(results.isVisible)
    assert results.geometry().right() < frame.width()
    went = []
    frame._search_field.found.connect(went.append)
    qtbot.keyClick(field, Qt.Key.Key_Down)
    qtbot.keyClick(field, Qt.Key.Key_Return)
    assert went == [HITS[1]]
    assert frame.room() == "people"
    assert (field.text(), results.isVisible()) == ("", False)


def test_nothing_found_is_said(frame, qtbot):
    frame.enter("intake")
    frame._search_field.begin()
    qtbot.keyClicks(frame.focusWidget(), "xyz")
    results = frame._search_field.results
    qtbot.waitUntil(results.isVisible)
    assert results.item(0).text().startswith("Nothing found")
    qtbot.keyClick(frame.focusWidget(), Qt.Key.Key_Escape)
    assert not results.isVisible()


@pytest.mark.parametrize("room", ["today", "intake", "people", "settings"])
def test_the_practice_register_is_marked_on_every_screen(frame, room):
    frame.enter(room)
    assert "PRACTICE REGISTER" in texts(frame)
    frame.show_state(FrameState(a_session(practice=False)))
    assert "PRACTICE REGISTER" not in texts(frame)


def test_who_where_when_saved_and_delivered_are_in_sight(frame):
    frame.enter("today")
    shown = texts(frame)
    assert {"CP Sudzha-2", "Sgt M. Koval", "Saved 12:02:11", "(06:40 UTC)"} <= set(shown)
    assert frame._foot._delivery.text() == "14 entries not yet handed on"
    assert frame._rail.buttons["today"].accessibleName() == "Today 6"


def test_a_save_is_told_at_once(frame, desk):
    frame.enter("today")
    desk.note_saved()
    assert "Saved 06:40:00" in texts(frame)


def test_an_error_stays_until_it_is_dismissed(frame, desk, qapp):
    frame.enter("today")
    desk.show_error(DiskFull())
    desk.go("people")
    qapp.processEvents()
    banners = [banner for banner in frame.findChildren(Banner) if banner.isVisible()]
    assert len(banners) == 1
    assert "The disk is full." in banners[0].accessibleName()
    banners[0].findChild(IconButton).click()
    assert not banners[0].isVisible()


def test_the_title_names_nobody(frame, desk):
    for room in ("people", "intake", "today"):
        desk.go(room, person="Іваненко")
        assert frame.windowTitle() == "Safe Conduct"


def test_the_lock_is_asked_for_by_key_and_by_idleness(frame, desk, qtbot):
    frame.enter("today")
    for act in (
        lambda: qtbot.keyClick(frame, Qt.Key.Key_L, Qt.KeyboardModifier.ControlModifier),
        lambda: frame._idle._timer.start(1),
    ):
        with qtbot.waitSignal(desk.lock_asked, timeout=2000):
            act()


def test_touching_anything_puts_idleness_off(frame, qtbot):
    frame.enter("today")
    timer = frame._idle._timer
    timer.setTimerType(Qt.TimerType.PreciseTimer)  # a coarse one may round a restart away
    timer.start(60_000)
    qtbot.waitUntil(lambda: timer.remainingTime() < 59_500)
    before = timer.remainingTime()
    qtbot.keyClick(frame.windowHandle(), Qt.Key.Key_Shift)
    assert timer.remainingTime() > before


def test_locking_keeps_drafts_and_destroys_screens(frame, desk, diary, qtbot):
    frame.enter("today")
    screen = frame.screen_of("today")
    alone = QWidget()
    with qtbot.waitSignal(screen.destroyed):
        frame.show_alone(alone)
    assert diary[-1] == "leave"
    assert frame.room() == ""
    assert alone.isVisible()
    assert not frame._rail.isVisible()
    frame.enter("today")
    assert frame._rail.isVisible()


def test_another_language_is_spoken_at_once_and_drafts_are_kept(frame, desk, diary, qapp):
    frame.enter("today", person="7")
    desk.set_language("uk")
    assert diary == [
        "built",
        ("arrive", {"person": "7"}),
        "leave",
        "built",
        ("arrive", {"person": "7"}),
    ]
    qapp.processEvents()
    assert "НАВЧАЛЬНИЙ РЕЄСТР" in texts(frame)
    assert frame._rail.buttons["today"].accessibleName() == "Сьогодні 6"


@pytest.mark.parametrize("room", ["today", "intake", "people", "settings"])
def test_no_part_flashes_up_as_a_window_of_its_own(frame, qapp, room):
    frame.enter(room)
    qapp.processEvents()
    assert qapp.activeWindow() is frame


@pytest.mark.parametrize("language", SCREEN_LANGUAGES)
@pytest.mark.parametrize("room", ["intake", "people", "settings"])
def test_every_control_has_a_name(frame, desk, language, room):
    desk.set_language(language)
    frame.enter(room)
    assert_all_named(frame)


def test_the_walk_finds_a_nameless_control(qtbot):
    holder = QWidget()
    qtbot.addWidget(holder)
    nameless = LineEdit("named")
    nameless.setParent(holder)
    assert unnamed(holder) == []
    nameless.setAccessibleName(" ")
    assert unnamed(holder) == [nameless]


@pytest.mark.parametrize("language", SCREEN_LANGUAGES)
def test_no_word_of_the_frame_is_cut(frame, desk, language):
    desk.set_language(language)
    frame.enter("intake")
    for button in frame._rail.buttons.values():
        assert button.width() >= button.sizeHint().width()
    lock = frame._foot.lock
    assert lock.width() >= lock.sizeHint().width()
    delivery = frame._foot._delivery
    assert delivery._label.text() == delivery.text()


def pixels(widget):
    image = widget.grab().toImage().convertToFormat(QImage.Format.Format_RGB32)
    return {colour & 0xFFFFFF for colour in set(image.constBits().cast("I"))}


@pytest.mark.parametrize("room", ["intake", "people", "settings"])
def test_at_night_nothing_is_white_or_bluish(frame, desk, qapp, room):
    desk.set_palette("night")
    frame.enter(room)
    qapp.processEvents()
    frame.resize(1100, 700)
    allowed = int(PALETTES["night"].text[3:5], 16) + 3
    glaring = {
        f"{colour:06X}"
        for colour in pixels(frame)
        if (colour >> 8 & 0xFF) > allowed or (colour & 0xFF) > (colour >> 16)
    }
    assert glaring == set()


def test_nothing_slow_is_imported_before_the_window_appears():
    slow = ("sqlmodel", "sqlalchemy", "pydantic", "reportlab", "cryptography", "cbor2")
    script = f"import gui.frame.screen, sys; print([m for m in {slow} if m in sys.modules])"
    done = subprocess.run(
        [sys.executable, "-c", script], capture_output=True, text=True, check=True, timeout=60
    )
    assert done.stdout.strip() == "[]"
