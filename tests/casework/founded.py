"""What many tests begin with, made once by the program and copied for each: real files, and every test has its own."""

import shutil
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from pathlib import Path
from tempfile import TemporaryDirectory

from casework import registers
from casework.registers import NewRegister, Register
from casework.workspace import Workspace
from models.clock import HandClock
from tests.casework.people import STATION
from tests.store.vaults import CHEAP

_KEPT = TemporaryDirectory(prefix="founded-")
_INSTANTS: dict[tuple[object, ...], tuple[Path, int]] = {}


def copied(
    what: tuple[object, ...], clock: HandClock, target: Path, make: Callable[[Path], None]
) -> None:
    """Copy to `target` what `make` leaves in a folder when it begins now; the clock goes on as it did then.

    All copies have the same keys and identifiers: one test never has two of the same.
    """
    key = (*what, type(clock), clock.instant)
    if key not in _INSTANTS:
        folder = Path(_KEPT.name) / str(len(_INSTANTS))
        make(folder)
        _INSTANTS[key] = folder, clock.instant
    folder, clock.instant = _INSTANTS[key]
    shutil.copytree(folder, target, dirs_exist_ok=True)


@contextmanager
def a_register(home: Path, clock: HandClock) -> Iterator[Workspace]:
    """The register most tests work in, opened."""
    copied(
        ("register",),
        clock,
        home,
        lambda folder: registers.create(folder, NewRegister(**STATION), clock, CHEAP).close(),
    )
    opened = registers.unlock(
        Register(home / "register", practice=False), STATION["passphrase"], clock
    )
    yield opened
    opened.close()
