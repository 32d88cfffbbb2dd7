from dataclasses import dataclass
from pathlib import Path

import pytest

from gui.kit.values import Tone
from gui.unlock.presenter import UnlockPresenter, looks_used
from models.errors import VaultDamaged, VaultInUse, VaultMissing, VaultTooNew, WrongPassphrase
from resources.words import SCREEN_LANGUAGES, words


@dataclass(frozen=True)
class OnDisk:
    folder: Path
    practice: bool = False


ONE, OTHER = OnDisk(Path("/r/register")), OnDisk(Path("/r/register-2"))
PRACTICE = OnDisk(Path("/r/practice"), practice=True)


@pytest.fixture
def presenter(clock):
    made = UnlockPresenter(clock)
    made.found([ONE, PRACTICE])
    return made


def test_one_register_asks_nothing_but_the_passphrase(presenter):
    view = presenter.view(words("en"))
    assert view.choices == ()
    assert presenter.register == ONE
    assert not view.may_open


def test_several_registers_are_offered_and_practice_is_not_among_them(clock):
    presenter = UnlockPresenter(clock)
    presenter.found([ONE, OTHER, PRACTICE])
    assert [choice.key for choice in presenter.view(words("en")).choices] == [
        "register",
        "register-2",
    ]
    presenter.choose("register-2")
    presenter.found([ONE, OTHER])
    assert presenter.register == OTHER


def test_the_waiting_time_runs_down_by_the_clock(presenter, clock):
    presenter.typed(anything=True)
    presenter.refused(WrongPassphrase(3.2))
    assert presenter.view(words("en")).waiting == "Next try in 4 seconds"
    assert not presenter.view(words("en")).may_open
    clock.advance(seconds=2.4)
    assert presenter.view(words("en")).waiting == "Next try in 1 second"
    clock.advance(seconds=0.8)
    view = presenter.view(words("en"))
    assert view.waiting == ""
    assert view.may_open


@pytest.mark.parametrize("language", SCREEN_LANGUAGES)
@pytest.mark.parametrize(
    "error",
    [
        WrongPassphrase(1),
        VaultDamaged("slots"),
        VaultTooNew("9", "1"),
        VaultInUse(),
        VaultMissing(),
    ],
    ids=lambda error: type(error).__name__,
)
def test_every_refusal_says_what_happened_and_what_to_do(presenter, error, language):
    presenter.refused(error)
    message = presenter.view(words(language)).message
    assert message.happened
    assert message.next_step
    assert "{" not in message.happened + message.saved + message.next_step
    assert message.tone in {Tone.WARN, Tone.DANGER}


def test_another_register_takes_back_what_was_said_about_the_first(clock):
    presenter = UnlockPresenter(clock)
    presenter.found([ONE, OTHER])
    presenter.refused(VaultDamaged("vault"))
    presenter.choose("register-2")
    assert presenter.view(words("en")).message is None


def test_it_says_why_it_is_locked_until_something_is_typed(presenter):
    presenter.locked(idle_minutes=10)
    assert presenter.view(words("en")).note.startswith("Locked after 10 minutes")
    presenter.typed(anything=True)
    assert presenter.view(words("en")).note == ""


def test_a_folder_is_in_use_only_when_something_lies_in_it(tmp_path):
    assert not looks_used(tmp_path / "never")
    assert not looks_used(tmp_path)
    (tmp_path / "register").mkdir()
    assert looks_used(tmp_path)
