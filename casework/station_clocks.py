"""By when a station wants things done: its own limits beside the usual ones; refuses to loosen those of the law."""

from collections.abc import Mapping
from dataclasses import dataclass

from casework import access
from casework.workspace import Workspace
from models.duties import LONGEST, RULES, DutyKind, parse_clocks, write_clocks
from models.errors import InputRefused
from models.records import Station
from models.touched import Touched
from store.loaded import load


@dataclass(frozen=True, slots=True)
class ClockView:
    """One limit that can be set, in milliseconds; `own` is 0 where the station keeps the usual one.

    `law` says that the usual one is the Convention's, `before` that it is counted back from what is planned.
    """

    kind: str
    article: str
    usual: int
    own: int
    law: bool
    before: bool


def clocks(workspace: Workspace) -> tuple[ClockView, ...]:
    """Every limit that a station can set, in the order of the kinds."""
    own = parse_clocks(workspace.station.clocks)
    return tuple(
        ClockView(kind.value, rule.article, rule.limit, own.get(kind, 0), rule.law, rule.before)
        for kind, rule in RULES.items()
        if rule.allows(rule.limit)
    )


def set_clocks(workspace: Workspace, limits: Mapping[str, int]) -> Touched:
    """Keep exactly these limits (kind → milliseconds); those not named are the usual ones.

    Raises:
        NotYourRole: only a commander sets them.
        InputRefused: by kind, a limit that is none, too long, or looser than the Convention's.
    """
    access.require_commander(workspace)
    if problems := {
        kind: word for kind, limit in limits.items() if (word := _problem(kind, limit))
    }:
        raise InputRefused(problems)
    text = write_clocks({DutyKind(kind): limit for kind, limit in limits.items()})
    with workspace.edit("station.set_clocks") as record:
        seen = load(record, Station, workspace.station.id)
        kept = record.change(seen, clocks=text)
    workspace.station = kept.value
    return record.touched


def _problem(kind: str, limit: int) -> str:
    rule = RULES[DutyKind(kind)]
    if rule.allows(limit):
        return ""
    if limit <= 0:
        return "clocks.number"
    return "clocks.too_long" if limit > LONGEST else "clocks.law"
