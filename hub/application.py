"""What the hub answers over HTTP: an exchange, its health, its figures; refuses anything larger, slower or oftener.

A body is read in parts and never beyond what a bundle may be. The work itself runs on a few threads of its own; who
comes when all are taken waits, and who comes when too many wait is told when to come back. Nothing about
what was sent goes into a log: `hub.counters` counts.
"""

import asyncio
import json
import logging
import random
import time
from collections.abc import AsyncGenerator, Awaitable, Callable
from concurrent.futures import ThreadPoolExecutor
from contextlib import asynccontextmanager
from dataclasses import asdict, dataclass
from typing import Final

from fastapi import FastAPI, Request, Response
from sqlalchemy.exc import DBAPIError
from starlette.requests import ClientDisconnect

from hub.counters import Counters
from hub.database import Database
from hub.errors import DatabaseAway, HubNotEnrolled
from hub.exchange import Done, Exchange
from hub.keys import HubKeys
from hub.limits import Limits, Turns
from models.clock import SystemClock
from models.errors import BundleError, BundleTooLarge, SafeConductError, TrustError
from sync.bundle.limits import MAX_SEALED
from sync.carriers import hub_refusals
from sync.carriers.hub import MEDIA_TYPE, PATH

_LOG: Final = logging.getLogger("safe_conduct.hub")
_NOT_ENROLLED_SECONDS: Final = 300
_AWAY_SECONDS: Final = 15
_BUSY_SECONDS: Final = 3


@dataclass(frozen=True, slots=True)
class HubProgram:
    """One process of the hub, made from plain values: it can be handed to a process that is yet to start."""

    database: str
    keys: HubKeys
    counters: Counters
    limits: Limits
    version: str

    def __call__(self) -> FastAPI:
        """The application of this process."""
        return application(self)


def application(program: HubProgram) -> FastAPI:
    """The application, with its database and its threads opened when it starts and closed when it ends."""
    limits = program.limits
    database = Database(
        program.database, connections=limits.working + 1, patience=limits.patience_seconds
    )
    exchange = Exchange(database, program.keys, SystemClock())
    threads = ThreadPoolExecutor(limits.working, "exchange")
    health_thread = ThreadPoolExecutor(1, "health")

    @asynccontextmanager
    async def lifespan(_application: FastAPI) -> AsyncGenerator[None]:
        yield
        threads.shutdown()
        health_thread.shutdown()
        database.close()

    app = FastAPI(lifespan=lifespan, openapi_url=None, docs_url=None, redoc_url=None)
    desk = _Desk(program, exchange, database, threads)
    app.add_api_route(PATH, desk.exchange, methods=["POST"], response_class=Response)

    async def health() -> Response:
        loop = asyncio.get_running_loop()
        facts: dict[str, object] = {"service": "safe-conduct hub", "version": program.version}
        try:
            facts["entries"] = await loop.run_in_executor(health_thread, exchange.health)
        except (DatabaseAway, DBAPIError):
            return _json(facts | {"database": "away"}, 503)
        return _json(facts | {"database": "reachable"}, 200)

    async def metrics() -> Response:
        return Response(program.counters.text(), media_type="text/plain; version=0.0.4")

    app.add_api_route("/v1/health", health, methods=["GET"], response_class=Response)
    app.add_api_route("/metrics", metrics, methods=["GET"], response_class=Response)
    return app


class _Desk:
    """Where exchanges are handed in."""

    def __init__(
        self,
        program: HubProgram,
        exchange: Exchange,
        database: Database,
        threads: ThreadPoolExecutor,
    ) -> None:
        self._limits = program.limits
        self._counters = program.counters
        self._exchange = exchange
        self._database = database
        self._threads = threads
        self._turns = Turns(program.limits.per_minute)
        self._present = 0
        self._retried = dict(database.retried)

    async def exchange(self, request: Request) -> Response:
        """`POST /v1/exchange`."""
        address = request.client.host if request.client else ""
        wait = self._turns.wait(address, time.monotonic())
        if wait:
            return await self._later(request, 429, "too_often", wait)
        if self._present >= self._limits.at_once:
            return await self._later(request, 503, "busy", _BUSY_SECONDS)
        self._present += 1
        try:
            received = await self._received(request)
            if isinstance(received, Response):
                return received
            return await self._worked_on(received, address)
        finally:
            self._present -= 1

    async def _received(self, request: Request) -> bytes | Response:
        """The body, or why there is none."""
        try:
            return await self._body(request)
        except BundleTooLarge as error:
            return self._refused("too_large", error, 413)
        except TimeoutError:
            self._counters.count("exchanges", "too_slow")
            return Response(status_code=408, headers={"connection": "close", "retry-after": "60"})
        except ClientDisconnect:
            self._counters.count("exchanges", "cut_off")
            return Response(status_code=400)

    async def _worked_on(self, body: bytes, address: str) -> Response:
        """The answer to a body, or why there is none."""
        loop = asyncio.get_running_loop()
        try:
            done = await loop.run_in_executor(self._threads, self._exchange.answer, body)
        except (BundleError, TrustError) as error:
            self._turns.charge(address, self._limits.refusal_costs, time.monotonic())
            return self._refused("refused", error, 403 if isinstance(error, TrustError) else 400)
        except HubNotEnrolled:
            return _come_back(503, _NOT_ENROLLED_SECONDS, self._counters, "unavailable")
        except DatabaseAway:
            return _come_back(503, _AWAY_SECONDS, self._counters, "unavailable")
        except DBAPIError as error:
            # Such as a full disk; the error's own text may hold values.
            _LOG.error("the database refused: %s", type(error.orig).__name__)
            return _come_back(503, _AWAY_SECONDS, self._counters, "unavailable")
        except Exception as error:  # noqa: BLE001 - whatever it is, it must not show a person's data
            _LOG.error("an exchange failed: %s", type(error).__name__)
            self._counters.count("exchanges", "failed")
            return Response(status_code=500)
        finally:
            self._count_retries()
        self._count(len(body), done)
        return Response(done.answer, media_type=MEDIA_TYPE)

    async def _body(self, request: Request) -> bytes:
        """The whole body, never more than a bundle may have.

        Raises `BundleTooLarge`, `TimeoutError`, `ClientDisconnect`.
        """
        declared = request.headers.get("content-length", "")
        found = bytearray()
        parts = request.stream()
        too_large = declared.isdigit() and int(declared[:18]) > MAX_SEALED
        async with asyncio.timeout(self._limits.body_seconds):
            while not too_large:
                part = await _next(parts, self._limits.idle_seconds)
                if part is None:
                    return bytes(found)
                found += part
                too_large = len(found) > MAX_SEALED
        await self._drain(parts)
        raise BundleTooLarge(MAX_SEALED)

    async def _drain(self, parts: AsyncGenerator[bytes, None]) -> None:
        """Read on for a moment: a caller who is still sending would not hear the answer."""
        left = 4 * MAX_SEALED
        try:
            async with asyncio.timeout(self._limits.drain_seconds):
                while left > 0:
                    part = await _next(parts, self._limits.idle_seconds)
                    if part is None:
                        return
                    left -= len(part)
        except (TimeoutError, ClientDisconnect):
            return

    async def _later(self, request: Request, status: int, why: str, seconds: float) -> Response:
        await self._drain(request.stream())
        return _come_back(status, seconds, self._counters, why)

    def _refused(self, why: str, error: SafeConductError, status: int) -> Response:
        self._counters.count("exchanges", why)
        content = hub_refusals.to_json(error)
        return Response(content, status, media_type=hub_refusals.MEDIA_TYPE)

    def _count(self, received: int, done: Done) -> None:
        numbers = {
            ("exchanges", "answered"): 1,
            ("entries_given", ""): done.given,
            ("octets", "received"): received,
            ("octets", "sent"): len(done.answer),
        }
        for outcome, number in asdict(done.taken).items():
            if outcome == "pieces":
                numbers["pieces_received", ""] = number
            else:
                numbers["entries_received", outcome] = number
        self._counters.count_all(numbers)

    def _count_retries(self) -> None:
        now = dict(self._database.retried)
        numbers = {
            ("transactions_retried", str(reason)): number - self._retried[reason]
            for reason, number in now.items()
        }
        self._retried = now
        self._counters.count_all(numbers)


async def _next(parts: AsyncGenerator[bytes, None], seconds: float) -> bytes | None:
    """The next part of a body, nothing at its end. Raises `TimeoutError`, `ClientDisconnect`."""
    step: Callable[[], Awaitable[bytes]] = parts.__anext__
    try:
        return await asyncio.wait_for(step(), seconds)
    except StopAsyncIteration:
        return None


def _come_back(status: int, seconds: float, counters: Counters, why: str) -> Response:
    counters.count("exchanges", why)
    # Spread, so that those who came together do not come back together.
    wait = int(seconds * random.uniform(1, 2)) + 1  # noqa: S311 - no secret
    return Response(status_code=status, headers={"retry-after": str(wait)})


def _json(facts: dict[str, object], status: int) -> Response:
    return Response(json.dumps(facts), status, media_type="application/json")
