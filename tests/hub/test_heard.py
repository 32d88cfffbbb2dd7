"""Behind a hub a station that writes nothing is heard all the same, by the hub's word and to the hour only."""

import pytest

from casework import concerns, exchange
from casework.workspace import Workspace
from hub import heard
from models.clock import HandClock, SystemClock
from models.trust_acts import Concern
from sync.bundle.heard import HOUR
from tests.casework.people import a_person
from tests.hub import registers as real
from tests.hub.laptops import CLOCK

DAY = 24 * HOUR


def quiet(hub, laptop, **more):
    """An exchange that brings nothing; what the answer says of whom the hub heard."""
    said = laptop.take(hub.exchange(laptop.bundle(hub.recipient, **more)))
    assert (said.segments, said.supplies, said.pieces) == ((), (), ())
    return said.heard


def test_an_empty_answer_says_when_the_others_were_heard(direct, bureau):
    one, other = bureau.new_laptop(), bureau.new_laptop()
    for each in (one, other):
        each.sync(direct, direct.recipient)
    before = heard.hour_of(CLOCK.now())
    told = quiet(direct, one)
    assert set(told) == {other.device.id}, "not the reader himself, and nobody who never spoke"
    assert before - 1 <= told[other.device.id] <= heard.hour_of(CLOCK.now())
    assert set(quiet(direct, other)) == {one.device.id}


def test_only_the_latest_hour_is_kept_and_nothing_but_the_hour(direct, bureau):
    laptop = bureau.new_laptop()
    hour = heard.hour_of(CLOCK.now())
    for later in range(3):
        direct.database.write(
            lambda c, later=later: heard.note(c, laptop.device.id, hour + later, hour + later)
        )
    rows = direct.everything("heard")
    assert [(bytes(row[0]), *row[1:]) for row in rows] == [(laptop.device.id, hour + 2, hour + 2)]


def test_an_old_bundle_brought_again_makes_nobody_heard(direct, bureau):
    laptop, hour = bureau.new_laptop(), heard.hour_of(CLOCK.now())
    laptop.sync(direct, direct.recipient)
    old = laptop.bundle(direct.recipient, made_at=CLOCK.now())
    later = HandClock(CLOCK.now() + 30 * DAY)
    direct.engine._clock = later
    direct.exchange(old)
    assert direct.database.read(heard.hours) == {laptop.device.id: hour}
    direct.exchange(laptop.bundle(direct.recipient, made_at=later.now()))
    assert direct.database.read(heard.hours) == {laptop.device.id: heard.hour_of(later.now())}


def test_a_clock_that_was_ahead_for_years_and_is_right_again_is_heard(direct, bureau):
    laptop, now = bureau.new_laptop(), CLOCK.now()
    quiet(direct, laptop, made_at=now + 3000 * DAY)
    direct.engine._clock = HandClock(now + 2 * DAY)
    quiet(direct, laptop, made_at=now + 2 * DAY)
    assert direct.database.read(heard.hours) == {laptop.device.id: heard.hour_of(now + 2 * DAY)}


def test_within_an_hour_a_quiet_exchange_writes_nothing(direct, bureau):
    laptop = bureau.new_laptop()
    laptop.sync(direct, direct.recipient)
    at = heard.hour_of(CLOCK.now()) * HOUR + HOUR // 2
    direct.engine._clock = HandClock(at)
    written = []
    quiet(direct, laptop, made_at=at)
    write = direct.database.write
    direct.database.write = lambda work: written.append(work) or write(work)
    for minute in range(1, 20):
        direct.engine._clock = HandClock(at + minute * 60_000)
        quiet(direct, laptop, made_at=at + minute * 60_000)
    assert written == []


@pytest.fixture
def long_ago(tmp_path):
    """Registers that were founded nine days ago, and the hub is of today."""
    yield from real.opened(tmp_path, HandClock(SystemClock().now() - 9 * DAY))


def camp_at(bureau: Workspace, camp: Workspace):
    device = camp.author.device.text
    (found,) = [each for each in exchange.overview(bureau).peers if each.device == device]
    return found


def test_a_camp_that_writes_nothing_for_nine_days_is_heard_through_a_real_hub(long_ago, make_hub):
    long_ago.serve(make_hub)
    bureau, camp = long_ago.both
    a_person(camp)
    for each in (camp, bureau):
        long_ago.exchange(each)
    wrote = camp_at(bureau, camp).heard_at
    assert 0 < wrote <= bureau.now(), "the hub's hours are to come by this clock, and prove nothing"
    bureau.clock.advance(days=9)
    assert camp_at(bureau, camp).silent
    assert len(concerns.deal_with(bureau, Concern.SILENT, (camp.author.device.text,), "на марші"))
    assert long_ago.exchange(camp).went == 0
    report = long_ago.exchange(bureau)
    assert report.came == 0, "nothing but the hour came"
    shown = camp_at(bureau, camp)
    assert not shown.silent
    assert bureau.now() - 2 * HOUR < shown.heard_at <= bureau.now()
    bureau.clock.advance(days=8)
    again = camp_at(bureau, camp)
    assert again.silent
    assert Concern.SILENT not in again.seen, "a silence that begins anew is told anew"
