"""Every journey there is: each module named here makes its own known when it is imported."""

from tests.power import carrier_journeys, casework_journeys, exchange_journeys, store_journeys
from tests.power.journeys import JOURNEYS

MODULES = (store_journeys, exchange_journeys, carrier_journeys, casework_journeys)

__all__ = ["JOURNEYS", "MODULES"]
