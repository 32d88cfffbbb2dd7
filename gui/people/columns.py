"""The columns of the table of people: what each shows, by which sign, and what is read aloud; refuses to sort."""

from collections.abc import Callable

from casework.views import PersonCard
from gui.kit.rows import Column
from gui.kit.values import Tone
from gui.people.presenter import (
    STATE_SIGNS,
    born_of,
    country_of,
    health_of,
    marks_of,
    marks_sign,
    marks_spoken,
    name_of,
    short_state,
    state_of,
    when,
    when_exactly,
)
from resources.words import Words

_NO_SIGN = ("", Tone.NEUTRAL)


def people_columns(words: Words, now: Callable[[], int]) -> tuple[Column[PersonCard], ...]:
    """Every column there is, in its order; `now` tells the instant against which duties stand."""
    return (
        Column("name", words("people.name"), lambda card: name_of(card, words), width=204),
        _state(words),
        _marks(words, now),
        Column("tag", words("people.number"), lambda card: card.tag_number, width=150),
        Column("rank", words("intake.rank"), lambda card: card.rank or "–", width=140),
        Column("place", words("people.place"), lambda card: card.place or "–", width=150),
        Column(
            "since",
            words("people.since"),
            lambda card: when(card.since, words) or "–",
            width=160,
            spoken=lambda card: when_exactly(card.since, words) or "–",
        ),
        Column("latin", words("intake.latin"), lambda card: card.name_latin or "–", width=180),
        Column("born", words("intake.born"), lambda card: born_of(card.born, words) or "–"),
        Column(
            "service_number",
            words("intake.service_number"),
            lambda card: card.service_number or "–",
        ),
        Column("power", words("intake.power"), lambda card: country_of(card, words) or "–"),
        Column("health", words("people.health"), lambda card: health_of(card, words) or "–"),
        Column("prisoner", words("field.pow_no"), lambda card: card.prisoner_number or "–"),
    )


def _state(words: Words) -> Column[PersonCard]:
    return Column(
        "state",
        words("filter.state"),
        lambda card: short_state(card.state, words) if card.state else "–",
        width=168,
        spoken=lambda card: state_of(card, words),
        icon=lambda card: STATE_SIGNS.get(card.state, _NO_SIGN)[0],
        tone=lambda card: STATE_SIGNS.get(card.state, _NO_SIGN)[1],
    )


def _marks(words: Words, now: Callable[[], int]) -> Column[PersonCard]:
    return Column(
        "marks",
        words("people.marks"),
        lambda card: marks_of(card, now(), words),
        width=144,
        icon=lambda card: marks_sign(card, now())[0],
        tone=lambda card: marks_sign(card, now())[1],
        spoken=lambda card: marks_spoken(card, now(), words),
    )
