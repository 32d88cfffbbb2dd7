"""Ways through the program that a power cut may end at any moment, and what must be true afterwards.

A journey is walked by a child program (`tests.power.child`) and judged on every image of the disk that a
cut may leave (`tests.power.replay`). Whoever adds a verb adds a journey: `register` it in a module of its
own and name that module in `tests.power.all_journeys`.
"""

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from pathlib import Path

from store.compartment import Compartment
from store.connection import page_faults
from store.vault import Vault
from tests.store.vaults import KEY, REGISTER

Acknowledge = Callable[[str], None]
"""Called with a word once the officer would have been told that it is done."""


@dataclass(frozen=True, slots=True)
class Journey:
    """`walk` acts in a folder and acknowledges; `judge` gets a folder and what had been acknowledged.

    `judge` asserts that all of it is there and sound. What was under way at the cut may be there or not.
    """

    name: str
    walk: Callable[[Path, Acknowledge], None]
    judge: Callable[[Path, Sequence[str]], None]


JOURNEYS: dict[str, Journey] = {}


def register(journey: Journey) -> None:
    """Make a journey known to the child program and the tests."""
    assert journey.name not in JOURNEYS
    JOURNEYS[journey.name] = journey


def open_sound(folder: Path, key: bytes = KEY, compartment: Compartment = REGISTER) -> Vault:
    """Open what a cut left, and look at every page of it."""
    vault = Vault.open(folder, key, compartment)
    vault.checkpoint()
    with vault.second_reader() as cursor:
        assert page_faults(cursor) == []
    return vault
