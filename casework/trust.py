"""Whom this register trusts: its authority, the devices it names; founds one when a laptop is alone.

Refuses to belong to two authorities. Verbs that change the roster need the authority's keys, which only the
laptop that founded it has. Not to be called inside a save.
"""

from collections.abc import Callable, Collection, Sequence
from dataclasses import replace

from cryptography.hazmat.primitives.asymmetric.ed25519 import Ed25519PrivateKey

from casework.registers import clean
from casework.trust_acts import Act, recorded
from casework.trust_views import AuthorityView, DeviceView
from casework.workspace import Workspace
from models.errors import EnrolmentRefused, InputRefused
from models.ids import new_id
from models.trust_acts import TrustWord
from store import journal
from store import trust as kept_trust
from store.compartment import Cursor
from store.entry import id_bytes, id_text
from store.trust import Authority
from sync.trust import registrar
from sync.trust.registrar import Keys
from sync.trust.root import read_chain
from sync.trust.roster import BUREAU, REGISTRAR, RosterDevice, Station
from sync.trust.trust import Trust

REGISTER = "register"
Change = Callable[[Trust, Keys, Cursor], Trust]


def found_authority(workspace: Workspace) -> Trust:
    """Make this laptop its own authority, unless the register belongs to one already."""
    now = workspace.now()
    with workspace.vault.write() as cursor:
        held = kept_trust.current(cursor)
        if held is not None:
            return Trust.read(held.roots, held.roster)
        key = Ed25519PrivateKey.generate()
        station = own_station(workspace)
        trust = registrar.found(
            id_bytes(new_id(workspace.clock)),
            clean(workspace.station.authority),
            replace(station, bureau=True),
            _own_device(workspace, station.id),
            [key],
            now,
        )
        kept_trust.install(cursor, trust, now, [key.private_bytes_raw()])
    return trust


def trust_of(workspace: Workspace) -> Trust:
    """What this register believes now; founded or renewed first where this laptop can do so itself."""
    with workspace.vault.read() as cursor:
        held = kept_trust.current(cursor)
    if held is None:
        return found_authority(workspace)
    trust = Trust.read(held.roots, held.roster)
    if _due(workspace, trust) and registrar.speaks(trust, held.private_keys):
        return renew(workspace)
    return trust


def authority(workspace: Workspace) -> AuthorityView:
    """The authority this register belongs to, for the screen that shows it."""
    trust = trust_of(workspace)
    with workspace.vault.read() as cursor:
        held = kept_trust.current(cursor)
        left = kept_trust.left(cursor)
    keys = held is not None and registrar.speaks(trust, held.private_keys)
    return AuthorityView(
        id=id_text(trust.authority),
        name=trust.root.name,
        fingerprint=trust.fingerprint,
        alone=keys and not has_others(workspace, trust),
        holds_keys=keys,
        roster_version=trust.roster.version,
        issued_at=trust.roster.issued_at,
        expires_at=trust.expires_at,
        left=tuple([read_chain(each.roots).name for each in left]),
    )


def devices(workspace: Workspace) -> tuple[DeviceView, ...]:
    """The devices of the roster by station and name, the revoked ones last."""
    trust = trust_of(workspace)
    views = [_view(workspace, trust, each) for each in trust.roster.devices]
    return tuple(sorted(views, key=lambda each: (each.revoked, each.station, each.name, each.id)))


def believe(workspace: Workspace, roots: Sequence[bytes], roster: bytes | None) -> Trust:
    """Take in a newer root and roster of the authority this register belongs to.

    Raises:
        TrustError, BundleTooLarge, BundleTooNew: as `Trust.believes`; what was believed stays.
    """
    now = workspace.now()
    held = trust_of(workspace)
    trust = held.believes(roots, roster, now)
    if trust is not held:
        with workspace.vault.write() as cursor:
            kept_trust.install(cursor, trust, now)
    return trust


def renew(workspace: Workspace, also: Collection[str] = ()) -> Trust:
    """Issue the roster anew; this laptop, and the devices named in `also`, stay valid for another lifetime.

    Raises:
        EnrolmentRefused: this laptop does not hold the authority's keys.
    """
    now, own = workspace.now(), workspace.author.device
    extended = {own.id, *(id_bytes(each) for each in also)}

    def renewed(trust: Trust, keys: Keys, _: Cursor) -> Trust:
        if trust.device(own.id) is None:
            trust = _succeeding(workspace, trust, keys)
        return registrar.renew(trust, keys, now, extended)

    return changed(workspace, renewed)


def revoke(
    workspace: Workspace, device: str, reason: str, accepted_until: int | None = None
) -> Trust:
    """Revoke a device for good: its bundles are refused, its entries beyond `accepted_until` not believed.

    Without a number all entries count that this register holds now.

    Raises:
        InputRefused: no reason was given.
        DeviceUnknown: the roster does not name it.
        EnrolmentRefused: it is this laptop, or this laptop does not hold the authority's keys.
    """
    now, identifier, why = workspace.now(), id_bytes(device), clean(reason)
    if not why:
        raise InputRefused({"reason": "trust.reason_needed"})
    if identifier == workspace.author.device.id:
        raise EnrolmentRefused("enrolment.own_device")

    def revoked(trust: Trust, keys: Keys, cursor: Cursor) -> Trust:
        last = journal.highest(cursor, identifier) if accepted_until is None else accepted_until
        return registrar.revoke(trust, keys, identifier, why, last, now)

    return changed(workspace, revoked, Act(TrustWord.REVOKED, identifier, why))


def rotate_keys(workspace: Workspace) -> Trust:
    """Give the authority new keys in place of those on this laptop; its fingerprint changes.

    Raises:
        EnrolmentRefused: this laptop does not hold enough of them.
    """
    now, act = workspace.now(), Act(TrustWord.KEYS_CHANGED)
    with recorded(workspace, act) as cursor:
        held, trust = _held(cursor)
        keys = registrar.keys_of(trust, held.private_keys)
        new = [Ed25519PrivateKey.generate() for _ in keys]
        act.trust = trust = registrar.rotate(trust, keys, new, now)
        kept_trust.install(cursor, trust, now, [each.private_bytes_raw() for each in new])
    return trust


def own_station(workspace: Workspace) -> Station:
    """The station that keeps this register, as rosters name it."""
    station = workspace.station
    return Station(station.id, clean(station.name), station.code, station.station_kind)


def own_name(workspace: Workspace) -> str:
    """What this laptop is called unless somebody names it: the station's code and the end of its identifier."""
    return f"{workspace.station.code} {workspace.author.device.text[-4:]}"


def changed(workspace: Workspace, change: Change, act: Act | None = None) -> Trust:
    """Issue a roster with this laptop's keys, in one save; `act` is recorded in it, where it is an officer's.

    Raises:
        EnrolmentRefused: this laptop does not hold enough of the authority's keys; or what `change` raises.
    """
    found_authority(workspace)
    with recorded(workspace, act) if act else workspace.vault.write() as cursor:
        held, trust = _held(cursor)
        trust = change(trust, registrar.keys_of(trust, held.private_keys), cursor)
        kept_trust.install(cursor, trust, workspace.now())
        if act:
            act.trust = trust
    return trust


def has_others(workspace: Workspace, trust: Trust) -> bool:
    """Whether the roster names devices, not revoked, besides this laptop."""
    own = workspace.author.device.id
    return any(not each.revoked_at and each.device != own for each in trust.roster.devices)


def _held(cursor: Cursor) -> tuple[Authority, Trust]:
    held = kept_trust.current(cursor)
    if held is None:
        raise EnrolmentRefused("enrolment.no_keys")
    return held, Trust.read(held.roots, held.roster)


def _due(workspace: Workspace, trust: Trust) -> bool:
    """Whether half of the roster's time is over, or this laptop's own place in it is missing or ending."""
    now, own = workspace.now(), trust.device(workspace.author.device.id)
    return (
        own is None
        or own.valid_until - now < registrar.DEVICE_LIFE // 2
        or trust.expires_at - now < registrar.ROSTER_LIFE // 2
    )


def _own_device(workspace: Workspace, station: str) -> RosterDevice:
    own, now = workspace.author.device, workspace.now()
    return RosterDevice(
        device=own.id,
        name=own_name(workspace),
        station=station,
        public_key=own.public_key,
        receiving_key=own.receiving_key,
        roles=(BUREAU, REGISTRAR),
        compartments=(REGISTER,),
        valid_from=now,
        valid_until=now + registrar.DEVICE_LIFE,
    )


def _succeeding(workspace: Workspace, trust: Trust, keys: Keys) -> Trust:
    """After a restored backup this laptop is a new device: it takes the place of the one that founded the authority."""
    now, station = workspace.now(), own_station(workspace)
    for each in trust.roster.devices:
        if REGISTRAR in each.roles and not each.revoked_at:
            station = trust.station(each.station) or station
            trust = registrar.revoke(trust, keys, each.device, registrar.SUCCEEDED, None, now)
    return registrar.reissue(trust, keys, now, [station], [_own_device(workspace, station.id)])


def _view(workspace: Workspace, trust: Trust, device: RosterDevice) -> DeviceView:
    station = trust.station(device.station)
    return DeviceView(
        id=id_text(device.device),
        name=device.name,
        station_id=device.station,
        station=station.name if station else "",
        station_code=station.code if station else "",
        roles=device.roles,
        compartments=device.compartments,
        valid_from=device.valid_from,
        valid_until=device.valid_until,
        revoked_at=device.revoked_at,
        revoked_reason=device.revoked_reason,
        accepted_until=device.accepted_until,
        own=device.device == workspace.author.device.id,
    )
