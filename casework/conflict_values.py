"""Fields in conflict: which are settled together, which may be typed, and what a typed value is kept as.

What follows from another field (the Latin form of a name, how an item was answered, the key of a rank) is
settled with it where the same entries wrote both. Refuses to let anybody type an identifier or an instant.
"""

from collections.abc import Collection, Mapping, Sequence
from typing import Any

from casework import intake, remarks
from casework.conflict_views import Value
from casework.drafts import PersonDraft
from casework.workspace import Workspace
from models import ranks
from models.answers import ASKED_ITEMS, Answer, settle
from models.clock import to_datetime
from models.errors import InputRefused
from models.records import Person, Record
from store.heads import Candidate
from store.loaded import Loaded
from store.plan import plan_of

_LATIN = ("surname_latin", "first_names_latin", "latin_scheme")

_FOLLOWERS: Mapping[str, tuple[str, ...]] = {
    "surname": ("surname_answer", *_LATIN),
    "first_names": ("first_names_answer", *_LATIN),
    "patronymic": _LATIN,
    "rank": ("rank_key", "rank_answer"),
    "born": ("born_answer",),
    "service_number": ("service_number_answer",),
}

_CHOSEN_ONLY = frozenset(
    {
        "tag_number",
        "number",
        "receipt_number",
        "device",
        "series",
        "prefix",
        "rank_key",
        "item_class",
        "disposition",
        "belongs",
        "outcome",
        "fitness",
        "destination_kind",
        "destination_station",
        "origin_station",
        "sealed_digest",
        "addressee",
        "trigger",
        "code",
        "station_kind",
    }
)
"""Text that is no free text: one of the values on record is right, or it is corrected where it belongs."""


def to_settle(record: Record, found: Mapping[str, Sequence[Candidate]]) -> tuple[str, ...]:
    """The fields people decide, in the order of the record; those that follow another are left out."""
    following = {name for main in found for name in followers(found, main)}
    order = plan_of(type(record)).fields
    return tuple(name for name in order if name in found and name not in following)


def followers(found: Mapping[str, Sequence[Candidate]], name: str) -> tuple[str, ...]:
    """The fields in conflict that come along with `name`: the same entries wrote them."""
    if name not in found:
        return ()
    heads = {each.head for each in found[name]}
    return tuple(
        other
        for other in _FOLLOWERS.get(name, ())
        if other in found and {each.head for each in found[other]} == heads
    )


def typeable(record: Record, name: str) -> bool:
    """Whether another value may be typed: for text that people write, and for a number of objects."""
    if name in _CHOSEN_ONLY or name.endswith(("_id", "_answer")):
        return False
    return str in plan_of(type(record)).types[name] or name == "quantity"


def typed_values(
    workspace: Workspace, record: Record, name: str, typed: str, along: Collection[str]
) -> Mapping[str, Value]:
    """The field as it will be kept, and what follows from it.

    Raises:
        InputRefused: it cannot be kept as typed (`value`).
    """
    today = to_datetime(workspace.now(), workspace.offset_minutes()).date()
    if problem := remarks.errors(remarks.check({name: typed}, today)).get(name):
        raise InputRefused({"value": problem})
    text = remarks.cleaned(name, typed).text
    if name == "quantity":
        if not (text.isascii() and text.isdigit() and int(text)):
            raise InputRefused({"value": "conflicts.not_number"})
        return {name: int(text)}
    if name in remarks.DATE_FIELDS:
        when = remarks.date_of(text, today)
        text = when.iso() if when else ""
    values: dict[str, Value] = {name: text}
    if isinstance(record, Person):
        values |= _following(record, name, text, along)
    return values


def facts(loaded: Loaded[Record]) -> tuple[tuple[str, Value], ...]:
    """The other fields of a record that say something and are settled, in their order."""
    record, found = loaded.value, loaded.conflicts
    plan = plan_of(type(record))
    values: dict[str, Any] = {name: getattr(record, name) for name in plan.fields}
    return tuple(
        (name, value)
        for name, value in values.items()
        if value != plan.defaults[name] and name not in found and not name.endswith("_id")
    )


def _following(record: Person, name: str, text: str, along: Collection[str]) -> dict[str, Value]:
    values: dict[str, Value] = {}
    if name in ASKED_ITEMS:
        mark = f"{name}_answer"
        values[mark] = settle(text, Answer(getattr(record, mark))).value
    if name == "rank":
        known = ranks.named(text, record.power)
        values["rank_key"] = known.key if known else ""
    if set(_LATIN).intersection(along):
        fields = {each: str(value) for each, value in record.model_dump().items()} | {name: text}
        proposed = intake.propose_latin(PersonDraft("", fields))
        values |= {
            latin: value for latin, value in zip(_LATIN, proposed, strict=True) if latin in along
        }
    return values
