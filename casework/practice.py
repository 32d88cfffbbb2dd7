"""Fictitious people for the practice register and the tour: twenty-seven, invented, taken over four days.

Read from `resources/reference/practice_people.csv`. Refuses to resemble anybody: names are ordinary ones
put together at random, numbers belong to no block.
"""

import csv
from collections.abc import Callable
from dataclasses import dataclass, replace

import resources
from casework import intake
from casework.drafts import DocumentDraft, ItemDraft, PersonDraft
from casework.workspace import Workspace
from models.clock import HandClock, instant_of, to_datetime
from models.duties import DAY
from models.ids import new_id
from models.property_rules import VERDICTS, Disposition, ItemClass

PRACTICE_PASSPHRASE = "practice register: nobody in it is real"  # noqa: S105 - no secret, nobody in it is real
DAYS = 4

ORDERING = ("Бондаренко О. П.", "майор", "82 одшбр")
"""The officer by whose order money is taken (GC III art. 18(4)): name, rank, unit."""

STATION = {
    "authority": "Збройні Сили України",
    "station_name": "CP Sudzha-2",
    "station_code": "SUD2",
    "unit": "82 одшбр",
    "power": "UA",
    "officer_name": "Коваль М. І.",
    "officer_rank": "сержант",
    "officer_position": "обліковець",
    "officer_unit": "82 одшбр",
}


@dataclass(frozen=True, slots=True)
class Arrival:
    """One invented person: who, in which group, on which day at what time he was received."""

    group: str
    day: int
    received: str
    draft: PersonDraft


def arrivals(first_day: int, offset_minutes: int) -> tuple[Arrival, ...]:
    """The twenty-seven in the order in which they came; `first_day` is an instant on the first day."""
    with resources.path("reference", "practice_people.csv").open(
        encoding="utf-8", newline=""
    ) as lines:
        return tuple(_arrival(row, first_day, offset_minutes) for row in csv.DictReader(lines))


def _arrival(row: dict[str, str], first_day: int, offset_minutes: int) -> Arrival:
    day = to_datetime(first_day + int(row["day"]) * DAY, offset_minutes)
    fields = {
        "captured_on": f"{day:%Y-%m-%d}",
        "captured_time": row["time"],
        "captured_place": "Суджа, Курська обл.",
        "capturing_unit": "82 одшбр",
        "handed_over_by": "сержант Петренко",
        "father_first_name": row["father"],
        "inform_name": row["inform_name"],
        "inform_address": row["inform_address"],
        "handling_code": row["handling"],
        "sex": "male",
    }
    taken_over = (
        "surname first_names patronymic rank born service_number power language interpreter"
        " place_of_birth unit_volunteered health first_aid"
    )
    fields |= {name: row[name] for name in taken_over.split()}
    fields |= {
        f"{name}_answer": mark
        for name, _, mark in (each.partition("=") for each in row["marks"].split())
    }
    draft = PersonDraft(
        id="",
        fields={name: text for name, text in fields.items() if text},
        items=tuple(_item(each) for each in row["items"].split("|") if each),
        documents=tuple(_document(each) for each in row["documents"].split("|") if each),
    )
    return Arrival(row["group"], int(row["day"]), row["received"], draft)


def _item(text: str) -> ItemDraft:
    item_class, *rest = text.split(":")
    if item_class == ItemClass.MONEY:
        currency, amount, denominations = rest
        name, rank, unit = ORDERING
        return ItemDraft(
            item_class,
            currency=currency,
            amount=amount,
            denominations=denominations,
            ordering_officer=name,
            ordering_rank=rank,
            ordering_unit=unit,
        )
    description, condition = rest
    held = VERDICTS[ItemClass(item_class)].usual is Disposition.HELD
    reason = "безпека під час перевезення" if held else ""
    return ItemDraft(item_class, description=description, condition=condition, reason=reason)


def _document(text: str) -> DocumentDraft:
    kind, number, issuer, holder, belongs = text.split(":")
    return DocumentDraft(kind, number, issuer, holder, belongs)


def received_at(arrival: Arrival, first_day: int, offset_minutes: int) -> int:
    """The instant at which this person was received at the collection point."""
    hours, minutes = arrival.received.split(":")
    day = to_datetime(first_day + arrival.day * DAY, offset_minutes)
    return instant_of(day.replace(hour=int(hours), minute=int(minutes), second=0, microsecond=0))


def first_day_of(now: int) -> int:
    """The day on which the first of them was taken, so that the last came yesterday."""
    return now - DAYS * DAY


def fill(
    workspace: Workspace, clock: HandClock, progress: Callable[[int, int], None] | None = None
) -> None:
    """Record all of them, moving the clock along with the days."""
    offset = workspace.offset_minutes()
    first_day = clock.now()
    everybody = arrivals(first_day, offset)
    groups = {arrival.group: new_id(clock) for arrival in everybody if arrival.group}
    for done, arrival in enumerate(everybody, start=1):
        at = received_at(arrival, first_day, offset)
        clock.instant = max(clock.instant, at + done * 60_000)
        shared = {"group_id": groups[arrival.group]} if arrival.group else {}
        draft = replace(arrival.draft, id=new_id(clock), fields={**arrival.draft.fields, **shared})
        intake.register(workspace, draft, at)
        if progress:
            progress(done, len(everybody))
