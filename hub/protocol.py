"""HTTP/1.1 as uvicorn speaks it, with one thing more: whoever sends no whole request head in time is cut off.

Times for bodies are kept by `hub.application`. Refuses to look at what is sent.
"""

import asyncio
from typing import Any

from uvicorn.protocols.http.h11_impl import H11Protocol


class HurriedProtocol(H11Protocol):
    """One connection; between requests it may stay idle as long as uvicorn allows."""

    def __init__(self, *, head_seconds: float, **given: Any) -> None:  # noqa: ANN401 - as uvicorn has it
        """`head_seconds` is how long the head of a request may take."""
        super().__init__(**given)
        self._head_seconds = head_seconds
        self._head: asyncio.TimerHandle | None = None

    def connection_made(self, transport: asyncio.Transport) -> None:
        """Give the first head its time."""
        super().connection_made(transport)
        self._expect()

    def data_received(self, data: bytes) -> None:
        """Give the next head its time, or stop the clock once a head is complete."""
        super().data_received(data)
        if self._between_requests():
            self._expect()
        else:
            self._forget()

    def connection_lost(self, exc: Exception | None) -> None:
        """Stop the clock."""
        self._forget()
        super().connection_lost(exc)

    def _between_requests(self) -> bool:
        cycle: Any = self.cycle
        return cycle is None or cycle.response_complete

    def _expect(self) -> None:
        if self._head is None:
            self._head = self.loop.call_later(self._head_seconds, self._too_slow)

    def _forget(self) -> None:
        if self._head is not None:
            self._head.cancel()
            self._head = None

    def _too_slow(self) -> None:
        self._head = None
        if self._between_requests():
            self.transport.abort()
