"""One exchange while it goes on: bundles taken in and made, and what came of them so far.

Refuses to know how bundles travel. What another register says is judged in `sync`; here it is counted and put into
the words of casework.
"""

from collections.abc import Callable, Iterator
from dataclasses import replace
from functools import partial
from hashlib import sha256
from typing import Protocol, TypeVar

from casework import conflict_count, succession
from casework import trust as trust_verbs
from casework.delivery import confirmed_until
from casework.exchange_views import ExchangeReport
from casework.workspace import Workspace
from models.errors import SafeConductError
from models.touched import Touched
from store import journal, offer, peers
from store.accept import Mark
from store.compartment import Cursor
from store.entry import id_text
from store.heads import Head
from store.journal import code_of
from sync import packing, taking
from sync.bundle.seal import peek
from sync.packing import Packed
from sync.party import CLOCK_TOLERANCE, Party
from sync.taking import Taken
from sync.trust.roster import HUB, RosterDevice

Answer = TypeVar("Answer")


class OnVault(Protocol):
    """Has a call done where the vault may be used, and waits for its answer."""

    def __call__(self, call: Callable[[], Answer], /) -> Answer:
        """Do it."""
        ...


def directly(call: Callable[[], Answer], /) -> Answer:
    """For callers who are on the vault thread themselves."""
    return call()


class Session:
    """Give it bundles with `take`, ask it for bundles with `pack` and `outbox`; `report` says what came of it."""

    def __init__(self, workspace: Workspace, on_vault: OnVault = directly) -> None:
        """The authority is founded first where this laptop is alone.

        `take`, `pack`, `outbox` and `served` find their own way to the vault by `on_vault`; whatever else is asked of a
        session is asked where the vault may be used.
        """
        self._workspace, self._on_vault = workspace, on_vault
        author = workspace.author
        self.party = Party(
            workspace.vault,
            author.device,
            author.hybrid,
            trust_verbs.trust_of(workspace),
            workspace.now(),
        )
        self.came = self.came_bytes = self.went = self.went_bytes = 0
        self.read = self.written = 0
        self.refused: list[SafeConductError] = []
        self.consumed: set[bytes] = set()
        self._taken: list[Taken] = []
        self._whole: set[Head] = set()
        self._before = self._counts()

    def take(self, sealed: bytes) -> Taken:
        """Take one bundle in. Raises as `sync.taking.take`."""
        party = self.party
        taken = self._on_vault(lambda: taking.take(party, sealed))
        self.party = party.believing(taken.trust)
        if taken.succession:
            self._on_vault(self._succeed)
        self._taken.append(taken)
        self.read += 1
        self.came += taken.accepted.inserted + taken.accepted.supplied
        self.came_bytes += len(sealed)
        found = peek(sealed)
        if len(found.recipients) == 1:
            # It has arrived where it was to go; its sender learns it from what we hold.
            self.consumed.add(found.bundle_id)
        return taken

    def _succeed(self) -> None:
        """This disk was put back: go on under a new identity before anything else is written or sent."""
        succession.succeed(self._workspace)
        trust = trust_verbs.trust_of(self._workspace)
        self.party = replace(self.party, device=self._workspace.author.device, trust=trust)

    def pack(self, recipients: tuple[RosterDevice, ...]) -> Packed:
        """The next bundle for these, beginning after what they confirmed."""
        party = self.party
        packed = self._on_vault(lambda: packing.pack(party, recipients))
        self._count(packed)
        return packed

    def outbox(self, present: frozenset[bytes]) -> Iterator[tuple[bytes, bytes]]:
        """Bundles for every station that is owed any; `present` names those that lie there already.

        None for a hub: it reads no sticks.
        """
        party = self.party
        for recipients in stations_of(party):
            base = self._on_vault(partial(packing.due, party, recipients, present))
            wants: dict[bytes, int] | None = None
            while base is not None:
                packed = self._on_vault(partial(packing.pack, party, recipients, base, wants))
                self._count(packed)
                yield packed.bundle_id, packed.sealed
                base, wants = (packed.covers if packed.more else None), packed.wants

    def served(self, present: frozenset[bytes]) -> frozenset[bytes]:
        """Of the bundles that lie somewhere, those that may be removed: all their recipients have them."""
        party = self.party
        return self._on_vault(lambda: packing.served(party, present)) | self.consumed

    def report(self, stopped: SafeConductError | None = None) -> ExchangeReport:
        """What came of it all."""
        after = self._counts()
        accepted = [each.accepted for each in self._taken]
        records: dict[str, frozenset[str]] = {}
        for each in accepted:
            for kind, found in each.touched.records.items():
                records[kind] = records.get(kind, frozenset()) | found
        head = next((each.touched.head for each in reversed(accepted) if each.touched.head), None)
        ahead = max((each.clock_ahead for each in self._taken), default=0)
        return ExchangeReport(
            came=self.came,
            came_bytes=self.came_bytes,
            bundles_read=self.read,
            went=self.went,
            went_bytes=self.went_bytes,
            bundles_written=self.written,
            acknowledged=max(0, after["confirmed"] - self._before["confirmed"]),
            conflicts=max(0, after["conflicts"] - self._before["conflicts"]),
            waiting=after["waiting"],
            forked=self._named(device for each in accepted for device in each.contested),
            rolled_back=self._named(each.sender for each in self._taken if each.rolled_back),
            overtaken=max((each.overtaken for each in self._taken), default=0),
            arrivals=self._arrivals(records.get("transfer", frozenset())),
            clock_ahead=ahead if ahead > CLOCK_TOLERANCE else 0,
            refused=tuple(self.refused),
            stopped=stopped,
            shared=self._shared(),
            touched=Touched(records, head),
        )

    def _count(self, packed: Packed) -> None:
        self.written += 1
        self._whole |= packed.whole
        self.went = len(self._whole)
        self.went_bytes += len(packed.sealed)

    def _counts(self) -> dict[str, int]:
        conflicts = conflict_count.count(self._workspace)
        with self._workspace.vault.read() as cursor:
            return {
                "confirmed": confirmed_until(cursor, self.party.device.id, ()),
                "conflicts": conflicts,
                "waiting": waiting(cursor),
            }

    def _named(self, devices: Iterator[bytes]) -> tuple[str, ...]:
        found: list[str] = []
        for device in dict.fromkeys(devices):
            known = self.party.trust.device(device)
            found.append(known.name if known else id_text(device))
        return tuple(found)

    def _arrivals(self, transfers: frozenset[str]) -> tuple[str, ...]:
        """Sealed transfers to this station that came now."""
        found: list[str] = []
        with self._workspace.vault.read() as cursor:
            for transfer_id in sorted(transfers):
                cursor.execute(
                    "SELECT 1 FROM transfer WHERE id = ? AND destination_station = ?"
                    " AND sealed_at > 0 AND arrived_at = 0 AND cancelled_at = 0",
                    (transfer_id, self._workspace.station.id),
                )
                if cursor.fetchone():
                    found.append(transfer_id)
        return tuple(found)

    def _shared(self) -> dict[str, str]:
        with self._workspace.vault.read() as cursor:
            mine = offer.vector(cursor)
            known = peers.peers(cursor)
            return {
                self._named(iter((each.sender,)))[0]: shared_code(
                    cursor, mine, known[each.sender].vector
                )
                for each in self._taken
                if each.sender in known
            }


def stations_of(party: Party) -> tuple[tuple[RosterDevice, ...], ...]:
    """The devices by station that sticks are written for: all but hubs."""
    reachable = (tuple(each for each in group if HUB not in each.roles) for group in party.groups())
    return tuple(group for group in reachable if group)


def shared_code(cursor: Cursor, mine: dict[bytes, Mark], theirs: dict[bytes, Mark]) -> str:
    """The code of what both hold: both sides compute the same once each knows what the other has."""
    both: dict[bytes, Mark] = {}
    for device in mine.keys() & theirs.keys():
        number = min(mine[device][0], theirs[device][0])
        entry = journal.read(cursor, (device, number))
        if entry is not None:
            both[device] = (number, entry.hash)
    return code_of(sha256(peers.encoded(both)).digest()) if both else ""


def waiting(cursor: Cursor) -> int:
    """Entries that came before one they follow."""
    cursor.execute("SELECT count(*) FROM waiting_entry")
    return cursor.fetchone()[0]
