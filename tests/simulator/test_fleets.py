"""Whole fleets under everything that goes wrong; a failure prints its seed and what happened.

A seed that once failed joins `REGRESSIONS` and stays.
"""

import pytest

from tests.simulator import oracle
from tests.simulator.fleet import Fleet, Schedule

ORDINARY = 300
THOROUGH = 20_000
PARTS = 40
REGRESSIONS = (371, 2823, 17236)
REAL_KEYS = 50
"""Every so many schedules sign with real keys."""


def play(seed, **more):
    """One schedule from beginning to end; its fleet, for those who look further."""
    fleet = Fleet(Schedule(seed, real_keys=seed % REAL_KEYS == 0, **more))
    try:
        fleet.run()
        oracle.agree(fleet.living)
        fleet.meet()
        oracle.check(fleet)
        if fleet.late():
            # Only a disk that is no more can have left something that nobody has.
            assert fleet.hazards
            fleet.meet()
        oracle.check(fleet)
    except Exception as error:
        happened = "\n".join(fleet.trace)
        raise AssertionError(f"schedule {seed}\n{happened}") from error
    return fleet


def test_fleets_agree_and_lose_nothing():
    for seed in range(ORDINARY):
        play(seed)


@pytest.mark.parametrize("seed", REGRESSIONS)
def test_what_failed_once_holds(seed):
    play(seed)


@pytest.mark.slow
@pytest.mark.parametrize("part", range(PARTS))
def test_twenty_thousand_fleets_agree_and_lose_nothing(part):
    for seed in range(part, THOROUGH, PARTS):
        play(seed)
