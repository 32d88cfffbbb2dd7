"""Tables of text as XLSX and CSV files; refuses to let any cell be taken for a formula or a number.

In a workbook every cell is text by its format. In CSV, which knows no formats, what a spreadsheet would compute is
led by an apostrophe; digits stay as they are, with their leading zeros.
"""

import csv
from collections.abc import Sequence
from datetime import UTC, datetime
from io import BytesIO, StringIO

import xlsxwriter

_BOM = b"\xef\xbb\xbf"
_COMPUTED = ("=", "+", "-", "@", "\t", "\r", "\n", "＝", "＋", "－", "＠", "|", "%")
_LONGEST_CELL = 32_767
_LONGEST_NAME = 31
_WIDTH = 22


def harmless(text: str) -> str:
    """A text as it stands in CSV: an apostrophe before whatever a spreadsheet would compute."""
    lead = text.lstrip(" \u00a0\u200b\ufeff")
    return f"'{text}" if lead.startswith(_COMPUTED) or text[:1] in _COMPUTED else text


def as_csv(
    heads: Sequence[str], lines: Sequence[Sequence[str]], _name: str = "", _made_at: int = 0
) -> bytes:
    """UTF-8 with its mark, every cell in quotes, lines ended as spreadsheets expect."""
    target = StringIO(newline="")
    writer = csv.writer(target, quoting=csv.QUOTE_ALL, lineterminator="\r\n")
    for line in (heads, *lines):
        writer.writerow([harmless(cell) for cell in line])
    return _BOM + target.getvalue().encode("utf-8")


def as_workbook(
    heads: Sequence[str], lines: Sequence[Sequence[str]], name: str, made_at: int
) -> bytes:
    """An XLSX file of one sheet; the heads stay in sight."""
    target = BytesIO()
    book = xlsxwriter.Workbook(
        target, {"in_memory": True, "strings_to_formulas": False, "strings_to_urls": False}
    )
    # A file says when it was made, not who made it on what machine.
    book.set_properties({"created": datetime.fromtimestamp(made_at / 1000, UTC)})
    bold, text = book.add_format({"bold": True}), book.add_format({"num_format": "@"})
    kept = "".join(letter for letter in name if letter not in "[]:*?/\\'")
    sheet = book.add_worksheet(kept[:_LONGEST_NAME])
    sheet.set_column(0, max(len(heads) - 1, 0), _WIDTH, text)
    sheet.freeze_panes(1, 0)
    for column, head in enumerate(heads):
        sheet.write_string(0, column, head, bold)
    for place, line in enumerate(lines, 1):
        for column, cell in enumerate(line):
            sheet.write_string(place, column, cell[:_LONGEST_CELL], text)
    book.close()
    return target.getvalue()
