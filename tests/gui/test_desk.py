import pytest

from gui.desk import Desk
from gui.jobs import JobsNow
from gui.preferences import PreferencesFile
from models.errors import DiskFull, Interrupted


def test_language_and_palette_are_remembered(desk, theme, clock, tmp_path):
    spoken = []
    desk.language_changed.connect(spoken.append)
    desk.set_language("fr")
    desk.set_palette("night")
    desk.keep_columns("people", ("name",))
    assert spoken == ["fr"]
    assert desk.words("ui.save") == "Enregistrer"
    again = Desk(
        jobs=JobsNow(), theme=theme, clock=clock, preferences=PreferencesFile(tmp_path / "config")
    )
    assert (again.words.language, theme.palette.name) == ("fr", "night")
    assert again.columns("people") == ("name",)
    assert again.columns("transfers") == ()


def test_an_unknown_language_changes_nothing(desk):
    with pytest.raises(KeyError):
        desk.set_language("xx")
    assert desk.words.language == "en"


def test_errors_are_said_and_a_cancelled_act_is_not(desk):
    said = []
    desk.message_raised.connect(said.append)
    desk.show_error(Interrupted())
    desk.jobs.failed.emit(DiskFull())
    assert [message.happened for message in said] == ["The disk is full."]


def test_going_somewhere_is_told_with_what(desk):
    went = []
    desk.went.connect(lambda screen, what: went.append((screen, what)))
    desk.go("people", person="1")
    assert went == [("people", {"person": "1"})]


def test_a_save_is_told_with_its_instant(desk, clock):
    told = []
    desk.saved.connect(told.append)
    desk.note_saved()
    assert told == [clock.now()]


def test_the_session_is_told(desk):
    told = []
    desk.session_changed.connect(told.append)
    desk.session = "open"
    desk.session = None
    assert told == ["open", None]
