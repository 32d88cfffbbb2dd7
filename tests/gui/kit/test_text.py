from PySide6.QtCore import Qt

from gui.kit.text import ElidedLabel, Sign, Text


def test_text_is_never_read_as_markup(theme, qtbot):
    label = Text("<b>Ivanenko</b>")
    qtbot.addWidget(label)
    assert label.textFormat() == Qt.TextFormat.PlainText


def test_a_name_that_does_not_fit_is_told_whole(theme, qtbot):
    label = ElidedLabel("Іваненко Сергій Петрович")
    qtbot.addWidget(label)
    label.resize(80, 24)
    label.show()
    assert label._label.text().endswith("…")
    assert label.toolTip() == label.accessibleName() == "Іваненко Сергій Петрович"
    label.resize(400, 24)
    assert label._label.text() == "Іваненко Сергій Петрович"
    assert label.toolTip() == ""


def test_a_sign_follows_the_palette(theme, qtbot):
    sign = Sign("lock", "accent")
    qtbot.addWidget(sign)
    sign.show()
    light = sign.grab().toImage()
    theme.apply("night")
    assert sign.grab().toImage() != light
