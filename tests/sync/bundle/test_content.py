"""The document tells the truth: its limits are those of the program, its examples what the program makes and reads."""

import hashlib
import hmac
import io
import re
import zlib
from dataclasses import replace
from pathlib import Path

import cbor2
from cryptography.hazmat.primitives.asymmetric.ed25519 import (
    Ed25519PrivateKey,
    Ed25519PublicKey,
)
from cryptography.hazmat.primitives.asymmetric.mlkem import MLKEM768PrivateKey
from cryptography.hazmat.primitives.asymmetric.x25519 import X25519PrivateKey, X25519PublicKey
from cryptography.hazmat.primitives.ciphers.aead import AESGCM

from store.journal import Checkpoint, StoredEntry
from sync.bundle import encoding, limits, seal
from sync.bundle.content import Content, Documents, Piece, Segment, Supply
from sync.bundle.envelope import Envelope, key_name, open_chunks
from sync.bundle.heard import HOUR
from tests.sync.bundle.bundles import (
    AUTHORITY,
    MADE_AT,
    OTHER,
    READER,
    SENDER,
    SUBJECT,
    an_introduction,
    deflated,
    hash_of,
    plain_frames,
)

DOCUMENTS = Path(__file__).resolve().parents[3] / "docs"


def examples(name):
    text = (DOCUMENTS / name).read_text(encoding="utf-8")
    blocks = re.findall(r"```hex\n(.*?)```", text, re.DOTALL)
    return [bytes.fromhex("".join(block.split())) for block in blocks]


BODY, HEADER, HASH, _, SECOND, SECOND_HASH, *_, PUBLIC_KEY, SIGNATURE = examples("journal.md")
SIGNER = replace(
    SENDER,
    public_key=PUBLIC_KEY,
    private_key=Ed25519PrivateKey.from_private_bytes(bytes(range(32))),
)
CONTENT = Content(
    sender=SIGNER.id,
    authority=AUTHORITY,
    made_at=MADE_AT,
    vector={SIGNER.id: (2, SECOND_HASH), OTHER.id: (9, hash_of(b"nine"))},
    lacking={OTHER.id: ((2, 2), (5, 9))},
    segments=(
        Segment(
            SIGNER.id,
            (
                StoredEntry(SIGNER.id, 1, HEADER, BODY, HASH),
                StoredEntry(SIGNER.id, 2, SECOND, None, SECOND_HASH),
            ),
            Checkpoint(SIGNER.id, 2, SECOND_HASH, SIGNATURE),
        ),
    ),
    supplies=(Supply(OTHER.id, ((3, b"three"), (9, b"nine"))),),
    pieces=(Piece(hash_of(b"file"), 300, 100, b"part of a file", SUBJECT),),
    wants={hash_of(b"other file"): 70_000},
)


def test_the_document_shows_what_is_made():
    told = examples("bundle.md")
    assert told[:4] == [cbor2.dumps(frame) for frame in plain_frames(CONTENT)]
    documents = Documents(1, 3, hash_of(b"roster"))
    bare = Content(SIGNER.id, AUTHORITY, MADE_AT, documents=documents)
    assert told[8] == cbor2.dumps(plain_frames(bare)[0])
    assert encoding.decode(deflated(told[8]), an_introduction()).documents == documents
    heard = replace(bare, heard={OTHER.id: MADE_AT // HOUR})
    assert told[9] == cbor2.dumps(plain_frames(heard)[1])
    assert encoding.decode(deflated(told[8], told[9]), an_introduction()).heard == heard.heard
    assert told[4] == seal._introduction_out(CONTENT, SIGNER)
    assert told[5] == key_name(READER.receiving_key)
    envelope = Envelope.read(io.BytesIO(told[7]))
    assert told[6] == envelope.key_for(READER)
    assert envelope.bundle_id[:6] == MADE_AT.to_bytes(6, "big")


def test_the_bundle_in_the_document_is_read():
    sealed = examples("bundle.md")[7]
    opened = seal.open_sealed(sealed, READER, lambda introduction: SIGNER.public_key)
    assert opened.content == CONTENT
    assert opened.sender == SIGNER.id
    # Compression is not part of the format: only what it inflates to is.
    source = io.BytesIO(sealed)
    envelope = Envelope.read(source)
    statement = open_chunks(source, envelope, envelope.key_for(READER))[64:]
    introduction = seal._introduction_out(CONTENT, SIGNER)
    assert statement.startswith(introduction)
    assert encoding.decode(statement[len(introduction) :], seal._introduction_in(statement)[1])


def test_the_document_has_the_limits():
    text = (DOCUMENTS / "bundle.md").read_text(encoding="utf-8")
    told = dict(re.findall(r"^\| `([A-Z_]+)` .*\| ([\d,]+) \|$", text, re.MULTILINE))
    known = {name: value for name, value in vars(limits).items() if name.isupper()}
    del known["MEBIBYTE"]
    assert {name: int(value.replace(",", "")) for name, value in told.items()} == known


def by_hand(sealed, name, lattice_seed, curve_key):
    """The inside of a bundle by the standards the document names, without any of our code.

    HPKE: RFC 9180, sections 4 and 5; its KEM 0x647A is that of draft-connolly-cfrg-xwing-kem.
    """
    assert sealed[:10].hex() == "89534342" + "0d0a1a0a" + "0001"
    bundle_id, stanzas = sealed[10:26], int.from_bytes(sealed[26:28], "big")
    end = 32 + 1176 * stanzas
    assert len(sealed) == end + int.from_bytes(sealed[28:32], "big")
    at = next(at for at in range(32, end, 1176) if sealed[at : at + 8] == name) + 8
    lattice, curve, wrapped = sealed[at:][:1088], sealed[at:][1088:1120], sealed[at:][1120:1168]
    own = X25519PrivateKey.from_private_bytes(curve_key)
    secret = hashlib.sha3_256(
        MLKEM768PrivateKey.from_seed_bytes(lattice_seed).decapsulate(lattice)
        + own.exchange(X25519PublicKey.from_public_bytes(curve))
        + curve
        + own.public_key().public_bytes_raw()
        + bytes.fromhex("5c2e2f2f5e5c")
    ).digest()
    suite = b"HPKE" + bytes.fromhex("647a00010002")

    def extract(salt, label, given=b""):
        return hmac.digest(salt, b"HPKE-v1" + suite + label + given, "sha256")

    def expand(key, label, given, length):
        told = length.to_bytes(2, "big") + b"HPKE-v1" + suite + label + given
        return hmac.digest(key, told + b"\x01", "sha256")[:length]

    info = b"safe-conduct bundle key 1\0" + bundle_id
    context = b"\0" + extract(b"", b"psk_id_hash") + extract(b"", b"info_hash", info)
    derived = extract(secret, b"secret")
    key = AESGCM(expand(derived, b"key", context, 32)).decrypt(
        expand(derived, b"base_nonce", context, 12), wrapped, None
    )
    bound = hashlib.sha256(sealed[:end]).digest()
    inside, place = b"", 0
    while end < len(sealed):
        chunk, end = sealed[end : end + 65_552], end + 65_552
        nonce = place.to_bytes(11, "big") + bytes((end >= len(sealed),))
        inside, place = inside + AESGCM(key).decrypt(nonce, chunk, bound), place + 1
    return inside, b"safe-conduct bundle 1\0" + bound + hashlib.sha256(inside[64:]).digest()


def test_who_knows_only_the_document_can_read_a_bundle():
    inside, signed = by_hand(
        examples("bundle.md")[7], examples("bundle.md")[5], b"\xbb" * 64, b"\xbb" * 32
    )
    Ed25519PublicKey.from_public_bytes(PUBLIC_KEY).verify(inside[:64], signed)
    rest = io.BytesIO(inside[64:])
    introduction = cbor2.load(rest)
    assert introduction == [1, SIGNER.id, PUBLIC_KEY, AUTHORITY, MADE_AT, [], None]
    assert zlib.decompress(inside[64 + len(cbor2.dumps(introduction)) :]) == b"".join(
        len(frame).to_bytes(4, "big") + frame for frame in examples("bundle.md")[:4]
    )
