"""A backup becomes a register of this laptop, under a new identity from its first moment.

Whatever was written under the old identity after the backup may be held by others: nothing is ever written under it
again, so that a lawful restore never looks like two laptops with one name. Refuses to touch the backup itself, and to
put it over a register that is there.
"""

import re
from contextlib import closing
from dataclasses import dataclass
from pathlib import Path
from shutil import copyfile, rmtree

from casework import registers, trust
from casework.integrity import BACKUP
from casework.registers import Register
from casework.workspace import Workspace
from models.clock import Clock
from models.errors import InputRefused, VaultMissing
from store import erase as erasing
from store import files, settings, slots_file
from store.key_slots import KeySlots
from store.register import REGISTER
from store.vault import Vault
from sync.taking import SUCCESSION_DUE

_VAULT = f"{REGISTER.name}.vault"
_NAME = re.compile(rf"{BACKUP}-(\d{{4}})(\d\d)(\d\d)-(\d\d)(\d\d)(\d\d)")
_MOST_LISTED = 200


@dataclass(frozen=True, slots=True)
class Backup:
    """A backup that was found; `made` is its local time as its name tells it (ISO 8601), empty when it does not."""

    folder: Path
    made: str


@dataclass(frozen=True, slots=True)
class Restored:
    """An opened register that was a backup.

    `holds_keys`: it speaks for its authority itself and has taken its
    old place already; else it has to be enrolled again, unless it is `alone`.
    """

    workspace: Workspace
    holds_keys: bool
    alone: bool


def backups(folder: Path) -> tuple[Backup, ...]:
    """The backups in a folder, the newest first: the folder itself, or those right below it.

    Raises:
        VaultMissing, DiskReadOnly, VaultDamaged: the folder cannot be read.
    """
    with files.converted("backup"):
        below = sorted(path for path in folder.iterdir() if path.is_dir())
        found = [path for path in (folder, *below[-_MOST_LISTED:]) if _is_backup(path)]
    made = (Backup(path, _made(path.name)) for path in found)
    return tuple(sorted(made, key=lambda each: (each.made, each.folder.name), reverse=True))


def restore(home: Path, backup: Path, passphrase: str, clock: Clock) -> Restored:
    """Copy a backup beside the registers of this laptop, open it under a new identity.

    The passphrase is one of those that opened the register when the backup was made.

    Raises:
        WrongPassphrase: no slot of the backup opens.
        InputRefused: it is the backup of a practice register.
        VaultMissing, VaultDamaged, VaultTooNew: it is no backup, or not whole.
        DiskFull, DiskReadOnly: the copy could not be written; what was begun is removed.
    """
    folder = registers.free_folder(home)
    building = registers.building_of(folder)
    with files.converted("backup"):
        if building.exists():
            rmtree(building)
        if not _is_backup(backup):
            raise VaultMissing
        building.mkdir(parents=True, mode=files.FOLDER_OWNER_ONLY)
    try:
        with files.converted("backup"):
            for name in (_VAULT, slots_file.NAME):
                copyfile(backup / name, building / name)
                (building / name).chmod(files.OWNER_ONLY)
                files.sync_file(building / name)
        _mark(building, passphrase, clock)
        with files.converted("backup"):
            building.replace(folder)
            files.sync_folder(folder.parent)
    except BaseException:
        erasing.erase(building)
        rmtree(building, ignore_errors=True)
        raise
    workspace = registers.unlock(Register(folder, practice=False), passphrase, clock)
    try:
        return _restored(workspace)
    except BaseException:
        workspace.close()
        raise


def _mark(building: Path, passphrase: str, clock: Clock) -> None:
    """Note in the copy that its identity is over, before anything else can be written into it."""
    opened = KeySlots(building, clock).unlock(passphrase)
    try:
        with closing(Vault.open(building, opened.keys[REGISTER.name], REGISTER)) as vault:
            with vault.read() as cursor:
                cursor.execute("SELECT max(practice) FROM station")
                practice = cursor.fetchone()
            if practice and practice[0]:
                raise InputRefused({"backup": "restore.practice"})
            with vault.write() as cursor:
                settings.put(cursor, SUCCESSION_DUE, "1")
    finally:
        opened.forget()


def _restored(workspace: Workspace) -> Restored:
    workspace.remember_head()
    authority = trust.authority(workspace)
    return Restored(workspace, authority.holds_keys, authority.alone)


def _is_backup(folder: Path) -> bool:
    return all((folder / name).is_file() for name in (_VAULT, slots_file.NAME))


def _made(name: str) -> str:
    found = _NAME.fullmatch(name)
    return "{}-{}-{}T{}:{}:{}".format(*found.groups()) if found else ""
