"""Named fields: shown without a word to anybody, told when the officer types."""

import pytest

from gui.binding import Binding
from gui.kit.values import FINE, Choice, FieldState, Tone
from resources.words import words


@pytest.fixture
def bound(qtbot):
    binding = Binding(words("en"))
    fields = {
        "place": binding.line("place", "Place", spoken="Place of capture"),
        "power": binding.select("power", "Power", [Choice("", "–"), Choice("RU", "Russia")]),
    }
    for field in fields.values():
        qtbot.addWidget(field)
    told = []
    binding.typed.connect(lambda name, text: told.append((name, text)))
    return binding, told


def test_showing_tells_nobody(bound):
    binding, told = bound
    binding.show({"place": "Суджа", "power": "RU"})
    assert (binding.control("place").text(), binding.control("power").key()) == ("Суджа", "RU")
    binding.show({})
    assert (binding.control("place").text(), binding.control("power").key()) == ("", "")
    binding.show({"place": "x", "power": "RU"}, only=["power", "unknown"])
    assert (binding.control("place").text(), binding.control("power").key()) == ("", "RU")
    assert told == []


def test_a_key_the_list_does_not_know_is_shown_and_never_dropped(bound):
    binding, _ = bound
    binding.show({"power": "NP"})
    assert binding.control("power").key() == "NP"


def test_typing_tells_which_field(bound):
    binding, told = bound
    binding.control("place").textEdited.emit("Су")
    binding.control("power").chosen.emit("RU")
    assert told == [("place", "Су"), ("power", "RU")]


def test_a_state_is_said_taken_back_and_can_be_said_elsewhere(bound):
    binding, _ = bound
    warning = FieldState(Tone.WARN, "odd")
    binding.tell({"place": warning})
    assert binding.control("place").accessibleDescription() == "odd"
    binding.quiet("place")
    assert binding.control("place").accessibleDescription() == ""
    said = []
    binding.speak_for("place", said.append)
    binding.tell({"place": warning})
    binding.tell({})
    assert said == [warning, FINE]


def test_the_full_term_is_what_a_screen_reader_says(bound):
    binding, _ = bound
    assert binding.control("place").accessibleName() == "Place of capture"
    assert binding.names() == ("place", "power")
