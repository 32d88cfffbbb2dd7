"""The page of scenarios: every row is on it; and every test that it or the page on exchange names exists."""

import ast
import re
from functools import cache
from pathlib import Path

import pytest

TESTS = Path(__file__).resolve().parents[1]
PAGE = (TESTS.parent / "docs" / "scenarios.md").read_text(encoding="utf-8")
NOT_BUILT = {
    "",
    "hotline compartment",
    "medical compartment",
    "hotline and medical compartments",
    "merge of duplicates",
}
"""What a row may wait for."""


def table(title: str) -> list[list[str]]:
    """The cells of the table below a heading."""
    part = PAGE.split(f"## {title}\n")[1].split("\n## ")[0]
    lines = [line for line in part.splitlines() if line.startswith("| ")]
    return [[cell.strip() for cell in line.strip("|").split("|")] for line in lines[1:]]


@cache
def named_in(name: str) -> frozenset[str]:
    """The tests of one file below `tests/`."""
    tree = ast.parse((TESTS / name).read_text(encoding="utf-8"))
    return frozenset(node.name for node in tree.body if isinstance(node, ast.FunctionDef))


def test_every_row_stands_there_once_in_its_order() -> None:
    for title, rows in (("What went wrong elsewhere", 22), ("What the program does", 60)):
        assert [int(cells[0]) for cells in table(title)] == list(range(1, rows + 1)), title


@pytest.mark.parametrize(("page", "least"), [("scenarios.md", 100), ("exchange.md", 50)])
def test_every_test_it_names_exists(page: str, least: int) -> None:
    text = (TESTS.parent / "docs" / page).read_text(encoding="utf-8")
    named = re.findall(r"`([\w/]+\.py)::(\w+)`", text)
    assert len(named) > least
    assert [each for each in named if each[1] not in named_in(each[0])] == []


def test_a_row_without_a_test_waits_for_what_is_not_built() -> None:
    for title in ("What went wrong elsewhere", "What the program does"):
        for number, _, proved, waits in table(title):
            assert waits in NOT_BUILT, number
            assert proved != "–" or waits, number
