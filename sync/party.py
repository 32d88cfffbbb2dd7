"""One register in an exchange: its vault, its device, whom it trusts, what time it is; refuses to do anything."""

from dataclasses import dataclass, replace

from models.clock import HybridClock
from store.access import OpenVault
from store.device import Device
from sync.trust.roster import RosterDevice
from sync.trust.trust import Trust

REGISTER = "register"
"""The compartment exchanged here."""

CLOCK_TOLERANCE = 10 * 60_000
"""Milliseconds by which clocks may differ before people are told."""


@dataclass(frozen=True, slots=True)
class Party:
    """This register; `now` is the instant of this exchange by its own clock, in milliseconds."""

    vault: OpenVault
    device: Device
    hybrid: HybridClock
    trust: Trust
    now: int

    def believing(self, trust: Trust) -> "Party":
        """The same with a newer roster."""
        return replace(self, trust=trust)

    def others(self) -> tuple[RosterDevice, ...]:
        """The devices of the authority that may be spoken to now, without this one."""
        return tuple(
            each
            for each in self.trust.roster.devices
            if each.device != self.device.id
            and not each.revoked_at
            and self.now < each.valid_until
            and REGISTER in each.compartments
        )

    def groups(self) -> tuple[tuple[RosterDevice, ...], ...]:
        """The others by station: devices that may read the same; those of the bureau first."""
        found: dict[str, list[RosterDevice]] = {}
        bureau = {each.device for each in self.trust.bureau_devices}
        for each in self.others():
            found.setdefault(each.station, []).append(each)
        return tuple(
            tuple(group)
            for group in sorted(found.values(), key=lambda group: group[0].device not in bureau)
        )
