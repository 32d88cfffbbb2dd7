"""What the tests of trust share: keys that are the same every time, an authority, a camp that asks to join."""

from functools import cache

from cryptography.hazmat.primitives.asymmetric.ed25519 import Ed25519PrivateKey
from cryptography.hazmat.primitives.asymmetric.mlkem import MLKEM768PrivateKey
from cryptography.hazmat.primitives.asymmetric.x25519 import X25519PrivateKey

from store.device import Device
from store.entry import id_bytes
from sync.trust import registrar
from sync.trust.enrolment import Request, make_request
from sync.trust.roster import BUREAU, REGISTRAR, RosterDevice, Station
from sync.trust.trust import Trust

NOW = 1_794_900_000_000
DAY = 24 * 60 * 60 * 1000
AUTHORITY = id_bytes("0193a000-0000-7000-8000-0000000000a0")
OTHER_AUTHORITY = id_bytes("0193a000-0000-7000-8000-0000000000a9")
BUREAU_STATION = Station(
    "0193a000-0000-7000-8000-000000000001", "НІБ", "NIB", "bureau", bureau=True
)
CAMP_STATION = Station("0193a000-0000-7000-8000-000000000002", "Camp West-1", "W1", "camp")


def key(number: int) -> Ed25519PrivateKey:
    return Ed25519PrivateKey.from_private_bytes(bytes([number]) * 32)


def public(number: int) -> bytes:
    return key(number).public_key().public_bytes_raw()


@cache
def device(number: int) -> Device:
    lattice = MLKEM768PrivateKey.from_seed_bytes(bytes([number]) * 64)
    curve = X25519PrivateKey.from_private_bytes(bytes([number]) * 32)
    return Device(
        id_bytes(f"0193a000-0000-7000-8000-0000000000d{number:x}"),
        public(number),
        key(number),
        lattice.public_key().public_bytes_raw() + curve.public_key().public_bytes_raw(),
        lattice.private_bytes_raw() + curve.private_bytes_raw(),
    )


def named(number: int, station: Station = BUREAU_STATION, **fields: object) -> RosterDevice:
    of = device(number)
    known: dict[str, object] = {
        "device": of.id,
        "name": f"laptop {number}",
        "station": station.id,
        "public_key": of.public_key,
        "receiving_key": of.receiving_key,
        "roles": (BUREAU, REGISTRAR),
        "compartments": ("register",),
        "valid_from": NOW,
        "valid_until": NOW + registrar.DEVICE_LIFE,
    }
    return RosterDevice(**(known | fields))


def authority(identifier: bytes = AUTHORITY, keys: tuple[int, ...] = (10,)) -> Trust:
    return registrar.found(
        identifier,
        "Збройні Сили України",
        BUREAU_STATION,
        named(1),
        [key(number) for number in keys],
        NOW,
    )


def asking(number: int = 2, station: Station = CAMP_STATION) -> Request:
    of = device(number)
    return Request(
        of.id, of.public_key, of.receiving_key, f"laptop {number}", station, ("station",), NOW
    )


def request_file(number: int = 2) -> bytes:
    return make_request(asking(number), key(number))


def enrolled(trust: Trust, number: int = 2, now: int = NOW) -> Trust:
    return registrar.enrol(trust, [key(10)], asking(number), registrar.Admission(), now)


def closings(trust: Trust) -> dict[bytes, int]:
    """The last number believed of every device that was revoked with one."""
    return {each.id: each.closed for each in trust.known_devices if each.closed is not None}
