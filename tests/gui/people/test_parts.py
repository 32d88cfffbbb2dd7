"""The parts a file is made of keep the height of what they show."""

from gui.kit.surfaces import Card
from gui.kit.text import Text
from gui.people.parts import Pillars

WIDE, NARROW = 1000, 600


def test_a_card_is_as_high_as_what_it_holds_after_the_window_was_wide(qtbot):
    told = Text("слово " * 400, wrap=True)
    spine, rest = Card("Custody"), Card("Property")
    spine.body.addWidget(told)
    pillars = Pillars((spine,), (rest,))
    qtbot.addWidget(pillars)
    pillars.resize(NARROW, 2000)
    pillars.show()

    def below() -> bool:
        return spine.geometry().bottom() < rest.geometry().top()

    def beside() -> bool:
        return spine.geometry().right() < rest.geometry().left()

    qtbot.waitUntil(below)
    for _ in range(2):
        pillars.resize(WIDE, 2000)
        qtbot.waitUntil(beside)
        pillars.resize(NARROW, 2000)
        qtbot.waitUntil(below)
    long = spine.height()
    told.setText("слово")
    qtbot.waitUntil(lambda: spine.height() == spine.heightForWidth(spine.width()) < long)
