"""What the command says after an exchange can be read on any terminal, and never ends it."""

import io
import sys

import pytest

from casework import exchange
from casework.exchange_views import ExchangeReport
from gui import exchange_command
from resources.words import words
from tests.casework.fleet import a_fleet
from tests.casework.people import a_person


@pytest.mark.parametrize(
    ("language", "page"),
    [("en", "cp437"), ("fr", "cp1252"), ("uk", "cp1251"), ("ru", "cp866"), ("uk", "ascii")],
)
def test_an_old_terminal_shows_what_it_can(monkeypatch, language, page):
    shown = io.TextIOWrapper(io.BytesIO(), encoding=page)
    monkeypatch.setattr(sys, "stdout", shown)
    report = ExchangeReport(came=12_000, went=3, conflicts=1_400, shared={"Ґринь": "AB12-CD34"})
    exchange_command._say(report, words(language))
    shown.flush()
    lines = shown.buffer.getvalue().decode(page).splitlines()
    assert len(lines) == 5
    whole = page != "ascii"
    assert any(("12\u00a0000" if whole else "12?000") in line for line in lines)
    assert any("AB12-CD34" in line for line in lines)


def test_it_says_what_came_of_a_real_exchange(tmp_path, capsys):
    with a_fleet(tmp_path, "point") as fleet:
        a_person(fleet.at["point"])
        (report,) = fleet.carry("point")
        exchange_command._say(report, words("en"))
        assert capsys.readouterr().out.splitlines()[:3] == [
            words("en").count("exchange_command.came", report.came),
            words("en").count("exchange_command.went", report.went),
            words("en").count("exchange_command.acknowledged", report.acknowledged),
        ]
        assert report.went
        assert exchange.overview(fleet.at["point"]).conflicts == 0
