"""Real registers, a real folder as the stick, the screen in a window."""

import sys
import threading
from contextlib import ExitStack

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QApplication

from casework import delivery, hub_settings, person_files
from gui.desk import Desk
from gui.exchange.faces import HUB
from gui.exchange.running import Watch
from gui.jobs import Jobs
from gui.preferences import PreferencesFile
from models.errors import HubUnreachable
from tests.casework.fleet import a_fleet
from tests.casework.people import a_person
from tests.gui.accessibility import assert_all_named
from tests.gui.exchange.conftest import shown
from tests.gui.opened import press, tab_to

pytestmark = pytest.mark.gui


def card_of(screen, fleet):
    return screen.carriers.cards[str(fleet.stick)]


def facts(card):
    return {fact.label: fact.value for fact in card.outcome.facts}


def test_alone_it_says_what_to_do(qtbot, desk, workspace):
    screen = shown(qtbot, desk)
    assert screen.alone.isVisible()
    assert not screen.peers.table.isVisible()
    assert screen.carriers.empty.isVisible()
    assert [act for act, each in screen.authority.buttons.items() if each.isVisible()] == [
        "ask",
        "take_answer",
        "answer",
        "history",
    ]
    assert QApplication.focusWidget() is screen.authority.buttons["ask"]
    assert_all_named(screen)


def test_a_stick_appears_within_two_seconds_and_goes_again(qtbot, screen, fleet):
    a_person(fleet.at["point"])
    late = fleet.home / "late"
    screen.add_folder(str(late))
    assert str(late) not in screen.carriers.cards
    late.mkdir()
    qtbot.waitUntil(lambda: str(late) in screen.carriers.cards, timeout=2_000)
    card = screen.carriers.cards[str(late)]
    assert card.act.isVisible()
    assert not screen.carriers.empty.isVisible()
    late.rmdir()
    qtbot.waitUntil(lambda: str(late) not in screen.carriers.cards, timeout=2_000)
    assert screen.carriers.empty.isVisible()


def test_hidden_it_leaves_the_sticks_alone(qtbot, screen, fleet):
    screen.hide()
    screen.add_folder(str(fleet.stick))
    qtbot.wait(1_200)
    assert str(fleet.stick) not in screen.carriers.cards


def test_one_button_takes_in_and_puts_on_and_the_report_says_what_happened(
    qtbot, desk, screen, fleet
):
    there = a_person(fleet.at["bureau"], surname="Канарейкин")
    a_person(fleet.at["point"])
    fleet.carry("bureau")
    screen.refresh()
    assert screen.head.delivery.accessibleName().startswith("Delivery 1 entry is not yet")
    screen.add_folder(str(fleet.stick))
    card = card_of(screen, fleet)
    changed = []
    desk.jobs.changed.connect(changed.append)
    with qtbot.waitSignal(desk.state_changed):
        card.act.click()
    assert facts(card)["Went"].startswith("1 entry")
    assert card.outcome.word == "Done"
    _, back = fleet.carry("bureau", "point")
    assert back.acknowledged == 1
    assert delivery.undelivered(fleet.at["point"]).entries == 0
    screen.refresh()
    assert "Everything recorded" in screen.head.delivery.accessibleName()
    assert person_files.open_file(fleet.at["bureau"], there.person_id)


def test_the_table_tells_who_is_behind(screen, fleet):
    a_person(fleet.at["point"])
    screen.refresh()
    line = screen.peers.table.rows.row_at(0)
    assert line.name.startswith("NIB")
    assert line.behind == "1"
    assert line.state == "behind"


def test_a_report_stays_until_it_is_put_away_though_the_stick_has_gone(qtbot, screen, fleet):
    screen.add_folder(str(fleet.stick))
    card_of(screen, fleet).act.click()
    fleet.stick.rename(fleet.home / "elsewhere")
    screen.look()
    card = card_of(screen, fleet)
    assert card.outcome is not None
    assert not card.act.isVisible()
    card.dismiss.click()
    assert str(fleet.stick) not in screen.carriers.cards


def test_a_stick_that_is_no_longer_there_is_told(desk, screen, fleet):
    screen.add_folder(str(fleet.stick))
    messages = []
    desk.message_raised.connect(messages.append)
    fleet.stick.rename(fleet.home / "elsewhere")
    card_of(screen, fleet).act.click()
    assert "pulled out" in messages[0].happened
    assert screen.carriers.empty.isVisible()


def test_a_stick_pulled_out_in_the_middle_is_told_on_its_card(screen, fleet, monkeypatch):
    a_person(fleet.at["bureau"])
    a_person(fleet.at["point"])
    fleet.carry("bureau")
    screen.add_folder(str(fleet.stick))
    away = fleet.home / "elsewhere"

    def pull(_watch, _step):
        if fleet.stick.exists():
            fleet.stick.rename(away)

    monkeypatch.setattr(Watch, "note", pull)
    card = card_of(screen, fleet)
    card.act.click()
    assert card.outcome.word == "Stopped"
    assert any("pulled out" in each.text for each in card.outcome.remarks)
    assert delivery.undelivered(fleet.at["point"]).entries == 1
    monkeypatch.undo()
    away.rename(fleet.stick)
    screen.look()
    assert card.act.word() == "Exchange again"
    card.act.click()
    assert card.outcome.word == "Done"
    assert facts(card)["Went"].startswith("1 entry")


def test_a_hub_is_set_and_says_when_it_does_not_answer(qtbot, desk, screen, fleet):
    hub = screen.carriers.hub
    assert not hub.act.isVisible()
    screen._keep_hub("https://127.0.0.1:9", "")
    assert hub_settings.hub(fleet.at["point"]).url == "https://127.0.0.1:9"
    assert hub.act.isVisible()
    messages = []
    desk.message_raised.connect(messages.append)
    hub.act.click()
    assert len(messages) == 1
    assert isinstance(screen._hub_error, HubUnreachable)
    assert hub.act.isVisible()
    assert hub.act.isEnabled()


def test_it_is_worked_by_keyboard_alone(qtbot, screen, fleet):
    a_person(fleet.at["point"])
    screen.add_folder(str(fleet.stick))
    screen.folder.setFocus()
    card = card_of(screen, fleet)
    tab_to(card.act, most=4)
    press(Qt.Key.Key_Space)
    assert card.outcome is not None
    assert card.isAncestorOf(QApplication.focusWidget())
    tab_to(screen.carriers.hub.other, most=6)
    tab_to(screen.peers.table, most=3)
    tab_to(screen.authority.buttons["take_answer"], most=4)
    assert_all_named(screen)


def test_locked_it_asks_for_nothing(qtbot, desk, screen, fleet):
    desk.session = None
    screen.refresh()
    screen.look()
    screen.exchange(HUB)
    assert not screen.running.busy


@pytest.fixture
def threads(theme, clock, tmp_path):
    """A desk whose jobs are done on their real threads, and a register opened there."""
    desk = Desk(jobs=Jobs(), theme=theme, clock=clock, preferences=PreferencesFile(tmp_path / "c"))
    keeping = ExitStack()
    fleet = desk.jobs.do(lambda: keeping.enter_context(a_fleet(tmp_path / "fleet", "point")))
    desk.clock, desk.session = fleet.clock, fleet.at["point"]
    yield desk, fleet
    desk.carriers.stop()
    desk.jobs.do(keeping.close)
    desk.jobs.stop()


def test_the_same_on_real_threads_while_the_register_is_worked_in(qtbot, threads):
    desk, fleet = threads
    desk.jobs.do(lambda: a_person(fleet.at["bureau"]))
    desk.jobs.do(lambda: fleet.carry("bureau"))
    desk.jobs.do(lambda: a_person(fleet.at["point"]))
    errors, busy = [], []
    desk.message_raised.connect(errors.append)
    screen = shown(qtbot, desk)
    screen.add_folder(str(fleet.stick))
    qtbot.waitUntil(lambda: str(fleet.stick) in screen.carriers.cards, timeout=5_000)
    assert QApplication.focusWidget() is not None
    desk.jobs.busy.connect(busy.append)
    qtbot.wait(1_200)
    assert busy == [], "looking for sticks is not work anybody should be told of"
    card = card_of(screen, fleet)
    card.act.click()
    assert card.cancel.isVisible()
    assert not screen.carriers.hub.act.isEnabled()
    qtbot.waitUntil(lambda: card.outcome is not None, timeout=10_000)
    assert card.outcome.word == "Done"
    assert facts(card)["Went"].startswith("1 entry")
    qtbot.waitUntil(lambda: card.act.isEnabled() and card.act.isVisible())
    assert errors == []


def test_no_stick_is_waited_for_on_the_thread_that_saves(qtbot, threads):
    desk, fleet = threads
    desk.jobs.do(lambda: a_person(fleet.at["bureau"]))
    desk.jobs.do(lambda: fleet.carry("bureau"))
    screen = shown(qtbot, desk)
    folder, readers, watching = str(fleet.stick), set(), [True]

    def note(event, about):
        if watching and event in {"open", "os.scandir"} and str(about[0]).startswith(folder):
            readers.add(threading.current_thread().name.partition("_")[0])

    sys.addaudithook(note)
    screen.add_folder(folder)
    qtbot.waitUntil(lambda: folder in screen.carriers.cards, timeout=5_000)
    watching.clear()
    assert readers == {"carriers"}


def test_a_lock_stops_the_exchange_and_says_nothing_of_it(qtbot, threads):
    desk, fleet = threads
    errors = []
    desk.message_raised.connect(errors.append)
    screen = shown(qtbot, desk)
    screen.add_folder(str(fleet.stick))
    qtbot.waitUntil(lambda: str(fleet.stick) in screen.carriers.cards, timeout=5_000)
    card_of(screen, fleet).act.click()
    screen.before_lock()
    workspace = desk.session
    screen.hide()
    desk.jobs.run(screen, workspace.close, lambda _nothing: None)
    qtbot.waitUntil(lambda: not screen.running.busy, timeout=10_000)
    assert errors == []
