"""Bundles in a folder: a stick's mount point or any other; knows names and sizes, never a bundle's inside.

Layout: `SAFE-CONDUCT/bundles/<identifier, 32 hexadecimal digits>.scb`; beside it, while a bundle is being
written, `<identifier>-<16 hexadecimal digits>.part`. A bundle gets its own name only after the disk has
confirmed its contents, so that a stick pulled out at any moment holds whole bundles and leftovers.

Names, sizes and contents are enough: FAT keeps no owners, no case and two-second times, so none of them is
relied upon. Whatever does not have one of our names, or is no regular file, is counted and left alone.
"""

import os
import re
import secrets
from collections.abc import Callable, Collection, Generator
from contextlib import contextmanager, suppress
from dataclasses import dataclass
from pathlib import Path

from models.errors import (
    BundleDamaged,
    BundleTooLarge,
    Interrupted,
    MediumFull,
    MediumRemoved,
)
from sync.bundle.limits import MAX_SEALED
from sync.carriers import files
from sync.carriers.files import Advance, NotRegular
from sync.carriers.refusals import at_the_edge, free_bytes, is_present

Cancelled = Callable[[], bool]
"""Whether the officer has cancelled; asked between any two chunks."""

FOLDER = "SAFE-CONDUCT"
BUNDLES = "bundles"
MOST_NAMES = 200_000
"""Names looked at in one folder; a stick filled with more is not looked through to its end."""

# Classes spelled out: ignoring case would let in letters that merely fold to these.
_BUNDLE = re.compile(r"([0-9a-fA-F]{32})\.[sS][cC][bB]")
_LEFTOVER = re.compile(r"[0-9a-fA-F]{32}-[0-9a-fA-F]{16}\.[pP][aA][rR][tT]")
_UNIT = 32 * 1024
_TRIES = 8


@dataclass(frozen=True, slots=True)
class Found:
    """A file with a bundle's name: the identifier in it, the name as it stands there, bytes."""

    id: bytes
    name: str
    size: int


@dataclass(frozen=True, slots=True)
class Listing:
    """What lies in the folder of bundles, by name only.

    Bundles by identifier (so roughly the oldest first), names of broken writes, how many other things lie
    there, and whether there were more names than are looked at.
    """

    bundles: tuple[Found, ...] = ()
    leftovers: tuple[str, ...] = ()
    foreign: int = 0
    more: bool = False


def never() -> bool:
    """Nobody cancels."""
    return False


def unseen(_count: int, /) -> None:
    """Nobody looks on."""


class FolderMedium:
    """A folder that carries bundles, for the time of one exchange.

    Every method raises `MediumRemoved` or `MediumBroken`; those that write also `MediumFull` and
    `MediumReadOnly`. None raises `OSError`.
    """

    def __init__(self, path: Path, *, device: int | None = None, largest: int = MAX_SEALED) -> None:
        """Meet the medium at `path`.

        `device` is the `st_dev` it had when it was noticed; `largest` is how many bytes of one file are
        read or written at most.
        """
        self.path = path
        self.largest = largest
        if device is None:
            try:
                device = path.stat().st_dev
            except OSError:
                raise MediumRemoved from None
        self._device = device
        self._folder = path / FOLDER / BUNDLES
        self._made = False
        self.require_present()

    def require_present(self) -> None:
        """Make sure that the medium is still the one that was met. Raises `MediumRemoved`."""
        if not is_present(self.path, self._device):
            raise MediumRemoved

    @property
    def free(self) -> int:
        """Bytes that may still be written."""
        return free_bytes(self.path)

    def listing(self) -> Listing:
        """What lies there, without opening any of it; empty where nobody has written yet."""
        bundles: list[Found] = []
        leftovers: list[str] = []
        foreign = 0
        more = False
        with self._edge():
            if not self._is_ours():
                return Listing()
            with os.scandir(self._folder) as entries:
                for seen, entry in enumerate(entries):
                    if seen == MOST_NAMES:
                        more = True
                        break
                    if bundle := _BUNDLE.fullmatch(entry.name):
                        found = _found(bytes.fromhex(bundle[1]), entry)
                        if found:
                            bundles.append(found)
                            continue
                    elif _LEFTOVER.fullmatch(entry.name):
                        leftovers.append(entry.name)
                        continue
                    foreign += 1
        bundles.sort(key=lambda found: (found.id, found.name))
        return Listing(tuple(bundles), tuple(leftovers), foreign, more)

    def head(self, found: Found, count: int) -> bytes:
        """The first `count` bytes, or fewer. Raises `BundleDamaged` when it is not a readable file."""
        with self._readable(), files.opened(self._folder / found.name) as handle:
            return files.read_up_to(handle, count, unseen)

    def read(self, found: Found, advance: Advance = unseen, cancelled: Cancelled = never) -> bytes:
        """A whole file with a bundle's name.

        Raises `BundleTooLarge`, `BundleDamaged` when it is not a readable file, and `Interrupted`.
        """
        go_on = self._between_chunks(advance, cancelled)
        with self._readable(), files.opened(self._folder / found.name) as handle:
            data = files.read_up_to(handle, self.largest + 1, go_on)
        if len(data) > self.largest:
            raise BundleTooLarge(self.largest)
        return data

    def put(
        self,
        bundle_id: bytes,
        data: bytes,
        advance: Advance = unseen,
        cancelled: Cancelled = never,
    ) -> bool:
        """Write a bundle, confirmed by the disk; answers whether it was not there before.

        What has its name and other contents, as after a power cut, is replaced. Raises `BundleTooLarge`,
        `MediumFull` (also before writing anything) and `Interrupted`; nothing but a leftover remains then.
        """
        if len(data) > self.largest:
            raise BundleTooLarge(self.largest)
        final = self._folder / f"{bundle_id.hex()}.scb"
        with self._edge(needed=len(data)):
            self.require_present()
            if self._is_ours() and _holds(final, data):
                files.confirm_folder(self._folder)
                return False
            self._require_room(len(data))
            self._make_folders()
            self._write(final, data, self._between_chunks(advance, cancelled))
            files.confirm_folder(self._folder)
            self.require_present()
        return True

    def remove(self, ids: Collection[bytes]) -> tuple[bytes, ...]:
        """Remove the bundles with these identifiers, and nothing else; answers which were there."""
        wanted = frozenset(ids)
        removed: dict[bytes, None] = {}
        for found in self.listing().bundles if wanted else ():
            if found.id in wanted:
                with self._edge():
                    (self._folder / found.name).unlink(missing_ok=True)
                removed[found.id] = None
        if removed:
            with self._edge():
                files.confirm_folder(self._folder)
        return tuple(removed)

    def clean(self) -> int:
        """Remove what broken writes left, unless a program is still writing it; answers how many."""
        cleaned = 0
        for name in self.listing().leftovers:
            with self._edge(), suppress(FileNotFoundError, NotRegular):
                cleaned += files.remove_unless_held(self._folder / name)
        return cleaned

    @contextmanager
    def _edge(self, needed: int = 0) -> Generator[None]:
        with at_the_edge(self.path, self._device, needed):
            yield

    @contextmanager
    def _readable(self) -> Generator[None]:
        """What cannot be opened although the medium answers is no bundle."""
        with self._edge():
            try:
                yield
            except (NotRegular, FileNotFoundError, PermissionError):
                self.require_present()
                raise BundleDamaged("envelope") from None

    def _is_ours(self) -> bool:
        """Whether both folders are there and none of them is a link to somewhere else."""
        self.require_present()
        return files.is_real_folder(self._folder.parent) and files.is_real_folder(self._folder)

    def _make_folders(self) -> None:
        """Make our folders, confirmed by the disk; once, also if they were there: by whom is not known."""
        if self._made:
            return
        for folder in (self._folder.parent, self._folder):
            files.make_folder(folder)
            files.confirm_folder(folder.parent)
        self._made = True

    def _between_chunks(self, advance: Advance, cancelled: Cancelled) -> Advance:
        def go_on(count: int) -> None:
            self.require_present()
            advance(count)
            if cancelled():
                raise Interrupted

        return go_on

    def _require_room(self, size: int) -> None:
        """Room for the contents in whole units, and one more for the name."""
        needed = (-(-size // _UNIT) + 1) * _UNIT
        free = self.free
        if free < needed:
            raise MediumFull(needed, free)

    def _write(self, final: Path, data: bytes, advance: Advance) -> None:
        fresh, handle = self._fresh(final)
        try:
            try:
                files.write_all(handle, data, advance)
                if os.name != "nt":
                    fresh.replace(final)
            finally:
                os.close(handle)
            if os.name == "nt":
                fresh.replace(final)  # Windows does not rename what is open.
        except BaseException:
            with suppress(OSError):
                fresh.unlink()
            raise

    @staticmethod
    def _fresh(final: Path) -> tuple[Path, int]:
        for _ in range(_TRIES):
            fresh = final.with_name(f"{final.stem}-{secrets.token_hex(8)}.part")
            with suppress(FileExistsError):
                return fresh, files.create(fresh)
        raise FileExistsError


def _found(bundle_id: bytes, entry: "os.DirEntry[str]") -> Found | None:
    try:
        if not entry.is_file(follow_symlinks=False):
            return None
        return Found(bundle_id, entry.name, entry.stat(follow_symlinks=False).st_size)
    except FileNotFoundError:
        return None


def _holds(path: Path, data: bytes) -> bool:
    """Whether these very bytes stand there already."""
    try:
        with files.opened(path) as handle:
            if os.fstat(handle).st_size != len(data):
                return False
            return files.read_up_to(handle, len(data), unseen) == data
    except (FileNotFoundError, NotRegular, PermissionError):
        return False
