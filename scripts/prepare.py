"""Makes a machine ready to run or to test Safe Conduct: system packages, `.venv`, libraries.

Uses the standard library only, because it runs before anything else is there. It may be started
again at any time, also after an interruption, and does nothing twice. Refuses to install a library
whose SHA-256 the lock does not name, and to ask a question where nobody can answer.
"""

import argparse
import hashlib
import importlib.util
import io
import json
import os
import re
import shutil
import subprocess
import sys
from collections.abc import Callable
from pathlib import Path

ROOT = Path(__file__).resolve().parent.parent
ENVIRONMENT = ROOT / ".venv"
PYTHON = ENVIRONMENT / ("Scripts/python.exe" if sys.platform == "win32" else "bin/python")
DONE = ENVIRONMENT / "safe-conduct-locks.json"
UNFINISHED = ENVIRONMENT / "safe-conduct-unfinished"
SUPPORTED = ((3, 11), (3, 12), (3, 13))
# Each purpose needs all that those before it need.
LOCKS = {"run": "requirements.lock", **dict.fromkeys(("test", "bundle"), "requirements-dev.lock")}


class CannotPrepareError(Exception):
    """The machine cannot be made ready: the reason in words, after what a tool said."""

    def __init__(self, *, told: str = "", reason: str) -> None:
        super().__init__("\n".join(part for part in (told[-3000:].strip(), reason) if part))


def say(text: str) -> None:
    """One line of progress, shown at once."""
    print(text, flush=True)


def nothing(_: str) -> str:
    """Shows none of a command's lines."""
    return ""


def stream(
    command: list[str], pick: Callable[[str], str] = nothing, **environment: str
) -> tuple[bool, str]:
    """Run a command that nobody can answer, show what `pick` makes of its lines; success, output."""
    lines: list[str] = []
    with subprocess.Popen(
        command,
        stdin=subprocess.DEVNULL,
        stdout=subprocess.PIPE,
        stderr=subprocess.STDOUT,
        encoding="utf-8",
        errors="replace",
        env={**os.environ, **environment},
    ) as process:
        for line in process.stdout or ():
            lines.append(line)
            if shown := pick(line):
                say(f"  {shown}")
    return process.returncode == 0, "".join(lines)


def succeeds(*command: str) -> bool:
    """Whether a command exists and runs to its end without complaint."""
    try:
        return stream(list(command))[0]
    except OSError:
        return False


def packages_for(purpose: str) -> list[str]:
    """The Debian packages a purpose needs, from `system-packages.txt` and by a look at Python."""
    table = Path(__file__).with_name("system-packages.txt").read_text(encoding="utf-8")
    purposes = list(LOCKS)[: list(LOCKS).index(purpose) + 1]
    wanted: list[str] = []
    for line in table.splitlines():
        whose, _, names = line.split("#")[0].partition(":")
        if whose in purposes:
            wanted += names.split()
    if sys.base_prefix == "/usr":  # Debian's own Python comes in parts
        python = f"python{sys.version_info[0]}.{sys.version_info[1]}"
        wanted += [] if importlib.util.find_spec("ensurepip") else [f"{python}-venv"]
        wanted += [f"lib{python}"] if purpose == "bundle" else []
    return wanted


def installed_packages(listing: str) -> set[str]:
    """The names present or provided, from `dpkg-query` lines `status|name|provides`."""
    found: set[str] = set()
    for line in listing.splitlines():
        status, name, provides = line.split("|", 2)
        if status == "installed":
            found.add(name)
            found.update(part.split("(")[0].strip() for part in provides.split(","))
    return found


def missing_packages(wanted: list[str]) -> list[str]:
    """The packages out of `wanted` that this system lacks."""
    query = ["dpkg-query", "-W", "-f", "${db:Status-Status}|${Package}|${Provides}\n"]
    present = installed_packages(stream(query)[1])
    return [name for name in wanted if name not in present]


def as_administrator() -> list[str]:
    """What to put before a command so that it runs as root.

    Raises:
        PermissionError: there is no way, or nobody there to type a password.
    """
    if os.geteuid() == 0:
        return ["env"]
    if shutil.which("sudo"):
        if succeeds("sudo", "-n", "true"):
            return ["sudo", "-n", "env"]
        if sys.stdin and sys.stdin.isatty() and not os.environ.get("CI"):
            say("Installing system packages needs the administrator's rights.")
            if subprocess.run(["sudo", "-v"], check=False).returncode == 0:
                return ["sudo", "-n", "env"]
    raise PermissionError


def apt_progress(line: str) -> str:
    """Words for one line of apt-get: only what takes a while to fetch."""
    fetched = re.match(r"Get:\d+ .* (\S+) \S+ \S+ \[(\S+ MB)\]", line)
    return f"fetching {fetched[1]} ({fetched[2]})" if fetched else ""


def install_packages(names: list[str]) -> None:
    """Install Debian packages; their list is renewed only when the first attempt fails.

    Raises:
        PermissionError: nobody here may install packages.
        CannotPrepareError: apt-get refused.
    """
    root = [*as_administrator(), "DEBIAN_FRONTEND=noninteractive", "LC_ALL=C.UTF-8"]
    say("Installing them …")
    apt = [*root, "apt-get", "-o", "DPkg::Lock::Timeout=120", "-o", "Dpkg::Use-Pty=0"]
    install = [*apt, "install", "-y", "--no-install-recommends"]
    if stream([*install, *names], apt_progress)[0]:
        return
    say("Renewing the list of system packages …")
    stream([*root, "dpkg", "--configure", "-a"])  # an earlier installation may have been cut short
    stream([*apt, "update"])
    if stream([*install, *names], apt_progress)[0]:
        return
    known = [name for name in names if stream([*install, "-s", name])[0]]
    done, told = stream([*install, *known], apt_progress) if known else (False, "")
    if not done or known != names:
        raise CannotPrepareError(told=told, reason="Some system packages could not be installed.")


def prepare_system(wanted: list[str]) -> list[str]:
    """Install what is missing of `wanted`; what is missing still is returned, after saying how."""
    if sys.platform != "linux":
        return []
    if not (shutil.which("apt-get") and shutil.which("dpkg-query")):
        if not DONE.exists():
            say(f"No apt-get here. Needed, by their Debian names:\n  {' '.join(wanted)}")
        return []
    missing = missing_packages(wanted)
    if not missing:
        return []
    say(f"System packages are missing: {' '.join(missing)}")
    try:
        install_packages(missing)
    except PermissionError:
        say("Installing them needs the administrator's rights, and there is nobody to ask.")
    except CannotPrepareError as refusal:
        say(str(refusal))
    missing = missing_packages(wanted)
    if missing:
        names = " ".join(missing)
        say("To install by hand what is missing still, as root:")
        say(f"  apt-get update && apt-get install --no-install-recommends {names}")
    return missing


def prepare_environment() -> None:
    """Make `.venv`, unless one is there that is whole and has a supported Python.

    Raises:
        CannotPrepareError: this Python cannot make one.
    """
    whole = f"import sys, pip; sys.exit(sys.version_info[:2] not in {SUPPORTED})"
    if not UNFINISHED.exists() and succeeds(str(PYTHON), "-c", whole):
        return
    version = sys.version.split()[0]
    say(f"Making the virtual environment {ENVIRONMENT.name} with Python {version} …")
    made, told = stream([sys.executable, "-m", "venv", "--clear", str(ENVIRONMENT)])
    if not made:
        raise CannotPrepareError(told=told, reason="The virtual environment could not be made.")


def digest(lock: str) -> str:
    """SHA-256 of a lock file, whatever its line ends."""
    return hashlib.sha256((ROOT / lock).read_bytes().replace(b"\r\n", b"\n")).hexdigest()


def installed_locks() -> dict[str, str]:
    """The locks whose libraries `.venv` holds, each with the digest it had then."""
    try:
        return dict(json.loads(DONE.read_text(encoding="utf-8")))
    except (OSError, ValueError):
        return {}


def pip_progress(line: str) -> str:
    """Words for one line of pip: only what takes a while to fetch."""
    fetched = re.match(r"\s*Downloading (?:\S*/)?([^-\s]+)-([^-\s]+)-\S+ \((\S+ MB)\)", line)
    return f"fetching {fetched[1]} {fetched[2]} ({fetched[3]})" if fetched else ""


def prepare_libraries(purpose: str) -> None:
    """Install what the lock names, unless this very lock was installed before.

    Raises:
        CannotPrepareError: pip failed, or a file did not have the SHA-256 the lock names.
    """
    lock = LOCKS[purpose]
    if installed_locks().get(lock) == digest(lock):
        return
    count = (ROOT / lock).read_text(encoding="utf-8").count("==")
    say(f"Installing the {count} libraries of {lock}, each checked against its SHA-256 …")
    UNFINISHED.touch()
    pip = [str(PYTHON), "-m", "pip", "install", "--no-input", "--disable-pip-version-check"]
    checks = ["--require-hashes", "--only-binary", ":all:", "--progress-bar", "off"]
    installed, told = stream(
        [*pip, *checks, "-r", str(ROOT / lock)], pip_progress, PYTHONIOENCODING="utf-8"
    )
    UNFINISHED.unlink()  # pip puts back what it had begun; only an interruption leaves halves
    if not installed:
        reason = "The libraries could not be installed. Starting again goes on from here."
        raise CannotPrepareError(told=told, reason=reason)
    # The lock for tests holds all that the lock for running holds: a test watches over that.
    held = (lock,) if purpose == "run" else set(LOCKS.values())
    DONE.write_text(json.dumps({name: digest(name) for name in held}), encoding="utf-8")


def check_qt() -> None:
    """Load Qt where a system package is missing, so that a lack shows here and not as a crash.

    Raises:
        CannotPrepareError: Qt does not load.
    """
    test = "import PySide6.QtWidgets, PySide6.QtPrintSupport, PySide6.QtSvg, PySide6.QtPdf"
    loaded, told = stream([str(PYTHON), "-c", test])
    if not loaded:
        raise CannotPrepareError(
            told=told, reason="Qt does not start without the system packages named above."
        )


def supported_python() -> str:
    """A Python this program supports: this one, or else another one installed here.

    Raises:
        CannotPrepareError: there is none.
    """
    if sys.version_info[:2] in SUPPORTED:
        return sys.executable
    for major, minor in SUPPORTED:
        if succeeds(f"python{major}.{minor}", "-c", ""):
            return f"python{major}.{minor}"
    raise CannotPrepareError(reason=f"Python 3.11, 3.12 or 3.13 is needed, not {sys.version}")


def main() -> int:
    """Read the command line, prepare, and say in plain words what went wrong if something did."""
    if isinstance(sys.stdout, io.TextIOWrapper):
        sys.stdout.reconfigure(errors="replace")  # an old Windows console has few letters
    parser = argparse.ArgumentParser(description="Make this machine ready for Safe Conduct.")
    parser.add_argument("purpose", nargs="?", choices=LOCKS, default="run")
    purpose = parser.parse_args().purpose
    try:
        python = supported_python()
        if python != sys.executable:
            return subprocess.run([python, __file__, purpose], check=False).returncode
        lacking = prepare_system(packages_for(purpose))
        prepare_environment()
        prepare_libraries(purpose)
        if set(lacking) & set(packages_for("run")):
            check_qt()
    except CannotPrepareError as reason:
        say(str(reason))
        return 1
    except KeyboardInterrupt:
        say("\nInterrupted. Started again, it begins anew only where it has to.")
        return 130
    return 0


if __name__ == "__main__":
    sys.exit(main())
