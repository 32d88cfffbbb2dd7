"""The key slots: the vaults' keys, wrapped by each officer's passphrase; opens nothing but itself.

Wrong passphrases are recorded with their time and slow down whoever sits at the keyboard; against
somebody who has copied the file only the passphrase and Argon2id stand. How the primitives are put
together stands in `docs/vault.md`.
"""

import os
from collections.abc import Generator, Iterable, Mapping
from contextlib import contextmanager, suppress
from dataclasses import dataclass, field, replace
from pathlib import Path
from typing import cast

import cbor2
from cryptography.exceptions import InvalidTag
from cryptography.hazmat.primitives.ciphers.aead import AESGCM
from cryptography.hazmat.primitives.hashes import SHA256
from cryptography.hazmat.primitives.kdf.hkdf import HKDF
from filelock import FileLock, Timeout

from models.clock import Clock
from models.errors import (
    DiskFull,
    InputRefused,
    VaultDamaged,
    VaultExists,
    VaultInUse,
    VaultMissing,
    WrongPassphrase,
)
from models.ids import new_id
from store import files, slots_file
from store.connection import KEY_BYTES
from store.key_derivation import SALT_BYTES, KeyDerivation, wipe
from store.slots_file import Slot, SlotsFile

_PART = "slots"
_LOCK_NAME = "keys.slots.lock"
_LOCK_SECONDS = 5.0
_FREE_FAILURES = 3
_LONGEST_WAIT = 60
_MILLISECONDS = 1000


@dataclass(frozen=True, slots=True)
class Failures:
    """Wrong passphrases since the last right one: how many, and the instants of the latest."""

    count: int
    times: tuple[int, ...]


@dataclass(frozen=True, slots=True)
class Opened:
    """What a passphrase opened: the slot, the keys by compartment, the failures before it."""

    slot_id: str
    keys: dict[str, bytearray] = field(repr=False)
    failures: Failures

    def forget(self) -> None:
        """Overwrite the keys; vaults that are open keep their own copy until they are closed."""
        for key in self.keys.values():
            wipe(key)
        self.keys.clear()


class KeySlots:
    """The key slots in a folder; every act reads the file anew and replaces it as a whole."""

    def __init__(self, folder: Path, clock: Clock) -> None:
        """The slots need not be there yet."""
        self._folder = folder
        self._clock = clock

    @classmethod
    def create(
        cls,
        folder: Path,
        passphrase: str,
        keys: Mapping[str, bytes | bytearray],
        clock: Clock,
        *,
        derivation: KeyDerivation | None = None,
    ) -> str:
        """Write a new file with one slot and answer the slot's identifier.

        `keys` holds 32 bytes by compartment name. Without `derivation` the cost is tuned to this
        laptop, which takes about a second. Raises `VaultExists`, `DiskFull`, `DiskReadOnly`.
        """
        slots = cls(folder, clock)
        with files.converted(_PART):
            folder.mkdir(parents=True, exist_ok=True, mode=files.FOLDER_OWNER_ONLY)
        with slots._changing():
            if slots_file.exists(folder):
                raise VaultExists
            empty = SlotsFile(os.urandom(SALT_BYTES), derivation or KeyDerivation.tuned(), ())
            root = empty.derivation.derive(passphrase, empty.salt)
            made = slots._sealed(empty, root, new_id(clock), keys)
            slots_file.write(folder, replace(empty, slots=(made,)))
        return made.id

    @property
    def exist(self) -> bool:
        """Whether there are key slots in the folder: without them this is a first run."""
        return slots_file.exists(self._folder)

    @property
    def failures(self) -> Failures:
        """The wrong passphrases since the last right one. Raises `VaultMissing`, `VaultDamaged`."""
        return _failures(slots_file.read(self._folder))

    @property
    def ids(self) -> tuple[str, ...]:
        """The identifiers of all slots, oldest first."""
        return tuple(each.id for each in slots_file.read(self._folder).slots)

    def unlock(self, passphrase: str) -> Opened:
        """The keys this passphrase opens; takes about half a second, and forgets earlier failures.

        Raises `WrongPassphrase` with the seconds until the next try is looked at (also for a try
        that comes too soon, which is not looked at), `VaultMissing`, `VaultDamaged("slots")`.
        """
        stored = slots_file.read(self._folder)
        self._refuse_too_soon(stored)
        root = _derive(stored, passphrase)
        opened = _first_that_opens(stored, root)
        wipe(root)
        if opened is None:
            raise WrongPassphrase(self._record_failure())
        if stored.failed:
            # A full disk must not keep an officer out.
            with suppress(DiskFull, VaultInUse), self._changing():
                now = slots_file.read(self._folder)
                slots_file.write(self._folder, replace(now, failures=(), failed=0))
        return opened

    def add(
        self, opened: Opened, passphrase: str, compartments: Iterable[str] | None = None
    ) -> str:
        """A slot for another officer with these (or all) of the opened keys; answers its name.

        Raises `InputRefused` when the passphrase already opens a slot: it could not be told whose
        it is.
        """
        names = tuple(opened.keys if compartments is None else compartments)
        keys = {name: opened.keys[name] for name in names}
        with self._changing():
            stored = slots_file.read(self._folder)
            root = _derive(stored, passphrase)
            if _first_that_opens(stored, root) is not None:
                wipe(root)
                raise InputRefused({"passphrase": "passphrase.taken"})
            made = self._sealed(stored, root, new_id(self._clock), keys)
            slots_file.write(self._folder, replace(stored, slots=(*stored.slots, made)))
        return made.id

    def change(self, opened: Opened, passphrase: str) -> None:
        """Wrap the opened keys by another passphrase; the slot keeps its identifier.

        Raises `InputRefused` when it opens somebody else's slot, `VaultMissing` when this one is
        gone.
        """
        with self._changing():
            stored = slots_file.read(self._folder)
            if opened.slot_id not in {each.id for each in stored.slots}:
                raise VaultMissing
            root = _derive(stored, passphrase)
            holder = _first_that_opens(stored, root)
            if holder is not None and holder.slot_id != opened.slot_id:
                wipe(root)
                raise InputRefused({"passphrase": "passphrase.taken"})
            made = self._sealed(stored, root, opened.slot_id, opened.keys)
            kept = tuple(made if each.id == made.id else each for each in stored.slots)
            slots_file.write(self._folder, replace(stored, slots=kept))

    def remove(self, slot_id: str) -> None:
        """Take an officer's slot away; a copy of the old file still opens with his passphrase.

        Raises `InputRefused` for the last slot, `VaultMissing` when there is no such slot.
        """
        with self._changing():
            stored = slots_file.read(self._folder)
            kept = tuple(each for each in stored.slots if each.id != slot_id)
            if len(kept) == len(stored.slots):
                raise VaultMissing
            if not kept:
                raise InputRefused({"slot": "slots.last"})
            slots_file.write(self._folder, replace(stored, slots=kept))

    def _sealed(
        self,
        stored: SlotsFile,
        root: bytearray,
        slot_id: str,
        keys: Mapping[str, bytes | bytearray],
    ) -> Slot:
        """A slot that this root opens; the root is wiped."""
        if any(len(key) != KEY_BYTES for key in keys.values()):
            msg = "the key of a vault has 32 bytes"
            raise ValueError(msg)
        made_at = self._clock.now()
        nonce = os.urandom(slots_file.NONCE_BYTES)
        contents = cbor2.dumps({name: bytes(key) for name, key in keys.items()}, canonical=True)
        header = stored.header(slot_id, made_at)
        sealed = AESGCM(_wrapping_key(root, slot_id)).encrypt(nonce, contents, header)
        wipe(root)
        return Slot(slot_id, made_at, nonce, sealed)

    def _refuse_too_soon(self, stored: SlotsFile) -> None:
        wait = _wait_after(stored.failed)
        if not wait or not stored.failures:
            return
        elapsed = (self._clock.now() - stored.failures[-1]) / _MILLISECONDS
        if elapsed < 0:
            # The clock was put back: the wait begins anew instead of lasting until the old time.
            with self._changing():
                now = slots_file.read(self._folder)
                times = (*now.failures[:-1], self._clock.now())
                slots_file.write(self._folder, replace(now, failures=times))
            raise WrongPassphrase(float(wait))
        if elapsed < wait:
            raise WrongPassphrase(wait - elapsed)

    def _record_failure(self) -> float:
        """Note a wrong passphrase and answer how long the next one waits."""
        with self._changing():
            now = slots_file.read(self._folder)
            failed = now.failed + 1
            times = (*now.failures, self._clock.now())[-slots_file.KEPT_FAILURES :]
            with suppress(DiskFull):
                slots_file.write(self._folder, replace(now, failures=times, failed=failed))
        return float(_wait_after(failed))

    @contextmanager
    def _changing(self) -> Generator[None]:
        """Hold the file against other programs between reading it and replacing it."""
        lock = FileLock(self._folder / _LOCK_NAME, timeout=_LOCK_SECONDS, thread_local=False)
        try:
            lock.acquire()
        except Timeout:
            raise VaultInUse from None
        except OSError as error:
            raise files.vault_error(error, _PART) from None
        try:
            yield
        finally:
            lock.release()


def _failures(stored: SlotsFile) -> Failures:
    return Failures(stored.failed, stored.failures)


def _wait_after(failed: int) -> int:
    """Seconds after so many wrong passphrases: none after three, then 1, 2, 4 … 60."""
    over = failed - _FREE_FAILURES
    return 0 if over <= 0 else min(_LONGEST_WAIT, 1 << min(over - 1, 16))


def _derive(stored: SlotsFile, passphrase: str) -> bytearray:
    try:
        return stored.derivation.derive(passphrase, stored.salt)
    except MemoryError:
        raise VaultDamaged(_PART) from None


def _wrapping_key(root: bytearray, slot_id: str) -> bytes:
    info = b"safe-conduct slot " + slot_id.encode()
    return HKDF(SHA256(), KEY_BYTES, None, info).derive(root)


def _first_that_opens(stored: SlotsFile, root: bytearray) -> Opened | None:
    """All slots share the salt, so that one derivation serves to try each of them."""
    for slot in stored.slots:
        header = stored.header(slot.id, slot.made_at)
        try:
            cipher = AESGCM(_wrapping_key(root, slot.id))
            contents = cipher.decrypt(slot.nonce, slot.sealed, header)
        except InvalidTag:
            continue
        keys = cast("dict[str, bytes]", cbor2.loads(contents))
        wrapped = {name: bytearray(key) for name, key in keys.items()}
        return Opened(slot.id, wrapped, _failures(stored))
    return None
