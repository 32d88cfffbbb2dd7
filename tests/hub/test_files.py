"""Attached files through the hub, piece by piece."""

import hashlib
import secrets

import pytest

from models.attached import AttachmentAct
from models.ids import new_id
from models.records import Attachment, AttachmentEvent
from sync.bundle.content import Piece
from tests.hub.laptops import CLOCK, created


@pytest.fixture
def hub(direct):
    return direct


def test_files_travel_by_the_hash_of_their_content_and_resume(hub, bureau):
    camp = bureau.new_laptop()
    person, _ = camp.intake()
    content = secrets.token_bytes(200_000)
    digest = hashlib.sha256(content).digest()
    camp.write(
        created(
            Attachment(
                id=new_id(CLOCK),
                subject_kind="person",
                subject_id=person,
                digest=digest.hex(),
                size=len(content),
            )
        )
    )
    said = camp.take(hub.exchange(camp.bundle(hub.recipient)))
    assert said.wants == {digest: 0}

    def piece(start, end):
        return Piece(digest, len(content), start, content[start:end], person)

    said = camp.take(hub.exchange(camp.bundle(hub.recipient, pieces=(piece(0, 90_000),))))
    assert said.wants == {digest: 90_000}
    gap = camp.bundle(hub.recipient, pieces=(piece(150_000, 200_000),))
    assert camp.take(hub.exchange(gap)).wants == {digest: 90_000}
    rest = camp.bundle(hub.recipient, pieces=(piece(80_000, 200_000),))
    assert camp.take(hub.exchange(rest)).wants == {}
    bureau.laptop.sync(hub, hub.recipient)
    said = bureau.laptop.take(
        hub.exchange(bureau.laptop.bundle(hub.recipient, wants={digest: 50_000}))
    )
    assert b"".join(each.content for each in said.pieces) == content[50_000:]
    stranger = bureau.new_laptop()
    stranger.sync(hub, hub.recipient)
    said = stranger.take(hub.exchange(stranger.bundle(hub.recipient, wants={digest: 0})))
    assert said.pieces == ()


def test_a_file_that_is_not_what_it_should_be_is_dropped(hub, bureau):
    camp = bureau.new_laptop()
    person, _ = camp.intake()
    content = b"the right bytes"
    digest = hashlib.sha256(content).digest()
    file = Attachment(
        id=new_id(CLOCK), subject_kind="person", subject_id=person, digest=digest.hex(), size=15
    )
    camp.write(created(file))
    camp.take(hub.exchange(camp.bundle(hub.recipient)))
    for sent, wanted in ((b"the wrong bytes", {digest: 0}), (content, {})):
        piece = Piece(digest, 15, 0, sent, person)
        said = camp.take(hub.exchange(camp.bundle(hub.recipient, pieces=(piece,))))
        assert said.wants == wanted


def happened(file, act):
    return AttachmentEvent(
        id=new_id(CLOCK),
        attachment_id=file.id,
        subject_kind="person",
        subject_id=file.subject_id,
        event=act,
    )


@pytest.mark.parametrize("known_first", [True, False])
def test_what_was_withdrawn_is_neither_wanted_nor_taken_nor_given(hub, bureau, known_first):
    """In whatever order the hub learns of it: another laptop of the station may have taken it back."""
    camp = bureau.new_laptop()
    person, _ = camp.intake()
    content = b"somebody else's receipt"
    digest = hashlib.sha256(content).digest()
    file = Attachment(
        id=new_id(CLOCK),
        subject_kind="person",
        subject_id=person,
        digest=digest.hex(),
        size=len(content),
    )
    other = bureau.new_laptop(bureau.trust.station(camp.station))
    acts = [
        lambda: camp.write(created(file)),
        lambda: other.write(created(happened(file, AttachmentAct.WITHDRAWN))),
    ]
    camp.write(created(happened(file, AttachmentAct.COPIED)))
    for act in acts if known_first else reversed(acts):
        act()
        for each in (camp, other):
            if each.chains.get(each.device.id):
                each.take(hub.exchange(each.bundle(hub.recipient)))
    piece = Piece(digest, len(content), 0, content, person)
    assert camp.take(hub.exchange(camp.bundle(hub.recipient, pieces=(piece,)))).wants == {}
    assert hub.done.taken.pieces == 0
    again = file.model_copy(update={"id": new_id(CLOCK)})
    camp.write(created(again))
    said = camp.take(hub.exchange(camp.bundle(hub.recipient)))
    assert said.wants == {digest: 0}
    camp.take(hub.exchange(camp.bundle(hub.recipient, pieces=(piece,))))
    bureau.laptop.sync(hub, hub.recipient)

    def given():
        asked = bureau.laptop.bundle(hub.recipient, wants={digest: 0})
        return bureau.laptop.take(hub.exchange(asked)).pieces

    assert b"".join(each.content for each in given()) == content
    camp.write(created(happened(again, AttachmentAct.WITHDRAWN)))
    camp.take(hub.exchange(camp.bundle(hub.recipient)))
    assert given() == ()
