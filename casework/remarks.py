"""What there is to say about a half-filled form, field by field; refuses to stop a save for less than an error.

Only what cannot be kept as typed (a date that does not exist, a text beyond its limit) is an error; all
else is a hint or a warning beside its field.
"""

from dataclasses import dataclass, field
from datetime import date
from enum import StrEnum

from models import partial_date, service_numbers, text
from models.partial_date import DateRefusedError, PartialDate

LINE_LIMIT = 500
NOTE_LIMIT = 20_000
LONG_FIELDS = frozenset({"note", "inform_address", "home_address", "mail_address", "carer_account"})
DATE_FIELDS = frozenset({"born", "captured_on"})
NAME_FIELDS = ("surname", "first_names", "patronymic")


class Level(StrEnum):
    """How much a remark weighs."""

    HINT = "hint"
    WARNING = "warning"
    ERROR = "error"


@dataclass(frozen=True, slots=True)
class Remark:
    """A remark beside a field: word key and the facts its sentence names."""

    level: Level
    key: str
    facts: dict[str, object] = field(default_factory=dict[str, object])


def cleaned(name: str, typed: str) -> text.Cleaned:
    """The text of a field as it will be kept, and what there is to say about it."""
    if name in LONG_FIELDS:
        return text.clean(typed, limit=NOTE_LIMIT, breaks=True)
    return text.clean(typed, limit=LINE_LIMIT)


def date_of(typed: str, today: date) -> PartialDate | None:
    """The date typed, or nothing for a blank field.

    Raises:
        DateRefusedError: it is no date that can be kept.
    """
    plain = text.clean(typed, limit=LINE_LIMIT).text
    return partial_date.parse(plain, today) if plain else None


def check(fields: dict[str, str], today: date) -> dict[str, Remark]:
    """Every remark on these fields, one a field, the gravest first."""
    remarks: dict[str, Remark] = {}
    for name, typed in fields.items():
        for note in cleaned(name, typed).notes:
            level = Level.ERROR if note is text.TextNote.TOO_LONG else Level.HINT
            _add(remarks, name, Remark(level, note.value, {"limit": _limit(name)}))
    for name in NAME_FIELDS:
        for note in text.name_warnings(fields.get(name, "")):
            _add(remarks, name, Remark(Level.WARNING, note.value))
    number = fields.get("service_number", "")
    for odd in service_numbers.check(number, fields.get("power", "")).notes:
        _add(remarks, "service_number", Remark(Level.WARNING, odd.value))
    _check_dates(fields, today, remarks)
    return remarks


def errors(remarks: dict[str, Remark]) -> dict[str, str]:
    """The remarks that stop a save: field → word key."""
    return {name: remark.key for name, remark in remarks.items() if remark.level is Level.ERROR}


def _check_dates(fields: dict[str, str], today: date, remarks: dict[str, Remark]) -> None:
    dates: dict[str, PartialDate] = {}
    for name in DATE_FIELDS:
        try:
            when = date_of(fields.get(name, ""), today)
        except DateRefusedError as refused:
            _add(remarks, name, Remark(Level.ERROR, refused.fault.value))
            continue
        if when is not None:
            dates[name] = when
            if when.day_first_assumed:
                _add(remarks, name, Remark(Level.HINT, "date.day_first", {"date": when.iso()}))
    born, captured = dates.get("born"), dates.get("captured_on")
    if born and captured and captured.certainly_before(born):
        _add(remarks, "captured_on", Remark(Level.WARNING, "intake.captured_before_birth"))
    elif born and captured and captured.latest().year - born.earliest().year < _YOUNGEST:
        _add(remarks, "born", Remark(Level.WARNING, "intake.under_age"))


_YOUNGEST = 15
"""Below fifteen nobody may be recruited (AP I art. 77(2)): the date is asked about, never refused."""

_WEIGHT = {Level.HINT: 0, Level.WARNING: 1, Level.ERROR: 2}


def _add(remarks: dict[str, Remark], name: str, remark: Remark) -> None:
    held = remarks.get(name)
    if held is None or _WEIGHT[remark.level] > _WEIGHT[held.level]:
        remarks[name] = remark


def _limit(name: str) -> int:
    return NOTE_LIMIT if name in LONG_FIELDS else LINE_LIMIT
