"""Reading enquiries: pages of what waits and of what was answered, one whole; refuses to change any.

Also says who is meant and whether he who asks may be told of him here.
"""

from sqlalchemy import literal_column
from sqlmodel import col, func, select

from casework import access, going_on
from casework.bureau_content import opened_text
from casework.person_cards import full_name
from casework.tracing_views import Answered, EnquiryFile, EnquiryLine, EnquiryPage
from casework.workspace import Workspace
from models.duties import RULES, DutyKind, parse_clocks
from models.enquiries import Enquirer, may_be_told
from models.errors import RecordMissing
from models.field_classes import FieldClass
from models.records import Person, TracingEnquiry
from models.tables import PersonRow, StandingRow, TracingEnquiryRow
from store import trust as kept_trust
from store.unit_of_work import load
from sync.trust.trust import Trust

ASKED = (
    "from_name",
    "from_address",
    "from_channel",
    "relation",
    "sought_surname",
    "sought_first_names",
    "sought_father",
    "sought_born",
    "sought_number",
    "sought_last_known",
    "note",
)
"""What is written down of an enquiry."""


def enquiries(
    workspace: Workspace, *, answered: bool = False, start: int = 0, most: int = 200
) -> EnquiryPage:
    """Enquiries that wait for an answer, the oldest first, or the answered, the newest first: `most` from `start`.

    Raises:
        NotYourRole: enquiries are for the registrar and the Bureau.
    """
    access.require(workspace, FieldClass.B)
    # Written out, not bound: only so the index of what is open is used.
    wanted = literal_column(f"tracing_enquiry.answered_at {'>' if answered else '='} 0")
    order = (
        col(TracingEnquiryRow.id).desc() if answered else col(TracingEnquiryRow.received_at).asc()
    )
    asked = (
        select(TracingEnquiryRow, PersonRow)
        .join(PersonRow, col(PersonRow.id) == TracingEnquiryRow.person_id, isouter=True)
        .where(wanted)
        .order_by(order)
        .offset(start)
        .limit(most)
    )
    with workspace.vault.session() as session:
        total = session.exec(
            select(func.count()).select_from(TracingEnquiryRow).where(wanted)
        ).one()
        rows = session.exec(asked).all()
    limit = _limit(workspace)
    return EnquiryPage(tuple(_line(row, person, limit) for row, person in rows), total)


def enquiry_file(workspace: Workspace, enquiry_id: str) -> EnquiryFile:
    """One enquiry whole.

    Raises:
        NotYourRole: enquiries are for the registrar and the Bureau.
        RecordMissing: there is no such enquiry.
    """
    access.require(workspace, FieldClass.B)
    with workspace.vault.session() as session:
        row = session.get(TracingEnquiryRow, enquiry_id)
        person = session.get(PersonRow, row.person_id) if row and row.person_id else None
    if row is None:
        raise RecordMissing(TracingEnquiry.kind)
    tell = False
    if person is not None:
        loaded, state = meant(workspace, person.id)
        tell = may_tell(workspace, Enquirer(row.from_channel), loaded, state)
    return EnquiryFile(
        _line(row, person, _limit(workspace)),
        {name: getattr(row, name) for name in ASKED},
        row.searched_at,
        row.answered_by,
        row.answered_rank,
        _answered(workspace, row.answer) if row.answer else None,
        tell,
    )


def _answered(workspace: Workspace, text: str) -> Answered:
    claims, _ = opened_text(workspace.vault, text)
    return Answered(
        str(claims.get("outcome", "")),
        str(claims.get("condition", "")),
        dict(claims.get("told", {})),
        bool(claims),
    )


def _limit(workspace: Workspace) -> int:
    kind = DutyKind.TRACING_ENQUIRY
    return parse_clocks(workspace.station.clocks).get(kind, RULES[kind].limit)


def _line(row: TracingEnquiryRow, person: PersonRow | None, limit: int) -> EnquiryLine:
    return EnquiryLine(
        row.id,
        row.number,
        row.received_at,
        row.received_at + limit,
        row.from_name,
        row.from_channel,
        f"{row.sought_surname} {row.sought_first_names}".strip() or row.sought_number,
        row.sought_born,
        row.person_id,
        (full_name(person) or person.tag_number) if person else "",
        row.answered_at,
    )


def meant(workspace: Workspace, person_id: str) -> tuple[Person, str]:
    """Who is linked, under the record that goes on, and the state of his custody (empty if none is recorded)."""
    person_id = going_on.followed(workspace, person_id)
    person = load(workspace.vault, Person, person_id).value
    with workspace.vault.session() as session:
        standing = session.get(StandingRow, person_id)
    return person, standing.state if standing else ""


def may_tell(workspace: Workspace, enquirer: Enquirer, person: Person, state: str) -> bool:
    """Whether this enquirer may be told here that this person is known."""
    return may_be_told(
        enquirer,
        by_bureau=_is_bureau(workspace),
        state=state,
        non_disclosure=bool(person.non_disclosure.strip()),
    )


def _is_bureau(workspace: Workspace) -> bool:
    with workspace.vault.read() as cursor:
        held = kept_trust.current(cursor)
    if held is None:
        return False
    own = workspace.author.device.id
    return any(each.device == own for each in Trust.read(held.roots, held.roster).bureau_devices)
