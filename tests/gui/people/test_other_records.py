from dataclasses import replace

import pytest
from PySide6.QtWidgets import QLabel

from casework.duplicate_views import OtherRecord, SaidThere, SetAside
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


def shown_cards(screen):
    return [card for card in screen.file.other_records.said.values() if card.isVisible()]


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


def test_two_men_are_told_apart_and_it_is_taken_back(screen, twice, desk, qtbot):
    older, younger = twice
    screen.arrive(person=younger)
    qtbot.waitUntil(lambda: len(banners(screen)) == 1)
    tag = screen.file.other_records.suspected[0].tag_number
    press_in(banners(screen)[0], desk.words("twice.different"))
    form = screen.acts.recorder.dialog
    assert form.control("number").text() == tag
    form.record.click()
    qtbot.waitUntil(lambda: desk.words("people.reason_needed") in " ".join(texts(form)))
    form.control("reason").setPlainText("брати, бачив обох")
    form.record.click()
    qtbot.waitUntil(lambda: banners(screen) == [])
    screen.arrive(person=older)
    qtbot.waitUntil(lambda: screen.file.file.card.id == older)
    screen.desk.jobs.do(lambda: None)
    qtbot.wait(50)
    assert banners(screen) == []
    screen.file.history.show_button.click()
    qtbot.waitUntil(lambda: screen.file.history.is_open)
    told = " ".join(texts(screen.file.history))
    number = screen.file.file.told_apart[0].number
    for part in (desk.words("twice.told_apart"), number, "брати, бачив обох"):
        assert part in told
    menu = screen.file.head.open_acts()
    offered = [action for below in menu.actions() for action in below.menu().actions()]
    (back,) = [each for each in offered if desk.words("act.told_apart_withdrawn") in each.text()]
    back.trigger()
    menu.close()
    form = screen.acts.recorder.dialog
    form.control("reason").setPlainText("фото однакові")
    form.record.click()
    qtbot.waitUntil(lambda: len(banners(screen)) == 1)
    assert screen.file.other_records.suspected[0].person_id == younger


def test_two_accounts_of_one_pair_are_both_said(screen, twice, desk, qtbot):
    older, younger = twice
    screen.arrive(person=older)
    qtbot.waitUntil(lambda: screen.file.file is not None)
    other = OtherRecord(younger, "SUD2-0000002-B")
    said_there = SaidThere("born", "", "1988", {"born": "1988"})
    aside = SetAside(younger, "SUD2-0000002-B", says=(said_there,))
    both = replace(screen.file.file, also_recorded=(aside,), told_apart=(other,))
    screen.file.other_records.show_file(both, another=True)
    qtbot.waitUntil(lambda: desk.words("twice.but_told_apart") in said(screen))
    assert shown_cards(screen) == [], "nothing is taken over from what may be another man's"
    screen.file.other_records.show_file(replace(both, told_apart=()), another=False)
    qtbot.waitUntil(lambda: "SUD2-0000002-B" in said(screen))
    assert desk.words("twice.but_told_apart") not in said(screen)
    assert len(shown_cards(screen)) == 1
    lead = replace(both, told_apart=(), goes_on=OtherRecord("", "SUD3-0000001-F"))
    screen.file.other_records.show_file(lead, another=False)
    assert shown_cards(screen) == [], "this record is set aside itself"


def test_what_is_still_to_be_done_under_the_other_is_said(screen, twice, desk, qtbot):
    screen.arrive(person=twice[0])
    qtbot.waitUntil(lambda: screen.file.file is not None)
    for owed, told in ((2, True), (0, False)):
        aside = SetAside(twice[1], "SUD2-0000002-B", owed=owed)
        shown = replace(screen.file.file, also_recorded=(aside,))
        screen.file.other_records.show_file(shown, another=True)
        qtbot.waitUntil(lambda: "SUD2-0000002-B" in said(screen))
        assert (desk.words("twice.owed_there", n=2) in said(screen)) is told
        assert shown_cards(screen) == [], "it says nothing that this one does not"


def test_who_is_like_nobody_has_no_line(screen, three, qtbot):
    screen.arrive(person=three[1].person_id)
    qtbot.waitUntil(lambda: screen.file.file is not None)
    screen.desk.jobs.do(lambda: None)
    qtbot.wait(50)
    assert banners(screen) == []


def test_a_record_that_is_not_here_is_named_and_not_opened(screen, twice, desk, qtbot):
    screen.arrive(person=twice[0])
    qtbot.waitUntil(lambda: screen.file.file is not None)
    away = replace(screen.file.file, goes_on=OtherRecord("", "SUD3-0000001-F"))
    screen.file.other_records.show_file(away, another=True)
    qtbot.waitUntil(lambda: "SUD3-0000001-F" in said(screen))
    (leading,) = banners(screen)
    assert leading.findChildren(Button) == []
    assert desk.words("twice.not_held_here") in said(screen), "and what to do"
    assert desk.words("twice.record_there") not in said(screen)
