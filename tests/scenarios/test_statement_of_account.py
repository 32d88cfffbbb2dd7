"""The statement of account at the end of captivity (GC III art. 66): it is the last word about his account."""

from casework import accounts, counting, exchange_lists, reception, transfer_files
from casework.workspace import Workspace
from models.clock import HandClock
from tests.casework.exchanges import arrive, blocked, gone, some, stated
from tests.casework.moves import counted


def test_row_44_a_statement_older_than_the_account_closes_nothing(
    workspace: Workspace, hand: HandClock
) -> None:
    ids = some(workspace, 2)
    transfer_id = gone(workspace, ids)
    reception.tick_all_present(workspace, transfer_id)
    exchange_lists.accept_all_present(workspace, transfer_id)
    arrive(workspace, transfer_id)
    counted(workspace, transfer_id, 2, counting.ON_ARRIVAL)
    stated(workspace, ids)
    hand.advance(hours=1)
    for entry in ("pay", "paid_out"):
        accounts.enter(workspace, ids[0], accounts.Entered(entry, "400", "UAH"))
    assert blocked(lambda: reception.close(workspace, transfer_id)) == {"statement_older": ids[:1]}
    steps = {step.name: step for step in transfer_files.open_file(workspace, transfer_id).steps}
    assert not steps["settled"].done
    stated(workspace, ids[:1])
    reception.close(workspace, transfer_id)
    assert transfer_files.open_file(workspace, transfer_id).card.stage == "closed"
