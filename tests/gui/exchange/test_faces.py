from dataclasses import replace

import pytest

from casework.exchange_views import ExchangeReport, HubView, MediumView, Step
from gui.exchange import faces
from gui.kit.values import Tone
from models import errors
from models.duties import HOUR
from resources.words import SCREEN_LANGUAGES, words

EN = words("en")
STICK = MediumView("/m/K", "KINGSTON", 3_200_000_000, 8_000_000_000, False, 3, 412_000, 5, 14)
NOW = 100 * HOUR


def values(face):
    return {fact.label: fact.value for fact in face.facts}


def texts(face):
    return " ".join(remark.text for remark in face.remarks)


def test_a_stick_says_what_it_carries_and_what_we_would_put_on_it():
    face = faces.medium_face(STICK, EN)
    assert (face.title, face.note) == ("KINGSTON", "3.2 GB free")
    assert values(face) == {
        "Carries for us": "3 bundles, 412 kB",
        "To put on it": "14 entries",
        "Carries for others": "5 bundles",
    }
    assert face.can_act
    assert face.worth


def test_a_stick_with_nothing_new_can_still_be_exchanged_with_but_is_not_the_thing_to_do():
    face = faces.medium_face(replace(STICK, for_us=0, for_others=0, to_write=0), EN)
    assert values(face) == {"Carries for us": "nothing", "To put on it": "nothing new"}
    assert face.can_act
    assert not face.worth


def test_a_stick_that_refuses_writing_offers_to_take_in_alone():
    face = faces.medium_face(replace(STICK, read_only=True), EN)
    assert face.act_word == "Take in"
    assert "To put on it" not in values(face)
    assert "refuses writing" in texts(face)
    assert face.worth
    assert not faces.medium_face(replace(STICK, read_only=True, for_us=0), EN).can_act


def test_a_stick_that_cannot_be_read_says_so_and_offers_nothing():
    face = faces.medium_face(replace(STICK, error=errors.MediumBroken()), EN)
    assert not face.can_act
    assert not face.worth
    assert "errors" in texts(face)


def test_a_stick_that_may_be_too_small_says_so_before():
    assert "room" in texts(faces.medium_face(replace(STICK, free=1_000), EN))
    assert texts(faces.medium_face(STICK, EN)) == ""


def test_a_nameless_stick_has_a_name():
    assert faces.medium_face(replace(STICK, name=" "), EN).title == "Stick without a name"


def test_without_a_hub_there_is_one_thing_to_do():
    face = faces.hub_face(HubView(), NOW, None, EN)
    assert face.act_word == ""
    assert face.other_word == "Set the hub…"


def test_a_hub_that_does_not_answer_says_why_and_when_it_did():
    view = HubView("https://hub.example", NOW, NOW - 3 * HOUR, NOW + 120_000)
    face = faces.hub_face(view, NOW, errors.HubUnreachable("timeout"), EN)
    assert values(face)["Last answered"] == "3 hours ago"
    assert values(face)["Next try"] == "in 2 minutes"
    assert "no answer in time" in texts(face)
    assert face.can_act


def test_progress_tells_entries_bytes_and_the_time_left():
    told = faces.progress(
        Step("reading", 1240, 3_000_000, 9_000_000), 10_000, cancelling=False, stick=True, words=EN
    )
    assert told.line == "Taking in: 1\u202f240 entries · 3.0 MB of 9.0 MB"
    assert told.permille == 333
    assert told.left == "about 20 s left"
    assert told.hint == "Leave the stick in."


@pytest.mark.parametrize(
    ("step", "elapsed", "left"),
    [
        (Step("reading", 0, 0, 9_000_000), 10_000, ""),
        (Step("reading", 0, 3_000_000, 9_000_000), 1_999, ""),
        (Step("hub", 7, 3_000_000, 0), 10_000, ""),
        (Step("writing", 7, 1_000_000, 9_000_000), 10_000, "about 2 min left"),
    ],
)
def test_no_time_is_promised_before_it_can_be_known(step, elapsed, left):
    told = faces.progress(step, elapsed, cancelling=False, stick=True, words=EN)
    assert told.left == left


def test_nothing_known_yet_and_a_cancel_under_way():
    told = faces.progress(None, 0, cancelling=True, stick=False, words=EN)
    assert told.permille is None
    assert told.line
    assert "Stopping" in told.hint


@pytest.mark.parametrize("stage", ["looking", "reading", "writing", "hub"])
@pytest.mark.parametrize("language", SCREEN_LANGUAGES)
def test_every_stage_has_its_word(stage, language):
    said = words(language)
    assert faces.progress(Step(stage, 1, 1, 2), 0, cancelling=False, stick=True, words=said).line


def test_a_good_report_says_what_came_went_and_is_confirmed():
    report = ExchangeReport(
        came=12,
        came_bytes=3_000,
        went=14,
        went_bytes=5_200,
        acknowledged=14,
        shared={"NIB": "7K-X"},
    )
    told = faces.outcome(report, stick=True, words=EN)
    assert values(told) == {
        "Came": "12 entries, 3.0 kB",
        "Went": "14 entries, 5.2 kB",
        "Confirmed": "14 of our entries",
        "Same as NIB": "7K-X",
    }
    assert told.tone is Tone.GOOD
    assert "may be taken out" in texts(told)
    assert told.settle_word == ""


def test_a_pulled_stick_is_never_said_to_be_ready_to_be_taken_out():
    told = faces.outcome(ExchangeReport(stopped=errors.MediumRemoved()), stick=True, words=EN)
    assert told.word == "Stopped"
    assert "may be taken out" not in texts(told)
    assert "pulled out" in texts(told)


def test_what_the_officer_stopped_is_no_error():
    told = faces.outcome(ExchangeReport(stopped=errors.Interrupted()), stick=True, words=EN)
    assert "You stopped it" in texts(told)


def test_conflicts_and_refusals_are_told_each_reason_once():
    report = ExchangeReport(
        conflicts=2,
        arrivals=("t",),
        waiting=3,
        refused=(errors.BundleDamaged("seal"), errors.BundleDamaged("seal")),
    )
    told = faces.outcome(report, stick=False, words=EN)
    assert told.tone is Tone.WARN
    assert told.settle_word
    assert told.arrivals_word
    assert texts(told).startswith("2 bundles were not believed:")
    assert texts(told).count("seal") == 1
    assert {"Conflicts", "Waiting", "Transfers on their way here"} <= set(values(told))
