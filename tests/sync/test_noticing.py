"""What a bundle changes about concerns that were dealt with."""

import pytest

from models.trust_acts import Concern
from store import seen
from store.seen import Seen
from sync import noticing
from sync.party import CLOCK_TOLERANCE
from tests.store.invented import register

DEVICE, OTHER = bytes(16), bytes([7]) * 16
AHEAD = 3 * 3600 * 1000


@pytest.fixture
def cursor(tmp_path):
    with register(tmp_path) as vault, vault.write() as made:
        for device in (DEVICE, OTHER):
            for concern in Concern:
                seen.put(made, device, concern, Seen("a", AHEAD))
        yield made


def left(cursor):
    found = seen.everything(cursor)
    assert set(found[OTHER]) == set(Concern), "of another device nothing was learnt"
    return set(found.get(DEVICE, ()))


def test_whoever_is_heard_is_silent_no_more(cursor):
    noticing.heard(cursor, DEVICE, AHEAD, put_back=False)
    assert left(cursor) == set(Concern) - {Concern.SILENT}


def test_a_disk_put_back_anew_is_told_anew(cursor):
    noticing.heard(cursor, DEVICE, AHEAD, put_back=True)
    assert left(cursor) == {Concern.FORKED, Concern.CLOCK}


@pytest.mark.parametrize(
    ("ahead", "stays"),
    [
        (AHEAD, True),
        (AHEAD + CLOCK_TOLERANCE, True),
        (AHEAD + CLOCK_TOLERANCE + 1, False),
        (CLOCK_TOLERANCE + 1, True),
        (CLOCK_TOLERANCE, False),
        (-CLOCK_TOLERANCE, False),
        (-CLOCK_TOLERANCE - 1, True),
    ],
)
def test_a_clock_is_told_anew_once_it_was_right_or_gets_worse(cursor, ahead, stays):
    noticing.heard(cursor, DEVICE, ahead, put_back=False)
    assert (Concern.CLOCK in left(cursor)) is stays


def test_a_fork_found_now_is_told_now(cursor):
    noticing.contested(cursor, (DEVICE,))
    assert left(cursor) == set(Concern) - {Concern.FORKED}
