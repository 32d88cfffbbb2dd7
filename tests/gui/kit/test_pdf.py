from io import BytesIO

import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QImage
from reportlab.pdfgen.canvas import Canvas

from gui.kit.pdf import PdfPreview
from resources.words import words


def a_paper(pages=3):
    target = BytesIO()
    canvas = Canvas(target)
    for number in range(pages):
        canvas.drawString(100, 700, f"Page {number}")
        canvas.rect(100, 100, 300, 300, fill=1)
        canvas.showPage()
    canvas.save()
    return target.getvalue()


@pytest.fixture
def preview(theme, qtbot):
    made = PdfPreview(words("en"))
    qtbot.addWidget(made)
    made.resize(600, 500)
    made.show()
    return made


def shown(preview):
    return preview._sheet.pixmap()


def test_pages_are_turned_by_key(preview, qtbot):
    assert preview.show_pdf(a_paper())
    assert preview._label.text() == "Page 1 of 3"
    for key, page in (
        (Qt.Key.Key_PageDown, 1),
        (Qt.Key.Key_End, 2),
        (Qt.Key.Key_PageDown, 2),
        (Qt.Key.Key_Home, 0),
        (Qt.Key.Key_PageUp, 0),
    ):
        qtbot.keyClick(preview, key)
        assert preview.page() == page


def test_zooming(preview, qtbot):
    preview.show_pdf(a_paper())
    fitted = shown(preview).width()
    qtbot.keyClick(preview, Qt.Key.Key_Plus)
    assert shown(preview).width() > fitted
    qtbot.keyClick(preview, Qt.Key.Key_0)
    assert shown(preview).width() == fitted


@pytest.mark.parametrize(
    ("palette", "paper"), [("light", 0xFFFFFF), ("dark", 0x1C2229), ("night", 0x180909)]
)
def test_paper_is_white_only_by_day(preview, theme, palette, paper):
    theme.apply(palette)
    preview.show_pdf(a_paper())
    image = shown(preview).toImage().convertToFormat(QImage.Format.Format_RGB32)
    assert image.pixel(2, 2) & 0xFFFFFF == paper
    ink = image.pixel(image.width() // 3, image.height() * 2 // 3) & 0xFFFFFF
    assert abs((ink >> 16) - (paper >> 16)) > 100
    assert bool(preview._note.text()) == (palette != "light")


def test_what_is_no_paper_is_said(preview):
    assert not preview.show_pdf(b"nothing of the kind")
    assert preview._sheet.text() == "This paper cannot be shown."


def test_forgetting_leaves_nothing(preview):
    preview.show_pdf(a_paper())
    preview.forget()
    assert preview.page_count() == 0
    assert preview._buffer.data().isEmpty()
    assert shown(preview).isNull()
