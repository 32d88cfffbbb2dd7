"""Everything heavy in one import: the screens of the frame by name, and what the frame asks.

Imported by name on the vault thread (`gui.loading`); refuses to be imported by the screens that stand
before a register is open.
"""

from collections.abc import Mapping

from gui.desk import ScreenFactory
from gui.intake.screen import IntakeScreen
from gui.people.screen import PeopleScreen
from gui.settings.screen import SettingsScreen
from gui.today.screen import TodayScreen
from gui.transfers.screen import TransfersScreen
from gui.whereabouts import check_after_unlocking, find_anywhere, frame_state

__all__ = ["SCREENS", "check_after_unlocking", "find_anywhere", "frame_state"]

SCREENS: Mapping[str, ScreenFactory] = {
    "today": TodayScreen,
    "intake": IntakeScreen,
    "people": PeopleScreen,
    "transfers": TransfersScreen,
    "settings": SettingsScreen,
}
"""Name of a room → the screen in it."""
