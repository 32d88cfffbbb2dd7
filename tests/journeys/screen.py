"""A screen nobody looks at, a hand that types on it, a screen reader: the program as a process of its own.

Everything started here is ended by its own id; what the Debian packages below would give and this machine
lacks makes a test skip with their names. The
window manager is one that gives each window the whole screen and dialogs the keyboard.
"""

import json
import os
import shutil
import struct
import subprocess
import sys
import time
from pathlib import Path

import pytest
from PySide6.QtGui import QImage

ROOT = Path(__file__).resolve().parent.parent.parent
PACKAGES = {
    "Xvfb": "xvfb",
    "matchbox-window-manager": "matchbox-window-manager",
    "setxkbmap": "x11-xkb-utils",
    "xdotool": "xdotool",
    "dbus-daemon": "dbus-daemon",
}
READER = "python3-gi gir1.2-atspi-2.0 at-spi2-core"
NAME = "Safe Conduct"
SIZE = (1366, 768)
_SYSTEM_PYTHON = "/usr/bin/python3"
_HEADER = struct.Struct(">25I")
_LONGEST = 30.0


def missing_packages():
    """The Debian packages without which there is no screen to try the program on."""
    found = [package for tool, package in PACKAGES.items() if not shutil.which(tool)]
    asked = "import gi; gi.require_version('Atspi', '2.0'); from gi.repository import Atspi"
    launcher = Path("/usr/libexec/at-spi-bus-launcher")
    able = Path(_SYSTEM_PYTHON).exists() and launcher.exists()
    if (
        not able
        or subprocess.run(
            [_SYSTEM_PYTHON, "-c", asked], check=False, capture_output=True
        ).returncode
    ):
        found.append(READER)
    return found


class Screen:
    """An X server of its own, a bus of its own, and at most one program after the other on it."""

    def __init__(self, folder):
        if missing := missing_packages():
            pytest.skip(f"these Debian packages are missing: {' '.join(missing)}")
        self.folder = folder
        self._processes = []
        self._reader = None
        self.program = None
        for name in ("run", "home", "frames"):
            (folder / name).mkdir(mode=0o700, parents=True)
        self.environment = {
            "PATH": os.environ["PATH"],
            "LANG": "C.UTF-8",
            "TZ": "UTC",
            "HOME": str(folder / "home"),
            "XDG_RUNTIME_DIR": str(folder / "run"),
            "PYTHONFAULTHANDLER": "1",
            "QT_ACCESSIBILITY": "1",
            "QT_LINUX_ACCESSIBILITY_ALWAYS_ON": "1",
            # Whatever printers this machine has, the program meets none.
            "CUPS_SERVER": str(folder / "run" / "no-printers"),
        }
        try:
            self._begin()
        except BaseException:
            self.end()
            raise

    def _begin(self):
        options = ["-screen", "0", f"{SIZE[0]}x{SIZE[1]}x24", "-dpi", "96", "-nolisten", "tcp"]
        frames = ["-noreset", "-fbdir", str(self.folder / "frames")]
        number = self._start_and_hear(["Xvfb", *options, *frames, "-displayfd", "{fd}"])
        self.environment["DISPLAY"] = f":{number}"
        self.environment["DBUS_SESSION_BUS_ADDRESS"] = self._start_and_hear(
            ["dbus-daemon", "--session", "--nofork", "--print-address={fd}"]
        )
        keys = self.folder / "keys"
        keys.write_text("<Alt>f4=close\n", encoding="ascii")
        self._start(["matchbox-window-manager", "-use_titlebar", "no", "-kbdconfig", str(keys)])
        # Two layouts, as on an officer's laptop: each letter is a key that exists.
        self._run("setxkbmap", "us,ua")

    def _start(self, command, **how):
        log = (self.folder / f"{Path(command[0]).name}.log").open("ab")
        started = subprocess.Popen(
            command, cwd=ROOT, env=self.environment, stderr=log, **({"stdout": log} | how)
        )
        log.close()
        self._processes.append(started)
        return started

    def _start_and_hear(self, command):
        """Start a server and read the one line in which it says where it is to be found."""
        read, write = os.pipe()
        command = [word.replace("{fd}", str(write)) for word in command]
        self._start(command, pass_fds=(write,))
        os.close(write)
        with os.fdopen(read) as said:
            line = said.readline().strip()
        assert line, f"{command[0]} did not start"
        return line

    def _run(self, *command):
        done = subprocess.run(
            command, env=self.environment, capture_output=True, encoding="utf-8", check=False
        )
        assert done.returncode == 0, (command[0], done.stderr)
        return done.stdout.strip()

    def end(self):
        """End the screen reader, the program, the bus and the X server, in this order."""
        for process in reversed(self._processes):
            if process.poll() is None:
                process.terminate()
                try:
                    process.wait(10)
                except subprocess.TimeoutExpired:
                    process.kill()
                    process.wait()
            for pipe in (process.stdin, process.stdout):
                if pipe:
                    pipe.close()
        self._processes.clear()

    # -- the program ------------------------------------------------------------------------------

    def open_program(self, data):
        """Start the program as an officer would, and wait until its window has the keyboard."""
        options = ["--data", str(data), "--settings", str(self.folder / "settings")]
        self.program = self._start([sys.executable, "safe_conduct.py", *options])
        self._reader = self._start_reader()
        assert self._answer() == "here"
        self.wait_for(role="frame", name=NAME)

    def _start_reader(self):
        return self._start(
            [_SYSTEM_PYTHON, str(Path(__file__).with_name("bus.py")), NAME],
            stdin=subprocess.PIPE,
            stdout=subprocess.PIPE,
        )

    def close_program(self):
        """Alt+F4; the exit code."""
        self.key("alt+F4")
        code = self.program.wait(_LONGEST)
        self._reader.stdin.close()
        self._reader.wait(_LONGEST)
        return code

    # -- the hand ---------------------------------------------------------------------------------

    def key(self, *keys):
        """Press keys one after the other, each as in `ctrl+s`."""
        self._run("xdotool", "key", "--delay", "30", *keys)
        # No hand is on the next key before the window has drawn what this one did.
        time.sleep(0.12)

    def type(self, text):
        """Type a text key by key into whatever has the keyboard."""
        self._run("xdotool", "type", "--delay", "8", "--", text)

    # -- the eyes ---------------------------------------------------------------------------------

    def picture(self, name):
        """Keep what the screen shows now; where the picture lies."""
        dump = (self.folder / "frames" / "Xvfb_screen0").read_bytes()
        header = _HEADER.unpack_from(dump)
        size, width, height, line, colours = header[0], header[4], header[5], header[12], header[19]
        pixels = dump[size + 12 * colours :]
        image = QImage(pixels, width, height, line, QImage.Format.Format_RGB32)
        file = self.folder / f"{name}.png"
        assert image.save(str(file))
        return file

    def order(self, do, **what):
        """One order to the screen reader; fails when it cannot be done."""
        self._reader.stdin.write((json.dumps({"do": do, **what}) + "\n").encode())
        self._reader.stdin.flush()
        return self._answer()

    def _answer(self):
        line = self._reader.stdout.readline()
        assert line, self._said_by("python3")
        answer = json.loads(line)
        if "answer" not in answer:
            gone = self.program.poll()
            where = self.picture("refused") if gone is None else f"the program ended with {gone}"
            pytest.fail(f"{answer['refused']}: {where}\n{self._said_by('python')}")
        return answer["answer"]

    def _said_by(self, program):
        return (self.folder / f"{program}.log").read_text(encoding="utf-8")[-3000:]

    def wait_for(self, **what):
        """Wait until something of this `role`, `name` or `part` of a name is in sight; what it is."""
        return self.order("wait", **what)

    def read_on(self):
        """Let two more screen readers read everything, over and over, as long as the program runs."""
        for _ in range(2):
            reader = self._start_reader()
            reader.stdin.write((json.dumps({"do": "read on"}) + "\n").encode())
            reader.stdin.flush()

    def tree(self):
        """Everything in sight, as a screen reader is told about it."""
        return self.order("tree")
