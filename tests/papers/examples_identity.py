"""Invented people on the papers of identity: intake, identity document, notice, mail, lists, Bureau."""

from dataclasses import replace

from papers.content.answers import NOT_GIVEN, Given, Signatory, Withheld, Word
from papers.content.bureau import (
    BureauPerson,
    BureauReportContent,
    EventLine,
    EventNoticeContent,
)
from papers.content.enquiries import EnquiryAnswerContent, ToldField
from papers.content.identity import IdentityDocumentContent
from papers.content.intake import CarriedDocument, IntakeContent
from papers.content.mail import MailContent
from papers.content.notice import RightsNoticeContent
from papers.content.roll_call import RollCallContent, RollCallLine, StrengthLine
from papers.content.transfer import EvacuationContent
from tests.papers.examples import ADDRESS, OFFICER, issue, line, person

SIZES = {
    "K2": (210, 297),
    "K3": (65, 100),
    "K4": (210, 297),
    "C1": (150, 100),
    "C2": (290, 150),
    "T0": (297, 210),
    "X1": (210, 297),
    "N1": (210, 297),
    "N2": (297, 210),
    "N3": (210, 297),
}
PRISONER_READS = ("K3", "K4", "C1", "C2")
OWN_STATEMENTS = ("C1", "C2")
NOT_PRINTED = {
    "K2": {"contact"},
    "K3": {"position", "contact", "signed_at"},
    "K4": {
        "position",
        "contact",
        "patronymic",
        "latin_name",
        "rank",
        "service_number",
        "date_of_birth",
    },
    "T0": {
        "position",
        "legal_category",
        "capture_cards",
        "notice_given",
        "new_address",
        "complaint",
        "injuries_received",
    },
    "X1": {"position", "contact", "service_number", "date_of_birth"},
}


def intake(languages=("uk", "ru"), **more) -> IntakeContent:
    facts = {
        "issue": issue(languages, number="K2-0300-T", codes=("SC1:K2-0300-T:7Q4K-M2ZP",)),
        "identity": person(0),
        "registrar": OFFICER,
        "pow_number": Given("UA-001200-K"),
        "tag_number": Given("BR-00300-T"),
        "sex": Word("field.sex_male"),
        "language": Word("lang.ru"),
        "interpreter": Given("—"),
        "power": Word("country.ru"),
        "place_of_birth": Given("м. Приклад"),
        "father_first_name": Given("Олег"),
        "mother_maiden_name": NOT_GIVEN,
        "person_to_inform": Given("Верещагина Ольга Петровна"),
        "inform_address": Given("ул. Садовая, д. 14, кв. 2, г. Пример"),
        "mail_address": Given(ADDRESS),
        "captured_at": Given("2026-11-19 04:30 +02:00 / 02:30 UTC"),
        "captured_place": Given("Прикладний район"),
        "capturing_unit": Given("Unit A0000, 2nd company"),
        "handed_over_by": Given("Unit A0000, Bondar Iryna"),
        "health": frozenset({"health.good", "health.not_wounded"}),
        "first_aid": Word("answer.no"),
        "visible_injuries": Given("0"),
        "handling_code": Given("0"),
        "documents": (
            CarriedDocument(
                Given("військовий квиток"),
                Given("АА 0000000"),
                NOT_GIVEN,
                Given("Ооржак Аяс"),
                Given("при собі"),
            ),
            CarriedDocument(
                Given("жетон"), Given("АБ-210400"), NOT_GIVEN, NOT_GIVEN, Given("при собі")
            ),
        ),
        "left_with_prisoner": Given("одяг, окуляри, фотографії (3), молитовник"),
        "in_safe_keeping": Given("телефон (1), каблучка (1), 4 200 RUB"),
        "packet_and_seal": Given("PK-0001 / 880001"),
        "receipts": Given("R-00001-M"),
        "notice_given": Given("2026-11-19 06:00, ru"),
        "read_back": "paper.read_back_corrected",
        "corrections": "Дата народження: 1980-01-10 (а не 1980-10-01)",
    }
    return IntakeContent(**(facts | more))


def identity_document(languages=("ru", "uk"), **more) -> IdentityDocumentContent:
    facts = {
        "issue": issue(languages, number="K3-0042-X", codes=()),
        "identity": person(0),
        "issued_by": OFFICER,
        "pow_number": Given("UA-001200-K"),
        "power": Word("country.ru"),
        "issued_on": Given("2026-11-20"),
    }
    return IdentityDocumentContent(**(facts | more))


def notice(languages=("ru", "uk"), **more) -> RightsNoticeContent:
    facts = {
        "issue": issue(languages, number="K4-0042-X", codes=()),
        "identity": person(0),
        "given_by": OFFICER,
        "pow_number": Given("UA-001200-K"),
        "tag_number": Given("BR-00300-T"),
        "read_aloud_in": Word("lang.ru"),
        "interpreter": Given("—"),
        "given_at": Given("2026-11-20 06:00 +02:00"),
        "outcome": "paper.notice_received",
    }
    return RightsNoticeContent(**(facts | more))


def mail(code="C1", languages=("ru", "uk"), **more) -> MailContent:
    facts = {
        "issue": issue(languages, number=f"{code}-0007-B", codes=()),
        "sender": Given("Верещагин Андрей Олегович"),
        "sender_birth": Given("г. Пример, 1980-01-10"),
        "prisoner_number": Given("UA-001200-K"),
        "camp_name": Given(ADDRESS),
        "posted_in": Word("country.ua"),
        "addressee": Given("Верещагина Ольга Петровна"),
        "street": Given("ул. Садовая, д. 14, кв. 2"),
        "place": Given("г. Пример"),
        "country": Word("country.ru"),
    }
    return MailContent(**(facts | more))


def evacuation(people=3, languages=("uk", "ru"), **more) -> EvacuationContent:
    facts = {
        "issue": issue(languages, number="T0-0003-E"),
        "compiler": OFFICER,
        "escort": Signatory("Bondar Iryna", "Senior Lieutenant", "", "Escort group 3"),
        "provisions": Given("вода 12 л, пайки 6, ковдри 6, санінструктор"),
        "from_place": "Unit A0000",
        "to_place": "Collection point Birch",
        "departs_at": "2026-11-19 05:10 +02:00 / 03:10 UTC",
        "escort_size": "4",
        "vehicles": "AA 1234 BB",
        "lines": tuple(line(number) for number in range(people)),
    }
    return EvacuationContent(**(facts | more))


def roll_call(people=12, languages=("uk", "en"), **more) -> RollCallContent:
    facts = {
        "issue": issue(languages, number="X1-0118-C"),
        "lines": tuple(
            RollCallLine(
                person(number),
                Given(f"UA-{1200 + number:06}-K"),
                Given(f"{1 + number // 6}-{1 + number % 6}"),
            )
            for number in range(people)
        ),
        "strength": (
            StrengthLine(Word("state.interned"), Given(str(people))),
            StrengthLine(Word("state.hospitalised"), Given("2")),
            StrengthLine(Word("state.in_transit"), Given("0")),
            StrengthLine(Word("state.escaped"), Given("0")),
        ),
        "first_counter": Signatory("Bondar Iryna", "Senior Lieutenant", "", "Guard, 1st shift"),
        "second_counter": Signatory("Kovalenko Oksana", "Sergeant", "", "Guard, 2nd shift"),
        "officer": OFFICER,
        "called_at": Given("2026-11-20 07:00 +02:00 / 05:00 UTC"),
        "place": Given("Camp West-3, compound 2"),
        "occasion": Given("ранкова"),
        "expected": str(people),
    }
    return RollCallContent(**(facts | more))


def bureau_person(number: int) -> BureauPerson:
    return BureauPerson(
        identity=person(number),
        pow_number=Given(f"UA-{1200 + number:06}-K"),
        tag_number=Given(f"BR-{300 + number:05}-T"),
        power=Word("country.ru") if number % 8 != 5 else Word("country.kp"),
        place_of_birth=Given("м. Приклад") if number % 2 else NOT_GIVEN,
        father_first_name=Given("Олег"),
        mother_maiden_name=Withheld.DECLINED if number % 3 else NOT_GIVEN,
        person_to_inform=Given("Верещагина Ольга Петровна"),
        inform_address=Given("ул. Садовая, д. 14, кв. 2, г. Пример"),
        mail_address=Given(ADDRESS),
        captured=Given("2026-11-19, Прикладний район"),
        held_now=Word("state.interned", "Табір «Захід-3», 2026-11-20"),
        health=Word("health.good"),
    )


def report(people=3, languages=("uk", "en"), **more) -> BureauReportContent:
    facts = {
        "issue": issue(languages, number="N1-0031-Q"),
        "persons": tuple(bureau_person(number) for number in range(people)),
        "signed_by": OFFICER,
        "addressee": Word("term.national_information_bureau"),
        "report_kind": "paper.report_first",
        "earlier": Given("—"),
    }
    return BureauReportContent(**(facts | more))


def event_line(number: int) -> EventLine:
    event = ("state.hospitalised", "state.escaped", "state.recaptured")[number % 3]
    return EventLine(
        identity=person(number),
        pow_number=Given(f"UA-{1200 + number:06}-K"),
        tag_number=Given(f"BR-{300 + number:05}-T"),
        power=Word("country.ru"),
        event=Word(event),
        event_at=Given("2026-11-20 03:15 +02:00 / 01:15 UTC"),
        place=Given("Прикладний район"),
        from_place=Given("Табір «Захід-3»"),
        to_place=Given("Військовий госпіталь") if number % 3 == 0 else Given("—"),
        mail_address=Given(ADDRESS),
        health=Word("health.seriously_wounded") if number % 3 == 0 else Given("—"),
        next_report=Given("2026-11-27") if number % 3 == 0 else Given("—"),
        attached=Given("—"),
    )


def event_notice(people=3, languages=("uk", "en"), **more) -> EventNoticeContent:
    facts = {
        "issue": issue(languages, number="N2-0008-W"),
        "lines": tuple(event_line(number) for number in range(people)),
        "signed_by": replace(OFFICER, signed_at="2026-11-20 14:00"),
        "addressee": Word("term.national_information_bureau"),
    }
    return EventNoticeContent(**(facts | more))


def enquiry_answer(languages=("uk", "en"), **more) -> EnquiryAnswerContent:
    facts = {
        "issue": issue(languages, number="BR-00017-F", codes=("SC1:N3-00017-F:7Q4K-M2ZP",)),
        "enquirer": Given("Central Tracing Agency, Geneva"),
        "enquirer_is": Word("bureau.enquirer_agency"),
        "address": Given("19 avenue de la Paix, 1202 Genève"),
        "received_at": Given("2026-11-19 09:20 +02:00 (2026-11-19 07:20 UTC)"),
        "sought_surname": Given("Vereshchagin"),
        "sought_first_names": Given("Andrei"),
        "sought_father": Given("Oleg"),
        "sought_born": Given("1980"),
        "answer": "bureau.outcome_found",
        "answered_at": Given("2026-11-20 14:02 +02:00 (2026-11-20 12:02 UTC)"),
        "condition": Word("bureau.condition_held"),
        "told": (
            ToldField("field.surname", Given("Верещагин")),
            ToldField("field.first_names", Given("Андрей")),
            ToldField("field.patronymic", Given("Олегович")),
            ToldField("paper.rank", Given("рядовой")),
            ToldField("field.date_of_birth", Given("1980-01-10")),
            ToldField("field.pow_no", Given("UA-001200-K")),
            ToldField("field.power", Word("country.ru")),
            ToldField("field.mail_address", Given(ADDRESS)),
            ToldField("paper.passing_on", NOT_GIVEN),
        ),
        "signed_by": OFFICER,
    }
    return EnquiryAnswerContent(**(facts | more))


def contents():
    return {
        "K2": intake(),
        "K3": identity_document(),
        "K4": notice(),
        "C1": mail(),
        "C2": mail("C2"),
        "T0": evacuation(),
        "X1": roll_call(),
        "N1": report(),
        "N2": event_notice(),
        "N3": enquiry_answer(),
    }
