"""What comes next, and how sides are worded, without a window."""

from dataclasses import replace

from casework.conflict_views import ConflictLine, FieldCandidate, FieldConflict, Inbox, Writer
from gui.conflicts.presenter import ConflictsPresenter, consequence, page_of
from gui.conflicts.values import TYPED
from models.duties import DAY
from resources.words import words

EN = words("en")
NOON = 1_772_433_600_000


def line(number, kind="person"):
    return ConflictLine(
        f"{kind}/{number}", kind, str(number), kind, str(number), f"Name {number}", "", ("rank",), 0
    )


def test_the_one_in_its_place_comes_next():
    presenter = ConflictsPresenter()
    lines = tuple(line(number) for number in range(3))
    assert presenter.show(Inbox(lines, 3)) == "person/0"
    presenter.choose("person/1")
    assert presenter.show(Inbox(lines, 3)) == "person/1"
    assert presenter.show(Inbox((lines[0], lines[2]), 2)) == "person/2"
    assert presenter.show(Inbox(lines[:1], 1)) == "person/0"
    assert presenter.show(Inbox((), 0)) == ""


def test_the_conflict_over_the_field_that_was_meant_is_opened():
    custody = ConflictLine("custody/7", "custody", "7", "person", "7", "", "", (), NOON)
    rank = ConflictLine("person/7", "person", "7", "person", "7", "", "", ("rank",), NOON)
    presenter = ConflictsPresenter()
    presenter.inbox = Inbox((line(1), custody, rank), 3)
    for field, key in (("rank", "person/7"), ("custody", "custody/7"), ("", "custody/7")):
        presenter.choose_subject("person", "7", field)
        assert presenter.chosen == key
    presenter.choose_subject("person", "8", "rank")
    assert presenter.chosen == "custody/7"


def test_more_than_are_listed_is_said():
    presenter = ConflictsPresenter()
    presenter.show(Inbox((line(1),), 1))
    assert presenter.more(EN) == ""
    presenter.show(Inbox((line(1),), 9))
    assert presenter.more(EN).startswith("The first 1 is shown")


WRITER = Writer(
    "Sgt Lesko", "CP Rooks", "laptop 2", own=False, recorded_at=NOON, offset_minutes=120
)


def conflict(*writers, value="a"):
    candidates = (
        FieldCandidate(value, (), writers),
        FieldCandidate("b", (), (WRITER,)),
    )
    return FieldConflict(line(1), "rank", 1, 1, candidates, True, (), None)


def told(writer):
    return dict(page_of(conflict(writer), EN).accounts[0].parts[0].facts)


def test_who_where_and_when_by_their_clock():
    facts = told(WRITER)
    assert facts["Who"] == "Sgt Lesko"
    assert facts["Where"] == "CP Rooks, laptop 2"
    assert facts["When, by their clock"] == "2 Mar 2026  08:40 (06:40 UTC)"
    assert facts["Had seen"] == "nothing: the first to write it"


def test_a_clock_that_is_ahead_is_said_and_one_behind_may_only_have_travelled():
    ahead = told(replace(WRITER, clock_ahead=3650 * DAY))["When, by their clock"]
    assert "ahead of this one by 3\u202f650 days" in ahead
    behind = told(replace(WRITER, clock_ahead=-2 * DAY))["When, by their clock"]
    assert "clock was" not in behind
    assert "clock was" not in told(replace(WRITER, clock_ahead=60_000))["When, by their clock"]


def test_what_is_withheld_is_said_and_an_unknown_register_is_another_one():
    facts = told(Writer("", "", "", own=False, held=False))
    assert facts["Who"] == facts["Had seen"] == "not told to this register"
    assert facts["Where"] == "another register"


def test_this_register_is_known_by_its_name():
    assert told(replace(WRITER, own=True))["Where"] == "CP Rooks (this register)"


def test_what_will_be_shown_elsewhere():
    found = conflict(WRITER)
    assert consequence(found, "0", "", EN).startswith("Every register")
    assert "Rank: c." in consequence(found, TYPED, " c ", EN)
    assert consequence(found, TYPED, " ", EN) == consequence(found, "", "", EN)
    assert "Nothing is decided by time" in consequence(found, "", "", EN)


def test_nothing_and_a_long_note_are_worded():
    assert page_of(conflict(WRITER, value=""), EN).accounts[0].title == "nothing"
    assert len(page_of(conflict(WRITER, value="x" * 20_000), EN).accounts[0].title) < 700
