import string
from dataclasses import fields, is_dataclass

import pytest

from gui.last_resort import Fault
from gui.messages import PARTS, STEMS, message_for
from models import errors
from models.errors import Block, SafeConductError
from resources.words import SCREEN_LANGUAGES, words

FACTS = {
    "field_class": "W",
    "wait_seconds": 5.0,
    "number": 7,
    "problems": {"born": "field.date"},
    "blocks": (Block("packets_sealed", "18(5)"), Block("notice_given", "48")),
    "part": "slots",
    "reason": "full",
    "state": "captured",
    "since": 1_763_600_000_000,
    "valid_from": 1_763_600_000_000,
    "valid_until": 1_763_600_000_000,
    "expired_at": 1_763_600_000_000,
    "needed": 4_000_000,
    "free": 1_000,
    "retry_after": 30.0,
    "verdict": "field.date",
}


def every_error(kind=SafeConductError):
    return [kind, *(found for child in kind.__subclasses__() for found in every_error(child))]


def an_example(kind):
    if not is_dataclass(kind):
        return kind()
    return kind(**{field.name: FACTS.get(field.name, "XY") for field in fields(kind)})


def own_errors():
    return [kind for kind in every_error() if kind.__module__ == errors.__name__]


@pytest.mark.parametrize("language", SCREEN_LANGUAGES)
@pytest.mark.parametrize("kind", own_errors(), ids=lambda kind: kind.__name__)
def test_every_error_has_its_three_sentences(kind, language):
    spoken = words(language)
    assert kind in STEMS, "an error of its own needs sentences of its own"
    assert all(spoken.has(f"{STEMS[kind]}.{part}") for part in PARTS)
    message = message_for(an_example(kind), spoken)
    for sentence in (message.happened, message.saved, message.next_step):
        assert sentence.strip()
        assert not {"{", "}"} & set(sentence)
        assert sentence[0] in string.ascii_letters + "«“" or ord(sentence[0]) > 127


def test_an_error_yet_without_words_speaks_as_its_parent():
    class Newcomer(errors.PaperError):
        pass

    english = words("en")
    assert message_for(Newcomer(), english) == message_for(errors.PaperError(), english)


@pytest.mark.parametrize("part", ["vault", "slots", "pages"])
@pytest.mark.parametrize("language", SCREEN_LANGUAGES)
def test_parts_of_the_vault_have_words(part, language):
    assert (
        words(language)(f"error.part.{part}")
        in message_for(errors.VaultDamaged(part), words(language)).happened
    )


def test_a_fault_tells_code_and_places_and_nothing_else():
    message = message_for(Fault("0A1B2C", "ValueError", ("gui.jobs:12",)), words("en"))
    assert "0A1B2C" in message.happened
    assert "gui.jobs:12" in message.happened


@pytest.mark.parametrize("seconds", [1, 2, 5])
def test_the_waiting_time_is_in_the_right_plural(seconds):
    said = message_for(errors.WrongPassphrase(seconds), words("uk")).next_step
    assert {1: "1 секунду", 2: "2 секунди", 5: "5 секунд."}[seconds] in said
