from pathlib import Path

import pypdfium2
import pytest
from PySide6.QtPrintSupport import QPrinter

from casework import person_files, printings
from gui.paper.printing import has_printer, system_printer
from gui.paper.screen import PaperDialog
from models.errors import PrinterMissing
from tests.gui.accessibility import assert_all_named
from tests.gui.opened import people

pytestmark = pytest.mark.gui


@pytest.fixture
def persons(workspace):
    return tuple(one.person_id for one in people(workspace, 3))


@pytest.fixture
def dialog(qtbot, desk, persons):
    made = PaperDialog(desk, "b1", persons)
    qtbot.addWidget(made)
    made.issues = []
    made.issued.connect(made.issues.append)
    with qtbot.waitExposed(made):
        made.open()
    return made


def file_printer(target: Path) -> QPrinter:
    printer = QPrinter(QPrinter.PrinterMode.HighResolution)
    printer.setOutputFormat(QPrinter.OutputFormat.PdfFormat)
    printer.setOutputFileName(str(target))
    printer.setResolution(300)
    return printer


def issued(workspace, persons):
    return [len(printings.printings_of(workspace, person)) for person in persons]


def test_it_shows_the_paper_and_notes_nothing(dialog, workspace, persons):
    assert dialog.preview.page_count() == 2
    assert dialog.print_button.isEnabled()
    assert issued(workspace, persons) == [0, 0, 0]


def test_saving_notes_each_paper_after_its_file_is_there(dialog, workspace, persons, tmp_path):
    folder = tmp_path / "stick"
    folder.mkdir()
    dialog.save_into(folder)
    assert len(list(folder.glob("b1-*.pdf"))) == 3
    assert issued(workspace, persons) == [1, 1, 1]
    assert dialog.issues == [3]
    names = " ".join(file.name for file in folder.iterdir())
    assert not any(person in names for person in persons)


def test_a_folder_that_is_gone_notes_nothing_and_says_so(
    dialog, desk, workspace, persons, tmp_path
):
    dialog.save_into(tmp_path / "gone")
    assert issued(workspace, persons) == [0, 0, 0]
    assert dialog.issues == []
    assert desk.words("error.reason.gone") in dialog.banner.accessibleName()


def test_printing_keeps_the_physical_size_and_notes_it(qtbot, desk, workspace, persons, tmp_path):
    dialog = PaperDialog(desk, "p1", persons[:1])
    qtbot.addWidget(dialog)
    dialog.open()
    target = tmp_path / "out.pdf"
    with qtbot.waitSignal(dialog.issued, timeout=20_000):
        dialog.print_with(file_printer(target))
    assert issued(workspace, persons) == [1, 0, 0]
    way = printings.printings_of(workspace, persons[0])[0].way
    assert way == "printer"
    asked = pypdfium2.PdfDocument(dialog._shown.pdf)
    printed = pypdfium2.PdfDocument(target)
    assert len(printed) == len(asked)
    for one, other in zip(asked, printed, strict=True):
        assert other.get_size() == pytest.approx(one.get_size(), abs=2)


def test_ink_stands_where_the_paper_has_it(qtbot, desk, persons, tmp_path):
    dialog = PaperDialog(desk, "p1", persons[:1])
    qtbot.addWidget(dialog)
    dialog.open()
    original = dialog._shown.pdf
    target = tmp_path / "out.pdf"
    with qtbot.waitSignal(dialog.issued, timeout=20_000):
        dialog.print_with(file_printer(target))
    boxes = [ink_box(pypdfium2.PdfDocument(source)) for source in (original, target)]
    assert boxes[0] == pytest.approx(boxes[1], abs=3)


def ink_box(document):
    picture = document[0].render(scale=1, grayscale=True).to_pil()
    return picture.point(lambda shade: 255 if shade < 128 else 0).getbbox()


def test_a_blank_form_names_nobody(dialog, workspace, persons, tmp_path):
    dialog.blank.setChecked(True)
    assert dialog._shown.blank
    dialog.save_as(tmp_path / "blank.pdf")
    assert issued(workspace, persons) == [0, 0, 0]
    text = pypdfium2.PdfDocument(tmp_path / "blank.pdf")[0].get_textpage().get_text_range()
    assert "Мельников" not in text


def test_another_language_composes_the_paper_anew(dialog):
    before = dialog._shown.digest
    dialog.second.set_key("ko")
    dialog.second.chosen.emit("ko")
    assert dialog._shown.second_language == "ko"
    assert dialog._shown.digest != before


@pytest.mark.skipif(has_printer(), reason="a printer is installed on this machine")
def test_no_printer_is_said_and_nothing_is_noted(dialog, desk, workspace, persons):
    with pytest.raises(PrinterMissing):
        system_printer()
    dialog.print_button.click()
    assert desk.words("error.printer_missing.happened") in dialog.banner.accessibleName()
    assert issued(workspace, persons) == [0, 0, 0]


def test_every_control_is_named(dialog, workspace, persons):
    assert person_files.open_file(workspace, persons[0]).printings == ()
    assert_all_named(dialog)
