"""The authority this hub belongs to: its signed documents as kept in the database, and joining it.

Every version that was believed is kept, the newest counts. Refuses a second authority: it needs a second hub.
"""

from dataclasses import dataclass

from sqlalchemy import Connection, func, select

from hub.database import add
from hub.errors import HubNotEnrolled
from hub.schema import asked, root, roster
from models.errors import AuthorityForeign
from store.device import Device
from sync.trust import enrolment
from sync.trust.enrolment import Request
from sync.trust.roster import BUREAU, HUB, Station
from sync.trust.trust import Trust


@dataclass(slots=True)
class Believed:
    """The trust as one process last read it, so that the same documents are verified once."""

    trust: Trust | None = None

    def read(self, connection: Connection) -> Trust:
        """The newest trust of this database. Raises `HubNotEnrolled`."""
        roots = tuple(connection.scalars(select(root.c.document).order_by(root.c.version)))
        newest = connection.execute(
            select(roster.c.version).order_by(roster.c.version.desc()).limit(1)
        ).scalar()
        if not roots or newest is None:
            raise HubNotEnrolled
        trust = self.trust
        if trust is None or (trust.roots, trust.roster.version) != (roots, newest):
            document = connection.scalars(
                select(roster.c.document).where(roster.c.version == newest)
            ).one()
            self.trust = trust = Trust.read(roots, document)
        return trust


def keep(connection: Connection, trust: Trust) -> None:
    """Keep verified documents. Raises `AuthorityForeign` if the hub belongs to another authority."""
    others = connection.scalar(
        select(func.count()).select_from(root).where(root.c.authority != trust.authority)
    )
    if others:
        raise AuthorityForeign("")
    name = {"authority": trust.authority}
    add(
        connection,
        root,
        [
            name | {"version": version, "document": document}
            for version, document in enumerate(trust.roots, 1)
        ],
    )
    document = {"version": trust.roster.version, "document": trust.roster_document}
    add(connection, roster, [name | document])


def request(connection: Connection, device: Device, name: str, code: str, now: int) -> bytes:
    """A request file for the bureau: a hub called `name`, of a station with that name and `code`."""
    station = Station(device.text, name, code, "bureau", bureau=True)
    facts = Request(
        device.id, device.public_key, device.receiving_key, name, station, (BUREAU, HUB), now
    )
    made = enrolment.make_request(facts, device.private_key)
    add(connection, asked, [{"digest": enrolment.digest_of(made)}])
    return made


def join(connection: Connection, device: Device, answer: bytes) -> Trust:
    """Believe the authority that answered a request of this hub, and keep its documents.

    Raises:
        EnrolmentRefused, SignatureInvalid, AuthorityForeign, BundleTooLarge, BundleTooNew: as
            `sync.trust.enrolment.open_answer`.
    """
    digests = set(connection.scalars(select(asked.c.digest)))
    trust = enrolment.open_answer(answer, device, digests).trust
    keep(connection, trust)
    return trust


def fingerprint(made: bytes) -> str:
    """What people at both ends of a request compare."""
    return enrolment.read_request(made).fingerprint
