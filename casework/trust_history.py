"""Who did what about whom this register trusts, as the journal has it, for those who may see it; changes nothing."""

from casework import access
from casework import trust as trust_verbs
from casework.conflict_writers import Writers
from casework.trust_views import TrustActView
from casework.workspace import Workspace
from models.field_classes import FieldClass
from models.records import TrustAct
from store.entry import id_text


def may_see(workspace: Workspace) -> bool:
    """Whether the officer who is here sees who did what about devices and keys."""
    return access.sees(workspace, FieldClass.S)


@access.needs(FieldClass.S)
def acts(workspace: Workspace, device: str = "") -> tuple[TrustActView, ...]:
    """Every act that is known here, or those about one device, the newest first.

    Raises:
        NotYourRole: records of the system are not for the officer who is here.
    """
    named = {
        id_text(each.device): each.name for each in trust_verbs.trust_of(workspace).roster.devices
    }
    with workspace.vault.read() as cursor:
        writers = Writers(workspace, cursor)
        cursor.execute(
            f"SELECT id, act, device, done_at, reason, roster_version FROM {TrustAct.kind}"
            " WHERE ? IN ('', device) ORDER BY done_at DESC, roster_version DESC, id DESC",
            (device,),
        )
        return tuple(
            TrustActView(
                act=act,
                device=named.get(about, ""),
                done_at=done_at,
                reason=reason,
                roster_version=version,
                officer=writer.officer,
                laptop=writer.device,
                station=writer.station,
            )
            for identifier, act, about, done_at, reason, version in cursor.fetchall()
            for writer in (writers.of_fact(TrustAct.kind, identifier),)
        )
