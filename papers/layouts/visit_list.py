"""X3: the list for a visit, A4 landscape, everybody for whom the station answers; refuses to leave anybody out.

GC III Art. 126: delegates go wherever prisoners of war may be and speak with them without witnesses. Squares and
remarks are for the delegates' copy alone: who spoke with them is nobody else's to know.
"""

from papers.compose import text_or_line
from papers.content.answers import BLANK, NOBODY
from papers.content.visit import VisitListContent
from papers.form import Form
from papers.page import Book, FormFace, PageStyle
from papers.parts import grid, note
from papers.roster import NUMBER, Roster
from papers.sheet import Sheet
from papers.text import Style

FACE = FormFace("X3", ("paper.form_x3",), "1", PageStyle(297, 210, title=13.0, side_mm=50))
COPIES = 2

_VALUE = Style(8.6, 6.6, lines=2)
_COLUMNS = (
    (NUMBER, 0.03),
    ("field.pow_no", 0.09),
    ("paper.name", 0.215),
    ("field.date_of_birth", 0.07),
    ("paper.rank", 0.09),
    ("paper.power", 0.095),
    ("paper.state", 0.105),
    ("paper.place_held", 0.125),
    ("paper.here_since", 0.065),
    ("paper.remarks", 0.07),
    ("paper.spoken_in_private", 0.045),
)


def layout(content: VisitListContent) -> list[Sheet]:
    """The pages of one copy."""
    book = Book(FACE, content.issue)
    head = (
        (
            ("paper.visitor", content.visitor),
            ("paper.delegates", content.delegates, 1.6),
            ("paper.visited_at", content.visited_at, 1.2),
            ("paper.held_at", content.held_at, 1.2),
            ("paper.persons_on_list", text_or_line(content.people), 0.7),
        ),
    )
    book.flow.place(
        *grid(book, head, _VALUE), note(book, "paper.visit_everybody", "paper.visit_private")
    )
    Roster(book, _COLUMNS, ticks=1).place(
        (
            line.pow_number,
            line.identity,
            line.identity.date_of_birth,
            line.identity.rank,
            line.power,
            line.state,
            line.place,
            line.here_since,
            BLANK,
        )
        for line in content.lines
    )
    signatures = book.compose.signatures(
        book.left,
        book.inner,
        (("paper.officer_in_charge", content.officer), ("paper.delegate_received", NOBODY)),
        (("name", "rank", "position", "unit"),),
        room=20.0,
    )
    book.flow.place(*signatures, space=4)
    book.place_codes()
    return book.finish()


FORMS = (Form(FACE, "126", COPIES, VisitListContent, VisitListContent.blank, layout),)
