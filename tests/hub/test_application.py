"""A real hub spoken to over loopback: what it answers, what it refuses, whom it makes wait."""

import json
import time

import httpx2
import pytest

from models.errors import (
    BundleDamaged,
    BundleNotForUs,
    DeviceUnknown,
    HubBusy,
)
from sync.bundle.content import Recipient
from sync.bundle.limits import MAX_SEALED
from tests.hub.hubs import (
    HubProcess,
    figure,
    health,
    raw,
    request_of,
    status_of,
)
from tests.hub.laptops import Bureau, Laptop, new_device


@pytest.fixture
def hub(make_hub, bureau):
    return make_hub(bureau).start()


@pytest.fixture(scope="module")
def bare_hub(tmp_path_factory):
    """One for all that is refused: nothing is left in it by whoever asks."""
    made = HubProcess(tmp_path_factory.mktemp("bare"), Bureau()).start()
    yield made
    entries = health(made)["entries"]
    made.stop()
    assert entries == 0


@pytest.fixture
def camp(bureau):
    return bureau.new_laptop()


def test_two_laptops_agree_through_it(hub, bureau, camp):
    camp.intake()
    client = hub.client()
    camp.sync(client, hub.recipient)
    bureau.laptop.sync(client, hub.recipient)
    client.close()
    assert bureau.laptop.chains[camp.device.id] == camp.chains[camp.device.id]


def test_health_and_figures_say_nothing_about_anybody(hub, camp):
    camp.intake("CANARY")
    client = hub.client()
    camp.sync(client, hub.recipient)
    client.close()
    facts = health(hub)
    assert facts.keys() == {"service", "version", "database", "entries"}
    assert (facts["database"], facts["entries"]) == ("reachable", 1)
    text = httpx2.get(f"{hub.url}/metrics", trust_env=False).text
    assert 'safe_conduct_hub_entries_received_total{outcome="added"} 1' in text
    assert figure(hub, 'exchanges_total{result="answered"}') >= 1
    for said in (text, json.dumps(facts), hub.errors()):
        assert "CANARY" not in said
        assert camp.device.text not in said


def test_there_is_nothing_else_to_read(bare_hub):
    paths = ("/", "/v1/exchange", "/docs", "/openapi.json", "/v1/health/../../etc/passwd")
    said = {
        path: httpx2.get(f"{bare_hub.url}{path}", trust_env=False).status_code for path in paths
    }
    assert {path for path, status in said.items() if status not in {404, 405}} == set()


def test_a_refusal_reaches_the_laptop_as_the_same_error(bare_hub):
    hub, bureau = bare_hub, bare_hub.bureau
    camp = bureau.new_laptop()
    client = hub.client()
    stranger = Laptop(new_device(), bureau)
    with pytest.raises(DeviceUnknown) as unknown:
        client.exchange(stranger.bundle(hub.recipient))
    assert unknown.value.device == stranger.device.text
    other = bureau.new_laptop().device
    with pytest.raises(BundleNotForUs):
        client.exchange(camp.bundle(Recipient(other.id, other.receiving_key)))
    with pytest.raises(BundleDamaged) as damaged:
        client.exchange(camp.bundle(hub.recipient)[:-1])
    assert damaged.value.part == "size"
    with pytest.raises(BundleDamaged) as damaged:
        client.exchange(b"no bundle at all")
    client.close()


@pytest.mark.parametrize("declared", [True, False])
def test_a_body_larger_than_any_bundle_is_not_read(bare_hub, declared):
    size = MAX_SEALED + 1

    def parts():
        for _ in range(size // 65536 + 1):
            yield bytes(65536)

    sent = {"content": bytes(size)} if declared else {"content": parts()}
    answer = httpx2.post(f"{bare_hub.url}/v1/exchange", trust_env=False, **sent)
    assert answer.status_code == 413
    assert health(bare_hub)["database"] == "reachable"


def test_a_slow_body_is_given_up_and_stops_nobody(make_hub, bureau, camp, monkeypatch):
    hub = make_hub(bureau, "", "--idle", "1").start()
    camp.intake()
    with raw(hub) as slow:
        slow.sendall(request_of(b"abc", 1000))
        start = time.monotonic()
        client = hub.client()
        camp.sync(client, hub.recipient)
        client.close()
        assert status_of(slow) == 408
        assert time.monotonic() - start < 20
    assert figure(hub, 'exchanges_total{result="too_slow"}') == 1


def test_a_slow_head_is_cut_off(make_hub, bureau):
    hub = make_hub(bureau, "", "--idle", "1").start()
    with raw(hub) as slow:
        slow.sendall(b"POST /v1/exch")
        time.sleep(0.5)
        slow.sendall(b"ange HTTP/1.1\r\nx: ")
        assert slow.recv(10) == b""


def test_a_connection_cut_at_every_step_loses_nothing_and_doubles_nothing(hub, camp):
    camp.intake()
    whole = request_of(camp.bundle(hub.recipient))
    head = whole.index(b"\r\n\r\n") + 4
    steps = [1, head // 2, head, head + 1, head + 32, (head + len(whole)) // 2, len(whole) - 1]
    for step in steps:
        with raw(hub) as cut:
            cut.sendall(whole[:step])
    assert health(hub)["entries"] == 0
    # All of it sent, the answer never read; then again with an answer.
    for _ in range(3):
        with raw(hub) as cut:
            cut.sendall(whole)
    until = time.monotonic() + 20
    while health(hub)["entries"] != 1 and time.monotonic() < until:
        time.sleep(0.05)
    client = hub.client()
    camp.sync(client, hub.recipient)
    client.close()
    assert camp.theirs == camp.vector()
    assert health(hub)["entries"] == 1
    assert figure(hub, 'entries_received_total{outcome="added"}') == 1


def test_too_many_at_once_are_told_to_come_back(make_hub, bureau, camp):
    hub = make_hub(bureau, "", "--at-once", "1").start()
    camp.intake()
    with raw(hub) as first:
        first.sendall(request_of(b"abc", 1000))
        time.sleep(0.3)
        client = hub.client()
        with pytest.raises(HubBusy) as busy:
            client.exchange(camp.bundle(hub.recipient))
        client.close()
    assert 1 <= busy.value.retry_after <= 10


def test_too_often_is_told_when_there_is_a_turn(make_hub, bureau, camp):
    hub = make_hub(bureau, "", "--per-minute", "2").start()
    client = hub.client()
    for _ in range(2):
        client.exchange(camp.bundle(hub.recipient))
    with pytest.raises(HubBusy) as busy:
        client.exchange(camp.bundle(hub.recipient))
    client.close()
    assert 1 <= busy.value.retry_after <= 62
