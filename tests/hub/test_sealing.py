"""What lies in the database is sealed: bound to device, number and header, also where a number comes twice."""

import pytest

from hub.sealing import Sealing
from models.errors import VaultDamaged

MASTER = bytes(range(32))
DEVICE, OTHER = bytes(16), bytes([1]) * 16


def test_a_body_opens_only_where_it_belongs():
    sealing = Sealing(MASTER)
    sealed = sealing.seal_body(DEVICE, 7, b"hash", b"who he is")
    assert sealing.open_body(DEVICE, 7, b"hash", sealed) == b"who he is"
    assert b"who" not in sealed
    for device, number, header in ((OTHER, 7, b"hash"), (DEVICE, 8, b"hash"), (DEVICE, 7, b"else")):
        with pytest.raises(VaultDamaged):
            sealing.open_body(device, number, header, sealed)
    with pytest.raises(VaultDamaged):
        Sealing(bytes(32)).open_body(DEVICE, 7, b"hash", sealed)
    with pytest.raises(VaultDamaged):
        sealing.open_body(DEVICE, 7, b"hash", sealed[:-1] + bytes([sealed[-1] ^ 1]))


def test_two_bodies_of_one_number_share_nothing():
    sealing = Sealing(MASTER)
    first = sealing.seal_body(DEVICE, 7, b"one", b"the same body")
    second = sealing.seal_body(DEVICE, 7, b"two", b"the same body")
    assert not set(zip(first, range(99), strict=False)) >= set(zip(second, range(99), strict=False))
    assert first[:13] != second[:13]


def test_a_piece_opens_only_at_its_place():
    sealing = Sealing(MASTER)
    sealed = sealing.seal_piece(b"digest", 10, b"a run of bytes")
    assert sealing.open_piece(b"digest", 10, sealed) == b"a run of bytes"
    for digest, offset in ((b"digest", 11), (b"others", 10)):
        with pytest.raises(VaultDamaged):
            sealing.open_piece(digest, offset, sealed)


def test_a_key_has_32_bytes():
    with pytest.raises(ValueError, match="32"):
        Sealing(b"short")
