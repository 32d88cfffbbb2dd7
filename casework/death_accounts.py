"""What the notification of a death (GC III art. 120, Annex IV D) says beside it: filled in when it is known.

Who certified it, who cared for him and tells of his last moments, two witnesses with their addresses, and that the
remains are not identified. Refuses to record that somebody died.
"""

from collections.abc import Mapping
from dataclasses import asdict, dataclass

from casework import access
from casework.deaths import change_death, death_of
from casework.known_deaths import known_deaths
from casework.workspace import Workspace
from models.records import Death
from models.touched import Touched


@dataclass(frozen=True, slots=True)
class Account:
    """What is said for the notification; what is empty is not known and is written by hand."""

    certified_by: str = ""
    carer_account: str = ""
    first_witness: str = ""
    first_witness_address: str = ""
    second_witness: str = ""
    second_witness_address: str = ""
    unidentified: bool = False


def complete(workspace: Workspace, person_id: str, account: Account) -> Touched:
    """Record what the notification of his death says beside the death; all of it is what stands from now on.

    Raises:
        RecordMissing: he did not die.
    """
    known = death_of(workspace, person_id)
    return change_death(workspace, known, "custody.death_account", asdict(account))


def recorded_of(workspace: Workspace, person_id: str) -> Mapping[str, str | int | bool]:
    """What is recorded of his death, by field, as far as the officer who is here sees it; nothing of the living."""
    known = known_deaths(workspace, (person_id,)).get(person_id)
    if known is None:
        return {}
    names = Death.model_fields
    fields = {name: getattr(known.record, name) for name in names}
    return access.sight(workspace).visible(Death.kind, fields)
