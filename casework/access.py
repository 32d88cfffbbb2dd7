"""What the officer who is here may see, asked in one place; refuses to say itself what anybody may.

`models.field_classes` says that. The roles are read anew at each asking: what was taken away counts at once.
"""

from collections.abc import Mapping
from dataclasses import replace
from typing import TypeVar

from casework import own_officers
from casework.workspace import Workspace
from models.errors import InputRefused, NotYourRole, RecordMissing
from models.field_classes import (
    EVERY_ROLE,
    FIELDS,
    NO_ROLE,
    FieldClass,
    Outlet,
    Role,
    may_go_out,
    may_see,
)
from models.records import Officer
from models.touched import Touched
from store.loaded import load

V = TypeVar("V")

GIVEN_HERE = frozenset({(Officer.kind, "roles"), (Officer.kind, "slot_id")})
"""Fields that only `set_roles` and the making of an officer write: what another register says of them is not chosen."""


def roles(workspace: Workspace) -> frozenset[Role]:
    """The roles that this register gave the officer who is here; none if it does not know him."""
    with workspace.vault.read() as cursor:
        found = own_officers.find(cursor, workspace.officer.id)
    return NO_ROLE if found is None else found.roles


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


def gives_roles(workspace: Workspace) -> bool:
    """Whether the officer who is here says what others may do, and by when things are due."""
    return Role.COMMANDER in roles(workspace)


def require_commander(workspace: Workspace) -> None:
    """Go on only if the officer who is here commands this register.

    Raises:
        NotYourRole: he does not.
    """
    if not gives_roles(workspace):
        raise NotYourRole(FieldClass.S.value)


def set_roles(workspace: Workspace, officer_id: str, given: frozenset[Role]) -> Touched:
    """Give an officer of this register exactly these roles; all of them are written as none.

    Raises:
        NotYourRole: only a commander, or an officer with every role, gives roles.
        InputRefused: no role is given, or no commander who opens this register would be left.
        RecordMissing: there is no such officer of this register.
    """
    require_commander(workspace)
    with workspace.vault.read() as cursor:
        officers = {each.id: each for each in own_officers.everybody(cursor)}
    if officer_id not in officers:
        raise RecordMissing(Officer.kind)
    if not given:
        raise InputRefused({"roles": "access.role_needed"})
    slots = workspace.slots.ids
    others = (each for each in officers.values() if each.id != officer_id and each.slot_id in slots)
    if Role.COMMANDER not in given and not any(Role.COMMANDER in each.roles for each in others):
        raise InputRefused({"roles": "access.commander_needed"})
    text = "" if given == EVERY_ROLE else " ".join(role for role in Role if role in given)
    with workspace.edit("access.set_roles") as record:
        record.change(load(record, Officer, officer_id), roles=text)
        own_officers.keep(record.cursor, replace(officers[officer_id], words=text))
    return record.touched
