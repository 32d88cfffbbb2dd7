"""Reading who represents the prisoners of this station, and how he stands; refuses to change anything."""

from dataclasses import dataclass, replace

from sqlmodel import col, select

from casework.person_cards import full_name
from casework.representative_views import RepresentativeView
from casework.workspace import Workspace
from models.custody import HELD, State
from models.representatives import Ended, office
from models.tables import PersonRow, RepresentativeRow, StandingRow, StationRow, TransferRow

_ON_THE_SPOT = frozenset(HELD) - {State.IN_TRANSIT}


@dataclass(frozen=True, slots=True)
class Where:
    """Whether somebody is in the hands of a station, and since when that is so or not."""

    here: bool
    since: int


def where(workspace: Workspace, person_id: str, station_id: str = "") -> Where:
    """Where he stands towards a station, by default this one; whom a list of its own took away is not there."""
    wanted = station_id or workspace.station.id
    with workspace.vault.session() as session:
        standing = session.get(StandingRow, person_id)
        moved = session.get(TransferRow, standing.transfer_id) if standing else None
    if standing is None:
        return Where(here=False, since=0)
    sent_away = moved is not None and moved.origin_station == wanted
    here = standing.station_id == wanted and standing.state in _ON_THE_SPOT and not sent_away
    return Where(here, standing.since)


def rows(workspace: Workspace) -> list[RepresentativeRow]:
    """All who were ever chosen at this station, the first first; those recorded by mistake left out."""
    with workspace.vault.session() as session:
        return list(
            session.exec(
                select(RepresentativeRow)
                .where(
                    RepresentativeRow.station_id == workspace.station.id,
                    RepresentativeRow.ended != Ended.MISTAKE.value,
                )
                .order_by(col(RepresentativeRow.chosen_at), RepresentativeRow.id)
            )
        )


def open_ones(workspace: Workspace) -> list[RepresentativeRow]:
    """Those whose office nobody has ended, the one chosen last at the end."""
    return [each for each in rows(workspace) if not each.ended_at]


def here(workspace: Workspace) -> RepresentativeView | None:
    """Who was chosen last and has not ended, approved or not, present or not; nothing where there is none.

    Everybody who deals with prisoners knows him: they may consult him freely (art. 81(3)).
    """
    found = open_ones(workspace)
    return replace(_view(workspace, found[-1]), approved_by="") if found else None


def of_person(workspace: Workspace, person_id: str) -> RepresentativeView | None:
    """The office somebody was chosen for last, wherever that was."""
    with workspace.vault.session() as session:
        row = session.exec(
            select(RepresentativeRow)
            .where(
                RepresentativeRow.person_id == person_id,
                RepresentativeRow.ended != Ended.MISTAKE.value,
            )
            .order_by(col(RepresentativeRow.chosen_at).desc(), col(RepresentativeRow.id).desc())
        ).first()
    return _view(workspace, row) if row else None


def _view(workspace: Workspace, row: RepresentativeRow) -> RepresentativeView:
    stands = where(workspace, row.person_id, row.station_id)
    with workspace.vault.session() as session:
        person = session.get(PersonRow, row.person_id)
        station = session.get(StationRow, row.station_id)
    return RepresentativeView(
        id=row.id,
        person_id=row.person_id,
        name=(full_name(person) or person.tag_number) if person else "",
        station=station.name if station else "",
        office=office(row.chosen, row.approved_at, row.ended_at, here=stands.here).value,
        chosen=row.chosen,
        chosen_at=row.chosen_at,
        approved_at=row.approved_at,
        gone_since=0 if stands.here else stands.since,
        approved_by=row.approved_by,
        ended=row.ended,
        ended_at=row.ended_at,
        end_reason=row.end_reason,
        power_told_at=row.power_told_at,
    )
