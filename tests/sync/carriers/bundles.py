"""Stand-ins for sealed bundles: a carrier only needs the identifier, the size and whom one is for.

Layout here: 16 bytes identifier, 4 bytes size, 2 bytes count, 8 bytes per recipient, then anything, then a
SHA-256 of all of it.
"""

import hashlib
import os

from models.errors import BundleDamaged
from sync.bundle.content import Peeked

OURS = b"ours----"
THEIRS = b"theirs--"


def an_id(number):
    return bytes(8) + number.to_bytes(8, "big")


def a_bundle(number, *names, size=1000):
    names = names or (OURS,)
    whole = 22 + 8 * len(names) + size + 32
    start = an_id(number) + whole.to_bytes(4, "big") + len(names).to_bytes(2, "big")
    body = start + b"".join(names) + os.urandom(size)
    return body + hashlib.sha256(body).digest()


def peek(head):
    count = int.from_bytes(head[20:22], "big")
    if len(head) < 22 + 8 * count or not count:
        raise BundleDamaged("envelope")
    names = tuple(head[at : at + 8] for at in range(22, 22 + 8 * count, 8))
    return Peeked(head[:16], names, int.from_bytes(head[16:20], "big"))


def check(bundle):
    if hashlib.sha256(bundle[:-32]).digest() != bundle[-32:]:
        raise BundleDamaged("seal")


def folder_of(path):
    return path / "SAFE-CONDUCT" / "bundles"


def file_of(path, number):
    return folder_of(path) / f"{an_id(number).hex()}.scb"


def names(path):
    return sorted(each.name for each in folder_of(path).iterdir())


def ids(medium):
    return [found.id for found in medium.listing().bundles]


def the_one(medium):
    (found,) = medium.listing().bundles
    return found
