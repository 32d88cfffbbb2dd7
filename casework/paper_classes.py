"""Which classes of knowledge each form holds, so that who may not see one is neither offered it nor given it.

Medical forms bear who he is and nothing else. Refuses to know how a form is filled.
"""

from collections.abc import Iterable

from casework import access
from casework.access import Sight
from casework.workspace import Workspace
from models.errors import NotYourRole
from models.field_classes import FieldClass

_A, _B, _C, _D, _F = (
    FieldClass.A,
    FieldClass.B,
    FieldClass.C,
    FieldClass.D,
    FieldClass.F,
)

HOLDS: dict[str, frozenset[FieldClass]] = {
    "k1": frozenset({_A, _C, _D}),
    "k2": frozenset({_A, _B, _C, _D, _F}),
    "k3": frozenset({_A}),
    "k4": frozenset({_A, _C}),
    **dict.fromkeys(("b1", "b2"), frozenset({_A, _B, _C, _F})),
    **dict.fromkeys(("c1", "c2"), frozenset({_A, _B})),
    **dict.fromkeys(("p1", "p2", "p3", "p4", "r2", "r3"), frozenset({_A, _D})),
    **dict.fromkeys(("t0", "t1", "t2"), frozenset({_A, _C, _D, _F})),
    **dict.fromkeys(("n1", "n2", "n3", "d1"), frozenset({_A, _B, _C})),
    "r1": frozenset({_A, _C}),
    **dict.fromkeys(("x1", "x3"), frozenset({_A, _C})),
    "d1l": frozenset({_A, _B, _C}),
    "r2l": frozenset({_A, _C, _D}),
    **dict.fromkeys(("m1", "m2", "m3", "m4", "m5", "m6", "m7"), frozenset({_A})),
}
"""Form → the classes of what is filled in; one that is not named here is for whoever sees everything."""

_EVERYTHING = frozenset(FieldClass) - {FieldClass.H}


def offered(sight: Sight) -> frozenset[str]:
    """The forms that hold nothing which is hidden from these eyes."""
    return frozenset(form for form, held in HOLDS.items() if held <= sight.classes)


def offered_to(workspace: Workspace) -> frozenset[str]:
    """The forms that hold nothing which is hidden from the officer who is here."""
    return offered(access.sight(workspace))


def require(sight: Sight, form: str) -> None:
    """Go on only if the form holds nothing that is hidden from these eyes.

    Raises:
        NotYourRole: it does.
    """
    for each in _missing(sight.classes, HOLDS.get(form, _EVERYTHING)):
        raise NotYourRole(each.value)


def _missing(seen: frozenset[FieldClass], held: Iterable[FieldClass]) -> list[FieldClass]:
    return sorted(set(held) - seen)
