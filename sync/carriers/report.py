"""What is told of an exchange with a folder: while it goes on, and when it is over; facts without sentences."""

from dataclasses import dataclass, field
from enum import StrEnum

from models.errors import CarrierError, Interrupted, SafeConductError


class Phase(StrEnum):
    """What an exchange is doing: looking whom bundles are for, reading ours, writing new ones."""

    LOOKING = "looking"
    READING = "reading"
    WRITING = "writing"


@dataclass(frozen=True, slots=True)
class Step:
    """How far a phase is, in files and bytes; a total of 0 is not known."""

    phase: Phase
    files: int
    of_files: int = 0
    bytes: int = 0
    of_bytes: int = 0


@dataclass(frozen=True, slots=True)
class Skipped:
    """A file with a bundle's name that was not taken over, and why."""

    id: bytes
    reason: SafeConductError


@dataclass(slots=True)
class FolderReport:
    """What an exchange with a folder did.

    Attributes:
        taken: identifiers of the bundles taken over; `bytes_taken` is their size.
        written: identifiers of the bundles written and confirmed by the disk; `bytes_written` is their size.
        unchanged: identifiers of the bundles given that stood there already.
        removed: identifiers of the delivered bundles removed.
        skipped: what could not be taken over.
        for_others: bundles left for other recipients; `bytes_for_others` is their size.
        known: bundles for us that were not wanted again.
        postponed: bundles for us left for the next exchange because this one had read enough.
        cut_short: whether there was more to write, or more names in the folder, than one exchange takes.
        foreign: other things in the folder, left alone.
        cleaned: leftovers of broken writes removed.
        stopped: why it ended early: the medium's error, or `Interrupted`.
    """

    taken: list[bytes] = field(default_factory=list[bytes])
    bytes_taken: int = 0
    written: list[bytes] = field(default_factory=list[bytes])
    bytes_written: int = 0
    unchanged: list[bytes] = field(default_factory=list[bytes])
    removed: list[bytes] = field(default_factory=list[bytes])
    skipped: list[Skipped] = field(default_factory=list[Skipped])
    for_others: int = 0
    bytes_for_others: int = 0
    known: int = 0
    postponed: int = 0
    cut_short: bool = False
    foreign: int = 0
    cleaned: int = 0
    stopped: CarrierError | Interrupted | None = None
