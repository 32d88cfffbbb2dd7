"""The room of figures, by keyboard, and what it saves."""

from io import BytesIO

import openpyxl
import pypdfium2
import pytest
from PySide6.QtGui import QImage
from PySide6.QtWidgets import QWidget

from casework import transfers
from gui.figures.screen import FiguresScreen
from models.duties import HOUR
from tests.casework.moves import hold_back
from tests.casework.people import a_person
from tests.gui.opened import home, workspace

__all__ = ["home", "workspace"]


@pytest.fixture
def screen(qtbot, desk, workspace):
    a_person(workspace)
    a_person(workspace, service_number="АБ-2", surname="=СУММА(A1)", captured_place="@cmd|x")
    made = FiguresScreen(desk)
    made.resize(1114, 640)
    qtbot.addWidget(made)
    made.show()
    made.arrive()
    return made


def lines(screen, name):
    card = screen._cards[name]
    return {line.label: line.value for line in card.chart._lines}


def test_it_counts_when_it_is_entered_and_when_something_is_saved(screen, workspace, qtbot):
    assert lines(screen, "held_by_state") == {"At a collection point": 2}
    a_person(workspace, service_number="АБ-3")
    screen.desk.jobs.changed.emit(None)
    qtbot.waitUntil(lambda: lines(screen, "held_by_state") == {"At a collection point": 3})


def test_dates_of_ones_own_are_asked_for_only_when_they_are_wished(screen):
    assert not screen.since.isVisible()
    screen.period.set_key("own_dates")
    screen.count()
    assert screen.since.isVisible()
    assert "whole" in screen._dated["since"].control.accessibleDescription() or (
        screen._dated["since"].control.accessibleDescription()
    )


def test_the_return_of_a_past_moment_and_as_it_was_known(screen, workspace, desk):
    person = next(iter(workspace.vault.read().__enter__().execute("SELECT id FROM person")))[0]
    desk.clock.instant += 10 * HOUR
    hold_back(workspace, person, desk.clock.now() - 9 * HOUR, "CP Sudzha-2")
    screen.count()
    assert lines(screen, "held_by_state") == {
        "At a collection point": 1,
        "Held back for medical reasons (Art. 19)": 1,
    }
    screen.at.set_key("yesterday")
    screen.count()
    assert lines(screen, "held_by_state") == {}


@pytest.mark.parametrize("way", ["pdf", "png", "xlsx"])
def test_it_saves_numbers_and_nobodys_name(screen, tmp_path, way):
    target = tmp_path / f"figures.{way}"
    screen.saving.save_to(way, screen.view, screen._holder, target)
    data = target.read_bytes()
    if way == "png":
        assert QImage.fromData(data).width() > 500
        return
    if way == "pdf":
        document = pypdfium2.PdfDocument(data)
        text = "".join(page.get_textpage().get_text_range() for page in document)
        assert "At a collection point" in text
    else:
        book = openpyxl.load_workbook(BytesIO(data))
        cells = [cell for sheet in book for row in sheet for cell in row if cell.value is not None]
        assert 2 in [cell.value for cell in cells]
        assert not [cell for cell in cells if cell.data_type == "f"], "a formula"
        text = " ".join(str(cell.value) for cell in cells)
        assert "No settlement named" in text
        assert "@cmd|x" not in text
    assert "Мельников" not in text
    assert "СУММА" not in text


def test_what_cannot_be_saved_is_said(screen, tmp_path, desk):
    said = []
    desk.message_raised.connect(said.append)
    screen.saving.save_to("png", screen.view, screen._holder, tmp_path / "no" / "figures.png")
    assert said


def test_everything_can_be_reached_by_keyboard(screen):
    names = [screen.period, screen.at, screen.known, screen.export]
    assert all(each.accessibleName() and each.focusPolicy() for each in names)
    menu = screen.open_menu()
    assert len(menu.actions()) == 3
    menu.close()


def test_the_funnel_is_that_of_all_transfers_or_of_the_one_chosen(screen, workspace):
    ids = tuple(a_person(workspace, service_number=f"АБ-{n}").person_id for n in range(5))
    numbers = []
    for some in (ids[:3], ids[3:]):
        opened = transfers.open_transfer(workspace, transfers.TransferDraft(destination="West"))
        transfers.add_people(workspace, opened.transfer_id, some)
        numbers.append(opened.transfer_id)
    screen.count()
    assert lines(screen, "funnel")["On lists"] == 5
    assert screen.transfer.count() == 3
    screen.transfer.set_key(numbers[0])
    screen.transfer.activated.emit(screen.transfer.currentIndex())
    assert lines(screen, "funnel")["On lists"] == 3
    assert screen.transfer.key() == numbers[0], "the choice stands when it was counted"
    number = next(each.number for each in screen.view.transfers if each.id == numbers[0])
    card = screen._cards["funnel"]
    assert card._note.text() == f"Transfer {number}"
    assert screen.transfer in card.findChildren(QWidget)
