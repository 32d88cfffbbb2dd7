"""That what the record which goes on says is right, against one set aside; refuses to find out and to change either.

An officer decides so of what he was shown, field by field. It holds as long as neither record says something else.
"""

from collections.abc import Sequence
from hashlib import sha256

from sqlmodel import select

from casework import access, remarks
from casework.custody_events import require_texts
from casework.duplicate_views import SaidThere
from casework.officers import officer_names
from casework.person_cards import number_of
from casework.views import FieldChange
from casework.workspace import Workspace
from models.errors import NotYourRole
from models.field_classes import FIELDS
from models.ids import new_id
from models.records import Person, Upheld
from models.tables import UpheldRow
from models.touched import Touched
from store.history import writers_of
from store.loaded import load_by_ids

Decided = frozenset[tuple[str, str]]
"""The other record, and a digest of what was compared."""


def uphold(
    workspace: Workspace, person_id: str, other_id: str, said: SaidThere, reason: str
) -> Touched:
    """Record that what stands here is right, though the other record says what was shown.

    Raises:
        NotYourRole: the field is not for the officer who is here.
        InputRefused: the reason is missing.
    """
    name = said.field
    if not access.sight(workspace).shows(Person.kind, name):
        raise NotYourRole(FIELDS[Person.kind, name].value)
    require_texts({"reason": reason}, "people.reason_needed")
    fact = Upheld(
        id=new_id(workspace.clock),
        person_id=person_id,
        other_id=other_id,
        field=name,
        compared=compared(said),
        recorded_at=workspace.now(),
        reason=remarks.cleaned("reason", reason).text,
    )
    with workspace.edit("twice.uphold", reason=fact.reason) as record:
        record.add(fact)
    return record.touched


def compared(said: SaidThere) -> str:
    """What tells this contradiction from every other: the field and what stands in either record."""
    return sha256("\0".join((said.field, said.here, said.there)).encode()).hexdigest()


def decided(workspace: Workspace, person_id: str) -> Decided:
    """What was decided about this record, whatever role asks: decided is decided."""
    return frozenset((each.other_id, each.compared) for each in _facts(workspace, person_id))


def history(workspace: Workspace, person_id: str) -> tuple[FieldChange, ...]:
    """What was decided, as steps of the field `upheld`: from the other's number to the name of the field."""
    facts = _facts(workspace, person_id)
    others = load_by_ids(workspace.vault, Person, [each.other_id for each in facts])
    numbers = {each.value.id: number_of(each.value) for each in others}
    with workspace.vault.read() as cursor:
        writers = writers_of(
            cursor, workspace.vault.compartment, Upheld.kind, [each.id for each in facts]
        )
    officers = officer_names(workspace)
    return tuple(
        FieldChange(
            Upheld.kind,
            numbers.get(each.other_id, "–"),
            each.field,
            officers.get(writers[each.id], ""),
            each.recorded_at,
            "twice.uphold",
            each.reason,
        )
        for each in facts
    )


def _facts(workspace: Workspace, person_id: str) -> Sequence[UpheldRow]:
    with workspace.vault.session() as session:
        return session.exec(select(UpheldRow).where(UpheldRow.person_id == person_id)).all()
