"""One intake as somebody does it who sees nothing: by names, texts and actions on the accessibility bus."""

from contextlib import closing

import pytest

from casework import people, person_files, registers
from gui.settings.presenter import SECTIONS
from models.clock import SystemClock
from resources.words import words

PASSPHRASE = "seven lanterns on the wet bridge"
TAG = "SUD2-0000001-M"

STATION = {
    "first_run.authority": "Збройні Сили України",
    "first_run.station": "CP Sudzha-2",
    "first_run.code": "SUD2",
    "first_run.officer_name": "Коваль М. І.",
}
PERSON = {
    "field.surname": "Мельников",
    "intake.first_names": "Игорь",
    "field.rank": "старший сержант",
    "field.date_of_birth": "30.09.1988",
}
INTERACTIVE = {
    "push button",
    "toggle button",
    "check box",
    "radio button",
    "text",
    "password text",
    "spin button",
    "combo box",
    "list",
    "table",
    "tree table",
    "tree",
    "slider",
    "link",
    "page tab",
    "page tab list",
    "menu item",
    "check menu item",
    "progress bar",
    "dialog",
}
# Under X11 Qt calls a list by the value chosen in it; what it is for stands beside it.
CALLED_BY_VALUE = "combo box"

pytestmark = [pytest.mark.gui, pytest.mark.journey]


def nameless(tree):
    """The controls in sight that a screen reader could not name."""
    return [
        control
        for control in tree
        if control["role"] in INTERACTIVE
        and not any(
            name.strip()
            for name in (
                [*control["labels"], control["description"]]
                if control["role"] == CALLED_BY_VALUE
                else [control["name"]]
            )
        )
    ]


@pytest.mark.slow
def test_one_intake_without_eyes(real_screen, tmp_path):
    screen, word = real_screen, words("en")
    home = tmp_path / "registers"
    screen.open_program(home)
    create_a_register(screen, word)
    for room in ("intake", "people", "transfers", "settings"):
        look_around(screen, word, room)
    for _ in SECTIONS[1:]:
        screen.key("Down")
        assert nameless(screen.tree()) == []
    take_one_person_in(screen, word)
    find_him(screen, word)
    lock(screen, word)
    assert screen.close_program() == 0
    (register,) = registers.registers(home)
    with closing(registers.unlock(register, PASSPHRASE, SystemClock())) as workspace:
        (person_id,) = people.find(workspace, people.PeopleQuery()).ids
        fields = person_files.open_file(workspace, person_id).fields
    assert fields["surname"] == "Мельников"
    assert fields["first_names"] == "Игорь"
    assert fields["rank"] == "старший сержант"
    assert fields["born"] == "1988-09-30"
    assert fields["service_number_answer"] == "declined"
    assert fields["surname_answer"] == "given"
    assert fields["health"] == "slightly_wounded"


@pytest.mark.slow
@pytest.mark.parametrize("_time", range(5))
def test_the_lock_under_a_reader(real_screen, tmp_path, _time):
    """Screens give way to each other while screen readers read on: the program lives."""
    screen, word = real_screen, words("en")
    screen.open_program(tmp_path / "registers")
    create_a_register(screen, word)
    screen.read_on()
    for _ in range(6):
        for room in ("intake", "transfers", "settings"):
            go_to(screen, word, room)
        lock(screen, word)
        screen.order("write", role="password text", name=word("ui.passphrase"), text=PASSPHRASE)
        press(screen, word("ui.unlock"))
        screen.wait_for(role="label", name=word("today.nobody"))
    assert screen.close_program() == 0


def press(screen, name, action="Press", role="push button"):
    return screen.order("act", role=role, name=name, action=action, states=["enabled"])


def create_a_register(screen, word):
    screen.wait_for(role="text", name=word("first_run.authority"), states=["focused"])
    assert nameless(screen.tree()) == []
    for key, text in STATION.items():
        screen.order("write", role="text", name=word(key), text=text)
    for name in (word("ui.passphrase"), word("first_run.passphrase_again")):
        screen.order("write", role="password text", name=name, text=PASSPHRASE)
    press(screen, word("first_run.create"))
    screen.wait_for(role="label", name=word("today.nobody"))
    assert nameless(screen.tree()) == []


ROOMS = {
    "intake": ("ui.intake", {"role": "text", "name": "field.surname"}),
    "people": ("frame.people", {"role": "label", "name": "today.nobody"}),
    "transfers": ("frame.transfers", {"role": "push button", "name": "transfers.new_button"}),
    "settings": ("ui.settings", {"role": "list", "name": "settings.sections"}),
}


def look_around(screen, word, room):
    """Go to a room and see whether everything in it has a name."""
    go_to(screen, word, room)
    assert nameless(screen.tree()) == []


def go_to(screen, word, room):
    key, sign = ROOMS[room]
    screen.order("act", role="radio button", part=word(key), action="Toggle")
    return screen.wait_for(**sign | {"name": word(sign["name"])})


def take_one_person_in(screen, word):
    go_to(screen, word, "intake")
    for key, text in PERSON.items():
        screen.order("write", role="text", name=word(key), text=text)
    press(screen, word("ui.answer_mark", field=word("field.service_number")))
    screen.wait_for(
        name=word("ui.answer_mark", field=word("field.service_number")),
        description=word("ui.answer.declined"),
    )
    press(screen, word("health.slightly_wounded"), "Toggle", "radio button")
    press(screen, word("ui.save"))
    screen.wait_for(role="label", part=f"{TAG} ")


def find_him(screen, word):
    screen.order("act", role="radio button", part=word("frame.people"), action="Toggle")
    screen.wait_for(role="table cell", part="Мельников")
    screen.wait_for(role="label", part="Мельников")
    assert nameless(screen.tree()) == []


def lock(screen, word):
    press(screen, word("ui.lock"))
    screen.wait_for(role="password text", name=word("ui.passphrase"))
    assert nameless(screen.tree()) == []
