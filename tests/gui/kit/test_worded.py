from gui.kit.worded import Worded


def test_only_what_is_looked_at_is_worded_and_once():
    asked = []
    rows = Worded(range(1000), lambda item: asked.append(item) or f"row {item}")
    assert (rows[3], rows[3], rows[-1]) == ("row 3", "row 3", "row 999")
    assert asked == [3, 999]
    assert rows[10:12] == ["row 10", "row 11"]
    assert len(rows) == 1000


def test_two_are_equal_when_what_they_are_made_of_is():
    assert Worded((1, 2), str, "kg") == Worded((1, 2), repr, "kg")
    assert Worded((1, 2), str, "kg") != Worded((1, 2), str, "lb")
    assert Worded((1, 2), str) != (1, 2)
