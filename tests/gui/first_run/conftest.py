"""The fixtures of `tests.gui.opened`."""

from tests.gui.opened import home, workspace

__all__ = ["home", "workspace"]
