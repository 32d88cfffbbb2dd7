"""The compartment `register`: its kinds, where people stand, what they are owed, the index they are found by."""

from collections.abc import Iterator

from models.records import RECORDS, Person
from store.compartment import Compartment, Cursor, Derivation
from store.duties import DUTIES
from store.search_index import (
    CREATE_SEARCH_TABLES,
    DROP_SEARCH_TABLES,
    SearchDocument,
    entry_of,
    index_people,
    index_person,
    remove,
)
from store.standings import STANDINGS

_COLUMNS = (
    "SELECT id, surname, first_names, patronymic, surname_latin, first_names_latin, other_names,"
    " tag_number, prisoner_number, service_number, born, father_first_name FROM person"
)
_READ = _COLUMNS + " WHERE id IN ({marks}) ORDER BY id"
_CHUNK = 500
_FEW = 8


def _refresh(cursor: Cursor, person_ids: set[str]) -> None:
    ordered = sorted(person_ids)
    for start in range(0, len(ordered), _CHUNK):
        some = ordered[start : start + _CHUNK]
        cursor.execute(_READ.format(marks=", ".join("?" * len(some))), some)
        found = {row[0]: row[1:] for row in cursor.fetchall()}
        documents = [(person_id, _document(*row)) for person_id, row in found.items()]
        if len(documents) > _FEW:
            index_people(cursor, documents)
        else:
            for person_id, document in documents:
                index_person(cursor, person_id, document)
        for person_id in some:
            if person_id not in found:
                remove(cursor, person_id)


def _document(  # noqa: PLR0913, PLR0917 - one column each
    surname: str,
    first_names: str,
    patronymic: str,
    surname_latin: str,
    first_names_latin: str,
    other_names: str,
    tag_number: str,
    prisoner_number: str,
    service_number: str,
    born: str,
    father: str,
) -> SearchDocument:
    forms = (
        f"{surname} {first_names} {patronymic}",
        f"{surname_latin} {first_names_latin}",
        *other_names.split(","),
    )
    return SearchDocument(
        names=tuple(form for form in (" ".join(each.split()) for each in forms) if form),
        numbers=tuple(number for number in (tag_number, prisoner_number) if number),
        service_numbers=(service_number,) if service_number else (),
        born=born,
        father=father,
    )


def _clear(cursor: Cursor) -> None:
    for statement in (*DROP_SEARCH_TABLES, *CREATE_SEARCH_TABLES):
        cursor.execute(statement)


# Whether a person still waits to be moved into the full-text table means nothing; the newest wait counts.
_FOUND_BY = (
    "SELECT person_id, sounds FROM search_pending WHERE rowid IN"
    " (SELECT max(rowid) FROM search_pending GROUP BY person_id)"
    " UNION ALL SELECT person_id, sounds FROM search_person"
    " WHERE person_id NOT IN (SELECT person_id FROM search_pending)"
)


def _expected(cursor: Cursor) -> Iterator[tuple[str, str]]:
    """What each person should be found by, in the order of `_FOUND_BY`'s columns."""
    cursor.execute(f"{_COLUMNS} ORDER BY id")
    for person_id, *parts in cursor.fetchall():
        yield person_id, entry_of(_document(*parts))[0]


SEARCH = Derivation(
    name="search",
    subject={Person.kind: "id"},
    refresh=_refresh,
    clear=_clear,
    compare=_FOUND_BY,
    expected=_expected,
)

REGISTER = Compartment(
    name="register",
    kinds={record.kind: record for record in RECORDS},
    derivations=(STANDINGS, DUTIES, SEARCH),
    extra_ddl=CREATE_SEARCH_TABLES,
)
