"""What can go wrong, as facts; the sentences for people stand in `gui/messages.py`.

SafeConductError
├── VaultError
│   ├── WrongPassphrase(wait_seconds)       no key slot opens with it
│   ├── VaultMissing                        there is no vault in this folder
│   ├── VaultExists                         a vault is already in this folder
│   ├── VaultDamaged(part)                  truncated, altered or foreign file
│   ├── VaultTooNew(found, known)           written by a newer program
│   ├── VaultInUse                          another program has it open
│   ├── VaultLocked                         it was locked while this was asked
│   ├── DiskFull                            nothing of this action was saved
│   └── DiskReadOnly                        the disk refuses writing
├── JournalError
│   ├── ChainBroken(device, number, fault)  an entry is missing, altered or put back
│   ├── RecordMissing(kind)                 no such record
│   └── FactIsFinal(kind)                   facts are corrected by a new one, never changed
├── CaseworkError
│   ├── InputRefused(problems)              what was typed cannot be kept as it is
│   ├── StepBlocked(blocks)                 a guard is not satisfied
│   ├── NotAllowedByArticle(article, verdict)  the Convention forbids it
│   ├── AlreadyOnList                       the person is on that list already
│   ├── TransitionRefused(state, event)     custody does not move that way
│   │   └── RecordSetAside                   the man goes on under another record
│   └── NotYourRole(field_class)            this is for officers with another role
├── TrustError
│   ├── DeviceUnknown(device)               the roster names no such device
│   ├── DeviceRevoked(name, reason, since)  it was revoked by the authority
│   ├── DeviceNotValid(name, valid_from, valid_until)  not yet, or no longer
│   ├── AuthorityForeign(name)              it belongs to another authority
│   ├── RosterExpired(expired_at)           our own roster must be renewed first
│   ├── RosterRolledBack(found, known)      an older roster than the one we hold
│   ├── SignatureInvalid(part)              a signature does not hold
│   └── EnrolmentRefused(reason)            a request or an answer that cannot be accepted
├── BundleError
│   ├── BundleTooLarge(limit)               larger than a bundle may be, sealed or opened
│   ├── BundleNotForUs                      sealed to others
│   ├── BundleDamaged(part)                 cut off, altered or no bundle at all
│   └── BundleTooNew(found, known)          written by a newer program
├── CarrierError
│   ├── MediumRemoved                       the stick was pulled out
│   ├── MediumFull(needed, free)            no room left on it
│   ├── MediumReadOnly                      it refuses writing
│   ├── MediumBroken                        it answers with errors
│   ├── HubUnreachable(reason)              no answer from the hub
│   ├── HubBusy(retry_after)                it asks to come back later
│   └── HubStrange(reason)                  something answers there that is no hub
├── PaperError
│   ├── PrinterMissing                      no printer is installed or it does not answer
│   └── PaperNotSaved(reason)               the file could not be written
└── Interrupted                             the officer cancelled it
"""

from dataclasses import dataclass


class SafeConductError(Exception):
    """Root of all errors of the program; carries facts, never a person's data."""


class VaultError(SafeConductError):
    """The encrypted file or its key slots."""


@dataclass(slots=True)
class WrongPassphrase(VaultError):
    """No key slot opens with this passphrase; the next try is accepted after `wait_seconds`."""

    wait_seconds: float


class VaultMissing(VaultError):
    """There is no vault in this folder."""


class VaultExists(VaultError):
    """There already is a vault in this folder, and it is not overwritten."""


@dataclass(slots=True)
class VaultDamaged(VaultError):
    """A file is truncated, altered or not ours; `part` is `vault`, `slots` or `pages`."""

    part: str


@dataclass(slots=True)
class VaultTooNew(VaultError):
    """Written by a newer program: its format is `found`, this program knows `known`."""

    found: str
    known: str


class VaultInUse(VaultError):
    """Another program has this vault open."""


class VaultLocked(VaultError):
    """The vault was locked while this was asked of it."""


class DiskFull(VaultError):
    """The disk is full; nothing of the action was saved, all that was confirmed before is."""


class DiskReadOnly(VaultError):
    """The disk refuses writing; nothing of the action was saved."""


class JournalError(SafeConductError):
    """The chain of entries."""


@dataclass(slots=True)
class ChainBroken(JournalError):
    """The chain of `device` does not hold at `number`; `fault` is a word of `store.integrity.Fault`."""

    device: str
    number: int
    fault: str


@dataclass(slots=True)
class RecordMissing(JournalError):
    """No record of this kind has the identifier asked for."""

    kind: str


@dataclass(slots=True)
class FactIsFinal(JournalError):
    """A record of this kind is a fact: it is corrected by a new one, never changed."""

    kind: str


class TooMuchAtOnce(JournalError):
    """One save would hold more than registers hand on to each other; nothing of it was saved."""


class CaseworkError(SafeConductError):
    """An act of an officer that is refused or needs more."""


@dataclass(slots=True)
class InputRefused(CaseworkError):
    """What was typed cannot be kept: field name → word key of the reason."""

    problems: dict[str, str]


@dataclass(frozen=True, slots=True)
class Block:
    """What stands in the way of a step: a guard, the article, whom it concerns, whether it can be overridden."""

    guard: str
    article: str
    subjects: tuple[str, ...] = ()
    overridable: bool = False


@dataclass(slots=True)
class StepBlocked(CaseworkError):
    """Guards of a step are not satisfied."""

    blocks: tuple[Block, ...]


@dataclass(slots=True)
class NotAllowedByArticle(CaseworkError):
    """The Convention forbids it; `verdict` is a word key that says why."""

    article: str
    verdict: str


class AlreadyOnList(CaseworkError):
    """The person is on that list already."""


@dataclass(slots=True)
class TransitionRefused(CaseworkError):
    """Custody does not move from `state` by `event`."""

    state: str
    event: str


class RecordSetAside(TransitionRefused):
    """The man was recorded twice and goes on under another record."""


@dataclass(slots=True)
class NotYourRole(CaseworkError):
    """What is of `field_class` (a word of `models.field_classes.FieldClass`) is for officers with another role."""

    field_class: str


class TrustError(SafeConductError):
    """Who may speak: authority, roster, devices."""


@dataclass(slots=True)
class DeviceUnknown(TrustError):
    """The roster names no device with this identifier (written form)."""

    device: str


@dataclass(slots=True)
class DeviceRevoked(TrustError):
    """The authority revoked this device at `since` (milliseconds) and said why."""

    name: str
    reason: str
    since: int


@dataclass(slots=True)
class DeviceNotValid(TrustError):
    """The device is valid from `valid_from` until `valid_until` (milliseconds), and not now."""

    name: str
    valid_from: int
    valid_until: int


@dataclass(slots=True)
class AuthorityForeign(TrustError):
    """It belongs to another authority, which calls itself `name`."""

    name: str


@dataclass(slots=True)
class RosterExpired(TrustError):
    """The roster held here expired at `expired_at` (milliseconds): nothing can be believed before it is renewed."""

    expired_at: int


@dataclass(slots=True)
class RosterRolledBack(TrustError):
    """Version `found` was offered where `known` is held already."""

    found: int
    known: int


@dataclass(slots=True)
class SignatureInvalid(TrustError):
    """A signature does not hold; `part` is `bundle`, `roster`, `root`, `request`, `answer` or `checkpoint`."""

    part: str


@dataclass(slots=True)
class EnrolmentRefused(TrustError):
    """A request or an answer cannot be accepted; `reason` is a word key."""

    reason: str


class BundleError(SafeConductError):
    """A sealed bundle of entries."""


@dataclass(slots=True)
class BundleTooLarge(BundleError):
    """More than `limit` bytes, entries or parts: it is not read further."""

    limit: int


class BundleNotForUs(BundleError):
    """It is sealed to other recipients."""


@dataclass(slots=True)
class BundleDamaged(BundleError):
    """Cut off, altered or no bundle at all; `part` is `size`, `envelope`, `seal`, `structure` or `chain`."""

    part: str


@dataclass(slots=True)
class BundleTooNew(BundleError):
    """Written in format `found`; this program knows `known`."""

    found: int
    known: int


class CarrierError(SafeConductError):
    """What carries bundles: sticks, folders, the hub."""


class MediumRemoved(CarrierError):
    """The stick was pulled out; nothing of ours is lost, what it carried is written anew."""


@dataclass(slots=True)
class MediumFull(CarrierError):
    """The stick has `free` bytes and `needed` would be written."""

    needed: int
    free: int


class MediumReadOnly(CarrierError):
    """The stick refuses writing; what it carries can still be read."""


class MediumBroken(CarrierError):
    """The stick answers with errors."""


@dataclass(slots=True)
class HubUnreachable(CarrierError):
    """No answer from the hub; `reason` is `name`, `connection`, `timeout`, `tls` or `broken`."""

    reason: str


@dataclass(slots=True)
class HubBusy(CarrierError):
    """The hub asks to come back in `retry_after` seconds."""

    retry_after: float


@dataclass(slots=True)
class HubStrange(CarrierError):
    """Something answers at this address that is no hub; `reason` is `status`, `type` or `size`."""

    reason: str


class PaperError(SafeConductError):
    """Printing and saving of papers."""


class PrinterMissing(PaperError):
    """No printer is installed, or it does not answer."""


@dataclass(slots=True)
class PaperNotSaved(PaperError):
    """The file could not be written: `reason` is `full`, `read_only`, `gone` or `refused`."""

    reason: str


class Interrupted(SafeConductError):
    """The officer cancelled it."""
