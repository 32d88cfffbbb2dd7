"""What can become of an attached file; refuses to know how it is kept."""

from enum import StrEnum


class AttachmentAct(StrEnum):
    """Words of `AttachmentEvent.event`."""

    WITHDRAWN = "withdrawn"
    """It was attached by mistake: nobody is shown it any more, and its content goes to nobody else."""
    COPIED = "copied"
    """A copy was saved outside the register, unencrypted."""
