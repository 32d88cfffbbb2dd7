"""Attached files travel by the hash of their content, resume where they broke off, and reach nobody else."""

from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path

import pytest
from sqlmodel import select

from casework import (
    access,
    attachments,
    departures,
    officers,
    own_officers,
    transfer_checks,
    transfers,
)
from casework.transfers import TransferDraft
from models.errors import InputRefused, NotYourRole, RecordMissing
from models.field_classes import Role
from models.tables import AttachmentEventRow
from store.entry import decode_body
from tests.casework.drawn import a_drawn, a_scan
from tests.casework.fleet import Fleet, a_fleet
from tests.casework.moves import SAFETY
from tests.casework.people import a_person
from tests.store.invented import every_entry

PHOTOGRAPH = a_drawn(3200, 2400, noise=True)


@pytest.fixture
def fleet(tmp_path: Path) -> Iterator[Fleet]:
    with a_fleet(tmp_path, "point", "camp") as found:
        yield found


def attached(fleet, content=PHOTOGRAPH):
    point = fleet.at["point"]
    person = a_person(point).person_id
    made = attachments.attach(point, "person", person, content, "wrist watch")
    return person, made.attachment_id


def test_a_file_is_kept_and_read_again(workspace):
    person, scan = a_person(workspace).person_id, a_scan()
    made = attachments.attach(workspace, "person", person, scan, "a scan")
    (view,) = attachments.attachments(workspace, person)
    size = len(scan.content)
    told = (view.title, view.media_type, view.size, view.held)
    assert told == ("a scan", "application/pdf", size, size)
    assert attachments.content_of(workspace, made.attachment_id) == scan.content


def test_a_photograph_is_shown_to_the_registrar_and_not_to_whoever_keeps_property(workspace):
    person = a_person(workspace).person_id
    made = attachments.attach(workspace, "person", person, PHOTOGRAPH, "wrist watch")
    officers.add_officer(workspace, "Білик", "", "", "", "nine copper kettles under a quiet hill")
    access.set_roles(workspace, workspace.officer.id, frozenset({Role.COMMANDER, Role.REGISTRAR}))
    assert attachments.content_of(workspace, made.attachment_id) == PHOTOGRAPH.content
    access.set_roles(workspace, workspace.officer.id, frozenset({Role.PROPERTY_OFFICER}))
    with pytest.raises(NotYourRole):
        attachments.content_of(workspace, made.attachment_id)


def test_a_file_without_a_title_and_one_too_large_are_refused(workspace, monkeypatch):
    person = a_person(workspace).person_id
    with pytest.raises(InputRefused) as untitled:
        attachments.attach(workspace, "person", person, a_scan(), " ")
    monkeypatch.setattr(attachments, "MOST_BYTES", 100)
    with pytest.raises(InputRefused) as large:
        attachments.attach(workspace, "person", person, a_scan(), "a scan")
    assert (*untitled.value.problems, *large.value.problems) == ("title", "content")
    assert attachments.attachments(workspace, person) == ()


def test_nothing_is_attached_to_a_packet(workspace):
    with pytest.raises(ValueError, match="packet"):
        attachments.attach(workspace, "packet", "x", a_scan(), "a scan")


def test_a_photograph_reaches_the_bureau_in_parts_and_whole(fleet):
    _, attachment = attached(fleet)
    bureau = fleet.at["bureau"]
    for _ in range(4):
        fleet.carry("point", "bureau")
    assert attachments.content_of(bureau, attachment) == PHOTOGRAPH.content


def test_what_was_held_when_a_stick_was_lost_is_not_sent_again(fleet):
    person, attachment = attached(fleet)
    fleet.carry("point", "bureau", "point")
    # Of the bundles for the bureau only the first arrives.
    bundles = sorted((fleet.stick / "SAFE-CONDUCT" / "bundles").iterdir())
    large = [file for file in bundles if file.stat().st_size > 1_000_000]
    for file in large[1:]:
        file.unlink()
    fleet.carry("bureau")
    (view,) = attachments.attachments(fleet.at["bureau"], person)
    assert 0 < view.held < view.size
    for _ in range(3):
        fleet.carry("point", "bureau")
    assert attachments.content_of(fleet.at["bureau"], attachment) == PHOTOGRAPH.content


def test_a_camp_gets_no_file_of_somebody_who_is_not_sent_to_it(fleet):
    person, _ = attached(fleet, a_drawn())
    for _ in range(2):
        fleet.carry("point", "camp")
    camp = fleet.at["camp"]
    assert attachments.attachments(camp, person) == ()
    with camp.vault.read() as cursor:
        cursor.execute("SELECT count(*) FROM file_piece")
        assert cursor.fetchone() == (0,)


def sent_to_the_camp(fleet):
    """Somebody on a sealed list to the camp."""
    point, camp = fleet.at["point"], fleet.at["camp"]
    person = a_person(point, service_number="АБ-2").person_id
    draft = TransferDraft(
        destination="Camp Zakhid-1",
        destination_address="Zakhid",
        destination_station=camp.station.id,
        escort_name="Шевчук",
    )
    transfer = transfers.open_transfer(point, draft).transfer_id
    transfers.add_people(point, transfer, (person,))
    transfer_checks.set_fitness(point, transfer, (person,), "fit", "лікар Бойко")
    transfer_checks.give_notice(point, transfer, "Zakhid", "ru")
    departures.seal_list(point, transfer, SAFETY)
    return person


def events(workspace):
    with workspace.vault.session() as session:
        rows = session.exec(select(AttachmentEventRow)).all()
    return [(row.event, row.attachment_id, row.reason, row.occurred_at) for row in rows]


def held_pieces(workspace):
    with workspace.vault.read() as cursor:
        cursor.execute("SELECT count(*) FROM file_piece")
        return cursor.fetchone()[0]


def test_what_was_attached_by_mistake_is_withdrawn_with_a_reason(workspace):
    person = a_person(workspace).person_id
    made = attachments.attach(workspace, "person", person, a_scan(), "somebody else's receipt")
    with pytest.raises(InputRefused) as refused:
        attachments.withdraw(workspace, made.attachment_id, "  ")
    assert refused.value.problems == {"reason": "people.reason_needed"}
    touched = attachments.withdraw(workspace, made.attachment_id, "the receipt of another man")
    assert set(touched.records) == {"attachment_event"}
    assert attachments.attachments(workspace, person) == ()
    with pytest.raises(RecordMissing):
        attachments.content_of(workspace, made.attachment_id)
    with pytest.raises(RecordMissing):
        attachments.withdraw(workspace, made.attachment_id, "again")
    now = workspace.now()
    assert events(workspace) == [
        ("withdrawn", made.attachment_id, "the receipt of another man", now)
    ]
    body = decode_body(every_entry(workspace.vault)[-1].body)
    assert (body.verb, body.reason) == ("attachment.withdrawn", "the receipt of another man")
    assert body.officer == workspace.officer.id
    # What is kept is shed by retention, not by a mistake: the content is still there.
    assert held_pieces(workspace) > 0


def test_a_copy_is_recorded_with_officer_and_time_and_without_a_name_or_a_place(workspace):
    person = a_person(workspace).person_id
    made = attachments.attach(workspace, "person", person, a_scan(), "receipt")
    workspace.clock.advance(minutes=7)
    attachments.note_copy(workspace, made.attachment_id)
    assert events(workspace) == [("copied", made.attachment_id, "", workspace.now())]
    entry = every_entry(workspace.vault)[-1].body
    assert decode_body(entry).officer == workspace.officer.id
    assert b"receipt" not in entry
    assert len(attachments.attachments(workspace, person)) == 1


@pytest.mark.parametrize("role", [each for each in Role if each is not Role.REGISTRAR])
def test_only_who_may_look_attaches_copies_and_withdraws(workspace, role):
    person = a_person(workspace).person_id
    made = attachments.attach(workspace, "person", person, PHOTOGRAPH, "wrist watch")
    before = len(every_entry(workspace.vault))
    as_role(workspace, role)
    assert not attachments.may_attach(workspace)
    for act in (
        lambda: attachments.attach(workspace, "person", person, a_scan(), "receipt"),
        lambda: attachments.withdraw(workspace, made.attachment_id, "why"),
        lambda: attachments.note_copy(workspace, made.attachment_id),
    ):
        with pytest.raises(NotYourRole):
            act()
    as_role(workspace, Role.REGISTRAR)
    assert attachments.may_attach(workspace)
    attachments.withdraw(workspace, made.attachment_id, "why")
    assert before + 1 == len(every_entry(workspace.vault))


def as_role(workspace, role):
    """The officer who is here has this role alone; what he had before is not asked for."""
    with workspace.vault.write() as cursor:
        own = own_officers.find(cursor, workspace.officer.id)
        own_officers.keep(cursor, replace(own, words=role.value))


def test_a_withdrawn_file_goes_no_further_and_disappears_where_it_was(fleet):
    point, bureau = fleet.at["point"], fleet.at["bureau"]
    person, shown = attached(fleet, a_drawn())
    for _ in range(2):
        fleet.carry("point", "bureau")
    assert attachments.content_of(bureau, shown) is not None
    late = attachments.attach(point, "person", person, a_scan(), "not his").attachment_id
    for each in (shown, late):
        attachments.withdraw(point, each, "attached to the wrong man")
    before = held_pieces(bureau)
    for _ in range(3):
        fleet.carry("point", "bureau")
    assert attachments.attachments(bureau, person) == ()
    assert {event[1] for event in events(bureau)} == {shown, late}
    assert held_pieces(bureau) == before
    with pytest.raises(RecordMissing):
        attachments.content_of(bureau, shown)


def test_a_file_moved_to_the_right_man_reaches_who_may_see_him(fleet):
    """The same content, first attached to somebody whom the camp may not see, then to one who is its own."""
    point, camp = fleet.at["point"], fleet.at["camp"]
    wrong, mistaken = attached(fleet, a_scan())
    attachments.withdraw(point, mistaken, "attached to the wrong man")
    right = sent_to_the_camp(fleet)
    moved = attachments.attach(point, "person", right, a_scan(), "his receipt").attachment_id
    for _ in range(3):
        fleet.carry("point", "camp")
    assert attachments.content_of(camp, moved) == a_scan().content
    assert attachments.attachments(camp, wrong) == ()
