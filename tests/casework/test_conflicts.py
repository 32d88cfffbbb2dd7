"""What two registers wrote apart is shown whole, settled by people alone, and settled for good."""

import pytest

from casework import conflicts, person_files, transfers
from casework.conflict_views import CUSTODY, FieldConflict, SeenValue
from casework.transfers import TransferDraft
from casework.workspace import Workspace
from models.clock import HandClock
from models.errors import InputRefused
from models.records import Person, Transfer
from store import heads, journal
from store.unit_of_work import load
from tests.casework.apart import apart, forked, only, other, person, the_register_stays_whole
from tests.casework.people import START, a_person
from tests.store.invented import NOON, OtherLaptop

__all__ = ["other", "person", "the_register_stays_whole"]


def test_nothing_to_settle(workspace: Workspace, person: str) -> None:
    assert conflicts.count(workspace) == 0
    assert conflicts.inbox(workspace).lines == ()
    assert conflicts.open_conflict(workspace, f"person/{person}") is None
    assert conflicts.open_conflict(workspace, f"{CUSTODY}/{person}") is None
    assert conflicts.open_conflict(workspace, "something newer/1") is None


def test_both_values_with_who_wrote_them_when_and_what_they_had_seen(
    workspace: Workspace, other: OtherLaptop, person: str
) -> None:
    apart(workspace, other, person, {"rank": "сержант"}, {"rank": "рядовой"})
    found = only(workspace)
    assert isinstance(found, FieldConflict)
    assert (found.name, found.line.name) == ("rank", "Мельников Игорь Павлович")
    assert conflicts.count(workspace) == conflicts.inbox(workspace).total == 1
    mine, theirs = sorted(found.candidates, key=lambda each: not each.writers[0].own)
    assert (mine.value, theirs.value) == ("сержант", "рядовой")
    (writer,) = mine.writers
    assert (writer.officer, writer.station) == ("сержант Коваль М. І.", "CP Sudzha-2")
    assert (writer.recorded_at, writer.reason) == (START, "за квитком")
    (writer,) = theirs.writers
    assert (writer.officer, writer.station, writer.own) == ("", "", False)
    assert (writer.recorded_at, writer.offset_minutes) == (NOON, 120)
    assert mine.writers[0].seen == theirs.writers[0].seen == (SeenValue("старший сержант"),)
    assert found.person is not None
    assert found.person.card.id == person


@pytest.mark.parametrize("choice", [0, 1])
def test_the_one_chosen_replaces_both_in_one_entry(
    workspace: Workspace, other: OtherLaptop, person: str, choice: int
) -> None:
    apart(workspace, other, person, {"rank": "сержант"}, {"rank": "рядовой"})
    found = only(workspace)
    touched = conflicts.settle_field(workspace, found, choice=choice, reason="показав квиток")
    assert touched.of(Person) == {person}
    assert conflicts.count(workspace) == 0
    stored = load(workspace.vault, Person, person)
    assert stored.value.rank == found.candidates[choice].value
    assert heads.decode(stored.heads).of("rank") == (touched.head,)
    change = person_files.history(workspace, person, "rank")[0]
    assert (change.after, change.reason) == (stored.value.rank, "показав квиток")


def test_what_arrived_after_looking_is_not_settled_unseen(
    workspace: Workspace, other: OtherLaptop, person: str
) -> None:
    stood = heads.decode(load(workspace.vault, Person, person).heads)
    apart(workspace, other, person, {"rank": "сержант"}, {"rank": "рядовой"})
    found = only(workspace)
    third = OtherLaptop(workspace.vault)
    third.write(("person", person, [(stood.of("rank"), {"rank": "капитан"})]))
    conflicts.settle_field(workspace, found, choice=0, reason="x")
    again = only(workspace)
    assert {each.value for each in again.candidates} == {found.candidates[0].value, "капитан"}


def test_a_value_typed_is_kept_as_it_is_meant_and_brings_what_follows_from_it(
    workspace: Workspace, other: OtherLaptop, person: str
) -> None:
    apart(workspace, other, person, {"rank": "сержант"}, {"rank": "рядовой", "rank_key": "x"})
    conflicts.settle_field(workspace, only(workspace), typed=" капитан ", reason="x")
    now = load(workspace.vault, Person, person).value
    assert (now.rank, now.rank_key, now.rank_answer) == ("капитан", "ru_army.captain", "given")
    apart(workspace, other, person, {"born": "1988-09-01"}, {"born": "1988-09-02"})
    with pytest.raises(InputRefused) as refused:
        conflicts.settle_field(workspace, only(workspace), typed="31.02.1988", reason="")
    assert refused.value.problems == {"value": "date.impossible", "reason": "people.reason_needed"}
    conflicts.settle_field(workspace, only(workspace), typed="5.9.1988", reason="x")
    assert load(workspace.vault, Person, person).value.born == "1988-09-05"


def test_nothing_is_settled_without_a_choice_and_a_reason(
    workspace: Workspace, other: OtherLaptop, person: str
) -> None:
    apart(workspace, other, person, {"rank": "сержант"}, {"rank": "рядовой"})
    with pytest.raises(InputRefused) as refused:
        conflicts.settle_field(workspace, only(workspace), reason=" ")
    assert refused.value.problems.keys() == {"value", "reason"}
    assert conflicts.count(workspace) == 1


def test_a_latin_name_comes_along_with_the_name_it_was_made_from(
    workspace: Workspace, other: OtherLaptop, person: str
) -> None:
    apart(
        workspace,
        other,
        person,
        {"surname": "Мельник", "surname_latin": "Melnyk"},
        {"surname": "Мельниченко", "surname_latin": "Melnychenko"},
    )
    found = only(workspace)
    assert (found.name, found.places) == ("surname", 1)
    along = {each.value: each.along for each in found.candidates}
    assert along == {
        "Мельник": (("surname_latin", "Melnyk"),),
        "Мельниченко": (("surname_latin", "Melnychenko"),),
    }
    place = [each.value for each in found.candidates].index("Мельник")
    conflicts.settle_field(workspace, found, choice=place, reason="x")
    now = load(workspace.vault, Person, person).value
    assert (now.surname, now.surname_latin) == ("Мельник", "Melnyk")
    assert conflicts.count(workspace) == 0


def test_a_latin_name_follows_one_that_is_typed(
    workspace: Workspace, other: OtherLaptop, person: str
) -> None:
    apart(
        workspace,
        other,
        person,
        {"surname": "Мельник", "surname_latin": "Melnyk"},
        {"surname": "Мельниченко", "surname_latin": "Melnychenko"},
    )
    conflicts.settle_field(workspace, only(workspace), typed="Гречко", reason="x")
    now = load(workspace.vault, Person, person).value
    assert (now.surname, now.surname_latin) == ("Гречко", "Grechko")
    assert conflicts.count(workspace) == 0


def test_one_field_after_the_other(workspace: Workspace, other: OtherLaptop, person: str) -> None:
    apart(
        workspace,
        other,
        person,
        {"rank": "сержант", "place_of_birth": "Пенза"},
        {"rank": "рядовой", "place_of_birth": "Псков"},
    )
    first = only(workspace)
    assert first.line.fields == ("rank", "place_of_birth")
    assert (first.place, first.places) == (1, 2)
    conflicts.settle_field(workspace, first, choice=0, reason="x")
    second = only(workspace)
    assert (second.name, second.places) == ("place_of_birth", 1)


def test_those_who_wrote_the_same_stand_together(
    workspace: Workspace, other: OtherLaptop, person: str
) -> None:
    stood = heads.decode(load(workspace.vault, Person, person).heads)
    apart(workspace, other, person, {"rank": "сержант"}, {"rank": "рядовой"})
    third = OtherLaptop(workspace.vault)
    third.write(("person", person, [(stood.of("rank"), {"rank": "рядовой"})]))
    found = only(workspace)
    assert sorted(len(each.writers) for each in found.candidates) == [1, 2]


def test_other_records_too_and_identifiers_cannot_be_typed(
    workspace: Workspace, other: OtherLaptop, person: str
) -> None:
    moved = transfers.open_transfer(workspace, TransferDraft("evacuation", "Camp", "camp"))
    seen = load(workspace.vault, Transfer, moved.transfer_id)
    stood = heads.decode(seen.heads)
    with workspace.edit("a") as record:
        record.change(seen, number="T-1", vehicle="A")
    changed = {"number": "T-2", "vehicle": "B"}
    other.write(("transfer", moved.transfer_id, [(stood.of("number"), changed)]))
    found = only(workspace)
    assert (found.name, found.typeable, found.line.subject_kind) == ("number", False, "transfer")
    assert ("destination", "Camp") in found.facts
    with pytest.raises(InputRefused):
        conflicts.settle_field(workspace, found, typed="T-3", reason="x")
    conflicts.settle_field(workspace, found, choice=0, reason="x")
    found = only(workspace)
    assert (found.name, found.typeable) == ("vehicle", True)
    conflicts.settle_field(workspace, found, typed="C", reason="x")
    assert load(workspace.vault, Transfer, moved.transfer_id).value.vehicle == "C"


def test_an_entry_that_is_withheld_here_is_said_to_be(
    workspace: Workspace, other: OtherLaptop, person: str
) -> None:
    head = apart(workspace, other, person, {"rank": "сержант"}, {"rank": "рядовой"})
    with workspace.vault.read() as cursor:
        cursor.execute("SELECT body FROM entry WHERE device = ? AND number = ?", head)
        body = cursor.fetchone()[0]
    with workspace.vault.write() as cursor:
        cursor.execute("UPDATE entry SET body = NULL WHERE device = ? AND number = ?", head)
    theirs = next(each for each in only(workspace).candidates if not each.writers[0].own)
    assert theirs.value == "рядовой"
    assert not theirs.writers[0].held
    with workspace.vault.write() as cursor:
        cursor.execute("UPDATE entry SET body = ? WHERE device = ? AND number = ?", (body, *head))


def test_where_people_are_comes_first(
    workspace: Workspace, other: OtherLaptop, person: str, hand: HandClock
) -> None:
    apart(workspace, other, person, {"rank": "сержант"}, {"rank": "рядовой"})
    forked(workspace, other, person, hand)
    assert [line.kind for line in conflicts.inbox(workspace).lines] == [CUSTODY, "person"]
    assert conflicts.inbox(workspace, limit=1).total == 2
    assert len(conflicts.of_person(workspace, person)) == 2


def test_a_person_beyond_those_listed_is_there_when_he_is_asked_for(
    workspace: Workspace, other: OtherLaptop, person: str, hand: HandClock
) -> None:
    forked(workspace, other, person, hand)
    second = a_person(workspace, service_number="АБ-7").person_id
    apart(workspace, other, second, {"rank": "сержант"}, {"rank": "рядовой"})
    assert [line.record_id for line in conflicts.inbox(workspace, 1).lines] == [person]
    asked = conflicts.inbox(workspace, 1, second)
    assert [line.record_id for line in asked.lines] == [person, second]
    assert conflicts.inbox(workspace, 1, person).lines == conflicts.inbox(workspace, 1).lines


def test_reading_conflicts_writes_nothing(
    workspace: Workspace, other: OtherLaptop, person: str, hand: HandClock
) -> None:
    forked(workspace, other, person, hand)
    with workspace.vault.read() as cursor:
        before = journal.count(cursor)
    only(workspace)
    with workspace.vault.read() as cursor:
        assert journal.count(cursor) == before
