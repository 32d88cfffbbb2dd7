"""A file that was taken back while only part of it had come: a real hub stops asking for it, and loses nothing."""

import hashlib

import pytest

from casework import attachments
from store import peers
from tests.casework.drawn import a_drawn
from tests.casework.people import a_person

PHOTOGRAPH = a_drawn(3200, 2400, noise=True)
DIGEST = hashlib.sha256(PHOTOGRAPH.content).digest()


@pytest.fixture(params=["sqlite", "postgresql"])
def url(request):
    return "" if request.param == "sqlite" else request.getfixturevalue("postgres").new_database()


def wanted_by_the_hub(registers):
    """What the hub said last to the camp's laptop that it wants."""
    hub = registers.hub.recipient.device
    with registers.camp.vault.read() as cursor:
        return peers.peer(cursor, hub).wants


def once():
    """Cancels an exchange after its first bundle."""
    asked = iter((False, True, True, True))
    return lambda: next(asked)


def attach(registers, person):
    made = attachments.attach(registers.camp, "person", person, PHOTOGRAPH, "wrist watch")
    return made.attachment_id


def test_a_real_hub_asks_no_more_for_what_was_taken_back(registers, make_hub, url):
    registers.serve(make_hub, url)
    camp, bureau = registers.both[1], registers.bureau
    person = a_person(camp).person_id
    mistaken = attach(registers, person)
    for _ in range(2):
        # The first bundle tells that there is a file, the second brings its first part.
        registers.exchange(camp, cancelled=once())
    held = wanted_by_the_hub(registers)[DIGEST]
    assert 0 < held < len(PHOTOGRAPH.content)
    attachments.withdraw(camp, mistaken, "the watch of another man")
    registers.exchange(camp)
    assert wanted_by_the_hub(registers) == {}
    registers.exchange(bureau)
    assert attachments.attachments(bureau, person) == ()
    # Attached to the right man it goes on where it stopped: what the hub held was not thrown away.
    right = a_person(camp, service_number="АБ-8").person_id
    moved = attach(registers, right)
    registers.exchange(camp, cancelled=once())
    assert wanted_by_the_hub(registers)[DIGEST] >= held
    for each in (camp, bureau):
        registers.exchange(each)
    assert wanted_by_the_hub(registers) == {}
    assert attachments.content_of(bureau, moved) == PHOTOGRAPH.content
