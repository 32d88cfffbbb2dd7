"""What the exchange screen and the command line are told: peers, media, reports; plain values, no bytes.

Instants are milliseconds since 1970 UTC, 0 for never; counts are entries of the journal.
"""

from dataclasses import dataclass, field

from models.errors import SafeConductError
from models.touched import Touched
from models.trust_acts import Concern


@dataclass(frozen=True, slots=True)
class PeerView:
    """Another device of the authority, as it was last heard.

    `behind` counts entries held here that it has not confirmed, `ahead` what it said it holds and we do not.
    `silent` says that it was not heard for a week; `clock_ahead` is by how many milliseconds its clock was wrong
    (0 within ten minutes); `rolled_back` that its disk was put back; `forked` that two laptops write under its name.
    `seen` are those of these that an officer dealt with.
    """

    device: str
    name: str
    station: str
    station_code: str
    bureau: bool
    heard_at: int
    behind: int
    ahead: int
    silent: bool = False
    clock_ahead: int = 0
    rolled_back: bool = False
    forked: bool = False
    revoked: bool = False
    shared_code: str = ""
    seen: frozenset[Concern] = frozenset()


@dataclass(frozen=True, slots=True)
class StationView:
    """Another station of the authority that keeps a register; `kind` as in `models.records.Station`."""

    id: str
    name: str
    code: str
    kind: str


@dataclass(frozen=True, slots=True)
class Undelivered:
    """Entries of this laptop that no other register has confirmed, and when the oldest of them was recorded.

    `confirmed_by_bureau` says whether it is the bureau that is waited for, or, without one, anybody.
    """

    entries: int
    oldest_at: int
    bureau: bool = False


@dataclass(frozen=True, slots=True)
class HubView:
    """The hub as it was set and last tried; `error` is what happened the last time, nothing if it answered."""

    url: str = ""
    tried_at: int = 0
    answered_at: int = 0
    next_try_at: int = 0
    error: SafeConductError | None = None


@dataclass(frozen=True, slots=True)
class ExchangeView:
    """All the exchange screen shows at rest.

    `alone` says that the authority knows no other device yet; `own_authority` that this laptop is the authority;
    `shows_acts` that the officer who is here sees who did what about devices and keys.
    """

    authority: str
    fingerprint: str
    alone: bool
    own_authority: bool
    roster_expires_at: int
    peers: tuple[PeerView, ...]
    undelivered: Undelivered
    conflicts: int
    waiting: int
    hub: HubView
    shows_acts: bool = False


@dataclass(frozen=True, slots=True)
class MediumView:
    """A stick or folder: what it has room for, what it carries for us and for others, what we would put on it."""

    path: str
    name: str
    free: int
    size: int
    read_only: bool = False
    for_us: int = 0
    for_us_bytes: int = 0
    for_others: int = 0
    to_write: int = 0
    error: SafeConductError | None = None


@dataclass(frozen=True, slots=True)
class Step:
    """How far an exchange has come: `stage` is `reading`, `writing` or `hub`; bytes of `total` (0: not known)."""

    stage: str
    entries: int
    done: int
    total: int


@dataclass(frozen=True, slots=True)
class ExchangeReport:
    """What an exchange did.

    `came` and `went` count entries, `acknowledged` how many of our own were confirmed by it, `conflicts` how many
    more there are to settle, `waiting` how many came before what they follow. `refused` are bundles that were not
    believed, each with its error; `shared` names each peer with the code of what both hold.
    `overtaken` counts our own entries that others hold and we do not: this disk was put back.
    """

    came: int = 0
    came_bytes: int = 0
    bundles_read: int = 0
    went: int = 0
    went_bytes: int = 0
    bundles_written: int = 0
    acknowledged: int = 0
    conflicts: int = 0
    waiting: int = 0
    forked: tuple[str, ...] = ()
    rolled_back: tuple[str, ...] = ()
    overtaken: int = 0
    arrivals: tuple[str, ...] = ()
    clock_ahead: int = 0
    refused: tuple[SafeConductError, ...] = ()
    stopped: SafeConductError | None = None
    shared: dict[str, str] = field(default_factory=dict[str, str])
    touched: Touched = field(default_factory=Touched)
