"""What the table of people reads on the vault thread: who fits, and only the lines that will be seen.

Refuses to read more lines than two stretches of the table, however many people fit.
"""

from dataclasses import dataclass

from casework import people, person_cards
from casework.people import PeopleFound, PeopleQuery
from casework.views import PersonCard
from casework.workspace import Workspace, of_one_state

STRETCH = 200
"""Lines fetched at once; the table asks in the same stretches."""

_IN_SIGHT = 40


@dataclass(frozen=True, slots=True)
class Looked:
    """Who fits, and the first lines to show."""

    found: PeopleFound
    cards: tuple[PersonCard, ...]


@of_one_state
def look(workspace: Workspace, query: PeopleQuery, top: int, person_id: str = "") -> Looked:
    """Ask for everybody who fits, and for the lines around row `top` and around one person."""
    found = people.find(workspace, query)
    wanted = {top // STRETCH, (top + _IN_SIGHT) // STRETCH}
    if person_id and person_id in found.ids:
        place = found.ids.index(person_id)
        wanted |= {place // STRETCH, max(place - _IN_SIGHT, 0) // STRETCH}
    ids = tuple(
        person
        for number in sorted(wanted)
        for person in found.ids[number * STRETCH : (number + 1) * STRETCH]
    )
    return Looked(found, person_cards.cards(workspace, ids))
