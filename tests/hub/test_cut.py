"""An exchange whose connection is cut after any byte of either direction loses nothing and doubles nothing."""

import random
import time
from concurrent.futures import ThreadPoolExecutor
from urllib.parse import urlsplit

import pytest

from models.errors import HubUnreachable
from sync.carriers.hub import HubClient
from tests.hub.cutting import DOWN, UP, CuttingProxy
from tests.hub.hubs import figure, read_whole

SEED = 20261126


@pytest.fixture
def hub(make_hub, bureau):
    return make_hub(bureau, "", "--per-minute", "0").start()


@pytest.fixture
def proxy(hub):
    made = CuttingProxy(urlsplit(hub.url).port)
    yield made
    made.close()


@pytest.fixture
def camp(hub, bureau):
    """Enrolled, and both sides know it: the exchanges that follow are small."""
    made, client = bureau.new_laptop(), hub.client()
    made.intake()
    made.sync(client, hub.recipient)
    client.close()
    return made


class Cutting:
    """Exchanges of one entry each over a proxy that cuts, and the same bundle again over one that does not."""

    def __init__(self, hub, proxy, camp):
        self.hub, self.proxy, self.camp = hub, proxy, camp
        self.cutting, self.direct = HubClient(proxy.url), hub.client()

    def lengths(self):
        """How many bytes a whole exchange takes each way."""
        self.proxy.cut(UP, -1)
        self.camp.intake()
        self.camp.take(self.cutting.exchange(self.camp.bundle(self.hub.recipient)))
        passed = self._passed()
        # What was not cut stays open; the next exchange needs a connection of its own.
        self.cutting.close()
        self.cutting = HubClient(self.proxy.url)
        return passed

    def _passed(self):
        """What went through, once the proxy has counted the last of it."""
        before, now = None, dict(self.proxy.passed)
        while now != before or not all(now.values()):
            time.sleep(0.1)
            before, now = now, dict(self.proxy.passed)
        return now

    def cut(self, way, most, *, abrupt):
        """Cut once; the laptop learns that it did not get through, and tries again with the same bundle."""
        self.proxy.cut(way, most, abrupt=abrupt)
        self.camp.intake()
        bundle = self.camp.bundle(self.hub.recipient)
        with pytest.raises(HubUnreachable):
            self.cutting.exchange(bundle)
        self.camp.take(self.direct.exchange(bundle))
        assert self.camp.theirs == self.camp.vector(), (way, most)

    def close(self):
        self.cutting.close()
        self.direct.close()


def whole(hub, bureau, camp):
    """The hub gives out what the laptop wrote, and has counted every entry once."""
    own = camp.chains[camp.device.id]
    assert read_whole(hub, bureau) == {camp.device.id: own}
    assert figure(hub, 'entries_received_total{outcome="added"}') == len(own)
    assert figure(hub, 'exchanges_total{result="failed"}') == 0
    assert hub.stop() == 0


def test_cut_at_some_bytes(hub, proxy, camp, bureau):
    trial = Cutting(hub, proxy, camp)
    lengths = trial.lengths()
    chance = random.Random(SEED)
    for way in (UP, DOWN):
        # A bundle is compressed: the next may be a few bytes shorter than the one that was measured.
        least = lengths[way] - 32
        for most in sorted({0, 1, least - 1} | set(chance.sample(range(least), 20))):
            trial.cut(way, most, abrupt=chance.random() < 0.5)
    trial.close()
    whole(hub, bureau, camp)


@pytest.mark.slow
@pytest.mark.parametrize("abrupt", [False, True], ids=["closed", "reset"])
@pytest.mark.parametrize("way", [UP, DOWN])
def test_cut_at_every_byte(hub, proxy, camp, bureau, way, abrupt):
    trial = Cutting(hub, proxy, camp)
    for most in range(trial.lengths()[way]):
        trial.cut(way, most, abrupt=abrupt)
    trial.close()
    whole(hub, bureau, camp)


def test_the_same_bundle_many_times_at_once(hub, camp, bureau):
    for _ in range(5):
        camp.intake()
        bundle = camp.bundle(hub.recipient)
        clients = [hub.client() for _ in range(6)]
        with ThreadPoolExecutor(len(clients)) as threads:
            answers = list(threads.map(lambda each, made=bundle: each.exchange(made), clients))
        for answer in answers:
            camp.take(answer)
            assert camp.theirs == camp.vector()
        for each in clients:
            each.close()
    whole(hub, bureau, camp)
