"""From the command to a painted window, and to a usable one, beside bare Qt. `python -m benchmarks.start`.

Each figure is a process of its own; ours and the bare one take turns, so that the ratio holds on a busy
machine. *Visible* ends when the first paint of the window is done, *usable* when everything heavy is loaded
and a passphrase could be worked on. Opening a register itself is in `benchmarks.register`.
"""

import json
import os
import statistics
import subprocess
import sys
import tempfile
import time
from pathlib import Path

ROOT = Path(__file__).parents[1]
TIMES = 7

BARE = """
import json, sys, time
from PySide6.QtWidgets import QApplication, QMainWindow, QLabel
application = QApplication([])
window = QMainWindow(); window.setCentralWidget(QLabel("x")); window.resize(1366, 768)
window.show(); application.processEvents(); window.grab()
print(json.dumps({"visible": time.time(), "cpu_visible": time.process_time()}))
"""

OURS = """
import json, sys, time, resource
from pathlib import Path
from PySide6.QtWidgets import QApplication
from PySide6.QtCore import QTimer
from gui.program import Arguments, build
home = Path(sys.argv[1])
application = QApplication([])
program = build(Arguments(home, home / "settings"), application)
program.window.resize(1366, 768)
program.window.show()
application.processEvents()
found = {"visible": time.time(), "cpu_visible": time.process_time()}
program.loader.loaded.connect(application.quit)
if not program.loader.is_loaded:
    QTimer.singleShot(60_000, application.quit)
    application.exec()
found |= {"usable": time.time(), "cpu_usable": time.process_time()}
found["memory"] = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1024
print(json.dumps(found))
program.desk.jobs.stop()
"""


def once(code: str, home: str) -> dict[str, float]:
    """One start: seconds from the command, by the clock and by the processor."""
    began = time.time()
    done = subprocess.run(
        [sys.executable, "-c", code, home],
        cwd=ROOT,
        env={**os.environ, "QT_QPA_PLATFORM": "offscreen", "PYTHONPATH": str(ROOT)},
        capture_output=True,
        text=True,
        check=True,
    )
    found = json.loads(done.stdout.strip().splitlines()[-1])
    return {
        name: value - began if name in {"visible", "usable"} else value
        for name, value in found.items()
    }


def main() -> None:
    """Take turns and print medians."""
    with tempfile.TemporaryDirectory() as home:
        once(OURS, home)
        pairs = [(once(OURS, home), once(BARE, home)) for _ in range(TIMES)]
    for name in ("visible", "cpu_visible"):
        ours = statistics.median(one[name] for one, _ in pairs)
        bare = statistics.median(other[name] for _, other in pairs)
        ratio = statistics.median(one[name] / other[name] for one, other in pairs)
        print(f"{name:12} {ours:6.2f} s   bare Qt {bare:5.2f} s   {ratio:5.2f} x")
    for name in ("usable", "cpu_usable"):
        print(f"{name:12} {statistics.median(one[name] for one, _ in pairs):6.2f} s")
    print(
        f"memory       {statistics.median(one['memory'] for one, _ in pairs):6.0f} MB before any register is open"
    )


if __name__ == "__main__":
    main()
