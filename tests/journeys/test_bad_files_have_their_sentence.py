"""What lies on the disk is not what it should be: the window says what happened, what was saved, what to do.

Nothing confirmed before is lost: each test ends with everybody still in the register.
"""

import os
import shutil
import subprocess
import sys
from contextlib import closing

import pytest
from PySide6.QtCore import Qt

from casework import registers
from gui.paper.screen import PaperDialog
from gui.unlock.screen import UnlockScreen
from models.clock import SystemClock
from store import connection, schema
from store.key_slots import KeySlots
from tests.casework.people import a_person
from tests.gui.opened import press, type_text
from tests.journeys.windows import ALREADY, CTRL, PASSPHRASE, surnames
from tests.store import tamper

pytestmark = [pytest.mark.gui, pytest.mark.journey]

HOLDER = """
import sys, pathlib
from casework import registers
from models.clock import SystemClock
(register,) = registers.registers(pathlib.Path(sys.argv[1]))
workspace = registers.unlock(register, sys.argv[2], SystemClock())
print("open", flush=True)
sys.stdin.read()
workspace.close()
"""


def test_a_wrong_passphrase(program):
    program.create()
    program.show().unlock("seven lanterns on the dry bridge")
    program.assert_said("unlock.wrong", "error.wrong_passphrase.saved", "unlock.wrong_do")
    program.desk.clock.advance(minutes=2)
    program.unlock()
    assert program.window.room() == "today"
    program.window.lock()
    assert surnames(program.home) == list(ALREADY)


DAMAGES = {
    "cut to nothing": lambda file: os.truncate(file, 0),
    "cut in a page": lambda file: os.truncate(file, 3000),
    "one bit of the first page": lambda file: tamper.flip(file, 2000, 3),
    "not ours": lambda file: file.write_bytes(b"\xff\xd8\xff\xe0 JFIF holiday " * 4000),
    "noise": lambda file: file.write_bytes(os.urandom(file.stat().st_size)),
}


DAMAGED = [
    *(("uk", "register.vault", "vault", damage) for damage in DAMAGES),
    *(("en", "keys.slots", "slots", damage) for damage in ("cut to nothing", "not ours")),
]


@pytest.mark.parametrize(("language", "name", "part", "damage"), DAMAGED)
def test_a_damaged_or_foreign_file(program, name, part, damage):
    file = program.create() / name
    whole = file.read_bytes()
    DAMAGES[damage](file)
    damaged = file.read_bytes()
    assert damaged != whole
    program.show().unlock()
    program.assert_told("error.vault_damaged", part=program.words(f"error.part.{part}"))
    assert isinstance(program.window._alone, UnlockScreen)
    assert file.read_bytes() == damaged
    file.write_bytes(whole)
    program.unlock()
    assert program.window.room() == "today"
    program.window.lock()
    assert surnames(program.home) == list(ALREADY)


@pytest.mark.parametrize("language", ["en"])
def test_pages_in_the_middle_cut_off(program):
    file = program.create() / "register.vault"
    os.truncate(file, file.stat().st_size // 2)
    program.show().unlock()
    part = program.words("error.part.vault"), program.words("error.part.pages")
    said = program.said()
    assert any(program.words("error.vault_damaged.happened", part=one) in said for one in part)
    program.assert_said("error.vault_damaged.saved", "error.vault_damaged.next")


@pytest.mark.parametrize("language", ["uk"])
def test_a_vault_of_another_register(program, tmp_path):
    folder = program.create()
    whole = (folder / "register.vault").read_bytes()
    other = tmp_path / "other"
    shutil.copytree(folder, other / "register")
    shutil.rmtree(folder)
    foreign = program.create() / "register.vault"
    shutil.copy(other / "register" / "register.vault", foreign)
    program.show().unlock()
    program.assert_told("error.vault_damaged", part=program.words("error.part.vault"))
    assert foreign.read_bytes() == whole


def test_an_older_state_put_back(program, tmp_path):
    folder = program.create()
    older = tmp_path / "older.vault"
    shutil.copy(folder / "register.vault", older)
    (register,) = registers.registers(program.home)
    with closing(registers.unlock(register, PASSPHRASE, program.desk.clock)) as workspace:
        a_person(workspace, surname="Сидоренко", service_number="АБ-200203")
    shutil.copy(older, folder / "register.vault")
    program.show().unlock()
    program.assert_told("register.put_back")
    assert program.window.room() == "today"
    program.window.lock()
    assert surnames(program.home) == list(ALREADY)


@pytest.mark.parametrize("language", ["uk"])
def test_single_older_pages_put_back(program, tmp_path):
    folder = program.create()
    newer, older = folder / "register.vault", tmp_path / "older.vault"
    shutil.copy(newer, older)
    (register,) = registers.registers(program.home)
    with closing(registers.unlock(register, PASSPHRASE, program.desk.clock)) as workspace:
        a_person(workspace, surname="Сидоренко", service_number="АБ-200203")
    last = tamper.changed_pages(older, newer)[-1]
    tamper.put_back(older, newer, [last])
    program.show().unlock()
    program.go("settings").arrive(section="safety")
    program.window.screen_of("settings").sections["safety"].check()
    program.assert_said("settings.check_bad")


def test_a_vault_newer_than_the_program(program):
    folder = program.create()
    slots = KeySlots(folder, SystemClock())
    opened = slots.unlock(PASSPHRASE)
    raw = connection.connect(folder / "register.vault", opened.keys["register"])
    raw.execute(f"UPDATE {schema.VERSION_TABLE} SET version_num = '9999'")
    raw.commit()
    raw.close()
    opened.forget()
    program.show().unlock()
    program.assert_told("error.vault_too_new", found="9999", known=schema.REVISIONS[-1])


def test_two_programs_open_one_vault(program):
    program.create()
    other = subprocess.Popen(
        [sys.executable, "-c", HOLDER, str(program.home), PASSPHRASE],
        stdin=subprocess.PIPE,
        stdout=subprocess.PIPE,
        text=True,
    )
    try:
        assert other.stdout.readline().strip() == "open"
        program.show().unlock()
        program.assert_told("error.vault_in_use")
    finally:
        other.communicate()
    assert other.returncode == 0
    program.unlock()
    assert program.window.room() == "today"


def half_an_intake(program):
    screen = program.go("intake")
    type_text("Гнатюк")
    assert screen.page.binding.control("surname").text() == "Гнатюк"
    return screen


def test_the_disk_is_full_while_an_intake_is_saved(program, small_disk):
    program.home = small_disk.folder
    program.create()
    program.show().unlock()
    screen = half_an_intake(program)
    small_disk.fill()
    press(Qt.Key.Key_S, CTRL)
    program.assert_told("error.disk_full")
    assert screen.page.binding.control("surname").text() == "Гнатюк"
    assert screen.page.binding.control("surname").isEnabled()
    small_disk.empty()
    press(Qt.Key.Key_S, CTRL)
    assert screen.last_saved.tag_number in screen.foot.said()
    program.window.lock()
    assert surnames(program.home) == [*ALREADY, "Гнатюк"]


def test_the_disk_turns_read_only_while_an_intake_is_saved(program, small_disk):
    program.home = small_disk.folder
    program.create()
    program.show().unlock()
    screen = half_an_intake(program)
    small_disk.turn_read_only()
    press(Qt.Key.Key_S, CTRL)
    program.assert_told("error.disk_read_only")
    assert screen.page.binding.control("surname").text() == "Гнатюк"
    assert screen.page.binding.control("surname").isEnabled()
    program.window.lock()
    program.unlock()
    program.assert_told("error.disk_read_only")
    small_disk.mend()
    assert surnames(program.home) == list(ALREADY)


def test_a_missing_printer(program, monkeypatch, tmp_path):
    # Whatever printers this machine has, the program meets none.
    monkeypatch.setenv("CUPS_SERVER", str(tmp_path / "no-printers"))
    program.create()
    program.show().unlock()
    half_an_intake(program)
    press(Qt.Key.Key_P, CTRL)
    (dialog,) = program.window.findChildren(PaperDialog)
    press(Qt.Key.Key_P, CTRL)
    program.assert_told("error.printer_missing")
    dialog.reject()
    program.window.lock()
    assert surnames(program.home) == [*ALREADY, "Гнатюк"]
