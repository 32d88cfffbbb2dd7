"""What the officer who is here may see, asked in one place; refuses to say itself what anybody may.

`models.field_classes` says that. The roles are read anew at each asking: what was taken away counts at once.
"""

from collections.abc import Callable, Mapping
from dataclasses import dataclass, replace
from functools import wraps
from typing import Concatenate, ParamSpec, TypeVar

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

P = ParamSpec("P")
R = TypeVar("R")
V = TypeVar("V")

GIVEN_HERE = frozenset({(Officer.kind, "roles"), (Officer.kind, "slot_id")})
"""Fields that only `set_roles` and the making of an officer write: what another register says of them is not chosen."""


def roles(workspace: Workspace) -> frozenset[Role]:
    """The roles that this register gave the officer who is here; none if it does not know him."""
    with workspace.vault.read() as cursor:
        found = own_officers.find(cursor, workspace.officer.id)
    return NO_ROLE if found is None else found.roles


@dataclass(frozen=True, slots=True)
class Sight:
    """What somebody with these roles sees: the roles are read once for all that one view shows."""

    roles: frozenset[Role]

    def of(self, field_class: FieldClass) -> bool:
        """Whether what is of this class is seen."""
        return may_see(self.roles, field_class)

    def shows(self, kind: str, field: str) -> bool:
        """Whether a field is seen.

        Raises:
            KeyError: it has no class.
        """
        return may_see(self.roles, FIELDS[kind, field])

    def visible(self, kind: str, values: Mapping[str, V]) -> dict[str, V]:
        """Those fields of a record that are seen.

        Raises:
            KeyError: a field has no class.
        """
        return {name: value for name, value in values.items() if self.shows(kind, name)}

    @property
    def classes(self) -> frozenset[FieldClass]:
        """Every class that is seen."""
        return frozenset(each for each in FieldClass if self.of(each))


def sight(workspace: Workspace) -> Sight:
    """What the officer who is here sees now."""
    return Sight(roles(workspace))


def sees(workspace: Workspace, field_class: FieldClass) -> bool:
    """Whether the officer who is here sees what is of this class."""
    return sight(workspace).of(field_class)


def require(workspace: Workspace, *field_classes: FieldClass) -> None:
    """Go on only if the officer who is here sees every one of these classes.

    Raises:
        NotYourRole: one of them is not for any of his roles.
    """
    seen = sight(workspace)
    for field_class in field_classes:
        if not seen.of(field_class):
            raise NotYourRole(field_class.value)


def needs(
    *field_classes: FieldClass,
) -> Callable[[Callable[Concatenate[Workspace, P], R]], Callable[Concatenate[Workspace, P], R]]:
    """A verb for those alone who see these classes: to do it one must know what stands there.

    The verb raises `NotYourRole` for everybody else, before it reads anything.
    """

    def guard(
        verb: Callable[Concatenate[Workspace, P], R],
    ) -> Callable[Concatenate[Workspace, P], R]:
        @wraps(verb)
        def guarded(workspace: Workspace, *args: P.args, **kwargs: P.kwargs) -> R:
            require(workspace, *field_classes)
            return verb(workspace, *args, **kwargs)

        return guarded

    return guard


def visible(workspace: Workspace, kind: str, values: Mapping[str, V]) -> dict[str, V]:
    """Those fields of a record that the officer who is here sees.

    Raises:
        KeyError: a field has no class.
    """
    return sight(workspace).visible(kind, values)


def released(
    workspace: Workspace, kind: str, values: Mapping[str, V], outlet: Outlet
) -> dict[str, V]:
    """Those fields of a record that the officer who is here sees and that may leave by this outlet.

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
