"""Filling P2, P3, R2 and R3: register of money, sealed packet, closing account, what is not returned.

Refuses captured materiel: it stands on no paper of a prisoner.
"""

from collections import defaultdict
from decimal import Decimal

from casework import money_register, property_files
from casework.money_register import RegisterLine
from casework.paper_subjects import Subject, read_subjects
from casework.paper_values import answered, given, identity_of, moment, word
from casework.property_views import EntryView, ItemView, PropertyView
from casework.workspace import Workspace
from models.custody import ENDED
from models.errors import RecordMissing
from models.money import EntryKind, balances, written
from models.property_rules import KEPT, ItemClass
from models.property_settling import Settled
from models.records import Packet
from papers.content.answers import BLANK, Answer, Given, Issue, Signatory, Word
from papers.content.endings import AccountLine, ClosingContent, ReturnedItem
from papers.content.property import (
    MoneyRegisterContent,
    PacketContent,
    PacketCustody,
    PacketItem,
    RegisterEntry,
    UnreturnedContent,
    UnreturnedItem,
)
from papers.content.receipt import MoneySum

_MOST_LINES = 10_000


def register_content(workspace: Workspace, issue: Issue) -> MoneyRegisterContent:
    """P2: the special register of money, the oldest line first, with the numbers that have no line."""
    register = money_register.read(workspace, limit=_MOST_LINES)
    lines = tuple(_register_entry(workspace, line) for line in reversed(register.lines))
    return MoneyRegisterContent(
        issue, lines, keeper=_officer(workspace), missing_numbers=", ".join(register.missing)
    )


def packet_content(
    workspace: Workspace, issue: Issue, subject_ids: tuple[str, ...]
) -> PacketContent:
    """P3: what a sealed packet holds, whose it is, and through whose hands it went.

    `subject_ids`: a packet and then the person, or the person alone and then the newest that holds something.

    Raises:
        RecordMissing: there is no such packet of his, or nothing lies in it any more.
    """
    *wanted, person_id = subject_ids
    subject, items, kept = _read(workspace, person_id)
    lying = [item for item in items if item.packet_id and lies_in_packet(item)]
    holding = [each for each in kept.packets if any(item.packet_id == each.id for item in lying)]
    packet = next((each for each in reversed(holding) if each.id in (wanted or (each.id,))), None)
    if packet is None:
        raise RecordMissing(Packet.kind)
    inside = [item for item in lying if item.packet_id == packet.id]
    sealed_at = next(row.sealed_at for row in subject.packets if row.id == packet.id)
    person = subject.person
    return PacketContent(
        issue,
        identity_of(person),
        items=tuple(
            PacketItem(
                answered(item.description, item.item_class),
                Given(str(item.quantity)),
                given(item.condition),
                given(item.receipt_number),
            )
            for item in inside
            if item.item_class != ItemClass.MONEY
        ),
        money=tuple(
            MoneySum(
                Given(item.amount),
                given(item.currency),
                given(item.denominations),
                given(item.register_number),
            )
            for item in inside
            if item.item_class == ItemClass.MONEY
        ),
        custody=tuple(
            PacketCustody(
                given(_moment(workspace, event.occurred_at)),
                word(f"packet_act.{event.event}", event.event),
                given(event.giver),
                given(event.taker),
                given(" · ".join(part for part in (event.seal_number, event.discrepancy) if part)),
            )
            for event in packet.events
        ),
        first_officer=_officer(workspace),
        pow_number=given(person.prisoner_number),
        tag_number=given(person.tag_number),
        power=_power(subject),
        packet_number=given(packet.number),
        seal_number=given(packet.seal_number),
        closed_at=given(_moment(workspace, sealed_at)),
        next_of_kin=given(
            ", ".join(part for part in (person.inform_name, person.inform_address) if part)
        ),
    )


def lies_in_packet(item: ItemView) -> bool:
    """Whether what was sealed in is still in: nothing was done with it, or the packet went to the Bureau as it is."""
    return item.is_open or (item.settled == Settled.FORWARDED and not item.withdrawn)


def closing_content(workspace: Workspace, issue: Issue, person_id: str) -> ClosingContent:
    """R2: his account with the balance due to him, and what was given back (art. 66, 119)."""
    subject, items, kept = _read(workspace, person_id)
    running: defaultdict[str, Decimal] = defaultdict(Decimal)
    lines: list[AccountLine] = []
    for entry in kept.entries:
        running[entry.currency] += Decimal(entry.amount)
        lines.append(_account_line(workspace, entry, running[entry.currency]))
    # What was certified at closing is the balance due, not zero.
    sums = balances(
        (entry.currency, entry.amount) for entry in kept.entries if entry.entry != EntryKind.CLOSING
    )
    back = [item for item in items if item.settled == Settled.RETURNED]
    unreturned = [item for item in items if item.settled in (Settled.STATED, Settled.FORWARDED)]
    return ClosingContent(
        issue,
        identity_of(subject.person),
        entries=tuple(lines),
        returned=tuple(
            ReturnedItem(
                _named(item),
                Given(str(item.settled_quantity or item.quantity)),
                given(item.receipt_number),
                given(item.condition),
                given(item.settled_condition),
            )
            for item in back
        ),
        officer=_officer(workspace),
        pow_number=given(subject.person.prisoner_number),
        tag_number=given(subject.person.tag_number),
        power=_power(subject),
        **_end(workspace, subject),
        balance=given("; ".join(f"{written(amount)} {each}" for each, amount in sums.items())),
        balance_goes=BLANK,
        not_returned=given(", ".join(item.receipt_number for item in unreturned)),
    )


def _end(workspace: Workspace, subject: Subject) -> dict[str, Answer]:
    """How and when his captivity ended; lines to write on while it has not."""
    stood = subject.standing
    if stood is None or stood.state not in ENDED:
        return {"ended_by": BLANK, "ended_at": BLANK}
    return {
        "ended_by": Word(f"state.{stood.state}", stood.place),
        "ended_at": given(_moment(workspace, stood.since)),
    }


def unreturned_content(workspace: Workspace, issue: Issue, person_id: str) -> UnreturnedContent:
    """R3: what is not restored to him, each with the reason (art. 68(2)); of a shortfall the part that is missing."""
    subject, items, _ = _read(workspace, person_id)
    missing = [
        item
        for item in items
        if item.settled == Settled.STATED or (item.settled == Settled.RETURNED and _short(item))
    ]
    return UnreturnedContent(
        issue,
        identity_of(subject.person),
        items=tuple(
            UnreturnedItem(
                _named(item),
                given(_short(item) or str(item.quantity)),
                given(item.receipt_number),
                given(item.settled_reason),
            )
            for item in missing
        ),
        officer=_officer(workspace),
        pow_number=given(subject.person.prisoner_number),
        tag_number=given(subject.person.tag_number),
        power=_power(subject),
        mail_address=given(subject.person.mail_address),
    )


def _read(
    workspace: Workspace, person_id: str
) -> tuple[Subject, tuple[ItemView, ...], PropertyView]:
    subject = read_subjects(workspace, (person_id,))[person_id]
    items = tuple(
        item for item in property_files.items_of(workspace, person_id) if item.disposition in KEPT
    )
    return subject, items, property_files.property_of(workspace, person_id, items)


def _short(item: ItemView) -> str:
    """What is missing of what was given back, as it stands on paper; nothing when all was."""
    if item.settled_amount and item.settled_amount != item.amount:
        return f"{written(Decimal(item.amount) - Decimal(item.settled_amount))} {item.currency}"
    less = item.quantity - item.settled_quantity
    return str(less) if item.settled_quantity and less > 0 else ""


def _named(item: ItemView) -> Answer:
    money = f"{item.amount} {item.currency}".strip()
    return answered(item.description or money, item.item_class)


def _power(subject: Subject) -> Answer:
    return word(f"country.{subject.person.power.lower()}", subject.person.power)


def _officer(workspace: Workspace) -> Signatory:
    officer = workspace.officer
    unit = officer.unit or workspace.station.unit
    return Signatory(officer.name, officer.rank, officer.position, unit)


def _moment(workspace: Workspace, instant: int) -> str:
    return moment(instant, workspace.offset_minutes())


def _account_line(workspace: Workspace, entry: EntryView, balance: Decimal) -> AccountLine:
    return AccountLine(
        given(_moment(workspace, entry.entered_at)),
        Given(entry.number),
        word(f"account.{entry.entry}", entry.entry),
        Given(entry.amount),
        Given(entry.currency),
        Given(written(balance)),
        given(entry.countersigned_by) if entry.countersigned_by else _signed(entry),
    )


def _signed(entry: EntryView) -> Answer:
    return word(f"countersigned.{entry.countersigned}", entry.countersigned)


def _register_entry(workspace: Workspace, line: RegisterLine) -> RegisterEntry:
    ended = line.settled or line.taken_off
    outcome = given(line.settled_reason) if line.taken_off else word(f"settled.{line.settled}")
    return RegisterEntry(
        register_number=Given(line.number),
        entered_at=given(_moment(workspace, line.entered_at)),
        receipt=given(line.receipt_number),
        owner=given(line.owner),
        pow_number=given(line.owner_number),
        amount=line.amount,
        currency=line.currency,
        denominations=given(line.denominations),
        ordering_officer=given(line.ordered_by[0]),
        ordering_rank=given(line.ordered_by[1]),
        ordering_unit=given(line.ordered_by[2]),
        issuer=given(line.issued_by[0]),
        issuer_rank=given(line.issued_by[1]),
        issuer_unit=given(line.issued_by[2]),
        outcome=outcome if ended else BLANK,
        outcome_at=given(_moment(workspace, line.settled_at)) if line.settled_at else BLANK,
    )
