"""A file arrives piece by piece, whole or not at all, and only where an officer attached it."""

from contextlib import ExitStack
from dataclasses import replace
from hashlib import sha256

import pytest

from models.ids import new_id
from models.records import Attachment
from store import pieces
from store.pieces import PIECE_BYTES, Piece
from store.unit_of_work import edit
from store.vault import Vault
from tests.store.exchanging import Register
from tests.store.invented import KEY, REGISTER

PHOTOGRAPH = bytes(range(256)) * 1200 + b"end"


@pytest.fixture
def pair(tmp_path):
    """A register that holds a photograph, and one that knows of it."""
    with ExitStack() as stack:
        made = []
        for name in ("here", "there"):
            vault = Vault.create(tmp_path / name, KEY, REGISTER)
            stack.callback(vault.close)
            made.append(Register(vault))
        here, there = made
        here.knows(there)
        attach(there, PHOTOGRAPH, "a")
        here.pull(there)
        yield made


def attach(register, content, subject):
    with edit(register.vault, register.me, "attach") as record:
        digest = pieces.add(record.cursor, content, subject)
        record.add(
            Attachment(
                id=new_id(register.clock),
                subject_kind="person",
                subject_id=subject,
                digest=digest.hex(),
                size=len(content),
            )
        )
    return digest


def wanted(register):
    with register.vault.read() as cursor:
        return pieces.wanted(cursor)


def given(register, wants, **how):
    with register.vault.read() as cursor:
        return list(pieces.pieces_for(cursor, wants, **how))


def take(register, piece):
    with register.vault.write() as cursor:
        return pieces.take(cursor, piece)


def content(register, digest):
    with register.vault.read() as cursor:
        return pieces.read(cursor, digest)


DIGEST = sha256(PHOTOGRAPH).digest()


def test_a_file_of_ones_own_is_held_whole(pair):
    _, there = pair
    assert content(there, DIGEST) == PHOTOGRAPH
    assert wanted(there) == {}
    assert attach(there, PHOTOGRAPH, "b") == DIGEST
    assert content(there, DIGEST) == PHOTOGRAPH


def test_what_is_announced_is_wanted_until_it_is_whole(pair):
    here, there = pair
    assert wanted(here) == {DIGEST: 0}
    sent = given(there, wanted(here))
    assert len(sent) == 3
    assert [take(here, each) for each in sent] == [False, False, True]
    assert content(here, DIGEST) == PHOTOGRAPH
    assert wanted(here) == {}
    # It can be given on.
    assert given(here, {DIGEST: 0}) == sent


def test_sending_goes_on_where_it_was_cut(pair):
    here, there = pair
    size = PIECE_BYTES + 77
    for _ in range(9):
        sent = given(there, wanted(here), max_bytes=size)
        assert sum(len(each.content) for each in sent) <= size
        for each in sent:
            take(here, each)
    assert content(here, DIGEST) == PHOTOGRAPH


def test_pieces_that_come_twice_or_too_early_change_nothing(pair):
    here, there = pair
    first, second, third = given(there, wanted(here))
    assert not take(here, second)
    assert wanted(here) == {DIGEST: 0}
    assert not take(here, first)
    assert not take(here, first)
    overlapping = Piece(DIGEST, first.size, 100, (first.content + second.content)[100:], "")
    assert not take(here, overlapping)
    assert wanted(here) == {DIGEST: 2 * PIECE_BYTES}
    assert not take(here, replace(third, content=third.content + b"more"))
    assert take(here, third)
    assert not take(here, third)
    assert content(here, DIGEST) == PHOTOGRAPH


def test_a_file_that_proves_another_is_dropped_and_wanted_anew(pair):
    here, there = pair
    first, second, third = given(there, wanted(here))
    take(here, replace(first, content=bytes(len(first.content))))
    take(here, second)
    assert not take(here, third)
    assert wanted(here) == {DIGEST: 0}
    assert content(here, DIGEST) is None
    assert [take(here, each) for each in (first, second, third)] == [False, False, True]


def test_what_nobody_attached_is_not_taken(pair):
    here, _ = pair
    stranger = b"a film"
    assert not take(here, Piece(sha256(stranger).digest(), 6, 0, stranger))
    with here.vault.read() as cursor:
        cursor.execute("SELECT count(*) FROM file_piece")
        assert cursor.fetchone() == (0,)


def test_only_who_may_see_the_person_is_given_the_file(pair):
    _, there = pair
    assert given(there, {DIGEST: 0}, may_see=lambda subject: subject != "a") == []
    assert len(given(there, {DIGEST: 0}, may_see=lambda subject: subject == "a")) == 3


def test_what_is_not_held_is_not_given(pair):
    here, there = pair
    assert given(here, {DIGEST: 0}) == []
    assert given(there, {bytes(32): 0, DIGEST: len(PHOTOGRAPH)}) == []
