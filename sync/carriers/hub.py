"""The laptop's side of the hub: one sealed bundle there, one back; believes nothing but what the bundle proves.

Whatever answers is bounded in size and time, and is not followed elsewhere. Refuses to retry: `backoff` says when, its
caller decides. An exchange that broke off can be repeated: the hub takes nothing in twice.
"""

import socket
import ssl
from collections.abc import Iterator
from email.utils import parsedate_to_datetime
from pathlib import Path
from typing import Final

import httpx2

from models.clock import Clock, SystemClock, instant_of
from models.errors import BundleTooLarge, HubBusy, HubStrange, HubUnreachable
from sync.bundle.limits import MAX_SEALED
from sync.carriers import hub_refusals

MEDIA_TYPE: Final = "application/vnd.safe-conduct.bundle"
PATH: Final = "/v1/exchange"

CONNECT_SECONDS: Final = 10.0
SILENCE_SECONDS: Final = 60.0
"""So long may nothing at all come or go before the exchange is given up."""

_PART: Final = 1 << 16
_OK: Final = 200
_REFUSED: Final = frozenset({400, 403, 413})
_BUSY: Final = frozenset({408, 429, 503})
_DEFAULT_RETRY: Final = 60.0
_MILLISECONDS: Final = 1000
_LAST_PORT: Final = 65_535
_HUNG_UP: Final = ("Server disconnected", "peer closed connection")
"""How the library words that an answer was cut off, as against one in another language than HTTP."""


class HubClient:
    """Exchanges bundles with the hub at one address; keeps its connection while there is more to exchange."""

    def __init__(
        self,
        url: str,
        ca_file: Path | None = None,
        *,
        clock: Clock | None = None,
        silence: float = SILENCE_SECONDS,
    ) -> None:
        """Nothing is sent yet.

        `ca_file` holds the certificates (PEM) that vouch for the hub where it is not one the
        system knows. Without TLS only this machine is spoken to, which is for tests and for a proxy before
        the hub.

        Raises:
            HubUnreachable: `name`: this is no address; `tls`: it asks for an exchange that anybody on the way
                could watch, or the certificates cannot be read.
        """
        self._clock = clock or SystemClock()
        try:
            address = httpx2.URL(url.strip().rstrip("/"))
            port = address.port or 0
            if not address.host or address.scheme not in {"https", "http"} or port > _LAST_PORT:
                raise HubUnreachable("name")
            if address.scheme != "https" and not _is_here(address):
                raise HubUnreachable("tls")
            context = ssl.create_default_context(cafile=None if ca_file is None else str(ca_file))
        except OSError:
            # Also when the file holds no certificate: the library then raises an `SSLError`.
            raise HubUnreachable("tls") from None
        except (httpx2.InvalidURL, ValueError):
            raise HubUnreachable("name") from None
        self._address = f"{address}{PATH}"
        self._client = httpx2.Client(
            verify=context,
            timeout=httpx2.Timeout(silence, connect=min(CONNECT_SECONDS, silence)),
            limits=httpx2.Limits(max_connections=1, max_keepalive_connections=1),
            follow_redirects=False,
            trust_env=False,
            headers={
                "user-agent": "safe-conduct",
                "accept": MEDIA_TYPE,
                "accept-encoding": "identity",
            },
        )

    def exchange(self, bundle: bytes) -> bytes:
        """The hub's answer to a sealed bundle, itself a sealed bundle; not opened and not believed here.

        Raises:
            HubUnreachable: no answer, or half of one; try again later.
            HubBusy: the hub asks to come back after so many seconds.
            HubStrange: what answers there is no hub.
            BundleError, TrustError: the hub refuses the bundle, for the reason it gives.
        """
        if len(bundle) > MAX_SEALED:
            raise BundleTooLarge(MAX_SEALED)
        try:
            with self._client.stream(
                "POST", self._address, content=bundle, headers={"content-type": MEDIA_TYPE}
            ) as response:
                return self._read(response)
        except httpx2.HTTPError as error:
            raise _converted(error) from None

    def close(self) -> None:
        """Give the connection back."""
        self._client.close()

    def _read(self, response: httpx2.Response) -> bytes:
        kind = response.headers.get("content-type", "").partition(";")[0].strip().lower()
        if response.status_code == _OK and kind == MEDIA_TYPE:
            return _limited(response, MAX_SEALED)
        if response.status_code in _BUSY:
            raise HubBusy(self._retry_after(response.headers.get("retry-after")))
        if response.status_code in _REFUSED and kind == hub_refusals.MEDIA_TYPE:
            refusal = hub_refusals.from_json(_limited(response, hub_refusals.MAX_REFUSAL))
            if refusal is not None:
                raise refusal
        raise HubStrange("type" if response.status_code == _OK else "status")

    def _retry_after(self, said: str | None) -> float:
        """Seconds; the header holds seconds or a date (RFC 9110, section 10.2.3)."""
        if said is None:
            return _DEFAULT_RETRY
        if said.isascii() and said.isdigit():
            return float(min(int(said[:9]), 86_400))
        try:
            wait = instant_of(parsedate_to_datetime(said)) - self._clock.now()
        except (ValueError, OverflowError):
            return _DEFAULT_RETRY
        return float(min(max(wait / _MILLISECONDS, 0.0), 86_400.0))


def _limited(response: httpx2.Response, most: int) -> bytes:
    declared = response.headers.get("content-length", "")
    if declared.isascii() and declared.isdigit() and int(declared[:18]) > most:
        raise HubStrange("size")
    found = bytearray()
    # Raw: what claims to be compressed is not blown up here.
    for part in response.iter_raw(_PART):
        found += part
        if len(found) > most:
            raise HubStrange("size")
    return bytes(found)


def _converted(error: httpx2.HTTPError) -> HubUnreachable | HubStrange:
    causes = tuple(_causes(error))
    if isinstance(error, httpx2.TimeoutException):
        return HubUnreachable("timeout")
    if any(isinstance(each, ssl.SSLError) for each in causes):
        return HubUnreachable("tls")
    if any(isinstance(each, socket.gaierror) for each in causes):
        return HubUnreachable("name")
    if isinstance(error, httpx2.ConnectError):
        return HubUnreachable("connection")
    if isinstance(error, httpx2.RemoteProtocolError) and not str(error).startswith(_HUNG_UP):
        return HubStrange("type")
    return HubUnreachable("broken")


def _causes(error: BaseException) -> Iterator[BaseException]:
    cause: BaseException | None = error
    while cause is not None:
        yield cause
        cause = cause.__cause__ or cause.__context__


def _is_here(address: httpx2.URL) -> bool:
    return address.scheme == "http" and address.host in {"127.0.0.1", "::1", "localhost"}
