"""Everything heavy in one import: the screens of the frame by name, and what the frame asks.

Imported by name on the vault thread (`gui.loading`); refuses to be imported by the screens that stand
before a register is open.
"""

from collections.abc import Mapping

from PySide6.QtCore import QObject

from gui.bureau.screen import BureauScreen
from gui.conflicts.screen import ConflictsScreen
from gui.desk import Desk, ScreenFactory
from gui.exchange.screen import ExchangeScreen
from gui.figures.screen import FiguresScreen
from gui.hub_watch import HubWatch
from gui.intake.screen import IntakeScreen
from gui.people.screen import PeopleScreen
from gui.settings.screen import SettingsScreen
from gui.settling import Settling
from gui.today.screen import TodayScreen
from gui.transfers.screen import TransfersScreen
from gui.whereabouts import check_after_unlocking, find_anywhere, frame_state

__all__ = ["SCREENS", "background", "check_after_unlocking", "find_anywhere", "frame_state"]

SCREENS: Mapping[str, ScreenFactory] = {
    "today": TodayScreen,
    "intake": IntakeScreen,
    "people": PeopleScreen,
    "transfers": TransfersScreen,
    "exchange": ExchangeScreen,
    "conflicts": ConflictsScreen,
    "bureau": BureauScreen,
    "figures": FiguresScreen,
    "settings": SettingsScreen,
}
"""Name of a room → the screen in it."""


def background(desk: Desk, window: QObject) -> tuple[QObject, ...]:
    """What goes on while a register is open, whatever screen is shown."""
    return HubWatch(desk, window), Settling(desk, window)
