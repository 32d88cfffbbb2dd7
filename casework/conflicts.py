"""Conflicts: what registers that did not know of each other wrote about the same, and how people end them.

A field with several values ends with one entry that replaces all that were looked at; contradicting custody
ends with facts that correct. Refuses to settle anything by itself, by time, or without a reason.
"""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import replace
from typing import Any

from pydantic import ValidationError

from casework import access, conflict_count, conflict_custody, conflict_values, person_files
from casework.access import needs
from casework.conflict_sight import required, shown
from casework.conflict_views import (
    CUSTODY,
    ConflictLine,
    CustodyConflict,
    FieldCandidate,
    FieldConflict,
    Inbox,
    Value,
)
from casework.conflict_writers import Writers
from casework.views import PersonFile
from casework.workspace import Workspace
from models.clock import written_at
from models.errors import InputRefused, RecordMissing
from models.field_classes import FieldClass
from models.records import Person, Record, Transfer, TransferLine
from models.touched import Touched
from store.compartment import Cursor
from store.heads import Candidate
from store.loaded import Loaded, load_by_ids, load_many

_CHUNK = 500


def count(workspace: Workspace) -> int:
    """How many records and chains of custody the officer who is here can settle, for the rail."""
    return conflict_count.count(workspace)


def inbox(workspace: Workspace, limit: int = 500, person_id: str = "") -> Inbox:
    """What the officer who is here can settle: where people are comes first, then what has waited longest.

    The first `limit` conflicts, and those of one person wherever they stand.
    """
    sight = access.sight(workspace)
    with workspace.vault.read() as cursor:
        total = conflict_count.counted(cursor, sight)
        lines = [*_custody_lines(cursor, limit), *_record_lines(workspace, cursor, limit)]
        asked = _lines_of_person(cursor, person_id) if person_id else []
    lines, asked = shown(sight, lines), shown(sight, asked)
    ordered = sorted(lines, key=_order)[:limit]
    there = {line.key for line in ordered}
    missing = [line for line in asked if line.key not in there]
    return Inbox(tuple(sorted([*ordered, *missing], key=_order)), total)


def _order(line: ConflictLine) -> tuple[bool, int, str]:
    return line.kind != CUSTODY, line.newest_at, line.key


def of_person(workspace: Workspace, person_id: str) -> tuple[ConflictLine, ...]:
    """What is to be settled about one person, for the link from his file."""
    return tuple(
        line
        for line in inbox(workspace, person_id=person_id).lines
        if (line.subject_kind, line.subject_id) == (Person.kind, person_id)
    )


def open_conflict(workspace: Workspace, key: str) -> FieldConflict | CustodyConflict | None:
    """One conflict to look at; nothing if it has been settled meanwhile.

    Raises:
        NotYourRole: it is about what the officer who is here does not see.
    """
    kind, _, identifier = key.partition("/")
    if kind == CUSTODY:
        return _custody(workspace, identifier)
    record = workspace.vault.compartment.kinds.get(kind)
    if record is None:
        return None
    with workspace.vault.read() as cursor:
        loaded = load_many(cursor, record, "id = ?", (identifier,))
        if not loaded or not loaded[0].conflicts:
            return None
        line = required(access.sight(workspace), _lines(cursor, loaded)[0])
        writers = Writers(workspace, cursor)
        name = line.fields[0]
        candidates = tuple(_candidates(writers, loaded[0], name))
    person = _person_of(workspace, line, loaded[0].value)
    return FieldConflict(
        line=line,
        name=name,
        place=1,
        places=len(line.fields),
        candidates=candidates,
        typeable=conflict_values.typeable(loaded[0].value, name),
        facts=() if kind == Person.kind else conflict_values.facts(loaded[0]),
        person=person,
        seen=loaded[0],
    )


def settle_field(
    workspace: Workspace, conflict: FieldConflict, *, choice: int = -1, typed: str = "", reason: str
) -> Touched:
    """End a conflict: the candidate chosen, or what was typed, replaces every value that was shown.

    Raises:
        NotYourRole: it is about what the officer who is here does not see.
        InputRefused: a reason is missing (`reason`), nothing was chosen or what was typed cannot be kept (`value`).
        FactIsFinal: facts are never changed.
    """
    loaded = conflict.seen
    if not isinstance(loaded, Loaded):
        raise TypeError(type(loaded).__name__)
    seen: Loaded[Record] = loaded
    required(access.sight(workspace), conflict.line)
    if (seen.value.kind, conflict.name) in access.GIVEN_HERE:
        raise InputRefused({"value": "access.roles_in_settings"})
    problems = {} if reason.strip() else {"reason": "people.reason_needed"}
    values: Mapping[str, Value] = {}
    if 0 <= choice < len(conflict.candidates):
        chosen = conflict.candidates[choice]
        values = {conflict.name: chosen.value, **dict(chosen.along)}
    elif not typed.strip():
        problems["value"] = "people.conflict_choose"
    elif not conflict.typeable:
        problems["value"] = "conflicts.choose_only"
    else:
        along = {name for each in conflict.candidates for name, _ in each.along}
        try:
            values = conflict_values.typed_values(
                workspace, seen.value, conflict.name, typed, along
            )
        except InputRefused as refused:
            problems |= refused.problems
    if problems:
        raise InputRefused(problems)
    try:
        with workspace.edit("conflicts.settle_field", reason=reason.strip()) as record:
            record.change(seen, **values)
    except ValidationError as error:
        raise InputRefused({"value": "conflicts.not_valid"}) from error
    return record.touched


@needs(FieldClass.C)
def settle_custody(
    workspace: Workspace, conflict: CustodyConflict, way: str, reason: str
) -> Touched:
    """End a contradiction in the way called `way`: events that did not happen are withdrawn, nothing is deleted.

    Raises:
        InputRefused: a reason is missing (`reason`), or no way was chosen (`value`).
    """
    return conflict_custody.settle(workspace, conflict, way, reason)


def _custody(workspace: Workspace, person_id: str) -> CustodyConflict | None:
    with workspace.vault.read() as cursor:
        lines = _named(cursor, [required(access.sight(workspace), _custody_line(person_id, 0))])
        found = conflict_custody.opened(workspace, cursor, lines[0])
    if found is None:
        return None
    return conflict_custody.with_person(found, _file(workspace, person_id))


def _candidates(writers: Writers, loaded: Loaded[Record], name: str) -> Iterable[FieldCandidate]:
    """One for each value, in the order of the entries; those who wrote the same stand together."""
    record, found = loaded.value, loaded.conflicts
    together: dict[tuple[type, Value], list[Candidate]] = {}
    for each in found[name]:
        together.setdefault((type(each.value), each.value), []).append(each)
    along = conflict_values.followers(found, name)
    for (_, value), alike in together.items():
        heads = {each.head for each in alike}
        comes = tuple(
            (other, next(each.value for each in found[other] if each.head in heads))
            for other in along
        )
        wrote = tuple(writers.of_field(each.head, record.kind, record.id, name) for each in alike)
        yield FieldCandidate(value, comes, wrote)


# -- the list --------------------------------------------------------------------------------------


def _in_conflict(cursor: Cursor, limit: int) -> Mapping[str, list[str]]:
    cursor.execute("SELECT kind, record FROM conflict ORDER BY kind, record LIMIT ?", (limit,))
    found: dict[str, list[str]] = {}
    for kind, record in cursor.fetchall():
        found.setdefault(kind, []).append(record)
    return found


def _record_lines(workspace: Workspace, cursor: Cursor, limit: int) -> Sequence[ConflictLine]:
    lines: list[ConflictLine] = []
    for kind, identifiers in _in_conflict(cursor, limit).items():
        record = workspace.vault.compartment.kinds.get(kind)
        loaded = load_by_ids(cursor, record, identifiers) if record else []
        lines += _lines(cursor, [each for each in loaded if each.conflicts])
    return lines


def _lines(cursor: Cursor, loaded: Sequence[Loaded[Record]]) -> list[ConflictLine]:
    lines: list[ConflictLine] = []
    for each in loaded:
        record, found = each.value, each.conflicts
        newest = max(one.time for some in found.values() for one in some)
        subject_kind, subject_id = _subject(record)
        lines.append(
            ConflictLine(
                key=f"{record.kind}/{record.id}",
                kind=record.kind,
                record_id=record.id,
                subject_kind=subject_kind,
                subject_id=subject_id,
                name=str(getattr(record, "name", "")),
                number=str(getattr(record, "number", "")),
                fields=conflict_values.to_settle(record, found),
                newest_at=written_at(newest),
            )
        )
    return _named(cursor, lines)


def _custody_lines(cursor: Cursor, limit: int) -> Sequence[ConflictLine]:
    cursor.execute(
        "SELECT person_id, since FROM standing WHERE forked ORDER BY person_id LIMIT ?", (limit,)
    )
    return _named(cursor, [_custody_line(*row) for row in cursor.fetchall()])


def _lines_of_person(cursor: Cursor, person_id: str) -> list[ConflictLine]:
    """What is to be settled of his own fields and of his custody."""
    cursor.execute("SELECT since FROM standing WHERE forked AND person_id = ?", (person_id,))
    custody = [_custody_line(person_id, *row) for row in cursor.fetchall()]
    loaded: Sequence[Loaded[Any]] = load_many(cursor, Person, "id = ?", [person_id])
    own = _lines(cursor, [each for each in loaded if each.conflicts])
    return [*_named(cursor, custody), *own]


def _custody_line(person_id: str, since: int) -> ConflictLine:
    key = f"{CUSTODY}/{person_id}"
    return ConflictLine(key, CUSTODY, person_id, Person.kind, person_id, "", "", (), since)


def _subject(record: Record) -> tuple[str, str]:
    if isinstance(record, TransferLine):
        return Transfer.kind, record.transfer_id
    if isinstance(record, (Person, Transfer)):
        return record.kind, record.id
    person = str(getattr(record, "person_id", ""))
    return (Person.kind, person) if person else ("", "")


_NAMES = {
    Person.kind: "SELECT id, trim(trim(surname || ' ' || first_names) || ' ' || patronymic), tag_number"
    " FROM person WHERE id IN ({marks})",
    Transfer.kind: "SELECT id, number, destination FROM transfer WHERE id IN ({marks})",
}


def _named(cursor: Cursor, lines: Sequence[ConflictLine]) -> list[ConflictLine]:
    """The lines with names and numbers of whom they are about."""
    names: dict[tuple[str, str], tuple[str, str]] = {}
    for kind, query in _NAMES.items():
        wanted = sorted({line.subject_id for line in lines if line.subject_kind == kind})
        for start in range(0, len(wanted), _CHUNK):
            some = wanted[start : start + _CHUNK]
            cursor.execute(query.format(marks=", ".join("?" * len(some))), some)
            names |= {(kind, row[0]): (row[1], row[2]) for row in cursor.fetchall()}
    found = (names.get((line.subject_kind, line.subject_id)) for line in lines)
    return [
        replace(line, name=known[0], number=known[1]) if known else line
        for line, known in zip(lines, found, strict=True)
    ]


def _person_of(workspace: Workspace, line: ConflictLine, record: Record) -> PersonFile | None:
    person = line.subject_id if line.subject_kind == Person.kind else ""
    return _file(workspace, person or str(getattr(record, "person_id", "")))


def _file(workspace: Workspace, person_id: str) -> PersonFile | None:
    try:
        return person_files.open_file(workspace, person_id) if person_id else None
    except RecordMissing:
        return None
