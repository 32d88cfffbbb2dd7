"""An opened register in a temporary folder, with the clock in the test's hand."""

from collections.abc import Iterator
from pathlib import Path

import pytest

from casework.workspace import Workspace
from models.clock import HandClock
from tests.casework.founded import a_register
from tests.casework.people import START


@pytest.fixture
def hand() -> HandClock:
    return HandClock(START)


@pytest.fixture
def workspace(tmp_path: Path, hand: HandClock) -> Iterator[Workspace]:
    with a_register(tmp_path, hand) as opened:
        yield opened
