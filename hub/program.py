"""The command `hub`: makes a hub's keys, carries its enrolment, serves; refuses to run without its passphrase.

`hub` alone serves. What an operator reads here is English, as in the front door's own help; what a laptop
shows of a hub comes from the tables of words.
"""

import argparse
import getpass
import os
import signal
import socket
import sys
from collections.abc import Callable, Sequence
from functools import partial
from importlib.metadata import PackageNotFoundError, version
from pathlib import Path
from typing import Any, cast

import uvicorn
from platformdirs import user_data_path
from uvicorn.supervisors import Multiprocess

import resources
from hub import authority, keys
from hub.application import HubProgram
from hub.counters import Counters
from hub.database import Database, sqlite_url
from hub.errors import DatabaseAway, DatabaseTooNew, DatabaseUnfit, HubError, HubNotFounded
from hub.limits import Limits
from hub.protocol import HurriedProtocol
from models.clock import SystemClock
from models.errors import SafeConductError, VaultExists, WrongPassphrase
from store.files import FOLDER_OWNER_ONLY, replace_file

PORT = 8740
_LEAST_PASSPHRASE = 12
_BACKLOG = 256


def main(arguments: Sequence[str]) -> int:
    """Do what the words after `hub` say; the exit code."""
    parser = command_line()
    said = parser.parse_args(list(arguments))
    if (said.file is None) == (said.act in _WITH_FILE):
        parser.error("a file is named for request and join, and for them alone")
    try:
        return _ACTS[said.act](said)
    except (SafeConductError, OSError) as error:
        sys.stderr.write(f"{_explained(error)}\n")
        return 1


def command_line() -> argparse.ArgumentParser:
    """What may be said."""
    parser = argparse.ArgumentParser(
        prog="safe-conduct hub",
        description="The bureau's server: registers agree through it.",
        epilog="found: make this hub's keys, once. request FILE: write a request for enrolment, to be"
        " carried to the bureau. join FILE: take in the bureau's answer. serve: what `hub` alone does.",
    )
    parser.add_argument("act", nargs="?", choices=tuple(_ACTS), default="serve")
    parser.add_argument("file", nargs="?", type=Path, help="of a request or an answer")
    _common(parser)
    _enrolling(parser)
    _serving(parser)
    return parser


def serve(said: argparse.Namespace) -> int:
    """Serve until told to stop; what runs then is finished first."""
    opened = keys.opened(said.folder, _passphrase(said), SystemClock())
    _database(said).close()
    limits = Limits(
        at_once=said.at_once,
        per_minute=said.per_minute,
        patience_seconds=said.patience,
        idle_seconds=said.idle,
    )
    made = HubProgram(_url(said), opened, Counters(), limits, program_version())
    config = uvicorn.Config(
        made,
        factory=True,
        host=said.host,
        port=said.port,
        http=cast("Any", partial(HurriedProtocol, head_seconds=said.idle)),
        ws="none",
        loop="asyncio",
        lifespan="on",
        workers=said.processes,
        access_log=False,
        log_level=said.log,
        server_header=False,
        proxy_headers=bool(said.proxy),
        forwarded_allow_ips=said.proxy or [],
        backlog=_BACKLOG,
        h11_max_incomplete_event_size=16 * 1024,
        timeout_keep_alive=15,
        timeout_graceful_shutdown=limits.stop_seconds,
        ssl_certfile=said.certificate,
        ssl_keyfile=said.private_key,
    )
    listening = _listening(said.host, said.port)
    shown = listening.getsockname()
    _tell(f"listening on {'https' if said.certificate else 'http'}://{shown[0]}:{shown[1]}")
    if said.processes > 1:
        Multiprocess(config, [listening]).run()
        return 0
    # The server passes the signal on when it has stopped in peace: that is the end we want, not a kill.
    for each in (signal.SIGTERM, signal.SIGINT):
        signal.signal(each, lambda _number, _frame: None)
    server = uvicorn.Server(config)
    server.run([listening])
    return 0 if server.started else 1


def program_version() -> str:
    """The version of this program, as it was packed."""
    try:
        return version("safe-conduct")
    except PackageNotFoundError:
        kept = resources.path("VERSION")
        return kept.read_text(encoding="utf-8").strip() if kept.is_file() else "unknown"


def _found(said: argparse.Namespace) -> int:
    passphrase = _passphrase(said, twice=True)
    if len(passphrase) < _LEAST_PASSPHRASE:
        _tell(f"the passphrase needs at least {_LEAST_PASSPHRASE} characters")
        return 1
    made = keys.found(said.folder, passphrase, SystemClock())
    _tell(f"this hub is device {made.device().text}")
    return 0


def _request(said: argparse.Namespace) -> int:
    device = keys.opened(said.folder, _passphrase(said), SystemClock()).device()
    database = _database(said)
    now = SystemClock().now()
    made = database.write(lambda c: authority.request(c, device, said.name, said.code, now))
    database.close()
    replace_file(said.file, made)
    _tell(f"written; compare when asked: {authority.fingerprint(made)}")
    return 0


def _join(said: argparse.Namespace) -> int:
    device = keys.opened(said.folder, _passphrase(said), SystemClock()).device()
    database = _database(said)
    answer = said.file.read_bytes()
    trust = database.write(lambda c: authority.join(c, device, answer))
    database.close()
    _tell(f"joined {trust.root.name}; compare: {trust.fingerprint}")
    return 0


def _common(parser: argparse.ArgumentParser) -> None:
    default = user_data_path("safe-conduct", appauthor=False) / "hub"
    parser.add_argument("--folder", type=Path, default=default, help="where keys and data lie")
    parser.add_argument(
        "--database", metavar="URL", help="postgresql://…; without it SQLite in the folder"
    )
    told = parser.add_mutually_exclusive_group()
    told.add_argument("--passphrase-variable", metavar="NAME", help="environment variable")
    told.add_argument("--passphrase-file", type=Path, metavar="FILE", help="its first line")


def _enrolling(parser: argparse.ArgumentParser) -> None:
    parser.add_argument("--name", default="Hub", help="what people call this hub")
    parser.add_argument("--code", default="HUB", help="the short code of its station")


def _serving(parser: argparse.ArgumentParser) -> None:
    limits = Limits()
    parser.add_argument("--host", default="127.0.0.1", help="address to listen on")
    parser.add_argument("--port", type=int, default=PORT, help="0: any that is free")
    parser.add_argument("--processes", type=int, default=1, help="beside each other")
    parser.add_argument("--certificate", metavar="FILE", help="TLS certificate chain, PEM")
    parser.add_argument("--private-key", metavar="FILE", help="its private key, PEM")
    parser.add_argument("--proxy", action="append", metavar="ADDRESS", help="a proxy believed")
    parser.add_argument("--at-once", type=int, default=limits.at_once, help="bundles a process")
    parser.add_argument(
        "--per-minute", type=int, default=limits.per_minute, help="exchanges an address; 0: any"
    )
    parser.add_argument(
        "--patience", type=float, default=limits.patience_seconds, help="seconds for the database"
    )
    parser.add_argument(
        "--idle",
        type=float,
        default=limits.idle_seconds,
        help="seconds of silence within a request",
    )
    parser.add_argument("--log", default="warning", choices=("info", "warning", "error"))


def _url(said: argparse.Namespace) -> str:
    return said.database or sqlite_url(said.folder)


def _database(said: argparse.Namespace) -> Database:
    said.folder.mkdir(parents=True, exist_ok=True, mode=FOLDER_OWNER_ONLY)
    database = Database(_url(said), patience=said.patience)
    database.prepare()
    return database


def _passphrase(said: argparse.Namespace, *, twice: bool = False) -> str:
    if said.passphrase_variable:
        return os.environ.get(said.passphrase_variable, "")
    if said.passphrase_file:
        return said.passphrase_file.read_text(encoding="utf-8").split("\n", 1)[0].rstrip("\r")
    typed = getpass.getpass("Passphrase of this hub: ")
    if twice and getpass.getpass("Once more: ") != typed:
        raise WrongPassphrase(0.0)
    return typed


def _listening(host: str, port: int) -> socket.socket:
    family = socket.AF_INET6 if ":" in host else socket.AF_INET
    made = socket.socket(family, socket.SOCK_STREAM)
    if os.name != "nt":
        made.setsockopt(socket.SOL_SOCKET, socket.SO_REUSEADDR, 1)
    made.bind((host, port))
    made.listen(_BACKLOG)
    made.set_inheritable(True)
    return made


def _tell(sentence: str) -> None:
    sys.stdout.write(sentence + "\n")
    sys.stdout.flush()


def _explained(error: SafeConductError | OSError) -> str:
    match error:
        case WrongPassphrase(wait):
            return f"this passphrase opens nothing; try again in {wait:.0f} s"
        case HubNotFounded():
            return "there is no hub in this folder yet: say `hub found` first"
        case VaultExists():
            return "there is a hub in this folder already"
        case DatabaseAway():
            return "the database does not answer"
        case DatabaseUnfit():
            return "the database is neither a SQLite file nor PostgreSQL"
        case DatabaseTooNew(found, known):
            return f"a newer program made this database (version {found}, known: {known})"
        case HubError() | SafeConductError():
            return f"refused: {type(error).__name__}"
        case OSError():
            return f"the system refused: {error.strerror}"


_WITH_FILE = ("request", "join")
_ACTS: dict[str, Callable[[argparse.Namespace], int]] = {
    "found": _found,
    "request": _request,
    "join": _join,
    "serve": serve,
}
