import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QAccessible
from PySide6.QtWidgets import QWidget

from gui.kit.base import column
from gui.kit.buttons import Button, Chip, IconButton, PrimaryButton
from gui.theme import TARGET
from tests.gui.windows import show_active


@pytest.fixture
def window(theme, qtbot):
    made = QWidget()
    column(parent=made)
    qtbot.addWidget(made)
    return made


def put(window, qtbot, button):
    window.layout().addWidget(button)
    show_active(window)
    qtbot.waitUntil(button.isVisible)
    return button


@pytest.mark.parametrize("key", [Qt.Key.Key_Return, Qt.Key.Key_Enter])
def test_both_enter_keys_press(window, qtbot, key):
    pressed = []
    put(window, qtbot, PrimaryButton("Save and next", lambda: pressed.append(1), key="Ctrl+Return"))
    qtbot.keyClick(window, key, Qt.KeyboardModifier.ControlModifier)
    assert pressed == [1]


def test_a_hidden_or_disabled_button_does_not_answer_its_key(window, qtbot):
    pressed = []
    button = put(window, qtbot, Button("Save", lambda: pressed.append(1), key="Ctrl+S"))
    button.setEnabled(False)
    qtbot.keyClick(window, Qt.Key.Key_S, Qt.KeyboardModifier.ControlModifier)
    button.setEnabled(True)
    button.hide()
    qtbot.keyClick(window, Qt.Key.Key_S, Qt.KeyboardModifier.ControlModifier)
    assert pressed == []


@pytest.mark.parametrize("word", ["OK", "Виконати попри застереження (зазначити причину)"])
def test_a_word_is_never_cut_and_targets_are_large(window, qtbot, word):
    button = put(window, qtbot, Button(word, key="Ctrl+S", icon="save"))
    window.resize(10, 10)
    assert button.width() >= button.fontMetrics().horizontalAdvance(word) + 60
    assert button.height() >= TARGET


def test_a_key_can_be_seen_and_heard(theme, qtbot):
    button = Button("Save", key="Ctrl+Return")
    qtbot.addWidget(button)
    assert button.accessibleName() == "Save"
    assert button.accessibleDescription() == "Ctrl+↵"
    assert button.sizeHint().width() > Button("Save").sizeHint().width() + 30


def test_where_there_is_little_room_the_key_goes_and_the_word_stays(window, qtbot):
    word = "Enregistrer…"
    pressed = []
    button = put(
        window, qtbot, Button(word, lambda: pressed.append(1), key="Ctrl+R", key_yields=True)
    )
    word_alone = button.fontMetrics().horizontalAdvance(word)
    window.layout().setContentsMargins(0, 0, 0, 0)
    for wide in (button.sizeHint().width(), button.minimumSizeHint().width()):
        window.resize(wide, 60)
        qtbot.waitUntil(lambda wide=wide: button.width() == wide)
    assert word_alone < button.width() < word_alone + 40
    assert button.toolTip() == "Enregistrer…  Ctrl+R"
    assert button.accessibleDescription() == "Ctrl+R"
    plain = put(window, qtbot, Button(word))
    plain.resize(button.size())
    button.clearFocus()
    assert button.grab().toImage() == plain.grab().toImage(), "the word alone, whole"
    qtbot.keyClick(window, Qt.Key.Key_R, Qt.KeyboardModifier.ControlModifier)
    assert pressed == [1]


@pytest.mark.parametrize("make", [Button, Chip, lambda word: IconButton("save", word)])
def test_a_button_without_a_word_is_a_mistake(theme, make):
    with pytest.raises(ValueError):  # noqa: PT011 - the type of the widget is all it says
        make(" ")


def test_an_icon_button_follows_palette_and_state(theme, window, qtbot):
    button = put(window, qtbot, IconButton("save", "Save"))
    light = button.icon().pixmap(20).toImage()
    theme.apply("dark")
    dark = button.icon().pixmap(20).toImage()
    button.setEnabled(False)
    assert light != dark != button.icon().pixmap(20).toImage()


def test_a_chip_tells_by_a_tick_and_keeps_its_width(window, qtbot):
    chip = put(window, qtbot, Chip("Held here & now"))
    width = chip.sizeHint().width()
    assert chip.icon().isNull()
    qtbot.mouseClick(chip, Qt.MouseButton.LeftButton)
    assert chip.isChecked()
    assert not chip.icon().isNull()
    assert chip.sizeHint().width() == width


def test_a_screen_reader_that_toggles_a_chip_clicks_it(window, qtbot):
    chip = put(window, qtbot, Chip("Wounded"))
    told = []
    chip.clicked.connect(lambda: told.append(chip.isChecked()))
    actions = QAccessible.queryAccessibleInterface(chip).actionInterface()
    actions.doAction("Toggle")
    assert told == [True]
    chip.click()
    assert told == [True, False]
    chip.setChecked(True)
    assert told == [True, False]
