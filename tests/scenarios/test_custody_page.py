"""`docs/custody.md` says what the tables say: every move and every duty, in the words of the screens."""

from pathlib import Path

import pytest

from models.custody import TRANSITIONS, Kept, State, Transition
from models.duties import DAY, HOUR, RULES, DutyKind, Rule
from resources.words import words

PAGE = (Path(__file__).resolve().parents[2] / "docs" / "custody.md").read_text(encoding="utf-8")
EN = words("en")

_KEPT = {Kept.SAME: "*stays where he is*", Kept.BASE: "*the custody he came from*"}


def _state(state: State) -> str:
    return EN(f"state.{state}") if state else "nothing recorded"


def move(row: Transition) -> str:
    """One move as a line of the page."""
    target = _KEPT[row.target] if isinstance(row.target, Kept) else _state(row.target)
    marks = ", ".join(
        word
        for word, holds in (
            ("new cards", row.rearms_cards),
            ("Bureau", row.notice),
            ("new custody", row.opens_episode),
        )
        if holds
    )
    sources = ", ".join(_state(source) for source in row.sources)
    return f"| {sources} | {EN(f'event.{row.event}')} | {target} | {row.article} | {marks} |"


def limit(kind: DutyKind, rule: Rule) -> str:
    """One duty as a line of the page."""
    if rule.dated:
        time = "the day the record names"
    elif not rule.limit:
        time = "at once"
    else:
        days = rule.limit % DAY == 0 and rule.limit > DAY
        number = rule.limit // (DAY if days else HOUR)
        time = f"{number} {'days' if days else 'hours'}" + (" before" if rule.before else "")
    return f"| {EN(f'duty.{kind}')} | {rule.article} | {time} | {'law' if rule.law else 'design'} |"


@pytest.mark.parametrize("row", TRANSITIONS, ids=lambda row: f"{row.event}-{row.target}")
def test_every_move_stands_on_the_page(row: Transition) -> None:
    assert move(row) in PAGE


@pytest.mark.parametrize("kind", DutyKind)
def test_every_duty_stands_on_the_page(kind: DutyKind) -> None:
    assert limit(kind, RULES[kind]) in PAGE


def test_the_page_knows_no_other() -> None:
    lines = [line for line in PAGE.splitlines() if line.startswith("| ")]
    known = {move(row) for row in TRANSITIONS} | {limit(kind, rule) for kind, rule in RULES.items()}
    heads = {"| From | What happens | Then | Art. | Sets off |", "| Duty | Art. | Time | By |"}
    assert set(lines) == known | heads
