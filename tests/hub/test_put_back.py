"""A hub whose database was put back to an older state: every laptop tells its officer and brings what was lost again.

Real registers of one authority, a real hub over real databases, in a process of its own.
"""

import pytest

from casework import concerns, delivery, exchange
from gui.exchange import presenter
from gui.kit.values import Tone
from models.trust_acts import Concern
from resources.words import words
from tests.casework.people import a_person


def the_hub(workspace):
    (peer,) = [each for each in exchange.overview(workspace).peers if each.name == "Hub"]
    return peer


def warnings(workspace):
    view = exchange.overview(workspace)
    board = presenter.board(view, presenter.Standing(), workspace.now(), words("en"))
    return [(each.text, each.tone) for each in board.warnings]


class InFiles:
    """SQLite, copied by its files while nobody has them open."""

    url = ""

    def __init__(self, hub_folder):
        self._folder = hub_folder

    def keep(self):
        found = {file: file.read_bytes() for file in self._folder().glob("hub.sqlite*")}
        assert self._folder() / "hub.sqlite" in found
        return found

    def put_back(self, kept):
        for file in self._folder().glob("hub.sqlite*"):
            file.unlink()
        for file, content in kept.items():
            file.write_bytes(content)


class InPostgres:
    """PostgreSQL, copied and put back by its own programs."""

    def __init__(self, cluster):
        self._cluster, self.url = cluster, cluster.new_database()

    def keep(self):
        return self._cluster.backup(self.url)

    def put_back(self, kept):
        self._cluster.put_back(self.url, kept)


@pytest.fixture(params=["sqlite", pytest.param("postgresql", marks=pytest.mark.slow)])
def database(request, registers):
    if request.param == "sqlite":
        return InFiles(lambda: registers.hub.folder)
    return InPostgres(request.getfixturevalue("postgres"))


def an_older_state(registers, make_hub, database):
    """What an operator kept of a hub that has heard both registers again since, and was stopped."""
    registers.serve(make_hub, database.url)
    for each in registers.both:
        a_person(each)
        registers.exchange(each)
    # An operator keeps a copy of the hub's database, works on, and puts the copy back.
    assert registers.hub.stop() == 0
    kept = database.keep()
    registers.hub.start()
    late = [a_person(each, service_number=f"АБ-{n}") for n, each in enumerate(registers.both, 7)]
    assert len(late) == 2
    for each in registers.both:
        report = registers.exchange(each)
        assert report.rolled_back == ()
        assert not the_hub(each).rolled_back
        assert delivery.undelivered(each).entries == 0
    assert registers.hub.stop() == 0
    return kept


def put_back(registers, database, kept):
    """The older state serves: every officer is told, and nothing is lost by it."""
    database.put_back(kept)
    registers.hub.start()
    for each in registers.both:
        report = registers.exchange(each)
        assert report.rolled_back == ("Hub",)
        assert the_hub(each).rolled_back
        told = [text for text, tone in warnings(each) if tone is Tone.DANGER]
        assert any("The disk of Hub was put back to an earlier state" in text for text in told)
        # And nothing is lost by it: what the hub forgot was sent again in the same exchange.
        assert delivery.undelivered(each).entries == 0
        assert the_hub(each).behind == 0


def test_every_laptop_tells_its_officer_and_brings_again_what_was_lost(
    registers, make_hub, database
):
    kept = an_older_state(registers, make_hub, database)
    put_back(registers, database, kept)


@pytest.mark.slow
def test_dealt_with_it_is_told_of_no_more_until_the_hub_is_put_back_once_more(
    registers, make_hub, database
):
    kept = an_older_state(registers, make_hub, database)
    for turn in ("once", "once more"):
        put_back(registers, database, kept)
        for each in registers.both:
            concerns.deal_with(each, Concern.ROLLED_BACK, (the_hub(each).device,), turn)
            assert warnings(each) == []
            assert registers.exchange(each).rolled_back == ()
            assert warnings(each) == []
        assert registers.hub.stop() == 0
