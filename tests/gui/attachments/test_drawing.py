"""Pages of a chosen PDF: all of them, in their order, their pixels alone."""

from io import BytesIO

import pytest
from pypdfium2 import PdfDocument
from PySide6.QtCore import QObject
from reportlab.lib import pdfencrypt
from reportlab.pdfgen.canvas import Canvas

from casework import pictures
from gui.attachments.drawing import ScanDrawing
from models.errors import InputRefused


def a_pdf(*texts, size=(298, 420), **options):
    target = BytesIO()
    canvas = Canvas(target, pagesize=size, **options)
    canvas.setTitle("seen at Sudzha")
    for text in texts:
        canvas.drawString(40, 200, text)
        canvas.showPage()
    canvas.save()
    return target.getvalue()


@pytest.fixture
def draw(desk, qtbot):
    def drawn(content):
        came, owner = [], QObject()
        made = ScanDrawing(
            desk.jobs, content, lambda *found: came.append(found), came.append, owner
        )
        made.start()
        qtbot.waitUntil(lambda: bool(came))
        return came[0]

    return drawn


def test_every_page_is_there_and_none_of_its_words_or_facts(draw):
    drawn, pages = draw(a_pdf("first", "second"))
    document = PdfDocument(drawn.content)
    assert pages == len(document) == 2
    assert [round(side) for side in document[1].get_size()] == pytest.approx([298, 420], abs=2)
    assert document[0].get_textpage().get_text_range() == ""
    assert b"Sudzha" not in drawn.content
    darkest = [min(page.render(scale=1).to_pil().convert("L").tobytes()) for page in document]
    assert max(darkest) < 128


def test_a_huge_sheet_is_drawn_smaller(draw):
    drawn, _ = draw(a_pdf("map", size=(9000, 3000)))
    width, height = PdfDocument(drawn.content)[0].get_size()
    assert width * 200 / 72 <= 3400
    assert width / height == pytest.approx(3, rel=0.01)


@pytest.mark.parametrize(
    ("content", "problem"),
    [
        (b"%PDF-1.4 nothing more", "attachment.damaged"),
        (
            a_pdf("x", encrypt=pdfencrypt.StandardEncryption("lock", "owner")),
            "attachment.damaged",
        ),
        (a_pdf(*["x"] * (pictures.MOST_PAGES + 1)), "attachment.pages"),
    ],
    ids=["damaged", "locked", "long"],
)
def test_what_cannot_be_drawn_is_refused(draw, content, problem):
    error = draw(content)
    assert isinstance(error, InputRefused)
    assert error.problems == {"content": problem}
