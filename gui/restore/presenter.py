"""Decides what the restore screen says and when it may begin; refuses to hold a passphrase."""

from collections.abc import Sequence
from pathlib import Path
from typing import Protocol

from gui.kit.values import Choice, Message, Tone
from gui.messages import message_for
from models.errors import InputRefused, SafeConductError, WrongPassphrase
from models.partial_date import from_iso
from resources.words import Words


class BackupFound(Protocol):
    """A backup (`casework.restoring.Backup`)."""

    @property
    def folder(self) -> Path:
        """Where it lies."""
        ...

    @property
    def made(self) -> str:
        """Local time as its name tells it, empty when it does not."""
        ...


class RestoredRegister(Protocol):
    """What follows for it (`casework.restoring.Restored`)."""

    @property
    def holds_keys(self) -> bool:
        """Whether it speaks for its authority itself."""
        ...

    @property
    def alone(self) -> bool:
        """Whether no other device belongs to its authority."""
        ...


def choices(backups: Sequence[BackupFound], words: Words) -> tuple[Choice, ...]:
    """The backups by their time; a renamed folder by its name."""
    return tuple(
        Choice(str(each.folder), _when(each.made, words) or each.folder.name) for each in backups
    )


def refusal(error: SafeConductError, words: Words) -> Message:
    """Why it could not be restored; nothing was changed."""
    if isinstance(error, WrongPassphrase):
        nothing = words("restore.nothing_changed")
        return Message(words("unlock.wrong"), nothing, words("restore.wrong_do"), Tone.WARN)
    if isinstance(error, InputRefused):
        told = " ".join(words(key) for key in error.problems.values())
        return Message(told, words("restore.nothing_changed"), "", Tone.WARN)
    return message_for(error, words)


def outcome(restored: RestoredRegister, made: str, words: Words) -> Message:
    """What is there now, what comes back by itself, and what to do about enrolment."""
    when = _when(made, words)
    done = words("restore.done", time=when) if when else words("restore.done_untimed")
    if restored.alone:
        return Message(done, words("restore.back_alone"), words("restore.then_alone"), Tone.GOOD)
    then = "restore.then_keys" if restored.holds_keys else "restore.then_enrol"
    return Message(done, words("restore.back"), words(then), Tone.WARN)


def _when(made: str, words: Words) -> str:
    """Day and time as this language writes them; nothing for a name that only looks like one."""
    day, _, time = made.partition("T")
    try:
        return f"{from_iso(day).in_words(words.language)}, {time[:5]}" if made else ""
    except ValueError:
        return ""
