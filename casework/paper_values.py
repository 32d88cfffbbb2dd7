"""Single values as they stand on paper: given, withheld, a word of our tables; refuses to print a bare blank."""

from models.answers import Answer as Mark
from models.clock import to_datetime
from models.records import Packet, Person
from papers.content.answers import NOT_GIVEN, Answer, Given, PersonIdentity, Withheld, Word
from resources.words import words

_ENGLISH = words("en")

_HEALTH_ON_CARD = {
    "not_wounded": {"health.not_wounded"},
    "good": {"health.good", "health.not_wounded"},
    "slightly_wounded": {"health.slightly_wounded"},
    "seriously_wounded": {"health.seriously_wounded"},
    "sick": {"health.sick"},
    "recovered": {"health.recovered"},
    "convalescent": {"health.convalescent"},
}


def given(text: str) -> Answer:
    """A text, or *not given*."""
    return Given(text) if text else NOT_GIVEN


written = given


def word(key: str, otherwise: str = "") -> Answer:
    """A word of our tables where there is one, else the text itself, else *not given*."""
    return Word(key) if _ENGLISH.has(key) else given(otherwise)


def answered(description: str, item_class: str) -> Answer:
    """What an item is: its class in words, then its description."""
    return Word(f"prop.{item_class}", description)


def asked(text: str, mark: str) -> Answer:
    """An item of GC III art. 17 with its answer mark."""
    if mark == Mark.DECLINED:
        return Withheld.DECLINED
    if mark == Mark.UNABLE:
        return Withheld.UNABLE
    if not text:
        return NOT_GIVEN
    return Given(text, from_document=mark == Mark.FROM_DOCUMENT)


def rank_of(person: Person) -> Answer:
    """His rank as he or his paper gives it."""
    return asked(person.rank, person.rank_answer)


def identity_of(person: Person) -> PersonIdentity:
    """The items of GC III art. 17, native script first."""
    return PersonIdentity(
        surname=asked(person.surname, person.surname_answer),
        first_names=asked(person.first_names, person.first_names_answer),
        patronymic=given(person.patronymic),
        latin_name=given(f"{person.surname_latin} {person.first_names_latin}".strip()),
        rank=rank_of(person),
        service_number=asked(person.service_number, person.service_number_answer),
        date_of_birth=asked(person.born, person.born_answer),
    )


def health_values(health: str) -> frozenset[str]:
    """The values of item 11 of the capture card that apply."""
    return frozenset(_HEALTH_ON_CARD.get(health, ()))


def packet_text(packet: Packet) -> str:
    """A packet and its seal as they stand on every list."""
    return f"{packet.number} / {packet.seal_number}"


def moment(instant: int, offset_minutes: int) -> str:
    """An instant in local time with its offset, and UTC beside it; nothing for 0."""
    if not instant:
        return ""
    return f"{local_text(instant, offset_minutes)} ({utc_text(instant)})"


def local_text(instant: int, offset_minutes: int) -> str:
    """`2026-11-20 14:02 +02:00`."""
    sign = "-" if offset_minutes < 0 else "+"
    hours, minutes = divmod(abs(offset_minutes), 60)
    return f"{to_datetime(instant, offset_minutes):%Y-%m-%d %H:%M} {sign}{hours:02}:{minutes:02}"


def local_day(instant: int, offset_minutes: int) -> str:
    """`2026-11-20`, the day it was here; nothing for 0."""
    return f"{to_datetime(instant, offset_minutes):%Y-%m-%d}" if instant else ""


def utc_text(instant: int) -> str:
    """`2026-11-20 12:02 UTC`."""
    return f"{to_datetime(instant):%Y-%m-%d %H:%M} UTC"
