"""Who receives which bodies, over real databases: need to know."""

import pytest

from models.ids import new_id
from models.records import PropertyItem, Station, Transfer, TransferLine
from tests.hub.laptops import CLOCK, changed, created


@pytest.fixture
def hub(direct):
    return direct


def listed(camp, destination, *people):
    """A transfer with these people on its list, and the entry that made it."""
    transfer = Transfer(id=new_id(CLOCK), destination_station=destination)
    lines = [
        TransferLine(id=new_id(CLOCK), transfer_id=transfer.id, person_id=person)
        for person in people
    ]
    head = camp.write(created(transfer), *map(created, lines))
    return transfer, lines, head


def test_a_station_receives_the_headers_of_others_and_not_their_bodies(hub, bureau):
    here, there = bureau.new_laptop(), bureau.new_laptop()
    here.intake()
    here.sync(hub, hub.recipient)
    there.sync(hub, hub.recipient)
    assert there.vector() == here.vector()
    assert [each.body for each in there.chains[here.device.id]] == [None]
    assert there.lacking() == {here.device.id: ((1, 1),)}


def test_laptops_of_one_station_read_each_other(hub, bureau):
    here = bureau.new_laptop()
    place = bureau.trust.station(here.station)
    beside = bureau.new_laptop(place)
    here.intake()
    here.sync(hub, hub.recipient)
    beside.sync(hub, hub.recipient)
    assert beside.chains == here.chains


def test_what_speaks_of_nobody_is_for_everybody(hub, bureau):
    here, there = bureau.new_laptop(), bureau.new_laptop()
    here.write(created(Station(id=new_id(CLOCK), name="Birch")))
    here.sync(hub, hub.recipient)
    there.sync(hub, hub.recipient)
    assert there.chains == here.chains


def test_a_sealed_transfer_opens_the_files_of_those_on_its_list(hub, bureau):
    here, there, third = (bureau.new_laptop() for _ in range(3))
    travels, travels_at = here.intake()
    _, stays_at = here.intake()
    transfer, _, made_at = listed(here, there.station, travels)
    for each in (here, there, third):
        each.sync(hub, hub.recipient)
    assert there.lacking() == {here.device.id: ((1, 3),)}, "not sealed yet"
    sealed_at = here.write(changed(transfer, made_at, sealed_at=CLOCK.now()))
    for each in (here, there, third):
        each.sync(hub, hub.recipient)
    known = {each.number for each in there.chains[here.device.id] if each.body}
    assert known == {travels_at[1], made_at[1], sealed_at[1]}
    assert there.lacking() == {here.device.id: ((stays_at[1], stays_at[1]),)}
    assert third.lacking() == {here.device.id: ((1, 4),)}


def test_who_was_struck_off_the_list_stays_unread(hub, bureau):
    here, there = bureau.new_laptop(), bureau.new_laptop()
    struck, _ = here.intake()
    transfer, (line,), made_at = listed(here, there.station, struck)
    here.write(changed(line, made_at, withdrawn=True))
    here.write(changed(transfer, made_at, sealed_at=CLOCK.now()))
    here.sync(hub, hub.recipient)
    there.sync(hub, hub.recipient)
    assert [each.number for each in there.chains[here.device.id] if each.body] == [2, 3, 4]


def test_a_transfer_sent_elsewhere_in_the_end_stays_unread(hub, bureau):
    here, there, elsewhere = (bureau.new_laptop() for _ in range(3))
    person, _ = here.intake()
    transfer, _, made_at = listed(here, there.station, person)
    moved = here.write(changed(transfer, made_at, destination_station=elsewhere.station))
    here.write(changed(transfer, made_at, sealed_at=CLOCK.now()))
    assert moved
    for each in (here, there, elsewhere):
        each.sync(hub, hub.recipient)
    assert all(each.body is None for each in there.chains[here.device.id])
    assert all(each.body for each in elsewhere.chains[here.device.id])


def test_whose_an_object_is_can_become_known_later(hub, bureau):
    """An entry that changes a record arrives before the one that says of whom it is."""
    here, beside, there = bureau.new_laptop(), bureau.new_laptop(), bureau.new_laptop()
    person, _ = here.intake()
    item = PropertyItem(id=new_id(CLOCK), person_id=person, item_class="watch")
    made_at = here.write(created(item))
    late = beside.write(changed(item, made_at, condition="broken"))
    beside.sync(hub, hub.recipient)
    there.sync(hub, hub.recipient)
    transfer, _, listed_at = listed(here, there.station, person)
    here.write(changed(transfer, listed_at, sealed_at=CLOCK.now()))
    here.sync(hub, hub.recipient)
    there.sync(hub, hub.recipient)
    assert not there.lacking()
    assert there.chains[beside.device.id][late[1] - 1].body
