import pytest
from PySide6.QtWidgets import QApplication, QWidget

from gui.kit.base import column, reveal
from gui.kit.buttons import Button, IconButton
from gui.kit.surfaces import Badge, Banner, Card, EmptyState, message_text
from gui.kit.values import Message, Tone
from tests.gui.windows import show_active


@pytest.fixture
def window(theme, qtbot):
    made = QWidget()
    column(parent=made)
    made.resize(600, 400)
    qtbot.addWidget(made)
    show_active(made)
    return made


def test_what_stands_below_a_banner_goes_on_in_the_next_line_where_there_is_no_room(window):
    banner = Banner("Perhaps recorded twice.", below=True)
    buttons = [
        banner.add_action(word * 4, lambda: None) for word in ("third ", "second ", "first ")
    ]
    window.layout().addWidget(banner)
    for width, lines in ((900, 1), (300, 3)):
        window.resize(width, 400)
        QApplication.processEvents()
        assert banner.width() <= width
        assert len({button.y() for button in buttons}) == lines
        shown = sorted(buttons, key=lambda button: (button.y(), button.x()))
        assert shown == buttons[::-1], "the latest stands first"
        assert all(button.geometry().right() < banner.width() for button in buttons)


def test_a_banner_says_its_tone_in_words_and_offers_what_to_do(window, qtbot):
    done = []
    banner = Banner(
        "The disk is full.",
        Tone.DANGER,
        word="Error",
        action="Compare",
        act=lambda: done.append("compare"),
        close_word="Dismiss",
    )
    window.layout().addWidget(banner)
    qtbot.waitUntil(banner.isVisible)
    assert banner.accessibleName() == "Error The disk is full."
    banner.findChild(Button).click()
    with qtbot.waitSignal(banner.dismissed):
        banner.findChild(IconButton).click()
    assert done == ["compare"]
    assert not banner.isVisible()


def test_building_and_changing_parts_opens_no_window(window, qapp):
    for part in (
        Card("Title", "note"),
        Banner("x", word="Note"),
        EmptyState("None", "hint"),
        Badge("1"),
    ):
        window.layout().addWidget(part)
    loose = Badge("")
    loose.show_text("")
    loose.show_text("7")
    qapp.processEvents()
    assert QApplication.activeWindow() is window
    assert not loose.isVisible()
    window.layout().addWidget(loose)
    qapp.processEvents()
    assert loose.isVisible(), "it appears with its parent"


def test_a_hidden_part_stays_hidden_when_it_gets_its_parent(window, qapp):
    part = Badge("7")
    reveal(part, shown=False)
    window.layout().addWidget(part)
    qapp.processEvents()
    assert not part.isVisible()
    reveal(part, shown=True)
    assert part.isVisible()


def test_three_sentences_stand_on_three_lines():
    assert message_text(Message("a", "", "c")) == "a\nc"
