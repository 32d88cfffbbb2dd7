"""The front door opens at once: what it says and what it loads before a window can be there."""

import importlib.util
import subprocess
import sys
from pathlib import Path

import pytest

import safe_conduct

ROOT = Path(__file__).resolve().parent.parent
HEAVY = {
    "sqlmodel",
    "sqlalchemy",
    "pydantic",
    "reportlab",
    "PIL",
    "cryptography",
    "alembic",
    "uharfbuzz",
}


def python(*arguments, code=0):
    done = subprocess.run(
        [sys.executable, *arguments], cwd=ROOT, check=False, capture_output=True, encoding="utf-8"
    )
    assert done.returncode == code, done.stderr
    return done.stdout + done.stderr


def loaded_by(module):
    return set(python("-c", f"import sys, {module}; print(*sys.modules)").split())


@pytest.mark.parametrize("module", safe_conduct.MODULES.values())
def test_every_command_has_its_module(module):
    assert importlib.util.find_spec(module)


def test_the_door_itself_loads_nothing_of_the_house():
    assert not {"PySide6", "gui", "store", "models"} & loaded_by("safe_conduct")


def test_the_window_needs_nothing_heavy():
    assert not HEAVY & loaded_by("gui.program")


def test_help_names_every_command():
    told = python("safe_conduct.py", "--help")
    assert [command for command in ("tour", "selftest", "--data") if command not in told] == []


@pytest.mark.parametrize("said", [["tuor"], ["tour"], ["--no-such"], ["--data"]])
def test_a_slip_of_the_tongue_is_answered_not_guessed(said):
    assert "usage: safe-conduct" in python("safe_conduct.py", *said, code=2)
