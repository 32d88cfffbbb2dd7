"""After locking no key is left anywhere in the program's memory."""

import os
import subprocess
import sys
from pathlib import Path

import pytest

from store.key_slots import KeySlots
from store.vault import Vault
from tests.store.vaults import CHEAP, PASSPHRASE, REGISTER, clock

# Talks with its parent by lines: says where it is, waits until the memory was searched.
PROGRAM = """
import sys
from pathlib import Path
from store.key_slots import KeySlots
from store.vault import Vault
from tests.store.vaults import PASSPHRASE, REGISTER, clock

def stage(name):
    print(name, flush=True)
    sys.stdin.readline()

folder = Path(sys.argv[1])
stage("started")
opened = KeySlots(folder, clock()).unlock(PASSPHRASE)
vault = Vault.open(folder, opened.keys["register"], REGISTER)
for number in range(50):
    with vault.write() as cursor:
        cursor.execute("INSERT INTO setting VALUES (?, ?)", (str(number), "x" * 1000))
with vault.read() as cursor:
    cursor.execute("SELECT * FROM setting").fetchall()
stage("open")
vault.close()
opened.forget()
stage("locked")
"""


def copies(process, key):
    """How often a key stands in a program's memory, as it is or written out."""
    forms = (key, key.hex().encode(), key.hex().upper().encode())
    found = 0
    about = Path("/proc") / str(process)
    with (about / "maps").open() as maps, (about / "mem").open("rb") as memory:
        for line in maps:
            where, allowed, *_ = line.split()
            if not allowed.startswith("rw"):
                continue
            start, end = (int(place, 16) for place in where.split("-"))
            memory.seek(start)
            contents = memory.read(end - start)
            found += sum(contents.count(form) for form in forms)
    return found


@pytest.mark.skipif(not sys.platform.startswith("linux"), reason="reads /proc/…/mem")
def test_no_key_is_left_in_memory_after_locking(tmp_path):
    key = os.urandom(32)
    KeySlots.create(tmp_path, PASSPHRASE, {"register": key}, clock(), derivation=CHEAP)
    Vault.create(tmp_path, key, REGISTER).close()
    found = {}
    with subprocess.Popen(
        [sys.executable, "-c", PROGRAM, str(tmp_path)],
        stdin=subprocess.PIPE,
        stdout=subprocess.PIPE,
    ) as program:
        while line := program.stdout.readline():
            try:
                found[line.decode().strip()] = copies(program.pid, key)
            except PermissionError:
                program.kill()
                pytest.skip("reading another program's memory is not permitted here")
            program.stdin.write(b"\n")
            program.stdin.flush()
    assert found["started"] == 0
    # The search itself works: an open vault has its key in memory.
    assert found["open"] > 0
    assert found["locked"] == 0
