"""The roster: which stations and devices the authority knows, and until when; refuses what its keys did not sign.

Every roster names all devices there ever were: a revoked one stays, with the reason and the last number believed.
"""

from collections.abc import Iterable
from dataclasses import dataclass

from cryptography.hazmat.primitives.asymmetric.ed25519 import Ed25519PrivateKey

from models.errors import AuthorityForeign, SignatureInvalid
from store.entry import id_bytes, id_text
from sync.trust import document, strict
from sync.trust.document import KEY_BYTES
from sync.trust.root import Root
from sync.trust.strict import ID_BYTES, Fields, MalformedError, Value

KIND = "roster"
MAX_ROSTER = 2 * 1024 * 1024
"""The longest roster, in bytes."""
MAX_STATIONS = 1000
MAX_DEVICES = 1000
MAX_WORDS = 16
MAX_WORD = 32
RECEIVING_KEY_BYTES = 1184 + 32

REGISTRAR = "registrar"
"""The role of a device that holds keys of the authority."""
BUREAU = "bureau"
"""The role of a device that receives everything of its compartments."""
HUB = "hub"
"""The role of a device that answers on the network."""
STATION = "station"
"""The role of a device that receives its own people and those on their way to it."""


@dataclass(frozen=True, slots=True)
class Station:
    """A place with one or more devices; `bureau` says that it is entitled to all of its compartments."""

    id: str
    name: str
    code: str
    kind: str
    bureau: bool = False


@dataclass(frozen=True, slots=True)
class RosterDevice:
    """A device as the authority vouches for it.

    `station` is a station's identifier in written form. Instants are milliseconds since 1970 UTC, `revoked_at`
    0 while it is not revoked. `accepted_until` is the number of the last entry believed of a revoked device;
    nothing means that all of them are.
    """

    device: bytes
    name: str
    station: str
    public_key: bytes
    receiving_key: bytes
    roles: tuple[str, ...]
    compartments: tuple[str, ...]
    valid_from: int
    valid_until: int
    revoked_at: int = 0
    revoked_reason: str = ""
    accepted_until: int | None = None


@dataclass(frozen=True, slots=True)
class Roster:
    """All stations and devices of an authority, in order of their identifiers."""

    authority: bytes
    version: int
    issued_at: int
    expires_at: int
    stations: tuple[Station, ...]
    devices: tuple[RosterDevice, ...]


def sign_roster(roster: Roster, private_keys: Iterable[Ed25519PrivateKey]) -> bytes:
    """The roster as a signed document; stations and devices are put in order."""
    return document.sign(KIND, _encode(roster), private_keys)


def read_roster(data: bytes, root: Root) -> Roster:
    """A roster signed by enough keys of a believed root.

    Raises:
        AuthorityForeign: it belongs to another authority.
        SignatureInvalid: it is no roster, contradicts itself, or too few keys signed it.
        BundleTooLarge, BundleTooNew: too long, or of a newer program.
    """
    roster, parsed = _parse(data)
    if roster.authority != root.authority:
        raise AuthorityForeign("")
    parsed.require(root.keys, root.threshold)
    if not _sound(roster):
        raise SignatureInvalid(KIND)
    return roster


def peek_roster(data: bytes) -> tuple[bytes, int]:
    """Authority and version a roster claims; nothing of it is verified.

    Raises:
        SignatureInvalid, BundleTooLarge, BundleTooNew: as `read_roster`.
    """
    roster, _ = _parse(data)
    return roster.authority, roster.version


def _encode(roster: Roster) -> bytes:
    stations: list[Value] = [
        [id_bytes(each.id), each.name, each.code, each.kind, each.bureau]
        for each in sorted(roster.stations, key=lambda each: each.id)
    ]
    devices: list[Value] = [
        [
            each.device,
            each.name,
            id_bytes(each.station),
            each.public_key,
            each.receiving_key,
            list(each.roles),
            list(each.compartments),
            each.valid_from,
            each.valid_until,
            each.revoked_at,
            each.revoked_reason,
            each.accepted_until,
        ]
        for each in sorted(roster.devices, key=lambda each: each.device)
    ]
    return strict.encode(
        [roster.authority, roster.version, roster.issued_at, roster.expires_at, stations, devices]
    )


def _parse(data: bytes) -> tuple[Roster, document.Document]:
    parsed = document.parse(data, KIND, MAX_ROSTER)
    try:
        fields = Fields(strict.decode(parsed.body))
        roster = Roster(
            authority=fields.octets(ID_BYTES),
            version=fields.number(),
            issued_at=fields.number(),
            expires_at=fields.number(),
            stations=fields.many(_station, MAX_STATIONS),
            devices=fields.many(_device, MAX_DEVICES),
        )
    except MalformedError:
        raise SignatureInvalid(KIND) from None
    return roster, parsed


def _sound(roster: Roster) -> bool:
    stations = [id_bytes(each.id) for each in roster.stations]
    devices = [each.device for each in roster.devices]
    keys = {each.public_key for each in roster.devices}
    return (
        roster.version > 0
        and roster.issued_at < roster.expires_at
        and document.in_order(stations)
        and document.in_order(devices)
        and len(keys) == len(devices)
        and {each.station for each in roster.devices} <= {each.id for each in roster.stations}
    )


def read_station(fields: Fields) -> tuple[str, str, str, str]:
    """Identifier, name, code and kind of a station, as requests and rosters spell them."""
    return id_text(fields.octets(ID_BYTES)), fields.line(), fields.line(MAX_WORD), fields.line()


def read_words(fields: Fields) -> tuple[str, ...]:
    """Roles or compartments."""
    return fields.each(lambda each: each.line(MAX_WORD), MAX_WORDS)


def _station(fields: Fields) -> Station:
    return Station(*read_station(fields), bureau=fields.truth())


def _device(fields: Fields) -> RosterDevice:
    return RosterDevice(
        device=fields.octets(ID_BYTES),
        name=fields.line(),
        station=id_text(fields.octets(ID_BYTES)),
        public_key=fields.octets(KEY_BYTES),
        receiving_key=fields.octets(RECEIVING_KEY_BYTES),
        roles=read_words(fields),
        compartments=read_words(fields),
        valid_from=fields.number(),
        valid_until=fields.number(),
        revoked_at=fields.number(),
        revoked_reason=fields.line(),
        accepted_until=fields.number_or_nothing(),
    )
