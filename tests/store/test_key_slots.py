import hashlib
import os
import threading
import time

import cbor2
import pytest
from cryptography.hazmat.primitives.kdf.argon2 import Argon2id
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from models.errors import (
    InputRefused,
    SafeConductError,
    VaultDamaged,
    VaultExists,
    VaultMissing,
    VaultTooNew,
    WrongPassphrase,
)
from store import slots_file
from store.key_derivation import FLOOR, KeyDerivation
from store.key_slots import KeySlots
from tests.store.vaults import CHEAP, KEY, OTHER_KEY, PASSPHRASE, clock

KEYS = {"register": KEY, "medical": OTHER_KEY}


def made(folder, hand=None, derivation=CHEAP):
    hand = hand or clock()
    slot = KeySlots.create(folder, PASSPHRASE, KEYS, hand, derivation=derivation)
    return KeySlots(folder, hand), slot


def fails(slots, passphrase="wrong"):
    with pytest.raises(WrongPassphrase) as raised:
        slots.unlock(passphrase)
    return raised.value.wait_seconds


def test_the_passphrase_opens_the_keys(tmp_path):
    slots, slot = made(tmp_path)
    opened = slots.unlock(PASSPHRASE)
    assert opened.slot_id == slot
    assert opened.keys == KEYS
    assert opened.failures.count == 0


def test_another_passphrase_opens_nothing(tmp_path):
    slots, _ = made(tmp_path)
    for wrong in ("", PASSPHRASE.upper(), f"{PASSPHRASE} "):
        assert fails(slots, wrong) == 0


def test_letters_composed_differently_are_the_same_passphrase(tmp_path):
    KeySlots.create(tmp_path, "Київ \u0439\u0451", KEYS, clock(), derivation=CHEAP)
    composed_by_hand = "Киі\u0308в и\u0306е\u0308".replace("иі\u0308", "иї")
    assert KeySlots(tmp_path, clock()).unlock(composed_by_hand).keys == KEYS


def test_no_key_and_no_passphrase_is_shown_or_stored(tmp_path):
    slots, _ = made(tmp_path)
    opened = slots.unlock(PASSPHRASE)
    contents = (tmp_path / "keys.slots").read_bytes()
    for secret in (KEY, OTHER_KEY, PASSPHRASE.encode(), b"medical"):
        assert secret not in contents
    for shown in (repr(opened), str(opened)):
        assert KEY.hex() not in shown
        assert repr(KEY) not in shown
        assert "bytearray" not in shown


def test_forgotten_keys_are_overwritten(tmp_path):
    slots, _ = made(tmp_path)
    opened = slots.unlock(PASSPHRASE)
    key = opened.keys["register"]
    opened.forget()
    assert key == bytes(32)
    assert opened.keys == {}


def test_slots_are_never_made_over_others(tmp_path):
    slots, _ = made(tmp_path)
    with pytest.raises(VaultExists):
        KeySlots.create(tmp_path, "other", {"register": OTHER_KEY}, clock(), derivation=CHEAP)
    assert slots.unlock(PASSPHRASE).keys == KEYS


def test_a_wrong_passphrase_does_not_undo_a_change_made_meanwhile(tmp_path):
    slots, _ = made(tmp_path, derivation=FLOOR)
    opened = slots.unlock(PASSPHRASE)
    wrong = threading.Thread(target=fails, args=(KeySlots(tmp_path, clock()),))
    wrong.start()
    slots.change(opened, "new")
    wrong.join()
    assert slots.failures.count == 1
    assert slots.unlock("new").keys == KEYS


def test_no_slots_are_missing_slots(tmp_path):
    slots = KeySlots(tmp_path, clock())
    assert not slots.exist
    with pytest.raises(VaultMissing):
        slots.unlock(PASSPHRASE)


def test_each_officer_opens_his_slot_and_his_compartments(tmp_path):
    slots, first = made(tmp_path)
    second = slots.add(slots.unlock(PASSPHRASE), "second officer", ["register"])
    assert slots.unlock(PASSPHRASE).slot_id == first
    opened = slots.unlock("second officer")
    assert (opened.slot_id, opened.keys) == (second, {"register": KEY})
    assert slots.ids == (first, second)


def test_a_passphrase_that_opens_a_slot_is_not_given_twice(tmp_path):
    slots, first = made(tmp_path)
    opened = slots.unlock(PASSPHRASE)
    with pytest.raises(InputRefused):
        slots.add(opened, PASSPHRASE)
    slots.add(opened, "second")
    with pytest.raises(InputRefused):
        slots.change(slots.unlock("second"), PASSPHRASE)
    slots.change(opened, PASSPHRASE)
    assert slots.unlock(PASSPHRASE).slot_id == first


def test_after_a_change_only_the_new_passphrase_opens(tmp_path):
    slots, first = made(tmp_path)
    second = slots.add(slots.unlock(PASSPHRASE), "second")
    slots.change(slots.unlock(PASSPHRASE), "new")
    assert (slots.unlock("new").slot_id, slots.unlock("new").keys) == (first, KEYS)
    assert slots.unlock("second").slot_id == second
    fails(slots, PASSPHRASE)


def test_a_removed_slot_opens_no_more_and_the_last_one_stays(tmp_path):
    slots, first = made(tmp_path)
    opened = slots.unlock(PASSPHRASE)
    second = slots.add(opened, "second")
    slots.remove(first)
    fails(slots, PASSPHRASE)
    with pytest.raises(VaultMissing):
        slots.remove(first)
    with pytest.raises(VaultMissing):
        slots.change(opened, "again")
    with pytest.raises(InputRefused):
        slots.remove(second)
    assert slots.unlock("second").keys == KEYS


def test_wrong_passphrases_slow_down_to_a_minute(tmp_path):
    hand = clock()
    slots, _ = made(tmp_path, hand)
    waits = []
    for _ in range(12):
        waits.append(fails(slots))
        hand.advance(seconds=waits[-1])
    assert waits == [0, 0, 0, 1, 2, 4, 8, 16, 32, 60, 60, 60]
    assert slots.failures.count == 12


def test_a_try_that_comes_too_soon_is_not_looked_at(tmp_path):
    hand = clock()
    slots, _ = made(tmp_path, hand)
    for _ in range(4):
        fails(slots)
    assert fails(slots, PASSPHRASE) == 1
    hand.advance(seconds=0.75)
    assert fails(slots, PASSPHRASE) == pytest.approx(0.25)
    # A program started anew knows what the one before it saw.
    again = KeySlots(tmp_path, hand)
    assert fails(again, PASSPHRASE) == pytest.approx(0.25)
    assert again.failures.count == 4
    hand.advance(seconds=0.25)
    assert again.unlock(PASSPHRASE).keys == KEYS


def test_failures_are_told_once_and_forgotten(tmp_path):
    hand = clock()
    slots, _ = made(tmp_path, hand)
    times = []
    for _ in range(3):
        times.append(hand.now())
        fails(slots)
        hand.advance(minutes=5)
    opened = slots.unlock(PASSPHRASE)
    assert (opened.failures.count, opened.failures.times) == (3, tuple(times))
    assert slots.unlock(PASSPHRASE).failures.count == 0


def test_many_failures_keep_the_file_small(tmp_path):
    hand = clock()
    slots, _ = made(tmp_path, hand)
    for _ in range(100):
        hand.advance(seconds=fails(slots))
    assert slots.failures.count == 100
    assert len(slots.failures.times) == slots_file.KEPT_FAILURES
    assert slots.failures.times[-1] <= hand.now()


def test_a_clock_put_back_keeps_nobody_out_for_years(tmp_path):
    hand = clock()
    slots, _ = made(tmp_path, hand)
    for _ in range(5):
        hand.advance(seconds=fails(slots))
    hand.advance(days=-3650)
    assert fails(slots, PASSPHRASE) == 2
    hand.advance(seconds=2)
    assert slots.unlock(PASSPHRASE).keys == KEYS


def test_every_altered_byte_is_noticed(tmp_path):
    slots, _ = made(tmp_path)
    path = tmp_path / "keys.slots"
    whole = path.read_bytes()
    for place in range(len(whole)):
        path.write_bytes(
            whole[:place] + bytes([whole[place] ^ 1 << place % 8]) + whole[place + 1 :]
        )
        with pytest.raises(VaultDamaged):
            slots.unlock(PASSPHRASE)
    path.write_bytes(whole)
    assert slots.unlock(PASSPHRASE).keys == KEYS


def test_every_shorter_file_is_noticed(tmp_path):
    slots, _ = made(tmp_path)
    path = tmp_path / "keys.slots"
    whole = path.read_bytes()
    for size in range(len(whole)):
        path.write_bytes(whole[:size])
        with pytest.raises(VaultDamaged) as raised:
            slots.unlock(PASSPHRASE)
        assert raised.value.part == "slots"
    path.write_bytes(whole + b"\0")
    with pytest.raises(VaultDamaged):
        slots.unlock(PASSPHRASE)


def sealed_anew(path, body, version=1):
    """A file whose digest is right, as somebody who means harm would write it."""
    start = b"safe-conduct key" + bytes([version])
    path.write_bytes(start + hashlib.sha256(start + body).digest() + body)


def body_of(path):
    return cbor2.loads(path.read_bytes()[16 + 1 + 32 :])


@pytest.mark.parametrize(
    "harm",
    [
        {"memory_kib": 100 << 20},
        {"memory_kib": 1},
        {"memory_kib": -1},
        {"memory_kib": True},
        {"iterations": 1 << 40},
        {"iterations": 0},
        {"lanes": 1 << 20},
        {"lanes": 0},
        {"salt": b"short"},
        {"salt": "text" * 8},
        {"salt": bytes(1000)},
        {"slots": [[]]},
        {"slots": {}},
        {"slots": [["x" * 36, 0, bytes(12), bytes(100_000)]]},
        {"slots": [["x" * 36, 0, bytes(11), bytes(10)]]},
        {"slots": [[1, 0, bytes(12), bytes(10)]]},
        {"slots": [["x" * 36, "now", bytes(12), bytes(10)]]},
        {"slots": [["x" * 36, 0, bytes(12), bytes(10)]] * 300},
        {"failures": [0] * 1000},
        {"failed": -1},
        {"failed": 1 << 60},
        {"failed": None},
    ],
    ids=str,
)
def test_a_hostile_file_costs_nothing(tmp_path, harm):
    slots, _ = made(tmp_path)
    path = tmp_path / "keys.slots"
    sealed_anew(path, cbor2.dumps(body_of(path) | harm))
    begin = time.perf_counter()
    with pytest.raises(VaultDamaged):
        slots.unlock(PASSPHRASE)
    assert time.perf_counter() - begin < 1


@pytest.mark.parametrize("field", ["salt", "memory_kib", "iterations", "lanes"])
def test_a_slot_is_bound_to_the_cost_and_the_salt(tmp_path, field):
    slots, _ = made(tmp_path)
    path = tmp_path / "keys.slots"
    body = body_of(path)
    altered = {"salt": bytes(16), "memory_kib": 16, "iterations": 2, "lanes": 1}
    body[field] = altered[field] if body[field] != altered[field] else body[field] + 1
    body["memory_kib"] = max(body["memory_kib"], 8 * body["lanes"])
    sealed_anew(path, cbor2.dumps(body))
    fails(slots, PASSPHRASE)


def test_a_slot_cannot_take_the_name_or_the_age_of_another(tmp_path):
    slots, first = made(tmp_path)
    second = slots.add(slots.unlock(PASSPHRASE), "second")
    path = tmp_path / "keys.slots"
    body = body_of(path)
    body["slots"][0][0], body["slots"][1][0] = second, first
    sealed_anew(path, cbor2.dumps(body))
    fails(slots, PASSPHRASE)
    body = body_of(path)
    body["slots"][0][0], body["slots"][1][0] = first, second
    body["slots"][0][1] += 1
    sealed_anew(path, cbor2.dumps(body))
    fails(slots, PASSPHRASE)


def test_slots_of_a_newer_program_are_too_new(tmp_path):
    slots, _ = made(tmp_path)
    sealed_anew(tmp_path / "keys.slots", b"\xa0", version=2)
    with pytest.raises(VaultTooNew):
        slots.unlock(PASSPHRASE)


@settings(suppress_health_check=[HealthCheck.function_scoped_fixture], max_examples=200)
@given(body=st.binary(max_size=200))
def test_any_body_is_refused_in_our_own_words(tmp_path, body):
    sealed_anew(tmp_path / "keys.slots", body)
    with pytest.raises(SafeConductError):
        KeySlots(tmp_path, clock()).unlock(PASSPHRASE)


@pytest.mark.parametrize(
    "body",
    [
        b"\x81" * 100_000,
        b"\xd8\x1d\x00",
        b"\x5b\x7f\xff\xff\xff\xff\xff\xff\xff",
        b"\x9b\x7f\xff\xff\xff\xff\xff\xff\xff",
        b"\xbb\x7f\xff\xff\xff\xff\xff\xff\xff",
    ],
    ids=["nested", "shared", "huge bytes", "huge list", "huge map"],
)
def test_crafted_bodies_are_refused_in_our_own_words(tmp_path, body):
    sealed_anew(tmp_path / "keys.slots", body)
    with pytest.raises(VaultDamaged):
        KeySlots(tmp_path, clock()).unlock(PASSPHRASE)


def test_an_enormous_file_is_not_read(tmp_path):
    slots, _ = made(tmp_path)
    with (tmp_path / "keys.slots").open("r+b") as file:
        file.truncate(1 << 40)
    with pytest.raises(VaultDamaged):
        slots.unlock(PASSPHRASE)


def test_the_file_is_the_owners_alone(tmp_path):
    made(tmp_path)
    assert (tmp_path / "keys.slots").stat().st_mode & 0o077 == 0


def test_two_threads_may_derive_at_once():
    cost = KeyDerivation(memory_kib=16 * 1024, iterations=3, lanes=4)

    def derive():
        for _ in range(10):
            cost.derive(PASSPHRASE, bytes(16))

    threads = [threading.Thread(target=derive, daemon=True) for _ in range(2)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join(60)
    assert not any(thread.is_alive() for thread in threads)


def test_a_tuned_cost_takes_half_a_second_and_never_less_than_the_floor(tmp_path):
    tuned = KeyDerivation.tuned()
    assert tuned.memory_kib >= FLOOR.memory_kib >= 64 * 1024
    assert (tuned.iterations, tuned.lanes) == (3, 4)
    begin = time.perf_counter()
    tuned.derive(PASSPHRASE, os.urandom(16))
    # A busy machine takes longer; a cost far below the aim would be a fault.
    assert time.perf_counter() - begin > 0.1


def test_without_a_given_cost_the_file_has_a_tuned_one(tmp_path):
    KeySlots.create(tmp_path, PASSPHRASE, KEYS, clock())
    body = body_of(tmp_path / "keys.slots")
    assert body["memory_kib"] >= FLOOR.memory_kib
    assert (body["iterations"], body["lanes"]) == (3, 4)
    assert KeySlots(tmp_path, clock()).unlock(PASSPHRASE).keys == KEYS


def test_the_derivation_is_argon2id_at_the_given_cost():
    salt = b"sixteen bytes of"
    reference = Argon2id(salt=salt, length=32, iterations=2, lanes=3, memory_cost=96)
    assert KeyDerivation(96, 2, 3).derive("пароль", salt) == reference.derive("пароль".encode())
