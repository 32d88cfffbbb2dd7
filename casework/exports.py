"""Lists of people as files: for a visit of the ICRC or Protecting Power (GC III art. 126), or of the list in sight.

Who stands on a list for a visit `casework.visits` says; nobody picks. Refuses every field that may not leave by its
outlet (`models.field_classes`), a file without a reason where one is asked, and to leave a file that the journal does
not know.
"""

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from hashlib import sha256
from pathlib import Path

from casework import access, remarks, visits
from casework.custody_events import require_texts
from casework.people_standing import people_standing
from casework.sheets import as_csv, as_workbook
from casework.whole_file import write_whole
from casework.workspace import Workspace
from models.clock import to_datetime
from models.errors import InputRefused
from models.field_classes import FieldClass, Outlet, may_go_out
from models.ids import new_id
from models.places import without_coordinates
from models.records import CustodyEvent, Person, Printing, Record, Station
from models.tables import PersonRow, StandingRow
from models.touched import Touched
from resources.words import words

WAYS = ("xlsx", "csv")


@dataclass(frozen=True, slots=True)
class Listed:
    """One column of a list: the record and field it says, its title, and how it is said."""

    kind: type[Record]
    field: str
    title: str
    say: Callable[[PersonRow, StandingRow, str], str]


def _plain(field: str, title: str) -> Listed:
    return Listed(Person, field, title, lambda person, _stood, _language: getattr(person, field))


COLUMNS = (
    _plain("prisoner_number", "field.pow_no"),
    _plain("tag_number", "field.tag_no"),
    _plain("surname", "field.surname"),
    _plain("first_names", "field.first_names"),
    _plain("patronymic", "field.patronymic"),
    _plain("surname_latin", "bureau.surname_latin"),
    _plain("first_names_latin", "bureau.first_names_latin"),
    _plain("rank", "field.rank"),
    _plain("born", "field.date_of_birth"),
    _plain("service_number", "field.service_number"),
    _plain("power", "field.power"),
    Listed(
        CustodyEvent,
        "event",
        "filter.state",
        lambda _person, stood, language: words(language)(f"state.{stood.state}"),
    ),
    Listed(
        CustodyEvent,
        "place",
        "people.place",
        lambda _person, stood, _language: without_coordinates(stood.place),
    ),
    Listed(
        CustodyEvent,
        "occurred_at",
        "people.since",
        lambda _person, stood, _language: (
            f"{to_datetime(stood.since):%Y-%m-%d}" if stood.since else ""
        ),
    ),
)
"""What a list says of each person: who he is, his numbers, where he stands. No health, no next of kin, no remark."""

_FOR_VISITORS = frozenset({"place"})
"""Where people are held is for whoever may go there (art. 126); a point near the front stands in no other file."""


def list_for_visit(workspace: Workspace, way: str, language: str) -> tuple[bytes, int]:
    """Everybody this station holds or answers for now, as a file, and how many they are.

    Raises:
        NotYourRole: the officer may not see what stands on it.
        InputRefused: there is no such way.
    """
    ids = visits.on_the_list(workspace)
    return _made(workspace, ids, way, Outlet.VISIT, language), len(ids)


def show_to_visitors(
    workspace: Workspace, visitor: str, delegates: str, target: Path, language: str, at: int = 0
) -> Touched:
    """Save the list for a visit and record the visit, with the digest of what was shown.

    Raises:
        NotYourRole: the officer may not see what stands on it.
        InputRefused: the visitor is unknown, nobody is named, or it lies in the future.
        PaperNotSaved: the file could not be written; no visit is recorded.
    """
    made = visits.checked(workspace, visitor, delegates, at)
    data, made.people = list_for_visit(workspace, target.suffix.lstrip("."), language)
    made.digest = sha256(data).hexdigest()
    return _saved(workspace, made, target, data, ("visit.show", ""))


def export_list(
    workspace: Workspace, person_ids: tuple[str, ...], target: Path, language: str, reason: str
) -> Touched:
    """Save the list of these people, in this order; who, why and the digest stand in the journal.

    Raises:
        NotYourRole: the officer may not see what stands on it.
        InputRefused: the reason is missing, or there is no such way.
        PaperNotSaved: the file could not be written; nothing is journalled.
    """
    require_texts({"reason": reason})
    way = target.suffix.lstrip(".")
    data = _made(workspace, person_ids, way, Outlet.EXPORT, language)
    made = Printing(
        id=new_id(workspace.clock),
        form="list",
        subject_kind=Station.kind,
        subject_id=workspace.station.id,
        first_language=language,
        pages=1,
        digest=sha256(data).hexdigest(),
        printed_at=workspace.now(),
        way=way,
    )
    why = remarks.cleaned("reason", reason).text
    return _saved(workspace, made, target, data, ("list.export", why))


def _saved(
    workspace: Workspace, made: Record, target: Path, data: bytes, verb: tuple[str, str]
) -> Touched:
    touched: list[Touched] = []

    def journal() -> None:
        with workspace.edit(verb[0], reason=verb[1]) as record:
            record.add(made)
        touched.append(record.touched)

    write_whole(target, data, journal)
    return touched[0]


def _made(
    workspace: Workspace, ids: Sequence[str], way: str, outlet: Outlet, language: str
) -> bytes:
    access.require(workspace, FieldClass.A, FieldClass.C)
    if way not in WAYS:
        raise InputRefused({"way": "custody.needed"})
    speak = words(language)
    columns = [
        each
        for each in COLUMNS
        if may_go_out(each.kind.kind, each.field, outlet)
        and (outlet is Outlet.VISIT or each.field not in _FOR_VISITORS)
    ]
    lines = [
        [each.say(person, stood, language) for each in columns]
        for person, stood in people_standing(workspace, ids)
    ]
    heads = [speak(each.title) for each in columns]
    make = as_workbook if way == "xlsx" else as_csv
    return make(heads, lines, speak("frame.people"), workspace.now())
