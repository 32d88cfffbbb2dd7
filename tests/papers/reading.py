"""What a reader finds in a PDF: its texts, and its symbols at 200 dots per inch."""

import re
import unicodedata

import pypdfium2 as pdfium
import zxingcpp


def texts(pdf):
    document = pdfium.PdfDocument(pdf)
    return [page.get_textpage().get_text_range() for page in document]


def bare(text):
    return re.sub(r"\s", "", unicodedata.normalize("NFKC", text))


def read_codes(pdf, page=0):
    image = pdfium.PdfDocument(pdf)[page].render(scale=200 / 72).to_pil().convert("L")
    return [found.text for found in zxingcpp.read_barcodes(image)]
