"""What one notice to the Bureau says, signed by this device, and reading it again as it was told.

`models.bureau_notice` says which fields are told; the same ones whoever tells. Refuses to read what is told from the
record anew: what was told stays what it was, whatever is corrected later.
"""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from hashlib import sha256
from typing import Any

import cbor2

from casework import access
from casework.bureau_deaths import NOTHING, DeathClaims, before, deaths_told
from casework.custody_facts import fact_of
from casework.workspace import Workspace
from models.bureau_death import otherwise
from models.bureau_notice import identity_fields, told_of
from models.custody_order import Order
from models.errors import RecordMissing
from models.field_classes import FieldClass
from models.owed_notices import (
    DEATH_CORRECTED,
    EVENT_WITHDRAWN,
    IDENTITY_CORRECTED,
    OF_A_DEATH,
    OF_A_NOTICE,
    OF_NO_EVENT,
)
from models.records import BureauNotice, CustodyEvent, Person, Record
from papers import signed_record
from papers.signed_record import RecordRefusedError
from store import device
from store.entry import id_text
from store.loaded import R, Source, load, load_by_ids, load_many, reading

_CHUNK = 500


@dataclass(frozen=True, slots=True)
class Subject:
    """What a notice is about: person, notice, event; `number` is the notice's own."""

    person_id: str
    notice: str
    event_id: str
    number: str = ""


@dataclass(frozen=True, slots=True)
class Told:
    """A notice as it was told; `genuine` if its signature holds and its digest is the one recorded.

    `device` is the identifier of the device that signed, as text; `claims` is empty where the signature fails.
    """

    genuine: bool
    digest: str
    device: str
    claims: Mapping[str, Any] = field(default_factory=dict[str, Any])


_FACTS = ("notice", "person", "event", "death", "enquiry", "corrects", "corrected", "withdrawn")


class Contents:
    """The contents of many notices, their records read at once."""

    def __init__(self, workspace: Workspace, source: Source, subjects: tuple[Subject, ...]) -> None:
        """Read persons, events, and the notices that are corrected by what is told."""
        self._workspace, self._source = workspace, source
        self._people = _by_id(source, Person, [each.person_id for each in subjects])
        earlier = [each.event_id for each in subjects if each.notice in OF_A_NOTICE]
        self._earlier = _by_id(source, BureauNotice, earlier)
        events = [each.event_id for each in subjects if each.notice not in OF_NO_EVENT.values()]
        events += [each.event_id for each in self._earlier.values()]
        self._events = _by_id(source, CustodyEvent, events)
        dead = [each.person_id for each in subjects if each.notice in OF_A_DEATH]
        self._deaths = deaths_told(source, dead)
        self._numbers = _told_before(source, tuple(self._events.values()))

    def claims(self, subject: Subject) -> dict[str, Any]:
        """What is told, by name; places cut, and nothing that says nothing.

        Raises:
            RecordMissing: person, event or the notice that is corrected is not in the register.
        """
        here, station = self._workspace, self._workspace.station
        said: dict[str, Any] = {
            "number": subject.number,
            "notice": subject.notice,
            "prepared_at": here.now(),
            "authority": station.authority,
            "station": station.code,
            "officer": f"{here.officer.rank} {here.officer.name}".strip(),
            "person": _told(self._people, subject.person_id, Person, subject.notice),
        }
        if earlier := self.corrects(subject):
            said["corrects"] = earlier
        if subject.notice == IDENTITY_CORRECTED:
            said["corrected"] = self._corrected(subject.event_id, said["person"])
        elif subject.notice == EVENT_WITHDRAWN:
            said["withdrawn"] = self.withdrawn(subject)
        elif subject.notice == DEATH_CORRECTED:
            said["event"] = dict(self.death(subject).event)
            said["corrected"] = self._death_corrected(subject)
        elif subject.notice not in OF_NO_EVENT.values():
            said["event"] = _told(self._events, subject.event_id, CustodyEvent, subject.notice)
        return said | self.death(subject).named()

    def death(self, subject: Subject) -> DeathClaims:
        """What is told of his death, where the notice is of one; nothing of any other."""
        known = self._deaths.get(subject.person_id)
        return known if known and subject.notice in OF_A_DEATH else NOTHING

    def corrects(self, subject: Subject) -> str:
        """The number of the notice that this one corrects; empty if none.

        Raises:
            RecordMissing: that notice is not in the register.
        """
        if subject.notice not in OF_A_NOTICE:
            return self._numbers.get(subject.event_id, "")
        if subject.event_id not in self._earlier:
            raise RecordMissing(BureauNotice.kind)
        return self._earlier[subject.event_id].number

    def withdrawn(self, subject: Subject) -> dict[str, str | int]:
        """What was told of the event that a notice takes back: what, when, where.

        Raises:
            RecordMissing: the event is not in the register.
        """
        kept = self._earlier[subject.event_id]
        return _told(self._events, kept.event_id, CustodyEvent, kept.notice)

    def _corrected(self, notice_id: str, person: Mapping[str, Any]) -> list[str]:
        """The names of the fields that a notice told otherwise."""
        kept = self._earlier[notice_id]
        told: Mapping[str, Any] = opened(self._source, kept).claims.get("person", {})
        return [name for name in identity_fields() if told.get(name) != person.get(name)]

    def _death_corrected(self, subject: Subject) -> list[str]:
        """The names of the fields that the last notice of his death told otherwise."""
        told = before(opened(self._source, self._earlier[subject.event_id]).claims)
        return otherwise(told, self.death(subject).told)


def facts_of(claims: Mapping[str, Any]) -> dict[str, Any]:
    """What claims say of person and event, without number, sender and instant."""
    return {name: claims.get(name) for name in _FACTS}


def digest_of(claims: Mapping[str, Any]) -> str:
    """The SHA-256 of claims as canonical CBOR, in hexadecimal."""
    return sha256(cbor2.dumps(dict(claims), canonical=True)).hexdigest()


def signed(workspace: Workspace, claims: Mapping[str, Any]) -> str:
    """Claims signed by this device, as the texts of `papers.signed_record`, one a line."""
    own = workspace.author.device
    return "\n".join(signed_record.encode(dict(claims), own.id, own.sign_record))


def told(workspace: Workspace, notice_id: str) -> Told:
    """A notice as it was told, and whether it is genuine.

    Raises:
        NotYourRole: the officer may not see what the Bureau is told.
        RecordMissing: there is no such notice, or it is older than the keeping of what was told.
    """
    access.require(workspace, FieldClass.A, FieldClass.B, FieldClass.C)
    kept = load(workspace.vault, BureauNotice, notice_id).value
    if not kept.signed:
        raise RecordMissing(BureauNotice.kind)
    return opened(workspace.vault, kept)


def opened(source: Source, kept: BureauNotice) -> Told:
    """What a notice says, its signature checked against the key of the device it names."""
    claims, by = opened_text(source, kept.signed)
    digest = digest_of(claims)
    return Told(bool(claims) and digest == kept.digest, digest, by, claims)


def opened_text(source: Source, text: str) -> tuple[dict[str, Any], str]:
    """The claims of a text that `signed` made, and the device that signed; no claims where the signature fails."""
    signer: list[bytes] = []

    def verify(key_id: bytes, data: bytes, signature: bytes) -> bool:
        signer.append(key_id)
        with reading(source) as cursor:
            key = device.public_key(cursor, key_id)
        return key is not None and device.signed_record_holds(key, data, signature)

    try:
        claims = signed_record.decode(text.split("\n"), verify)
    except RecordRefusedError:
        claims = {}
    return claims, id_text(signer[0]) if signer and len(signer[0]) == _ID_BYTES else ""


_ID_BYTES = 16


def _told(
    held: Mapping[str, Record], identifier: str, kind: type[Record], notice: str
) -> dict[str, str | int]:
    if identifier not in held:
        raise RecordMissing(kind.kind)
    return told_of(kind.kind, held[identifier].model_dump(), notice)


def _by_id(source: Source, kind: type[R], ids: list[str]) -> dict[str, R]:
    return {each.value.id: each.value for each in load_by_ids(source, kind, sorted(set(ids)))}


def _told_before(source: Source, events: Iterable[CustodyEvent]) -> dict[str, str]:
    """Of events that correct others: event → number of what the Bureau was told last of what it corrects."""
    correcting = [each for each in events if each.corrects]
    found: dict[str, str] = {}
    for start in range(0, len(correcting), _CHUNK):
        some = correcting[start : start + _CHUNK]
        people = sorted({each.person_id for each in some})
        of_them = f"person_id IN ({', '.join('?' * len(people))})"
        known = [each.value for each in load_many(source, CustodyEvent, of_them, people)]
        order = Order(fact_of(each) for each in known)
        sent = load_many(
            source, BureauNotice, f"{of_them} AND sent_at > 0", people, order="sent_at, id"
        )
        last = _last_of(order, [each.value for each in sent])
        origins = {each.id: order.origin(order.known[each.id]).id for each in some}
        found |= {event: last[origin] for event, origin in origins.items() if origin in last}
    return found


def _last_of(order: Order, sent: Iterable[BureauNotice]) -> dict[str, str]:
    """Event at the beginning of its corrections → number of the last notice of any of them."""
    last: dict[str, str] = {}
    by_notice: dict[str, str] = {}
    for each in sent:
        told = order.known.get(each.event_id)
        origin = order.origin(told).id if told else by_notice.get(each.event_id, "")
        if origin and each.notice != IDENTITY_CORRECTED:
            by_notice[each.id] = origin
            last[origin] = each.number
    return last
