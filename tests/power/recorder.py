"""Runs a journey in a child program and records what it does to the disk."""

import os
import shutil
import struct
import subprocess
import sys
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

import pytest

SOURCE = Path(__file__).with_name("recorder.c")
_PROJECT = SOURCE.parents[2]
ACKNOWLEDGED = "acknowledged"


@dataclass(frozen=True, slots=True)
class Event:
    """One change: kind as in recorder.c, the file's path below the root, offset or size, data or new path."""

    kind: str
    path: str
    offset: int
    data: bytes


def build(folder: Path) -> Path:
    """The recorder as a library; skips the test where it cannot be had."""
    compiler = shutil.which("cc") or shutil.which("gcc")
    if not sys.platform.startswith("linux") or compiler is None:
        pytest.skip(
            "the recorder of power cuts needs Linux and a C compiler (Debian: gcc libc6-dev)"
        )
    library = folder / "recorder.so"
    arguments = ["-Wall", "-Werror", "-O2", "-shared", "-fPIC", "-o", library, SOURCE, "-ldl"]
    subprocess.run([compiler, *arguments], check=True)
    return library


def run(
    journey: str,
    root: Path,
    library: Path | None = None,
    fail_at: int | None = None,
    error: int = 0,
) -> subprocess.CompletedProcess[bytes]:
    """Walk a journey to its end below `root`; with the library, `root/../trace` records it."""
    root.mkdir(parents=True)
    environment = dict(os.environ)
    if library is not None:
        environment |= {
            "LD_PRELOAD": str(library),
            "RECORDER_FOLDER": str(root.absolute()),
            "RECORDER_TRACE": str(trace_of(root)),
        }
    if fail_at is not None:
        environment |= {"RECORDER_FAIL_AT": str(fail_at), "RECORDER_ERRNO": str(error)}
    return subprocess.run(
        [sys.executable, "-m", "tests.power.child", journey, str(root.absolute())],
        cwd=_PROJECT,
        env=environment,
        capture_output=True,
        check=False,
    )


def trace_of(root: Path) -> Path:
    """Where the record of what happened below `root` stands."""
    return root.absolute().with_name(f"{root.name}.trace")


def events(root: Path) -> Iterator[Event]:
    """What was recorded, in order, with paths relative to `root`."""
    record = trace_of(root).read_bytes()
    above = len(str(root.absolute())) + 1
    place = 0
    while place < len(record):
        kind = chr(record[place])
        (path_length,) = struct.unpack_from("<H", record, place + 1)
        place += 3
        path = record[place : place + path_length].decode()
        place += path_length
        offset, length = struct.unpack_from("<qq", record, place)
        place += 16
        data = record[place : place + length]
        place += length
        if kind == "r":
            data = data[above:]
        yield Event(kind, path[above:], offset, data)
