"""Filling the list for a visit (X3, GC III art. 126): everybody this station answers for as it is printed.

Refuses to choose who stands on it (`casework.visits`) and the coordinates of a place.
"""

from casework import visits
from casework.paper_notices import officer_of, power_of
from casework.paper_values import given, identity_of, local_day, moment
from casework.people_standing import people_standing
from casework.person_cards import number_of
from casework.workspace import Workspace
from models.places import without_coordinates
from models.records import Visit
from models.tables import PersonRow, StandingRow
from papers.content.answers import Issue, Word
from papers.content.visit import VisitLine, VisitListContent
from store.unit_of_work import load


def list_content(workspace: Workspace, issue: Issue, visit_id: str) -> VisitListContent:
    """X3 of a visit that was recorded, as people are held now.

    Raises:
        RecordMissing: there is no such visit.
    """
    visit, offset = load(workspace.vault, Visit, visit_id).value, workspace.offset_minutes()
    ids = visits.on_the_list(workspace)
    since = visits.here_since(workspace, ids)
    return VisitListContent(
        issue,
        tuple(
            _line(person, stood, local_day(since[person.id], offset))
            for person, stood in people_standing(workspace, ids)
        ),
        visitor=Word(f"bureau.visitor_{visit.visitor}"),
        delegates=given(visit.delegates),
        visited_at=given(moment(visit.visited_at, offset)),
        held_at=given(moment(workspace.now(), offset)),
        people=str(len(ids)),
        officer=officer_of(workspace),
    )


def _line(person: PersonRow, stood: StandingRow, since: str) -> VisitLine:
    return VisitLine(
        identity_of(person),
        pow_number=given(number_of(person)),
        power=power_of(person),
        state=Word(f"state.{stood.state}"),
        place=given(without_coordinates(stood.place)),
        here_since=given(since),
    )
