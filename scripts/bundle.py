"""Builds the one-folder program, has it test itself, opens its window on a virtual screen.

Refuses to call a bundle good that was only built: what counts is that it runs from its own folder,
for a user it has never seen, and shows a window. The figures are printed, not judged.
"""

import os
import shutil
import subprocess
import sys
import tempfile
import time
from collections.abc import Generator
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path

ROOT = Path(__file__).resolve().parent.parent
BUNDLE = ROOT / "dist" / "safe-conduct"
PROGRAM = BUNDLE / ("safe-conduct.exe" if sys.platform == "win32" else "safe-conduct")
TITLE = "Safe Conduct"
STARTS = 3
PATIENCE = 60.0
"""Seconds after which a window that has not come will not come."""


def say(text: str) -> None:
    """One line for whoever watches."""
    print(text, flush=True)


def build() -> None:
    """Run PyInstaller over build.spec, into dist/ and build/."""
    options = ["--noconfirm", "--log-level", "ERROR", "--distpath", "dist", "--workpath", "build"]
    command = [sys.executable, "-m", "PyInstaller", *options, "build.spec"]
    subprocess.run(command, cwd=ROOT, check=True)


def megabytes(folder: Path) -> float:
    """What the files below a folder hold, links not counted twice."""
    files = (path for path in folder.rglob("*") if path.is_file() and not path.is_symlink())
    return sum(path.stat().st_size for path in files) / 1e6


def stranger(home: Path, display: str = "") -> dict[str, str]:
    """The environment of a user who has never started the program: nothing of ours is in it."""
    kept = ("PATH", "LANG", "SYSTEMROOT", "TEMP", "TMP", "TMPDIR")
    plain = {name: os.environ[name] for name in kept if name in os.environ}
    own = {"HOME": str(home), "USERPROFILE": str(home), "LOCALAPPDATA": str(home)}
    screen = {"DISPLAY": display} if display else {"QT_QPA_PLATFORM": "offscreen"}
    return {**plain, **own, **screen}


@contextmanager
def virtual_screen() -> Generator[str]:
    """An X server without a monitor, with the laptop's 1366 × 768 pixels; its display name."""
    reading, writing = os.pipe()
    # Without -noreset the server starts anew whenever the last client leaves, and refuses the next.
    screen = ["-screen", "0", "1366x768x24", "-nolisten", "tcp", "-noreset"]
    with subprocess.Popen(
        ["Xvfb", *screen, "-displayfd", str(writing)],
        pass_fds=[writing],
        stdout=subprocess.DEVNULL,
        stderr=subprocess.DEVNULL,
    ) as server:
        os.close(writing)
        try:
            with os.fdopen(reading) as answer:
                number = answer.readline().strip()
            yield f":{number}"
        finally:
            server.terminate()


@dataclass(frozen=True, slots=True)
class Start:
    """One start: seconds until the window stood, those of the processor among them, and memory."""

    seconds: float
    processor_seconds: float
    megabytes: float


def start_once(display: str, home: Path) -> Start:
    """Start the program as a stranger, wait for its window, end it."""
    environment = stranger(home, display)
    search = ["xdotool", "search", "--onlyvisible", "--name", TITLE]
    begun = time.monotonic()
    with subprocess.Popen([str(PROGRAM)], env=environment, cwd=home) as program:
        try:
            while subprocess.run(
                search, env=environment, capture_output=True, check=False
            ).returncode:
                if program.poll() is not None or time.monotonic() - begun > PATIENCE:
                    sys.exit(f"No window came (exit code {program.poll()}).")
                time.sleep(0.01)
            seconds, busy = time.monotonic() - begun, processor_seconds(program.pid)
            time.sleep(2)  # what loads behind the window counts towards the memory
            if program.poll() is not None:
                sys.exit(f"The window went away by itself (exit code {program.poll()}).")
            return Start(seconds, busy, resident_megabytes(program.pid))
        finally:
            program.terminate()


def processor_seconds(process: int) -> float:
    """What a process has computed so far, all its threads together, by Linux's own account."""
    figures = Path(f"/proc/{process}/stat").read_text(encoding="utf-8").rpartition(")")[2].split()
    return (int(figures[11]) + int(figures[12])) / os.sysconf("SC_CLK_TCK")


def resident_megabytes(process: int) -> float:
    """The memory a process holds, by Linux's own account."""
    for line in Path(f"/proc/{process}/status").read_text(encoding="utf-8").splitlines():
        if line.startswith("VmRSS:"):
            return int(line.split()[1]) / 1024
    return 0.0


def main() -> int:
    """Build, test, measure."""
    begun = time.monotonic()
    say("Building the one-folder program …")
    build()
    say(f"  built in {time.monotonic() - begun:.0f} s: {BUNDLE}, {megabytes(BUNDLE):.0f} MB")

    with tempfile.TemporaryDirectory() as folder:
        say("The bundle tests itself …")
        begun = time.monotonic()
        subprocess.run(
            [str(PROGRAM), "selftest"], env=stranger(Path(folder)), cwd=folder, check=True
        )
        say(f"  passed in {time.monotonic() - begun:.1f} s")

    if not (shutil.which("Xvfb") and shutil.which("xdotool")):
        say("No virtual screen here (Xvfb, xdotool): the window was not tried.")
        return 0
    say("The bundle opens its window on a virtual screen …")
    with virtual_screen() as display:
        for _ in range(STARTS):
            with tempfile.TemporaryDirectory() as folder:
                start = start_once(display, Path(folder))
            say(
                f"  visible after {start.seconds:.2f} s ({start.processor_seconds:.2f} s of processor),"
                f" {start.megabytes:.0f} MB of memory two seconds later"
            )
    return 0


if __name__ == "__main__":
    sys.exit(main())
