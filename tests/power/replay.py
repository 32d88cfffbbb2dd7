"""A disk whose power is cut: what was not confirmed is lost, reordered or torn, as the model allows.

The model. A write is durable once its file was synced. Of the writes that were not, any may be on the
disk, in any combination, and each may be torn at 512-byte sectors. Names (creating, renaming, removing)
are durable once their folder was synced; of the others the disk holds the first few, in order, as file
systems with a journal of names do. A truncation counts as a write. Syncing tells the truth.
"""

import random
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field
from pathlib import Path

from tests.power.recorder import ACKNOWLEDGED, Event

SECTOR = 512


@dataclass(slots=True)
class _File:
    """What the disk surely holds of a file, and what was written since."""

    durable: bytearray = field(default_factory=bytearray)
    pending: list[Event] = field(default_factory=list)

    def sync(self) -> None:
        for event in self.pending:
            _apply(self.durable, event)
        self.pending.clear()


@dataclass(frozen=True, slots=True)
class Image:
    """What a cut after so many events left: files by path, and what had been acknowledged."""

    events: int
    files: dict[str, bytes]
    acknowledged: tuple[str, ...]

    def write(self, root: Path) -> None:
        """Put the files below a folder."""
        (root / "register").mkdir(parents=True, exist_ok=True)
        for path, contents in self.files.items():
            (root / path).parent.mkdir(parents=True, exist_ok=True)
            (root / path).write_bytes(contents)


class Disk:
    """The files of a journey as events befall them."""

    def __init__(self) -> None:
        self._now: dict[str, _File] = {}
        self._durable: dict[str, _File] = {}
        self._names: list[tuple[str, str, str, _File | None]] = []
        self._acknowledged: list[str] = []
        self._events = 0

    def befall(self, event: Event) -> None:
        """Take one event in."""
        self._events += 1
        if event.path == ACKNOWLEDGED:
            if event.kind == "w":
                self._acknowledged += event.data.decode().split("\n")[:-1]
        elif event.kind == "r":
            self._rename(event.path, event.data.decode())
        elif event.kind == "u":
            self._now.pop(event.path, None)
            self._names.append(("u", event.path, "", None))
        elif event.kind == "s":
            self._sync(event.path)
        else:
            file = self._file(event.path)
            if event.kind != "c":
                file.pending.append(event)

    def cut(self, dice: random.Random) -> Image:
        """One of the states in which the disk may be found if the power fails now."""
        names = dict(self._durable)
        for change in self._names[: dice.randint(0, len(self._names))]:
            _rename_in(names, *change)
        fate = dice.choice(("mixed", "mixed", "mixed", "lost", "kept"))
        files = {path: _left(file, fate, dice) for path, file in names.items()}
        return Image(self._events, files, tuple(self._acknowledged))

    def _file(self, path: str) -> _File:
        if path not in self._now:
            self._now[path] = _File()
            self._names.append(("c", path, "", self._now[path]))
        return self._now[path]

    def _rename(self, old: str, new: str) -> None:
        if old in self._now:
            self._now[new] = self._now.pop(old)
            self._names.append(("r", old, new, self._now[new]))
        else:
            _move_folder(self._now, old, new)
            self._names.append(("d", old, new, None))

    def _sync(self, path: str) -> None:
        if path in self._now:
            self._now[path].sync()
            return
        # Anything else that is synced is the folder.
        for change in self._names:
            _rename_in(self._durable, *change)
        self._names.clear()


def images(events: Sequence[Event], many: int, seed: int) -> Iterator[Image]:
    """So many images of cuts spread at random over the events."""
    dice = random.Random(seed)
    moments = sorted(dice.randint(0, len(events)) for _ in range(many))
    disk = Disk()
    done = 0
    for moment in moments:
        for event in events[done:moment]:
            disk.befall(event)
        done = moment
        yield disk.cut(dice)


def _rename_in(names: dict[str, _File], kind: str, old: str, new: str, file: _File | None) -> None:
    if kind == "c" and file is not None:
        names[old] = file
    elif kind == "u":
        names.pop(old, None)
    elif kind == "d":
        _move_folder(names, old, new)
    elif file is not None:
        names.pop(old, None)
        names[new] = file


def _move_folder(names: dict[str, _File], old: str, new: str) -> None:
    """A folder's new name is one change: all files in it move at once."""
    for path in [each for each in names if each.startswith(f"{old}/")]:
        names[new + path.removeprefix(old)] = names.pop(path)


def _left(file: _File, fate: str, dice: random.Random) -> bytes:
    contents = bytearray(file.durable)
    for event in file.pending:
        if fate == "lost":
            break
        roll = dice.random()
        if fate == "kept" or roll < 0.4:
            _apply(contents, event)
        elif roll < 0.75 and event.kind == "w":
            _tear(contents, event, dice)
    return bytes(contents)


def _tear(contents: bytearray, event: Event, dice: random.Random) -> None:
    """Some sectors of a write: its beginning, or any of them."""
    places = range(0, len(event.data), SECTOR)
    end = dice.randrange(len(places) + 1) if dice.random() < 0.5 else None
    for index, place in enumerate(places):
        if (index < end) if end is not None else dice.random() < 0.5:
            part = event.data[place : place + SECTOR]
            _apply(contents, Event("w", event.path, event.offset + place, part))


def _apply(contents: bytearray, event: Event) -> None:
    if event.kind == "t":
        if event.offset < len(contents):
            del contents[event.offset :]
        else:
            contents.extend(bytes(event.offset - len(contents)))
        return
    if len(contents) < event.offset:
        contents.extend(bytes(event.offset - len(contents)))
    contents[event.offset : event.offset + len(event.data)] = event.data
