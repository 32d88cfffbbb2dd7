"""Who works where, as the frame shows it before anything heavy is there; refuses to bring the records along."""

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class SessionView:
    """Who works where: the words at the frame of every screen."""

    authority: str
    station: str
    station_code: str
    officer: str
    officer_rank: str
    officer_id: str
    practice: bool
