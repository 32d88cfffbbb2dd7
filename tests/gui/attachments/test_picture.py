"""What is shown is what is held, in the colours of the hour; what cannot be drawn says so."""

import pytest
from PySide6.QtWidgets import QApplication

from casework.pictures import Kind
from gui.attachments.picture import FileView
from resources.words import words
from tests.casework.drawn import a_drawn, a_scan


@pytest.fixture
def view(theme, qtbot):
    made = FileView(words("en"))
    qtbot.addWidget(made)
    made.resize(600, 500)
    made.show()
    return made


def middle(view):
    QApplication.processEvents()
    grabbed = view.grab().toImage()
    return grabbed.pixelColor(grabbed.width() // 2, grabbed.height() // 2)


def test_a_photograph_is_shown_and_forgotten(view):
    drawn = a_drawn(600, 400)
    assert view.show_file(drawn.media_type, drawn.content)
    assert middle(view).red() == pytest.approx(120, abs=6)
    view.forget()
    assert view.currentWidget() is not view.picture
    assert view.picture._image.isNull()


def test_at_night_a_photograph_shines_red_only(view, theme):
    drawn = a_drawn(600, 400)
    theme.apply("night")
    view.show_file(drawn.media_type, drawn.content)
    shown = middle(view)
    assert shown.red() > 2 * max(shown.green(), shown.blue())


def test_a_paper_is_shown_page_by_page(view):
    drawn = a_scan(2)
    assert view.show_file(drawn.media_type, drawn.content)
    assert (view.currentWidget(), view.paper.page_count()) == (view.paper, 2)


@pytest.mark.parametrize(
    ("media", "content"),
    [
        (Kind.PNG, a_drawn().content),
        (Kind.JPEG, b"\xff\xd8\xff nothing"),
        (Kind.PDF, b"%PDF- nothing"),
        ("image/svg+xml", b"<svg xmlns='http://www.w3.org/2000/svg'/>"),
    ],
    ids=["another kind than it says", "cut", "cut paper", "drawing"],
)
def test_what_is_not_what_the_record_says_is_not_drawn(view, media, content):
    assert not view.show_file(media, content)
