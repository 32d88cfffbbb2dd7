"""Invented papers about money and property: P2, P3, P4, R3."""

from papers.content.answers import Given, Signatory, Word
from papers.content.payments import PaymentContent
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
from tests.papers.examples import OFFICER, issue, person

SIZES = {"P2": (297, 210), "P3": (148, 210), "P4": (210, 297), "R3": (210, 297)}
PRISONER_READS = ("P3", "P4", "R3")
OWN_STATEMENTS = ()
NOT_PRINTED = {
    "P2": {"position", "contact"},
    "P3": {"position", "contact"},
    "P4": {"contact"},
    "R3": {"position"},
}
SECOND = Signatory("Kovalenko Oksana", "Major", "Head of records", "Unit A0000", "tel. 12-35")


def entry(number: int) -> RegisterEntry:
    returned = number % 3 == 2
    return RegisterEntry(
        register_number=Given(f"M-{number + 1:05}"),
        entered_at=Given("2026-11-19 06:10 +02:00"),
        receipt=Given(f"R-{number + 1:05}-M"),
        owner=Given("Верещагин Андрей Олегович"),
        pow_number=Given(f"UA-{1200 + number:06}-K"),
        amount=f"{4200 + number}.50",
        currency=("RUB", "USD", "UAH")[number % 3],
        denominations=Given("4 × 1000, 2 × 100, 1 × 0.50"),
        ordering_officer=Given("Kovalenko Oksana"),
        ordering_rank=Given("Major"),
        ordering_unit=Given("Unit A0000"),
        issuer=Given("Hrytsenko Maksym Olehovych"),
        issuer_rank=Given("Captain"),
        issuer_unit=Given("Unit A0000"),
        second_person=Given("Bondar Iryna"),
        outcome=Word("paper.outcome_returned" if returned else "paper.outcome_kind"),
        outcome_at=Given("2026-11-20"),
        outcome_number=Given(f"A-{number:04}"),
    )


def register(entries: int = 3, languages=("en", "uk"), **more) -> MoneyRegisterContent:
    facts = {
        "issue": issue(languages, number="P2-0003-M"),
        "entries": tuple(entry(number) for number in range(entries)),
        "keeper": OFFICER,
        "second": SECOND,
        "period": Given("2026-11-01 – 2026-11-30"),
        "missing_numbers": "M-00014: the receipt block was damaged by water, kept with the register",
    }
    return MoneyRegisterContent(**(facts | more))


def packet(items: int = 3, languages=("uk", "ru"), **more) -> PacketContent:
    things = ("Годинник наручний, метал жовтого кольору", "Телефон чорний", "Обручка, метал")
    facts = {
        "issue": issue(languages, number="P3-0001-S"),
        "identity": person(0),
        "items": tuple(
            PacketItem(
                Given(things[number % 3]), Given("1"), Given("скло подряпане"), Given("R-00001")
            )
            for number in range(items)
        ),
        "money": (MoneySum(Given("4 200,00"), Given("RUB"), Given("4 × 1000"), Given("M-00017")),),
        "custody": (
            PacketCustody(
                Given("2026-11-20 14:40"),
                Given("Передано до табору"),
                Given("Hrytsenko M. O."),
                Given("Bondar I."),
                Given("ціла, 880001"),
            ),
        ),
        "first_officer": OFFICER,
        "second_officer": SECOND,
        "pow_number": Given("UA-001200-K"),
        "tag_number": Given("BR-00300-T"),
        "power": Word("country.ru"),
        "packet_number": Given("PK-0001"),
        "seal_number": Given("880001"),
        "closed_at": Given("2026-11-19 06:40 +02:00"),
        "next_of_kin": Given("Верещагина Ольга Петровна"),
    }
    return PacketContent(**(facts | more))


def unreturned(items: int = 2, languages=("ru", "uk"), **more) -> UnreturnedContent:
    item = UnreturnedItem(
        Given("Часы наручные, металл жёлтого цвета"),
        Given("1"),
        Given("R-00001"),
        Given("Уничтожены при обстреле пункта 2026-11-21, акт № 14"),
    )
    facts = {
        "issue": issue(languages, number="R3-0001-U"),
        "identity": person(0),
        "items": (item,) * items,
        "officer": OFFICER,
        "pow_number": Given("UA-001200-K"),
        "tag_number": Given("BR-00300-T"),
        "power": Word("country.ru"),
        "mail_address": Given("ул. Садовая, д. 14, кв. 2, г. Пример"),
        "remarks": "The loss was told to him on 2026-11-22.",
    }
    return UnreturnedContent(**(facts | more))


def payment(languages=("ru", "uk"), **more) -> PaymentContent:
    facts = {
        "issue": issue(languages, number="P4-0007-K"),
        "identity": person(0),
        "pow_number": Given("UA-001200-K"),
        "tag_number": Given("BR-00300-T"),
        "power": Word("country.ru"),
        "currency": Given("UAH"),
        "balance": Given("1840.50 UAH"),
        "balance_at": Given("2026-11-20 14:02 +02:00 (2026-11-20 12:02 UTC)"),
        "commander": OFFICER,
    }
    return PaymentContent(**(facts | more))


def contents():
    return {"P2": register(), "P3": packet(), "P4": payment(), "R3": unreturned()}
