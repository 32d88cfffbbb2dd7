import pytest
from PySide6.QtCore import Qt

from gui.kit.answer import AnswerField
from models.answers import Answer
from resources.words import SCREEN_LANGUAGES, words


@pytest.fixture
def field(theme, qtbot):
    made = AnswerField("Surname", words("en"))
    qtbot.addWidget(made)
    made.show()
    made.setFocus()
    return made


def down(qtbot, field):
    qtbot.keyClick(field.editor, Qt.Key.Key_Down, Qt.KeyboardModifier.AltModifier)
    return field.mark.text()


def test_the_mark_goes_round_in_words(field, qtbot):
    assert field.mark.text() == "not asked"
    qtbot.keyClicks(field.editor, "Ivanenko")
    assert field.mark.text() == "given"
    assert [down(qtbot, field) for _ in range(2)] == ["declined", "unable"]
    assert field.text() == "", "who declines has given nothing"


def test_typing_over_a_refusal_makes_it_an_answer(field, qtbot):
    field.set_value("", Answer.DECLINED)
    assert field.editor.placeholderText() == "Declined to answer"
    marks = []
    field.marked.connect(marks.append)
    qtbot.keyClicks(field.editor, "I")
    assert marks == [Answer.GIVEN]
    assert field.answer() is Answer.GIVEN


def test_from_a_document_stays_while_typing(field, qtbot):
    field.set_value("AB", Answer.FROM_DOCUMENT)
    qtbot.keyClicks(field.editor, "C")
    assert (field.text(), field.answer()) == ("ABC", Answer.FROM_DOCUMENT)


def test_an_empty_field_was_not_answered(field, qtbot):
    field.set_value("A", Answer.GIVEN)
    qtbot.keyClick(field.editor, Qt.Key.Key_Backspace)
    assert field.answer() is Answer.NOT_ASKED


def test_setting_a_value_tells_nobody(field):
    told = []
    field.edited.connect(told.append)
    field.marked.connect(told.append)
    field.set_value("A", Answer.FROM_DOCUMENT)
    assert told == []


def test_tab_passes_the_mark_by(field):
    assert field.mark.focusPolicy() == Qt.FocusPolicy.ClickFocus


@pytest.mark.parametrize("language", SCREEN_LANGUAGES)
def test_the_widest_word_fits_the_mark(theme, qtbot, language):
    field = AnswerField("X", words(language))
    qtbot.addWidget(field)
    field.show()
    for answer in Answer:
        field.set_value("A", answer)
        needed = field.mark.fontMetrics().horizontalAdvance(field.mark.text())
        assert field.mark.width() >= needed + 36
