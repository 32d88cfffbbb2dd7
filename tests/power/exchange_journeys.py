"""The journey of a register that takes in what another one wrote: each taking in is whole or did not happen."""

import tempfile
from collections.abc import Callable, Sequence
from contextlib import closing
from functools import cache
from pathlib import Path

from cryptography.hazmat.primitives.asymmetric.ed25519 import Ed25519PrivateKey

from models.errors import VaultMissing
from store import device, journal, offer
from store.accept import accept
from store.device import Device
from store.entry import Body, Change, encode_body
from store.heads import Group
from store.integrity import check
from store.projection import rebuild
from store.stale import FEW, refresh_stale
from store.vault import Vault
from sync.bundle.content import Segment
from sync.chains import judge
from tests.power.journeys import Acknowledge, Journey, open_sound, register
from tests.store.invented import KEY, NOON, OFFICER, REGISTER, rows

Step = Callable[[Vault], None]
State = tuple[int, ...]

_PRIVATE = Ed25519PrivateKey.from_private_bytes(bytes(range(32)))
_OTHER = Device(b"\x01\x97" + bytes(14), _PRIVATE.public_key().public_bytes_raw(), _PRIVATE)


def _person(number: int) -> str:
    return f"0197a1b2-0000-7000-8000-{number:012x}"


def _segments() -> list[Segment]:
    """Four entries of another device, each signed: an intake, two amendments, a large import. No chance in them."""
    created = Group((), {"surname": "Соколенко"})
    event = Group((), {"person_id": _person(1), "event": "captured", "occurred_at": NOON})
    first = _OTHER.id, 1
    changes = [
        (
            Change("person", _person(1), (created,)),
            Change("custody_event", _person(2), (event,)),
        ),
        (Change("person", _person(1), (Group((first,), {"surname": "Верещагин"}),)),),
        (Change("person", _person(1), (Group((first,), {"rank": "рядовой"}),)),),
        tuple(Change("person", _person(9 + each), (created,)) for each in range(FEW + 60)),
    ]
    previous = (0, bytes(32))
    made: list[Segment] = []
    for number, each in enumerate(changes, start=1):
        body = encode_body(Body(bytes(16), OFFICER, "intake", None, NOON, 120, "", each))
        entry = journal.chained(previous, _OTHER, NOON + number, body)
        signed = journal.Checkpoint(_OTHER.id, number, entry.hash, _OTHER.sign(entry.hash))
        made.append(Segment(_OTHER.id, (entry,), signed))
        previous = number, entry.hash
    return made


def _created(folder: Path) -> Vault:
    vault = Vault.create(folder, KEY, REGISTER)
    with vault.write() as cursor:
        cursor.execute(
            "INSERT INTO device (id, public_key, opened_at) VALUES (?, ?, ?)",
            (_OTHER.id, _OTHER.public_key, NOON),
        )
    return vault


def _take(*segments: Segment) -> Step:
    def step(vault: Vault) -> None:
        accept(
            vault,
            lambda held: (judge(held, each, _OTHER.public_key) for each in segments),
            now=NOON,
        )

    return step


def _steps() -> list[Step]:
    """An entry, one that waits, the one between without its body, its body, many people, and what follows."""
    first, second, third, fourth = _segments()
    body = second.entries[0].body or b""
    withheld = journal.StoredEntry(
        *second.entries[0].head, second.entries[0].header, None, second.entries[0].hash
    )
    other = journal.chained((1, first.entries[0].hash), _OTHER, NOON + 99, body)
    signed = journal.Checkpoint(_OTHER.id, 2, other.hash, _OTHER.sign(other.hash))
    return [
        _take(first),
        _take(third),
        _take(Segment(_OTHER.id, (withheld,), second.checkpoint)),
        lambda vault: _supplied(vault, body),
        _take(fourth),
        *[_refreshed] * 4,
        _take(Segment(_OTHER.id, (other,), signed)),
    ]


def _supplied(vault: Vault, body: bytes) -> None:
    accept(vault, lambda _: (), [(_OTHER.id, [(2, body)])], now=NOON)


def _refreshed(vault: Vault) -> None:
    refresh_stale(vault, 100)


STATES: tuple[State, ...] = (
    (0, 0, 0, 0, 0),
    (1, 1, 0, 0, 0),
    (1, 1, 1, 0, 0),
    (3, 2, 0, 0, 0),
    (3, 3, 0, 0, 0),
    *[(4, 4, 0, FEW + 60 - done, 0) for done in (0, 100, 200, 300)],
    (4, 4, 0, 0, 0),
    (4, 4, 0, 0, 1),
)
"""After each step: entries, their bodies, entries that wait, subjects to be computed, entries that contradict."""


def _state(vault: Vault) -> State:
    queries = (
        "SELECT count(*) FROM entry",
        "SELECT count(body) FROM entry",
        "SELECT count(*) FROM waiting_entry",
        "SELECT count(*) FROM stale",
        "SELECT count(*) FROM forked_entry",
    )
    with vault.read() as cursor:
        return tuple([cursor.execute(query).fetchone()[0] for query in queries])


@cache
def _whole() -> dict[str, list[str]]:
    """All rows at the end, where nothing was cut."""
    with (
        tempfile.TemporaryDirectory() as folder,
        closing(_created(Path(folder) / "register")) as vault,
    ):
        for step in _steps():
            step(vault)
        return rows(vault)


def _walk(folder: Path, acknowledge: Acknowledge) -> None:
    with closing(_created(folder)) as vault:
        acknowledge("created")
        for number, step in enumerate(_steps()):
            step(vault)
            acknowledge("taken in")
            if number == 3:
                vault.checkpoint()


def _judge(folder: Path, acknowledged: Sequence[str]) -> None:
    try:
        vault = open_sound(folder, compartment=REGISTER)
    except VaultMissing:
        assert not acknowledged
        return
    with closing(vault):
        if not acknowledged:
            return
        confirmed = acknowledged.count("taken in")
        assert _state(vault) in STATES[confirmed : confirmed + 2]
        assert check(vault).sound
        # Whatever the cut took, the same bundles may come again.
        for step in _steps():
            step(vault)
        assert _state(vault) == STATES[-1]
        assert rows(vault) == _whole()
        assert check(vault).sound
        rebuild(vault)
        assert rows(vault) == _whole()
        with vault.read() as cursor:
            assert offer.vector(cursor)[_OTHER.id][0] == 4
            assert device.public_key(cursor, _OTHER.id) == _OTHER.public_key


register(Journey("taking_in", _walk, _judge))
