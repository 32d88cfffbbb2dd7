import pytest

from casework.views import OfficerView, TodayView, TransferCard
from gui.kit.values import Tone
from gui.settings.presenter import (
    again_state,
    checked,
    erase_warning,
    idle_choices,
    may_erase,
    officer_line,
    section_choices,
)
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
