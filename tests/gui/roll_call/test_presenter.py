"""What the roll-call says: figures, who has counted, what stands in the way; in every language of the screens."""

from pathlib import Path

import pytest

from casework.roll_calls import CalledLine, RollCallView
from casework.views import PersonCard
from gui.kit.values import Tone
from gui.roll_call import presenter
from models.errors import Block
from resources.words import SCREEN_LANGUAGES, words


def card(number: int, name: str = "") -> PersonCard:
    return PersonCard(
        str(number), f"T-{number}", "", name, "", "рядовий", "", "", "interned", "", 0, "", ""
    )


def a_view(*found: str, first="", second="", numbers=(None, None), blocks=()) -> RollCallView:
    lines = tuple(CalledLine(card(n, f"Гречко{n}"), each) for n, each in enumerate(found))
    return RollCallView(
        "r", 0, "плац", 0, len(found), first, second, *numbers, lines=lines, blocks=blocks
    )


def test_found_again_counts_as_present() -> None:
    known = presenter.figures(a_view("present", "found", "missing", "", ""))
    assert (known.expected, known.present, known.missing, known.open) == (5, 2, 1, 2)


def test_who_gave_no_name_is_called_by_his_number() -> None:
    assert presenter.called(card(7)) == "T-7"


@pytest.mark.parametrize("language", SCREEN_LANGUAGES)
def test_no_number_is_told_before_both_have_counted(language: str) -> None:
    spoken = words(language)
    one = presenter.counters_said(a_view("", first="Гук"), spoken)
    assert "Гук" in one
    assert not any(sign.isdigit() for sign in one)
    both = a_view("", first="Гук", second="Мороз", numbers=(17, 18))
    said = presenter.counters_said(both, spoken)
    assert all(part in said for part in ("Гук", "17", "Мороз", "18"))


@pytest.mark.parametrize("language", SCREEN_LANGUAGES)
def test_what_stands_in_the_way_is_said_with_the_names(language: str) -> None:
    spoken = words(language)
    missing = Block("still_missing", "122", tuple(map(str, range(8))))
    said, tone = presenter.in_the_way(a_view(*[""] * 8, blocks=(missing,)), spoken)
    assert "Гречко0" in said
    assert "+3" in said
    assert tone is Tone.WARN
    said, tone = presenter.in_the_way(a_view("present"), spoken)
    assert (said, tone) == (spoken("roll_call.agrees"), Tone.GOOD)
    waiting, tone = presenter.in_the_way(a_view("", blocks=(Block("two_counters", "46"),)), spoken)
    assert waiting
    assert tone is Tone.INFO


@pytest.mark.parametrize(
    ("typed", "number"),
    [
        ("17", 17),
        (" 0 ", 0),
        ("", None),
        ("-1", None),
        ("1,5", None),
        ("١٧", None),
        ("9" * 30, None),
    ],
)
def test_a_count_is_a_whole_number(typed: str, number: int | None) -> None:
    assert presenter.number_typed(typed) == number


def test_the_presenter_knows_no_qt() -> None:
    assert "PySide6" not in Path(presenter.__file__).read_text(encoding="utf-8")
