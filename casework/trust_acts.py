"""Who did what about whom this register trusts: one fact for every act of an officer; refuses to change trust itself.

The signed roster says which device is trusted since when, and no more: not which officer enrolled or revoked it. What
a laptop renews by itself is nobody's act and stands in the roster alone.
"""

from collections.abc import Generator
from contextlib import contextmanager
from dataclasses import dataclass, field

from casework.workspace import Workspace
from models.ids import new_id
from models.records import TrustAct
from models.trust_acts import TrustWord
from store.compartment import Cursor
from store.entry import id_text
from sync.trust.trust import Trust


@dataclass(slots=True)
class Act:
    """An act about to be done: to which device, why, and, once it is done, the trust that came of it."""

    word: TrustWord
    device: bytes = b""
    reason: str = ""
    trust: Trust | None = field(default=None, init=False)


@contextmanager
def recorded(workspace: Workspace, act: Act) -> Generator[Cursor]:
    """One save in which trust is changed and the act recorded, or neither; the caller sets `act.trust`."""
    with workspace.edit(f"trust.{act.word}", reason=act.reason) as record:
        yield record.cursor
        if act.trust is not None:
            record.add(fact_of(workspace, act, act.trust))


def fact_of(workspace: Workspace, act: Act, trust: Trust) -> TrustAct:
    """The fact that says what was done, under the trust that came of it."""
    return TrustAct(
        id=new_id(workspace.clock),
        act=act.word,
        authority=id_text(trust.authority),
        device=id_text(act.device) if act.device else "",
        roster_version=trust.roster.version,
        root_version=trust.root.version,
        done_at=workspace.now(),
        reason=act.reason,
    )
