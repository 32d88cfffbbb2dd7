"""Bundles in and out over a real database, without any network."""

import dataclasses
import secrets

import pytest

from hub import keys
from hub.database import Database
from hub.errors import HubNotEnrolled
from hub.exchange import Exchange
from models.errors import (
    AuthorityForeign,
    BundleDamaged,
    BundleNotForUs,
    DeviceRevoked,
    DeviceUnknown,
)
from models.ids import new_id
from models.records import Person
from store.journal import Checkpoint
from sync.bundle.content import Recipient, Segment
from sync.bundle.seal import seal
from sync.documents import held_by
from sync.trust import registrar
from tests.hub.hubs import (
    PASSPHRASE,
)
from tests.hub.laptops import CLOCK, Bureau, Laptop, created, new_device
from tests.store.vaults import CHEAP


@pytest.fixture
def hub(direct):
    return direct


def test_what_one_laptop_brings_the_bureau_receives_whole(hub, bureau):
    camp = bureau.new_laptop()
    for _ in range(5):
        camp.intake()
    camp.sync(hub, hub.recipient)
    bureau.laptop.sync(hub, hub.recipient)
    assert bureau.laptop.chains == camp.chains
    assert bureau.laptop.vector() == hub.engine._database.read(lambda c: bureau.laptop.vector())
    assert all(each.body for each in bureau.laptop.chains[camp.device.id])


def test_sending_the_same_bundle_again_adds_nothing(hub, bureau):
    camp = bureau.new_laptop()
    camp.intake()
    bundle = camp.bundle(hub.recipient)
    hub.exchange(bundle)
    assert (hub.done.taken.added, hub.done.taken.known) == (1, 0)
    before = {name: hub.everything(name) for name in ("entry", "body", "checkpoint", "touching")}
    hub.exchange(bundle)
    assert (hub.done.taken.added, hub.done.taken.known) == (0, 1)
    assert before == {name: hub.everything(name) for name in before}


def test_a_body_the_hub_lacked_is_taken_in_later(hub, bureau):
    """A courier station brings headers; the bodies come from where they were written."""
    here, courier = bureau.new_laptop(), bureau.new_laptop()
    here.intake()
    courier.chains = {
        here.device.id: [
            dataclasses.replace(each, body=None) for each in here.chains[here.device.id]
        ]
    }
    courier.checkpoints = dict(here.checkpoints)
    said = courier.take(hub.exchange(courier.bundle(hub.recipient)))
    assert said.lacking == {here.device.id: ((1, 1),)}
    here.sync(hub, hub.recipient)
    # The laptop still holds the bodies: it sends its own chain again, and they supply what lacked.
    again = Segment(
        here.device.id,
        tuple(here.chains[here.device.id]),
        here.checkpoints[here.device.id, 1],
    )
    said = here.take(hub.exchange(here.bundle(hub.recipient, segments=(again,))))
    assert not said.lacking
    bureau.laptop.sync(hub, hub.recipient)
    assert bureau.laptop.chains == here.chains


def test_entries_beyond_a_gap_are_asked_for_again(hub, bureau):
    camp = bureau.new_laptop()
    for _ in range(4):
        camp.intake()
    camp.theirs = {camp.device.id: (2, camp.chains[camp.device.id][1].hash)}
    camp.take(hub.exchange(camp.bundle(hub.recipient)))
    assert hub.done.taken.waiting == 2
    assert camp.theirs == {}
    camp.sync(hub, hub.recipient)
    assert camp.theirs == camp.vector()


def test_two_entries_of_one_name_are_both_kept_and_the_device_is_closed(hub, bureau):
    camp = bureau.new_laptop()
    camp.intake()
    clone = Laptop(camp.device, bureau, camp.station)
    clone.chains = {camp.device.id: list(camp.chains[camp.device.id])}
    camp.intake("Верещагин")
    camp.sync(hub, hub.recipient)
    clone.intake("Ооржак")
    clone.intake("Щербань")
    hub.exchange(clone.bundle(hub.recipient))
    assert hub.done.taken.forked == 2
    assert [row[1] for row in hub.everything("fork")] == [2, 3]
    camp.intake()
    hub.exchange(camp.bundle(hub.recipient))
    assert hub.done.taken.added == 0
    assert len(hub.everything("entry")) == 2


def test_many_entries_travel_in_several_answers(hub, bureau):
    camp = bureau.new_laptop()
    note = secrets.token_hex(4000)
    for number in range(700):
        person = Person(id=new_id(CLOCK), note=note)
        camp.write(created(person), sign=number % 50 == 49)
    camp.theirs = {}
    first, second = camp.checkpoints[camp.device.id, 350], camp.checkpoints[camp.device.id, 700]
    own = camp.chains[camp.device.id]
    for start, point in ((0, first), (350, second)):
        some = Segment(camp.device.id, tuple(own[start : point.number]), point)
        hub.exchange(camp.bundle(hub.recipient, segments=(some,)))
    rounds = 0
    while bureau.laptop.vector() != camp.vector():
        before = bureau.laptop.vector()
        bureau.laptop.take(hub.exchange(bureau.laptop.bundle(hub.recipient)))
        rounds += bureau.laptop.vector() != before
    assert rounds == 2
    assert bureau.laptop.chains == camp.chains


def test_nothing_readable_about_a_person_lies_in_the_database(hub, bureau):
    camp = bureau.new_laptop()
    camp.intake("CANARYSURNAME")
    clone = Laptop(camp.device, bureau, camp.station)
    camp.sync(hub, hub.recipient)
    clone.intake("CANARYFORKED")
    hub.exchange(clone.bundle(hub.recipient))
    assert hub.done.taken.forked == 1
    tables = ("entry", "body", "fork", "written", "attachment", "entry_subject", "record_subject")
    for table in tables:
        for row in hub.everything(table):
            for value in row:
                data = (
                    bytes(value) if isinstance(value, bytes | memoryview) else str(value).encode()
                )
                assert b"CANARY" not in data


def test_a_stranger_is_refused_by_name_and_nothing_is_kept(hub, bureau):
    stranger = Laptop(new_device(), bureau)
    stranger.intake()
    with pytest.raises(DeviceUnknown) as refused:
        hub.exchange(stranger.bundle(hub.recipient))
    assert refused.value.device == stranger.device.text
    assert hub.everything("entry") == []


def test_a_revoked_device_is_refused_as_soon_as_a_roster_says_so(hub, bureau):
    camp = bureau.new_laptop()
    camp.intake()
    camp.sync(hub, hub.recipient)
    bureau.trust = registrar.revoke(
        bureau.trust, bureau.keys, camp.device.id, "lost", 1, CLOCK.now()
    )
    brought = bureau.laptop.bundle(
        hub.recipient, roots=bureau.trust.roots, roster=bureau.trust.roster_document
    )
    hub.exchange(brought)
    camp.intake()
    with pytest.raises(DeviceRevoked):
        hub.exchange(camp.bundle(hub.recipient))
    # Neither does what it wrote afterwards come in by another way.
    bureau.laptop.chains = dict(camp.chains)
    bureau.laptop.checkpoints = dict(camp.checkpoints)
    hub.exchange(bureau.laptop.bundle(hub.recipient))
    assert len(hub.everything("entry")) == 1


def test_a_newer_roster_is_passed_on_until_its_reader_says_that_he_has_it(hub, bureau):
    camp = bureau.new_laptop()
    older = held_by(bureau.trust)
    first = camp.content(roots=bureau.trust.roots, roster=bureau.trust.roster_document)
    camp.take(hub.exchange(camp.bundle(hub.recipient, roots=first.roots, roster=first.roster)))
    bureau.new_laptop()
    newer = bureau.trust.roster_document
    hub.exchange(bureau.laptop.bundle(hub.recipient, roots=bureau.trust.roots, roster=newer))

    def told(holding):
        said = camp.take(hub.exchange(camp.bundle(hub.recipient, documents=holding)))
        assert said.documents == held_by(bureau.trust)
        return said.roster

    # Answers get lost: only what the reader himself says counts.
    assert [told(older) for _ in range(5)] == [newer] * 5
    assert told(None) == newer
    assert [told(held_by(bureau.trust)) for _ in range(2)] == [None, None]
    assert told(older) == newer


def test_another_authority_is_refused(hub):
    other = Bureau()
    stranger = other.new_laptop()
    with pytest.raises(AuthorityForeign):
        hub.exchange(stranger.bundle(hub.recipient, roots=other.trust.roots))


def test_a_bundle_for_somebody_else_is_refused(hub, bureau):
    camp, other = bureau.new_laptop(), bureau.new_laptop()
    elsewhere = Recipient(other.device.id, other.device.receiving_key)
    with pytest.raises(BundleNotForUs):
        hub.exchange(camp.bundle(elsewhere))


def test_a_broken_chain_takes_the_whole_bundle_with_it(hub, bureau):
    camp = bureau.new_laptop()
    camp.intake()
    camp.intake()
    first, second = camp.chains[camp.device.id]
    wrong = dataclasses.replace(second, body=first.body)
    forged = Segment(camp.device.id, (first, wrong), camp.checkpoints[camp.device.id, 2])
    with pytest.raises(BundleDamaged) as refused:
        hub.exchange(seal(camp.content(segments=(forged,)), camp.device, [hub.recipient]))
    assert refused.value.part in {"chain", "structure"}
    assert hub.everything("entry") == []


def test_before_it_is_enrolled_it_says_so(tmp_path, bureau):
    made = keys.found(tmp_path / "keys", PASSPHRASE, CLOCK, derivation=CHEAP)
    database = Database(f"sqlite:///{tmp_path / 'hub.sqlite'}")
    database.prepare()
    with pytest.raises(HubNotEnrolled):
        Exchange(database, made, CLOCK).answer(b"anything")
    database.close()


def test_checkpoints_are_what_chains_travel_between(hub, bureau):
    camp = bureau.new_laptop()
    for _ in range(3):
        camp.intake()
    camp.sync(hub, hub.recipient)
    assert isinstance(camp.checkpoints[camp.device.id, 3], Checkpoint)
    bureau.laptop.sync(hub, hub.recipient)
    assert bureau.laptop.checkpoints.keys() == {(camp.device.id, 3)}
