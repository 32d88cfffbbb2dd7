"""A bundle brings the authority's documents to whoever is not known to hold them, and to nobody else."""

from collections.abc import Iterator
from pathlib import Path

import pytest

from casework import exchange, trust
from store import peers
from sync import documents
from sync.bundle.seal import open_sealed
from tests.casework.fleet import Fleet, a_fleet
from tests.casework.people import a_person

WEEK = 24 * 7


@pytest.fixture
def fleet(tmp_path: Path) -> Iterator[Fleet]:
    with a_fleet(tmp_path, "point", "camp") as found:
        # All have told each other what they hold by now.
        found.carry("bureau", "point", "camp", "bureau", "point", "camp")
        yield found


def brought(fleet, sender, reader):
    """Roster and roots in the bundle that `sender` makes for `reader` now, and what it says that it holds."""
    session = exchange.Session(fleet.at[sender])
    device = fleet.at[reader].author.device
    readers = tuple(each for each in session.party.others() if each.device == device.id)
    sealed = session.pack(readers).sealed
    content = open_sealed(sealed, device, lambda said: session.party.device.public_key).content
    assert content.documents == documents.held_by(session.party.trust)
    return content.roots, content.roster


def held(fleet, name):
    trusted = exchange.Session(fleet.at[name]).party.trust
    return trusted.roots, trusted.roster_document


def test_who_said_that_he_holds_it_is_not_given_it_again(fleet):
    for sender, reader in (("bureau", "point"), ("point", "bureau"), ("bureau", "camp")):
        assert brought(fleet, sender, reader) == ((), None)


def test_a_newer_roster_travels_until_its_reader_says_that_he_has_it(fleet):
    trust.renew(fleet.at["bureau"])
    newer = held(fleet, "bureau")
    assert newer != held(fleet, "point")
    # Lost on the way, twice.
    assert [brought(fleet, "bureau", "point") for _ in range(2)] == [newer, newer]
    a_person(fleet.at["bureau"])
    fleet.carry("bureau", "point")
    assert held(fleet, "point") == newer
    assert brought(fleet, "bureau", "point") == newer
    # Who holds the newer one is not given the older, and what is newer goes on to others.
    assert brought(fleet, "point", "bureau") == ((), None)
    assert brought(fleet, "point", "camp") == newer
    a_person(fleet.at["point"])
    fleet.carry("point", "bureau", "camp", "bureau")
    assert held(fleet, "camp") == newer
    assert brought(fleet, "bureau", "point") == ((), None)
    assert brought(fleet, "bureau", "camp") == ((), None)


def test_what_was_said_long_ago_counts_no_more(fleet):
    ours = held(fleet, "bureau")
    fleet.clock.advance(hours=WEEK - 24)
    assert brought(fleet, "bureau", "point") == ((), None)
    fleet.clock.advance(hours=48)
    assert brought(fleet, "bureau", "point") == ours
    # A clock that was a year ahead when they spoke, and is right again.
    fleet.clock.advance(hours=-24 * 365)
    assert brought(fleet, "bureau", "point") == ours


def test_a_peer_that_does_not_say_what_it_holds_is_given_it(fleet):
    bureau, point = fleet.at["bureau"], fleet.at["point"].author.device.id
    with bureau.vault.write() as cursor:
        cursor.execute("DELETE FROM peer_documents WHERE device = ?", (point,))
    assert brought(fleet, "bureau", "point") == held(fleet, "bureau")


def test_a_disk_put_back_that_holds_an_older_roster_is_brought_up_to_date(fleet):
    point = fleet.at["point"]
    older = held(fleet, "point")
    with point.vault.read() as cursor:
        cursor.execute("SELECT id, root, roster FROM authority WHERE left_at = 0")
        kept = cursor.fetchone()
    trust.renew(fleet.at["bureau"])
    newer = held(fleet, "bureau")
    a_person(fleet.at["bureau"])
    fleet.carry("bureau", "point", "bureau")
    assert held(fleet, "point") == newer
    assert brought(fleet, "bureau", "point") == ((), None)
    with point.vault.write() as cursor:
        cursor.execute("UPDATE authority SET root = ?2, roster = ?3 WHERE id = ?1", kept)
    assert held(fleet, "point") == older
    a_person(point)
    fleet.carry("point", "bureau", "point")
    assert held(fleet, "point") == newer


def test_what_a_peer_holds_is_forgotten_when_it_says_no_more(fleet):
    bureau, point = fleet.at["bureau"], fleet.at["point"].author.device.id
    with bureau.vault.write() as cursor:
        found = peers.peer(cursor, point)
        assert found == peers.peers(cursor)[point]
        assert found.documents is not None
        peers.note(cursor, peers.Peer(point, found.vector))
        assert peers.peer(cursor, point) == peers.Peer(point, found.vector)
        assert peers.peer(cursor, bytes(16)) is None
