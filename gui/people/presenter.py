"""What the table of people asks for and says: query, filters, marks, times; refuses to know Qt and to load people."""

from collections.abc import Callable, Mapping
from dataclasses import dataclass, field, replace

from casework.people import SORTS, FilterChoices, PeopleFound, PeopleQuery
from casework.views import PersonCard
from gui.frame.presenter import local_words, utc_words
from gui.kit.values import Choice, Tone
from gui.today.due import due_in_words
from models.clock import local_offset_minutes
from models.partial_date import from_iso
from resources.words import Words, grouped

FACETS = ("state", "place", "power", "health")
DEFAULT_COLUMNS = ("name", "state", "tag", "rank", "place", "since", "marks", "latin")
SORTABLE = tuple(key for key in ("since", "name", "latin", "tag", "rank", "born") if key in SORTS)
"""What the sort list offers; a click on a heading sorts by the others too."""

STATE_SIGNS: Mapping[str, tuple[str, Tone]] = {
    "captured": ("fingerprint", Tone.NEUTRAL),
    "collection_point": ("station", Tone.NEUTRAL),
    "held_back": ("health", Tone.WARN),
    "in_transit": ("route", Tone.INFO),
    "transit_camp": ("camp", Tone.NEUTRAL),
    "interned": ("camp", Tone.NEUTRAL),
    "hospitalised": ("hospital", Tone.INFO),
    "recorded_twice": ("copy", Tone.NEUTRAL),
}
"""The sign beside the word of each state."""


@dataclass(frozen=True, slots=True)
class Facet:
    """One filter: its name, what it offers (each with how many people), and what is chosen of it."""

    key: str
    word: str
    offered: tuple[Choice, ...]
    chosen: tuple[str, ...]
    summary: str


@dataclass(slots=True)
class PeoplePresenter:
    """The state of the table: what is asked, what was found, who is chosen.

    `page` holds the lines at hand by identifier, so that a line that was seen is not fetched twice.
    """

    query: PeopleQuery = field(default_factory=PeopleQuery)
    found: PeopleFound = field(default_factory=lambda: PeopleFound((), 0))
    choices: FilterChoices = field(default_factory=lambda: FilterChoices((), (), (), ()))
    chosen: str = ""
    page: dict[str, PersonCard] = field(default_factory=dict[str, PersonCard])
    _places: dict[str, int] = field(default_factory=dict[str, int])

    def search(self, text: str) -> bool:
        """Another text; says whether the question changed."""
        return self._ask(replace(self.query, text=" ".join(text.split())))

    def sort(self, key: str, *, descending: bool) -> bool:
        """Another order; one by which nothing can be sorted changes nothing."""
        if key not in SORTS:
            return False
        return self._ask(replace(self.query, sort=key, descending=descending))

    def toggle(self, facet: str, key: str) -> bool:
        """Add a value to a filter, or take it away; a place replaces the one before."""
        if facet == "place":
            return self._ask(replace(self.query, place="" if self.query.place == key else key))
        held = self.chosen_of(facet)
        kept = tuple(one for one in held if one != key) if key in held else (*held, key)
        return self._ask(self._with(facet, kept))

    def only_conflicts(self, *, wanted: bool) -> bool:
        """Only people about whom something stands side by side."""
        return self._ask(replace(self.query, conflicted=wanted))

    def clear(self) -> bool:
        """Everybody again, in the same order."""
        plain = PeopleQuery(sort=self.query.sort, descending=self.query.descending)
        return self._ask(plain)

    def chosen_of(self, facet: str) -> tuple[str, ...]:
        """What is chosen of one filter."""
        asked = self.query
        held: Mapping[str, tuple[str, ...]] = {
            "state": asked.states,
            "place": (asked.place,) if asked.place else (),
            "power": asked.powers,
            "health": asked.health,
        }
        return held[facet]

    @property
    def filtered(self) -> bool:
        """Whether anybody is left out."""
        asked = self.query
        return bool(asked.text or asked.conflicted or any(map(self.chosen_of, FACETS)))

    def came(self, found: PeopleFound, cards: tuple[PersonCard, ...]) -> None:
        """An answer: who was found, and the first lines that will be shown."""
        self.found = found
        self.page = {card.id: card for card in cards}
        self._places = {}

    def place_of(self, person_id: str) -> int:
        """Where a person stands in the table, -1 when he is not in it."""
        if not self._places:
            self._places = {found: place for place, found in enumerate(self.found.ids)}
        return self._places.get(person_id, -1)

    def lines(self, start: int, count: int) -> tuple[PersonCard, ...] | None:
        """The lines of a stretch of the table when all of them are at hand, else nothing."""
        ids = self.found.ids[start : start + count]
        held = tuple(self.page[person_id] for person_id in ids if person_id in self.page)
        return held if len(held) == len(ids) else None

    def facets(self, words: Words) -> tuple[Facet, ...]:
        """The filters as they stand."""
        offered = {
            "state": self.choices.states,
            "place": self.choices.places,
            "power": self.choices.powers,
            "health": self.choices.health,
        }
        return tuple(self._facet(key, offered[key], words) for key in FACETS)

    def _facet(self, key: str, counted: tuple[tuple[str, int], ...], words: Words) -> Facet:
        word, chosen = words(f"filter.{key}"), self.chosen_of(key)
        missing = tuple((value, 0) for value in chosen if value not in dict(counted))
        ordered = sorted((*counted, *missing), key=lambda pair: (-pair[1], pair[0]))
        offered = tuple(
            Choice(value, f"{_offered(key, value, words)}  {grouped(count)}")
            for value, count in ordered
        )
        summary = word
        if len(chosen) == 1:
            summary = f"{word}: {facet_word(key, chosen[0], words)}"
        elif chosen:
            summary = words("filter.some", facet=word, n=len(chosen))
        return Facet(key, word, offered, chosen, summary)

    def _ask(self, query: PeopleQuery) -> bool:
        changed = query != self.query
        self.query = query
        return changed

    def _with(self, facet: str, kept: tuple[str, ...]) -> PeopleQuery:
        if facet == "state":
            return replace(self.query, states=kept)
        if facet == "power":
            return replace(self.query, powers=kept)
        return replace(self.query, health=kept)


_FACET_WORDS: Mapping[str, Callable[[str], str]] = {
    "state": lambda value: f"state.{value}",
    "power": lambda value: f"country.{value.lower()}",
    "health": lambda value: f"health.{value}",
}


def facet_word(facet: str, value: str, words: Words) -> str:
    """A value of a filter in words; a place is its own word, and so is what no table knows."""
    key = _FACET_WORDS.get(facet)
    return known(key(value), words, value) if key else value


def _offered(facet: str, value: str, words: Words) -> str:
    is_state = facet == "state"
    return short_state(value, words) if is_state else facet_word(facet, value, words)


def known(key: str, words: Words, otherwise: str) -> str:
    """The word for `key`, or `otherwise` when no table has it (a newer program wrote it)."""
    try:
        return words(key)
    except KeyError:
        return otherwise


def name_of(card: PersonCard, words: Words) -> str:
    """What a person is called; one whose name is not known is called by his number."""
    name = card.name_native or card.name_latin
    return name or f"{card.tag_number} · {words('people.name_not_given')}"


def short_state(state: str, words: Words) -> str:
    """A state in as few words as a chip or a narrow column has room for."""
    return known(f"people.short_{state}", words, facet_word("state", state, words))


def state_of(card: PersonCard, words: Words) -> str:
    """Where he stands, in words."""
    return facet_word("state", card.state, words) if card.state else "–"


def country_of(card: PersonCard, words: Words) -> str:
    """The Power he depends on, in words."""
    return facet_word("power", card.power, words) if card.power else ""


def health_of(card: PersonCard, words: Words) -> str:
    """In what state of health he is, as anybody can see it."""
    return facet_word("health", card.health, words) if card.health else ""


def born_of(iso: str, words: Words) -> str:
    """A date that may be partial, as this language writes it."""
    try:
        return from_iso(iso).in_words(words.language) if iso else ""
    except ValueError:
        return iso


def when(instant: int, words: Words) -> str:
    """Local date and time, short enough for a table; nothing for what has not happened."""
    return local_words(instant, local_offset_minutes(instant), words) if instant else ""


def when_exactly(instant: int, words: Words) -> str:
    """Local date and time with UTC beside."""
    return f"{when(instant, words)} ({utc_words(instant, words)})" if instant else ""


def marks_of(card: PersonCard, now: int, words: Words) -> str:
    """What is to be done about him, short: overdue, so many duties, a conflict."""
    parts: list[str] = []
    if card.conflicted:
        parts.append(words("ui.conflict"))
    if card.duties:
        late = words("ui.overdue") if card.due_at < now else ""
        parts.append(late or words.count("people.duties", card.duties))
    return " · ".join(parts)


def marks_spoken(card: PersonCard, now: int, words: Words) -> str:
    """The same in whole words."""
    parts = [words("people.forked")] if card.conflicted else []
    if card.duties:
        due = due_in_words(card.due_at, now, words)
        parts.append(words.count("people.marks_duties", card.duties, due=due))
    return "; ".join(parts) or "–"


def marks_sign(card: PersonCard, now: int) -> tuple[str, Tone]:
    """The sign that stands before the marks; none when nothing is owed."""
    if card.conflicted:
        return "conflict", Tone.WARN
    if card.duties:
        return ("late", Tone.DANGER) if card.due_at < now else ("todo", Tone.NEUTRAL)
    return "", Tone.NEUTRAL
