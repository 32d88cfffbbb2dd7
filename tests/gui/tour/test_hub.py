"""The hub as the tour runs it: through the front door, ended by its own process."""

import pytest

from casework import enrolment, exchange, hub_settings
from gui.tour.hub import Hub
from gui.tour.stage import StageError
from sync.trust.registrar import Admission
from tests.casework.fleet import a_fleet

pytestmark = pytest.mark.slow


@pytest.fixture
def bureau(tmp_path):
    with a_fleet(tmp_path) as found:
        yield found.at["bureau"]


@pytest.fixture
def hub(tmp_path):
    made = Hub(tmp_path / "hub")
    made.found()
    yield made
    made.stop()


def test_it_is_enrolled_serves_counts_and_ends(hub, bureau, tmp_path):
    asked, answered = tmp_path / "hub.request", tmp_path / "hub.answer"
    shown = hub.request(asked)
    assert shown == enrolment.look_at_request(bureau, asked.read_bytes()).fingerprint
    granted = Admission(roles=("bureau", "hub"))
    answered.write_bytes(enrolment.answer_request(bureau, asked.read_bytes(), granted))
    hub.join(answered)
    hub.start()
    hub_settings.set_hub(bureau, hub.url)
    exchange.exchange_hub(bureau)
    assert hub.counters()['exchanges_total{result="answered"}'] >= 1
    assert hub.stop()
    with pytest.raises(StageError):
        hub.counters()


def test_what_it_refuses_stops_the_tour(hub):
    with pytest.raises(StageError):
        hub.found()
