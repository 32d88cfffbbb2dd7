"""A stick whose power is cut while bundles are written to it, replaced on it and removed from it.

A stick that is pulled out is a disk whose power is cut. A put is acknowledged when the medium called it
written; what has a bundle's name must then be whole, acknowledged or not.
"""

from collections.abc import Sequence
from hashlib import sha256
from pathlib import Path

from sync.carriers.folder import FolderMedium
from tests.power.journeys import Acknowledge, Journey, register

BUNDLES = 12
SMALL = 300


def _id(number: int) -> bytes:
    return number.to_bytes(16, "big")


def _bundle(number: int) -> bytes:
    """A bundle that can be told from any other and from half of itself."""
    body = sha256(_id(number)).digest() * (1 + number * number * SMALL)
    return body + sha256(body).digest()


def _walk(folder: Path, acknowledge: Acknowledge) -> None:
    folder.mkdir(parents=True, exist_ok=True)
    medium = FolderMedium(folder)
    for number in range(BUNDLES):
        medium.put(_id(number), _bundle(number))
        acknowledge(f"put {number}")
        if number % 3 == 2:
            medium.remove([_id(number - 1)])
            acknowledge(f"removed {number - 1}")


def _judge(folder: Path, acknowledged: Sequence[str]) -> None:
    folder.mkdir(parents=True, exist_ok=True)
    medium = FolderMedium(folder)
    listing = medium.listing()
    assert listing.foreign == 0
    there = {found.id for found in listing.bundles}
    for found in listing.bundles:
        assert medium.read(found) == _bundle(int.from_bytes(found.id, "big"))
    put, removed = (
        {_id(int(word.split()[1])) for word in acknowledged if word.startswith(act)}
        for act in ("put", "removed")
    )
    # What is to be removed next may have gone already.
    newest = max(put, default=b"")
    going = {_id(number) for number in range(1, BUNDLES, 3) if newest == _id(number + 1)}
    assert put - removed - going <= there
    assert not removed & there
    assert medium.clean() == len(listing.leftovers) <= 1
    assert medium.listing().bundles == listing.bundles


register(Journey("stick", _walk, _judge))
