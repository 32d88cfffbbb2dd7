"""A hub whose database was put back to an older state: every laptop tells its officer and brings what was lost again.

Real registers of one authority, a real hub over real databases, in a process of its own.
"""

from contextlib import ExitStack

import pytest

from casework import delivery, enrolment, exchange, hub_settings, trust
from gui.exchange import presenter
from gui.kit.values import Tone
from models.clock import SystemClock
from resources.words import words
from sync.trust.registrar import Admission
from sync.trust.roster import BUREAU, HUB
from tests.casework.fleet import open_register
from tests.casework.people import a_person


class Authority:
    """The bureau's laptop as the hub's test expects it: it answers requests."""

    def __init__(self, workspace):
        self.workspace = workspace

    def answer(self, request):
        granted = Admission(roles=(BUREAU, HUB))
        return enrolment.answer_request(self.workspace, request, granted)


@pytest.fixture
def registers(tmp_path):
    """The bureau's register, and a camp's that belongs to it."""
    with ExitStack() as stack:
        made = []
        for name in ("bureau", "camp"):
            made.append(open_register(tmp_path, name, SystemClock()))
            stack.callback(made[-1].close)
        bureau, camp = made
        trust.found_authority(bureau)
        request = enrolment.enrolment_request(camp)
        enrolment.join(camp, enrolment.answer_request(bureau, request))
        yield bureau, camp


def the_hub(workspace):
    (peer,) = [each for each in exchange.overview(workspace).peers if each.name == "Hub"]
    return peer


def warnings(workspace):
    view = exchange.overview(workspace)
    board = presenter.board(view, presenter.Standing(), workspace.now(), words("en"))
    return [(each.text, each.tone) for each in board.warnings]


def test_every_laptop_tells_its_officer_and_brings_again_what_was_lost(registers, make_hub):
    bureau, camp = registers
    hub = make_hub(Authority(bureau)).start()
    trusted = trust.trust_of(bureau)
    trust.believe(camp, trusted.roots, trusted.roster_document)
    for each in registers:
        hub_settings.set_hub(each, hub.url)
        a_person(each)
        exchange.exchange_hub(each)
    # An operator keeps a copy of the hub's database, works on, and puts the copy back.
    assert hub.stop() == 0
    database = hub.folder / "hub.sqlite"
    kept = {file: file.read_bytes() for file in hub.folder.glob("hub.sqlite*")}
    assert database in kept
    hub.start()
    late = [a_person(each, service_number=f"АБ-{n}") for n, each in enumerate(registers, 7)]
    assert len(late) == 2
    for each in registers:
        hub_settings.set_hub(each, hub.url)
        report = exchange.exchange_hub(each)
        assert report.rolled_back == ()
        assert not the_hub(each).rolled_back
        assert delivery.undelivered(each).entries == 0
    assert hub.stop() == 0
    for file in hub.folder.glob("hub.sqlite*"):
        file.unlink()
    for file, content in kept.items():
        file.write_bytes(content)
    hub.start()
    for each in registers:
        hub_settings.set_hub(each, hub.url)
        report = exchange.exchange_hub(each)
        assert report.rolled_back == ("Hub",)
        assert the_hub(each).rolled_back
        told = [text for text, tone in warnings(each) if tone is Tone.DANGER]
        assert any("The disk of Hub was put back to an earlier state" in text for text in told)
        # And nothing is lost by it: what the hub forgot was sent again in the same exchange.
        assert delivery.undelivered(each).entries == 0
        assert the_hub(each).behind == 0
