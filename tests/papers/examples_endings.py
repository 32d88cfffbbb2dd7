"""Invented papers that end a captivity: D1, D1L, R1, R2, R2L."""

from papers.content.answers import NOT_GIVEN, Given, Word
from papers.content.endings import (
    AccountLine,
    ClosingContent,
    ClosingLine,
    ClosingListContent,
    DeathContent,
    DeathEffect,
    DeathLine,
    DeathListContent,
    RepatriationContent,
    ReturnedItem,
)
from tests.papers.examples import OFFICER, issue, person

SIZES = {
    "D1": (210, 297),
    "D1L": (297, 210),
    "R1": (148, 210),
    "R2": (210, 297),
    "R2L": (297, 210),
}
PRISONER_READS = ("R1", "R2")
OWN_STATEMENTS = ()
NOT_PRINTED = {
    "D1L": {"position", "contact"},
    "R1": {"decision", "unit", "contact"},
    "R2L": {"position", "contact"},
}


def effect(what: str, quantity: str, receipt: str) -> DeathEffect:
    return DeathEffect(
        Given(what),
        Given(quantity),
        Given(receipt),
        Given("PK-0001 / 880001"),
        Word("settled.forwarded", "2026-11-27"),
    )


def death(languages=("uk", "ru"), **more) -> DeathContent:
    facts = {
        "issue": issue(languages, number="D1-0001-M"),
        "identity": person(0),
        "authority": OFFICER,
        "power": Word("country.ru"),
        "father_first_name": Given("Олег"),
        "place_of_birth": NOT_GIVEN,
        "pow_number": Given("UA-001200-K"),
        "died_at": Given("2026-11-25 03:20 +02:00"),
        "place_of_death": Given("Військовий госпіталь, м. Приклад"),
        "next_of_kin_address": Given("ул. Садовая, д. 14, кв. 2, г. Пример"),
        "captured": Given("2026-11-19, с. Приклад"),
        "cause": Given("Поранення, отримані до взяття в полон"),
        "examined_at": Given("2026-11-25 08:00 +02:00"),
        "examined_by": Given("Capt. Melnyk Daria"),
        "buried_at": Given("2026-11-26"),
        "place_of_burial": Given("Цвинтар № 2, м. Приклад"),
        "grave": Given("Ряд 4, № 17"),
        "grave_marked": Given("Так: хрест і табличка з номером"),
        "cremation": Given("Ні"),
        "buried_unexamined_by": NOT_GIVEN,
        "ashes_kept": NOT_GIVEN,
        "certified_by": Given("Капітан медичної служби Мельник Д."),
        "unidentified": Word("answer.no"),
        "effects_list": (
            effect("Годинник, метал", "1", "R-00017"),
            effect("Гроші: 100 × 5", "500 RUB", "G-00021"),
            DeathEffect(
                Word("prop.sentimental", "обручка"), Given("1"), where=Word("prop.left_with")
            ),
            DeathEffect(
                Word("paper.account_balance"), Given("240.50 UAH"), where=Word("prop.held")
            ),
        ),
        "effects": Word("paper.effects_partly"),
        "effects_through": Given("PK-0001 капрал Дуб І., 2026-11-27 09:00 +02:00"),
        "carer_account": Given("У додатку, медична сестра Коваль О."),
        "will": Given("Не складав"),
        "first_witness": "Шевчук Петро",
        "first_witness_address": "м. Приклад, вул. Лісова, 3",
        "second_witness": "Щербань Ян",
        "second_witness_address": "Табір «Захід-3»",
    }
    return DeathContent(**(facts | more))


def death_line(number: int) -> DeathLine:
    return DeathLine(
        identity=person(number),
        pow_number=Given(f"UA-{1200 + number:06}-K"),
        power=Word("country.ru"),
        died_at=Given("2026-11-25 03:20 +02:00"),
        place_of_death=Given("Військовий госпіталь, м. Приклад"),
        cause=Given("Хвороба"),
        examined=Given("2026-11-25 08:00, Melnyk D."),
        buried_at=Given("2026-11-26"),
        place_of_burial=Given("Цвинтар № 2, м. Приклад"),
        grave=Given(f"Ряд 4, № {number + 1}"),
        cremation=Given("Ні"),
    )


def deaths(people: int = 2, languages=("en", "uk"), **more) -> DeathListContent:
    facts = {
        "issue": issue(languages, number="D1L-0001-M"),
        "lines": tuple(death_line(number) for number in range(people)),
        "officer": OFFICER,
    }
    return DeathListContent(**(facts | more))


def certificate(languages=("ru", "uk"), **more) -> RepatriationContent:
    facts = {
        "issue": issue(languages, number="R1-0001-C"),
        "identity": person(0),
        "chairman": OFFICER,
        "pow_number": Given("UA-001200-K"),
        "date": Given("2026-11-25"),
        "camp": Given("Табір «Захід-3»"),
        "hospital": Given("—"),
        "decision": "paper.commission_a",
    }
    return RepatriationContent(**(facts | more))


def closing(entries: int = 3, items: int = 2, languages=("uk", "ru"), **more) -> ClosingContent:
    facts = {
        "issue": issue(languages, number="R2-0001-B"),
        "identity": person(0),
        "entries": tuple(
            AccountLine(
                Given("2026-11-20"),
                Given(f"A-{number + 1:04}"),
                Given("Аванс грошового утримання (ст. 60)"),
                Given("+ 400.00"),
                Given("UAH"),
                Given(f"{400 * (number + 1)}.00"),
                Given("Верещагин А. О."),
            )
            for number in range(entries)
        ),
        "returned": tuple(
            ReturnedItem(
                Given("Телефон чорний"),
                Given("1"),
                Given("R-00001"),
                Given("екран тріснутий"),
                Given("без змін"),
            )
            for _ in range(items)
        ),
        "officer": OFFICER,
        "pow_number": Given("UA-001200-K"),
        "tag_number": Given("BR-00300-T"),
        "power": Word("country.ru"),
        "ended_by": Word("state.repatriated_medical"),
        "ended_at": Given("2026-11-28"),
        "balance": Given("1 200.00 UAH"),
        "balance_goes": Given("Перелік за ст. 66(2)"),
        "not_returned": Given("—"),
    }
    return ClosingContent(**(facts | more))


def closing_line(number: int) -> ClosingLine:
    return ClosingLine(
        identity=person(number),
        pow_number=Given(f"UA-{1200 + number:06}-K"),
        ended_by=Word("state.exchanged"),
        ended_at=Given("2026-11-28"),
        balance=f"{1200 + number}.25",
        currency="UAH" if number % 3 else "USD",
        statement=Given(f"R2-{number:04}-B"),
    )


def closings(people: int = 3, languages=("en", "uk"), **more) -> ClosingListContent:
    facts = {
        "issue": issue(languages, number="R2L-0001-B"),
        "lines": tuple(closing_line(number) for number in range(people)),
        "officer": OFFICER,
        "power": Word("country.ru"),
        "period": Given("2026-11-01 – 2026-11-30"),
    }
    return ClosingListContent(**(facts | more))


def contents():
    return {
        "D1": death(),
        "D1L": deaths(),
        "R1": certificate(),
        "R2": closing(),
        "R2L": closings(),
    }
