import os
import random

import pytest

from tests.power import recorder, replay
from tests.power.all_journeys import JOURNEYS
from tests.power.recorder import Event

SEED = int(os.environ.get("POWER_SEED", "1949"))
FEW, MANY = 20, 500


@pytest.fixture(scope="session")
def recorded(library, tmp_path_factory):
    """The events of a journey, walked once for all tests."""
    walked = {}

    def walk(name):
        if name not in walked:
            root = tmp_path_factory.mktemp(name) / "root"
            finished = recorder.run(name, root, library)
            assert finished.returncode == 0, finished.stderr.decode()
            walked[name] = list(recorder.events(root))
        return walked[name]

    return walk


def judge_images(name, events, many, folder):
    journey = JOURNEYS[name]
    for number, image in enumerate(replay.images(events, many, SEED)):
        root = folder / str(number)
        image.write(root)
        try:
            journey.judge(root / "register", image.acknowledged)
        except BaseException as error:
            error.add_note(
                f"image {number} of journey {name}, POWER_SEED={SEED}, cut after event {image.events}"
                f" of {len(events)}, acknowledged {image.acknowledged[-3:]}, left in {root}"
            )
            raise


@pytest.mark.parametrize("name", sorted(JOURNEYS))
def test_what_was_acknowledged_survives_a_power_cut(name, recorded, tmp_path):
    judge_images(name, recorded(name), FEW, tmp_path)


@pytest.mark.slow
@pytest.mark.parametrize("name", sorted(JOURNEYS))
def test_what_was_acknowledged_survives_many_power_cuts(name, recorded, tmp_path):
    judge_images(name, recorded(name), MANY, tmp_path)


def test_a_walked_journey_is_judged_well_when_no_power_is_cut(recorded, tmp_path):
    for name, journey in JOURNEYS.items():
        disk = replay.Disk()
        for event in recorded(name):
            disk.befall(event)
        image = disk.cut(AllKept())
        image.write(tmp_path / name)
        journey.judge(tmp_path / name / "register", image.acknowledged)


class AllKept(random.Random):
    """Dice that lose nothing."""

    def choice(self, seq):
        return seq[-1]

    def randint(self, a, b):
        return b


@pytest.mark.parametrize("forgotten", ["register.vault-wal", "keys.slots.new", "register"])
def test_a_store_that_does_not_sync_is_caught(forgotten, recorded, tmp_path):
    """The instrument itself: without the syncs of one file something acknowledged must be found lost."""
    caught = 0
    for name in ("saves", "passphrases"):
        events = [
            event
            for event in recorded(name)
            if not (event.kind == "s" and event.path.endswith(forgotten))
        ]
        journey = JOURNEYS[name]
        for number, image in enumerate(replay.images(events, 30, SEED)):
            root = tmp_path / f"{name} {number}"
            image.write(root)
            try:
                journey.judge(root / "register", image.acknowledged)
            except Exception:  # noqa: BLE001
                caught += 1
    assert caught > 0


def test_the_disk_keeps_what_was_synced_and_may_lose_the_rest():
    disk = replay.Disk()
    for event in (
        Event("c", "register/a", 0, b""),
        Event("w", "register/a", 0, b"old " * 1024),
        Event("s", "register/a", 0, b""),
        Event("s", "register", 0, b""),
        Event("w", "register/a", 0, b"new " * 1024),
        Event("w", "acknowledged", 0, b"one\ntwo\n"),
        Event("r", "register/a", 0, b"register/b"),
    ):
        disk.befall(event)
    left = [disk.cut(random.Random(seed)) for seed in range(200)]
    assert {image.acknowledged for image in left} == {("one", "two")}
    assert {tuple(image.files) for image in left} == {("register/a",), ("register/b",)}
    contents = [contents for image in left for contents in image.files.values()]
    assert b"old " * 1024 in contents
    assert b"new " * 1024 in contents
    torn = [each for each in contents if b"old " in each and b"new " in each]
    assert torn
    for each in contents:
        for place in range(0, 4096, replay.SECTOR):
            assert each[place : place + replay.SECTOR] in {b"old " * 128, b"new " * 128}
