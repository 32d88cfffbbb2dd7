from dataclasses import replace

import pytest
from PySide6.QtWidgets import QLabel

from casework.duplicate_views import OtherRecord
from gui.kit.buttons import Button
from gui.kit.surfaces import Banner
from tests.casework.people import a_person


@pytest.fixture
def twice(workspace, clock):
    older = a_person(workspace).person_id
    clock.advance(minutes=20)
    return older, a_person(workspace, service_number="").person_id


def texts(widget):
    return [label.text() for label in widget.findChildren(QLabel)]


def said(screen):
    return " ".join(text for banner in banners(screen) for text in texts(banner))


def banners(screen):
    found = screen.file.other_records.findChildren(Banner)
    return [banner for banner in found if banner.isVisible()]


def press_in(banner, word):
    buttons = banner.findChildren(Button)
    next(each for each in buttons if each.accessibleName().startswith(word)).click()


def test_it_is_pointed_out_decided_and_leads_to_the_other(screen, twice, workspace, desk, qtbot):
    older, younger = twice
    screen.arrive(person=younger)
    qtbot.waitUntil(lambda: len(banners(screen)) == 1)
    number = screen.file.file.card.tag_number
    tag = screen.file.other_records.suspected[0].tag_number
    (pointed,) = banners(screen)
    assert any(tag in text for text in texts(pointed))
    press_in(pointed, desk.words("twice.same"))
    form = screen.acts.recorder.dialog
    assert form is not None
    assert form.control("number").text() == tag
    form.control("reason").setPlainText("той самий жетон")
    form.control("second_officer").setText("лейтенант Гнатюк")
    form.record.click()
    qtbot.waitUntil(lambda: screen.file.file.card.state == "recorded_twice")
    qtbot.waitUntil(lambda: tag in said(screen))
    (leading,) = banners(screen)
    went = []
    desk.went.connect(lambda name, what: went.append((name, what)))
    press_in(leading, desk.words("twice.open"))
    assert went == [("people", {"person": older})]
    screen.arrive(person=older)
    qtbot.waitUntil(lambda: screen.file.file.card.id == older)
    qtbot.waitUntil(lambda: number in said(screen))
    (also,) = banners(screen)
    press_in(also, desk.words("twice.open"))
    assert went[-1] == ("people", {"person": younger})


def test_who_is_like_nobody_has_no_line(screen, three, qtbot):
    screen.arrive(person=three[1].person_id)
    qtbot.waitUntil(lambda: screen.file.file is not None)
    screen.desk.jobs.do(lambda: None)
    qtbot.wait(50)
    assert banners(screen) == []


def test_a_record_that_is_not_here_is_named_and_not_opened(screen, twice, qtbot):
    screen.arrive(person=twice[0])
    qtbot.waitUntil(lambda: screen.file.file is not None)
    away = replace(screen.file.file, goes_on=OtherRecord("", "SUD3-0000001-F"))
    screen.file.other_records.show_file(away, another=True)
    qtbot.waitUntil(lambda: "SUD3-0000001-F" in said(screen))
    (leading,) = banners(screen)
    assert leading.findChildren(Button) == []
