"""Devices, chains and bundles for the tests, made by the real code from fixed keys; nobody in them is real."""

import zlib
from dataclasses import replace

import cbor2
import pytest
from cryptography.hazmat.primitives.asymmetric.ed25519 import Ed25519PrivateKey
from cryptography.hazmat.primitives.asymmetric.mlkem import MLKEM768PrivateKey
from cryptography.hazmat.primitives.asymmetric.x25519 import X25519PrivateKey

from models.errors import BundleError, DeviceUnknown, TrustError
from store.device import Device
from store.entry import NO_PREVIOUS, Body, Change, encode_body, hash_of, id_text
from store.heads import Group
from store.journal import Checkpoint, StoredEntry, chained
from sync.bundle import encoding, seal
from sync.bundle.content import Content, Introduction, Piece, Recipient, Segment, Supply
from sync.bundle.envelope import Envelope, close_chunks

MADE_AT = 1_772_433_600_000
AUTHORITY = bytes.fromhex("0197a1b2c3d4700080000000000000ff")
HOLDINGS = [0, {}, {}, {}]
"""The frame of a register that holds nothing."""

SUBJECT = "0197a1b2-c3d4-7000-8000-000000000002"


def a_device(number):
    """A device whose keys follow from its number, one byte."""
    signing = Ed25519PrivateKey.from_private_bytes(bytes((number,)) * 32)
    lattice = MLKEM768PrivateKey.from_seed_bytes(bytes((number,)) * 64)
    curve = X25519PrivateKey.from_private_bytes(bytes((number,)) * 32)
    return Device(
        bytes.fromhex("0197a1b2c3d47000800000000000") + bytes((0, number)),
        signing.public_key().public_bytes_raw(),
        signing,
        lattice.public_key().public_bytes_raw() + curve.public_key().public_bytes_raw(),
        lattice.private_bytes_raw() + curve.private_bytes_raw(),
    )


SENDER = a_device(0xAA)
READER = a_device(0xBB)
OTHER = a_device(0xCC)
RECIPIENTS = (Recipient(READER.id, READER.receiving_key),)


def a_body(number):
    """A body with a salt that follows from its number."""
    person = id_text(bytes.fromhex("0197a1b2c3d4700080000001") + number.to_bytes(4, "big"))
    fields = {"surname": f"Соколенко-{number}", "rank_key": "rank.private"}
    change = Change("person", person, (Group((), fields),))
    salt = hash_of(number.to_bytes(4, "big"))[:16]
    return encode_body(
        Body(salt, person, "intake.register", None, MADE_AT + number, 120, "", (change,))
    )


def a_chain(count, device=SENDER, previous=(0, NO_PREVIOUS)):
    """So many entries of a device, one second apart."""
    made = []
    for number in range(previous[0] + 1, previous[0] + 1 + count):
        entry = chained(previous, device, (MADE_AT + 1000 * number) << 16, a_body(number))
        made.append(entry)
        previous = entry.number, entry.hash
    return tuple(made)


def signed(entries, device=SENDER):
    """A segment of these entries with a checkpoint at the last."""
    last = entries[-1]
    point = Checkpoint(device.id, last.number, last.hash, device.sign(last.hash))
    return Segment(device.id, entries, point)


def withheld(entries, *numbers):
    """The same entries, some without their bodies."""
    return tuple(replace(each, body=None) if each.number in numbers else each for each in entries)


def raw_entry(device, number, header, body=None):
    """An entry whose header is whatever it is."""
    return StoredEntry(device.id, number, header, body, hash_of(header))


def a_content(**changes):
    """A little of everything."""
    entries = a_chain(4)
    foreign = a_chain(2, OTHER)
    facts = {
        "sender": SENDER.id,
        "authority": AUTHORITY,
        "made_at": MADE_AT,
        "vector": {SENDER.id: (4, entries[-1].hash), OTHER.id: (2, foreign[-1].hash)},
        "lacking": {OTHER.id: ((2, 2), (5, 9)), READER.id: ((1, 300),)},
        "roots": (b"first root", b"second root"),
        "roster": b"roster",
        "segments": (signed(withheld(entries, 2)), signed(foreign, OTHER)),
        "supplies": (Supply(OTHER.id, ((3, b"three"), (9, b"nine"))),),
        "pieces": (Piece(hash_of(b"file"), 300, 100, b"part of a file", SUBJECT),),
        "wants": {hash_of(b"other file"): 70_000},
        "heard": {OTHER.id: 492_342, READER.id: 0},
    }
    return Content(**{**facts, **changes})


def an_introduction():
    return Introduction(SENDER.id, SENDER.public_key, AUTHORITY, MADE_AT)


def everybody(introduction):
    """A roster of the three devices here."""
    for each in (SENDER, READER, OTHER):
        if each.id == introduction.sender:
            return each.public_key
    raise DeviceUnknown(id_text(introduction.sender))


def deflated(*frames):
    """Frames as a hostile program may write them: bytes as they are, anything else as CBOR."""
    made = [each if type(each) is bytes else cbor2.dumps(each) for each in frames]
    return zlib.compress(b"".join(len(each).to_bytes(4, "big") + each for each in made))


def sealed_statement(statement, signer=SENDER, recipients=RECIPIENTS, bundle_id=bytes(16)):
    """A bundle sealed and signed by the real code around any statement."""
    key = bytes(32)
    envelope = Envelope.make(bundle_id, key, recipients, 64 + len(statement))
    signature = signer.private_key.sign(seal._signed(envelope.data, statement))
    return envelope.data + close_chunks(envelope, key, signature + statement)


def sealed_frames(payload, signer=SENDER, content=None):
    """A bundle with an honest introduction and any compressed frames."""
    return sealed_statement(
        seal._introduction_out(content or Content(signer.id, AUTHORITY, MADE_AT), signer) + payload,
        signer,
    )


def opened(sealed, device=READER):
    return seal.open_sealed(sealed, device, everybody)


def refusal(sealed, device=READER):
    """The class of the declared error with which a bundle is refused."""
    with pytest.raises((BundleError, TrustError)) as refused:
        opened(sealed, device)
    return refused.type


def flip(sealed, place, bit):
    """The same bytes with one bit turned over."""
    changed = bytearray(sealed)
    changed[place] ^= 1 << bit
    return bytes(changed)


def plain_frames(content):
    """The frames of a content, each a list, as an honest program makes them."""
    data = zlib.decompress(encoding.encode(content))
    found = []
    while data:
        length = int.from_bytes(data[:4], "big")
        found.append(cbor2.loads(data[4 : 4 + length]))
        data = data[4 + length :]
    return found


SEGMENT = plain_frames(a_content(segments=(signed(withheld(a_chain(3), 2)),)))[1]
SUPPLY = plain_frames(a_content(segments=()))[1]
PIECE = plain_frames(a_content(segments=(), supplies=()))[1]
HEARD = plain_frames(a_content(segments=(), supplies=(), pieces=()))[1]
