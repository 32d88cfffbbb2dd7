"""What the intake page decides: the draft in hand, answers, Latin forms, what follows a save.

Refuses to know Qt, and to judge: remarks, verdicts and duplicates come from `casework`. Nothing here stops
a save; what is typed is kept as typed until the officer leaves its field.
"""

from dataclasses import replace
from datetime import date
from enum import StrEnum
from typing import TypeVar

from casework import intake
from casework.drafts import ApartDraft, DocumentDraft, ItemDraft, PersonDraft
from casework.remarks import DATE_FIELDS, Level, Remark, date_of
from gui.intake import entering
from models import ranks
from models.answers import ASKED_ITEMS, Answer, settle
from models.partial_date import DateRefusedError
from models.transliteration import Scheme

LATIN_FIELDS = ("surname_latin", "first_names_latin")
_LATIN_SOURCES = frozenset({"surname", "first_names", "patronymic", "power"})
_WHEN_EMPTY = (Answer.NOT_ASKED, Answer.DECLINED, Answer.UNABLE, Answer.FROM_DOCUMENT)
_WHEN_FILLED = (Answer.GIVEN, Answer.FROM_DOCUMENT)
GREATEST_GROUP = 999

_Entry = TypeVar("_Entry")


class Phase(StrEnum):
    """What the page is doing."""

    OPENING = "opening"
    FILLING = "filling"
    SAVING = "saving"
    SAVED = "saved"


class IntakePresenter:
    """One page's worth of decisions; it holds the draft and never anything else about a person."""

    def __init__(self, today: date) -> None:
        """`today` by the laptop's own calendar: nobody is born after it."""
        self.today = today
        self.draft = PersonDraft("")
        self.tag = ""
        self.phase = Phase.OPENING
        self.carried_over = False
        self._latin_by_hand = False
        self._day_first: set[str] = set()
        self._unkept = False

    # -- the draft in hand ------------------------------------------------------------------------

    def take_up(self, draft: PersonDraft, tag: str, *, carried_over: bool = False) -> None:
        """Begin with this draft, new or left behind; `tag` is the number its person will get."""
        self.draft, self.tag, self.carried_over = draft, tag, carried_over
        self.phase = Phase.FILLING
        self._day_first.clear()
        self._unkept = False
        held = tuple(draft.fields.get(name, "") for name in LATIN_FIELDS)
        self._latin_by_hand = any(held) and held != intake.propose_latin(draft)[:2]

    @property
    def filling(self) -> bool:
        """Whether the page may be typed into."""
        return self.phase is Phase.FILLING

    @property
    def unkept(self) -> bool:
        """Whether something was typed that the vault does not have yet."""
        return self._unkept and self.filling

    def kept(self, draft: PersonDraft) -> None:
        """The vault has this draft; what was typed since then is still to be kept."""
        if self.draft == draft:
            self._unkept = False

    def value(self, name: str) -> str:
        """What stands in a field."""
        return self.draft.fields.get(name, "")

    def typed(self, name: str, text: str) -> frozenset[str]:
        """A field changed. Gives the other fields that change with it."""
        if not self.filling or self.value(name) == text:
            return frozenset()
        self._change(self.draft.with_field(name, text))
        self._day_first.discard(name)
        if name in ASKED_ITEMS:
            answer = settle(text.strip(), Answer(self.value(f"{name}_answer")))
            self._change(self.draft.with_field(f"{name}_answer", answer.value))
        if name == "rank":
            self._change(self.draft.with_field("rank_key", entering.rank_key(text)))
        if name in LATIN_FIELDS:
            self._latin_by_hand = any(self.value(latin) for latin in LATIN_FIELDS)
            if self._latin_by_hand:
                self._change(self.draft.with_field("latin_scheme", Scheme.AS_PRINTED.value))
            return frozenset()
        return self._propose_latin() if name in _LATIN_SOURCES else frozenset()

    def _propose_latin(self) -> frozenset[str]:
        if self._latin_by_hand:
            return frozenset()
        surname, first_names, scheme = intake.propose_latin(self.draft)
        proposed: dict[str, str] = dict(zip(LATIN_FIELDS, (surname, first_names), strict=True))
        changed = frozenset(name for name, text in proposed.items() if text != self.value(name))
        proposed["latin_scheme"] = scheme if surname or first_names else ""
        self._change(replace(self.draft, fields={**self.draft.fields, **proposed}))
        return changed

    def _change(self, draft: PersonDraft) -> None:
        if draft != self.draft:
            self.draft = draft
            self._unkept = True

    def left(self, name: str) -> frozenset[str]:
        """The officer went on: what can be written more plainly now is. Gives the fields that changed."""
        before = self.draft
        if name in LATIN_FIELDS and not self._latin_by_hand:
            return self._propose_latin()
        if name in DATE_FIELDS:
            self._write_date(name)
        elif name == "captured_time":
            self._change(
                self.draft.with_field(
                    name, entering.time_of_day(self.value(name)) or self.value(name)
                )
            )
        elif name == "captured_grid" and (grid := entering.grid(self.value(name))):
            self._change(self.draft.with_field(name, grid))
        return frozenset() if self.draft == before else frozenset({name})

    def _write_date(self, name: str) -> None:
        try:
            when = date_of(self.value(name), self.today)
        except DateRefusedError:
            return
        if when:
            if when.day_first_assumed:
                self._day_first.add(name)
            self._change(self.draft.with_field(name, when.iso()))

    # -- the five items that are asked ------------------------------------------------------------

    def answer(self, item: str) -> Answer:
        """What became of the question, with the words typed so far."""
        marked = Answer(self.value(f"{item}_answer"))
        if marked is Answer.FROM_DOCUMENT:
            return marked
        return settle(self.value(item).strip(), marked)

    def cycle(self, item: str) -> Answer:
        """The next mark: with words in the field given or from a document, without words all the others."""
        cycle = _WHEN_FILLED if self.value(item).strip() else _WHEN_EMPTY
        now = self.answer(item)
        following = cycle[(cycle.index(now) + 1) % len(cycle)] if now in cycle else cycle[0]
        if self.filling:
            self._change(self.draft.with_field(f"{item}_answer", following.value))
        return self.answer(item)

    def settled(self) -> tuple[int, int]:
        """How many of the five have an answer, of how many."""
        return intake.asked_settled(self.draft)

    def answers(self) -> dict[str, Answer]:
        """The mark beside each asked item."""
        return {item: self.answer(item) for item in ASKED_ITEMS}

    def ranks_for(self, text: str, limit: int = 8) -> list[ranks.RankMatch]:
        """Ranks that may be meant, those of the Power he depends on first."""
        if len(text) > entering.LONGEST_RANK:
            return []
        power = self.value("power").lower()
        return ranks.complete(text, limit, (f"{power}_army", f"{power}_navy"))

    def with_rank(self, typed: str, rank: ranks.Rank) -> str:
        """The field's text once a rank was picked: what stood before or after the rank stays."""
        core = ranks.split_modifiers(typed).text
        return typed.replace(core, rank.native, 1) if core and core in typed else rank.native

    def rank_picked(self, text: str, key: str) -> None:
        """A rank was picked from the list."""
        if self.filling:
            fields = {**self.draft.fields, "rank": text, "rank_key": key}
            self._change(replace(self.draft, fields=fields))

    # -- what is to be said about the fields ------------------------------------------------------

    def remarks(self) -> dict[str, Remark]:
        """What there is to say, field by field."""
        found = intake.check(self.draft, self.today)
        for name in self._day_first - found.keys():
            found[name] = Remark(Level.HINT, "date.day_first", {"date": self.value(name)})
        if entering.is_nato_code(self.value("rank")):
            found.setdefault("rank", Remark(Level.WARNING, "intake.rank_is_code"))
        if (time := self.value("captured_time").strip()) and not entering.time_of_day(time):
            found.setdefault("captured_time", Remark(Level.WARNING, "intake.time_unclear"))
        if (grid := self.value("captured_grid").strip()) and not entering.grid(grid):
            found.setdefault("captured_grid", Remark(Level.WARNING, "intake.grid_unclear"))
        return found

    # -- the group --------------------------------------------------------------------------------

    def set_group(self, size: int) -> None:
        """How many share these circumstances; never fewer than were recorded already."""
        if not self.filling:
            return
        size = min(max(size, self.draft.group_position, 1), GREATEST_GROUP)
        fields = dict(self.draft.fields)
        if size > 1:
            fields.setdefault("group_id", self.draft.id)
        else:
            fields.pop("group_id", None)
        self._change(replace(self.draft, fields=fields, group_size=size))

    @property
    def group_goes_on(self) -> bool:
        """Whether the next person belongs to the same group."""
        return self.draft.group_position < self.draft.group_size

    @property
    def group_completed(self) -> bool:
        """Whether this person was the last of a group."""
        return self.draft.group_size > 1 and not self.group_goes_on

    def shared_after(self) -> dict[str, str]:
        """What the next person starts with when he belongs to no group: how he came, but no group."""
        if self.group_completed:
            return {}
        return {name: text for name, text in self.draft.shared().items() if name != "group_id"}

    # -- property and papers ----------------------------------------------------------------------

    def put_item(self, item: ItemDraft, place: int = -1) -> None:
        """Add an item, or replace the one at `place`."""
        if self.filling:
            self._change(replace(self.draft, items=_put(self.draft.items, item, place)))

    def remove_item(self, place: int) -> None:
        """Take an item off the list."""
        if self.filling:
            self._change(replace(self.draft, items=_without(self.draft.items, place)))

    def put_document(self, document: DocumentDraft, place: int = -1) -> None:
        """Add a paper, or replace the one at `place`."""
        if self.filling:
            self._change(replace(self.draft, documents=_put(self.draft.documents, document, place)))

    def remove_document(self, place: int) -> None:
        """Take a paper off the list."""
        if self.filling:
            self._change(replace(self.draft, documents=_without(self.draft.documents, place)))

    # -- who he is not ----------------------------------------------------------------------------

    def tell_apart(self, said: ApartDraft) -> None:
        """He is not the man of another record; what was said of the same record before is replaced."""
        if self.filling:
            kept = (each for each in self.draft.apart if each.other_id != said.other_id)
            self._change(replace(self.draft, apart=(*kept, said)))

    # -- saving -----------------------------------------------------------------------------------

    def begin_saving(self) -> bool:
        """Whether a save may begin now; one at a time."""
        if not self.filling:
            return False
        self.phase = Phase.SAVING
        return True

    def saving_failed(self) -> None:
        """The form is as it was, and still to be kept."""
        self.phase = Phase.FILLING
        self._unkept = True

    def was_saved(self) -> None:
        """The person is in the register; the page may be looked at, not typed into."""
        self.phase = Phase.SAVED
        self._unkept = False


def _put(held: tuple[_Entry, ...], entry: _Entry, place: int) -> tuple[_Entry, ...]:
    if 0 <= place < len(held):
        return (*held[:place], entry, *held[place + 1 :])
    return (*held, entry)


def _without(held: tuple[_Entry, ...], place: int) -> tuple[_Entry, ...]:
    return tuple(entry for at, entry in enumerate(held) if at != place)
