"""A disk that refuses from some write on: said in our own words, and nothing acknowledged is lost."""

import errno

import pytest

from tests.power import recorder
from tests.power.all_journeys import JOURNEYS
from tests.power.child import REFUSED

CHANGES = frozenset("cwtru")
ERRORS = {errno.ENOSPC: {"DiskFull"}, errno.EIO: {"VaultDamaged"}, errno.EROFS: {"DiskReadOnly"}}
# Traces of a refusal that met the acknowledgement and not the store.
OWN_WRITE = (b"in acknowledge", b"/acknowledged'")
NAMES = ["saves", "passphrases", "migration"]


def refuse_and_judge(name, library, folder, parts, errors=tuple(ERRORS)):
    whole = folder / "whole"
    assert recorder.run(name, whole, library).returncode == 0
    many = sum(event.kind in CHANGES for event in recorder.events(whole))
    said = set()
    for part in range(parts):
        for error in errors:
            fail_at = many * (2 * part + 1) // (2 * parts)
            root = folder / f"{fail_at} {errno.errorcode[error]}"
            finished = recorder.run(name, root, library, fail_at, error)
            words = finished.stdout.decode().splitlines()
            where = f"{name}, change {fail_at} of {many} refused with {errno.errorcode[error]}"
            # The acknowledgement itself may be what was refused.
            own_write = any(sign in finished.stderr for sign in OWN_WRITE)
            assert finished.returncode in {0, REFUSED} or own_write, (where, finished.stderr)
            said.update(word for word in words if word.startswith("refused"))
            record = root / "acknowledged"
            acknowledged = record.read_text().splitlines() if record.exists() else []
            JOURNEYS[name].judge(root / "register", acknowledged)
    return said


def test_a_full_disk_is_called_full(library, tmp_path):
    said = refuse_and_judge("saves", library, tmp_path, 2, [errno.ENOSPC])
    assert said == {"refused: DiskFull"}


@pytest.mark.slow
@pytest.mark.parametrize("name", NAMES)
def test_a_disk_that_refuses_is_named_and_loses_nothing(name, library, tmp_path):
    assert refuse_and_judge(name, library, tmp_path, 12)
