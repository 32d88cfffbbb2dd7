"""The fixtures of `tests.gui.opened`, and files on a stick."""

import pytest

from tests.casework.drawn import a_photograph, a_scan
from tests.gui.opened import home, workspace

__all__ = ["home", "workspace"]


@pytest.fixture
def photograph(tmp_path):
    path = tmp_path / "IMG_51.1868,35.2788.jpg"
    path.write_bytes(a_photograph(600, 400))
    return path


@pytest.fixture
def scan(tmp_path):
    path = tmp_path / "scan.pdf"
    path.write_bytes(a_scan(3).content)
    return path
