"""P4 says who pays and what his account comes to; to whom and how much is for his own hand."""

import pytest

from casework import accounts, paper, paper_payments
from casework.accounts import Entered
from casework.signing import Request
from casework.workspace import Workspace
from models.errors import NotYourRole
from papers.content.answers import Given, Issue
from tests.casework.people import a_person, given
from tests.papers.reading import bare, texts


def content(workspace: Workspace, person_id: str):
    issue = Issue.blank(("uk", "en"))
    return paper_payments.notification_content(workspace, issue, person_id)


def test_the_balance_is_that_of_the_station_s_currency_after_every_entry(
    workspace: Workspace,
) -> None:
    person_id = a_person(workspace).person_id
    assert content(workspace, person_id).balance == Given("0 UAH")
    accounts.enter(workspace, person_id, Entered("pay", "400", "UAH"))
    accounts.enter(workspace, person_id, Entered("received", "25", "EUR"))
    accounts.enter(
        workspace,
        person_id,
        Entered("sent", "150.50", "UAH", request=Request("2026-11-15", "signed")),
    )
    found = content(workspace, person_id)
    assert (found.balance, found.currency) == (Given("249.50 UAH"), Given("UAH"))


@pytest.mark.parametrize("pair", [("uk", "ru"), ("fr", "ko"), ("en", "uk")])
def test_it_names_who_pays_and_nobody_else(workspace: Workspace, pair: tuple[str, str]) -> None:
    kin = {"inform_name": "КАНАРКА", "inform_address": "КАНАРКА", "home_address": "КАНАРКА"}
    person_id = a_person(workspace, surname="Мельников", **kin).person_id
    read = bare("".join(texts(paper.compose(workspace, "p4", (person_id,), *pair).pdf)))
    assert "Мельников" in read
    assert "КАНАРКА" not in read


@pytest.mark.parametrize("role", ["commander", "medic", "bureau_officer"])
def test_who_may_not_see_his_money_may_not_print_it(workspace: Workspace, role: str) -> None:
    person_id = a_person(workspace).person_id
    given(workspace, role)
    with pytest.raises(NotYourRole):
        paper.compose(workspace, "p4", (person_id,), "uk", "ru")
