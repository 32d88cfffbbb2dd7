from gui.kit.buttons import Button
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
