import sys
import threading

import pytest

from gui.last_resort import fault_of, forget, install


def fail(name, kind=ValueError):
    raise kind(name)


def a_failure(name):
    with pytest.raises(ValueError) as caught:  # noqa: PT011 - its words are what must be forgotten
        fail(name)
    return caught.value


def test_no_value_is_left():
    fault = fault_of(a_failure("Ivanenko"))
    assert fault.kind == "ValueError"
    assert "Ivanenko" not in repr(fault)
    assert any(place.startswith("tests.gui.test_last_resort:") for place in fault.places)


def test_the_same_fault_has_the_same_code():
    assert fault_of(a_failure("one")).code == fault_of(a_failure("other")).code
    assert fault_of(a_failure("one")).code != fault_of(KeyError()).code


def test_forgetting_drops_the_frames():
    error = a_failure("Ivanenko")
    error.__cause__ = a_failure("Petrenko")
    forget(error)
    assert (error.__traceback__, error.__cause__, error.__context__) == (None, None, None)


@pytest.fixture
def hooks(monkeypatch):
    for name in ("excepthook", "unraisablehook"):
        monkeypatch.setattr(sys, name, getattr(sys, name))
    monkeypatch.setattr(threading, "excepthook", threading.excepthook)


def test_whatever_nobody_caught_is_shown_and_nothing_is_written(hooks, capsys):
    shown = []
    install(shown.append)
    error = a_failure("Ivanenko")
    sys.excepthook(type(error), error, error.__traceback__)
    thread = threading.Thread(target=fail, args=("Ivanenko", LookupError))
    thread.start()
    thread.join()
    assert [fault.kind for fault in shown] == ["ValueError", "LookupError"]
    assert capsys.readouterr() == ("", "")


def test_ending_the_program_is_no_fault(hooks):
    shown = []
    install(shown.append)
    sys.excepthook(KeyboardInterrupt, KeyboardInterrupt(), None)
    assert shown == []
