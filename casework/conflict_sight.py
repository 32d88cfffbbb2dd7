"""Which conflicts these eyes may see: those of fields of their classes, and of custody; refuses to settle anything."""

from collections.abc import Iterable
from dataclasses import replace

from casework.access import Sight
from casework.conflict_views import CUSTODY, ConflictLine
from models.errors import NotYourRole
from models.field_classes import FIELDS, FieldClass


def shown(sight: Sight, lines: Iterable[ConflictLine]) -> list[ConflictLine]:
    """The lines that may be seen, each with those of its fields alone."""
    found: list[ConflictLine] = []
    for line in lines:
        if line.kind == CUSTODY:
            found += [line] if sight.of(FieldClass.C) else []
        elif fields := tuple(name for name in line.fields if sight.shows(line.kind, name)):
            found.append(replace(line, fields=fields))
    return found


def required(sight: Sight, line: ConflictLine) -> ConflictLine:
    """The one line as it may be seen.

    Raises:
        NotYourRole: nothing of it is for these eyes.
    """
    if found := shown(sight, [line]):
        return found[0]
    custody = line.kind == CUSTODY
    raise NotYourRole((FieldClass.C if custody else FIELDS[line.kind, line.fields[0]]).value)
