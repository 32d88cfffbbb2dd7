"""What is said before and after a restore."""

from dataclasses import dataclass
from pathlib import Path

import pytest

from gui.kit.values import Tone
from gui.restore import presenter
from models.errors import DiskFull, InputRefused, WrongPassphrase
from resources.words import words

ENGLISH = words("en")


@dataclass
class Found:
    folder: Path
    made: str


@dataclass
class Outcome:
    holds_keys: bool
    alone: bool


def test_backups_are_named_by_their_time_and_a_renamed_one_by_its_name():
    told = [Found(Path("a/odd"), "2026-19-77T07:20:00")]
    assert presenter.choices(told, ENGLISH)[0].label == "odd"
    found = [Found(Path("a/b"), "2026-11-17T07:20:00"), Found(Path("a/mine"), "")]
    assert [each.label for each in presenter.choices(found, ENGLISH)] == [
        "17 November 2026, 07:20",
        "mine",
    ]


@pytest.mark.parametrize(
    ("holds_keys", "alone", "told"),
    [(True, True, "nowhere else"), (True, False, "authority’s keys"), (False, False, "enrolled")],
)
def test_what_follows_is_said_plainly(holds_keys, alone, told):
    said = presenter.outcome(Outcome(holds_keys, alone), "2026-11-17T07:20:00", ENGLISH)
    assert "17 November 2026, 07:20" in said.happened
    assert told in f"{said.saved} {said.next_step}"


@pytest.mark.parametrize(
    "error", [WrongPassphrase(0), InputRefused({"backup": "restore.practice"}), DiskFull()]
)
def test_every_refusal_has_its_sentence(error):
    said = presenter.refusal(error, ENGLISH)
    assert said.happened
    assert said.tone in {Tone.WARN, Tone.DANGER}
