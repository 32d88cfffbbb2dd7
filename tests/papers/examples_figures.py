"""Invented figures of a station, for the tests of form X2."""

from papers.content.answers import Given, Word
from papers.content.figures import FigureLine, FiguresContent, FigureTable
from tests.papers.examples import issue

SIZES = {"X2": (210, 297)}
PRISONER_READS = ()
OWN_STATEMENTS = ()
NOT_PRINTED = {}


def figures(**more):
    held = (
        FigureLine(Word("state.interned"), Given("1204"), bar=1.0),
        FigureLine(Word("state.hospitalised"), Given("31"), bar=0.026),
    )
    compared = (
        FigureLine(Word("figures.came_in"), Given("41"), Given("63"), 0.65),
        FigureLine(Word("figures.died"), Given("0"), Given("1")),
    )
    facts = {
        "issue": issue(),
        "period": Given("2026-10-22 – 2026-11-20"),
        "moment": Given("2026-11-20 14:02 +02:00"),
        "known": Word("figures.known_now"),
        "tables": (
            FigureTable(
                Word("figures.title_held_by_state"), Word("figures.head_bars"), "= 1235", held
            ),
            FigureTable(Word("figures.title_compared"), Word("figures.head_pairs"), "", compared),
        ),
    }
    return FiguresContent(**(facts | more))


def contents():
    return {"X2": figures()}
