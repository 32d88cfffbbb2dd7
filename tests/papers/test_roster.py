"""A list to be ticked: the whole name in both scripts, a square for each tick, a line where nothing is known."""

from papers.content.answers import BLANK, Given, Issue, PersonIdentity, Withheld
from papers.page import Book, FormFace, PageStyle
from papers.roster import NUMBER, Roster

FACE = FormFace("X1", ("form.x1",), "1", PageStyle(210, 297))
COLUMNS = ((NUMBER, 0.1), ("paper.name", 0.5), ("paper.rank", 0.2), ("paper.tick_1", 0.2))


def listed(people: list[PersonIdentity], rank=BLANK, **more):
    book = Book(FACE, Issue.blank(("uk", "en")))
    Roster(book, COLUMNS, ticks=1, **more).place((person, rank) for person in people)
    return book.finish()


def said(sheets) -> list[str]:
    return [text.text for sheet in sheets for text in sheet.texts]


def test_every_page_has_the_head_and_every_row_its_number_and_square():
    sheets = listed([PersonIdentity(Given(f"Гречко{n}")) for n in range(120)])
    assert len(sheets) > 1
    for sheet in sheets:
        assert any("Звання" in text.text for text in sheet.texts)
    assert {f"Гречко{n}" for n in range(120)} | {str(n) for n in range(1, 121)} <= set(said(sheets))
    squares = [r for sheet in sheets for r in sheet.rules if abs(r.x2 - r.x1 - 12) < 0.01]
    assert len(squares) == 120 * 2


def test_the_name_in_latin_letters_stands_under_his_own():
    one = PersonIdentity(Given("김"), Given("철수"), latin_name=Given("Kim Chol Su"))
    (sheet,) = listed([one])
    own, latin = (
        next(text for text in sheet.texts if part in text.text) for part in ("김", "Kim Chol Su")
    )
    assert own.x == latin.x
    assert own.y > latin.y
    assert own.size > latin.size


def test_who_declined_his_name_is_said_so_and_a_blank_row_is_lines():
    declined = PersonIdentity(Withheld.DECLINED)
    assert any("declined" in text.casefold() for text in said(listed([declined])))
    blank = PersonIdentity.blank()

    def lines(number: int) -> int:
        return sum(rule.grey > 0 for rule in listed([blank], lines=number)[0].rules)

    assert lines(2) - lines(1) == 2
