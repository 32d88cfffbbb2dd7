import pytest
from PySide6.QtWidgets import QWidget

from gui.exchange.hub_dialog import HubDialog
from resources.words import words
from tests.gui.accessibility import assert_all_named

pytestmark = pytest.mark.gui
EN = words("en")


@pytest.fixture
def kept():
    return []


@pytest.fixture
def dialog(qtbot, theme, kept):
    window = QWidget()
    qtbot.addWidget(window)
    window.show()
    made = HubDialog(window, EN, "https://old.example", lambda *what: kept.append(what))
    made.open()
    yield made
    window.hide()


def test_an_address_is_kept(dialog, kept):
    assert_all_named(dialog)
    assert dialog.address.text() == "https://old.example"
    dialog.address.setText(" https://hub.example:8443 ")
    dialog.certificate.setText("/m/ca.pem")
    dialog.verb.click()
    assert kept == [("https://hub.example:8443", "/m/ca.pem")]


def test_no_address_means_no_hub(dialog, kept):
    dialog.address.setText("")
    dialog.verb.click()
    assert kept == [("", "")]


@pytest.mark.parametrize(
    "address", ["http://hub.example", "hub.example", "https://", "https://a b"]
)
def test_what_anybody_could_listen_to_is_refused_in_place(dialog, kept, address):
    dialog.address.setText(address)
    dialog.verb.click()
    assert kept == []
    assert dialog.isVisible()
    assert "https://" in dialog.address.accessibleDescription()
