"""Every journey there is: each module named here makes its own known when it is imported."""

from tests.power import store_journeys
from tests.power.journeys import JOURNEYS

MODULES = (store_journeys,)

__all__ = ["JOURNEYS", "MODULES"]
