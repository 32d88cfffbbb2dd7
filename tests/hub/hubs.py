"""What the tests of the hub share: hubs, founded and enrolled, called directly or serving in a process."""

import os
import socket
import subprocess
import sys
from pathlib import Path
from urllib.parse import urlsplit

import httpx2

from hub import authority, keys
from hub.database import Database, sqlite_url
from hub.exchange import Exchange
from sync.bundle.content import Recipient
from sync.carriers.hub import HubClient
from tests.hub.laptops import CLOCK, Bureau, Laptop
from tests.store.vaults import CHEAP

PASSPHRASE = "the cat sits on the roof"
ROOT = Path(__file__).parents[2]
RUN_HUB = "import sys; from hub.program import main; sys.exit(main(sys.argv[1:]))"


def enrolled(folder: Path, bureau: Bureau, url: str) -> tuple[keys.HubKeys, Recipient]:
    """Keys and a database of a hub that belongs to the bureau."""
    made = keys.found(folder, PASSPHRASE, CLOCK, derivation=CHEAP)
    device = made.device()
    database = Database(url)
    database.prepare()
    request = database.write(lambda c: authority.request(c, device, "Hub", "HUB", CLOCK.now()))
    answer = bureau.answer(request)
    database.write(lambda c: authority.join(c, device, answer))
    database.close()
    return made, Recipient(device.id, device.receiving_key)


class HubProcess:
    """A real hub on this machine, founded and enrolled here and now, serving in a process of its own."""

    def __init__(self, folder: Path, bureau: Bureau, database: str = "", *options: str) -> None:
        self.folder, self.bureau = folder, bureau
        self._common = ["--folder", str(folder), "--passphrase-variable", "HUB_PASSPHRASE"]
        if database:
            self._common += ["--database", database]
        self.options = options
        self.process: subprocess.Popen[str] | None = None
        self.url = ""
        self.recipient = enrolled(folder, bureau, database or sqlite_url(folder))[1]

    def act(self, *words: str) -> str:
        """One of the acts of the command, in a process of its own."""
        done = subprocess.run(
            [sys.executable, "-c", RUN_HUB, *words, *self._common],
            cwd=ROOT,
            env=self._environment(),
            capture_output=True,
            text=True,
            check=False,
            timeout=120,
        )
        assert done.returncode == 0, done.stderr
        return done.stdout

    def start(self, *options: str) -> "HubProcess":
        words = [*self._common, "--port", "0", *self.options, *options]
        self.process = subprocess.Popen(
            [sys.executable, "-c", RUN_HUB, *words],
            cwd=ROOT,
            env=self._environment(),
            stdout=subprocess.PIPE,
            stderr=(self.folder / "errors").open("a"),
            text=True,
        )
        said = self.process.stdout.readline()
        assert said.startswith("listening on "), (self.folder / "errors").read_text()
        self.url = said.split()[-1]
        # The socket listens before the processes behind it are up.
        httpx2.get(f"{self.url}/v1/health", trust_env=False, verify=False, timeout=90)
        return self

    def client(self, **more: object) -> HubClient:
        return HubClient(self.url, **more)

    def stop(self) -> int:
        self.process.terminate()
        try:
            return self.process.wait(60)
        finally:
            self.process.kill()
            self.process.stdout.close()

    def errors(self) -> str:
        return (self.folder / "errors").read_text()

    @staticmethod
    def _environment() -> dict[str, str]:
        return os.environ | {"HUB_PASSPHRASE": PASSPHRASE}


class Direct:
    """A hub without its server; exchanges like a client does."""

    def __init__(self, url, folder, bureau):
        made, self.recipient = enrolled(folder, bureau, url)
        self.database = Database(url)
        self.engine = Exchange(self.database, made, CLOCK)
        self.done = None

    def exchange(self, bundle):
        self.done = self.engine.answer(bundle)
        return self.done.answer

    def everything(self, table):
        with self.database.engine.connect() as connection:
            return connection.exec_driver_sql(f"SELECT * FROM {table}").fetchall()


def raw(hub):
    """A bare connection to a hub."""
    place = urlsplit(hub.url)
    made = socket.create_connection((place.hostname, place.port), timeout=30)
    made.settimeout(30)
    return made


def request_of(body, length=None):
    head = (
        f"POST /v1/exchange HTTP/1.1\r\nhost: hub\r\ncontent-length: {length or len(body)}\r\n\r\n"
    )
    return head.encode() + body


def status_of(connection):
    answer = connection.recv(4096)
    return int(answer.split()[1]) if answer else 0


def health(hub):
    return httpx2.get(f"{hub.url}/v1/health", trust_env=False).json()


def figure(hub, name):
    """A figure of the metrics page."""
    text = httpx2.get(f"{hub.url}/metrics", trust_env=False).text
    lines = dict(line.rsplit(" ", 1) for line in text.splitlines() if not line.startswith("#"))
    return int(lines[f"safe_conduct_hub_{name}"])


def read_whole(hub, bureau):
    """What the hub gives to the bureau, from the beginning."""
    client = hub.client()
    reader = Laptop(bureau.laptop.device, bureau)
    reader.sync(client, hub.recipient)
    client.close()
    return reader.chains
