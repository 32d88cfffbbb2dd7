"""What the officer who is here may see, asked in one place; refuses to say itself what anybody may.

`models.field_classes` says that. The roles are read anew at each asking: what was taken away counts at once.
"""

from collections.abc import Mapping
from typing import TypeVar

from sqlmodel import select

from casework.workspace import Workspace
from models.errors import InputRefused, NotYourRole
from models.field_classes import FIELDS, FieldClass, Outlet, Role, may_go_out, may_see, roles_of
from models.records import Officer
from models.tables import OfficerRow
from models.touched import Touched
from store.loaded import load

V = TypeVar("V")


def roles(workspace: Workspace) -> frozenset[Role]:
    """The roles of the officer who is here; none if his record is gone."""
    asked = select(OfficerRow.roles).where(OfficerRow.id == workspace.officer.id)
    with workspace.vault.session() as session:
        found = session.exec(asked).first()
    return frozenset() if found is None else roles_of(found)


def sees(workspace: Workspace, field_class: FieldClass) -> bool:
    """Whether the officer who is here sees what is of this class."""
    return may_see(roles(workspace), field_class)


def require(workspace: Workspace, *field_classes: FieldClass) -> None:
    """Go on only if the officer who is here sees every one of these classes.

    Raises:
        NotYourRole: one of them is not for any of his roles.
    """
    held = roles(workspace)
    for field_class in field_classes:
        if not may_see(held, field_class):
            raise NotYourRole(field_class.value)


def visible(workspace: Workspace, kind: str, values: Mapping[str, V]) -> dict[str, V]:
    """Those fields of a record that the officer who is here may see.

    Raises:
        KeyError: a field has no class.
    """
    held = roles(workspace)
    return {name: value for name, value in values.items() if may_see(held, FIELDS[kind, name])}


def released(
    workspace: Workspace, kind: str, values: Mapping[str, V], outlet: Outlet
) -> dict[str, V]:
    """Those fields of a record that the officer who is here may see and that may leave by this outlet.

    Raises:
        KeyError: a field has no class.
    """
    seen = visible(workspace, kind, values)
    return {name: value for name, value in seen.items() if may_go_out(kind, name, outlet)}


def set_roles(workspace: Workspace, officer_id: str, given: frozenset[Role]) -> Touched:
    """Give an officer of this register exactly these roles; all of them are written as none.

    Raises:
        NotYourRole: only a commander, or an officer with every role, gives roles.
        InputRefused: no role is given, or no commander who opens this register would be left.
        RecordMissing: there is no such officer.
    """
    if Role.COMMANDER not in roles(workspace):
        raise NotYourRole(FieldClass.S.value)
    if not given:
        raise InputRefused({"roles": "access.role_needed"})
    if Role.COMMANDER not in given and not _another_commander(workspace, officer_id):
        raise InputRefused({"roles": "access.commander_needed"})
    text = "" if given == frozenset(Role) else " ".join(role for role in Role if role in given)
    with workspace.edit("access.set_roles") as record:
        record.change(load(record, Officer, officer_id), roles=text)
    return record.touched


def _another_commander(workspace: Workspace, officer_id: str) -> bool:
    asked = select(OfficerRow).where(OfficerRow.id != officer_id)
    with workspace.vault.session() as session:
        others = session.exec(asked).all()
    return any(
        each.active
        and each.slot_id in workspace.slots.ids
        and Role.COMMANDER in roles_of(each.roles)
        for each in others
    )
