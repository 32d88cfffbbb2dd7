"""What one act is: its words, its fields, when it is possible, and the verb it calls; refuses to know Qt."""

from collections.abc import Callable
from dataclasses import dataclass
from typing import Any

from casework.views import PersonFile
from gui.recording.fields import FormField, Values
from models.custody import Event, State, transition
from models.field_classes import FieldClass
from models.touched import Touched
from resources.words import Words


@dataclass(frozen=True, slots=True)
class Asked:
    """What an act is asked with: the moment, the words, of one person his file, and which line of it was `chosen`."""

    now: int
    words: Words
    file: PersonFile | None = None
    chosen: str = ""

    @property
    def place(self) -> str:
        """Where the person stands."""
        return self.file.card.place if self.file else ""


def always(_file: PersonFile) -> bool:
    """Possible wherever somebody stands."""
    return True


def nothing(_asked: Asked) -> str:
    """No more to tell than the act's own words."""
    return ""


@dataclass(frozen=True, slots=True)
class Act:
    """One act. Words: `act.KEY` names it, `act.KEY_text` explains it where there is something to explain.

    `call(workspace, person identifiers, values)` does it; `many` says that it can be done for several people at once.
    It is offered to whoever sees the class `needs`, else that of its section; the verb has the last word. `tells` is a
    sentence about the case in hand.
    """

    key: str
    section: str
    fields: Callable[[Asked], tuple[FormField, ...]]
    call: Callable[[Any, tuple[str, ...], Values], Touched]
    possible: Callable[[PersonFile], bool] = always
    many: bool = False
    needs: FieldClass | None = None
    tells: Callable[[Asked], str] = nothing


def by_event(*events: Event) -> Callable[[PersonFile], bool]:
    """Possible where custody moves by one of these events; where he stands may be hidden from who asks."""

    def possible(file: PersonFile) -> bool:
        if FieldClass.C not in file.sees:
            return True
        state = State(file.card.state) if file.card.state in set(State) else State.UNRECORDED
        return any(transition(state, event) for event in events)

    return possible


def in_state(*states: State) -> Callable[[PersonFile], bool]:
    """Possible in these states alone; where he stands may be hidden from who asks."""
    return lambda file: FieldClass.C not in file.sees or file.card.state in states


def text(values: Values, name: str) -> str:
    """A text of what was typed."""
    return str(values.get(name, ""))


def number(values: Values, name: str) -> int:
    """An instant or number of what was typed."""
    return int(values.get(name, 0))
