"""What a prisoner says in private about his return (GC III art. 7, 109(3), 118); refuses whoever has not that role.

It stands in no paper, list, export or bundle, and in nobody's history: `store.audience` keeps its entries here. A
wish never changes what he is, and is changed by asking again: the latest counts.
"""

from dataclasses import dataclass

from sqlmodel import col, select

from casework import access, remarks
from casework.custody_events import require_past, require_texts
from casework.transfer_facts import lines_of, transfer_row
from casework.transfer_people import latest_wishes
from casework.wish_views import WishesView, WishView
from casework.workspace import Workspace
from models.errors import InputRefused
from models.field_classes import FieldClass
from models.ids import new_id
from models.records import Person, Wish
from models.tables import WishRow
from models.touched import Touched
from models.wishes import ReturnWish
from store.unit_of_work import load


@dataclass(frozen=True, slots=True)
class Asked:
    """How he was asked and what he said; `delegate_offered`: somebody of the ICRC or the ombudsman was offered."""

    wish: str
    asked_by: str
    language: str
    at: int
    place: str = ""
    interpreter: str = ""
    present: str = ""
    delegate_offered: bool = False
    signed: bool = False


def ask(workspace: Workspace, person_id: str, asked: Asked) -> Touched:
    """Record what he said.

    Raises:
        NotYourRole: this is for others.
        InputRefused: the wish, who asked, or the language is missing, or it lies in the future.
        RecordMissing: there is no such person.
    """
    access.require(workspace, FieldClass.W)
    require_texts({"wish": asked.wish, "asked_by": asked.asked_by, "language": asked.language})
    if asked.wish not in set(ReturnWish):
        raise InputRefused({"wish": "custody.needed"})
    require_past(workspace, asked.at, "at")
    load(workspace.vault, Person, person_id)
    with workspace.edit("private.record", occurred_at=asked.at) as record:
        record.add(
            Wish(
                id=new_id(workspace.clock),
                person_id=person_id,
                asked_at=asked.at,
                recorded_at=workspace.now(),
                place=remarks.cleaned("place", asked.place).text,
                language=asked.language,
                interpreter=remarks.cleaned("interpreter", asked.interpreter).text,
                asked_by=remarks.cleaned("asked_by", asked.asked_by).text,
                present=remarks.cleaned("present", asked.present).text,
                delegate_offered=asked.delegate_offered,
                wish=asked.wish,
                signed=asked.signed,
            )
        )
    return record.touched


def to_ask(workspace: Workspace, transfer_id: str) -> tuple[str, ...]:
    """Who on a list was not asked since it was begun, in its order.

    Raises:
        NotYourRole: this is for others.
    """
    access.require(workspace, FieldClass.W)
    begun = transfer_row(workspace, transfer_id).opened_at
    ids = tuple(line.person_id for line in lines_of(workspace, transfer_id))
    asked = latest_wishes(workspace, ids)
    return tuple(each for each in ids if asked.get(each, (0, ""))[0] < begun)


def wishes_of(workspace: Workspace, person_id: str) -> WishesView:
    """What he said, the latest first; to whoever has not that role, nothing, not even whether he was asked."""
    if not access.sees(workspace, FieldClass.W):
        return WishesView()
    with workspace.vault.session() as session:
        rows = session.exec(
            select(WishRow)
            .where(WishRow.person_id == person_id)
            .order_by(
                col(WishRow.asked_at).desc(),
                col(WishRow.recorded_at).desc(),
                col(WishRow.id).desc(),
            )
        ).all()
    views = tuple(
        WishView(
            row.wish,
            row.asked_at,
            row.asked_by,
            row.place,
            row.language,
            row.interpreter,
            row.present,
            row.delegate_offered,
            row.signed,
        )
        for row in rows
    )
    return WishesView(visible=True, wishes=views)
