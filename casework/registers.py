"""Registers on this laptop: create, unlock, lock, officers and their passphrases, erase.

A register is a folder: the vault, its key slots, its witness. Its name tells nothing about who keeps it.
"""

import os
from collections.abc import Callable
from contextlib import closing
from dataclasses import dataclass, field
from pathlib import Path
from shutil import rmtree

from casework import own_officers, succession
from casework.own_officers import OwnOfficer
from casework.practice import PRACTICE_PASSPHRASE, STATION, fill, first_day_of
from casework.workspace import Workspace
from models import numbers, text
from models.clock import Clock, HandClock
from models.errors import InputRefused, VaultDamaged, WrongPassphrase
from models.ids import new_id
from models.numbers import NumberSeries
from models.passphrase import strength
from models.records import Officer, Station
from models.tables import StationRow
from store import erase as erasing
from store import files, journal, settings
from store.key_derivation import FLOOR, KeyDerivation
from store.key_slots import KeySlots, Opened
from store.register import REGISTER
from store.unit_of_work import author_of, edit, load
from store.vault import Vault
from store.witness import Verdict

KEY_BYTES = 32
_BUILDING = ".new"
_PRACTICE = "practice"
_REGISTER = "register"
OWN_STATION = "station"
"""The setting that says which of the stations known here keeps this register."""
WEAKEST_PASSPHRASE = 2
"""The least strength (`models.passphrase`) with which anybody may open a register."""


@dataclass(frozen=True, slots=True)
class Register:
    """One register on this laptop."""

    folder: Path
    practice: bool


@dataclass(frozen=True, slots=True)
class NewRegister:
    """What is asked before a register is created."""

    authority: str
    station_name: str
    station_code: str
    officer_name: str
    passphrase: str = field(repr=False)
    unit: str = ""
    power: str = "UA"
    officer_rank: str = ""
    officer_position: str = ""
    officer_unit: str = ""


def registers(home: Path) -> tuple[Register, ...]:
    """The registers on this laptop, real ones first."""
    folders = sorted(
        path
        for path in home.glob("*")
        if path.suffix != _BUILDING and (path / f"{REGISTER.name}.vault").exists()
    )
    found = [Register(path, path.name == _PRACTICE) for path in folders]
    return tuple(sorted(found, key=lambda register: register.practice))


def problems(new: NewRegister) -> dict[str, str]:
    """What is missing or too weak: field → word key; empty when the register can be created."""
    found = {
        name: "register.needed"
        for name in ("authority", "station_name", "officer_name")
        if not getattr(new, name).strip()
    }
    try:
        numbers.format_number(new.station_code.strip().upper(), NumberSeries.TAG, 1)
    except ValueError:
        found["station_code"] = "register.code_shape"
    if strength(new.passphrase).level < WEAKEST_PASSPHRASE:
        found["passphrase"] = "register.passphrase_weak"  # noqa: S105 - a word key
    return found


def create(
    home: Path, new: NewRegister, clock: Clock, derivation: KeyDerivation | None = None
) -> Workspace:
    """Create a register and open it for its first officer.

    Raises:
        InputRefused: something is missing or too weak.
        VaultExists, DiskFull, DiskReadOnly: as `store.vault.Vault.create`.
    """
    if found := problems(new):
        raise InputRefused(found)
    return _create(free_folder(home), new, clock, derivation, practice=False)


def free_folder(home: Path) -> Path:
    """Where the next register of this laptop goes."""
    folder = home / _REGISTER
    count = 1
    while folder.exists():
        count += 1
        folder = home / f"{_REGISTER}-{count}"
    return folder


def building_of(folder: Path) -> Path:
    """Where a register is put together; it gets its own name when it is whole. No list of registers shows it."""
    return folder.with_name(folder.name + _BUILDING)


def _create(
    folder: Path,
    new: NewRegister,
    clock: Clock,
    derivation: KeyDerivation | None,
    *,
    practice: bool,
) -> Workspace:
    """Build it whole under another name, then give it its own: a cut leaves all of it or nothing."""
    building = building_of(folder)
    with files.converted("vault"):
        if building.exists():
            rmtree(building)
    officer_id = new_id(clock)
    key = os.urandom(KEY_BYTES)
    try:
        with closing(Vault.create(building, key, REGISTER)) as vault:
            slot_id = KeySlots.create(
                building, new.passphrase, {REGISTER.name: key}, clock, derivation=derivation
            )
            _first_entry(vault, new, officer_id, slot_id, clock, practice=practice)
        with files.converted("vault"):
            building.replace(folder)
            files.sync_folder(folder.parent)
    except BaseException:
        erasing.erase(building)
        raise
    return unlock(Register(folder, practice), new.passphrase, clock)


def _first_entry(
    vault: Vault, new: NewRegister, officer_id: str, slot_id: str, clock: Clock, *, practice: bool
) -> None:
    code = new.station_code.strip().upper()
    station_id = new_id(clock)
    with vault.write() as cursor:
        settings.put(cursor, OWN_STATION, station_id)
    with edit(vault, author_of(vault, officer_id, clock), "register.create") as record:
        record.add(
            Station(
                id=station_id,
                authority=clean(new.authority),
                name=clean(new.station_name),
                code=code,
                unit=clean(new.unit),
                power=new.power,
                currency={"UA": "UAH", "RU": "RUB"}.get(new.power, "EUR"),
                practice=practice,
            )
        )
        record.add(
            Officer(
                id=officer_id,
                name=clean(new.officer_name),
                rank=clean(new.officer_rank),
                position=clean(new.officer_position),
                unit=clean(new.officer_unit or new.unit),
                slot_id=slot_id,
            )
        )
        own_officers.keep(record.cursor, OwnOfficer(officer_id, slot_id))
        for series in NumberSeries:
            record.open_block(series, code, 1, succession.LAST_NUMBER)


def clean(typed: str) -> str:
    """One line as it is kept: cleaned, and never cut."""
    return text.clean(typed, limit=500).text


def create_practice(
    home: Path,
    clock: Clock,
    progress: Callable[[int, int], None] | None = None,
    derivation: KeyDerivation | None = None,
) -> Workspace:
    """Open the practice register of this laptop, made anew when there is none: fictitious people only."""
    folder = home / _PRACTICE
    if (folder / f"{REGISTER.name}.vault").exists():
        return open_practice(Register(folder, practice=True), clock)
    hand = HandClock(first_day_of(clock.now()))
    new = NewRegister(**STATION, passphrase=PRACTICE_PASSPHRASE)
    workspace = _create(folder, new, hand, derivation or FLOOR, practice=True)
    try:
        fill(workspace, hand, progress)
    except BaseException:
        workspace.close()
        erasing.erase(folder)
        raise
    workspace.close()
    return open_practice(Register(folder, practice=True), clock)


def open_practice(register: Register, clock: Clock) -> Workspace:
    """Open the practice register; its passphrase is no secret."""
    return unlock(register, PRACTICE_PASSPHRASE, clock)


def unlock(register: Register, passphrase: str, clock: Clock) -> Workspace:
    """Open a register.

    Raises:
        WrongPassphrase: no slot opens; says how long to wait.
        VaultMissing, VaultDamaged, VaultTooNew, VaultInUse: as `store.vault.Vault.open`.
    """
    slots = KeySlots(register.folder, clock)
    opened = slots.unlock(passphrase)
    vault = Vault.open(register.folder, opened.keys[REGISTER.name], REGISTER)
    try:
        return _workspace(register.folder, vault, opened, clock)
    except BaseException:
        vault.close()
        raise


def _workspace(folder: Path, vault: Vault, opened: Opened, clock: Clock) -> Workspace:
    slots = KeySlots(folder, clock)
    with vault.write() as cursor:
        own = settings.get(cursor, OWN_STATION)
        officers = own_officers.adopted(cursor, slots.ids)
    with vault.session() as session:
        station = session.get(StationRow, own)
    if station is None:
        raise VaultDamaged("vault")
    officer = officers.get(opened.slot_id)
    if officer is None:
        # The power went between a new officer's slot and his record: nobody was told that he is in.
        raise WrongPassphrase(0)
    for orphan in set(slots.ids) - set(officers):
        slots.remove(orphan)
    workspace = Workspace(
        folder=folder,
        vault=vault,
        slots=slots,
        opened=opened,
        author=author_of(vault, officer.id, clock),
        clock=clock,
        station=load(vault, Station, station.id).value,
        officer=load(vault, Officer, officer.id).value,
    )
    if succession.is_due(workspace):
        # The power went between the exchange that showed it and what follows from it.
        succession.succeed(workspace)
    workspace.verdict = workspace.compare_witness()
    if opened.failures.count:
        with workspace.edit(
            "register.wrong_passphrases", reason=str(opened.failures.count)
        ) as record:
            officer_seen = load(record, Officer, officer.id)
            record.change(
                officer_seen,
                failed_attempts=officer_seen.value.failed_attempts + opened.failures.count,
            )
    return workspace


def put_back(workspace: Workspace) -> bool:
    """Whether the vault is older than, or another than, what this laptop last saw of it."""
    return workspace.verdict in (Verdict.BEHIND, Verdict.DIFFERENT, Verdict.FORGED)


def head_code(workspace: Workspace) -> str:
    """The short code of the newest entry, as it stands on every form."""
    return journal.head_code(workspace.vault)


def lock(workspace: Workspace) -> None:
    """Write the newest head down, drop the keys, close the vault."""
    workspace.close()


def erase(folder: Path, workspace: Workspace | None = None) -> None:
    """Emergency erase: the key slots first, then everything else of this register."""
    erasing.erase(folder, (workspace.vault,) if workspace else ())
