"""Checking that a register is still what was written into it, and copying it to a safe place."""

from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path
from shutil import copyfile

from casework.workspace import Workspace
from models.clock import to_datetime
from resources.words import Words
from store import files, integrity, slots_file
from store.findings import Report
from store.witness import Verdict

BACKUP = "safe-conduct-backup"
"""How the name of every backup's folder begins; the local time follows."""


@dataclass(frozen=True, slots=True)
class CheckReport:
    """What a check found; `ok` when nothing is wrong."""

    ok: bool
    entries: int
    records: int
    put_back: bool
    _report: Report

    def sentences(self, words: Words) -> list[str]:
        """The outcome in plain words: the result first, then each fault, then what to do."""
        told = integrity.sentences(self._report, words)
        return [words("integrity.put_back"), *told] if self.put_back else told


def check(
    workspace: Workspace,
    progress: Callable[[int, int], None] | None = None,
    cancelled: Callable[[], bool] | None = None,
) -> CheckReport:
    """Go through every entry and row; changes nothing.

    Raises:
        Interrupted: `cancelled` said so.
        VaultDamaged: a page cannot be read at all.
    """
    return _judged(workspace, integrity.check(workspace.vault, progress, cancelled))


def quick_check(workspace: Workspace) -> CheckReport:
    """What can be known in milliseconds, at every unlocking."""
    return _judged(workspace, integrity.quick_check(workspace.vault))


def _judged(workspace: Workspace, report: Report) -> CheckReport:
    put_back = workspace.verdict in (Verdict.BEHIND, Verdict.DIFFERENT, Verdict.FORGED)
    return CheckReport(
        report.sound and not put_back, report.entries, report.records, put_back, report
    )


def backup(workspace: Workspace, target: Path) -> Path:
    """Copy the vault (encrypted as it is) and its key slots into a new folder in `target`.

    Raises:
        DiskFull, DiskReadOnly, VaultMissing: the copy could not be written; what was begun is removed.
    """
    now = to_datetime(workspace.now(), workspace.offset_minutes())
    folder = target / f"{BACKUP}-{now:%Y%m%d-%H%M%S}"
    with files.converted("backup"):
        folder.mkdir(parents=True)
        try:
            workspace.vault.copy_to(folder / workspace.vault.path.name)
            copyfile(workspace.folder / slots_file.NAME, folder / slots_file.NAME)
        except BaseException:
            for path in folder.glob("*"):
                path.unlink(missing_ok=True)
            folder.rmdir()
            raise
    return folder
