"""Of what somebody died, as it is learned or corrected later (GC III art. 120(2), 121); refuses a cause without a word.

What the Bureau was told of the death is owed to it anew by itself, since the record says something else.
"""

from dataclasses import dataclass

from sqlmodel import select

from casework import death_records
from casework.custody_events import require_texts
from casework.custody_facts import facts_of
from casework.deaths import change_death, death_of
from casework.workspace import Workspace
from models.custody_order import Order
from models.endings import Cause, Suspected, opens_enquiry
from models.tables import InquiryRow
from models.touched import Touched


@dataclass(frozen=True, slots=True)
class CauseLearned:
    """Of what kind of cause he died, in whose words, and whose doing it may be (nobody is an answer)."""

    cause_kind: str
    cause: str
    suspected: str


def state_cause(workspace: Workspace, person_id: str, learned: CauseLearned) -> Touched:
    """Record the cause of a death; a violent, suspicious or unknown one opens the enquiry, if none was opened.

    An enquiry that goes on is not ended by it: that takes its report.

    Raises:
        RecordMissing: he did not die.
        InputRefused: the kind of cause, or whose doing it may be, is missing.
    """
    require_texts({"cause_kind": learned.cause_kind, "suspected": learned.suspected})
    kind, suspected = Cause(learned.cause_kind), Suspected(learned.suspected)
    known = death_of(workspace, person_id)
    enquire = known.kept and opens_enquiry(kind, suspected) and not _enquired(workspace, person_id)
    changes = {"cause_kind": kind.value, "cause": learned.cause, "suspected": suspected.value}
    also = (
        (death_records.new_inquiry(workspace, person_id, known.event.id, "death"),)
        if enquire
        else ()
    )
    return change_death(workspace, known, "custody.death_cause", changes, also=also)


def _enquired(workspace: Workspace, person_id: str) -> bool:
    """Whether an enquiry into the death that stands was opened, closed or not."""
    asked = select(InquiryRow.event_id).where(
        InquiryRow.person_id == person_id, InquiryRow.about == "death"
    )
    with workspace.vault.session() as session:
        into = session.exec(asked).all()
    order = Order(fact for fact, _ in facts_of(workspace, (person_id,))[person_id])
    return any(order.still(event_id) for event_id in into)
