"""How many a station holds, and how many came in and left since its midnight; refuses to count anything else."""

from dataclasses import dataclass

from sqlalchemy import Boolean, ColumnElement, literal_column
from sqlmodel import and_, col, func, or_, select
from sqlmodel.sql.expression import SelectOfScalar

from casework.custody_events import CORRECTED
from casework.workspace import Workspace
from models.clock import instant_of, to_datetime
from models.custody import HELD, Event
from models.tables import CustodyEventRow, StandingRow, TransferRow

COMING = (
    Event.CAPTURED,
    Event.REACHED_COLLECTION_POINT,
    Event.BROUGHT_TO_COLLECTION_POINT,
    Event.REACHED_TRANSIT_CAMP,
    Event.REACHED_CAMP,
    Event.CAME_BACK,
    Event.RECAPTURED,
    Event.PAROLE_ENDED,
    Event.RETURNED_BY_OTHER_POWER,
)
"""Events after which a station holds one more."""

COMING_BY_LIST = (Event.ADMITTED_TO_HOSPITAL, Event.TAKEN_INTO_JUDICIAL_DETENTION)
"""Events after which it holds one more where they end a transfer; of those who are here they change nothing."""

LEAVING = (
    Event.DEPARTED,
    Event.PAROLED,
    Event.ESCAPED,
    Event.DIED,
    Event.EXCHANGED,
    Event.REPATRIATED,
    Event.REPATRIATED_MEDICAL,
    Event.ACCOMMODATED_IN_NEUTRAL_COUNTRY,
    Event.TRANSFERRED_TO_OTHER_POWER,
    Event.RELEASED_IN_PLACE,
    Event.RELEASED,
    Event.HANDED_TO_CIVIL_CUSTODY,
)
"""Events after which it holds one fewer."""


@dataclass(frozen=True, slots=True)
class DayFigures:
    """People: held at this moment, come in and left since midnight, each once."""

    held: int
    came_in: int
    left: int


def of_today(workspace: Workspace) -> DayFigures:
    """The figures of the day of the station that keeps this register."""
    midnight = instant_of(
        to_datetime(workspace.now(), workspace.offset_minutes()).replace(
            hour=0, minute=0, second=0, microsecond=0
        )
    )
    here = workspace.station.id
    ours = select(TransferRow.id).where(TransferRow.origin_station == here)
    event, transfer = col(CustodyEventRow.event), col(CustodyEventRow.transfer_id)

    def since_midnight(*of_which: ColumnElement[bool]) -> SelectOfScalar[int]:
        # As an expression, so that the engine goes by the day and not by the index of all persons.
        person = col(CustodyEventRow.person_id).concat("")
        return select(func.count(func.distinct(person))).where(
            CustodyEventRow.occurred_at >= midnight,
            CustodyEventRow.station_id == here,
            or_(*of_which),
            # What befalls people at the end of a list of our own: for us they left when they departed.
            or_(event == Event.DEPARTED.value, transfer.not_in(ours)),
            ~literal_column(CORRECTED, Boolean),
        )

    by_list = and_(event.in_([each.value for each in COMING_BY_LIST]), transfer != "")
    with workspace.vault.session() as session:
        return DayFigures(
            held=session.exec(
                select(func.count()).where(
                    StandingRow.station_id == here,
                    col(StandingRow.state).in_(HELD),
                    # Whoever arrived under a list of our own is elsewhere, though nobody else may say so.
                    col(StandingRow.transfer_id).not_in(ours),
                )
            ).one(),
            came_in=session.exec(
                since_midnight(event.in_([each.value for each in COMING]), by_list)
            ).one(),
            left=session.exec(since_midnight(event.in_([each.value for each in LEAVING]))).one(),
        )
