"""The one worker that owns the vaults; answers come back to the GUI thread; refuses a second one for them.

A second instance waits for sticks and networks; whatever it needs of a vault it has done here (`do`).

A call waits its turn, runs on the worker, and its answer crosses by one queued signal. Everything that
may hold a widget stays on the GUI thread under a number: the worker could otherwise be the last to let a
widget go, and a widget must die where it lives. The answer of a screen that is gone is dropped.
"""

from collections.abc import Callable, Mapping
from concurrent.futures import ThreadPoolExecutor
from dataclasses import dataclass, field
from itertools import count
from threading import Event
from typing import Any, Protocol, TypeVar, runtime_checkable

from PySide6.QtCore import QObject, Qt, Signal
from shiboken6 import isValid

from gui.last_resort import Fault, fault_of, forget
from models.errors import Interrupted, SafeConductError

Answer = TypeVar("Answer")


@dataclass(slots=True)
class Ticket:
    """A call that was handed in: `cancel` drops its answer, and the call itself if it has not begun.

    A long call gets `progress`, says how far it is, and ends there when it was cancelled.
    """

    cancelled: Event = field(default_factory=Event)

    def cancel(self) -> None:
        """Nobody waits for this any more."""
        self.cancelled.set()


@dataclass(frozen=True, slots=True)
class _Waiting:
    owner: QObject
    call: Callable[[], Any]
    then: Callable[[Any], object]
    failed: Callable[[SafeConductError], object] | None
    ticket: Ticket


@dataclass(frozen=True, slots=True)
class _Outcome:
    number: int
    answer: Any = None
    error: SafeConductError | Fault | None = None


@runtime_checkable
class _Touched(Protocol):
    # `models.touched.Touched`, known by its shape: its module brings the tables along, and this one
    # is imported before the window appears.
    @property
    def records(self) -> Mapping[str, frozenset[str]]: ...

    @property
    def head(self) -> tuple[bytes, int] | None: ...


def _touched_in(answer: object) -> _Touched | None:
    """What an answer says it touched: it is a `Touched`, or carries one in its field `touched`."""
    found = answer if isinstance(answer, _Touched) else getattr(answer, "touched", None)
    return found if isinstance(found, _Touched) and found.head is not None else None


class Jobs(QObject):
    """Runs calls one after another on the vault thread.

    `changed` tells the `Touched` of an answer, `failed` what nobody took care of (a `SafeConductError` or
    a `Fault`), `busy` whether a call is waiting or running, `progressed` how far a long one is.
    """

    changed = Signal(object)
    failed = Signal(object)
    busy = Signal(bool)
    progressed = Signal(int, int)
    _came_back = Signal(object)

    def __init__(self, parent: QObject | None = None, *, thread: str = "vault") -> None:
        """The worker starts with the first call; `thread` is its name."""
        super().__init__(parent)
        self._numbers = count()
        self._waiting: dict[int, _Waiting] = {}
        self._worker = ThreadPoolExecutor(max_workers=1, thread_name_prefix=thread)
        self._came_back.connect(self._receive, Qt.ConnectionType.QueuedConnection)

    def run(
        self,
        owner: QObject,
        call: Callable[[], Answer],
        then: Callable[[Answer], object],
        failed: Callable[[SafeConductError], object] | None = None,
    ) -> Ticket:
        """Have `call` done on the vault thread, then hand its answer to `then` on this one.

        `failed` takes errors of our own tree; without it, and for all others, the signal `failed` does.
        Neither is called when `owner` is gone or the ticket was cancelled.
        """
        number, ticket = self._note(owner, call, then, failed)
        self._worker.submit(self._work, number)
        return ticket

    def do(self, call: Callable[[], Answer]) -> Answer:
        """Have `call` done in its turn and wait for its answer: for the thread that carries bundles.

        Raises:
            Interrupted: the worker takes nothing more. Further what `call` raises.
        """
        try:
            coming = self._worker.submit(call)
        except RuntimeError:
            raise Interrupted from None
        return coming.result()

    def progress(self, ticket: Ticket, done: int, total: int) -> None:
        """Called by a long call on the vault thread, in entries or bytes.

        Raises:
            Interrupted: the ticket was cancelled.
        """
        if ticket.cancelled.is_set():
            raise Interrupted
        self.progressed.emit(done, total)

    def waiting(self) -> int:
        """How many calls wait or run."""
        return len(self._waiting)

    def stop(self, *, wait: bool = True) -> None:
        """Finish the call that runs and those that wait, a draft among them; no answer comes after this.

        Without `wait` nothing further is begun and nobody waits for the call that runs.
        """
        self._worker.shutdown(wait=wait, cancel_futures=not wait)
        self._waiting.clear()

    def _note(
        self,
        owner: QObject,
        call: Callable[[], Any],
        then: Callable[[Any], object],
        failed: Callable[[SafeConductError], object] | None,
    ) -> tuple[int, Ticket]:
        number, ticket = next(self._numbers), Ticket()
        self._waiting[number] = _Waiting(owner, call, then, failed, ticket)
        if len(self._waiting) == 1:
            self.busy.emit(True)  # noqa: FBT003 - a signal has no keywords
        return number, ticket

    def _work(self, number: int) -> None:
        outcome = self._outcome(number)
        self._came_back.emit(outcome)

    def _outcome(self, number: int) -> _Outcome:
        waiting = self._waiting.get(number)
        if waiting is None or waiting.ticket.cancelled.is_set():
            return _Outcome(number, error=Interrupted())
        try:
            return _Outcome(number, answer=waiting.call())
        except SafeConductError as error:
            forget(error)
            return _Outcome(number, error=error)
        except Exception as error:  # noqa: BLE001 - the edge of the thread: nothing passes unreported
            fault = fault_of(error)
            forget(error)
            return _Outcome(number, error=fault)

    def _receive(self, outcome: _Outcome) -> None:
        waiting = self._waiting.pop(outcome.number, None)
        if waiting is None:
            return
        if not self._waiting:
            self.busy.emit(False)  # noqa: FBT003
        if outcome.error is None and (touched := _touched_in(outcome.answer)):
            self.changed.emit(touched)
        wanted = isValid(waiting.owner) and not waiting.ticket.cancelled.is_set()
        if outcome.error is None:
            if wanted:
                waiting.then(outcome.answer)
        elif not isinstance(outcome.error, SafeConductError):
            self.failed.emit(outcome.error)
        elif wanted and waiting.failed:
            waiting.failed(outcome.error)
        elif not isinstance(outcome.error, Interrupted):
            self.failed.emit(outcome.error)


class JobsNow(Jobs):
    """The same, done at once on the thread that asks: for tests and for the tour."""

    def run(
        self,
        owner: QObject,
        call: Callable[[], Answer],
        then: Callable[[Answer], object],
        failed: Callable[[SafeConductError], object] | None = None,
    ) -> Ticket:
        """Call, and hand over the answer before returning."""
        number, ticket = self._note(owner, call, then, failed)
        self._receive(self._outcome(number))
        return ticket

    def do(self, call: Callable[[], Answer]) -> Answer:
        """Call."""
        return call()
