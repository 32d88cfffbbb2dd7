"""What is wrong with a device is put aside by name, with a reason, and comes back when it happens anew."""

import shutil

import pytest

from casework import (
    attachments,
    concerns,
    enrolment,
    exchange,
    hub_settings,
    registers,
    trust,
    trust_history,
)
from casework.registers import Register
from gui.exchange import presenter
from models.clock import HandClock
from models.errors import InputRefused
from models.trust_acts import Concern
from resources.words import words
from sync.trust.registrar import Admission
from tests.casework.drawn import a_scan
from tests.casework.fleet import a_fleet, open_register
from tests.casework.people import STATION, a_person

WORDS = words("en")
HOUR = 3600 * 1000


@pytest.fixture
def fleet(tmp_path):
    with a_fleet(tmp_path, "point", "camp") as found:
        yield found


def peer(workspace, other):
    found = exchange.overview(workspace).peers
    return next(each for each in found if each.device == other.author.device.text)


def warned(workspace):
    """The warnings above that name a device."""
    view = exchange.overview(workspace)
    board = presenter.board(view, presenter.Standing(), workspace.now(), WORDS)
    return [notice.text for notice in board.warnings]


def reopened(fleet, name, folder=None):
    """A register closed and opened again, perhaps from an older copy of its folder."""
    before = fleet.at[name]
    before.close()
    if folder is not None:
        shutil.rmtree(before.folder)
        shutil.copytree(folder, before.folder)
    fleet.at[name] = registers.unlock(
        Register(before.folder, practice=False), STATION["passphrase"], fleet.clock
    )
    return fleet.at[name]


def deal(workspace, concern, *others, reason="told by telephone"):
    devices = [each.author.device.text for each in others]
    return concerns.deal_with(workspace, concern, devices, reason)


def test_a_silence_is_put_aside_through_a_restart_and_told_again_when_it_begins_anew(fleet):
    point, bureau, camp = (fleet.at[each] for each in ("point", "bureau", "camp"))
    fleet.clock.advance(days=8)
    assert "Not heard for a week" in warned(point)[0]
    assert len(deal(point, Concern.SILENT, bureau, camp)) == 2
    assert warned(point) == []
    point = reopened(fleet, "point")
    assert warned(point) == []
    kept = peer(point, bureau)
    assert kept.silent, "it stays in the details"
    assert kept.seen == {Concern.SILENT}
    a_person(bureau)
    fleet.carry("bureau", "point")
    assert not peer(point, bureau).silent
    fleet.clock.advance(days=8)
    (told,) = warned(point)
    assert "NIB" in told
    assert "ZAH1" not in told, "that silence is still the same one"


def silent_at(fleet, name):
    return {each.station_code for each in exchange.overview(fleet.at[name]).peers if each.silent}


def test_who_has_nothing_new_is_heard_by_every_stick_that_passes(fleet):
    """Three weeks in which nobody records anything: the stick passes every third day, and grows by nothing."""
    lying = []
    for _ in range(7):
        fleet.clock.advance(days=3)
        went = fleet.carry("point", "bureau", "camp")
        assert [each.went for each in went] == [0, 0, 0]
        assert all(each.bundles_written == 2 for each in went), "one for each of the others"
        files = list(fleet.stick.rglob("*.scb"))
        lying.append((len(files), sum(each.stat().st_size for each in files)))
        assert [silent_at(fleet, each) for each in fleet.at] == [set(), set(), set()]
    assert max(files for files, _ in lying[1:]) <= lying[0][0]
    assert max(size for _, size in lying) < 6 * 2000
    (again,) = fleet.carry("point")
    assert again.bundles_written == 0, "not twice on one day"
    fleet.clock.advance(days=8)
    assert silent_at(fleet, "point") == {"NIB", "ZAH1"}, "the true alarm is left"


def test_nobody_who_waits_for_files_loses_them_to_a_bundle_that_says_nothing(fleet):
    """The bundle with a photograph lies on the stick for a week before the bureau takes it."""
    point, bureau = fleet.at["point"], fleet.at["bureau"]
    person = a_person(point).person_id
    scan = a_scan()
    attachments.attach(point, "person", person, scan, "a scan")
    fleet.carry("point", "bureau")
    for _ in range(3):
        fleet.carry("point")
        fleet.clock.advance(days=2)
    fleet.carry("bureau")
    (view,) = attachments.attachments(bureau, person)
    assert view.held == len(scan.content)


def test_who_is_heard_through_others_alone_is_not_silent(fleet, tmp_path):
    """The camp and the point never meet one stick: what the camp wrote comes by way of the bureau."""
    point, camp = fleet.at["point"], fleet.at["camp"]
    fleet.clock.advance(days=8)
    assert "ZAH1" in silent_at(fleet, "point")
    deal(point, Concern.SILENT, camp, fleet.at["bureau"])
    a_person(camp)
    sticks = [tmp_path / "one", tmp_path / "other"]
    for stick, stops in zip(sticks, (("camp", "bureau"), ("bureau", "point")), strict=True):
        stick.mkdir()
        fleet.stick = stick
        fleet.carry(*stops)
    assert silent_at(fleet, "point") == set()
    assert peer(point, camp).heard_at > fleet.clock.now() - 3 * HOUR
    fleet.clock.advance(days=8)
    assert not peer(point, camp).seen, "a silence that begins anew is told anew"


def test_a_clock_ahead_for_years_hides_no_silence(fleet):
    camp = fleet.at["camp"]
    camp.clock = HandClock(fleet.clock.now() + 400 * 24 * HOUR)
    a_person(camp)
    exchange.exchange_medium(camp, str(fleet.stick))
    fleet.carry("point")
    fleet.clock.advance(days=8)
    assert "ZAH1" in silent_at(fleet, "point")


def test_a_hub_is_missed_by_those_alone_who_speak_to_one(tmp_path):
    with a_fleet(tmp_path, "point") as fleet:
        fleet.at["camp"] = open_register(tmp_path, "camp", fleet.clock)
        request = enrolment.enrolment_request(fleet.at["camp"])
        admission = Admission(roles=("bureau", "hub"))
        enrolment.answer_request(fleet.at["bureau"], request, admission)
        fleet.carry("bureau", "point")
        fleet.clock.advance(days=8)
        assert silent_at(fleet, "point") == {"NIB"}
        hub_settings.set_hub(fleet.at["point"], "https://hub.example")
        assert silent_at(fleet, "point") == {"NIB", "ZAH1"}


def test_a_reason_is_asked_and_what_is_over_is_not_recorded(fleet):
    point, bureau = fleet.at["point"], fleet.at["bureau"]
    with pytest.raises(InputRefused) as refused:
        deal(point, Concern.SILENT, bureau, reason="  ")
    assert refused.value.problems == {"reason": "concern.reason_needed"}
    before = trust_history.acts(point)
    assert deal(point, Concern.SILENT, bureau) == ()
    fleet.clock.advance(days=8)
    assert len(deal(point, Concern.SILENT, bureau)) == 1
    assert deal(point, Concern.SILENT, bureau) == ()
    assert len(trust_history.acts(point)) == len(before) + 1


def test_who_dealt_with_it_why_and_when_is_recorded_and_read_by_others(fleet):
    point, camp = fleet.at["point"], fleet.at["camp"]
    fleet.clock.advance(days=8)
    deal(point, Concern.SILENT, camp, reason="on the road, back on Friday")
    (act, *_) = trust_history.acts(point)
    assert (act.act, act.reason, act.done_at) == (
        "silent_seen",
        "on the road, back on Friday",
        point.now(),
    )
    assert act.device == "ZAH1 " + camp.author.device.text[-4:]
    assert act.officer == f"{point.officer.rank} {point.officer.name}"
    fleet.carry("point", "bureau")
    assert trust_history.acts(fleet.at["bureau"])[0].reason == act.reason
    # What another register noticed and dealt with is not dealt with here.
    assert not peer(fleet.at["bureau"], camp).seen


def test_a_wrong_clock_is_told_again_when_it_was_right_or_gets_worse(fleet):
    point, camp = fleet.at["point"], fleet.at["camp"]

    def speaks(ahead):
        a_person(camp, service_number=f"АБ-{fleet.clock.now()}")
        camp.clock = HandClock(fleet.clock.now() + ahead)
        exchange.exchange_medium(camp, str(fleet.stick))
        fleet.carry("point")
        return [text for text in warned(point) if "Clock ahead" in text]

    assert speaks(3 * HOUR)
    deal(point, Concern.CLOCK, camp, reason="they set it")
    assert not warned(point)
    assert not speaks(3 * HOUR), "no more wrong than it was"
    assert not speaks(-5 * HOUR), "a bundle that travelled long proves nothing"
    assert not speaks(3 * HOUR)
    assert speaks(4 * HOUR), "worse"
    deal(point, Concern.CLOCK, camp, reason="again")
    assert not speaks(31 * 60_000), "right by the time it came"
    assert speaks(3 * HOUR), "wrong anew"


def test_a_disk_put_back_twice_is_told_twice(fleet, tmp_path):
    point, bureau, camp = (fleet.at[each] for each in ("point", "bureau", "camp"))
    for turn in range(2):
        kept = tmp_path / f"kept{turn}"
        shutil.copytree(point.folder, kept)
        a_person(camp, service_number=f"АБ-{turn}")
        fleet.carry("camp", "point", "bureau")
        point = reopened(fleet, "point", kept)
        # A stick of its own, on which nothing lies of what was lost.
        fleet.stick = tmp_path / f"stick{turn}"
        fleet.stick.mkdir()
        a_person(bureau, service_number=f"АБ-1{turn}")
        fleet.carry("bureau", "point", "bureau")
        assert peer(bureau, point).rolled_back
        assert "was put back" in warned(bureau)[0]
        deal(bureau, Concern.ROLLED_BACK, point, reason="restored on purpose")
        assert warned(bureau) == []
        assert peer(bureau, point).seen == {Concern.ROLLED_BACK}


def test_a_copied_disk_stays_above_until_its_device_is_revoked(fleet, tmp_path):
    point, bureau = fleet.at["point"], fleet.at["bureau"]
    kept = tmp_path / "kept"
    shutil.copytree(point.folder, kept)
    a_person(point, service_number="АБ-1")
    fleet.carry("point", "bureau")
    point = reopened(fleet, "point", kept)
    a_person(point, service_number="АБ-2")
    fleet.stick = tmp_path / "stick2"
    fleet.stick.mkdir()
    fleet.carry("point", "bureau")
    assert peer(bureau, point).forked
    before = len(trust_history.acts(bureau))
    with pytest.raises(InputRefused) as refused:
        deal(bureau, Concern.FORKED, point)
    assert refused.value.problems == {"device": "concern.still_forked"}
    assert len(trust_history.acts(bureau)) == before
    assert "Two laptops write" in warned(bureau)[0]
    trust.revoke(bureau, point.author.device.text, "copied")
    assert "Two laptops write" in warned(bureau)[0]
    deal(bureau, Concern.FORKED, point, reason="both laptops were brought in")
    assert not any("Two laptops write" in text for text in warned(bureau))
    assert Concern.FORKED in peer(bureau, point).seen
