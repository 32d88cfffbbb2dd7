"""Decides what the unlock screen says and what may be pressed; refuses to hold a passphrase.

The waiting time after a wrong passphrase is counted from the instant the refusal came.
"""

from collections.abc import Sequence
from dataclasses import dataclass
from math import ceil
from pathlib import Path
from typing import Protocol

from gui.kit.values import Choice, Message, Tone
from gui.messages import message_for
from gui.palettes import PALETTES
from models.clock import Clock
from models.errors import SafeConductError, WrongPassphrase
from resources.words import SCREEN_LANGUAGES, Words

_SECOND = 1000


class RegisterOnDisk(Protocol):
    """What is known of a register before it is open (`casework.registers.Register`)."""

    @property
    def folder(self) -> Path:
        """Where it lies."""
        ...

    @property
    def practice(self) -> bool:
        """Whether its people are invented."""
        ...


@dataclass(frozen=True, slots=True)
class UnlockView:
    """All the screen needs: `choices` is empty when there is nothing to choose between."""

    choices: tuple[Choice, ...]
    chosen: str
    name: str
    asks_passphrase: bool
    may_open: bool
    is_opening: bool
    has_practice: bool
    note: str
    message: Message | None
    waiting: str


def looks_used(home: Path) -> bool:
    """Whether anything lies in the data folder: enough to choose the first screen at once."""
    try:
        return any(entry.is_dir() for entry in home.iterdir())
    except OSError:
        return False


def language_choices(words: Words) -> tuple[Choice, ...]:
    """The languages of the screens, each by its own name so that anybody finds theirs."""
    return tuple(Choice(key, words(f"ui.language.{key}")) for key in SCREEN_LANGUAGES)


def palette_choices(words: Words) -> tuple[Choice, ...]:
    """The palettes."""
    return tuple(Choice(name, words(f"ui.palette.{name}")) for name in PALETTES)


class UnlockPresenter:
    """The state of the screen between two keys; `registers` may come late."""

    def __init__(self, clock: Clock) -> None:
        self._clock = clock
        self._registers: tuple[RegisterOnDisk, ...] = ()
        self._chosen = ""
        self._error: SafeConductError | None = None
        self._wait_until = 0
        self._opening = False
        self._typed = False
        self._note: tuple[str, int] = ("", 0)

    @property
    def register(self) -> RegisterOnDisk | None:
        """The register chosen."""
        return next((one for one in self._registers if one.folder.name == self._chosen), None)

    @property
    def practice_register(self) -> RegisterOnDisk | None:
        """The practice register, when one was made before."""
        return next((one for one in self._registers if one.practice), None)

    @property
    def has_registers(self) -> bool:
        """Whether there is a register to be opened with a passphrase."""
        return any(not one.practice for one in self._registers)

    @property
    def waiting_seconds(self) -> int:
        """Whole seconds until the next try is accepted."""
        return max(0, ceil((self._wait_until - self._clock.now()) / _SECOND))

    def found(self, registers: Sequence[RegisterOnDisk]) -> None:
        """The registers on this laptop; the choice made before stays if it is still there."""
        self._registers = tuple(registers)
        if self.register is None:
            real = [one for one in registers if not one.practice]
            self._chosen = real[0].folder.name if real else ""

    def choose(self, folder_name: str) -> None:
        """Another register; what was said about the one before is over."""
        if folder_name != self._chosen:
            self._chosen, self._error = folder_name, None

    def typed(self, *, anything: bool) -> None:
        """Whether something stands in the passphrase field; typing again clears what was said."""
        self._typed = anything
        if anything:
            self._note = ("", 0)

    def locked(self, *, idle_minutes: int = 0) -> None:
        """Say on arrival why it is locked."""
        self._note = ("unlock.locked_idle", idle_minutes) if idle_minutes else ("unlock.locked", 0)

    def erased(self) -> None:
        """Say on arrival that the register is gone."""
        self._note = ("unlock.erased", 0)

    def opening(self) -> None:
        """A try is under way."""
        self._opening, self._error = True, None

    def opened(self) -> None:
        """It worked."""
        self._opening, self._error, self._note, self._typed = False, None, ("", 0), False

    def refused(self, error: SafeConductError) -> None:
        """It did not; a wrong passphrase starts the waiting time."""
        self._opening, self._error = False, error
        if isinstance(error, WrongPassphrase):
            self._wait_until = self._clock.now() + ceil(error.wait_seconds * _SECOND)

    def view(self, words: Words) -> UnlockView:
        """What to show now, in these words."""
        real = [one for one in self._registers if not one.practice]
        seconds = self.waiting_seconds
        key, minutes = self._note
        note = words.count(key, minutes) if minutes else words(key) if key else ""
        return UnlockView(
            choices=tuple(Choice(one.folder.name, one.folder.name) for one in real)
            if len(real) > 1
            else (),
            chosen=self._chosen,
            name=self._chosen,
            asks_passphrase=bool(real) or not self._registers,
            may_open=self._typed and not self._opening and not seconds,
            is_opening=self._opening,
            has_practice=self.practice_register is not None,
            note=note,
            message=self._message(words),
            waiting=words.count("unlock.wait", seconds) if seconds else "",
        )

    def _message(self, words: Words) -> Message | None:
        if self._error is None:
            return None
        if isinstance(self._error, WrongPassphrase):
            saved = words("error.wrong_passphrase.saved")
            return Message(words("unlock.wrong"), saved, words("unlock.wrong_do"), Tone.WARN)
        return message_for(self._error, words)
