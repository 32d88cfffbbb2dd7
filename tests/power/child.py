"""Walks one journey: `python -m tests.power.child JOURNEY FOLDER`.

Each acknowledgement is a line in the file `acknowledged` beside the folder `register`, in which the
journey acts, and on standard output.
"""

import os
import sys
from pathlib import Path

from models.errors import VaultError
from tests.power.all_journeys import JOURNEYS

REFUSED = 3
"""How the program ends when the store said, in its own words, that something is not possible."""


def main(name: str, root: Path) -> int:
    """Walk; answers the exit status."""
    handle = os.open(root / "acknowledged", os.O_CREAT | os.O_WRONLY | os.O_APPEND, 0o600)

    def acknowledge(word: str) -> None:
        os.write(handle, f"{word}\n".encode())
        print(word, flush=True)

    try:
        JOURNEYS[name].walk(root / "register", acknowledge)
    except VaultError as error:
        print(f"refused: {type(error).__name__}", flush=True)
        return REFUSED
    return 0


if __name__ == "__main__":
    sys.exit(main(sys.argv[1], Path(sys.argv[2])))
