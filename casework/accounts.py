"""A prisoner's account (GC III art. 58-66): every entry a fact, countersigned, taken back only by a counter-entry.

Refuses to pay out more than he has, and to change an entry.
"""

from dataclasses import dataclass
from decimal import Decimal

from sqlmodel import select

from casework.access import needs
from casework.hands import Hand, cleaned_line, second_officer
from casework.packet_acts import open_in
from casework.property_returns import held_item, packets_to_open
from casework.signing import BY_HIMSELF, NO_REQUEST, Request, Signing
from casework.workspace import Workspace
from models import currencies
from models.errors import Block, InputRefused, NotAllowedByArticle, StepBlocked
from models.field_classes import FieldClass
from models.ids import new_id
from models.money import (
    BY_HAND,
    INCOMING,
    EntryKind,
    Route,
    amount_of,
    balances,
    route_of,
    written,
)
from models.property_rules import ItemClass
from models.property_settling import Settled
from models.records import AccountEntry, PropertyItem
from models.tables import AccountEntryRow
from models.touched import Touched
from store.unit_of_work import Edit, load


@dataclass(frozen=True, slots=True)
class Entered:
    """An entry as typed: what for, how much of which currency, who countersigned, a note, his written request."""

    entry: str
    amount: str
    currency: str
    signing: Signing = BY_HIMSELF
    note: str = ""
    request: Request = NO_REQUEST


@dataclass(frozen=True, slots=True)
class Converted:
    """What foreign money came to in the Detaining Power's currency, as typed, and his written request to change it."""

    amount: str = ""
    request: Request = NO_REQUEST


@needs(FieldClass.D)
def enter(workspace: Workspace, person_id: str, typed: Entered) -> Touched:
    """Make an entry in his account; what goes out is not more than he has.

    Raises:
        InputRefused: no kind, no sum, a currency that does not exist, nobody countersigned, more than he has; a
            payment to others without his dated and signed request.
    """
    problems: dict[str, str] = {}
    if typed.entry not in BY_HAND:
        problems["entry"] = "accounts.needs_kind"
    currency = currencies.folded(typed.currency)
    if not currencies.is_known(currency):
        problems["currency"] = "property.unknown_currency"
    amount = amount_of(typed.amount)
    if amount is None:
        problems["amount"] = "settling.no_sum"
    if problems or amount is None:
        raise InputRefused(problems)
    signing = typed.signing.cleaned()
    request = typed.request.fields(workspace, EntryKind(typed.entry))
    signed = amount if EntryKind(typed.entry) in INCOMING else -amount
    if signed < 0 and balance(workspace, person_id).get(currency, Decimal(0)) < amount:
        raise InputRefused({"amount": "accounts.more_than_balance"})
    with workspace.edit("account.enter") as record:
        _add(
            record,
            workspace,
            person_id,
            (typed.entry, currency, signed),
            signing,
            note=typed.note,
            **request,
        )
    return record.touched


@needs(FieldClass.D)
def credit(
    workspace: Workspace,
    item_id: str,
    signing: Signing,
    converted: Converted | None = None,
    second: Hand | None = None,
) -> Touched:
    """Place money that was taken in his account; the sum in kind is settled by this.

    Foreign money is converted only at his written request, which the entry carries. A sealed packet it lies in is
    opened before two officers.

    Raises:
        InputRefused: `converted`: foreign money without its sum; without his dated and signed request; nobody
            countersigned.
        NotAllowedByArticle: it is no money held of him.
        StepBlocked: it is settled already.
    """
    item = held_item(workspace, item_id)
    value = item.value
    if value.item_class != ItemClass.MONEY:
        raise NotAllowedByArticle("59", "accounts.only_money")
    own = workspace.station.currency
    foreign = value.currency != own
    changed = converted or Converted()
    amount = amount_of(changed.amount if foreign else value.amount)
    if amount is None:
        raise InputRefused({"converted": "accounts.needs_converted"})
    signed = signing.cleaned()
    opened = packets_to_open(workspace, [value])
    witness = second_officer(workspace, second or Hand()) if opened else Hand()
    kind = EntryKind.CONVERTED if foreign else EntryKind.TAKEN
    request = changed.request.fields(workspace, kind) if foreign else {}
    with workspace.edit("account.credit") as record:
        for packet in opened:
            open_in(record, workspace, packet, witness, "")
        record.change(
            item,
            settled=Settled.CREDITED.value,
            settled_at=workspace.now(),
            route=Route.ACCOUNT.value,
            conversion_requested=foreign,
        )
        sum_of = (kind.value, own, amount)
        _add(record, workspace, value.person_id, sum_of, signed, item_id=item_id, **request)
    return record.touched


@needs(FieldClass.D)
def correct(workspace: Workspace, entry_id: str, reason: str, signing: Signing) -> Touched:
    """Take an entry back by a counter-entry that names it; both stay. Money it credited is held in kind again.

    Raises:
        InputRefused: no reason, or nobody countersigned.
        StepBlocked: it was taken back already, or is itself a counter-entry.
    """
    wrong = load(workspace.vault, AccountEntry, entry_id).value
    said = cleaned_line(reason)
    if not said:
        raise InputRefused({"note": "people.reason_needed"})
    signed = signing.cleaned()
    if wrong.corrects or _taken_back(workspace, entry_id):
        raise StepBlocked((Block("entry_corrected", "65", (wrong.person_id,)),))
    sum_of = (EntryKind.CORRECTION.value, wrong.currency, -Decimal(wrong.amount))
    with workspace.edit("account.correct", reason=said) as record:
        _add(record, workspace, wrong.person_id, sum_of, signed, note=said, corrects=entry_id)
        if wrong.item_id:
            item = load(workspace.vault, PropertyItem, wrong.item_id)
            # The sum is held in kind again: otherwise it would stand nowhere.
            route = route_of(item.value.currency, workspace.station.currency)
            record.change(
                item, settled="", settled_at=0, route=route.value, conversion_requested=False
            )
    return record.touched


@needs(FieldClass.D)
def close(workspace: Workspace, person_id: str, signing: Signing) -> Touched:
    """Certify the balance of every currency in the statement at the end of captivity (art. 66, R2); it is zero after.

    Raises:
        InputRefused: nobody countersigned.
        StepBlocked: there is no balance.
    """
    signed = signing.cleaned()
    left = balance(workspace, person_id)
    if not left:
        raise StepBlocked((Block("account_empty", "66", (person_id,)),))
    with workspace.edit("account.close") as record:
        for currency, amount in left.items():
            sum_of = (EntryKind.CLOSING.value, currency, -amount)
            _add(record, workspace, person_id, sum_of, signed)
    return record.touched


@needs(FieldClass.D)
def balance(workspace: Workspace, person_id: str) -> dict[str, Decimal]:
    """What his account comes to, by currency."""
    with workspace.vault.session() as session:
        rows = session.exec(
            select(AccountEntryRow.currency, AccountEntryRow.amount).where(
                AccountEntryRow.person_id == person_id
            )
        )
        return balances((currency, amount) for currency, amount in rows)


def _taken_back(workspace: Workspace, entry_id: str) -> bool:
    with workspace.vault.session() as session:
        person = session.exec(
            select(AccountEntryRow.person_id).where(AccountEntryRow.id == entry_id)
        ).one()
        found = session.exec(
            select(AccountEntryRow.id).where(
                AccountEntryRow.person_id == person, AccountEntryRow.corrects == entry_id
            )
        )
        return found.first() is not None


def _add(
    record: Edit,
    workspace: Workspace,
    person_id: str,
    sum_of: tuple[str, str, Decimal],
    signing: Signing,
    **more: str,
) -> None:
    """Write one entry: what for, currency and signed sum; numbered on from his last one."""
    kind, currency, amount = sum_of
    cursor = record.cursor
    cursor.execute("SELECT COUNT(*) FROM account_entry WHERE person_id = ?", (person_id,))
    (entries,) = cursor.fetchone()
    more["note"] = cleaned_line(more.get("note", ""))
    record.add(
        AccountEntry.model_validate(
            {
                "id": new_id(workspace.clock),
                "person_id": person_id,
                "number": str(entries + 1),
                "entered_at": workspace.now(),
                "entry": kind,
                "currency": currency,
                "amount": written(amount),
                "countersigned": signing.how,
                "countersigned_by": signing.name,
                **more,
            }
        )
    )
