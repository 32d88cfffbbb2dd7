"""That two records are of two men, as it is written, and as it is said while one of the two is being recorded.

Refuses to know who may say it and whether it still holds: `casework.told_apart` does.
"""

from collections.abc import Iterable, Sequence

from casework import remarks
from casework.drafts import ApartDraft, PersonDraft
from casework.duplicate_views import LikelyDuplicate
from casework.workspace import Workspace
from models.ids import new_id
from models.likeness import grew
from models.records import ToldApart
from store.unit_of_work import Edit


def finding(
    workspace: Workspace, pair: Sequence[str], evidence: Iterable[str], reason: str
) -> ToldApart:
    """The fact about two people in either order, with what made them alike when it was said."""
    first, second = sorted(pair)
    return ToldApart(
        id=new_id(workspace.clock),
        person_id=first,
        other_id=second,
        alike=" ".join(sorted(evidence)),
        recorded_at=workspace.now(),
        reason=remarks.cleaned("reason", reason).text,
    )


def say_in(record: Edit, workspace: Workspace, person_id: str, said: Iterable[ApartDraft]) -> None:
    """Record it in the act that records somebody of whom his officer said that he is another."""
    for each in said:
        record.add(finding(workspace, (person_id, each.other_id), each.alike, each.reason))


def still_alike(
    draft: PersonDraft, found: Iterable[LikelyDuplicate]
) -> tuple[LikelyDuplicate, ...]:
    """Those of whom the draft does not say that they are another, or who are more alike than when it was said."""
    said = {each.other_id: frozenset(each.alike) for each in draft.apart}
    return tuple(
        each
        for each in found
        if each.person_id not in said or grew(each.evidence, said[each.person_id])
    )
