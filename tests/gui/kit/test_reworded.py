"""Lines are worded anew in the widgets that are there; the keyboard stays with the line it stood on."""

from dataclasses import dataclass

import pytest
from PySide6.QtWidgets import QApplication, QWidget

from gui.kit.base import column, named
from gui.kit.buttons import Button
from gui.kit.reworded import Reworded, RewordedPage
from gui.kit.surfaces import Line
from gui.kit.text import Text


@dataclass(frozen=True)
class Said:
    key: str
    text: str = ""


class Spoken(Reworded):
    def __init__(self, pressed):
        super().__init__()
        self.worded = 0
        self.said = Said("", "–")
        self.label = Text("")
        self.button = Button("–", lambda: pressed.append(self.said.key))
        column(self.label, self.button, parent=self)

    @property
    def buttons(self):
        return {"press": self.button}

    def show_line(self, line):
        self.worded += 1
        self.said = line
        self.label.setText(line.text)
        named(self.button, f"Press {line.key or '–'}")


@pytest.fixture
def pressed():
    return []


@pytest.fixture
def page(theme, qtbot, pressed):
    window = QWidget()
    page = RewordedPage(
        lambda: Spoken(pressed), lambda line: line.key, Said("", ""), ruled=True, gap=4
    )
    column(page, Button("Elsewhere"), parent=window)
    qtbot.addWidget(window)
    window.show()
    with qtbot.waitActive(window):
        window.activateWindow()
    yield page
    window.close()


def lines_of(*keys):
    return [Said(key, f"line {key}") for key in keys]


def seen(page):
    QApplication.processEvents()
    return [label.text() for label in page.findChildren(Text) if label.isVisible()]


def test_widgets_stay_and_only_what_is_other_is_worded(page):
    page.show_lines(lines_of("a", "b", "c"))
    assert seen(page) == ["line a", "line b", "line c"]
    made = page.findChildren(Spoken)
    page.show_lines([Said("a", "line a"), Said("b", "other"), Said("c", "line c")])
    assert seen(page) == ["line a", "other", "line c"]
    assert page.findChildren(Spoken) == made
    assert [each.worded for each in made] == [1, 2, 1]


def test_what_is_not_needed_is_out_of_sight_and_says_nothing(page):
    page.show_lines(lines_of("a", "b", "c"))
    page.show_lines(lines_of("d"))
    assert seen(page) == ["line d"]
    assert [label.text() for label in page.findChildren(Text)] == ["line d", "", ""]
    assert not any(rule.isVisible() for rule in page.findChildren(Line))
    page.show_lines(())
    assert seen(page) == []
    page.show_lines(lines_of("e", "f", "g", "h"))
    assert seen(page) == ["line e", "line f", "line g", "line h"]
    assert [rule.isVisible() for rule in page.findChildren(Line)] == [True] * 3


def test_whoever_stands_on_a_button_stays_with_his_line(page, pressed):
    page.show_lines(lines_of("a", "b", "c"))
    page.button("press", "b").setFocus()
    page.show_lines(lines_of("new", "a", "b", "c"))
    focused = QApplication.focusWidget()
    assert focused is page.button("press", "b")
    focused.click()
    assert pressed == ["b"]


def test_the_keyboard_does_not_stay_on_a_button_that_is_another_line_s_by_now(page):
    page.show_lines(lines_of("a", "b"))
    page.button("press", "b").setFocus()
    page.show_lines(lines_of("a", "c"))
    assert seen(page) == ["line a", "line c"]
    assert QApplication.focusWidget() is not page.button("press", "c")


def test_a_line_that_is_not_there_has_no_button(page):
    page.show_lines(lines_of("a"))
    with pytest.raises(KeyError):
        page.button("press", "b")
    with pytest.raises(KeyError):
        page.button("other", "a")
