"""Where the bureau's hub answers, and when it was tried; refuses to speak to it."""

from casework.exchange_views import HubView
from casework.workspace import Workspace
from store import settings
from store.compartment import Cursor

_URL = "hub.url"
_CERTIFICATES = "hub.certificates"
_TRIED = "hub.tried"
_ANSWERED = "hub.answered"


def hub(workspace: Workspace) -> HubView:
    """The hub as it was set and last tried."""
    with workspace.vault.read() as cursor:
        return HubView(
            url=settings.get(cursor, _URL),
            tried_at=int(settings.get(cursor, _TRIED, "0")),
            answered_at=int(settings.get(cursor, _ANSWERED, "0")),
        )


def set_hub(workspace: Workspace, url: str, ca_file: str = "") -> None:
    """Where the bureau's hub answers, and whom to believe its certificate from (a PEM file; empty: the system)."""
    with workspace.vault.write() as cursor:
        settings.put(cursor, _URL, url.strip())
        settings.put(cursor, _CERTIFICATES, ca_file.strip())


def is_set(cursor: Cursor) -> bool:
    """Whether this laptop speaks with a hub at all."""
    return bool(settings.get(cursor, _URL))


def address(workspace: Workspace) -> tuple[str, str]:
    """The hub's address, and the file of certificates to believe (empty: the system's)."""
    with workspace.vault.read() as cursor:
        return settings.get(cursor, _URL), settings.get(cursor, _CERTIFICATES)


def note_tried(workspace: Workspace) -> None:
    """It is being tried now."""
    _note(workspace, _TRIED)


def note_answered(workspace: Workspace) -> None:
    """It has answered now."""
    _note(workspace, _ANSWERED)


def _note(workspace: Workspace, key: str) -> None:
    with workspace.vault.write() as cursor:
        settings.put(cursor, key, str(workspace.now()))
