"""The roll-call of a transfer: two count before departure and again on arrival (GC III art. 46; practice).

The second is never shown the first's number (`casework.transfer_views`). Refuses one counter for both, and a
discrepancy without a cause.
"""

from casework import remarks
from casework.custody_events import require_texts
from casework.transfers import require_stage
from casework.workspace import Workspace
from models.errors import InputRefused
from models.records import Transfer
from models.roll_calls import same_counter
from models.touched import Touched
from models.transfer_facts import Stage
from store.unit_of_work import load

BEFORE_DEPARTURE = ""
ON_ARRIVAL = "received_"
"""Which roll-call: the beginning of the names of its fields."""

_STAGES = {
    BEFORE_DEPARTURE: (Stage.SEALED,),
    ON_ARRIVAL: (Stage.UNDER_WAY, Stage.ARRIVED),
}


def count(
    workspace: Workspace, transfer_id: str, counter: str, number: int, which: str = BEFORE_DEPARTURE
) -> Touched:
    """Record how many somebody counted: the first, then the second; when both have counted, they begin anew.

    Raises:
        InputRefused: the counter is not named, has counted already, or the number is none.
        StepBlocked: the list is not sealed, or has not departed.
    """
    require_stage(workspace, transfer_id, *_STAGES[which])
    require_texts({"counter": counter})
    if number < 0:
        raise InputRefused({"number": "roll_call.number_needed"})
    transfer = load(workspace.vault, Transfer, transfer_id)
    first = str(getattr(transfer.value, f"{which}first_counter"))
    second = str(getattr(transfer.value, f"{which}second_counter"))
    name = remarks.cleaned("counter", counter).text
    if first and not second:
        if same_counter(first, name):
            raise InputRefused({"counter": "roll_call.another_counter"})
        changes = {f"{which}second_counter": name, f"{which}second_count": number}
    else:
        changes = {
            f"{which}first_counter": name,
            f"{which}first_count": number,
            f"{which}second_counter": "",
            f"{which}second_count": 0,
            _discrepancy(which): "",
        }
    with workspace.edit("transfer.count") as record:
        record.change(transfer, **changes)
    return record.touched


def explain(
    workspace: Workspace, transfer_id: str, cause: str, which: str = BEFORE_DEPARTURE
) -> Touched:
    """File why the numbers are not those of the list.

    Raises:
        InputRefused: the cause is missing.
        StepBlocked: the list is not sealed, or has not departed.
    """
    require_stage(workspace, transfer_id, *_STAGES[which])
    require_texts({"cause": cause}, "transfer.cause_needed")
    with workspace.edit("transfer.discrepancy", reason=cause.strip()) as record:
        record.change(
            load(record, Transfer, transfer_id),
            **{_discrepancy(which): remarks.cleaned("cause", cause).text},
        )
    return record.touched


def _discrepancy(which: str) -> str:
    return "received_discrepancy" if which else "count_discrepancy"
