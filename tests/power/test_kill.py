"""A program killed at any moment: what it had acknowledged is there, and nobody is kept out."""

import random
import subprocess
import sys
import time
from pathlib import Path

import pytest

from tests.power.all_journeys import JOURNEYS

PROJECT = Path(__file__).parents[2]
NAMES = [
    "saves",
    "passphrases",
    "witness",
    "migration",
    "taking_in",
    "stick",
    "intake",
    "amend",
    "seal_and_print",
    "passphrase_of_an_officer",
]


def kill_and_judge(name, root, dice):
    root.mkdir(parents=True)
    with subprocess.Popen(
        [sys.executable, "-m", "tests.power.child", name, str(root)],
        cwd=PROJECT,
        stdout=subprocess.PIPE,
    ) as child:
        for _ in range(dice.randrange(1, 9)):
            child.stdout.readline()
        time.sleep(dice.random() * 0.004)
        child.kill()
        child.wait()
    acknowledged = (root / "acknowledged").read_text().splitlines()
    JOURNEYS[name].judge(root / "register", acknowledged)


@pytest.mark.parametrize("name", NAMES)
def test_what_was_acknowledged_survives_a_kill(name, tmp_path):
    kill_and_judge(name, tmp_path / "root", random.Random(name))


@pytest.mark.slow
@pytest.mark.parametrize("seed", range(25))
@pytest.mark.parametrize("name", NAMES)
def test_what_was_acknowledged_survives_many_kills(name, seed, tmp_path):
    kill_and_judge(name, tmp_path / "root", random.Random(f"{name} {seed}"))
