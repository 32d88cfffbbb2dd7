import threading

import pytest
from PySide6.QtCore import QObject

from gui.jobs import Jobs, JobsNow
from gui.last_resort import Fault
from models.errors import DiskFull, Interrupted
from models.touched import Touched

TOUCHED = Touched({"person": frozenset({"1"})}, (b"device", 1))


class Carrying:
    touched = TOUCHED


@pytest.fixture(params=[Jobs, JobsNow])
def jobs(request, qapp):
    made = request.param()
    yield made
    made.stop()


@pytest.fixture
def threaded(qapp):
    made = Jobs()
    yield made
    made.stop()


def settled(qtbot, jobs):
    qtbot.waitUntil(lambda: not jobs.waiting(), timeout=5000)


def test_an_answer_comes_back_on_the_gui_thread(jobs, qtbot):
    got = []
    jobs.run(
        jobs,
        lambda: 42,
        lambda answer: got.append((answer, threading.current_thread() is threading.main_thread())),
    )
    settled(qtbot, jobs)
    assert got == [(42, True)]


def test_one_thread_does_all_in_order(threaded, qtbot):
    done = []
    for number in range(50):
        threaded.run(threaded, lambda n=number: (n, threading.get_ident()), done.append)
    settled(qtbot, threaded)
    assert [number for number, _ in done] == list(range(50))
    assert len({thread for _, thread in done}) == 1
    assert done[0][1] != threading.get_ident()


def fail_with(error):
    raise error


def test_our_own_errors_go_to_failed_of_the_call(jobs, qtbot):
    got, signalled = [], []
    jobs.failed.connect(signalled.append)
    jobs.run(jobs, lambda: fail_with(DiskFull()), got.append, got.append)
    settled(qtbot, jobs)
    assert [type(error) for error in got] == [DiskFull]
    assert got[0].__traceback__ is None
    assert signalled == []


def test_without_it_they_are_signalled(jobs, qtbot):
    signalled = []
    jobs.failed.connect(signalled.append)
    jobs.run(jobs, lambda: fail_with(DiskFull()), print)
    jobs.run(jobs, lambda: fail_with(Interrupted()), print)
    settled(qtbot, jobs)
    assert [type(error) for error in signalled] == [DiskFull]


def test_an_unforeseen_error_becomes_a_fault_without_values(jobs, qtbot):
    got, signalled = [], []
    jobs.failed.connect(signalled.append)
    jobs.run(jobs, lambda: fail_with(ValueError("Ivanenko")), got.append, got.append)
    settled(qtbot, jobs)
    assert got == []
    assert isinstance(signalled[0], Fault)
    assert "Ivanenko" not in repr(signalled[0])


@pytest.mark.parametrize("answer", [TOUCHED, Carrying()])
def test_what_was_touched_is_told(jobs, qtbot, answer):
    told = []
    jobs.changed.connect(told.append)
    jobs.run(jobs, lambda: answer, lambda _: None)
    jobs.run(jobs, lambda: "nothing", lambda _: None)
    jobs.run(jobs, Touched, lambda _: None)
    settled(qtbot, jobs)
    assert told == [TOUCHED]


def test_the_answer_of_a_screen_that_is_gone_is_dropped(threaded, qtbot):
    got, told, gate = [], [], threading.Event()
    threaded.changed.connect(told.append)
    owner = QObject()

    def call():
        gate.wait(5)
        return TOUCHED

    threaded.run(owner, call, got.append)
    owner.deleteLater()
    with qtbot.waitSignal(owner.destroyed):
        pass
    gate.set()
    settled(qtbot, threaded)
    assert got == []
    assert told == [TOUCHED], "what was saved is told even when its screen is gone"


def test_a_cancelled_call_is_not_begun_and_a_long_one_ends(threaded, qtbot):
    done, gate, reported, handed_in = [], threading.Event(), [], threading.Event()
    threaded.progressed.connect(lambda done, total: reported.append((done, total)))

    def long():
        handed_in.wait(5)
        threaded.progress(first, 1, 3)
        gate.wait(5)
        threaded.progress(first, 2, 3)
        done.append("long")

    first = threaded.run(threaded, long, done.append)
    handed_in.set()
    second = threaded.run(threaded, lambda: done.append("second"), done.append)
    qtbot.waitUntil(lambda: reported == [(1, 3)])
    first.cancel()
    second.cancel()
    gate.set()
    settled(qtbot, threaded)
    assert done == []


def test_busy_is_told_once_for_a_row_of_calls(threaded, qtbot):
    told, gate = [], threading.Event()
    threaded.busy.connect(told.append)
    for _ in range(3):
        threaded.run(threaded, lambda: gate.wait(5), lambda _: None)
    gate.set()
    settled(qtbot, threaded)
    assert told == [True, False]


def test_after_stop_nothing_comes(threaded, qtbot):
    got, gate = [], threading.Event()
    threaded.run(threaded, lambda: gate.wait(5), got.append)
    threaded.run(threaded, lambda: 1, got.append)
    gate.set()
    threaded.stop()
    qtbot.wait(20)
    assert got == []


def test_what_was_handed_in_before_the_end_is_still_done(threaded, qtbot):
    kept, gate = [], threading.Event()
    threaded.run(threaded, lambda: gate.wait(5), lambda _: None)
    threaded.run(threaded, lambda: kept.append("draft"), lambda _: None)
    gate.set()
    threaded.stop()
    assert kept == ["draft"]


def test_calls_and_their_widgets_are_let_go_on_the_gui_thread(threaded, qtbot):
    gone = []

    class Kept:
        def __del__(self):
            gone.append(threading.current_thread() is threading.main_thread())

    def hand_in():
        kept = Kept()
        threaded.run(threaded, lambda: kept is None, lambda _: kept)

    hand_in()
    settled(qtbot, threaded)
    qtbot.waitUntil(lambda: bool(gone))
    assert gone == [True]
