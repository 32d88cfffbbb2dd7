"""What is done to the file from outside: noticed, or (an older page put back) known not to be."""

import random
import shutil
from contextlib import closing

import pytest

from models.errors import VaultDamaged
from store.connection import page_faults
from store.vault import Vault
from tests.store import tamper
from tests.store.vaults import KEY, OTHER_KEY, REGISTER

ROWS = 400


@pytest.fixture(scope="module")
def sound(tmp_path_factory):
    """A closed vault of some hundred pages."""
    folder = tmp_path_factory.mktemp("sound")
    with closing(Vault.create(folder, KEY, REGISTER)) as vault:
        fill(vault, "first")
    return folder / "register.vault"


@pytest.fixture
def file(sound, tmp_path):
    return shutil.copy(sound, tmp_path / sound.name)


def fill(vault, word):
    with vault.write() as cursor:
        for number in range(ROWS):
            cursor.execute(
                "INSERT OR REPLACE INTO setting VALUES (?, ?)", (f"{number:04}", word * 100)
            )


def examine(folder):
    """Everything a program does that reads the whole file; answers the faults of the pages."""
    with closing(Vault.open(folder, KEY, REGISTER)) as vault:
        with vault.read() as cursor:
            rows = cursor.execute("SELECT * FROM setting").fetchall()
        assert len(rows) == ROWS
        vault.checkpoint()
        with vault.second_reader() as cursor:
            return page_faults(cursor)


def faults_or_refusal(folder):
    try:
        return examine(folder)
    except VaultDamaged as error:
        return [error.part]


def test_a_sound_file_is_sound(file):
    assert examine(file.parent) == []


def test_a_flipped_bit_anywhere_is_noticed(file):
    dice = random.Random(1949)
    size = file.stat().st_size
    # Every page at a place of its own, and the first page, where the salt lies, closely.
    places = [page * tamper.PAGE_BYTES + dice.randrange(4096) for page in range(size // 4096)]
    for place in [*range(0, 4096, 101), *places]:
        bit = dice.randrange(8)
        tamper.flip(file, place, bit)
        assert faults_or_refusal(file.parent), f"bit {bit} of byte {place} flipped unnoticed"
        tamper.flip(file, place, bit)
    assert examine(file.parent) == []


def test_reading_a_damaged_page_says_so(file):
    parts = []
    for page in range(1, tamper.page_count(file)):
        tamper.flip(file, page * tamper.PAGE_BYTES + 7)
        try:
            with (
                closing(Vault.open(file.parent, KEY, REGISTER)) as vault,
                vault.read() as cursor,
            ):
                cursor.execute("SELECT * FROM setting").fetchall()
        except VaultDamaged as error:
            parts.append(error.part)
        tamper.flip(file, page * tamper.PAGE_BYTES + 7)
    # The list of tables is read at opening, the rows (some dozens of pages) afterwards.
    assert set(parts) == {"vault", "pages"}
    assert parts.count("pages") > 20


def test_a_truncated_file_is_noticed(file):
    whole = file.read_bytes()
    dice = random.Random(1949)
    sizes = [0, 1, 15, 16, 17, 100, 4095, 4096, 4097, len(whole) - 1, len(whole) - 4096]
    for size in sizes + [dice.randrange(len(whole)) for _ in range(30)]:
        file.write_bytes(whole[:size])
        assert faults_or_refusal(file.parent), f"cut to {size} bytes unnoticed"


@pytest.mark.parametrize(
    "contents",
    [
        b"",
        b"SQLite format 3\0" + bytes(4080),
        b"PK\3\4" + bytes(10_000),
        bytes(8192),
        "Тут нічого немає. ".encode() * 500,
    ],
    ids=["empty", "plain database", "archive", "zeros", "text"],
)
def test_a_foreign_file_is_noticed_and_left_alone(tmp_path, contents):
    path = tmp_path / "register.vault"
    path.write_bytes(contents)
    with pytest.raises(VaultDamaged) as raised:
        Vault.open(tmp_path, KEY, REGISTER)
    assert raised.value.part == "vault"
    assert path.read_bytes() == contents


def test_a_page_of_another_vault_is_noticed(file, tmp_path):
    other = tmp_path / "other"
    with closing(Vault.create(other, OTHER_KEY, REGISTER)) as vault:
        fill(vault, "first")
    for page in range(1, tamper.page_count(file), 5):
        kept = tamper.read_page(file, page)
        tamper.write_page(file, page, tamper.read_page(other / file.name, page))
        assert faults_or_refusal(file.parent)
        tamper.write_page(file, page, kept)


def test_swapped_pages_are_noticed(file):
    last = tamper.page_count(file) - 1
    for page in range(1, last // 2, 3):
        one, two = tamper.read_page(file, page), tamper.read_page(file, last - page)
        tamper.write_page(file, page, two)
        tamper.write_page(file, last - page, one)
        assert faults_or_refusal(file.parent)
        tamper.write_page(file, page, one)
        tamper.write_page(file, last - page, two)


def test_an_older_page_put_back_is_not_noticed_by_the_encryption(file, tmp_path):
    """Known and stated in docs/vault.md: what notices it is the journal (`store.integrity`)."""
    older = shutil.copy(file, tmp_path / "older.vault")
    with closing(Vault.open(file.parent, KEY, REGISTER)) as vault, vault.write() as cursor:
        cursor.execute("UPDATE setting SET value = 'second' WHERE key = '0200'")
    # The first page counts the changes; the other one holds the row.
    assert len(tamper.put_back(older, file)) >= 1
    assert examine(file.parent) == []
    with closing(Vault.open(file.parent, KEY, REGISTER)) as vault, vault.read() as cursor:
        row = cursor.execute("SELECT value FROM setting WHERE key = '0200'").fetchone()
    assert row == ("first" * 100,)
