"""From an empty laptop to a tag on paper by keyboard alone, in the real program on a real X server.

The screen reader's bus is used here as eyes only: it tells when something is there to be read.
"""

from contextlib import closing, contextmanager

import pypdfium2
import pytest

from casework import people, person_files, registers
from gui.messages import PARTS
from models.clock import SystemClock
from resources.words import words

PASSPHRASE = "seven lanterns on the wet bridge"
FIELDS_TO_CONDITION = 13
PRINTER_MISSING = [f"error.printer_missing.{part}" for part in PARTS]
WRONG = ("unlock.wrong", "error.wrong_passphrase.saved", "unlock.wrong_do")
TAG = "SUD2-0000001-M"

pytestmark = [pytest.mark.gui, pytest.mark.journey]


@contextmanager
def opened(home):
    (register,) = registers.registers(home)
    with closing(registers.unlock(register, PASSPHRASE, SystemClock())) as workspace:
        yield workspace


def fill(screen, *lines):
    """Type each line and go on with Enter, as the form invites to."""
    for line in lines:
        if line:
            screen.type(line)
        screen.key("Return")


def text_of(file):
    with closing(pypdfium2.PdfDocument(file)) as document:
        return " ".join(page.get_textpage().get_text_range() for page in document)


def sentence(*keys):
    """What stands on a banner for these words, a line each."""
    word = words("en")
    return "\n".join(word(key) for key in keys)


def test_from_first_run_to_a_tag_on_paper(real_screen, tmp_path):
    screen, word = real_screen, words("en")
    home, target = tmp_path / "registers", tmp_path / "tag.pdf"
    screen.open_program(home)
    create_a_register(screen, word)
    take_one_person_in(screen, word)
    save_the_tag(screen, word, target)
    lock_and_come_back(screen, word)
    assert screen.close_program() == 0
    assert TAG in text_of(target)
    with opened(home) as workspace:
        (person_id,) = people.find(workspace, people.PeopleQuery()).ids
        file = person_files.open_file(workspace, person_id)
        assert file.card.tag_number == TAG
        assert file.fields["surname"] == "Мельников"
        assert file.fields["first_names"] == "Игорь"
        assert file.fields["patronymic"] == "Павлович"
        assert file.fields["born"] == "1988-09-30"
        assert file.fields["service_number_answer"] == "declined"
        assert file.fields["health"] == "slightly_wounded"
        assert workspace.officer.failed_attempts == 1
        # One paper was issued: to the missing printer none was.
        assert [issued.way for issued in file.printings] == ["pdf"]


def create_a_register(screen, word):
    screen.wait_for(role="text", name=word("first_run.authority"), states=["focused"])
    fill(screen, "Збройні Сили України", "CP Sudzha-2", "sud2", "82 одшбр")
    fill(screen, "Коваль М. І.", "сержант", "", "")
    fill(screen, PASSPHRASE)
    screen.type(PASSPHRASE)
    screen.picture("first-run")
    screen.key("ctrl+Return")
    screen.wait_for(role="label", name=word("today.nobody"))
    screen.picture("today")


def take_one_person_in(screen, word):
    screen.key("ctrl+2")
    screen.wait_for(role="text", name=word("field.surname"), states=["focused"])
    fill(screen, "Мельников", "Игорь", "Павлович")
    screen.type("сержант")
    # A list of ranks has opened. X tells only later which window has the keyboard, and no hand is as
    # quick as a test: whoever answers the screen reader has heard of it.
    screen.tree()
    screen.key("Return")
    screen.wait_for(role="text", name=word("field.date_of_birth"), states=["focused"])
    fill(screen, "30.09.1988")
    screen.key("alt+Down")
    screen.key(*["Tab"] * FIELDS_TO_CONDITION)
    screen.wait_for(role="radio button", name=word("health.not_wounded"), states=["focused"])
    screen.key("Right", "space")
    screen.wait_for(
        role="radio button", name=word("health.slightly_wounded"), states=["focused", "checked"]
    )
    screen.picture("intake")
    screen.key("ctrl+s")
    screen.wait_for(role="label", part=TAG + " ")
    screen.picture("saved")


def save_the_tag(screen, word, target):
    screen.key("ctrl+p")
    screen.wait_for(role="push button", name=word("paper_dialog.print"), states=["enabled"])
    screen.picture("tag")
    screen.key("ctrl+p")
    screen.wait_for(role="label", name=sentence(*PRINTER_MISSING))
    screen.picture("no-printer")
    screen.key("ctrl+s")
    screen.wait_for(role="push button", name=word("paper_dialog.save_anyway"))
    screen.picture("save-question")
    screen.key("Tab", "space")
    screen.wait_for(role="dialog", name=word("paper_dialog.save"))
    screen.picture("save-dialog")
    screen.key("ctrl+a")
    screen.type(str(target))
    screen.key("Return")
    screen.wait_for(role="label", name=word("paper_dialog.saved", file=target.name))
    screen.picture("tag-saved")
    screen.key("Escape")
    screen.wait_for(role="push button", name=word("intake.next_person"), states=["focused"])


def lock_and_come_back(screen, word):
    screen.key("ctrl+l")
    screen.wait_for(role="password text", name=word("ui.passphrase"), states=["focused"])
    screen.picture("locked")
    screen.type("seven lanterns on the dry bridge")
    screen.key("Return")
    told = screen.wait_for(role="label", part=word("unlock.wrong"))
    screen.picture("wrong")
    assert told["name"] == sentence(*WRONG)
    screen.type(PASSPHRASE)
    screen.wait_for(role="push button", name=word("ui.unlock"), states=["enabled"])
    screen.key("Return")
    screen.wait_for(role="radio button", part=word("frame.today"), states=["checked"])
    screen.picture("back")
