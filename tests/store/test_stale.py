"""What waits to be derived is noted once for all derivations that are due, and all of them are computed."""

from contextlib import closing

from store import stale
from store.register import REGISTER
from store.unit_of_work import edit
from store.vault import Vault
from tests.store.exchanging import Register
from tests.store.invented import KEY, intake


def test_one_row_stands_for_every_derivation(tmp_path):
    with (
        closing(Vault.create(tmp_path / "here", KEY, REGISTER)) as vault,
        closing(Vault.create(tmp_path / "there", KEY, REGISTER)) as other,
    ):
        here, there = Register(vault), Register(other)
        here.knows(there)
        with edit(other, there.me, "import") as record:
            for number in range(stale.FEW):
                for each in intake(there.clock, number):
                    record.add(each)
        assert here.pull(there).stale == stale.FEW
        with vault.read() as cursor:
            assert stale.remaining(cursor) == stale.FEW
            for derivation in REGISTER.derivations:
                assert len(stale.waiting(cursor, derivation)) == stale.FEW
        assert stale.refresh_stale(vault, stale.FEW) == 0
        with vault.read() as cursor:
            for table in ("standing", "search_person"):
                cursor.execute(f"SELECT count(*) FROM {table}")
                assert cursor.fetchone()[0] == stale.FEW


def test_a_subject_of_one_derivation_alone_waits_for_that_one(tmp_path):
    with closing(Vault.create(tmp_path, KEY, REGISTER)) as vault, vault.write() as cursor:
        names = [each.name for each in REGISTER.derivations]
        both = {name: {"a"} for name in names} | {names[0]: {"a", "b"}}
        assert stale.defer(cursor, REGISTER.derivations, both) == 2
        waiting = [stale.waiting(cursor, each) for each in REGISTER.derivations]
        assert waiting[0] == {"a", "b"}
        assert waiting[1:] == [{"a"}] * (len(names) - 1)
