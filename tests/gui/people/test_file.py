"""The file of a person as officers with few roles see it: what is not theirs is not there, and one line says so."""

import pytest

from gui.kit.surfaces import Card
from gui.people.amend_dialog import AmendDialog
from tests.casework.people import given
from tests.gui.accessibility import assert_all_named
from tests.gui.people.test_screen import opened

pytestmark = pytest.mark.gui


@pytest.fixture
def shown(screen, three, qtbot, workspace):
    def as_role(roles):
        given(workspace, roles)
        screen.arrive(person=three[0].person_id)
        return opened(screen, three[0].person_id, qtbot)

    yield as_role
    given(workspace, "")


def cards(file):
    return {card.title.text() for card in file.findChildren(Card) if card.isVisible()}


def test_who_has_every_role_is_told_of_no_others(shown, desk):
    file = shown("")
    assert file.others.isHidden()
    assert {desk.words("people.timeline"), desk.words("people.property")} <= cards(file)


def test_a_property_officer_sees_property_and_is_told_what_is_for_others(shown, desk):
    file = shown("property_officer")
    words = desk.words
    assert words("people.property") in cards(file)
    assert not {words("people.timeline"), words("people.cards"), words("attachment.card")} & cards(
        file
    )
    assert file.others.text() == words(
        "people.others",
        what=f"{words('access.class_b')}, {words('access.class_c')}, {words('access.class_m')}",
    )
    assert file.head.state.isHidden()
    assert file.head.where.text() == ""
    assert_all_named(file)


def test_he_is_offered_the_papers_and_the_fields_of_his_role(shown, screen, desk, qtbot):
    file = shown("property_officer")
    menu = file.head.open_menu()
    sections = {action.menu().title() for action in menu.actions()}
    assert desk.words("people.forms_property") in sections
    assert desk.words("people.forms_bureau") not in sections
    menu.close()
    file.head.amend.click()
    qtbot.waitUntil(lambda: screen.window().findChild(AmendDialog) is not None)
    dialog = screen.window().findChild(AmendDialog)
    tabs = [dialog.tabs.tabText(place) for place in range(dialog.tabs.count())]
    assert desk.words("people.facts_capture") not in tabs
    assert "place_of_birth" not in dialog.binding.names()
    dialog.reject()


def test_going_back_to_every_role_shows_everything_again(shown, desk):
    shown("medic")
    file = shown("")
    assert desk.words("people.property") in cards(file)
    assert file.head.state.isVisible()
