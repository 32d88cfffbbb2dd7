"""After a large exchange: what is derived from records is brought up to date a little at a time.

Refuses to do so much at once that an officer's save would have to wait.
"""

from casework.workspace import Workspace
from store import stale

_AT_ONCE = 100


def settle_some(workspace: Workspace) -> int:
    """Bring some of what is derived up to date after a large exchange; how much still waits.

    Called again and again between an officer's acts, so that none of them has to wait.
    """
    return stale.refresh_stale(workspace.vault, _AT_ONCE)


def unsettled(workspace: Workspace) -> int:
    """How much of what is derived waits for `settle_some`."""
    with workspace.vault.read() as cursor:
        return stale.remaining(cursor)
