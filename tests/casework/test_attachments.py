"""Attached files travel by the hash of their content, resume where they broke off, and reach nobody else."""

import random
from collections.abc import Iterator
from pathlib import Path

import pytest

from casework import attachments
from models.errors import InputRefused
from tests.casework.fleet import Fleet, a_fleet
from tests.casework.people import a_person

PHOTOGRAPH = random.Random(5).randbytes(5_000_000)


@pytest.fixture
def fleet(tmp_path: Path) -> Iterator[Fleet]:
    with a_fleet(tmp_path, "point", "camp") as found:
        yield found


def attached(fleet, content=PHOTOGRAPH):
    point = fleet.at["point"]
    person = a_person(point).person_id
    made = attachments.attach(point, "person", person, content, "wrist watch", "image/jpeg")
    return person, made.attachment_id


def test_a_file_is_kept_and_read_again(workspace):
    person = a_person(workspace).person_id
    made = attachments.attach(workspace, "person", person, b"abc", "a scan", "application/pdf")
    (view,) = attachments.attachments(workspace, person)
    assert (view.title, view.size, view.held) == ("a scan", 3, 3)
    assert attachments.content_of(workspace, made.attachment_id) == b"abc"


@pytest.mark.parametrize(
    "content", [b"", bytes(attachments.MOST_BYTES + 1)], ids=["empty", "large"]
)
def test_an_empty_or_a_huge_file_is_refused(workspace, content):
    person = a_person(workspace).person_id
    with pytest.raises(InputRefused):
        attachments.attach(workspace, "person", person, content, "a scan", "application/pdf")


def test_a_photograph_reaches_the_bureau_in_parts_and_whole(fleet):
    _, attachment = attached(fleet)
    bureau = fleet.at["bureau"]
    for _ in range(4):
        fleet.carry("point", "bureau")
    assert attachments.content_of(bureau, attachment) == PHOTOGRAPH


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
    assert attachments.content_of(fleet.at["bureau"], attachment) == PHOTOGRAPH


def test_a_camp_gets_no_file_of_somebody_who_is_not_sent_to_it(fleet):
    person, _ = attached(fleet, b"a face" * 1000)
    for _ in range(2):
        fleet.carry("point", "camp")
    camp = fleet.at["camp"]
    assert attachments.attachments(camp, person) == ()
    with camp.vault.read() as cursor:
        cursor.execute("SELECT count(*) FROM file_piece")
        assert cursor.fetchone() == (0,)
