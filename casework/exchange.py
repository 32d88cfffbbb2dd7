"""Agreeing with other registers: by stick, by folder, by the bureau's hub; what nobody else has; who lags.

Refuses to call anything delivered that no recipient confirmed. The two exchanges may wait long for sticks and networks:
called on a thread of their own, they do all that concerns the vault through `on_vault`, a bundle at a time, so
that an officer's save waits for one bundle at most.
"""

from collections.abc import Callable
from contextlib import closing
from dataclasses import replace
from functools import partial
from pathlib import Path

from casework import concerns, conflict_count, hub_settings, trust_history
from casework import trust as trust_verbs
from casework.delivery import undelivered
from casework.exchange_session import (
    OnVault,
    Session,
    directly,
    shared_code,
    stations_of,
    waiting,
)
from casework.exchange_views import (
    ExchangeReport,
    ExchangeView,
    MediumView,
    PeerView,
    StationView,
    Step,
)
from casework.workspace import Workspace
from models.errors import (
    BundleError,
    CarrierError,
    HubUnreachable,
    Interrupted,
    TrustError,
)
from models.trust_acts import Concern
from store import offer
from store.entry import id_text
from sync import packing, vectors
from sync.bundle.envelope import key_name
from sync.bundle.seal import peek
from sync.carriers import report as carried
from sync.carriers.folder import FolderMedium
from sync.carriers.hub import HubClient
from sync.carriers.media import Media, Medium
from sync.carriers.visit import Reader, exchange_with
from sync.trust.roster import HUB, RosterDevice

Progress = Callable[[Step], object]
Cancelled = Callable[[], bool]

_MOST_ROUNDS = 10_000


def unwatched(_step: Step) -> None:
    """Nobody looks on."""


def never() -> bool:
    """Nobody cancels."""
    return False


def overview(workspace: Workspace) -> ExchangeView:
    """Who is there, who lags behind whom, what is not delivered, what is wrong."""
    trust = trust_verbs.trust_of(workspace)
    own, now = workspace.author.device.id, workspace.now()
    with workspace.vault.read() as cursor:
        mine = offer.vector(cursor)
        known = concerns.heard(cursor, trust, now)
        wrong = concerns.of_devices(cursor, trust, known, now)
        bureau = {each.device for each in trust.bureau_devices}
        found: list[PeerView] = []
        for each in trust.roster.devices:
            if each.device == own:
                continue
            peer, there = known[each.device], wrong[each.device]
            station = trust.station(each.station)
            found.append(
                PeerView(
                    device=id_text(each.device),
                    name=each.name,
                    station=station.name if station else "",
                    station_code=station.code if station else "",
                    bureau=each.device in bureau,
                    heard_at=peer.heard_at,
                    behind=sum(vectors.lags(mine, peer.vector).values()),
                    ahead=sum(vectors.lags(peer.vector, mine).values()),
                    silent=Concern.SILENT in there,
                    clock_ahead=peer.clock_ahead if Concern.CLOCK in there else 0,
                    rolled_back=Concern.ROLLED_BACK in there,
                    forked=Concern.FORKED in there,
                    seen=frozenset(concern for concern, seen in there.items() if seen),
                    revoked=each.revoked_at > 0,
                    shared_code=shared_code(cursor, mine, peer.vector),
                )
            )
        early = waiting(cursor)
    authority = trust_verbs.authority(workspace)
    return ExchangeView(
        authority=authority.name,
        fingerprint=authority.fingerprint,
        alone=not found,
        own_authority=authority.holds_keys,
        roster_expires_at=trust.expires_at,
        peers=tuple(sorted(found, key=lambda each: (each.revoked, not each.bureau, each.name))),
        undelivered=undelivered(workspace),
        conflicts=conflict_count.count(workspace),
        waiting=early,
        hub=hub_settings.hub(workspace),
        shows_acts=trust_history.may_see(workspace),
    )


def stations(workspace: Workspace) -> tuple[StationView, ...]:
    """The other stations of the authority that keep a register, to which a transfer can travel."""
    trust = trust_verbs.trust_of(workspace)
    return tuple(
        StationView(each.id, each.name, each.code, each.kind)
        for each in sorted(trust.stations, key=lambda each: each.name)
        if each.id != workspace.station.id
        and any(HUB not in device.roles for device in trust.devices_of(each.id))
    )


def media(
    workspace: Workspace, folders: tuple[str, ...] = (), on_vault: OnVault = directly
) -> tuple[MediumView, ...]:
    """The sticks that are plugged in, with what they carry for us and what we would put on them."""
    present = Media(tuple(Path(each) for each in folders)).poll()
    if not present:
        return ()
    session = on_vault(lambda: Session(workspace))
    return tuple(_look_at(session, each, on_vault) for each in present)


def _look_at(session: Session, medium: Medium, on_vault: OnVault) -> MediumView:
    view = MediumView(str(medium.path), medium.name, medium.free, medium.size, medium.read_only)
    ours = key_name(session.party.device.receiving_key)
    for_us = for_us_bytes = for_others = 0
    try:
        folder = FolderMedium(medium.path, device=medium.device)
        listing = folder.listing()
        for found in listing.bundles:
            try:
                names = peek(folder.head(found, _PEEKED)).recipients
            except BundleError:
                continue
            if ours in names:
                for_us += 1
                for_us_bytes += found.size
            else:
                for_others += 1
    except CarrierError as error:
        return replace(view, error=error)
    there = frozenset(found.id for found in listing.bundles)
    owed = on_vault(lambda: _owed(session, there))
    return replace(
        view, for_us=for_us, for_us_bytes=for_us_bytes, for_others=for_others, to_write=owed
    )


def _owed(session: Session, there: frozenset[bytes]) -> int:
    """The entries that the station which lacks most of them lacks beyond what lies there."""
    return max(
        (
            packing.owed(session.party, recipients, base)
            for recipients in stations_of(session.party)
            if (base := packing.due(session.party, recipients, there)) is not None
        ),
        default=0,
    )


_PEEKED = 96 * 1024


def exchange_medium(
    workspace: Workspace,
    path: str,
    progress: Progress = unwatched,
    cancelled: Cancelled = never,
    on_vault: OnVault = directly,
) -> ExchangeReport:
    """Take what a stick or folder carries for us, put on it what others lack, remove what has arrived.

    What a stick does is told in the report (`stopped`, `refused`): what was done before it stays done.

    Raises:
        MediumRemoved: it was gone before anything began.
        DiskFull, DiskReadOnly: our own disk; what was taken in before stays.
    """
    session = on_vault(lambda: Session(workspace, on_vault))
    medium = FolderMedium(Path(path))

    def told(step: carried.Step) -> None:
        entries = session.went if step.phase is carried.Phase.WRITING else session.came
        progress(Step(step.phase.value, entries, step.bytes, step.of_bytes))

    def take(sealed: bytes) -> None:
        session.take(sealed)

    def present() -> frozenset[bytes]:
        return frozenset(each.id for each in medium.listing().bundles)

    found = exchange_with(
        medium,
        take,
        lambda: session.outbox(present()),
        lambda: session.served(present()),
        told,
        cancelled,
        reader=Reader(peek, (key_name(session.party.device.receiving_key),)),
    )
    session.refused = [each.reason for each in found.skipped]
    session.written, session.went_bytes = len(found.written), found.bytes_written
    return on_vault(lambda: session.report(found.stopped))


def exchange_hub(
    workspace: Workspace,
    progress: Progress = unwatched,
    cancelled: Cancelled = never,
    on_vault: OnVault = directly,
) -> ExchangeReport:
    """Exchange with the hub until neither side has anything more for the other.

    Raises:
        HubUnreachable: no address is set, or nothing answers before anything was exchanged.
        HubBusy, HubStrange: as `sync.carriers.hub`. Further as `exchange_medium`.
    """
    session = on_vault(lambda: Session(workspace, on_vault))
    url, certificates = on_vault(lambda: hub_settings.address(workspace))
    recipients = _hubs(session)
    if not url or not recipients:
        raise HubUnreachable("name")
    on_vault(lambda: hub_settings.note_tried(workspace))
    with closing(HubClient(url, ca_file=Path(certificates) if certificates else None)) as client:
        return _exchange_with(
            client, workspace, session, recipients, (progress, cancelled), on_vault
        )


def _exchange_with(
    client: HubClient,
    workspace: Workspace,
    session: Session,
    recipients: tuple[RosterDevice, ...],
    watch: tuple[Progress, Cancelled],
    on_vault: OnVault,
) -> ExchangeReport:
    progress, cancelled = watch
    put_back = False
    for _ in range(_MOST_ROUNDS):
        if cancelled():
            return on_vault(lambda: session.report(Interrupted()))
        packed = session.pack(recipients)
        try:
            taken = session.take(client.exchange(packed.sealed))
        except (CarrierError, TrustError, BundleError) as error:
            if session.read == 0:
                raise
            return on_vault(partial(session.report, error))
        on_vault(lambda: hub_settings.note_answered(workspace))
        progress(
            Step("hub", session.came + session.went, session.came_bytes + session.went_bytes, 0)
        )
        accepted = taken.accepted
        came = accepted.inserted + accepted.supplied + accepted.waiting + taken.pieces
        # What a hub that was put back has lost is sent to it again at once: once, should it say so for ever.
        again = bool(taken.rolled_back) and not put_back
        put_back = put_back or again
        if not (packed.entries or packed.more or came or again):
            break
    return on_vault(session.report)


def _hubs(session: Session) -> tuple[RosterDevice, ...]:
    return tuple(each for each in session.party.others() if HUB in each.roles)
