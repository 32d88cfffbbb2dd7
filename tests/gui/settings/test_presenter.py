import pytest

from casework.station_clocks import ClockView
from casework.views import OfficerView, TodayView, TransferCard
from gui.kit.values import Tone
from gui.settings.presenter import (
    again_state,
    checked,
    clock_lines,
    erase_warning,
    idle_choices,
    limits_of,
    may_erase,
    officer_line,
    role_choices,
    roles_told,
    section_choices,
)
from models.duties import DAY, HOUR
from models.field_classes import Role
from resources.words import SCREEN_LANGUAGES, words

EN = words("en")


@pytest.mark.parametrize("language", SCREEN_LANGUAGES)
def test_only_the_word_itself_erases(language):
    spoken = words(language)
    word = spoken("settings.erase_word")
    assert may_erase(word, spoken)
    assert may_erase(f" {word.lower()} ", spoken)
    assert not may_erase("", spoken)
    assert not may_erase(word[:-1], spoken)


def test_an_erase_says_what_is_lost():
    open_one = TransferCard("1", "", "under_way", "", "", "", 4, 0)
    shut = TransferCard("2", "", "closed", "", "", "", 4, 0)
    told = erase_warning(TodayView((), 0, (open_one, shut), 27, 0, 0, 0, 0), EN)
    assert "27" in told
    assert "Open transfers: 1" in told


def test_the_idle_time_of_now_is_always_offered():
    assert [choice.key for choice in idle_choices(EN, 7)] == ["2", "5", "7", "10", "15", "30"]


def test_who_is_here_is_marked():
    here = OfficerView("1", "Koval", "Sgt", "registrar", "", active=True, here_now=True)
    gone = OfficerView("2", "Bilyk", "", "", "", active=False, here_now=False)
    assert officer_line(here, EN).mark == EN("settings.officer_here")
    assert officer_line(here, EN).detail == "Sgt · registrar"
    assert officer_line(gone, EN).mark == EN("settings.officer_inactive")


def test_a_check_leads_with_its_result():
    good = checked(ok=True, sentences=("The register is whole: 28 entries.",), words=EN)
    bad = checked(ok=False, sentences=("An entry is missing.",), words=EN)
    assert (good.tone, good.title) == (Tone.GOOD, "The register is whole: 28 entries.")
    assert bad.tone is Tone.DANGER
    assert bad.lines[:2] == ("An entry is missing.", EN("settings.check_bad_do"))


def test_the_second_passphrase_is_judged_only_once_typed():
    assert again_state("one", "", EN).text == ""
    assert again_state("one", "on", EN).tone is Tone.WARN
    assert again_state("one", "one", EN).tone is Tone.GOOD


@pytest.mark.parametrize("language", SCREEN_LANGUAGES)
def test_every_section_has_its_word(language):
    assert all(choice.label for choice in section_choices(words(language)))


@pytest.mark.parametrize("language", SCREEN_LANGUAGES)
def test_every_role_says_what_it_sees(language):
    choices = role_choices(words(language))
    assert [choice.key for choice in choices] == [role.value for role in Role]
    assert all(choice.label and choice.hint for choice in choices)
    hints = {choice.key: choice.hint for choice in role_choices(EN)}
    assert hints["medic"] == "Sees: medical"
    assert EN("access.class_w") in hints["commander"]
    assert EN("access.class_w") not in hints["registrar"]


def test_an_officer_with_every_role_is_said_to_have_every_role():
    assert roles_told([role.value for role in Role], EN) == EN("settings.roles_every")
    assert roles_told(["medic", "auditor"], EN) == "Medic, Auditor"


BUREAU = ClockView("bureau_notice", "122(5)", DAY, 0, law=False, before=False)
CARD = ClockView("capture_card_family", "70", 7 * DAY, 0, law=True, before=False)
TRIAL = ClockView("trial_notice", "104", 21 * DAY, 0, law=True, before=True)


def test_a_limit_is_asked_in_the_unit_of_the_usual_one_and_says_what_the_law_allows():
    bureau, card, trial = clock_lines([BUREAU, CARD, TRIAL], EN)
    assert (bureau.unit, bureau.text, bureau.hint) == ("hours", "", "24")
    assert bureau.told == "usual: 24 hours"
    assert (card.unit, card.hint) == ("days", "7")
    assert card.told == "the Convention allows 7 days at most"
    assert trial.told == "the Convention wants 21 days at least"
    assert bureau.article == "GC III art. 122(5)"


def test_what_is_typed_is_read_as_limits_and_nothing_is_the_usual():
    typed = {"bureau_notice": " 12 ", "capture_card_family": "", "trial_notice": "soon"}
    assert limits_of([BUREAU, CARD, TRIAL], typed) == (
        {"bureau_notice": 12 * HOUR},
        {"trial_notice": "clocks.number"},
    )
    assert limits_of([BUREAU], {"bureau_notice": "0"})[1] == {"bureau_notice": "clocks.number"}
    assert limits_of([BUREAU], {"bureau_notice": "1.5"})[1] == {"bureau_notice": "clocks.number"}


def test_a_limit_of_half_a_day_stays_what_it_was():
    own = ClockView("capture_card_family", "70", 7 * DAY, 36 * HOUR, law=True, before=False)
    (line,) = clock_lines([own], EN)
    assert line.text == "1.5"
    assert limits_of([own], {"capture_card_family": line.text}) == (
        {"capture_card_family": 36 * HOUR},
        {},
    )
