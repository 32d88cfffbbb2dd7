"""The tour: it harms nothing, ends about now, and holds every one of its checks."""

import json
import os
import subprocess
import sys
from pathlib import Path

import pytest

from gui.tour.walk import begins_at, walk
from models.duties import DAY, HOUR

ROOT = Path(__file__).parents[3]


def test_it_writes_into_no_folder_that_holds_something(tmp_path, capsys):
    (tmp_path / "mine").write_bytes(b"")
    assert walk(tmp_path) == 2
    assert "not empty" in capsys.readouterr().err
    assert [each.name for each in tmp_path.iterdir()] == ["mine"]


@pytest.mark.parametrize("now", [0, 1, DAY - 1, 1_794_888_000_000])
def test_it_begins_in_a_morning_so_that_it_ends_before_now(now):
    began = begins_at(now)
    assert began % DAY == 4 * HOUR
    assert 5 * DAY < now - began <= 6 * DAY + DAY


@pytest.mark.slow
def test_every_check_of_the_whole_tour_holds(tmp_path):
    done = subprocess.run(
        [sys.executable, "safe_conduct.py", "tour", "--to", str(tmp_path / "tour")],
        cwd=ROOT,
        env=os.environ | {"QT_QPA_PLATFORM": "offscreen"},
        capture_output=True,
        text=True,
        check=False,
        timeout=500,
    )
    assert done.returncode == 0, done.stderr
    told = json.loads((tmp_path / "tour" / "tour.json").read_text(encoding="utf-8"))
    assert len(told["checks"]) >= 60
    assert {each["entries"] for each in told["registers"]} == {told["entries"]}
    assert told["conflicts"] == {"made": 1, "settled": 1}
    assert told["carried"]["stick"]["bundles_read"] > 0
    assert told["hub"]['entries_received_total{outcome="added"}'] == told["entries"]
