"""Attached files travel by the hash of their content, resume where they broke off, and reach nobody else."""

from collections.abc import Iterator
from pathlib import Path

import pytest

from casework import access, attachments, officers
from models.errors import InputRefused, NotYourRole
from models.field_classes import Role
from tests.casework.drawn import a_drawn, a_scan
from tests.casework.fleet import Fleet, a_fleet
from tests.casework.people import a_person

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
