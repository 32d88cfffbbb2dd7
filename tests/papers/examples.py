"""Invented people and papers for the tests and figures of printed forms."""

from dataclasses import replace

from papers.content.answers import (
    NOT_GIVEN,
    Given,
    Issue,
    PersonIdentity,
    Signatory,
    Withheld,
    Word,
)
from papers.content.card import CardContent
from papers.content.receipt import MoneySum, PropertyItem, ReceiptContent
from papers.content.tag import TagContent, TagSheetContent
from papers.content.transfer import ExtractContent, TransferContent, TransferLine

SURNAMES = (
    "Верещагин",
    "Соколенко",
    "Мырзабаев",
    "Дондуков",
    "Ооржак",
    "리철호",
    "Абдулкадыров",
    "Щербань",
)
FIRST = ("Андрей", "Кирилл Романович", "Нурлан", "Баир", "Аяс", "강민", "Магомед-Салах", "Ян")
PATRONYMICS = ("Олегович", "", "Серикович", "Цыренович", "", "", "Абдурахманович", "Янович")
RANKS = ("rank.private", "rank.sergeant", "rank.senior_lieutenant")
SIZES = {
    "T1": (297, 210),
    "T2": (105, 148),
    "K1": (148, 210),
    "K1S": (297, 210),
    "B1": (150, 105),
    "B2": (150, 105),
    "P1": (148, 210),
}
PRISONER_READS = ("T2", "K1", "B1", "B2", "P1")
OWN_STATEMENTS = ("B1", "B2")
NOT_PRINTED = {
    "T1": {"position"},
    "T2": {"position", "unit", "contact", "latin_name", "service_number"},
    "K1": {"position", "unit", "contact", "signed_at", "latin_name"},
    "K1S": {"position", "unit", "contact", "signed_at", "latin_name"},
    "B2": {"addressee"},
    "P1": {"contact", "latin_name"},
}
ADDRESS = "Табір «Захід-3», а/с 12, 79000"


def issue(languages=("en", "uk"), **more) -> Issue:
    facts = {
        "number": "T1-0007-K",
        "languages": languages,
        "authority": "Example Coordination Bureau",
        "station": "Collection point Birch",
        "local_time": "2026-11-20 14:02 +02:00",
        "utc_time": "2026-11-20 12:02 UTC",
        "head_code": "7Q4K-M2ZP",
        "codes": ("SC1:T1-0007-K:7Q4K-M2ZP:9F3A0C55",),
    }
    return Issue(**(facts | more))


def person(number: int) -> PersonIdentity:
    at = number % len(SURNAMES)
    return PersonIdentity(
        surname=Given(SURNAMES[at]),
        first_names=Given(FIRST[at]),
        patronymic=Given(PATRONYMICS[at]),
        latin_name=Given("VERESHCHAGIN Andrei") if at == 0 else NOT_GIVEN,
        rank=Word(RANKS[number % 3]),
        service_number=Given(f"АБ-{210_400 + number}") if number % 4 else Withheld.DECLINED,
        date_of_birth=Given(
            f"19{80 + number % 20}-0{1 + number % 9}-1{number % 10}", from_document=number % 3 == 0
        ),
    )


def line(number: int) -> TransferLine:
    return TransferLine(
        identity=person(number),
        pow_number=Given(f"UA-{1200 + number:06}-K"),
        tag_number=Given(f"BR-{300 + number:05}-T"),
        code=f"UA-{1200 + number:06}-K",
        sex=Word("field.sex_male"),
        power=Word("country.ru") if number % 8 != 5 else Word("country.kp"),
        legal_category=Word("legal.4a1"),
        language=Word("lang.ru") if number % 8 != 5 else Word("lang.ko"),
        interpreter=Given("—"),
        fitness=Word("med.fit_move") if number % 5 else Word("med.fit_conditions"),
        examiner=Given("Cpt M. Hrytsenko"),
        visible_injuries=Given("1, BC-0041") if number % 5 == 0 else Given("0"),
        medical_envelope=Given(f"ME-{number:04}"),
        protection=Given("—"),
        own_documents=Given("1 booklet"),
        identity_document=Given(f"ID-{number:05}-4"),
        packet_and_seal=Given(f"PK-{number:04} / 88{number:04}"),
        money_receipts=Given(f"R-{number:05}-M"),
        baggage_kg=Given("6.5"),
        capture_cards=Given("2026-11-20"),
        notice_given=Given("2026-11-20 08:10"),
        new_address=Given(ADDRESS),
        complaint=Word("xfer.no_complaint"),
        injuries_received=Word("answer.no") if number % 5 else Word("answer.yes"),
    )


OFFICER = Signatory(
    "Hrytsenko Maksym Olehovych",
    "Captain",
    "Head of the collection point",
    "Unit A0000",
    "tel. 12-34",
)


def transfer(people: int = 27, languages=("en", "uk"), **more) -> TransferContent:
    return TransferContent(
        issue=more.pop("issue", issue(languages)),
        releasing=OFFICER,
        escort=Signatory(
            "Bondar Iryna", "Senior Lieutenant", "", "Military Law Enforcement, 3rd group"
        ),
        receiving=Signatory(unit="Camp West-3"),
        reason=Word("term.transfer", "(Art. 46)"),
        legal_basis=Given("Res. 721 (2022); order 15/12 (2024)"),
        from_place="Collection point Birch",
        to_place="Camp West-3",
        departs_at="2026-11-20 15:00 +02:00 / 13:00 UTC",
        escort_size="6",
        vehicles="AA 1234 BB; AA 5678 BB",
        lines=tuple(line(number) for number in range(people)),
        **more,
    )


def extract(languages=("ru", "uk"), **more) -> ExtractContent:
    facts = {
        "issue": issue(languages, number="T2-0042-X", codes=()),
        "identity": person(0),
        "pow_number": Given("UA-001200-K"),
        "from_place": Given("Збірний пункт «Береза»"),
        "to_place": Given("Табір «Захід-3»"),
        "departs_at": Given("2026-11-20 15:00"),
        "new_address": Given(ADDRESS),
        "baggage_kg": Given("6.5"),
        "own_effects": Given("одежда, очки, фотографии (3), молитвенник"),
        "packet_and_seal": Given("PK-0001 / 880001"),
        "money_receipts": Given("R-00001-M"),
        "given_by": OFFICER,
    }
    return ExtractContent(**(facts | more))


def tag(number: int = 0, **more) -> TagContent:
    facts = {
        "tag_number": Given(f"BR-{300 + number:05}-T"),
        "identity": person(number),
        "code": f"SC1:BR-{300 + number:05}-T:7Q4K-M2ZP",
        "power": Word("country.ru"),
        "language": Word("lang.ru"),
        "captured_at": Given("2026-11-19 04:30 +02:00 / 02:30 UTC"),
        "capturing_unit": Given("Unit A0000, 2nd company"),
        "packet_and_seal": Given(f"PK-{number:04} / 88{number:04}"),
        "property_items": Given("telephone (1), ring (1), 4 200 RUB"),
        "officer": OFFICER,
    }
    return TagContent(**(facts | more))


def tags(count: int = 1, languages=("uk", "ru"), **more) -> TagSheetContent:
    sheet_issue = more.pop("issue", issue(languages, number="K1-00300", codes=()))
    return TagSheetContent(sheet_issue, tuple(tag(number, **more) for number in range(count)))


def card(languages=("ru", "uk"), **more) -> CardContent:
    facts = {
        "issue": issue(languages, number="B2-0009-A", codes=()),
        "addressee": Given("Верещагина Ольга Петровна, ул. Садовая, д. 14, кв. 2, г. Пример"),
        "power": Word("country.ru"),
        "surname": Given("Верещагин"),
        "first_names": Given("Андрей Олегович"),
        "father_first_name": Given("Олег"),
        "date_of_birth": Given("1994-03-12"),
        "place_of_birth": NOT_GIVEN,
        "rank": Word("rank.sergeant"),
        "service_number": Given("АБ-210401"),
        "next_of_kin_address": Given("ул. Садовая, д. 14, кв. 2, г. Пример"),
        "captured_on": Given("2026-11-19"),
        "health": frozenset({"health.good", "health.not_wounded"}),
        "prisoner_number": Given("UA-001200-K"),
        "camp_name": Given("Табір «Захід-3»"),
    }
    return CardContent(**(facts | more))


def receipt(languages=("uk", "ru"), **more) -> ReceiptContent:
    facts = {
        "issue": issue(languages, number="P1-0021-R", codes=("SC1:P1-0021-R:7Q4K-M2ZP",)),
        "identity": person(0),
        "issuer": OFFICER,
        "ordering_officer": replace(OFFICER, name="Kovalenko Oksana", rank="Major"),
        "pow_number": Given("UA-001200-K"),
        "tag_number": Given("BR-00300-T"),
        "items": (
            PropertyItem(
                Given("Годинник наручний, метал жовтого кольору"),
                Given("1"),
                Given("скло подряпане"),
                Given("збереження"),
            ),
            PropertyItem(
                Given("Телефон, чорний, без SIM-картки"),
                Given("1"),
                Given("екран тріснутий"),
                Given("безпека пункту"),
            ),
        ),
        "money": (
            MoneySum(Given("4 200,00"), Given("RUB"), Given("4 × 1000, 2 × 100"), Given("M-00017")),
        ),
        "packet_and_seal": Given("PK-0001 / 880001"),
        "taken_at": Given("2026-11-19 06:10 +02:00"),
        "witness": "Bondar Iryna",
    }
    return ReceiptContent(**(facts | more))


def contents():
    return {
        "T1": transfer(3),
        "T2": extract(),
        "K1": tags(),
        "K1S": tags(3),
        "B1": card(),
        "B2": card(),
        "P1": receipt(),
    }
