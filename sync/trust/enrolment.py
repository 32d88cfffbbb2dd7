"""How a laptop joins an authority: a request carried there, an answer carried back; believes neither by itself.

The request is signed by the device it speaks of. The answer holds the chain of roots and the roster that names the
device; it is sealed to the device (HPKE, RFC 9180, with ML-KEM-768 and X25519) and signed by the authority.
What neither proves is who sits at the other end: for that both sides compare the fingerprints.
"""

from collections.abc import Collection, Iterable
from dataclasses import dataclass
from hashlib import sha256

from cryptography.exceptions import InvalidTag
from cryptography.hazmat.primitives import hpke
from cryptography.hazmat.primitives.asymmetric.ed25519 import Ed25519PrivateKey
from cryptography.hazmat.primitives.asymmetric.mlkem import MLKEM768PrivateKey, MLKEM768PublicKey
from cryptography.hazmat.primitives.asymmetric.x25519 import X25519PrivateKey, X25519PublicKey

from models.errors import BundleTooLarge, EnrolmentRefused, SignatureInvalid
from store.device import Device
from store.entry import id_bytes
from sync.trust import document, predecessors, strict
from sync.trust.document import FORMAT, KEY_BYTES
from sync.trust.predecessors import MOST, Predecessor
from sync.trust.root import MAX_ROOTS
from sync.trust.roster import RECEIVING_KEY_BYTES, Station, read_station, read_words
from sync.trust.strict import ID_BYTES, Fields, MalformedError
from sync.trust.trust import Trust

REQUEST = "request"
ANSWER = "answer"
SEALED = "sealed answer"
MAX_REQUEST = 16 * 1024
"""The longest request, in bytes."""
MAX_ANSWER = 4 * 1024 * 1024
"""The longest answer, in bytes."""

_DIGEST_BYTES = 32
_LATTICE_KEY_BYTES = 1184
_LATTICE_SEED_BYTES = 64
_SUITE = hpke.Suite(hpke.KEM.MLKEM768_X25519, hpke.KDF.HKDF_SHA256, hpke.AEAD.AES_256_GCM)


@dataclass(frozen=True, slots=True)
class Request:
    """What a device says of itself and asks for; `made_at` in milliseconds since 1970 UTC.

    `practice` tells a register of invented people from a real one: the two never share an authority.
    `predecessors` are the identities whose place this device took.
    """

    device: bytes
    public_key: bytes
    receiving_key: bytes
    name: str
    station: Station
    roles: tuple[str, ...]
    made_at: int
    practice: bool = False
    predecessors: tuple[Predecessor, ...] = ()

    @property
    def fingerprint(self) -> str:
        """What people compare: it says which device this is, and is the same in every request of it."""
        return document.fingerprint(
            strict.encode([self.device, self.public_key, self.receiving_key])
        )


@dataclass(frozen=True, slots=True)
class Answer:
    """An authority's answer: what to believe from now on; `made_at` in milliseconds since 1970 UTC."""

    device: bytes
    made_at: int
    trust: Trust


def digest_of(request: bytes) -> bytes:
    """The name of a request, by which its answer is known."""
    return sha256(request).digest()


def make_request(request: Request, private_key: Ed25519PrivateKey) -> bytes:
    """The request as a file, signed by its device."""
    station = request.station
    body = strict.encode(
        [
            request.device,
            request.public_key,
            request.receiving_key,
            request.name,
            [id_bytes(station.id), station.name, station.code, station.kind],
            list(request.roles),
            request.made_at,
            request.practice,
            predecessors.encode(request.predecessors),
        ]
    )
    return document.sign(REQUEST, body, [private_key])


def read_request(data: bytes) -> Request:
    """A request, signed by the device it speaks of.

    Raises:
        SignatureInvalid: it is no request, or its device did not sign it.
        BundleTooLarge, BundleTooNew: too long, or of a newer program.
    """
    parsed = document.parse(data, REQUEST, MAX_REQUEST)
    try:
        fields = Fields(strict.decode(parsed.body))
        request = Request(
            device=fields.octets(ID_BYTES),
            public_key=fields.octets(KEY_BYTES),
            receiving_key=fields.octets(RECEIVING_KEY_BYTES),
            name=fields.line(),
            station=Station(*fields.one(read_station)),
            roles=read_words(fields),
            made_at=fields.number(),
            practice=fields.truth(),
            predecessors=fields.many(predecessors.read, MOST) if fields.more else (),
        )
    except MalformedError:
        raise SignatureInvalid(REQUEST) from None
    if [key for key, _ in parsed.signatures] != [request.public_key]:
        raise SignatureInvalid(REQUEST)
    parsed.require([request.public_key], 1)
    return request


def make_answer(
    trust: Trust, request: bytes, private_keys: Iterable[Ed25519PrivateKey], made_at: int
) -> bytes:
    """The answer to a request, as a file that its device alone can open.

    Raises:
        EnrolmentRefused: nothing can be sealed to the key in the request.
        SignatureInvalid, BundleTooLarge, BundleTooNew: as `read_request`.
    """
    asked = read_request(request)
    body = strict.encode(
        [
            digest_of(request),
            asked.device,
            made_at,
            list(trust.roots),
            trust.roster_document,
        ]
    )
    signed = document.sign(ANSWER, body, private_keys)
    try:
        sealed = _SUITE.encrypt(signed, _sealing(asked.receiving_key), _info(asked.device))
    except ValueError:
        raise EnrolmentRefused("enrolment.key_unusable") from None
    return strict.encode([SEALED, FORMAT, asked.device, sealed])


def open_answer(data: bytes, device: Device, requests: Collection[bytes]) -> Answer:
    """The answer to one of this device's `requests` (their digests).

    In this order: size, recipient, seal, structure, chain of roots, roster, signature, request, and whether the roster
    names this device with the keys it has. That the authority is the one that was meant is for people to say.

    Raises:
        EnrolmentRefused: for another device, to another request, or the roster does not name us.
        SignatureInvalid: no answer, altered, or not signed by the authority's keys.
        AuthorityForeign, BundleTooLarge, BundleTooNew: as `Trust.read`.
    """
    parsed = document.parse(_unseal(data, device), ANSWER, MAX_ANSWER)
    try:
        fields = Fields(strict.decode(parsed.body))
        request = fields.octets(_DIGEST_BYTES)
        named = fields.octets(ID_BYTES)
        made_at = fields.number()
        chain = fields.each(lambda each: each.octets(), MAX_ROOTS)
        roster = fields.octets()
    except MalformedError:
        raise SignatureInvalid(ANSWER) from None
    trust = Trust.read(chain, roster)
    parsed.require(trust.root.keys, 1)
    if named != device.id:
        raise EnrolmentRefused("enrolment.other_device")
    if request not in requests:
        raise EnrolmentRefused("enrolment.other_request")
    found = trust.device(device.id)
    if (
        found is None
        or found.revoked_at
        or (found.public_key, found.receiving_key) != (device.public_key, device.receiving_key)
    ):
        raise EnrolmentRefused("enrolment.not_named")
    return Answer(device.id, made_at, trust)


def _unseal(data: bytes, device: Device) -> bytes:
    if len(data) > MAX_ANSWER:
        raise BundleTooLarge(MAX_ANSWER)
    try:
        fields = document.opened(data, SEALED)
        recipient = fields.octets(ID_BYTES)
        sealed = fields.octets()
        fields.end()
    except MalformedError:
        raise SignatureInvalid(ANSWER) from None
    if recipient != device.id:
        raise EnrolmentRefused("enrolment.other_device")
    try:
        return _SUITE.decrypt(sealed, _opening(device.receiving_private_key), _info(device.id))
    except (InvalidTag, ValueError):
        raise SignatureInvalid(ANSWER) from None


def _info(device: bytes) -> bytes:
    return document.purpose(SEALED) + device


def _sealing(key: bytes) -> hpke.MLKEM768X25519PublicKey:
    return hpke.MLKEM768X25519PublicKey(
        MLKEM768PublicKey.from_public_bytes(key[:_LATTICE_KEY_BYTES]),
        X25519PublicKey.from_public_bytes(key[_LATTICE_KEY_BYTES:]),
    )


def _opening(key: bytes) -> hpke.MLKEM768X25519PrivateKey:
    return hpke.MLKEM768X25519PrivateKey(
        MLKEM768PrivateKey.from_seed_bytes(key[:_LATTICE_SEED_BYTES]),
        X25519PrivateKey.from_private_bytes(key[_LATTICE_SEED_BYTES:]),
    )
