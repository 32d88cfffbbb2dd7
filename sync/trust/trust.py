"""What this register believes of an authority: its newest root and roster; judges devices, never goes back.

Pure: `believes` gives the newer trust or the same one, and whoever asked keeps it (`store/trust.py`).
"""

from collections.abc import Sequence
from dataclasses import dataclass, field
from functools import cached_property, lru_cache

from models.errors import (
    AuthorityForeign,
    BundleTooLarge,
    DeviceNotValid,
    DeviceRevoked,
    DeviceUnknown,
    RosterExpired,
    RosterRolledBack,
    SignatureInvalid,
)
from store.entry import id_text
from store.trust import KnownDevice
from sync.trust import document
from sync.trust import root as roots
from sync.trust import roster as rosters
from sync.trust.root import MAX_ROOTS, Root
from sync.trust.roster import BUREAU, Roster, RosterDevice, Station


@dataclass(frozen=True)
class Trust:
    """A root and a roster signed by its keys; made by `read` and `believes`, which verify.

    `roots` is the whole chain of signed roots, the first one first, `roster_document` the signed roster: what
    travels to others.
    """

    root: Root
    roster: Roster
    roots: tuple[bytes, ...] = field(repr=False)
    roster_document: bytes = field(repr=False)

    @classmethod
    def read(cls, chain: Sequence[bytes], roster: bytes) -> "Trust":
        """The trust that signed documents give to somebody who believes the first or the last root.

        Raises:
            SignatureInvalid, AuthorityForeign, BundleTooLarge, BundleTooNew: as `root.read_chain` and
                `roster.read_roster`.
        """
        return _verified(cls, tuple(chain), roster)

    @property
    def authority(self) -> bytes:
        """The authority's identifier."""
        return self.root.authority

    @property
    def fingerprint(self) -> str:
        """What people compare to know that they mean the same authority with the same keys."""
        return self.root.fingerprint

    @property
    def expires_at(self) -> int:
        """When nothing can be believed any more unless it is renewed before, in milliseconds."""
        return min(self.root.expires_at, self.roster.expires_at)

    @property
    def stations(self) -> tuple[Station, ...]:
        """All stations of the authority."""
        return self.roster.stations

    @property
    def bureau_devices(self) -> tuple[RosterDevice, ...]:
        """The devices that receive everything of their compartments, without the revoked ones."""
        bureaus = {each.id for each in self.stations if each.bureau}
        return tuple(
            [
                each
                for each in self.roster.devices
                if not each.revoked_at and (BUREAU in each.roles or each.station in bureaus)
            ]
        )

    def devices_of(self, station: str) -> tuple[RosterDevice, ...]:
        """The devices of a station, without the revoked ones."""
        return tuple(
            [
                each
                for each in self.roster.devices
                if each.station == station and not each.revoked_at
            ]
        )

    def device(self, device: bytes) -> RosterDevice | None:
        """What the roster says of a device, if it names it."""
        return self._devices.get(device)

    def station(self, station: str) -> Station | None:
        """A station by its identifier."""
        return self._stations.get(station)

    @property
    def known_devices(self) -> tuple[KnownDevice, ...]:
        """The devices as the register keeps them beside its journal."""
        return tuple(
            [
                KnownDevice(
                    each.device,
                    each.public_key,
                    each.receiving_key,
                    each.valid_from,
                    each.accepted_until if each.revoked_at else None,
                )
                for each in self.roster.devices
            ]
        )

    def key_of(self, device: bytes) -> bytes:
        """The public key of a device, revoked or not: to see whether a signature is really its own.

        Raises:
            DeviceUnknown: the roster does not name it.
        """
        found = self._devices.get(device)
        if found is None:
            raise DeviceUnknown(id_text(device))
        return found.public_key

    def judge(self, device: bytes, compartment: str, now: int) -> RosterDevice:
        """The device, if it may speak in this compartment at `now` (milliseconds).

        A clock that runs behind does not make a device too young: a roster is no older than its issue.

        Raises:
            DeviceRevoked: it was revoked; said first, for it stays true whatever else has expired.
            RosterExpired: root or roster must be renewed before anybody can be believed.
            DeviceUnknown: the roster does not name it, or not for this compartment.
            DeviceNotValid: not yet, or no longer.
        """
        found = self._devices.get(device)
        if found is not None and found.revoked_at:
            raise DeviceRevoked(found.name, found.revoked_reason, found.revoked_at)
        if now >= self.expires_at:
            raise RosterExpired(self.expires_at)
        if found is None or compartment not in found.compartments:
            raise DeviceUnknown(id_text(device))
        if max(now, self.roster.issued_at) < found.valid_from or now >= found.valid_until:
            raise DeviceNotValid(found.name, found.valid_from, found.valid_until)
        return found

    def believes(self, chain: Sequence[bytes], roster: bytes | None, now: int) -> "Trust":
        """The newer trust that offered documents give, or this one; root and roster count together or not at all.

        Older documents are left unread: a stick may deliver them a month late. `now` is in milliseconds.

        Raises:
            AuthorityForeign: another authority's.
            RosterExpired: they are newer than ours, and have expired all the same.
            RosterRolledBack: another roster under the number of the one held: one of two was taken back.
            SignatureInvalid: not signed as it must be, or a device's key was exchanged.
            BundleTooLarge, BundleTooNew: too long, or of a newer program.
        """
        held, root = self._followed(chain)
        offered = self._offered(roster)
        if held == self.roots and offered == self.roster_document:
            return self
        read = rosters.read_roster(offered, root)
        if read.version == self.roster.version and read != self.roster:
            raise RosterRolledBack(read.version, self.roster.version)
        for each in read.devices:
            known = self._devices.get(each.device)
            if known is not None and known.public_key != each.public_key:
                raise SignatureInvalid(rosters.KIND)
        newer = Trust(root, read, held, offered)
        if now >= newer.expires_at:
            raise RosterExpired(newer.expires_at)
        return newer

    def _followed(self, chain: Sequence[bytes]) -> tuple[tuple[bytes, ...], Root]:
        if len(chain) > MAX_ROOTS:
            raise BundleTooLarge(MAX_ROOTS)
        held, root = list(self.roots), self.root
        for each in chain:
            if each in held:
                continue
            claimed = roots.peek_root(each)
            if claimed.authority == root.authority and claimed.version <= root.version:
                # The first root has version 1, so that the chain is its own index.
                known = document.parse(held[claimed.version - 1], roots.KIND, roots.MAX_ROOT)
                if document.parse(each, roots.KIND, roots.MAX_ROOT).body != known.body:
                    raise SignatureInvalid(roots.KIND)
                continue
            root = roots.follow(root, each)
            held.append(each)
        if len(held) > MAX_ROOTS:
            raise BundleTooLarge(MAX_ROOTS)
        return tuple(held), root

    def _offered(self, roster: bytes | None) -> bytes:
        if roster is None or roster == self.roster_document:
            return self.roster_document
        authority, version = rosters.peek_roster(roster)
        if authority != self.authority:
            raise AuthorityForeign("")
        return self.roster_document if version < self.roster.version else roster

    @cached_property
    def _devices(self) -> dict[bytes, RosterDevice]:
        return {each.device: each for each in self.roster.devices}

    @cached_property
    def _stations(self) -> dict[str, Station]:
        return {each.id: each for each in self.stations}


@lru_cache(maxsize=4)
def _verified(kind: type[Trust], chain: tuple[bytes, ...], roster: bytes) -> Trust:
    # The same bytes verify the same way, and are asked for with every look at the screen: 10 ms for 100 devices.
    root = roots.read_chain(chain)
    return kind(root, rosters.read_roster(roster, root), chain, roster)
