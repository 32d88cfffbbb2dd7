"""Whose hands property passes through: name, rank, unit of each, and when; refuses a hand without a name."""

from dataclasses import dataclass

from casework.workspace import Workspace
from models import text
from models.errors import InputRefused

_LIMIT = 500
_MINUTE = 60_000


@dataclass(frozen=True, slots=True)
class Hand:
    """Somebody who gives, takes or witnesses."""

    name: str = ""
    rank: str = ""
    unit: str = ""

    def required(self, why: str, field: str = "name") -> "Hand":
        """The same, cleaned.

        Raises:
            InputRefused: there is no name; `why` is the word key, `field` the field it is said at.
        """
        clean = Hand(cleaned_line(self.name), cleaned_line(self.rank), cleaned_line(self.unit))
        if not clean.name:
            raise InputRefused({field: why})
        return clean

    def __str__(self) -> str:
        return ", ".join(part for part in (f"{self.rank} {self.name}".strip(), self.unit) if part)


def own_hand(workspace: Workspace) -> Hand:
    """The officer who has the register open."""
    officer = workspace.officer
    return Hand(officer.name, officer.rank, officer.unit or workspace.station.unit)


def second_officer(workspace: Workspace, second: Hand) -> Hand:
    """Another officer than the one at the table.

    Raises:
        InputRefused: nobody is named, or the same officer again.
    """
    clean = second.required("packets.needs_two", "second_name")
    if clean.name.casefold() == workspace.officer.name.casefold():
        raise InputRefused({"second_name": "packets.needs_another"})
    return clean


def cleaned_line(typed: str) -> str:
    """What was typed as one clean line, however long: nothing of it is cut."""
    return text.clean(typed, limit=_LIMIT).text


def moment(workspace: Workspace, at: int | None, field: str = "occurred_at") -> int:
    """The instant told, or now.

    Raises:
        InputRefused: it lies in the future.
    """
    if at is not None and at > workspace.now() + _MINUTE:
        raise InputRefused({field: "settling.in_future"})
    return workspace.now() if at is None else at
