"""An opened register in a temporary folder, with the clock in the test's hand."""

from collections.abc import Iterator
from pathlib import Path

import pytest

from casework import registers
from casework.registers import NewRegister
from casework.workspace import Workspace
from models.clock import HandClock
from tests.casework.people import START, STATION
from tests.store.vaults import CHEAP


@pytest.fixture
def hand() -> HandClock:
    return HandClock(START)


@pytest.fixture
def workspace(tmp_path: Path, hand: HandClock) -> Iterator[Workspace]:
    opened = registers.create(tmp_path, NewRegister(**STATION), hand, CHEAP)
    yield opened
    opened.close()
