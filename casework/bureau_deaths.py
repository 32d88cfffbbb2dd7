"""What notices tell of the deaths of some people, read at once; refuses to say of what a notice is owed."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace
from typing import Any, TypeVar

from casework.custody_facts import fact_of
from models.bureau_death import DeathTold, death_digest, death_told
from models.bureau_notice import told_of
from models.custody_order import Order
from models.owed_notices import OF_A_DEATH
from models.records import CustodyEvent, Death, Inquiry
from store.loaded import Source, load_many

K = TypeVar("K", CustodyEvent, Death, Inquiry)

_CHUNK = 500


@dataclass(frozen=True, slots=True)
class DeathClaims:
    """The claims of a notice about a death: when and where he died, what is recorded of it, of the enquiry into it."""

    event: Mapping[str, str | int]
    told: DeathTold

    def named(self) -> dict[str, Any]:
        """The claims by name; nothing that says nothing."""
        said = {"death": dict(self.told.death), "enquiry": dict(self.told.enquiry)}
        return {name: each for name, each in said.items() if each}


NOTHING = DeathClaims({}, DeathTold())


def deaths_told(source: Source, person_ids: Sequence[str]) -> dict[str, DeathClaims]:
    """Person → what is told of his death; nobody of whom no death is recorded, or it was corrected away."""
    ids = sorted(set(person_ids))
    deaths = _of(source, Death, ids)
    dead = [each for each in ids if deaths[each]]
    events, inquiries = _of(source, CustodyEvent, dead), _of(source, Inquiry, dead)
    found: dict[str, DeathClaims] = {}
    for person_id in dead:
        known = events[person_id]
        order = Order(fact_of(each) for each in known)
        records = [[each.model_dump() for each in some[person_id]] for some in (deaths, inquiries)]
        told = death_told(order, *records)
        if told.event:
            said = next(each for each in known if each.id == told.event.id)
            happened = told_of(CustodyEvent.kind, said.model_dump(), said.event)
            found[person_id] = DeathClaims(happened, told)
    return found


def digest_of_death(notice: str, claims: Mapping[str, Any]) -> str:
    """The `death_digest` of a notice with these claims; empty where it tells of no death."""
    if notice not in OF_A_DEATH:
        return ""
    told = before(claims)
    return death_digest(told.death, told.enquiry)


def before(claims: Mapping[str, Any]) -> DeathTold:
    """What earlier claims told of a death."""
    return replace(DeathTold(), death=claims.get("death", {}), enquiry=claims.get("enquiry", {}))


def _of(source: Source, kind: type[K], person_ids: Sequence[str]) -> dict[str, list[K]]:
    found: dict[str, list[K]] = {each: [] for each in person_ids}
    for start in range(0, len(person_ids), _CHUNK):
        some = list(person_ids[start : start + _CHUNK])
        of_them = f"person_id IN ({', '.join('?' * len(some))})"
        for each in load_many(source, kind, of_them, some):
            found[each.value.person_id].append(each.value)
    return found
