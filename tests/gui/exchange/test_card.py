import pytest
from PySide6.QtWidgets import QApplication, QLabel, QWidget

from casework.exchange_views import ExchangeReport, MediumView, Step
from gui.exchange import faces
from gui.exchange.card import CarrierCard
from gui.kit.base import column
from models.errors import MediumRemoved
from resources.words import words
from tests.gui.accessibility import assert_all_named

pytestmark = pytest.mark.gui
EN = words("en")
STICK = MediumView("/m/K", "KINGSTON", 3_200_000_000, 8_000_000_000, False, 3, 412_000, 5, 14)


@pytest.fixture
def card(qtbot, theme):
    window = QWidget()
    made = CarrierCard(faces.medium_face(STICK, EN), EN)
    column(made, parent=window)
    qtbot.addWidget(window)
    window.resize(420, 400)
    window.show()
    yield made
    window.hide()


def told(card):
    QApplication.processEvents()
    return [label.text() for label in card.findChildren(QLabel) if label.isVisible()]


def test_at_rest_it_has_one_button_that_does_both(card):
    assert_all_named(card)
    assert card.act.isVisible()
    assert card.act.word() == "Take in and put on"
    assert card.act.property("kind") == "primary"
    assert not card.cancel.isVisible()
    assert not card.settle.isVisible()
    assert card.accessibleName() == "KINGSTON. 3.2 GB free"


def test_while_it_runs_there_is_only_cancel(card):
    step = Step("reading", 7, 100, 400)
    card.show_progress(faces.progress(step, 9000, cancelling=False, stick=True, words=EN))
    assert card.cancel.isVisible()
    assert not card.act.isVisible()
    assert card.bar.value() == 250
    assert "7 entries" in card.bar.accessibleDescription()


def test_the_report_stays_when_the_stick_goes_and_no_longer_asks_to_take_it_out(qtbot, card):
    card.show_outcome(faces.outcome(ExchangeReport(came=5, came_bytes=9), stick=True, words=EN))
    assert card.dismiss.isVisible()
    assert card.act.word() == "Exchange again"
    assert any("may be taken out" in text for text in told(card))
    card.show_gone()
    qtbot.waitUntil(lambda: "The stick has been taken out." in told(card))
    assert not card.act.isVisible()
    assert any("5 entries" in text for text in told(card))
    assert not any("may be taken out" in text for text in told(card))


def test_what_has_not_changed_is_not_drawn_anew(card):
    before = card._content.itemAt(0).widget()
    card.show_face(faces.medium_face(STICK, EN))
    assert card._content.itemAt(0).widget() is before


def test_an_error_in_the_report_is_read_on_the_card(card):
    report = ExchangeReport(stopped=MediumRemoved(), conflicts=1)
    card.show_outcome(faces.outcome(report, stick=True, words=EN))
    assert card.settle.isVisible()
    assert any("pulled out" in text for text in told(card))


def test_only_one_exchange_may_begin(card):
    card.set_free(free=False)
    assert not card.act.isEnabled()
