"""Only the lines that will be seen are read."""

from casework.people import PeopleQuery
from gui.people import looking
from gui.people.looking import look
from tests.gui.opened import people


def test_only_the_stretches_in_sight_are_read(workspace, monkeypatch):
    monkeypatch.setattr(looking, "STRETCH", 2)
    monkeypatch.setattr(looking, "_IN_SIGHT", 2)
    people(workspace, 9)
    query = PeopleQuery(sort="service_number", descending=False)
    looked = look(workspace, query, top=2)
    assert looked.found.total == 9
    assert tuple(card.id for card in looked.cards) == looked.found.ids[2:6]
    around = look(workspace, query, top=0, person_id=looked.found.ids[8])
    assert tuple(card.id for card in around.cards) == looked.found.ids[0:4] + looked.found.ids[6:9]


def test_somebody_who_does_not_fit_adds_nothing(workspace):
    saved = people(workspace, 2)
    looked = look(workspace, PeopleQuery(powers=("KP",)), 0, saved[0].person_id)
    assert (looked.found.total, looked.cards) == (0, ())
