"""What one notice to the Bureau says, signed by this device, and reading it again as it was told.

`models.bureau_notice` says which fields are told; the same ones whoever tells. Refuses to read what is told from the
record anew: what was told stays what it was, whatever is corrected later.
"""

from collections.abc import Mapping
from dataclasses import dataclass, field
from hashlib import sha256
from typing import Any

import cbor2

from casework import access
from casework.workspace import Workspace
from models.bureau_notice import identity_fields, told_of
from models.errors import RecordMissing
from models.field_classes import FieldClass
from models.owed_notices import IDENTITY_CORRECTED, OF_NO_EVENT
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


_FACTS = ("notice", "person", "event", "corrects", "corrected")


class Contents:
    """The contents of many notices, their records read at once."""

    def __init__(self, workspace: Workspace, source: Source, subjects: tuple[Subject, ...]) -> None:
        """Read persons, events, what was told of events that others correct, and of persons otherwise."""
        self._workspace, self._source = workspace, source
        self._people = _by_id(source, Person, [each.person_id for each in subjects])
        events = [each.event_id for each in subjects if each.notice not in OF_NO_EVENT.values()]
        self._events = _by_id(source, CustodyEvent, events)
        earlier = [each.event_id for each in subjects if each.notice == IDENTITY_CORRECTED]
        self._earlier = _by_id(source, BureauNotice, earlier)
        corrected = {each.corrects for each in self._events.values() if each.corrects}
        self._numbers = _numbers_of(source, sorted(corrected))

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
        if subject.notice == IDENTITY_CORRECTED:
            said |= self._corrected(subject.event_id, said["person"])
        elif subject.notice not in OF_NO_EVENT.values():
            said["event"] = _told(self._events, subject.event_id, CustodyEvent, subject.notice)
            corrects = self._events[subject.event_id].corrects
            if earlier := self._numbers.get(corrects):
                said["corrects"] = earlier
        return said

    def _corrected(self, notice_id: str, person: Mapping[str, Any]) -> dict[str, Any]:
        """Which notice told otherwise, and the names of the fields that it told otherwise."""
        if notice_id not in self._earlier:
            raise RecordMissing(BureauNotice.kind)
        kept = self._earlier[notice_id]
        before: Mapping[str, Any] = opened(self._source, kept).claims.get("person", {})
        differing = [name for name in identity_fields() if before.get(name) != person.get(name)]
        return {"corrects": kept.number, "corrected": differing}


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


def _numbers_of(source: Source, event_ids: list[str]) -> dict[str, str]:
    """The numbers under which the Bureau was told of these events, the latest of each."""
    found: dict[str, str] = {}
    for start in range(0, len(event_ids), _CHUNK):
        some = event_ids[start : start + _CHUNK]
        marks = ", ".join("?" * len(some))
        told_of_them = f"event_id IN ({marks}) AND sent_at > 0"
        notices = load_many(source, BureauNotice, told_of_them, some, order="sent_at")
        found |= {each.value.event_id: each.value.number for each in notices}
    return found
