"""What a notice to the Information Bureau says, field by field with its article; refuses every field not named here.

GC III art. 122(4) says what is told of a person, 122(5) what has happened to him, 122(6) how the seriously ill and
wounded are; art. 120 wants of a death its cause, the examination, burial and grave, art. 121 an enquiry. All of it
subject to art. 17 and so far as it is known: what was not given is not said.
"""

import json
from collections.abc import Mapping
from dataclasses import dataclass
from hashlib import sha256
from typing import Any

from models.owed_notices import SERIOUS_CASE
from models.places import settlement_of


@dataclass(frozen=True, slots=True)
class Wanted:
    """One field the Bureau wants of a record, and the provision that wants it.

    `notices` are those it stands in (empty: all); a `place` is cut to settlement and district.
    """

    kind: str
    field: str
    article: str
    notices: frozenset[str] = frozenset()
    place: bool = False


def _all(kind: str, article: str, fields: str) -> tuple[Wanted, ...]:
    return tuple(Wanted(kind, field, article) for field in fields.split())


WANTED: tuple[Wanted, ...] = (
    *_all("person", "122(4)", "surname first_names patronymic rank service_number"),
    *_all("person", "122(4)", "place_of_birth born power father_first_name mother_maiden_name"),
    *_all("person", "122(4)", "inform_name inform_address mail_address"),
    # The same names in the letters of the Agency, and the numbers under which the Bureau asks back.
    *_all("person", "123", "surname_latin first_names_latin latin_scheme non_disclosure"),
    *_all("person", "122(7)", "tag_number prisoner_number"),
    Wanted("person", "captured_on", "GC I 16(f)"),
    Wanted("person", "captured_place", "GC I 16(f)", place=True),
    Wanted("person", "health", "122(6)", notices=frozenset({SERIOUS_CASE})),
    *_all("custody_event", "122(5)", "event occurred_at"),
    *_all("custody_event", "122(7)", "goes_on_as"),
    Wanted("custody_event", "place", "122(5)", place=True),
    *_all("death", "120(2)", "unidentified cause_kind cause"),
    *_all("death", "120(3)", "examined_at examined_by examined_rank buried_unexamined_by"),
    # Whole, and not cut like other places: by it the grave is found again.
    *_all("death", "120(2)", "buried_at burial_place grave grave_marked"),
    *_all("death", "120(5)", "cremated cremation_reason"),
    *_all("death", "120(6)", "ashes_kept"),
    *_all("inquiry", "121", "opened_at"),
)
"""Every field that is told, in the order in which it is told."""


IDENTITY: dict[str, tuple[str, ...]] = {
    "1": tuple(each.field for each in WANTED if each.kind == "person" and not each.notices),
}
"""Under its number each list of what every notice tells of a person. Where `WANTED` changes, the former list is written
out and a new one begun: what was told under one is compared under that one, so that no new field makes a correction."""

NEWEST_LIST = max(IDENTITY, key=int)


def identity_fields() -> tuple[str, ...]:
    """What every notice tells of a person, in its order."""
    return IDENTITY[NEWEST_LIST]


def identity_digest(said: Mapping[str, str | int], fields_under: str = NEWEST_LIST) -> str:
    """The SHA-256 of what is told of a person (`told_of`), after the number of the list of fields it is made of."""
    values = [said.get(name, "") for name in IDENTITY[fields_under]]
    return f"{fields_under}:{sha256(json.dumps(values).encode()).hexdigest()}"


def told_otherwise(values: Mapping[str, Any], digest: str) -> bool:
    """Whether a person's record says something else than the notice with this `identity_digest` told of him.

    Of a notice without one, or one made of a list this program does not know, nothing is concluded.
    """
    fields_under = digest.partition(":")[0]
    if fields_under not in IDENTITY:
        return False
    return identity_digest(told_of("person", values, ""), fields_under) != digest


def told_of(kind: str, values: Mapping[str, Any], notice: str) -> dict[str, str | int]:
    """What a notice says of a record: the fields it wants that say something, places cut."""
    said: dict[str, str | int] = {}
    for each in WANTED:
        if each.kind == kind and (not each.notices or notice in each.notices):
            value = values[each.field]
            value = settlement_of(value) if each.place else value
            if value:
                # A truth value is read as a number from the disk, and is told as one.
                said[each.field] = int(value) if isinstance(value, bool) else value
    return said
