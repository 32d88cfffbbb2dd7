import threading

import pytest
from PySide6.QtCore import QObject

from casework.exchange_views import ExchangeReport, Step
from gui.desk import Desk
from gui.exchange.running import Running
from gui.jobs import Jobs
from gui.preferences import PreferencesFile
from models.errors import Interrupted, MediumRemoved


@pytest.fixture
def desk(theme, clock, tmp_path):
    """Jobs on their real threads."""
    made = Desk(jobs=Jobs(), theme=theme, clock=clock, preferences=PreferencesFile(tmp_path / "c"))
    yield made
    made.carriers.stop()
    made.jobs.stop()


@pytest.fixture
def running(desk):
    owner = QObject()
    yield Running(desk, owner)
    owner.deleteLater()


def test_an_exchange_says_how_far_it_is_while_the_vault_goes_on_working(qtbot, desk, running):
    go_on, reports, told, done = threading.Event(), [], [], []
    running.told.connect(lambda step, _elapsed, _cancelling: told.append(step))

    def call(watch):
        watch.note(Step("reading", 7, 100, 400))
        assert go_on.wait(10)
        return ExchangeReport(came=7)

    running.start(call, reports.append, reports.append)
    assert running.busy
    qtbot.waitUntil(lambda: Step("reading", 7, 100, 400) in told)
    desk.jobs.run(running, lambda: "read", done.append)
    qtbot.waitUntil(lambda: done == ["read"])
    assert not reports
    go_on.set()
    qtbot.waitUntil(lambda: not running.busy)
    assert reports == [ExchangeReport(came=7)]


def test_a_cancelled_exchange_still_reports_what_it_did(qtbot, running):
    reports, cancelling = [], []
    running.told.connect(lambda _step, _elapsed, asked: cancelling.append(asked))
    begun = threading.Event()

    def call(watch):
        begun.set()
        while not watch.cancelled():
            begun.wait(0.01)
        return ExchangeReport(came=3, stopped=Interrupted())

    running.start(call, reports.append, reports.append)
    assert begun.wait(10)
    running.cancel()
    assert cancelling[-1] is True
    qtbot.waitUntil(lambda: bool(reports))
    assert reports[0].came == 3


def test_a_second_exchange_is_not_begun(qtbot, running):
    go_on, calls = threading.Event(), []

    def call(_watch):
        calls.append(1)
        go_on.wait(10)
        return ExchangeReport()

    for _ in range(3):
        running.start(call, lambda _report: None, lambda _error: None)
    go_on.set()
    qtbot.waitUntil(lambda: not running.busy)
    assert calls == [1]


def test_an_error_of_ours_ends_it(qtbot, running):
    errors = []

    def call(_watch):
        raise MediumRemoved

    running.start(call, lambda _report: None, errors.append)
    qtbot.waitUntil(lambda: bool(errors))
    assert isinstance(errors[0], MediumRemoved)
    assert not running.busy
