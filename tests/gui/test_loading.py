"""What is heavy comes behind the window's back, and what knows Qt comes on the GUI thread alone."""

import subprocess
import sys
from pathlib import Path

from gui.loading import Loader
from gui.window import ROOMS

ROOT = Path(__file__).resolve().parent.parent.parent

BROUGHT = """
import sys
from importlib import import_module
import gui.program
from gui.loading import SCREENS, VERBS
before = set(sys.modules)
for name in VERBS:
    import_module(name)
print(*(name for name in set(sys.modules) - before if name.split(".")[0] in ("PySide6", "gui")))
before = set(sys.modules)
for name in SCREENS:
    import_module(name)
brought = set(sys.modules) - before
print(*(name for name in brought if name.split(".")[0] not in ("PySide6", "gui", "shiboken6")))
"""


def test_the_verbs_bring_no_qt_and_the_screens_bring_nothing_but_qt():
    said = subprocess.run(
        [sys.executable, "-c", BROUGHT], cwd=ROOT, capture_output=True, text=True, check=True
    )
    assert said.stdout.split("\n") == ["", "", ""]


def test_nothing_heavy_comes_before_the_window():
    asked = "import sys, gui.program; print(*(set(sys.modules) & {'sqlmodel', 'reportlab', 'gui.shell'}))"
    said = subprocess.run(
        [sys.executable, "-c", asked], cwd=ROOT, capture_output=True, text=True, check=True
    )
    assert said.stdout.strip() == ""


def test_all_is_there_when_it_says_so(desk, qtbot):
    loader, told = Loader(desk.jobs), []
    assert not loader.is_loaded
    with qtbot.waitSignal(loader.loaded):
        loader.start(lambda: told.append(set(loader.screens)))
    assert loader.is_loaded
    assert told == [set(ROOMS)]
