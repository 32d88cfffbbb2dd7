import pytest

from gui.kit.values import Tone
from gui.transfers.wording import no_weight, people_named, refusal
from models.errors import AlreadyOnList, Block, StepBlocked
from resources.words import words

EN = words("en")
NAMES = {f"p{n}": f"Name {n}" for n in range(10)}


def test_few_are_named_and_many_are_counted():
    assert people_named(("p1", "p2"), NAMES, EN) == "Name 1, Name 2"
    assert people_named(tuple(NAMES), NAMES, EN) == "Name 0, Name 1, Name 2 and 7 more"
    assert people_named(("x", "y"), NAMES, EN) == "2 people"
    assert people_named((), NAMES, EN) == ""


def test_a_refusal_names_guard_article_and_people():
    error = StepBlocked(
        (Block("on_another_transfer", "46", ("p3",)), Block("notice_missing", "48"))
    )
    told = refusal(error, NAMES, EN)
    assert told.happened.splitlines() == [
        "Already on another open transfer (GC III art. 46): Name 3",
        "The prisoners have not been told of the departure and their new address (GC III art. 48)",
    ]
    assert told.tone is Tone.WARN
    assert "Nothing was changed" in told.saved


def test_twice_on_a_list_is_no_alarm():
    assert refusal(AlreadyOnList(), NAMES, EN).tone is Tone.INFO


@pytest.mark.parametrize(
    ("typed", "refused"),
    [("", False), ("12", False), ("12,5", False), ("a lot", True), ("1.2.3", True)],
)
def test_a_weight_is_a_number(typed, refused):
    assert no_weight(typed) is refused
