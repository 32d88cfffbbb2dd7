import json

from gui.preferences import Preferences, PreferencesFile


def test_kept_and_read_again(tmp_path):
    wanted = Preferences("uk", "night", 3, {"people": ("name", "tag")})
    assert PreferencesFile(tmp_path / "new").write(wanted)
    assert PreferencesFile(tmp_path / "new").read() == wanted


def test_nonsense_falls_back_to_the_defaults(tmp_path):
    file = PreferencesFile(tmp_path)
    file.write(Preferences())
    path = tmp_path / "preferences.json"
    nonsense = ("", "[1]", "nil", json.dumps({"language": "xx", "palette": 7, "columns": {"a": 1}}))
    for text in (*nonsense, json.dumps({"lock_after_minutes": -1, "language": ["en"]})):
        path.write_text(text, encoding="utf-8")
        assert file.read() == Preferences()


def test_a_place_that_refuses_writing_stops_nobody(tmp_path):
    blocked = tmp_path / "file"
    blocked.write_text("", encoding="utf-8")
    assert not PreferencesFile(blocked / "folder").write(Preferences())
    assert PreferencesFile(blocked / "folder").read() == Preferences()
