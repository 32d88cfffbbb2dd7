"""A step taken although something stands in its way, where the law allows that: under a name, with a reason."""

from collections.abc import Callable, Sequence

from PySide6.QtWidgets import QWidget

from casework.views import TransferFile
from gui.desk import Desk
from gui.kit.surfaces import Banner
from gui.kit.values import Tone
from gui.transfers import wording
from gui.transfers.asking import ActDialog, Question
from models.errors import Block
from models.transfer_facts import Override


class UnderNameDialog(ActDialog):
    """What stands in the way, who lets it pass, and why."""

    def __init__(
        self,
        desk: Desk,
        parent: QWidget,
        file: TransferFile,
        blocks: Sequence[Block],
        step: tuple[str, Callable[[Override], object]],
    ) -> None:
        """`step` is its verb and what is done with the override on the vault thread."""
        words = desk.words
        verb, act = step
        names = wording.names_of(file, words)
        question = Question(
            words("transfers.under_name"),
            verb,
            words("transfers.under_name_text"),
            danger=True,
            names=names,
        )
        super().__init__(desk, parent, question)
        self._act = act
        said = "\n".join(wording.block_words(block, names, words) for block in blocks)
        self.body.addWidget(Banner(said, Tone.WARN))
        self.body.addWidget(self.binding.line("override_by", words("transfers.override_by")))
        self.body.addWidget(self.binding.line("override_reason", words("transfers.override_why")))
        self.show_values({"override_by": "", "override_reason": ""}, "override_by")

    def call(self) -> Callable[[], object]:
        """Take the step."""
        act = self._act
        override = Override(self.typed("override_by"), self.typed("override_reason"))
        return lambda: act(override)
