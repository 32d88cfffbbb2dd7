"""What a hub says of whom it heard is taken in from a hub alone, and never of what is to come."""

import pytest

from casework import enrolment, exchange, trust
from models.clock import HandClock
from models.duties import DAY, HOUR
from store import offer, peers
from sync.bundle.content import Content, Recipient
from sync.bundle.seal import seal
from sync.trust.registrar import Admission
from tests.casework.fleet import a_fleet, open_register
from tests.casework.test_concerns import peer, silent_at


@pytest.fixture
def with_hub(tmp_path):
    """A bureau, a point, and a camp's device that the roster calls a hub."""
    with a_fleet(tmp_path, "point") as fleet:
        fleet.at["camp"] = open_register(tmp_path, "camp", fleet.clock)
        request = enrolment.enrolment_request(fleet.at["camp"])
        admission = Admission(roles=("bureau", "hub"))
        answer = enrolment.answer_request(fleet.at["bureau"], request, admission)
        enrolment.join(fleet.at["camp"], answer)
        fleet.carry("bureau", "point", "camp")
        fleet.clock.advance(days=9)
        yield fleet


def say_heard(fleet, teller, heard):
    """`teller` tells the point in a bundle when whom it heard (device → milliseconds); the point takes it in."""
    workspace, point = fleet.at[teller], fleet.at["point"]
    own, reader = workspace.author.device, point.author.device
    authority = trust.trust_of(workspace).authority
    with workspace.vault.read() as cursor:
        vector = offer.vector(cursor)
    hours = {device: at // HOUR for device, at in heard.items()}
    content = Content(own.id, authority, workspace.now(), vector, heard=hours)
    sealed = seal(content, own, [Recipient(reader.id, reader.receiving_key)])
    exchange.Session(point).take(sealed)


def test_whom_a_hub_heard_is_not_silent_and_of_no_other_is_that_believed(with_hub):
    now, bureau, camp = (with_hub.clock.now(), with_hub.at["bureau"], with_hub.at["camp"])
    named = {each.author.device.id: now for each in (bureau, camp)}
    say_heard(with_hub, "bureau", named)
    assert peer(with_hub.at["point"], camp).heard_at < now - 8 * DAY, "he is no hub"
    with_hub.clock.advance(days=9)
    assert "NIB" in silent_at(with_hub, "point")
    now = with_hub.clock.now()
    say_heard(with_hub, "camp", {bureau.author.device.id: now})
    assert silent_at(with_hub, "point") == set()
    assert peer(with_hub.at["point"], bureau).heard_at == now // HOUR * HOUR


def test_last_heard_is_the_latest_whoever_says_so(with_hub):
    point, bureau = with_hub.at["point"], with_hub.at["bureau"]
    device, now = bureau.author.device.id, with_hub.clock.now()
    hours = [peer(point, bureau).heard_at]
    for days in (3, 1, 5):
        say_heard(with_hub, "camp", {device: now - days * DAY})
        hours.append(peer(point, bureau).heard_at)
    told = [(now - days * DAY) // HOUR * HOUR for days in (3, 1)]
    assert hours[1:] == [told[0], told[1], told[1]], "an older hour takes nothing back"
    with_hub.carry("bureau", "point")
    assert peer(point, bureau).heard_at == point.now(), "spoken to at last"
    say_heard(with_hub, "camp", {device: now})
    assert peer(point, bureau).heard_at == point.now()


def test_a_hub_that_speaks_of_the_future_or_of_strangers_is_not_believed_in_that(with_hub):
    point, bureau = with_hub.at["point"], with_hub.at["bureau"]
    now = with_hub.clock.now()
    before = peer(point, bureau).heard_at
    say_heard(with_hub, "camp", {bureau.author.device.id: now + 2 * HOUR, bytes(16): now})
    assert peer(point, bureau).heard_at == before
    with_hub.clock.advance(days=1)
    assert peer(point, bureau).heard_at == before, "nor once that hour has come"
    with point.vault.read() as cursor:
        assert peers.heard_by_hub(cursor) == {}


def test_an_hour_that_began_by_a_clock_a_little_ahead_is_now_and_no_later(with_hub):
    point, bureau = with_hub.at["point"], with_hub.at["bureau"]
    now = with_hub.clock.now()
    with_hub.clock.instant += (-now) % HOUR + HOUR - 5 * 60_000
    now = with_hub.clock.now()
    say_heard(with_hub, "camp", {bureau.author.device.id: now + 6 * 60_000})
    assert peer(point, bureau).heard_at == now


def test_a_clock_set_back_makes_what_a_hub_said_worth_nothing_until_it_is_right(with_hub):
    point, bureau = with_hub.at["point"], with_hub.at["bureau"]
    say_heard(with_hub, "camp", {bureau.author.device.id: with_hub.clock.now()})
    right = peer(point, bureau).heard_at
    point.clock = HandClock(with_hub.clock.now() - 3 * DAY)
    assert peer(point, bureau).heard_at < right - 3 * DAY
    point.clock = with_hub.clock
    assert peer(point, bureau).heard_at == right
