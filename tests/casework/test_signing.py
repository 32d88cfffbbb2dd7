"""What a prisoner signed for an entry: a request is dated to the day, signed, and a mark has its witness."""

import pytest

from casework.signing import NO_REQUEST, Request
from models.money import REQUESTED, EntryKind
from tests.casework.belongings import refused, workspace

__all__ = ["workspace"]

WHOLE = Request("15.11.2026", "signed")


@pytest.mark.parametrize("kind", EntryKind)
def test_a_request_is_needed_where_it_is_his_wish_alone_that_moves_the_money(workspace, kind):
    if kind in REQUESTED:
        assert refused(lambda: NO_REQUEST.fields(workspace, kind)).keys() == {"requested_on"}
        unsigned = Request("15.11.2026")
        assert refused(lambda: unsigned.fields(workspace, kind)).keys() == {"request_signed"}
    else:
        assert not any(NO_REQUEST.fields(workspace, kind).values())
    assert WHOLE.fields(workspace, kind) == {
        "requested_on": "2026-11-15",
        "request_signed": "signed",
        "request_witness": "",
    }, "what was written down is kept of every kind"


@pytest.mark.parametrize("kind", [EntryKind.SENT, EntryKind.PAID_OUT])
@pytest.mark.parametrize(
    ("request_", "problems"),
    [
        (Request("2026", "signed"), {"requested_on": "accounts.needs_request"}),
        (Request("~2026", "signed"), {"requested_on": "accounts.needs_request"}),
        (Request("31.11.2026", "signed"), {"requested_on": "date.impossible"}),
        (Request("2027-01-01", "signed"), {"requested_on": "date.future"}),
        (Request("15.11.2026", "marked", " "), {"request_witness": "accounts.needs_witness"}),
    ],
)
def test_what_cannot_be_kept_is_refused_at_its_field(workspace, kind, request_, problems):
    assert refused(lambda: request_.fields(workspace, kind)) == problems
