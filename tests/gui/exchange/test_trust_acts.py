"""Files carried between two real registers; every dialog is the one an officer sees."""

import pytest
from PySide6.QtWidgets import QLabel, QWidget

from casework import trust
from casework.trust_views import RequestView
from gui.exchange.screen import ExchangeScreen
from gui.exchange.trust_dialogs import AnswerDialog, AskDialog, JoinDialog
from gui.kit.values import Choice
from models.errors import SafeConductError
from resources.words import words
from tests.casework.fleet import open_register
from tests.gui.accessibility import assert_all_named

pytestmark = pytest.mark.gui


@pytest.fixture
def outsider(fleet):
    """A register of its own, still alone."""
    made = open_register(fleet.home, "camp", fleet.clock)
    yield made
    made.close()


@pytest.fixture
def acts(qtbot, desk, fleet):
    screen = ExchangeScreen(desk)
    qtbot.addWidget(screen)
    screen.show()
    screen.arrive()
    return screen.acts


@pytest.fixture
def said(desk, acts):
    found = []
    acts.told.connect(found.append)
    desk.message_raised.connect(lambda message: found.append(message.happened))
    return found


def at(desk, workspace):
    desk.session = workspace


def test_a_laptop_joins_by_request_and_answer(desk, fleet, acts, outsider, said):
    request, answer = fleet.stick / "ZAH1.scq", fleet.stick / "ZAH1.sca"
    at(desk, outsider)
    acts.ask()
    assert isinstance(acts.dialog, AskDialog)
    own = acts.dialog.findChildren(type(acts.dialog.title))
    assert_all_named(acts.dialog)
    acts.save_request("Camp laptop", request)
    assert said[-1].startswith("Request saved as ZAH1.scq")
    assert acts.dialog is None

    at(desk, fleet.at["bureau"])
    acts.answer(request)
    dialog = acts.dialog
    assert isinstance(dialog, AnswerDialog)
    assert_all_named(dialog)
    shown = {label.text() for label in dialog.findChildren(type(dialog.title))}
    assert shown & {label.text() for label in own if label.text().count("-") == 3}
    assert dialog.name.text() == "Camp laptop"
    admissions = []
    dialog._done = admissions.append
    dialog.verb.click()
    (admission,) = admissions
    assert admission.roles == ("station",)
    acts.save_answer(request.read_bytes(), admission, answer)
    assert "ZAH1.sca" in said[-1]
    assert any(each.name == "Camp laptop" for each in trust.devices(fleet.at["bureau"]))

    at(desk, outsider)
    acts.take_answer(answer)
    assert isinstance(acts.dialog, JoinDialog)
    assert_all_named(acts.dialog)
    acts.dialog.verb.click()
    assert acts.dialog is None
    assert said[-1].startswith("This laptop now belongs to")
    there = trust.authority(fleet.at["bureau"])
    assert trust.authority(outsider).fingerprint == there.fingerprint


def test_an_answer_for_another_laptop_is_refused_in_words(desk, fleet, acts, outsider, said):
    request, answer = fleet.stick / "ZAH1.scq", fleet.stick / "ZAH1.sca"
    at(desk, outsider)
    acts.save_request("", request)
    at(desk, fleet.at["bureau"])
    acts.answer(request)
    dialog = acts.dialog
    dialog._done = lambda admission: acts.save_answer(request.read_bytes(), admission, answer)
    dialog.verb.click()
    at(desk, fleet.at["point"])
    before = trust.authority(fleet.at["point"])
    acts.take_answer(answer)
    assert acts.dialog is None
    assert "made for another laptop" in said[-1]
    assert trust.authority(fleet.at["point"]) == before


def test_what_is_no_request_is_refused(desk, fleet, acts, said):
    at(desk, fleet.at["bureau"])
    (fleet.stick / "x.scq").write_bytes(b"not a request")
    acts.answer(fleet.stick / "x.scq")
    assert acts.dialog is None
    assert len(said) == 1


def test_a_device_is_revoked_with_a_reason_and_never_without(desk, fleet, acts, said):
    at(desk, fleet.at["bureau"])
    acts.revoke()
    dialog = acts.dialog
    assert_all_named(dialog)
    dialog.verb.click()
    assert "Say which device" in dialog.device.accessibleDescription()
    dialog.device.set_key(dialog.device.itemData(1))
    dialog.verb.click()
    assert "Say why" in dialog.reason.accessibleDescription()
    assert said == []
    dialog.reason.setText("загублено в дорозі")
    dialog.verb.click()
    assert "is revoked" in said[-1]
    (point,) = [each for each in trust.devices(fleet.at["bureau"]) if not each.own]
    assert point.revoked
    assert point.revoked_reason == "загублено в дорозі"


def test_the_roster_is_renewed_with_the_others(desk, fleet, acts, said):
    at(desk, fleet.at["bureau"])
    fleet.clock.advance(days=30)
    before = {each.id: each.valid_until for each in trust.devices(fleet.at["bureau"])}
    acts.renew()
    assert_all_named(acts.dialog)
    acts.dialog.verb.click()
    assert "renewed" in said[-1]
    after = {each.id: each.valid_until for each in trust.devices(fleet.at["bureau"])}
    assert all(after[each] > before[each] for each in before)


def test_without_the_keys_nothing_is_revoked(desk, fleet, acts, said):
    at(desk, fleet.at["point"])
    with pytest.raises(SafeConductError):
        trust.renew(fleet.at["point"])
    acts.renew()
    acts.dialog.verb.click()
    assert acts.dialog is None
    assert "does not hold the authority’s keys" in said[-1]


def test_a_restored_laptop_is_recognised_and_its_station_need_not_be_chosen(qtbot):
    asked = RequestView(
        device="d",
        name="ZAH1 12ab",
        station_id="s2",
        station="CP Rooks",
        station_code="ROO1",
        roles=("station",),
        made_at=0,
        fingerprint="AAAA-BBBB-CCCC-DDDD",
        practice=False,
        known=False,
        station_known=True,
        code_taken=False,
        replaces="ROO1 77fe",
    )
    admissions = []
    stations = [Choice("s1", "Camp"), Choice("s2", "CP Rooks · ROO1")]
    parent = QWidget()
    qtbot.addWidget(parent)
    dialog = AnswerDialog(parent, words("en"), asked, stations, admissions.append)
    told = " ".join(label.text() for label in dialog.findChildren(QLabel))
    assert "takes the place of ROO1 77fe (CP Rooks)" in told
    dialog.verb.click()
    assert admissions[0].station == "s2"
