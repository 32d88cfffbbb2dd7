"""Filling the notification of a payment to somebody else (P4, GC III art. 63): who pays and what he has.

To whom and how much is for the prisoner to write, and is entered in his account once it was paid. Refuses a balance
in any but the currency of the station, in which alone one pays.
"""

from decimal import Decimal

from casework import accounts
from casework.paper_notices import power_of, subject_of
from casework.paper_values import given, identity_of, moment
from casework.workspace import Workspace
from models.money import written
from papers.content.answers import Given, Issue
from papers.content.payments import PaymentContent


def notification_content(workspace: Workspace, issue: Issue, person_id: str) -> PaymentContent:
    """P4 of this person, with what his account comes to now.

    Raises:
        RecordMissing: there is no such person.
        NotYourRole: the officer may not see his money.
    """
    person = subject_of(workspace, person_id).person
    currency = workspace.station.currency
    balance = accounts.balance(workspace, person_id).get(currency, Decimal(0))
    return PaymentContent(
        issue,
        identity_of(person),
        pow_number=given(person.prisoner_number),
        tag_number=given(person.tag_number),
        power=power_of(person),
        currency=given(currency),
        balance=Given(f"{written(balance)} {currency}".strip()),
        balance_at=given(moment(workspace.now(), workspace.offset_minutes())),
    )
