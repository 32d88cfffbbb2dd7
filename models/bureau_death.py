"""What a notice to the Bureau tells of a death (GC III art. 120, 121), and whether there is something else to tell.

The cause as the notification of death states it, the examination, the burial or the ashes, what is needed to find the
grave, and since when an official enquiry is held. Refuses a medical finding, and what an enquiry hears.
"""

import json
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from hashlib import sha256
from typing import Any

from models.bureau_notice import WANTED, told_of
from models.custody_order import Fact, Order

Said = Mapping[str, str | int]
Record = Mapping[str, Any]

_OF_DEATH = ("death", "inquiry")


@dataclass(frozen=True, slots=True)
class DeathTold:
    """What there is to tell of a death: the event in force, what is recorded of it, and of the enquiry into it."""

    event: Fact | None = None
    death: Said = field(default_factory=dict[str, str | int])
    enquiry: Said = field(default_factory=dict[str, str | int])


DEATH: dict[str, tuple[tuple[str, str], ...]] = {
    "1": tuple((each.kind, each.field) for each in WANTED if each.kind in _OF_DEATH),
}
"""Under its number each list of what is told of a death, kept like `models.bureau_notice.IDENTITY`."""

NEWEST_LIST = max(DEATH, key=int)


def death_told(order: Order, deaths: Iterable[Record], inquiries: Iterable[Record]) -> DeathTold:
    """What there is to tell of the death that stands, of several records the last, of several enquiries the first.

    Both are records of one person with their `id` and `event_id`; what was corrected away counts for nothing.
    """
    standing = [
        (each, event)
        for each in sorted(deaths, key=lambda each: each["id"])
        if (event := order.still(each["event_id"]))
    ]
    if not standing:
        return DeathTold()
    death, event = standing[-1]
    opened = [
        each
        for each in sorted(inquiries, key=lambda each: (each["opened_at"], each["id"]))
        if each["about"] == "death" and order.still(each["event_id"])
    ]
    enquiry = told_of("inquiry", opened[0], event.event) if opened else {}
    return DeathTold(event, told_of("death", death, event.event), enquiry)


def death_digest(death: Said, enquiry: Said, fields_under: str = NEWEST_LIST) -> str:
    """The SHA-256 of what is told of a death, after the number of the list of fields it is made of."""
    said = {"death": death, "inquiry": enquiry}
    values = [said[kind].get(name, "") for kind, name in DEATH[fields_under]]
    return f"{fields_under}:{sha256(json.dumps(values).encode()).hexdigest()}"


_NOTHING = {number: death_digest({}, {}, number) for number in DEATH}


def death_told_otherwise(now: DeathTold, digest: str) -> bool:
    """Whether there is something else to tell of a death than the notice with this `death_digest` told.

    One without it told only that he died. Of one made of a list this program does not know nothing is concluded.
    """
    fields_under = digest.partition(":")[0] or NEWEST_LIST
    if fields_under not in DEATH:
        return False
    told = digest or _NOTHING[fields_under]
    return death_digest(now.death, now.enquiry, fields_under) != told


def otherwise(before: DeathTold, now: DeathTold) -> list[str]:
    """The names of the fields of which something else is told now than before, in their order."""
    return [
        name
        for kind, name in DEATH[NEWEST_LIST]
        if _of(before, kind).get(name) != _of(now, kind).get(name)
    ]


def _of(told: DeathTold, kind: str) -> Said:
    return told.death if kind == "death" else told.enquiry
