"""Attached files through the hub, piece by piece."""

import hashlib
import secrets

import pytest

from models.ids import new_id
from models.records import Attachment
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
