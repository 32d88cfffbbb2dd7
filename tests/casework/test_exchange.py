"""Registers agree by stick: nothing lost, nothing counted as delivered too early, nobody reading what is not theirs."""

from collections.abc import Iterator
from pathlib import Path

import pytest

from casework import (
    conflicts,
    delivery,
    departures,
    duties,
    people,
    person_cards,
    person_files,
    property_custody,
    reception,
    transfer_checks,
    transfer_files,
    transfers,
)
from casework.people import PeopleQuery
from casework.transfers import TransferDraft
from tests.casework.fleet import Fleet, a_fleet
from tests.casework.moves import SAFETY, registered
from tests.casework.people import WATCH, a_person


@pytest.fixture
def fleet(tmp_path: Path) -> Iterator[Fleet]:
    with a_fleet(tmp_path, "point", "camp") as found:
        yield found


def names_at(fleet, place):
    query = PeopleQuery()
    found = people.find(fleet.at[place], query)
    return {card.name_native for card in person_cards.cards(fleet.at[place], found.ids)}


def test_what_a_point_records_reaches_the_bureau_and_comes_back_acknowledged(fleet):
    person = a_person(fleet.at["point"], items=(WATCH,))
    own = delivery.undelivered(fleet.at["point"])
    assert own.entries == 1
    assert own.bureau
    out, taken, back = fleet.carry("point", "bureau", "point")
    assert out.went == 1
    assert taken.came == 1
    assert taken.refused == ()
    assert delivery.undelivered(fleet.at["point"]).entries == 0
    assert back.acknowledged == 1
    there = person_files.open_file(fleet.at["bureau"], person.person_id).fields
    assert there["surname"] == "Мельников"
    assert back.shared["NIB " + fleet.at["bureau"].author.device.text[-4:]]


def test_until_the_bureau_confirms_it_nothing_counts_as_delivered(fleet):
    a_person(fleet.at["point"])
    fleet.carry("point", "camp", "point")
    assert delivery.undelivered(fleet.at["point"]).entries == 1


def test_a_camp_learns_of_nobody_who_is_not_sent_to_it(fleet):
    a_person(fleet.at["point"], surname="Канарейкин")
    fleet.carry("point", "camp")
    assert names_at(fleet, "camp") == set()
    with fleet.at["camp"].vault.read() as cursor:
        cursor.execute(
            "SELECT count(*), count(body) FROM entry WHERE device = ?",
            (fleet.at["point"].author.device.id,),
        )
        headers, bodies = cursor.fetchone()
    assert headers == 3
    assert bodies == 2  # the station and its officer; that it joined the authority


def test_nothing_new_puts_nothing_on_the_stick(fleet):
    a_person(fleet.at["point"])
    fleet.carry("point", "bureau", "point", "bureau", "point")
    (again,) = fleet.carry("point")
    assert (again.came, again.went, again.bundles_written) == (0, 0, 0)


def test_a_lost_stick_loses_nothing(fleet, tmp_path):
    a_person(fleet.at["point"])
    fleet.carry("point")
    fleet.stick = tmp_path / "another"
    fleet.stick.mkdir()
    fleet.carry("point", "bureau")
    assert names_at(fleet, "bureau") == {"Мельников Игорь Павлович"}


def test_two_who_change_one_field_see_both_values(fleet):
    person = a_person(fleet.at["point"])
    fleet.carry("point", "bureau", "point")
    for place, surname in (("point", "Мельник"), ("bureau", "Мельниченко")):
        workspace = fleet.at[place]
        seen = person_files.open_file(workspace, person.person_id)
        people.amend(workspace, seen, {"surname": surname}, "read from his booklet")
    (_, here, there) = fleet.carry("point", "bureau", "point")
    assert (here.conflicts, there.conflicts) == (1, 1)
    shown = {
        person_files.open_file(fleet.at[p], person.person_id).fields["surname"]
        for p in ("point", "bureau")
    }
    assert len(shown) == 1


def two_at(point):
    return tuple(a_person(point, surname=f"Петров{n}", items=(WATCH,)).person_id for n in range(2))


def a_transfer_to_the_camp(fleet, people_ids=()):
    point = fleet.at["point"]
    people_ids = people_ids or two_at(point)
    draft = TransferDraft(
        destination="Camp Zakhid-1",
        destination_address="Zakhid",
        destination_station=fleet.at["camp"].station.id,
        escort_name="Шевчук",
    )
    transfer_id = transfers.open_transfer(point, draft).transfer_id
    transfers.add_people(point, transfer_id, people_ids)
    transfer_checks.set_fitness(point, transfer_id, people_ids, "fit", "лікар Бойко")
    transfer_checks.give_notice(point, transfer_id, "Zakhid", "ru")
    for person_id in people_ids:
        property_custody.seal_packet(point, person_id, f"S-{person_id[-4:]}")
    departures.seal_list(point, transfer_id, SAFETY)
    departures.depart(point, transfer_id, None, SAFETY)
    return transfer_id, people_ids


def test_a_transfer_travels_with_its_people_and_its_receipt_comes_back(fleet):
    stays = a_person(fleet.at["point"], surname="Канарейкин")
    transfer_id, people_ids = a_transfer_to_the_camp(fleet)
    _, there = fleet.carry("point", "camp")
    assert there.arrivals == (transfer_id,)
    camp = fleet.at["camp"]
    assert names_at(fleet, "camp") == {"Петров0 Игорь Павлович", "Петров1 Игорь Павлович"}
    reception.tick_all_present(camp, transfer_id)
    reception.arrive(camp, transfer_id, "Гнатюк", "майор", "Camp Zakhid-1")
    reception.close(camp, transfer_id, SAFETY)
    fleet.carry("camp", "point")
    point = fleet.at["point"]
    back = transfer_files.open_file(point, transfer_id)
    assert back.card.stage == "closed"
    assert {person_files.open_file(point, each).card.state for each in people_ids} == {"interned"}
    assert person_files.open_file(point, stays.person_id).card.state == "collection_point"
    assert not [duty for duty in duties.today(point).duties if duty.subject_id in people_ids]


def test_what_was_done_with_many_at_once_travels_with_each_of_them(fleet):
    point, camp = fleet.at["point"], fleet.at["camp"]
    stays = a_person(point, surname="Канарейкин").person_id
    go = two_at(point)
    registered(point, (stays, *go))
    a_transfer_to_the_camp(fleet, go)
    fleet.carry("point", "camp")
    assert conflicts.count(camp) == 0
    here = {each: person_files.open_file(point, each).card.prisoner_number for each in go}
    there = {each: person_files.open_file(camp, each).card.prisoner_number for each in go}
    assert here == there
    assert all(here.values())
    assert [entry.event for entry in person_files.open_file(camp, go[0]).timeline] == [
        "reached_collection_point",
        "registered",
        "departed",
    ]
