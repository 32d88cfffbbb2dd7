import time

from PySide6.QtWidgets import QApplication, QWidget

from gui.kit.buttons import Button
from gui.kit.fields import TextArea
from gui.kit.pages import PAGE
from gui.kit.text import Text
from gui.kit.timeline import Timeline
from gui.kit.values import TimelineEvent
from resources.words import words

EN = words("en")


def itself(event):
    return event


def shown(qtbot, events):
    timeline = Timeline(EN, "History")
    qtbot.addWidget(timeline)
    timeline.show_all(events, itself)
    return timeline


def button_named(timeline, name):
    return next(each for each in timeline.findChildren(Button) if each.accessibleName() == name)


def struck_in(timeline):
    labels = [label for label in timeline.findChildren(Text) if label.isVisible()]
    return [label.text() for label in labels if label.property("role") == "struck"]


def test_each_event_is_told_and_its_action_asked_for(theme, qtbot):
    events = (
        TimelineEvent("1", "04:30", "Captured", "Sudzha", "Sgt Koval", "station", action="Correct"),
        TimelineEvent("2", "14:02", "In hospital", mark="late entry", struck=True),
    )
    timeline = shown(qtbot, events)
    timeline.show()
    named = [each.accessibleName() for each in timeline.findChildren(QWidget)]
    names = [name for name in named if name.startswith(("04:30", "14:02"))]
    assert names == ["04:30, Captured, Sudzha, Sgt Koval", "14:02, In hospital, late entry"]
    assert struck_in(timeline) == ["In hospital"]
    with qtbot.waitSignal(timeline.asked) as told:
        button_named(timeline, "Correct").click()
    assert told.args == ["1"]
    timeline.show_all(events[:1], itself)
    qtbot.waitUntil(lambda: len(struck_in(timeline)) == 0)


def test_a_novel_is_read_to_its_end_and_costs_no_time(theme, qtbot):
    novel = "рядок 「漢字」 שלום\n" * 5000 + "кінець"
    timeline = shown(qtbot, (TimelineEvent("1", "04:30", "Escaped", novel),))
    timeline.resize(600, 400)
    began = time.perf_counter()
    timeline.show()
    QApplication.processEvents()
    assert time.perf_counter() - began < 1
    (field,) = timeline.findChildren(TextArea)
    assert field.toPlainText() == novel
    assert field.isReadOnly()


def test_five_hundred_events_are_read_page_by_page(theme, qtbot):
    events = tuple(
        TimelineEvent(str(n), f"{n:03}", "In hospital", action="Correct") for n in range(500)
    )
    timeline = shown(qtbot, events)
    timeline.resize(600, 400)
    timeline.show()
    read = [_seen(timeline)]
    while timeline.pages.before.isVisible():
        timeline.pages.before.click()
        QApplication.processEvents()
        read.append(_seen(timeline))
    assert len(read) == -(-500 // PAGE)
    assert set().union(*read) == {f"{n:03}" for n in range(500)}


def test_the_reader_of_an_old_page_stays_when_an_event_is_added(theme, qtbot):
    events = tuple(TimelineEvent(str(n), f"{n:03}", "In hospital") for n in range(61))
    timeline = shown(qtbot, events[:60])
    timeline.show()
    timeline.pages.before.click()
    timeline.show_all(events, itself, anew=False)
    QApplication.processEvents()
    assert _seen(timeline)[0] == f"{60 - 2 * PAGE:03}"
    timeline.show_all(events, itself)
    QApplication.processEvents()
    assert _seen(timeline)[-1] == "060"


def _seen(timeline):
    texts = [label.text() for label in timeline.findChildren(Text) if label.isVisible()]
    return tuple(text for text in texts if len(text) == 3)
