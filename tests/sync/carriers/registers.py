"""What an exchange with a folder is done for: a register that remembers what it was asked."""

from sync.carriers.folder import FolderMedium
from sync.carriers.report import Phase
from sync.carriers.visit import Reader, exchange_with
from tests.sync.carriers.bundles import OURS, check, peek

READER = Reader(peek, {OURS})


class Register:
    """What an exchange is done for: remembers what it took, gives and lets go what the test says."""

    def __init__(self, gives=(), delivered=()):
        self.took = []
        self.gives = dict(gives)
        self.delivered = delivered
        self.steps = []
        self.order = []

    def take(self, bundle):
        check(bundle)
        self.took.append(bundle[:16])
        self.order.append("take")

    def give(self):
        for each in self.gives.items():
            self.order.append("give")
            yield each

    def let_go(self):
        self.order.append("let go")
        return self.delivered

    def meets(self, path, cancelled=lambda: False, **how):
        medium = FolderMedium(path)
        report = exchange_with(
            medium,
            self.take,
            self.give,
            self.let_go,
            self.steps.append,
            cancelled,
            reader=how.pop("reader", READER),
            **how,
        )
        for phase in Phase:
            done = [step for step in self.steps if step.phase is phase]
            assert [step.files for step in done] == sorted(step.files for step in done)
        return report


def lay(path, *bundles):
    for bundle in bundles:
        FolderMedium(path).put(bundle[:16], bundle)
