"""K4: the notice of rights, A4, in the prisoner's language and the officer's; refuses to be a waiver.

GC III Art. 41 and 69: he is told, in a language he understands, what protects him. Short sentences for
somebody who is afraid, each with its article. Receiving or refusing it changes nothing; a refusal is noted.
"""

from papers.compose import FACT
from papers.content.notice import RightsNoticeContent
from papers.flow import Column, Row
from papers.form import Form
from papers.page import Book, FormFace, PageStyle
from papers.parts import beside, grid
from papers.sheet import Sheet
from papers.text import Style

FACE = FormFace("K4", ("form.k4",), "1", PageStyle(210, 297, title=14.0, side_mm=44, code_mm=24))
COPIES = 1

_SENTENCE = Style(10.0, 8.4, lines=4)
_GROUP = Style(10.4, 8.0, lines=1, bold=True)
_ARTICLE = Style(7.0, 6.0, lines=3, grey=0.25)
_ARTICLE_SHARE = 0.1
_OUTCOMES = ("paper.notice_received", "paper.notice_refused")

SENTENCES: tuple[tuple[str, tuple[tuple[str, str], ...]], ...] = (
    (
        "paper.notice_protection",
        (
            ("notice.status", "4, 13"),
            ("notice.protection", "13"),
            ("paper.notice_rights_kept", "7"),
        ),
    ),
    (
        "paper.notice_questions",
        (("notice.questions", "17"), ("notice.no_coercion", "17"), ("notice.language", "17")),
    ),
    (
        "paper.notice_belongings",
        (("notice.identity_card", "17, 18"), ("notice.property", "18"), ("notice.money", "18")),
    ),
    (
        "paper.notice_health",
        (
            ("paper.notice_food", "19, 20, 26"),
            ("notice.medical", "15, 30"),
            ("paper.notice_inspection", "30, 31"),
            ("notice.medical_private", "13"),
        ),
    ),
    (
        "paper.notice_family",
        (
            ("notice.capture_card", "70"),
            ("notice.mail", "71, 74"),
            ("notice.data", "69, 122"),
            ("notice.danger", "123"),
            ("notice.transfer", "48"),
        ),
    ),
    (
        "paper.notice_help",
        (
            ("notice.complaint", "78"),
            ("notice.representative", "79, 80"),
            ("notice.icrc", "126"),
            ("notice.convention_text", "41"),
        ),
    ),
)
"""For each group its title and its sentences, each with the articles it follows."""


def layout(content: RightsNoticeContent) -> list[Sheet]:
    """The pages of one notice."""
    book = Book(FACE, content.issue)
    for title, sentences in SENTENCES:
        rows = [_sentence(book, key, article) for key, article in sentences]
        book.flow.place(_group(book, title), rows[0], space=3)
        for row in rows[1:]:
            book.flow.place(row)
    _closing(book, content)
    return book.finish()


def _shares(book: Book, key: str) -> tuple[float, tuple[str, ...]]:
    """How wide each language stands, and the word in each."""
    each = book.compose.pair.each(key)
    return (1 - _ARTICLE_SHARE) / len(each), each


def _group(book: Book, key: str) -> Row:
    share, each = _shares(book, key)
    cells = [book.compose.text(word, share * book.inner, _GROUP) for word in each]
    return beside(book, (*[share] * len(each), _ARTICLE_SHARE), (*cells, ()), shade=0.92)


def _sentence(book: Book, key: str, article: str) -> Row:
    share, each = _shares(book, key)
    cells = [book.compose.text(text, share * book.inner, _SENTENCE) for text in each]
    beside_it = book.compose.words(
        "paper.article", _ARTICLE_SHARE * book.inner, _ARTICLE, article=article
    )
    return beside(book, (*[share] * len(each), _ARTICLE_SHARE), (*cells, beside_it))


def _closing(book: Book, content: RightsNoticeContent) -> None:
    compose, person, half = book.compose, content.identity, book.inner / 2
    lines = (
        (
            ("field.surname", person.surname),
            ("field.first_names", person.first_names),
            ("field.pow_no", content.pow_number),
            ("field.tag_no", content.tag_number),
        ),
        (
            ("paper.notice_read_aloud", content.read_aloud_in),
            ("paper.interpreter", content.interpreter),
            ("paper.given_at", content.given_at, 1.3),
        ),
    )
    at = (book.left, half)
    outcome = compose.choice("paper.notice_outcome", _OUTCOMES, {content.outcome}, at, FACT)
    signing = compose.words("notice.signing", half, Style(7.4, 6.2, lines=6))
    signatures = compose.signatures(
        book.left,
        book.inner,
        (("paper.given_by", content.given_by),),
        (("name", "rank", "unit"),),
        room=14.0,
    )
    others = Row(
        (
            compose.bare_signature("field.signature_prisoner", "", at),
            compose.bare_signature("paper.interpreter", "", (book.left + half, half)),
        )
    )
    book.flow.place(
        *grid(book, lines, FACT, line_height=13.0),
        Row((outcome, Column(book.left + half, half, tuple(signing)))),
        others,
        *signatures,
        space=5,
    )
    book.place_codes()


FORMS = (Form(FACE, "41, 69", COPIES, RightsNoticeContent, RightsNoticeContent.blank, layout),)
