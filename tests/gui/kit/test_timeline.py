import time

from PySide6.QtWidgets import QApplication

from gui.kit.buttons import Button
from gui.kit.fields import TextArea
from gui.kit.text import Text
from gui.kit.timeline import Timeline
from gui.kit.values import TimelineEvent


def test_each_event_is_told_and_its_action_asked_for(theme, qtbot):
    events = (
        TimelineEvent("1", "04:30", "Captured", "Sudzha", "Sgt Koval", "station", action="Correct"),
        TimelineEvent("2", "14:02", "In hospital", mark="late entry", struck=True),
    )
    timeline = Timeline("History", events)
    qtbot.addWidget(timeline)
    timeline.show()
    names = [child.accessibleName() for child in timeline.children() if child.isWidgetType()]
    assert names == ["04:30, Captured, Sudzha, Sgt Koval", "14:02, In hospital, late entry"]
    struck = [
        label.text() for label in timeline.findChildren(Text) if label.property("role") == "struck"
    ]
    assert struck == ["In hospital"]
    with qtbot.waitSignal(timeline.asked) as told:
        timeline.findChild(Button).click()
    assert told.args == ["1"]
    timeline.show_events(events[:1])
    qtbot.waitUntil(lambda: len(timeline.findChildren(Button)) == 1)


def test_a_novel_is_read_to_its_end_and_costs_no_time(theme, qtbot):
    novel = "рядок 「漢字」 שלום\n" * 5000 + "кінець"
    timeline = Timeline("History", (TimelineEvent("1", "04:30", "Escaped", novel),))
    qtbot.addWidget(timeline)
    timeline.resize(600, 400)
    began = time.perf_counter()
    timeline.show()
    QApplication.processEvents()
    assert time.perf_counter() - began < 1
    (field,) = timeline.findChildren(TextArea)
    assert field.toPlainText() == novel
    assert field.isReadOnly()
