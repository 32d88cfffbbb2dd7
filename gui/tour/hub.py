"""The bureau's hub as the tour runs it: the real command, a process of its own, reached over loopback.

Ended by its own process, never by a name. Refuses to know what it does inside: it is spoken to as any operator would.
"""

import os
import subprocess
import sys
import time
from http.client import HTTPConnection, HTTPException
from pathlib import Path
from urllib.parse import urlsplit

from gui.tour.stage import StageError

_PASSPHRASE = "SAFE_CONDUCT_TOUR_HUB"  # noqa: S105 - the name of a variable
_LONGEST = 60.0
_SAID = "listening on "
_PREFIX = "safe_conduct_hub_"


class Hub:
    """One hub in a folder of its own."""

    def __init__(self, folder: Path) -> None:
        """Nothing runs yet."""
        self.folder = folder
        self.url = ""
        self._log = folder / "said.txt"
        self._process: subprocess.Popen[bytes] | None = None

    def found(self) -> None:
        """Make its keys."""
        self._act("found")

    def request(self, file: Path) -> str:
        """Write its request for enrolment; gives the fingerprint it shows."""
        return _last_word(self._act("request", str(file)))

    def join(self, file: Path) -> str:
        """Take in the bureau's answer; gives the authority's fingerprint it shows."""
        return _last_word(self._act("join", str(file)))

    def start(self) -> None:
        """Serve on loopback, on a port that is free.

        Raises:
            StageError: it did not come up.
        """
        with self._log.open("wb") as log:
            self._process = subprocess.Popen(  # noqa: S603 - our own front door
                self._command("serve", "--host", "127.0.0.1", "--port", "0"),
                stdin=subprocess.DEVNULL,
                stdout=log,
                stderr=subprocess.STDOUT,
                env=_environment(),
            )
        end = time.monotonic() + _LONGEST
        while _SAID not in (said := self._log.read_text(encoding="utf-8", errors="replace")):
            if self._process.poll() is not None or time.monotonic() > end:
                self.stop()
                raise StageError("hub")
            time.sleep(0.05)
        self.url = said.partition(_SAID)[2].split()[0]

    def counters(self) -> dict[str, int]:
        """What it counted, without what never happened.

        Raises:
            StageError: it does not answer.
        """
        address = urlsplit(self.url)
        connection = HTTPConnection(address.hostname or "", address.port, timeout=_LONGEST)
        try:
            connection.request("GET", "/metrics")
            text = connection.getresponse().read().decode()
        except (OSError, HTTPException) as error:
            raise StageError("hub") from error
        finally:
            connection.close()
        counted: dict[str, int] = {}
        for line in text.splitlines():
            name, _, number = line.rpartition(" ")
            if name.startswith(_PREFIX) and number != "0":
                counted[name.removeprefix(_PREFIX)] = int(number)
        return counted

    def stop(self) -> bool:
        """End the process, if it runs; whether it ended in peace."""
        process, self._process = self._process, None
        if process is None:
            return True
        process.terminate()
        try:
            code = process.wait(_LONGEST)
        except subprocess.TimeoutExpired:
            process.kill()
            process.wait()
            return False
        # Windows knows no asking: whoever is ended there leaves with 1.
        return code == 0 or os.name == "nt"

    def _act(self, *words: str) -> str:
        command, act = self._command(*words), f"hub {words[0]}"
        try:
            done = subprocess.run(  # noqa: S603 - our own front door
                command,
                stdin=subprocess.DEVNULL,
                stdout=subprocess.PIPE,
                env=_environment(),
                timeout=_LONGEST,
                check=False,
            )
        except subprocess.TimeoutExpired:
            raise StageError(act) from None
        if done.returncode != 0:
            raise StageError(act)
        return done.stdout.decode()

    def _command(self, *words: str) -> list[str]:
        return [
            *_front_door(),
            "hub",
            *words,
            "--folder",
            str(self.folder),
            "--passphrase-variable",
            _PASSPHRASE,
        ]


def _front_door() -> list[str]:
    """How this copy of the program is called: frozen it is its own front door."""
    if getattr(sys, "frozen", False):
        return [sys.executable]
    return [sys.executable, str(Path(__file__).resolve().parents[2] / "safe_conduct.py")]


def _environment() -> dict[str, str]:
    return os.environ | {_PASSPHRASE: "no lantern on the far bank", "PYTHONUNBUFFERED": "1"}


def _last_word(said: str) -> str:
    words = said.split()
    return words[-1] if words else ""
