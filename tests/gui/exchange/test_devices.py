from dataclasses import replace

import pytest

from casework.exchange_views import PeerView
from gui.exchange import devices
from gui.kit.values import Tone
from models.duties import DAY, HOUR
from models.trust_acts import Concern
from resources.words import SCREEN_LANGUAGES, words

EN = words("en")
NOW = 20_000 * DAY
PEER = PeerView("d1", "NIB 4f01", "Bureau", "NIB", True, NOW - 5 * HOUR, 0, 0)
WORST = replace(PEER, forked=True, rolled_back=True, clock_ahead=3 * HOUR, silent=True)


def test_the_gravest_that_was_not_dealt_with_is_its_state():
    told = []
    for seen in ((), Concern.FORKED, Concern.ROLLED_BACK):
        told.append(seen)
        peer = replace(WORST, seen=frozenset(each for each in told if each))
        state, tone = devices.state(peer)
        expected = list(Concern)[len(told) - 1]
        assert (state, tone) == (expected, devices.TONES[expected])


def test_what_goes_on_though_it_was_dealt_with_is_told_without_alarm():
    for wrong, concern in (
        ({"silent": True}, Concern.SILENT),
        ({"clock_ahead": HOUR}, Concern.CLOCK),
    ):
        peer = replace(PEER, **wrong, seen=frozenset({concern}))
        assert devices.state(peer) == (concern, Tone.NEUTRAL)


def test_a_disk_put_back_and_dealt_with_is_level_again():
    peer = replace(PEER, rolled_back=True, seen=frozenset({Concern.ROLLED_BACK}))
    assert devices.state(peer) == ("level", Tone.GOOD)
    (line,) = devices.sheet(peer, NOW, EN).concerns
    assert (line.text, line.can_deal) == ("disk put back: dealt with", False)


def test_a_copied_disk_is_put_aside_once_its_device_is_revoked_and_not_before():
    forked = replace(PEER, forked=True)
    assert devices.open_at((forked,), Concern.FORKED) == (forked,)
    assert devices.to_deal_with((forked,), Concern.FORKED) == ()
    (line,) = devices.sheet(forked, NOW, EN).concerns
    assert "until the device is revoked" in line.text
    assert not line.can_deal
    gone = replace(forked, revoked=True)
    assert devices.to_deal_with((gone, forked), Concern.FORKED) == (gone,)
    assert devices.sheet(gone, NOW, EN).concerns[0].can_deal


def test_a_revoked_device_is_neither_missed_nor_asked_for_the_time():
    gone = replace(WORST, revoked=True)
    assert devices.concerns(gone) == (Concern.FORKED, Concern.ROLLED_BACK)
    assert devices.state(gone) == ("revoked", Tone.NEUTRAL)


@pytest.mark.parametrize("language", SCREEN_LANGUAGES)
def test_the_sheet_says_everything_that_is_known(language):
    peer = replace(WORST, behind=1480, seen=frozenset({Concern.SILENT}), shared_code="7K3M-QX2P")
    said = words(language)
    sheet = devices.sheet(peer, NOW, said)
    values = [fact.value for fact in sheet.facts]
    assert sheet.name == "NIB 4f01"
    assert said("exchange.peer.bureau") in values[0]
    assert any("1\u202f480" in value for value in values)
    assert values[-1] == "7K3M-QX2P"
    assert [line.concern for line in sheet.concerns] == list(Concern)
    assert [line.can_deal for line in sheet.concerns] == [False, True, True, False]
    assert not any("{" in line.text for line in sheet.concerns)
