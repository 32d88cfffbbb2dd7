"""What the tests of the vault share: keys, a cheap key derivation, a clock, a register."""

from models.clock import HandClock
from models.records import RECORDS
from store.compartment import Compartment, Derivation
from store.key_derivation import KeyDerivation

KEY = bytes(range(32))
OTHER_KEY = bytes(range(1, 33))
PASSPHRASE = "кіт сидить на даху"

# Costs nothing, so that a test may unlock often. Never given to an officer's register.
CHEAP = KeyDerivation(memory_kib=8, iterations=1, lanes=1)

_NOON = 1_760_000_000_000


def clock() -> HandClock:
    """A clock that stands until it is moved."""
    return HandClock(_NOON)


REGISTER = Compartment(
    name="register",
    kinds={record.kind: record for record in RECORDS},
    derivations=(
        Derivation("standing", {}, lambda _cursor, _subjects: None, lambda _cursor: None),
        Derivation(
            "duty",
            {},
            lambda _cursor, _subjects: None,
            lambda _cursor: None,
            beside=("duty_hour",),
        ),
    ),
    extra_ddl=(
        "CREATE VIRTUAL TABLE IF NOT EXISTS trial_search USING fts5(words, tokenize='trigram')",
    ),
)
