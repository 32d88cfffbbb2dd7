"""The authority and its devices on disk: one at a time, keys kept, our own device left alone."""

from collections.abc import Iterator
from contextlib import closing
from dataclasses import dataclass
from pathlib import Path

import pytest

from models.errors import AuthorityForeign, SignatureInvalid
from store import device as devices
from store import trust
from store.trust import Authority, KnownDevice
from store.vault import Vault
from tests.store.vaults import KEY, REGISTER, clock

OURS, THEIRS = bytes([1]) * 16, bytes([2]) * 16
OTHER = KnownDevice(bytes([7]) * 16, b"k" * 32, b"r" * 1216, 50)


@dataclass(frozen=True)
class Documents:
    """What `install` is given, as plain bytes: the store never looks into them."""

    authority: bytes = OURS
    roots: tuple[bytes, ...] = (b"first root",)
    roster_document: bytes = b"roster"
    known_devices: tuple[KnownDevice, ...] = ()


@pytest.fixture
def vault(tmp_path: Path) -> Iterator[Vault]:
    with closing(Vault.create(tmp_path, KEY, REGISTER)) as made:
        yield made


def test_a_vault_belongs_to_nobody_at_first(vault: Vault) -> None:
    with vault.read() as cursor:
        assert trust.current(cursor) is None
        assert trust.left(cursor) == ()


def test_what_is_installed_is_read_back(vault: Vault) -> None:
    with vault.write() as cursor:
        trust.install(cursor, Documents(), 100, [b"p" * 32])
    with vault.write() as cursor:
        trust.install(cursor, Documents(roots=(b"a", b"b"), roster_document=b"next"), 200)
    with vault.read() as cursor:
        found = trust.current(cursor)
    assert found == Authority(OURS, (b"a", b"b"), b"next", (b"p" * 32,), 100)
    assert "p" * 32 not in repr(found)
    with vault.write() as cursor:
        trust.install(cursor, Documents(), 300, [b"q" * 32])
        assert trust.current(cursor).private_keys == (b"q" * 32,)


def test_one_authority_is_left_before_another_is_joined(vault: Vault) -> None:
    with vault.write() as cursor:
        trust.install(cursor, Documents(), 100, [b"p" * 32])
    with pytest.raises(AuthorityForeign), vault.write() as cursor:
        trust.install(cursor, Documents(THEIRS), 200)
    with vault.write() as cursor:
        trust.leave(cursor, OURS, 200)
        trust.install(cursor, Documents(THEIRS), 200)
    with vault.write() as cursor:
        assert trust.current(cursor).id == THEIRS
        (former,) = trust.left(cursor)
        assert (former.id, former.private_keys, former.left_at) == (OURS, (), 200)
        trust.leave(cursor, THEIRS, 300)
        trust.install(cursor, Documents(), 400)
        assert trust.current(cursor) == Authority(OURS, (b"first root",), b"roster", (), 400)


def test_devices_of_a_roster_become_known_and_stay_closed(vault: Vault) -> None:
    def known(closed: int | None) -> tuple[bytes, bytes, int | None]:
        with vault.write() as cursor:
            each = KnownDevice(OTHER.id, OTHER.public_key, b"s" * 1216, 50, closed)
            trust.install(cursor, Documents(known_devices=(each,)), 100)
            cursor.execute(
                "SELECT public_key, receiving_key, closed FROM device WHERE id = ?", (OTHER.id,)
            )
            return cursor.fetchone()

    assert known(None) == (OTHER.public_key, b"s" * 1216, None)
    assert known(17)[2] == 17
    assert known(20)[2] == 17
    assert known(None)[2] == 17
    assert known(3)[2] == 3


def test_a_device_known_with_another_key_is_refused_and_nothing_is_kept(vault: Vault) -> None:
    with vault.write() as cursor:
        trust.install(cursor, Documents(known_devices=(OTHER,)), 100)
    exchanged = KnownDevice(OTHER.id, b"x" * 32, OTHER.receiving_key, 50)
    with pytest.raises(SignatureInvalid), vault.write() as cursor:
        trust.install(cursor, Documents(roster_document=b"n", known_devices=(exchanged,)), 200)
    with vault.read() as cursor:
        assert trust.current(cursor).roster == b"roster"
        assert devices.public_key(cursor, OTHER.id) == OTHER.public_key


def test_our_own_device_is_not_closed_by_what_others_say(vault: Vault) -> None:
    with vault.write() as cursor:
        own = devices.create(cursor, clock())
        said = KnownDevice(own.id, own.public_key, b"z" * 1216, 1, closed=0)
        trust.know_devices(cursor, [said])
        assert devices.own(cursor).receiving_key == own.receiving_key
