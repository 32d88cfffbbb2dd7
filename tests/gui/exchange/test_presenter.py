from dataclasses import replace

import pytest

from casework.exchange_views import ExchangeReport, ExchangeView, HubView, PeerView, Undelivered
from gui.exchange.presenter import RENEW, SETTLE, Standing, board, peer_line
from gui.kit.values import Tone
from models.duties import DAY, HOUR
from resources.words import SCREEN_LANGUAGES, words

EN = words("en")
NOW = 20_000 * DAY
PEER = PeerView("d1", "NIB 4f01", "Bureau", "NIB", True, NOW - 5 * HOUR, 0, 0)
VIEW = ExchangeView(
    "Armed Forces",
    "7K3M-QX2P-9R4T-BW6Z",
    alone=False,
    own_authority=False,
    roster_expires_at=NOW + 200 * DAY,
    peers=(PEER,),
    undelivered=Undelivered(0, 0, True),
    conflicts=0,
    waiting=0,
    hub=HubView(),
)


def warned(view, standing=None):
    return board(view, standing or Standing(), NOW, EN).warnings


def test_all_well_says_so_and_warns_of_nothing():
    shown = board(VIEW, Standing(), NOW, EN)
    assert shown.delivery == "Everything recorded on this laptop is with the bureau."
    assert shown.delivery_tone is Tone.GOOD
    assert shown.warnings == ()
    assert shown.badge == ""


def test_what_is_not_delivered_is_told_with_its_age_and_grows_into_a_warning():
    young = replace(VIEW, undelivered=Undelivered(14, NOW - 3 * HOUR, True))
    shown = board(young, Standing(), NOW, EN)
    told = "14 entries are not yet with the bureau. The oldest was recorded 3 hours ago."
    assert shown.delivery == told
    assert shown.delivery_tone is Tone.INFO
    old = replace(VIEW, undelivered=Undelivered(1400, NOW - 9 * DAY))
    shown = board(old, Standing(), NOW, EN)
    assert "1\u202f400 entries are held by this laptop alone" in shown.delivery
    assert shown.delivery_tone is Tone.WARN


@pytest.mark.parametrize(
    ("wrong", "state", "told"),
    [
        ({"forked": True}, "disk copied", "Two laptops write under the name NIB 4f01"),
        ({"rolled_back": True}, "disk put back", "The disk of NIB 4f01 was put back"),
        ({"clock_ahead": 3653 * DAY}, "clock wrong", "NIB 4f01 (10 years)"),
        ({"silent": True}, "silent", "Not heard for a week or longer: NIB 4f01 (Bureau)"),
    ],
)
def test_whatever_is_wrong_with_a_device_is_said_above_and_in_its_line(wrong, state, told):
    view = replace(VIEW, peers=(replace(PEER, **wrong),))
    (notice,) = warned(view)
    assert told in notice.text
    line = peer_line(view.peers[0], NOW, EN)
    assert line.state == state
    assert line.tone in {Tone.WARN, Tone.DANGER}


def test_many_silent_devices_are_one_sentence():
    peers = tuple(replace(PEER, device=str(n), name=f"P{n}", silent=True) for n in range(9))
    (notice,) = warned(replace(VIEW, peers=peers))
    assert "P0 (Bureau), P1 (Bureau), P2 (Bureau) and 6 more" in notice.text


def test_a_revoked_device_is_not_missed():
    gone = replace(PEER, silent=True, clock_ahead=HOUR, revoked=True)
    assert warned(replace(VIEW, peers=(gone,))) == ()
    assert peer_line(gone, NOW, EN).state == "revoked"


def test_our_own_disk_put_back_comes_first_and_stays():
    standing = Standing().after(ExchangeReport(overtaken=7, forked=("own",)))
    standing = standing.after(ExchangeReport())
    first, second = warned(VIEW, standing)
    assert "others hold 7 entries" in first.text
    assert first.tone is Tone.DANGER
    assert "own" in second.text


def test_a_roster_that_ends_offers_to_renew_only_where_the_keys_are():
    ending = replace(VIEW, roster_expires_at=NOW + 9 * DAY)
    (notice,) = warned(ending)
    assert "expires in 9 days" in notice.text
    assert notice.act == ""
    (notice,) = warned(replace(ending, own_authority=True))
    assert notice.act == RENEW
    (notice,) = warned(replace(VIEW, roster_expires_at=NOW - 3 * DAY))
    assert "expired 3 days ago" in notice.text
    assert notice.tone is Tone.DANGER


def test_conflicts_offer_to_be_settled_and_waiting_entries_are_no_alarm():
    conflict, waiting = warned(replace(VIEW, conflicts=2, waiting=3))
    assert conflict.act == SETTLE
    assert waiting.tone is Tone.INFO


def test_a_line_says_who_is_behind_whom():
    line = peer_line(replace(PEER, behind=1480, ahead=2), NOW, EN)
    assert line.name == "NIB 4f01 · Bureau · bureau"
    assert (line.behind, line.ahead, line.state) == ("1\u202f480", "2", "behind")
    assert peer_line(PEER, NOW, EN).state == "level"
    assert peer_line(replace(PEER, heard_at=0), NOW, EN).state == "never heard"


@pytest.mark.parametrize("language", SCREEN_LANGUAGES)
def test_every_warning_is_told_in_every_language(language):
    worst = replace(
        PEER, behind=5, silent=True, clock_ahead=3 * HOUR, forked=True, rolled_back=True
    )
    view = replace(
        VIEW,
        peers=(worst,) * 5,
        conflicts=5,
        waiting=21,
        roster_expires_at=NOW + DAY,
        undelivered=Undelivered(2, NOW - DAY),
    )
    shown = board(view, Standing(3), NOW, words(language))
    assert len(shown.warnings) == 8
    assert not any("{" in notice.text for notice in shown.warnings)
