"""The lines of the lists on a file: property, papers, cards."""

from casework import person_files
from casework.views import CardView, DocumentView
from gui.kit.values import Tone
from gui.people import lines
from models.duties import DAY
from resources.words import words
from tests.casework.people import MONEY, START, WATCH, a_person

EN = words("en")


def test_property_says_what_is_not_sealed(workspace):
    saved = a_person(workspace, items=(MONEY, WATCH))
    file = person_files.open_file(workspace, saved.person_id)
    money = next(lines.item_line(item, EN) for item in file.items if item.item_class == "money")
    assert (money.title, money.mark) == ("RUB 12400", "not sealed yet")
    assert money.acts == ("return", "credit", "state", "withdraw")
    assert "by order of майор Бондаренко О. П." in money.detail
    assert lines.unsealed(file) == 2


def test_a_card_is_owed_written_sent_or_declined():
    def line(**more):
        known = {"written_at": 0, "sent_at": 0, "declined": False, "due_at": START + DAY}
        return lines.card_line(CardView("family", "e", **(known | more)), START, EN)

    assert (line().mark, line().acts) == ("owed", ("print", "written", "sent", "declined"))
    assert line(due_at=START - DAY).mark == "overdue"
    assert (line(written_at=START).mark, "written" in line(written_at=START).acts) == (
        "written",
        False,
    )
    assert (line(sent_at=START).mark, line(sent_at=START).acts) == ("sent", ())
    assert (line(declined=True).mark, line(declined=True).acts) == ("declined", ())


def test_a_paper_in_another_mans_name_says_so():
    own = DocumentView("1", "military_card", "АБ 1", "", "Мельников", "prisoner", "own")
    other = DocumentView("2", "passport", "", "", "Гречко", "prisoner", "another")
    assert (lines.document_line(own, EN).mark, lines.document_line(own, EN).title) == (
        "",
        "Military card",
    )
    shown = lines.document_line(other, EN)
    assert (shown.mark, shown.tone) == ("in another man’s name", Tone.WARN)
