"""What is left of an error nobody foresaw: a code and module names; refuses every value and every sentence.

A traceback's source lines, arguments and messages may hold a person's name; none of them is kept.
"""

import hashlib
import sys
import threading
from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path
from types import TracebackType

_CODE_LENGTH = 6
_TRACE_LENGTH = 6
_ROOT = Path(__file__).resolve().parent.parent


@dataclass(frozen=True, slots=True)
class Fault:
    """An unforeseen error: a code that is the same for the same fault, its kind, and where it passed."""

    code: str
    kind: str
    places: tuple[str, ...]


def fault_of(error: BaseException) -> Fault:
    """The code and the places (`module:line`, innermost last) of an error; nothing it said."""
    places = tuple(_places(error.__traceback__))[-_TRACE_LENGTH:]
    kind = type(error).__name__
    digest = hashlib.sha256("\n".join((kind, *places)).encode()).hexdigest()
    return Fault(digest[:_CODE_LENGTH].upper(), kind, places)


def forget(error: BaseException) -> None:
    """Drop what an error drags along: frames with their values, causes and contexts."""
    error.__traceback__ = None
    error.__cause__ = None
    error.__context__ = None


def install(show: Callable[[Fault], object]) -> None:
    """Let every error nobody caught, in any thread, end in `show`; nothing is written anywhere."""

    def caught(
        _kind: type[BaseException], error: BaseException | None, _trace: TracebackType | None
    ) -> None:
        if error and not isinstance(error, KeyboardInterrupt | SystemExit):
            show(fault_of(error))

    sys.excepthook = caught
    sys.unraisablehook = lambda gone: caught(gone.exc_type, gone.exc_value, gone.exc_traceback)
    threading.excepthook = lambda gone: caught(gone.exc_type, gone.exc_value, gone.exc_traceback)


def _places(trace: TracebackType | None) -> list[str]:
    found: list[str] = []
    while trace:
        file = Path(trace.tb_frame.f_code.co_filename)
        inside = file.is_relative_to(_ROOT) and ".venv" not in file.parts
        name = ".".join(file.relative_to(_ROOT).with_suffix("").parts) if inside else file.stem
        found.append(f"{name}:{trace.tb_lineno}")
        trace = trace.tb_next
    return found
