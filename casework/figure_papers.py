"""Figures as a paper and as a workbook: the same numbers as on the screen, in the same words; refuses to count."""

from datetime import UTC, datetime
from io import BytesIO

import xlsxwriter
from xlsxwriter.format import Format

from casework.figure_views import Bar, Chart, Figure, FiguresView
from casework.paper_values import local_text, utc_text
from casework.workspace import Workspace
from models.clock import to_datetime
from papers import forms
from papers.content.answers import Answer, Given, Issue, Word
from papers.content.figures import FigureLine, FiguresContent, FigureTable
from resources.words import Words, words
from store.journal import head_code

_WIDTH_OF_LABELS = 44
_LONGEST_SHEET_NAME = 31


def as_pdf(workspace: Workspace, view: FiguresView, language: str) -> bytes:
    """Form X2, in the language of the screen and one beside it."""
    second = "en" if language != "en" else "fr"
    now, offset, station = workspace.now(), workspace.offset_minutes(), workspace.station
    issue = Issue(
        number=station.code,
        languages=(language, second),
        authority=station.authority,
        station=station.name,
        local_time=local_text(now, offset),
        utc_time=utc_text(now),
        head_code=head_code(workspace.vault),
        practice=station.practice,
    )
    content = FiguresContent(
        issue,
        period=Given(_period(view, offset)),
        moment=Given(local_text(view.moment, offset)),
        known=Word("figures.known_then_both" if view.as_known_then else "figures.known_now"),
        tables=tuple(_table(figure) for figure in view.figures if _says_something(figure)),
    )
    return forms.render("X2", content)


def _says_something(figure: Figure) -> bool:
    return any(bar.value or bar.before for bar in figure.bars)


def _table(figure: Figure) -> FigureTable:
    bars = figure.bars
    if figure.chart is Chart.COLUMNS:
        bars = tuple(bar for bar in bars if bar.value)
    most = max(max(bar.value, bar.before) for bar in bars) or 1
    pairs = figure.chart is Chart.PAIRS
    return FigureTable(
        Word(f"figures.title_{figure.name}", figure.about),
        Word(f"figures.head_{figure.chart.value}"),
        "" if figure.total is None else f"= {figure.total}",
        tuple(
            FigureLine(
                _answer(bar),
                Given(str(bar.value)),
                Given(str(bar.before)) if pairs else None,
                bar.value / most,
            )
            for bar in bars
        ),
    )


def _answer(bar: Bar) -> Answer:
    return Word(bar.label) if words("en").has(bar.label) else Given(plain(bar.label))


def plain(label: str) -> str:
    """What stands for a label that no table of words has: the text itself, without the stem of a key."""
    return label.partition(".")[2].upper() if label.startswith(("country.", "legal.")) else label


def _period(view: FiguresView, offset: int) -> str:
    first, last = to_datetime(view.since, offset), to_datetime(view.until - 1, offset)
    return f"{first:%Y-%m-%d} – {last:%Y-%m-%d}"


def as_workbook(workspace: Workspace, view: FiguresView, language: str) -> bytes:
    """An XLSX file with a sheet for each figure; numbers are numbers, words are text."""
    target, speak, offset = BytesIO(), words(language), workspace.offset_minutes()
    book = xlsxwriter.Workbook(
        target, {"in_memory": True, "strings_to_formulas": False, "strings_to_urls": False}
    )
    # A file says when its figures were counted, not who made it on what machine.
    book.set_properties({"created": datetime.fromtimestamp(workspace.now() / 1000, UTC)})
    bold = book.add_format({"bold": True})
    first = book.add_worksheet(speak("frame.figures")[:_LONGEST_SHEET_NAME])
    first.set_column(0, 0, _WIDTH_OF_LABELS)
    about = (
        (speak("figures.period"), _period(view, offset)),
        (speak("figures.strength_at"), local_text(view.moment, offset)),
        (
            speak("figures.known"),
            speak("figures.known_then_both" if view.as_known_then else "figures.known_now"),
        ),
        (workspace.station.authority, workspace.station.name),
    )
    for line, (name, value) in enumerate(about):
        first.write_string(line, 0, name, bold)
        first.write_string(line, 1, value)
    for number, figure in enumerate(view.figures, 1):
        _sheet(book, bold, (number, figure), speak)
    book.close()
    return target.getvalue()


def _sheet(
    book: xlsxwriter.Workbook, bold: Format, numbered: tuple[int, Figure], speak: Words
) -> None:
    number, figure = numbered
    sheet = book.add_worksheet(_sheet_name(number, speak(f"figures.title_{figure.name}")))
    sheet.set_column(0, 0, _WIDTH_OF_LABELS)
    pairs = figure.chart is Chart.PAIRS
    heads = ("figures.head_now", "figures.head_before") if pairs else ("figures.head_value",)
    for column, key in enumerate((f"figures.head_{figure.chart.value}", *heads)):
        about = f" {figure.about}" if figure.about and not column else ""
        sheet.write_string(0, column, f"{speak(key)}{about}", bold)
    for line, bar in enumerate(figure.bars, 1):
        known = speak.has(bar.label) or words("en").has(bar.label)
        sheet.write_string(line, 0, speak(bar.label) if known else plain(bar.label))
        sheet.write_number(line, 1, bar.value)
        if pairs:
            sheet.write_number(line, 2, bar.before)


def _sheet_name(number: int, title: str) -> str:
    kept = "".join(letter for letter in title if letter not in "[]:*?/\\")
    return f"{number} {kept}"[:_LONGEST_SHEET_NAME]
