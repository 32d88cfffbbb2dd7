"""Several registers of one authority: a bureau, a collection point, a camp, and a stick between them."""

from collections.abc import Iterator
from contextlib import ExitStack, contextmanager
from dataclasses import dataclass
from pathlib import Path

from casework import enrolment, exchange, registers, trust
from casework.exchange_views import ExchangeReport
from casework.registers import NewRegister
from casework.workspace import Workspace
from models.clock import HandClock
from store.stale import refresh_stale
from tests.casework.founded import copied
from tests.casework.people import START, STATION
from tests.store.vaults import CHEAP

PLACES = {
    "bureau": ("National Information Bureau", "NIB"),
    "point": ("CP Sudzha-2", "SUD2"),
    "camp": ("Camp Zakhid-1", "ZAH1"),
}


@dataclass(slots=True)
class Fleet:
    """Registers by name, one clock, one stick."""

    home: Path
    clock: HandClock
    at: dict[str, Workspace]
    stick: Path

    def carry(self, *stops: str) -> list[ExchangeReport]:
        """Bring the stick to each in turn."""
        found = []
        for stop in stops:
            self.clock.advance(minutes=30)
            found.append(exchange.exchange_medium(self.at[stop], str(self.stick)))
        return found

    def agree(self, *stops: str) -> None:
        """Bring the stick to each in turn, until everybody has worked out what came to him."""
        self.carry(*stops)
        for each in self.at.values():
            while refresh_stale(each.vault, 100):
                pass

    def enrol(self, name: str, roles: tuple[str, ...] = ("station",)) -> None:
        """Carry a request to the bureau and the answer back."""
        request = enrolment.enrolment_request(self.at[name], roles=roles)
        self.clock.advance(minutes=5)
        enrolment.join(self.at[name], enrolment.answer_request(self.at["bureau"], request))


def open_register(home: Path, name: str, clock: HandClock) -> Workspace:
    """A register of its own."""
    place, code = PLACES[name]
    new = NewRegister(**STATION | {"station_name": place, "station_code": code})
    return registers.create(home / name, new, clock, CHEAP)


@contextmanager
def a_fleet(home: Path, *names: str) -> Iterator[Fleet]:
    """Registers that belong to one authority, whose keys the bureau holds."""
    clock = HandClock(START)
    copied(("fleet", *names), clock, home, lambda folder: _found(folder, names, clock))
    with ExitStack() as stack:
        at = {name: _unlocked(home / name, clock) for name in ("bureau", *names)}
        for each in at.values():
            stack.callback(each.close)
        yield Fleet(home, clock, at, home / "stick")


def _found(home: Path, names: tuple[str, ...], clock: HandClock) -> None:
    at = {name: open_register(home, name, clock) for name in ("bureau", *names)}
    stick = home / "stick"
    stick.mkdir()
    fleet = Fleet(home, clock, at, stick)
    trust.found_authority(at["bureau"])
    for name in names:
        fleet.enrol(name)
    # Everybody has the roster that names everybody.
    fleet.carry("bureau", *names, "bureau", *names)
    for each in at.values():
        each.close()


def _unlocked(home: Path, clock: HandClock) -> Workspace:
    (register,) = registers.registers(home)
    return registers.unlock(register, STATION["passphrase"], clock)
