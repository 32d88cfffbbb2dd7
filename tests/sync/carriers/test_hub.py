"""The client against real sockets that answer all kinds of things; none of them is a hub."""

import socket
import ssl
import threading
import time
from contextlib import contextmanager

import pytest
import trustme

from models.clock import HandClock, instant_of, to_datetime
from models.errors import (
    BundleTooLarge,
    DeviceRevoked,
    HubBusy,
    HubStrange,
    HubUnreachable,
)
from sync.bundle.limits import MAX_SEALED
from sync.carriers import hub_refusals
from sync.carriers.hub import MEDIA_TYPE, HubClient


@contextmanager
def answering(*answers, context=None, wait=0.0, read=True):
    """A server that reads a request and sends these bytes, one answer for each connection."""
    listening = socket.create_server(("127.0.0.1", 0))
    listening.settimeout(20)
    seen = []

    def serve():
        for answer in answers:
            try:
                connection, _ = listening.accept()
                if context is not None:
                    connection = context.wrap_socket(connection, server_side=True)
            except OSError:
                continue
            with connection:
                connection.settimeout(10)
                if read:
                    seen.append(request(connection))
                time.sleep(wait)
                try:
                    for part in answer if isinstance(answer, list) else [answer]:
                        connection.sendall(part)
                except OSError:
                    pass

    thread = threading.Thread(target=serve)
    thread.start()
    scheme = "http" if context is None else "https"
    try:
        yield f"{scheme}://127.0.0.1:{listening.getsockname()[1]}", seen
    finally:
        thread.join(30)
        listening.close()


def request(connection):
    """All of the request, as far as its sender gets."""
    found = b""
    while not found.endswith(b"sealed"):
        part = connection.recv(1 << 16)
        if not part:
            break
        found += part
    return found


def http(status, body=b"", kind=MEDIA_TYPE, **headers):
    lines = [f"HTTP/1.1 {status} x", f"content-type: {kind}", f"content-length: {len(body)}"]
    lines += [f"{name.replace('_', '-')}: {value}" for name, value in headers.items()]
    return "\r\n".join(lines).encode() + b"\r\n\r\n" + body


def asked(url, **more):
    client = HubClient(url, **more)
    try:
        return client.exchange(b"sealed")
    finally:
        client.close()


def test_a_bundle_there_and_a_bundle_back():
    with answering(http(200, b"sealed answer")) as (url, seen):
        assert asked(url) == b"sealed answer"
    head, body = seen[0].split(b"\r\n\r\n")
    assert head.startswith(b"POST /v1/exchange HTTP/1.1")
    assert body == b"sealed"


@pytest.mark.parametrize(
    ("answer", "reason"),
    [
        (http(200, b"<html>", "text/html"), "type"),
        (http(200, b"{}", "application/json"), "type"),
        (http(302, location="http://127.0.0.1:1/elsewhere"), "status"),
        (http(404, b"not found", "text/plain"), "status"),
        (http(500), "status"),
        (http(403, b"who are you", "text/html"), "status"),
        (http(403, b"{}", hub_refusals.MEDIA_TYPE), "status"),
        (http(403, b'{"refused":"SystemExit","facts":{}}', hub_refusals.MEDIA_TYPE), "status"),
        (http(403, b"[" * 4000, hub_refusals.MEDIA_TYPE), "status"),
        (http(403, b"x" * 5000, hub_refusals.MEDIA_TYPE), "size"),
        (b"220 mail.example ESMTP\r\n\r\n", "type"),
        (b"\x00\x01\x02\x03" * 100, "type"),
        (
            f"HTTP/1.1 200 x\r\ncontent-type: {MEDIA_TYPE}\r\ncontent-length: 99999999999\r\n\r\n".encode(),
            "size",
        ),
    ],
)
def test_what_is_no_hub_is_told_from_one(answer, reason):
    with answering(answer) as (url, _), pytest.raises(HubStrange) as strange:
        asked(url)
    assert strange.value.reason == reason


def test_an_answer_without_end_is_not_read_to_its_end():
    head = f"HTTP/1.1 200 x\r\ncontent-type: {MEDIA_TYPE}\r\ntransfer-encoding: chunked\r\n\r\n".encode()
    part = b"100000\r\n" + bytes(1 << 20) + b"\r\n"
    with answering([head, *[part] * 50]) as (url, _), pytest.raises(HubStrange) as strange:
        asked(url)
    assert strange.value.reason == "size"


def test_an_answer_cut_off_is_no_answer():
    cut = http(200, b"sealed answer")[:-3]
    for answer in (b"", b"HTTP/1.1 200 x\r\ncontent-ty", cut):
        with answering(answer) as (url, _), pytest.raises(HubUnreachable) as broken:
            asked(url)
        assert broken.value.reason == "broken"


def test_silence_is_given_up():
    with answering(http(200), wait=2) as (url, _):
        start = time.monotonic()
        with pytest.raises(HubUnreachable) as silent:
            asked(url, silence=0.5)
        assert time.monotonic() - start < 1.9
    assert silent.value.reason == "timeout"


def test_nobody_there():
    with socket.create_server(("127.0.0.1", 0)) as gone:
        port = gone.getsockname()[1]
    with pytest.raises(HubUnreachable) as nobody:
        asked(f"http://127.0.0.1:{port}")
    assert nobody.value.reason == "connection"


@pytest.mark.parametrize(
    "url", ["", "hub", "ftp://hub.example", "https://", "http://[::1", "https://hub:99999"]
)
def test_what_is_no_address_is_said_so(url):
    with pytest.raises(HubUnreachable) as wrong:
        HubClient(url)
    assert wrong.value.reason == "name"


def test_nothing_is_sent_in_the_open():
    with pytest.raises(HubUnreachable) as open_way:
        HubClient("http://hub.example")
    assert open_way.value.reason == "tls"


def test_certificates_that_are_none(tmp_path):
    (tmp_path / "ca.pem").write_text("no certificate")
    for file in (tmp_path / "ca.pem", tmp_path / "missing.pem"):
        with pytest.raises(HubUnreachable) as unread:
            HubClient("https://hub.example", file)
        assert unread.value.reason == "tls"


def test_tls_is_verified(tmp_path):
    ours, other = trustme.CA(), trustme.CA()
    context = ssl.SSLContext(ssl.PROTOCOL_TLS_SERVER)
    ours.issue_cert("127.0.0.1").configure_cert(context)
    ours.cert_pem.write_to_path(tmp_path / "ours.pem")
    other.cert_pem.write_to_path(tmp_path / "other.pem")
    with answering(http(200, b"answer"), context=context) as (url, _):
        assert asked(url, ca_file=tmp_path / "ours.pem") == b"answer"
    for file in (tmp_path / "other.pem", None):
        with answering(http(200), context=context) as (url, _):
            with pytest.raises(HubUnreachable) as foreign:
                asked(url, ca_file=file)
            assert foreign.value.reason == "tls"
    with answering(b"HTTP/1.1 400 x\r\n\r\n", read=False) as (url, _):
        with pytest.raises(HubUnreachable) as plain:
            asked(url.replace("http:", "https:"))
        assert plain.value.reason == "tls"


NOON = 1_772_433_600_000
LATER = to_datetime(NOON + 90_000).strftime("%a, %d %b %Y %H:%M:%S GMT")


@pytest.mark.parametrize("status", [429, 503, 408])
@pytest.mark.parametrize(
    ("said", "seconds"),
    [
        ("7", 7),
        (LATER, 90),
        ("Mon, 02 Mar 1998 00:00:00 GMT", 0),
        ("soon", 60),
        ("-5", 60),
        ("99999999999999999999", 86_400),
        (None, 60),
    ],
)
def test_a_busy_hub_says_when_to_come_back(status, said, seconds):
    headers = {} if said is None else {"retry_after": said}
    with answering(http(status, **headers)) as (url, _), pytest.raises(HubBusy) as busy:
        asked(url, clock=HandClock(NOON))
    assert busy.value.retry_after == seconds
    assert instant_of(to_datetime(NOON)) == NOON


def test_a_refusal_is_raised_as_what_it_is():
    refused = DeviceRevoked("laptop 7", "lost", NOON)
    answer = http(403, hub_refusals.to_json(refused), hub_refusals.MEDIA_TYPE)
    with answering(answer) as (url, _), pytest.raises(DeviceRevoked) as raised:
        asked(url)
    assert raised.value == refused


def test_more_than_a_bundle_is_not_even_sent():
    client = HubClient("http://127.0.0.1:1")
    with pytest.raises(BundleTooLarge):
        client.exchange(bytes(MAX_SEALED + 1))
    client.close()
