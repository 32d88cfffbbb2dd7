from contextlib import closing

import pytest

from models.errors import VaultDamaged
from store.vault import Vault
from store.witness import PURPOSE, Head, Verdict, Witness
from tests.store.vaults import KEY, OTHER_KEY, REGISTER

DEVICE = b"d" * 16
HEADS = [Head(DEVICE, number, bytes([number]) * 32) for number in range(10)]


@pytest.fixture
def witness(tmp_path):
    with closing(Vault.create(tmp_path, KEY, REGISTER)) as vault:
        return Witness(vault.path, vault.subkey(PURPOSE))


def journal(head):
    """What a vault whose journal is `HEADS` answers."""
    return HEADS[head.number].hash if head.device == DEVICE else None


def test_it_reads_what_was_written_last(witness):
    assert witness.read() is None
    for head in HEADS[3:5]:
        witness.write(head)
    assert witness.read() == HEADS[4]


def test_it_judges(witness):
    assert witness.compare(HEADS[3], journal) is Verdict.NO_WITNESS
    witness.write(HEADS[5])
    assert witness.compare(HEADS[5], journal) is Verdict.AGREES
    assert witness.compare(HEADS[9], journal) is Verdict.AGREES
    assert witness.compare(HEADS[9]) is Verdict.AGREES
    assert witness.compare(HEADS[4], journal) is Verdict.BEHIND
    assert witness.compare(None, journal) is Verdict.BEHIND


def test_it_notices_another_journal(witness):
    witness.write(Head(DEVICE, 5, b"x" * 32))
    assert witness.compare(HEADS[5], journal) is Verdict.DIFFERENT
    # An older copy that was worked on until it was longer than what the witness saw.
    assert witness.compare(HEADS[7], journal) is Verdict.DIFFERENT
    assert witness.compare(HEADS[7], lambda _head: None) is Verdict.DIFFERENT
    witness.write(HEADS[5])
    assert witness.compare(Head(b"e" * 16, 9, bytes(32)), journal) is Verdict.DIFFERENT


def test_every_altered_or_missing_byte_is_noticed(witness, tmp_path):
    witness.write(HEADS[5])
    path = tmp_path / "register.witness"
    whole = path.read_bytes()
    for place in range(len(whole)):
        altered = whole[:place] + bytes([whole[place] ^ 1]) + whole[place + 1 :]
        for contents in (altered, whole[:place]):
            path.write_bytes(contents)
            with pytest.raises(VaultDamaged):
                witness.read()
            assert witness.compare(HEADS[5], journal) is Verdict.FORGED


def test_the_witness_of_another_vault_is_a_forgery(witness, tmp_path):
    with closing(Vault.create(tmp_path / "other", OTHER_KEY, REGISTER)) as vault:
        Witness(vault.path, vault.subkey(PURPOSE)).write(HEADS[5])
    (tmp_path / "other" / "register.witness").replace(tmp_path / "register.witness")
    assert witness.compare(HEADS[5], journal) is Verdict.FORGED


def test_it_holds_no_person(witness, tmp_path):
    witness.write(HEADS[5])
    assert (tmp_path / "register.witness").stat().st_mode & 0o077 == 0
    assert (tmp_path / "register.witness").stat().st_size < 200
