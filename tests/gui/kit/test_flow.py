from PySide6.QtWidgets import QFrame

from gui.kit.flow import flow


def test_parts_go_on_in_the_next_line(theme, qtbot):
    parts = [QFrame() for _ in range(6)]
    for part in parts:
        part.setFixedSize(100, 36)
    holder = flow(*parts)
    qtbot.addWidget(holder)
    holder.resize(330, 200)
    holder.show()
    assert {part.y() for part in parts} == {0, 44}
    assert holder.heightForWidth(330) == 80
    assert holder.heightForWidth(700) == 36
    parts[0].hide()
    assert holder.heightForWidth(650) == 36
