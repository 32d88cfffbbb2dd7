"""Real registers of one authority that exchange with a real hub: the bureau's, and a camp's that belongs to it."""

from contextlib import ExitStack

from casework import enrolment, exchange, hub_settings, trust
from models.clock import SystemClock
from sync.trust.registrar import Admission
from sync.trust.roster import BUREAU, HUB
from tests.casework.fleet import open_register


class Authority:
    """The bureau's laptop as the hub's test expects it: it answers requests."""

    def __init__(self, workspace):
        self.workspace = workspace

    def answer(self, request):
        granted = Admission(roles=(BUREAU, HUB))
        return enrolment.answer_request(self.workspace, request, granted)


class Registers:
    """The two registers and their hub, in a process of its own, over the database named when it starts."""

    def __init__(self, folder, stack, clock):
        made = []
        for name in ("bureau", "camp"):
            made.append(open_register(folder, name, clock))
            stack.callback(made[-1].close)
        self.bureau, self.camp = self.both = tuple(made)
        trust.found_authority(self.bureau)
        request = enrolment.enrolment_request(self.camp)
        enrolment.join(self.camp, enrolment.answer_request(self.bureau, request))
        self.hub = None

    def serve(self, make_hub, database=""):
        """Found the hub, have it enrolled, and let it serve."""
        self.hub = make_hub(Authority(self.bureau), database)
        trusted = trust.trust_of(self.bureau)
        trust.believe(self.camp, trusted.roots, trusted.roster_document)
        self.hub.start()

    def exchange(self, workspace, **watch):
        """One exchange with the hub where it listens now."""
        hub_settings.set_hub(workspace, self.hub.url)
        return exchange.exchange_hub(workspace, **watch)


def opened(folder, clock=None):
    """The registers, closed with the context; at the present time, or all at that of one clock."""
    with ExitStack() as stack:
        yield Registers(folder, stack, clock or SystemClock())
