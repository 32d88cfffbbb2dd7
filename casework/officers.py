"""Who may open a register: another passphrase, another officer, all of them."""

from sqlmodel import col, select

from casework import own_officers
from casework.own_officers import OwnOfficer
from casework.registers import WEAKEST_PASSPHRASE, clean
from casework.views import OfficerView
from casework.workspace import Workspace
from models.errors import InputRefused
from models.field_classes import Role
from models.ids import new_id
from models.passphrase import strength
from models.records import Officer
from models.tables import OfficerRow
from models.touched import Touched


def officer_names(workspace: Workspace) -> dict[str, str]:
    """Rank and name of every officer of whom this register knows, those of others too."""
    with workspace.vault.session() as session:
        return {
            row.id: f"{row.rank} {row.name}".strip() for row in session.exec(select(OfficerRow))
        }


def change_passphrase(workspace: Workspace, old: str, new: str) -> None:
    """Give the officer who is here another passphrase.

    Raises:
        WrongPassphrase: the old one is not his.
        InputRefused: the new one is too weak or already opens another slot.
    """
    opened = workspace.slots.unlock(old)
    mine = opened.slot_id == workspace.opened.slot_id
    opened.forget()
    if not mine:
        raise InputRefused({"old": "register.not_your_passphrase"})
    if strength(new).level < WEAKEST_PASSPHRASE:
        raise InputRefused({"passphrase": "register.passphrase_weak"})
    workspace.slots.change(workspace.opened, new)


def add_officer(
    workspace: Workspace, name: str, rank: str, position: str, unit: str, passphrase: str
) -> Touched:
    """Let another officer open this register, with his own passphrase.

    Raises:
        InputRefused: his name is missing, or the passphrase is too weak or taken.
    """
    found: dict[str, str] = {}
    if not name.strip():
        found["name"] = "register.needed"
    if strength(passphrase).level < WEAKEST_PASSPHRASE:
        found["passphrase"] = "register.passphrase_weak"  # noqa: S105 - a word key
    if found:
        raise InputRefused(found)
    slot_id = workspace.slots.add(workspace.opened, passphrase)
    officer_id = new_id(workspace.clock)
    with workspace.edit("register.add_officer") as record:
        record.add(
            Officer(
                id=officer_id,
                name=clean(name),
                rank=clean(rank),
                position=clean(position),
                unit=clean(unit),
                slot_id=slot_id,
            )
        )
        own_officers.keep(record.cursor, OwnOfficer(officer_id, slot_id))
    return record.touched


def officers(workspace: Workspace) -> tuple[OfficerView, ...]:
    """Who may open this register and as what; the officers of other registers are known, and open their own."""
    with workspace.vault.read() as cursor:
        own = {each.id: each for each in own_officers.everybody(cursor)}
    with workspace.vault.session() as session:
        rows = session.exec(
            select(OfficerRow).where(col(OfficerRow.id).in_(own)).order_by(OfficerRow.id)
        ).all()
    return tuple(
        OfficerView(
            row.id,
            row.name,
            row.rank,
            row.position,
            row.unit,
            row.active,
            row.id == workspace.officer.id,
            tuple(role.value for role in Role if role in own[row.id].roles),
        )
        for row in rows
    )
