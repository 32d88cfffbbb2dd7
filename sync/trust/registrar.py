"""What an authority does with its keys: founds itself, names devices, renews, revokes, rotates; pure.

Every act gives a new trust, read back from the documents it signed: an authority never issues what others would
refuse. Lifetimes are generous, for a laptop may be months without a courier.
"""

from collections.abc import Collection, Iterable, Sequence
from dataclasses import dataclass, replace

from cryptography.hazmat.primitives.asymmetric.ed25519 import Ed25519PrivateKey

from models.errors import DeviceUnknown, EnrolmentRefused
from store.entry import id_text
from sync.trust.enrolment import Request
from sync.trust.predecessors import proven
from sync.trust.root import FIRST, Root, sign_root
from sync.trust.roster import (
    BUREAU,
    REGISTRAR,
    STATION,
    Roster,
    RosterDevice,
    Station,
    sign_roster,
)
from sync.trust.trust import Trust

_DAY = 24 * 60 * 60 * 1000
ROOT_LIFE = 3650 * _DAY
"""How long a root is valid, in milliseconds."""
ROSTER_LIFE = 365 * _DAY
"""How long a roster is valid: so long may a register go on without word from its authority."""
DEVICE_LIFE = 730 * _DAY
"""How long a device is valid unless it is said otherwise."""

SUCCEEDED = "trust.succeeded"
"""The word key that stands as the reason where a restored laptop took the place of its former identity."""

Keys = Sequence[Ed25519PrivateKey]


@dataclass(frozen=True, slots=True)
class Admission:
    """What the authority grants to a device that asks.

    `station` is one the roster names, or nothing for the one in the request. `valid_until` is in milliseconds,
    0 for the usual lifetime; `name` replaces the one in the request.
    """

    station: str | None = None
    roles: tuple[str, ...] = (STATION,)
    compartments: tuple[str, ...] = ("register",)
    valid_until: int = 0
    name: str = ""


def keys_of(trust: Trust, private_keys: Iterable[bytes]) -> tuple[Ed25519PrivateKey, ...]:
    """The keys with which the authority can be spoken for.

    Raises:
        EnrolmentRefused: too few of its present keys are here.
    """
    held = _held(trust, private_keys)
    if len(held) < trust.root.threshold:
        raise EnrolmentRefused("enrolment.no_keys")
    return held


def speaks(trust: Trust, private_keys: Iterable[bytes]) -> bool:
    """Whether enough of the authority's present keys are here to speak for it."""
    return len(_held(trust, private_keys)) >= trust.root.threshold


def found(
    authority: bytes, name: str, station: Station, device: RosterDevice, keys: Keys, now: int
) -> Trust:
    """A new authority of one station and one device; each of its `keys` can speak for it alone."""
    public = tuple(sorted(_public(each) for each in keys))
    root = Root(authority, name, FIRST, public, 1, now, now + ROOT_LIFE)
    roster = Roster(authority, FIRST, now, now + ROSTER_LIFE, (station,), (device,))
    return Trust.read([sign_root(root, keys)], sign_roster(roster, keys))


def reissue(
    trust: Trust,
    keys: Keys,
    now: int,
    stations: Iterable[Station] = (),
    devices: Iterable[RosterDevice] = (),
) -> Trust:
    """The next roster, valid from now; stations and devices given replace those of the same identifier."""
    roster = trust.roster
    all_stations = {each.id: each for each in (*roster.stations, *stations)}
    all_devices = {each.device: each for each in (*roster.devices, *devices)}
    following = replace(
        roster,
        version=roster.version + 1,
        issued_at=now,
        expires_at=now + ROSTER_LIFE,
        stations=tuple(all_stations.values()),
        devices=tuple(all_devices.values()),
    )
    return Trust.read(trust.roots, sign_roster(following, keys))


def renew(trust: Trust, keys: Keys, now: int, devices: Collection[bytes]) -> Trust:
    """The next roster, with `devices` valid for another lifetime, and the next root if half of its time is over.

    A device that was named while the authority's clock was ahead becomes valid now.
    """
    if trust.root.expires_at - now < ROOT_LIFE // 2:
        trust = _succeeded(trust, keys, trust.root.keys, keys, now)
    renewed = [
        replace(
            each,
            valid_from=min(each.valid_from, now),
            valid_until=max(each.valid_until, now + DEVICE_LIFE)
            if each.device in devices
            else each.valid_until,
        )
        for each in trust.roster.devices
        if not each.revoked_at
    ]
    return reissue(trust, keys, now, devices=renewed)


def rotate(trust: Trust, keys: Keys, new: Keys, now: int) -> Trust:
    """Put `new` keys in place of `keys`; those held elsewhere stay. The next root is signed by both."""
    replaced = {_public(each) for each in keys}
    public = sorted({*trust.root.keys} - replaced | {_public(each) for each in new})
    return reissue(_succeeded(trust, [*keys, *new], tuple(public), new, now), new, now)


def revoke(
    trust: Trust, keys: Keys, device: bytes, reason: str, accepted_until: int | None, now: int
) -> Trust:
    """A roster in which the device is revoked; a second time the reason counts, and the lower number.

    Raises:
        DeviceUnknown: the roster does not name it.
    """
    known = trust.device(device)
    if known is None:
        raise DeviceUnknown(id_text(device))
    if known.revoked_at:
        bounds = [each for each in (known.accepted_until, accepted_until) if each is not None]
        accepted_until = min(bounds, default=None)
    revoked = replace(
        known,
        revoked_at=known.revoked_at or max(now, 1),
        revoked_reason=reason,
        accepted_until=accepted_until,
    )
    return reissue(trust, keys, now, devices=[revoked])


def enrol(trust: Trust, keys: Keys, request: Request, admission: Admission, now: int) -> Trust:
    """A roster that names the device of a request; a device whose place it took is revoked, all of its entries count.

    Raises:
        EnrolmentRefused: it was revoked, or is known with other keys; it may not be changed by a request; its station
            has to be chosen, or is not known.
    """
    known = trust.device(request.device)
    if known is not None:
        if known.revoked_at:
            raise EnrolmentRefused("enrolment.revoked")
        if (known.public_key, known.receiving_key) != (request.public_key, request.receiving_key):
            raise EnrolmentRefused("enrolment.key_changed")
        if REGISTRAR in known.roles:
            raise EnrolmentRefused("enrolment.own_device")
    old = predecessor(trust, request)
    station = _station_for(trust, request, admission, known or old)
    device = RosterDevice(
        device=request.device,
        name=admission.name or request.name,
        station=station.id,
        public_key=request.public_key,
        receiving_key=request.receiving_key,
        roles=admission.roles,
        compartments=admission.compartments,
        valid_from=known.valid_from if known else now,
        valid_until=admission.valid_until or now + DEVICE_LIFE,
    )
    devices = [device]
    if old is not None:
        devices.append(replace(old, revoked_at=now, revoked_reason=SUCCEEDED, accepted_until=None))
    return reissue(trust, keys, now, stations=[station], devices=devices)


def predecessor(trust: Trust, request: Request) -> RosterDevice | None:
    """The device of the roster whose place the asking one took, proven by its key; none that was revoked.

    A device that holds the authority's keys takes its own place by itself and is never replaced by a request.
    """
    for device, key in proven(request.predecessors, request.device, request.public_key):
        known = trust.device(device)
        if known is not None and known.public_key == key:
            replaceable = not known.revoked_at and REGISTRAR not in known.roles
            return known if replaceable else None
    return None


def _station_for(
    trust: Trust, request: Request, admission: Admission, known: RosterDevice | None
) -> Station:
    chosen = admission.station or (known.station if known else None)
    if chosen is not None:
        station = trust.station(chosen)
        if station is None:
            raise EnrolmentRefused("enrolment.station_unknown")
        return station
    # Whoever names another's station would be sent its people's files: that is for the authority to say.
    if trust.station(request.station.id) is not None:
        raise EnrolmentRefused("enrolment.station_choose")
    return replace(request.station, bureau=BUREAU in admission.roles)


def _succeeded(
    trust: Trust, signing: Keys, public: tuple[bytes, ...], roster_keys: Keys, now: int
) -> Trust:
    root = replace(
        trust.root,
        version=trust.root.version + 1,
        keys=public,
        issued_at=now,
        expires_at=now + ROOT_LIFE,
    )
    chain = (*trust.roots, sign_root(root, signing))
    return Trust.read(chain, sign_roster(trust.roster, roster_keys))


def _held(trust: Trust, private_keys: Iterable[bytes]) -> tuple[Ed25519PrivateKey, ...]:
    found = [Ed25519PrivateKey.from_private_bytes(each) for each in private_keys]
    return tuple([each for each in found if _public(each) in trust.root.keys])


def _public(private: Ed25519PrivateKey) -> bytes:
    return private.public_key().public_bytes_raw()
