"""What screens show of authorities, devices and enrolment: small frozen views without keys.

Instants are milliseconds since 1970-01-01 UTC, `0` where something has not happened. Identifiers are in written form.
"""

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class DeviceView:
    """A device of the roster; `own` is this laptop, `heard_at` is filled in by who knows it.

    `accepted_until` is the number of the last entry believed of a revoked device; nothing: all of them.
    """

    id: str
    name: str
    station_id: str
    station: str
    station_code: str
    roles: tuple[str, ...]
    compartments: tuple[str, ...]
    valid_from: int
    valid_until: int
    revoked_at: int
    revoked_reason: str
    accepted_until: int | None
    own: bool
    heard_at: int = 0

    @property
    def revoked(self) -> bool:
        """Whether the authority revoked it."""
        return self.revoked_at > 0


@dataclass(frozen=True, slots=True)
class AuthorityView:
    """The authority this register belongs to.

    `alone` is a laptop that is its own authority and has enrolled nobody; `holds_keys` says that it can enrol
    and revoke; `left` names authorities it belonged to before.
    """

    id: str
    name: str
    fingerprint: str
    alone: bool
    holds_keys: bool
    roster_version: int
    issued_at: int
    expires_at: int
    left: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class RequestView:
    """A request to be enrolled, before anybody answers it.

    `known` is a device the roster names already, `station_known` a station it names (one must be chosen),
    `replaces` is the name of the device whose place it took, proven by that device's key: its station and roles are
    meant then. `code_taken` another station that numbers with the same code: two people would get one number.
    """

    device: str
    name: str
    station_id: str
    station: str
    station_code: str
    roles: tuple[str, ...]
    made_at: int
    fingerprint: str
    practice: bool
    known: bool
    station_known: bool
    code_taken: bool
    replaces: str = ""


@dataclass(frozen=True, slots=True)
class AnswerView:
    """An answer, before anybody believes it: its `fingerprint` is compared with the authority's own screen."""

    authority: str
    fingerprint: str
    station: str
    roles: tuple[str, ...]
    valid_until: int
    made_at: int
    leaves: str
    """The name of the authority that would be left, empty if it is the same."""


@dataclass(frozen=True, slots=True)
class Joined:
    """An authority was joined; `left` is the name of the one before, empty if it was the same."""

    authority: str
    fingerprint: str
    station: str
    left: str


@dataclass(frozen=True, slots=True)
class TrustActView:
    """One act about whom registers trust: `act` is a word of `models.trust_acts.TrustWord`, `device` whom it concerned.

    `officer` is rank and name of who did it, on which `laptop` of which `station`; `roster_version` that of the list of
    devices that came of it, or was believed then. What is not known here is empty.
    """

    act: str
    device: str
    done_at: int
    reason: str
    roster_version: int
    officer: str
    laptop: str
    station: str
