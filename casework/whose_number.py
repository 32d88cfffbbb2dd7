"""Whose number somebody typed or a record names; refuses to look for names."""

from sqlmodel import or_, select

from casework.workspace import Workspace
from models.errors import InputRefused
from models.numbers import NumberRefusedError, parse
from models.tables import PersonRow


def holder(workspace: Workspace, number: str) -> str:
    """Whose number this is; nothing if his record is not here."""
    with workspace.vault.session() as session:
        return (
            session.exec(
                select(PersonRow.id).where(
                    or_(PersonRow.tag_number == number, PersonRow.prisoner_number == number)
                )
            ).first()
            or ""
        )


def other_than(workspace: Workspace, person_id: str, typed: str) -> str:
    """The other record that bears the number typed beside a person's file.

    Raises:
        InputRefused: it is no number, that of nobody here, or his own.
    """
    try:
        number = str(parse(typed))
    except NumberRefusedError:
        raise InputRefused({"number": "twice.no_number"}) from None
    found = holder(workspace, number)
    if not found:
        raise InputRefused({"number": "twice.unknown_number"})
    if found == person_id:
        raise InputRefused({"number": "twice.same_record"})
    return found
